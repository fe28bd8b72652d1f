// SPDX-License-Identifier: Apache-2.0

package main

import "strings"

// byName finds the row that a long name means, and the name in full. As getopt_long(3)
// has it, a name may be shortened as long as only one option begins so. strace's options
// go before our own, so that what can be shortened there can be here.
func byName(word, name string) (o *option, full string, err error) {
	for i := range optionTable {
		if optionTable[i].hasName(name) {
			return &optionTable[i], name, nil
		}
	}
	rows, names := startingWith(name, false)
	if len(rows) == 0 {
		rows, names = startingWith(name, true)
	}
	switch len(rows) {
	case 0:
		return nil, "", usagef("unrecognized option '%s'", word)
	case 1:
		return rows[0], names[0], nil
	}
	return nil, "", usagef("option '%s' is ambiguous; possibilities: '--%s'", word, strings.Join(names, "' '--"))
}

// startingWith lists the rows with a name that begins so, and these names.
func startingWith(prefix string, ours bool) (rows []*option, names []string) {
	for i := range optionTable {
		o := &optionTable[i]
		if o.own() != ours {
			continue
		}
		before := len(names)
		for _, name := range o.names() {
			if strings.HasPrefix(name, prefix) {
				names = append(names, name)
			}
		}
		if len(names) > before {
			rows = append(rows, o)
		}
	}
	return rows, names
}
