// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"io"

	"github.com/spf13/pflag"

	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// A use is an option as it stands on the command line.
type use struct {
	row     *option
	spelled string // "-s", "--string-limit" or "-e signal"
	form    form
	value   string
	given   bool // a value was given
}

// A form is a way to give an option.
type form int

const (
	byItsLetter form = iota
	byItsName
	byExpression // -e NAME=
)

// A parser is a command line half read.
type parser struct {
	Options
	tables  *selection.Tables
	uses    []use
	times   map[tally]int
	version bool
}

// A tally counts the uses of an option in one form.
type tally struct {
	name string
	form form
}

// errHelp ends the parsing: what comes behind -h is not even looked at.
var errHelp = errors.New("help asked for")

// parse reads the words of the command line behind the program's own name, which is
// for the help. Sets of syscalls are made from the tables.
func parse(name string, args []string, tables *selection.Tables) (Options, error) {
	p := newParser(tables)
	err := p.read(args)
	switch {
	case errors.Is(err, errHelp):
		return Options{Print: helpText(name)}, nil
	case err != nil:
		return Options{}, err
	case p.version:
		return Options{Print: versionText()}, nil
	}
	if err := p.check(); err != nil {
		return Options{}, err
	}
	p.settle()
	return p.Options, nil
}

// read takes the words one by one.
func (p *parser) read(args []string) error {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.SetInterspersed(false)
	flags.SetOutput(io.Discard)
	register(flags, p)
	words, bad := expand(args)
	if err := flags.Parse(words); err != nil {
		return inGetoptWords(err)
	}
	p.Command = flags.Args()
	return bad
}

func newParser(tables *selection.Tables) *parser {
	return &parser{
		tables: tables,
		times:  make(map[tally]int),
		Options: Options{
			Trace:       tables.All(),
			TraceFDs:    selection.All,
			Signals:     selection.All,
			Status:      selection.All,
			Abbrev:      tables.All(),
			Verbose:     tables.All(),
			StringLimit: 32,
			Columns:     40,
			StackLimit:  256,
			StackSize:   stackSize,
			Latency:     Latency{MaxRows: 1024},
		},
	}
}

// apply notes a use and does what it says.
func (p *parser) apply(u use) error {
	p.uses = append(p.uses, u)
	p.times[tally{u.row.name(), u.form}]++
	if u.row.set == nil {
		return nil
	}
	return u.row.set(p, u)
}

// letters is how often an option was given by its letter, names how often in other
// ways, given how often at all.
func (p *parser) letters(name string) int { return p.times[tally{name, byItsLetter}] }

func (p *parser) names(name string) int {
	return p.times[tally{name, byItsName}] + p.times[tally{name, byExpression}]
}

func (p *parser) given(name string) int { return p.letters(name) + p.names(name) }
