// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// A variant is what the other arguments of a multiplexer are where its selector has a
// value.
type variant struct {
	value uint64
	args  []Arg
}

// choose makes arguments that depend on the selector, which is argument on. Those of
// other values come last; all are after the selector, at their own places.
func choose(on int, variants []variant, other []Arg) []Arg {
	most := len(other)
	for _, v := range variants {
		most = max(most, len(v.args))
	}
	pick := func(c *arg.Call) []Arg {
		value := arg.Truncate(c.Args[on], 4)
		for i := range variants {
			if variants[i].value == value {
				return variants[i].args
			}
		}
		return other
	}
	args := make([]Arg, most)
	for i := range args {
		args[i] = Arg{
			Type: choice(on, i, variants, other), At: Watch,
			When: func(c *arg.Call) bool {
				picked := pick(c)
				return i < len(picked) && (picked[i].When == nil || picked[i].When(c))
			},
			NameOf: func(c *arg.Call) string {
				if picked := pick(c); i < len(picked) {
					return picked[i].Name
				}
				return "" // -e raw= prints what the variant does not have
			},
		}
	}
	return args
}

// choice is the type of the i-th argument of all variants.
func choice(on, i int, variants []variant, other []Arg) *arg.Switch {
	s := &arg.Switch{On: on, Default: arg.HexL}
	if i < len(other) {
		s.Default = phased(other[i])
	}
	for _, v := range variants {
		if i < len(v.args) {
			s.Cases = append(s.Cases, arg.Case{Value: v.value, Type: phased(v.args[i])})
			continue
		}
		s.Cases = append(s.Cases, arg.Case{Value: v.value, Type: arg.HexL})
	}
	return s
}

// phased is an argument's type with its phase: that of a variant's own.
func phased(a Arg) arg.Type {
	switch a.At {
	case Out:
		return arg.AtExit{Type: a.Type}
	case InOut:
		return arg.AtBoth{Type: a.Type}
	case Watch:
		return a.Type
	}
	return arg.AtEntry{Type: a.Type}
}
