// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strings"
)

// Words of times, by their value. Precision has none that means "not at all".
var (
	formatWords    = []string{"none", "time", "unix"}
	precisionWords = []string{"", "s", "ms", "us", "ns"}
)

// timestampLetters is what -t, -tt and -ttt mean.
var timestampLetters = []Timestamps{{TimeOfDay, Seconds}, {TimeOfDay, Microseconds}, {UnixTime, Microseconds}}

func setTimestamps(p *parser, u use) error {
	if u.form == byItsLetter {
		p.Timestamps = timestampLetters[min(p.letters("absolute-timestamps"), len(timestampLetters))-1]
		return nil
	}
	t, ok := p.Timestamps, true
	if p.names("absolute-timestamps") == 1 {
		t = Timestamps{TimeOfDay, Seconds}
	}
	for value := range strings.SplitSeq(strings.ToLower(u.value), ",") {
		ok = ok && (value == "" || t.set(value))
	}
	if !ok {
		return invalid(u)
	}
	p.Timestamps = t
	return nil
}

// set reads [format:]FORMAT or [precision:]PRECISION.
func (t *Timestamps) set(value string) bool {
	kind, word, named := strings.Cut(value, ":")
	if !named {
		word = value
	}
	if i := slices.Index(formatWords, word); i >= 0 && (!named || kind == "format") {
		t.Format = TimeFormat(i)
		return true
	}
	if i := slices.Index(precisionWords, word); i > 0 && (!named || kind == "precision") {
		t.Precision = Precision(i)
		return true
	}
	return false
}

// precision reads how far a duration is printed; without a value it is microseconds.
func precision(field func(*Options) *Precision) setter {
	return func(p *parser, u use) error {
		if !u.given {
			*field(&p.Options) = Microseconds
			return nil
		}
		i := slices.Index(precisionWords, strings.ToLower(u.value))
		if i < int(Seconds) {
			return invalid(u)
		}
		*field(&p.Options) = Precision(i)
		return nil
	}
}
