// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strconv"
	"strings"
)

// column is a way to trace. Its commands are templates: words in braces stand for
//
//	{ebpftrace}  the tracer under test
//	{-f}         -f if the command has children
//	{out}        the file to write to
//	{pid}        the process to attach to
//	{command}    the command to trace
//	{joined}     the same as one word
type column struct {
	name   string
	run    []string // runs a command under the tracer
	attach []string // attaches to a process
	beside []string // traces {command} while the load runs untraced
	floor  bool     // attaches the empty pair
	lines  bool     // writes a line for each call of the load
	slow   bool     // gets less work, since it would take minutes

	// attached tells whether the tracer watches the process by now.
	attached func(tracer *process, pid int) bool
}

// shown is the column's command, as the report has it.
func (c *column) shown() string {
	switch {
	case c.floor:
		return "bench/floor: tp_btf sys_enter and sys_exit, which return 0"
	case c.run != nil:
		return strings.Join(c.run, " ")
	case c.beside != nil:
		return strings.Join(c.beside, " ") + ", which sleeps; the load is not traced"
	}
	return "{command}"
}

// values fill a template.
type values struct {
	ebpftrace string
	children  bool
	out       string
	pid       int
	command   []string
}

func (v *values) fill(template []string) []string {
	var argv []string
	for _, word := range template {
		switch word {
		case "{ebpftrace}":
			argv = append(argv, v.ebpftrace)
		case "{-f}":
			if v.children {
				argv = append(argv, "-f")
			}
		case "{out}":
			argv = append(argv, v.out)
		case "{pid}":
			argv = append(argv, strconv.Itoa(v.pid))
		case "{command}":
			argv = append(argv, v.command...)
		case "{joined}":
			argv = append(argv, strings.Join(v.command, " "))
		default:
			argv = append(argv, word)
		}
	}
	return slices.Clip(argv)
}
