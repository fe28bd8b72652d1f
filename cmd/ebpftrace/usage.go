// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"runtime"
	"strings"
)

// Columns of the help.
const (
	helpWidth  = 80
	helpIndent = 25 // of what an option does
)

// helpText is what -h prints, made from the table.
func helpText(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage: %s [OPTION]... PROG [ARG]...\n", name)
	fmt.Fprintf(&b, "   or: %s [OPTION]... -p PID [-p PID]... [PROG [ARG]...]\n", name)
	b.WriteString("\nTrace system calls, and signals, of a command or of processes that run already.\n")
	var heading group
	for i := range optionTable {
		o := &optionTable[i]
		if o.unsupported() {
			continue
		}
		if o.Group != heading {
			heading = o.Group
			fmt.Fprintf(&b, "\n%s:\n", heading)
		}
		b.WriteString(o.help())
	}
	fmt.Fprintf(&b, "\nNames for -e:\n%s", wrap("  ", strings.Join(exprNames(), ", ")))
	fmt.Fprintf(&b, "\nOptions of strace that are not supported yet:\n%s", wrap("  ", strings.Join(unsupported(), ", ")))
	return b.String()
}

// help is the option and what it does, in two columns.
func (o *option) help() string {
	left := "  " + strings.Join(o.forms(), ", ")
	if o.Letter == 0 {
		left = "    " + left
	}
	if len(left)+2 > helpIndent {
		return left + "\n" + wrap(strings.Repeat(" ", helpIndent), o.Help)
	}
	text := wrap(strings.Repeat(" ", helpIndent), o.Help)
	return left + text[len(left):]
}

// forms are the ways to write an option.
func (o *option) forms() []string {
	var forms []string
	if o.Letter != 0 {
		form := "-" + string(o.Letter)
		if o.letterTakesValue() && o.Long == "" {
			form += " " + o.Arg
		}
		forms = append(forms, form)
	}
	switch {
	case o.Long == "":
	case o.Arg == "":
		forms = append(forms, "--"+o.Long)
	case o.Optional:
		forms = append(forms, "--"+o.Long+"[="+o.Arg+"]")
	default:
		forms = append(forms, "--"+o.Long+"="+o.Arg)
	}
	return forms
}

// unsupported tells whether all uses of the option are refused.
func (o *option) unsupported() bool { return o.Refused != "" && o.RefusedIf == nil }

// unsupported lists the options that are refused, shortly.
func unsupported() []string {
	var names []string
	for i := range optionTable {
		o := &optionTable[i]
		if !o.unsupported() {
			continue
		}
		name := "--" + o.Long
		if o.Letter != 0 {
			name = "-" + string(o.Letter)
		}
		names = append(names, name)
	}
	return names
}

// exprNames lists what may stand in front of = in -e, with short spellings behind.
func exprNames() []string {
	var names []string
	for i := range optionTable {
		o := &optionTable[i]
		if len(o.Expr) == 0 || o.unsupported() {
			continue
		}
		name := o.Expr[0]
		if last := o.Expr[len(o.Expr)-1]; len(last) == 1 {
			name += " (" + last + ")"
		}
		names = append(names, name)
	}
	return names
}

// wrap breaks text into indented lines.
func wrap(indent, text string) string {
	var b strings.Builder
	line := indent
	for word := range strings.FieldsSeq(text) {
		if len(line) > len(indent) && len(line)+1+len(word) > helpWidth {
			b.WriteString(line + "\n")
			line = indent
		}
		if len(line) > len(indent) {
			line += " "
		}
		line += word
	}
	return b.String() + line + "\n"
}

// versionText is what -V prints.
func versionText() string {
	return fmt.Sprintf("ebpftrace -- version %s\nBuilt with %s for %s.\n"+
		"The program is under the Apache License 2.0, its probes under the GPL 2.0.\n"+
		"There is no warranty.\n", version, runtime.Version(), runtime.GOARCH)
}
