// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var (
	bpfCommand      = &arg.Enum{Bytes: 4, Names: bpfCommandNames, Unknown: "BPF_???"}
	bpfMapType      = &arg.Enum{Bytes: 4, Names: bpfMapNames, Unknown: "BPF_MAP_TYPE_???"}
	bpfProgramType  = &arg.Enum{Bytes: 4, Names: bpfProgramNames, Unknown: "BPF_PROG_TYPE_???"}
	bpfAttachType   = &arg.Enum{Bytes: 4, Names: bpfAttachNames, Unknown: "BPF_???"}
	bpfMapFlags     = &arg.Flags{Bytes: 4, Names: bpfMapFlagNames, Unknown: "BPF_F_???"}
	bpfFileFlags    = &arg.Flags{Bytes: 4, Names: bpfFileFlagNames, Unknown: "BPF_F_???"}
	bpfProgramFlags = &arg.Flags{Bytes: 4, Names: bpfProgramFlagNames, Unknown: "BPF_F_???"}
	bpfAttachFlags  = &arg.Flags{Bytes: 4, Names: bpfAttachFlagNames, Unknown: "BPF_F_???"}
	bpfElementFlags = &arg.Flags{Bytes: 8, Zero: "BPF_ANY", Names: bpfElementFlagNames, Unknown: "BPF_???"}
	bpfQueryFlags   = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "BPF_F_QUERY_EFFECTIVE"}}, Unknown: "BPF_F_QUERY_???"}
	bpfTestFlags    = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "BPF_F_TEST_RUN_ON_CPU"}, {2, "BPF_F_TEST_XDP_LIVE_FRAMES"}}, Unknown: "BPF_F_TEST_???"}
	bpfStats        = &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "BPF_STATS_RUN_TIME"}}, Unknown: "BPF_STATS_???"}
	bpfFDType       = &arg.Enum{Bytes: 4, Names: bpfFDTypeNames, Unknown: "BPF_FD_TYPE_???"}
)

const bpfReplace = 4 // BPF_F_REPLACE of linux/bpf.h

// bpfAddr is an address of 64 bits whatever the caller's are.
var bpfAddr = arg.Num{Bytes: 8, Form: arg.Address}

// bpfVersion is a kernel's version, as KERNEL_VERSION makes it.
var bpfVersion = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	if p.Opt.Style != arg.StyleAbbrev {
		hexOrZero32.Append(p, v)
	}
	switch p.Opt.Style {
	case arg.StyleAbbrev:
		appendVersion(p, v)
	case arg.StyleVerbose:
		p.Text(" /* ")
		appendVersion(p, v)
		p.Text(" */")
	}
}}

func appendVersion(p *arg.Printer, v uint64) {
	p.Text("KERNEL_VERSION(")
	p.Uint(v >> 16 & 0xffff)
	p.Text(", ")
	p.Uint(v >> 8 & 0xff)
	p.Text(", ")
	p.Uint(v & 0xff)
	p.Byte(')')
}

// bpfAttr is union bpf_attr as one command sees it. The fields that the kernel came to
// know later are printed where the caller's size, argument 2, covers them; bytes
// behind those that are known where one of them is not 0.
type bpfAttr struct {
	arg.Growing
	end func(p *arg.Printer, v uint64) uint64
}

// bpfSizeMax is a page, beyond which the kernel refuses a size.
const bpfSizeMax = 4096

// bpfFields makes a bpfAttr whose known bytes are those of its struct.
func bpfFields(fields ...arg.Field) arg.Type {
	s := arg.NewStruct(fields...)
	return bpfEnding(s, func(p *arg.Printer, _ uint64) uint64 { return bpfEnd(s, p.Call.ABI) })
}

func bpfEnding(s *arg.Struct, end func(*arg.Printer, uint64) uint64) arg.Type {
	return bpfAttr{arg.Growing{Of: s, Len: arg.ByArg(2), Least: 1}, end}
}

// bpfEnd is where a struct's last field ends: its size without padding.
func bpfEnd(s *arg.Struct, abi arg.ABI) (end uint64) {
	for i := range s.Fields {
		f := &s.Fields[i]
		size := uint64(f.Type.Size(abi))
		if inner, ok := f.Type.(*arg.Struct); ok {
			size = bpfEnd(inner, abi)
		}
		end = max(end, uint64(f.At-1)+size)
	}
	return end
}

// bpfNested makes an attr with one struct inside, as most commands have.
func bpfNested(name string, fields ...arg.Field) arg.Type {
	return bpfFields(arg.Field{Name: name, Type: arg.NewStruct(fields...), At: 1})
}

// Append prints the fields.
func (t bpfAttr) Append(p *arg.Printer, v uint64) {
	size := arg.Truncate(p.Call.Args[2], 4)
	if _, ok := p.Load(v, 1); !ok || size == 0 || size > bpfSizeMax || p.Call.Opaque {
		p.Addr(v)
		return
	}
	p.Padded(v, int(size), t.Of.Size(p.Call.ABI), func() {
		p.WithTail(t.Of, v, func() { bpfRest(p, v, t.end(p, v), size) })
	})
}

// bpfRest appends the bytes from..size-1, unless all are 0.
func bpfRest(p *arg.Printer, v, from, size uint64) {
	if size <= from {
		return
	}
	b := p.Read(v+from, int(size-from))
	zero := true
	for _, c := range b {
		zero = zero && c == 0
	}
	switch {
	case zero:
	case !p.Call.Verbose:
		p.Text(", ...")
	default:
		p.Text(", extra_data=")
		old := p.Opt.Hex
		p.Opt.Hex = arg.HexAll
		p.Quote(b)
		p.Opt.Hex = old
		p.Text(" /* bytes ")
		p.Uint(from)
		p.Text("..")
		p.Uint(size - 1)
		p.Text(" */")
	}
}

// at is a field at an offset.
func at(offset int, name string, t arg.Type) arg.Field {
	return arg.Field{Name: name, Type: t, At: offset + 1}
}

// bpfPlaced puts a field at an offset.
func bpfPlaced(f arg.Field, offset int) arg.Field {
	f.At = offset + 1
	return f
}

// since makes a field one that is there where the caller's size is more than the
// offset at which the kernel's union ended before.
func since(size uint64, f arg.Field) arg.Field {
	f.When = func(p *arg.Printer) bool { return arg.Truncate(p.Call.Args[2], 4) > size }
	return f
}

// bpfWritten is a field at an offset that the kernel writes: it is printed as it is
// after the call, the others as they were before.
func bpfWritten(offset int, name string, t arg.Type) arg.Field {
	return at(offset, name, arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) {
		p.After(func(p *arg.Printer) {
			if is, ok := p.Load(p.Base()+uint64(offset), t.Size(p.Call.ABI)); ok {
				v = is
			}
			t.Append(p, v)
		})
	}})
}

// bpfChanged is one that is printed as both where they differ: 8 => 0.
func bpfChanged(offset int, name string, t arg.Num) arg.Field {
	return at(offset, name, arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) {
		t.Append(p, v)
		p.After(func(p *arg.Printer) {
			if is, ok := p.Load(p.Base()+uint64(offset), t.Size(p.Call.ABI)); ok && is != v {
				p.Text(" => ")
				t.Append(p, is)
			}
		})
	}})
}

// bpfBefore is an attr of which the kernel writes some fields: the rest is printed as
// it was.
func bpfBefore(t arg.Type) arg.Type {
	return arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) { p.Before(func(p *arg.Printer) { t.Append(p, v) }) }}
}
