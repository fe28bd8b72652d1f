// SPDX-License-Identifier: Apache-2.0

package selection

import (
	"fmt"
	"strings"
)

// An InvalidError is a value that is no member of the kind of set it stands in.
type InvalidError struct {
	Noun  string // what the set is made of, as in "invalid signal 'foo'"
	Value string // as it was written
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("invalid %s '%s'", e.Noun, e.Value)
}

// A Kind is a kind of set whose members can be numbered.
type Kind struct {
	Noun   string                              // names a member in messages
	Lookup func(value string) (n int, ok bool) // finds a member
}

// Parse reads an expression. The words all and none mean what they say only where
// they stand alone, and in lower case, even if other values may be in any case.
func (k Kind) Parse(expr string) (Numbers, error) {
	not, list := negation(expr)
	switch list {
	case "all":
		return Numbers{not: !not}, nil
	case "none":
		return Numbers{not: not}, nil
	}
	set := Numbers{not: not}
	values := split(list)
	if len(values) == 0 {
		return Numbers{}, &InvalidError{k.Noun, expr}
	}
	for _, value := range values {
		n, ok := k.Lookup(value)
		if !ok {
			return Numbers{}, &InvalidError{k.Noun, value}
		}
		set.add(uint32(n))
	}
	return set, nil
}

// negation takes off the ! in front. Each further one turns the meaning again.
func negation(expr string) (not bool, list string) {
	list = strings.TrimLeft(expr, "!")
	return (len(expr)-len(list))%2 != 0, list
}

// split gives the values of a list. Empty ones do not count.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}
