// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"

	"github.com/spf13/pflag"
)

// absent stands for a value that was not given. No argument can contain it.
const absent = "\x00"

// register makes a flag for each way to write each option.
func register(flags *pflag.FlagSet, p *parser) {
	for i := range optionTable {
		row := &optionTable[i]
		for _, name := range row.names() {
			f := flags.VarPF(spelling{p, row, "--" + name}, name, "", "")
			if row.Arg == "" || row.Optional {
				f.NoOptDefVal = absent
			}
		}
		if row.Letter != 0 {
			letter := string(row.Letter)
			f := flags.VarPF(spelling{p, row, "-" + letter}, "-"+letter, letter, "")
			if !row.letterTakesValue() {
				f.NoOptDefVal = absent
			}
		}
	}
}

// A spelling is a way to write an option. It is a pflag.Value.
type spelling struct {
	p    *parser
	row  *option
	text string
}

func (s spelling) Set(value string) error {
	given := value != absent
	if given && s.row.Arg == "" {
		return usagef("option '%s' doesn't allow an argument", s.text)
	}
	u := use{row: s.row, spelled: s.text, form: byItsName, given: given}
	if len(s.text) == 2 {
		u.form = byItsLetter
	}
	if given {
		u.value = value
	}
	return s.p.apply(u)
}

func (spelling) String() string { return "" }
func (spelling) Type() string   { return "" }

// inGetoptWords gives an error of pflag the words that getopt has for it.
func inGetoptWords(err error) error {
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown): // a letter: names are known since expand
		return usagef("invalid option -- '%s'", unknown.GetSpecifiedShortnames())
	case errors.As(err, &without) && without.GetSpecifiedShortnames() != "":
		return usagef("option requires an argument -- '%s'", without.GetSpecifiedShortnames())
	case errors.As(err, &without):
		return usagef("option '--%s' requires an argument", without.GetSpecifiedName())
	case errors.As(err, &invalid):
		return invalid.Unwrap()
	}
	return err
}
