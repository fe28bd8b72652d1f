// SPDX-License-Identifier: Apache-2.0

package main

import "slices"

// An option is a row of the table that the parser, the help and the man page are
// made from.
type option struct {
	Letter byte     // 0 if it has none
	Long   string   // "" if it has none
	Alias  []string // other long names, which only strace's users know
	Expr   []string // names under which -e takes the value

	Arg      string // what its value is called; "" if it takes none
	Plain    bool   // but the letter takes none
	Optional bool   // the long name may go without

	Group group
	Help  string // one sentence for --help
	Man   string // what the man page says beyond that

	// Refused says why an option cannot be honoured yet, and what to do instead. If
	// RefusedIf is there as well, only some values cannot.
	Refused   string
	RefusedIf func(*Options) bool

	set setter // nil if the value does not matter
}

// A setter takes a use of an option into account.
type setter func(p *parser, u use) error

// A group of options stands under a heading of its own.
type group string

const (
	groupStartup    group = "Startup"
	groupTracing    group = "Tracing"
	groupFiltering  group = "Filtering"
	groupOutput     group = "Output"
	groupStatistics group = "Statistics"
	groupLatency    group = "Latency (not in strace)"
	groupTampering  group = "Tampering"
	groupMisc       group = "Miscellaneous"
	groupOwn        group = "Not in strace"
)

// name is the row's key: its long name, or else its letter.
func (o *option) name() string {
	if o.Long == "" {
		return string(o.Letter)
	}
	return o.Long
}

// own tells whether strace does not have the option.
func (o *option) own() bool { return o.Group == groupOwn || o.Group == groupLatency }

// names are the long names of the row.
func (o *option) names() []string {
	if o.Long == "" {
		return nil
	}
	return slices.Concat([]string{o.Long}, o.Alias)
}

// hasName tells whether the row goes by a long name.
func (o *option) hasName(name string) bool { return slices.Contains(o.names(), name) }

// letterTakesValue tells whether something must follow the letter.
func (o *option) letterTakesValue() bool { return o.Arg != "" && !o.Plain }

// byLetter finds a row, or nil.
func byLetter(letter byte) *option {
	for i := range optionTable {
		if o := &optionTable[i]; o.Letter == letter {
			return o
		}
	}
	return nil
}

// byExpr finds the row whose value -e takes under a name, or nil.
func byExpr(name string) *option {
	for i := range optionTable {
		if o := &optionTable[i]; slices.Contains(o.Expr, name) {
			return o
		}
	}
	return nil
}
