// SPDX-License-Identifier: Apache-2.0

package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var updateMan = flag.Bool("update-man", false, "rewrite the options in docs/ebpftrace.1 from the table")

// The options stand between these lines of the page; the rest is written by hand.
const (
	manPage  = "../../docs/ebpftrace.1"
	manBegin = ".\\\" options: made by go test ./cmd/ebpftrace -update-man\n"
	manEnd   = ".\\\" options: end\n"
)

func TestManPageHasTheOptions(t *testing.T) {
	page, err := os.ReadFile(manPage)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), manBegin)
	old, after, ended := strings.Cut(rest, manEnd)
	if !found || !ended {
		t.Fatalf("%s: no place for the options between the lines\n%s%s", manPage, manBegin, manEnd)
	}
	if *updateMan {
		text := before + manBegin + manOptions() + manEnd + after
		if err := os.WriteFile(manPage, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := manOptions(); old != want {
		t.Errorf("%s is not of this table; go test ./cmd/ebpftrace -update-man makes it so\n got %s\nwant %s", manPage, old, want)
	}
}

// manOptions is the table in roff: man(7).
func manOptions() string {
	var b, refused strings.Builder
	var heading group
	for i := range optionTable {
		o := &optionTable[i]
		if o.unsupported() {
			fmt.Fprintf(&refused, ".TP\n%s\n%s.\n", manForms(o), roff(capital(o.Refused)))
			continue
		}
		if o.Group != heading {
			heading = o.Group
			fmt.Fprintf(&b, ".SS %s\n", heading)
		}
		fmt.Fprintf(&b, ".TP\n%s\n%s.\n", manForms(o), roff(capital(o.Help)))
		if o.Man != "" {
			b.WriteString(roff(o.Man) + "\n")
		}
		if len(o.Expr) > 0 {
			fmt.Fprintf(&b, "With\n.BR \\-e :\n%s.\n", roff(strings.Join(o.Expr, "=, ")+"="))
		}
	}
	b.WriteString(".SS Options of strace that are not supported yet\n")
	return b.String() + refused.String()
}

// manForms has what is typed in bold, and what is put in its place in italics.
func manForms(o *option) string {
	var forms []string
	for _, form := range o.forms() {
		flag, arg := form, ""
		if i := strings.IndexAny(form, "[= "); i >= 0 {
			flag, arg = form[:i], form[i:]
		}
		text := "\\fB" + roff(flag) + "\\fR"
		if arg != "" {
			text += "\\fI" + roff(arg) + "\\fR"
		}
		forms = append(forms, text)
	}
	return strings.Join(forms, ", ")
}

// roff escapes text that must not begin with a control character.
func roff(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "^", `\(ha`, "~", `\(ti`).Replace(text)
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
