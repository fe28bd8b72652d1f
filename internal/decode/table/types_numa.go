// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// The constants are in linux/mempolicy.h.

var policyNames = []arg.Name{
	{0, "MPOL_DEFAULT"}, {1, "MPOL_PREFERRED"}, {2, "MPOL_BIND"}, {3, "MPOL_INTERLEAVE"}, {4, "MPOL_LOCAL"}, {5, "MPOL_PREFERRED_MANY"},
	{6, "MPOL_WEIGHTED_INTERLEAVE"},
}

const policyFlagBits = 0xe000

// memoryPolicy is a policy with its flags, as a number of bytes; 0 is a long.
func memoryPolicy(bytes int) arg.Type {
	return &arg.Flags{Bytes: bytes, Unknown: "MPOL_???", Mask: ^uint64(policyFlagBits), Enum: policyNames, Names: []arg.Name{
		{0x8000, "MPOL_F_STATIC_NODES"}, {0x4000, "MPOL_F_RELATIVE_NODES"}, {0x2000, "MPOL_F_NUMA_BALANCING"},
	}}
}

// memoryMode is what get_mempolicy tells.
var memoryMode = &arg.Enum{Bytes: 4, Unknown: "MPOL_???", Form: arg.HexOrZero, Names: policyNames}

var moveNodeNames = []arg.Name{{1, "MPOL_MF_STRICT"}, {2, "MPOL_MF_MOVE"}, {4, "MPOL_MF_MOVE_ALL"}}

// bindFlags are mbind's; movePagesFlags leave out the one that move_pages has not.
var (
	bindFlags      = &arg.Flags{Bytes: 4, Unknown: "MPOL_MF_???", Names: moveNodeNames}
	movePagesFlags = &arg.Flags{Bytes: 4, Unknown: "MPOL_MF_???", Names: moveNodeNames[1:]}
)

var policyFlags = &arg.Flags{Unknown: "MPOL_F_???", Names: []arg.Name{{1, "MPOL_F_NODE"}, {2, "MPOL_F_ADDR"}, {4, "MPOL_F_MEMS_ALLOWED"}}}

// nodes is a pointer to a set of nodes whose number of bits, plus one, is argument i:
// get_nodes of mm/mempolicy.c.
func nodes(i int) arg.Type {
	return arg.Func{Type: arg.Array{Elem: nodeWord, Len: arg.ByBits(i)}, Print: func(p *arg.Printer, v uint64) {
		bits := p.Call.Args[i]
		if bits == 0 && v != 0 {
			p.Text("[]")
			return
		}
		word := uint64(8 * p.Call.ABI.PointerSize())
		n := (bits - 1 + word - 1) / word
		if v == 0 || n == 0 {
			p.Addr(v)
			return
		}
		p.Array(v, n, arg.Array{Elem: nodeWord})
	}}
}

// nodeWord is printed with its leading zeros.
var nodeWord = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) { p.HexWide(v, 2*p.Call.ABI.PointerSize()) }}

// pageStatus is a page's node, or a negative errno: move_pages(2).
var pageStatus = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	n := int32(v)
	if name, _ := Errno(-int(n)); n < 0 && name != "" {
		p.Byte('-')
		p.Constant(uint64(uint32(-n)), asInt, name)
		return
	}
	p.Int(int64(n))
}}
