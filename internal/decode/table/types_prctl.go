// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// explained is a number that is printed with its constant's name behind it, always.
type explained struct {
	arg.Num
	names   []arg.Name
	unknown string
}

// Append prints both, but for the style that wants no names.
func (t explained) Append(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, t.Size(p.Call.ABI))
	arg.Num{Bytes: t.Bytes, Form: arg.HexOrZero}.Append(p, v)
	if p.Opt.Style == arg.StyleRaw {
		return
	}
	for _, n := range t.names {
		if n.Value == v {
			p.Comment(n.Name)
			return
		}
	}
	p.Comment(t.unknown)
}

// capability is the number of one.
var capability = &arg.Enum{Unknown: "CAP_???", Form: arg.HexOrZero, Names: numbered(capabilityNames[:])}

func numbered(list []string) (names []arg.Name) {
	for i, name := range list {
		names = append(names, arg.Name{Value: uint64(i), Name: name})
	}
	return names
}

// commMax is how much of a name the kernel takes: TASK_COMM_LEN without its NUL.
const commMax = 15

// takenName is a name of which the kernel takes no more than that. strace looks no
// further either: a name that has not ended by then is cut, whatever follows.
var takenName = arg.Func{Type: arg.String{Max: commMax}, Print: func(p *arg.Printer, v uint64) {
	name := p.Read(v, commMax)
	if len(name) < commMax || bytes.IndexByte(name, 0) >= 0 {
		arg.String{Max: commMax}.Append(p, v)
		return
	}
	p.QuoteCut(name, true)
}}

// vectorLength is a length in the low bits and flags in the others.
func vectorLength(names []arg.Name) arg.Type {
	const length = 0xffff
	flags := &arg.Flags{Names: names}
	return arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
		if v&^length == 0 {
			hexOrZeroL.Append(p, v)
			return
		}
		styled(p, v, func() {
			flags.Append(p, v&^length)
			p.Byte('|')
			hexOrZeroL.Append(p, v&length)
		})
	}}
}

// bitOrNot appends a bit's name, with an exclamation mark where it is not set.
func bitOrNot(p *arg.Printer, set bool, name string) {
	if !set {
		p.Byte('!')
	}
	p.Text(name)
}

func nameOrHex(p *arg.Printer, v uint64, names []arg.Name) {
	for _, n := range names {
		if n.Value == v {
			p.Text(n.Name)
			return
		}
	}
	p.Hex(v)
}

func orHex(p *arg.Printer, v uint64) {
	if v != 0 {
		p.Byte('|')
		p.Hex(v)
	}
}

// taggedMode is PR_SET_TAGGED_ADDR_CTRL's: a switch, a kind of check and a set of tags.
var taggedMode = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const enable, check, shift, tags = 1, 6, 3, 0xffff << 3
	styled(p, v, func() {
		bitOrNot(p, v&enable != 0, "PR_TAGGED_ADDR_ENABLE")
		p.Byte('|')
		nameOrHex(p, v&check, tagCheck)
		if v&tags != 0 {
			orHex(p, v&tags>>shift)
			p.Text("<<PR_MTE_TAG_SHIFT")
		}
		orHex(p, v&^(enable|check|tags))
	})
}}

// riscvVector is PR_RISCV_V_SET_CONTROL's: the present state, the next one and whether it
// is inherited.
var riscvVector = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const state, shift, inherit = 3, 2, 1 << 4
	styled(p, v, func() {
		nameOrHex(p, v&state, riscvVectors)
		p.Byte('|')
		nameOrHex(p, v>>shift&state, riscvVectors)
		p.Text("<<2|")
		bitOrNot(p, v&inherit != 0, "PR_RISCV_V_VSTATE_CTRL_INHERIT")
		orHex(p, v&^(state|state<<shift|inherit))
	})
}}

// tracer is PR_SET_PTRACER's.
var tracer = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	if arg.SignExtend(v, p.Call.ABI.PointerSize()) == -1 {
		p.Constant(v, asLong, "PR_SET_PTRACER_ANY")
		return
	}
	pid.Append(p, v)
}}

// optionArgIs makes a condition: an argument has one of the values.
func optionArgIs(i int, values ...uint64) func(*arg.Call) bool {
	return func(c *arg.Call) bool {
		for _, v := range values {
			if c.Args[i] == v {
				return true
			}
		}
		return false
	}
}

// speculationValue is a constant where the misfeature is known.
var speculationValue = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const known = 2 // PR_SPEC_L1D_FLUSH, the last
	if p.Call.Args[1] > known {
		hexOrZeroL.Append(p, v)
		return
	}
	speculation.Append(p, v)
}}
