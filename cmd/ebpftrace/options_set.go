// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// on sets a switch.
func on(field func(*Options) *bool) setter {
	return func(p *parser, _ use) error {
		*field(&p.Options) = true
		return nil
	}
}

// number reads a number within bounds.
func number[N int | int64](field func(*Options) *N, low, high N) setter {
	return func(p *parser, u use) error {
		n, err := strconv.ParseInt(strings.TrimLeft(u.value, " \t\n"), 10, 64)
		if err != nil || N(n) < low || N(n) > high {
			return invalid(u)
		}
		*field(&p.Options) = N(n)
		return nil
	}
}

// choice reads one of several words, whose index is the value.
func choice[N ~int](field func(*Options) *N, words ...string) setter {
	return func(p *parser, u use) error {
		i := slices.Index(words, u.value)
		if i < 0 {
			return invalid(u)
		}
		*field(&p.Options) = N(i)
		return nil
	}
}

// inAnyCase reads what another setter wants in lower case.
func inAnyCase(set setter) setter {
	return func(p *parser, u use) error {
		lower := u
		lower.value = strings.ToLower(u.value)
		if set(p, lower) != nil {
			return invalid(u)
		}
		return nil
	}
}

// list collects values.
func list(field func(*Options) *[]string) setter {
	return func(p *parser, u use) error {
		*field(&p.Options) = append(*field(&p.Options), u.value)
		return nil
	}
}

// syscalls reads a set of syscalls. The last one counts.
func syscalls(field func(*Options) *selection.Set) setter {
	return func(p *parser, u use) (err error) {
		*field(&p.Options), err = p.tables.Parse(u.value)
		var unknown *selection.DesignatorError
		if errors.As(err, &unknown) {
			return usageError(err.Error())
		}
		return err
	}
}

// members reads a set of another kind. The last one counts.
func members(field func(*Options) *selection.Numbers, noun string, lookup func(string) (int, bool)) setter {
	kind := selection.Kind{Noun: noun, Lookup: lookup}
	return func(p *parser, u use) (err error) {
		*field(&p.Options), err = kind.Parse(u.value)
		return err
	}
}

func setNoAbbrev(p *parser, _ use) error {
	p.Abbrev = selection.Set{}
	return nil
}

func setVersion(p *parser, _ use) error {
	p.version = true
	return nil
}

// setHelp ends the parsing.
func setHelp(*parser, use) error { return errHelp }

// setExpr hands -e's argument on to the option that it names, or else to --trace.
func setExpr(p *parser, u use) error {
	name, value, found := strings.Cut(u.value, "=")
	row := byExpr(name)
	if !found || row == nil {
		name, value, row = "trace", u.value, byExpr("trace")
	}
	return p.apply(use{row: row, spelled: "-e " + name, form: byExpression, value: value, given: true})
}

// invalid is what is said of a value that an option does not take.
func invalid(u use) error {
	return usagef("invalid %s argument: '%s'", u.spelled, u.value)
}

// text takes the value as it is.
func text(field func(*Options) *string) setter {
	return func(p *parser, u use) error {
		*field(&p.Options) = u.value
		return nil
	}
}
