// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var noteType = &arg.Enum{Bytes: 4, Names: noteNames, Unknown: "NT_???"}

// The register sets that are printed: elf.h.
const (
	noteRegisters   = 1 // NT_PRSTATUS
	noteFPRegisters = 2 // NT_FPREGSET
)

// userRegisters is struct user_regs_struct: what PTRACE_GETREGS is about.
var userRegisters = perABIStruct{wide: registers(registersAMD64), narrow: registers(registersI386)}

func registers(names []string) *arg.Struct {
	fields := make([]arg.Field, len(names))
	for i, name := range names {
		fields[i] = arg.Field{Name: name, Type: hexOrZeroL}
	}
	return arg.NewStruct(fields...)
}

// perABIStruct is a struct that is another one for i386.
type perABIStruct struct{ wide, narrow *arg.Struct }

func (t perABIStruct) of(a arg.ABI) *arg.Struct {
	if a == arg.I386 {
		return t.narrow
	}
	return t.wide
}

// Size is that of the ABI's struct.
func (t perABIStruct) Size(a arg.ABI) int { return t.of(a).Size(a) }

// Align is that of the ABI's struct.
func (t perABIStruct) Align(a arg.ABI) int { return t.of(a).Align(a) }

// Plan follows nothing: registers are plain words.
func (perABIStruct) Plan(*arg.Plan, arg.Place) {}

// Append is that of the ABI's struct.
func (t perABIStruct) Append(p *arg.Printer, v uint64) { t.of(p.Call.ABI).Append(p, v) }

// userFPRegisters is struct user_fpregs_struct of sys/user.h: user_i387_struct of
// asm/user_64.h and asm/user_32.h.
var userFPRegisters = perABIStruct{
	wide: arg.NewStruct(
		arg.Field{Name: "cwd", Type: hexOrZero16}, arg.Field{Name: "swd", Type: hexOrZero16}, arg.Field{Name: "ftw", Type: hexOrZero16},
		arg.Field{Name: "fop", Type: hexOrZero16}, arg.Field{Name: "rip", Type: hexOrZero64}, arg.Field{Name: "rdp", Type: hexOrZero64},
		arg.Field{Name: "mxcsr", Type: hexOrZero32}, arg.Field{Name: "mxcr_mask", Type: hexOrZero32},
		arg.Field{Name: "st_space", Type: arg.Vector{Elem: hexOrZero32, N: 32}}, arg.Field{Name: "xmm_space", Type: arg.Vector{Elem: hexOrZero32, N: 64}},
		arg.Field{Name: "padding", Type: arg.Vector{Elem: hexOrZero32, N: 24}},
	),
	narrow: arg.NewStruct(
		arg.Field{Name: "cwd", Type: hexOrZero32}, arg.Field{Name: "swd", Type: hexOrZero32}, arg.Field{Name: "twd", Type: hexOrZero32},
		arg.Field{Name: "fip", Type: hexOrZero32}, arg.Field{Name: "fcs", Type: hexOrZero32}, arg.Field{Name: "foo", Type: hexOrZero32},
		arg.Field{Name: "fos", Type: hexOrZero32}, arg.Field{Name: "st_space", Type: arg.Vector{Elem: hexOrZero32, N: 20}},
	),
}

var hexOrZero16 = arg.Num{Bytes: 2, Form: arg.HexOrZero}

// registersARM64 is struct user_pt_regs of asm/ptrace.h.
var registersARM64 = arg.NewStruct(
	arg.Field{Name: "regs", Type: arg.Vector{Elem: hexOrZero64, N: 31}}, arg.Field{Name: "sp", Type: hexOrZero64},
	arg.Field{Name: "pc", Type: hexOrZero64}, arg.Field{Name: "pstate", Type: hexOrZero64},
)

// regsetMax is the size of the longest register set that is printed.
const regsetMax = 512

// regset is the struct iovec of a register set of argument 2's type.
var regset = arg.NewStruct(
	arg.Field{Name: "iov_base", Type: arg.Func{Type: arg.Blob{Len: arg.ByField("iov_len"), Max: regsetMax}, Print: func(p *arg.Printer, v uint64) {
		appendRegset(p, v, p.Field("iov_len"))
	}}},
	arg.Field{Name: "iov_len", Type: arg.Ulong},
)

// appendRegset appends the registers of the first n bytes at v, or the address.
func appendRegset(p *arg.Printer, v, n uint64) {
	t := regsetOf(p.Call)
	if t == nil || n == 0 || n%uint64(p.Call.ABI.PointerSize()) != 0 || !p.Prefix(t, v, int(min(n, regsetMax))) {
		arg.Addr.Append(p, v)
	}
}

func regsetOf(c *arg.Call) *arg.Struct {
	note := arg.Truncate(c.Args[2], 4)
	switch {
	case note == noteRegisters && c.ABI == arg.ARM64:
		return registersARM64
	case note == noteRegisters && (c.ABI == arg.AMD64 || c.ABI == arg.I386):
		return userRegisters.of(c.ABI)
	case note == noteFPRegisters && (c.ABI == arg.AMD64 || c.ABI == arg.I386):
		return userFPRegisters.of(c.ABI)
	}
	return nil
}

// regsetFilled is a regset that PTRACE_GETREGSET writes, with the size it writes.
type regsetFilled struct{}

// Size is that of its address.
func (regsetFilled) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies the iovec, and behind the call the registers.
func (regsetFilled) Plan(c *arg.Plan, at arg.Place) {
	if c.Exit {
		arg.Ptr{To: regset}.Plan(c, at)
		return
	}
	arg.Ptr{To: arg.Raw{Bytes: 2 * c.ABI.PointerSize()}}.Plan(c, at)
}

// Append prints the iovec; without success, with addresses.
func (regsetFilled) Append(p *arg.Printer, v uint64) {
	word := p.Call.ABI.PointerSize()
	var was uint64
	var ok bool
	p.Before(func(p *arg.Printer) { was, ok = p.Load(v+uint64(word), word) })
	base, there := p.Load(v, word)
	if !ok || !there || p.Call.Opaque {
		p.Addr(v)
		return
	}
	p.Text("{iov_base=")
	is := was
	if p.Call.Failed() {
		p.Addr(base)
	} else {
		is, _ = p.Load(v+uint64(word), word)
		appendRegset(p, base, is)
	}
	p.Text(", iov_len=")
	p.Uint(was)
	if is != was {
		p.Text(" => ")
		p.Uint(is)
	}
	p.Byte('}')
}
