// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

const lsmSingle = 1 // LSM_FLAG_SINGLE of linux/lsm.h

var (
	lsmAttr  = &arg.Enum{Bytes: 4, Names: lsmAttrNames, Unknown: "LSM_ATTR_???"}
	lsmID    = &arg.Enum{Bytes: 8, Names: lsmNames}
	lsmFlags = &arg.Flags{Bytes: 4, Names: []arg.Name{{lsmSingle, "LSM_FLAG_SINGLE"}}, Unknown: "LSM_FLAG_???"}
)

// changed is a pointer to a number that the kernel may replace: [4 => 8].
func changed(of arg.Num) arg.Type {
	return arg.Func{Type: arg.Ptr{To: of}, Print: func(p *arg.Printer, v uint64) {
		n := of.Size(p.Call.ABI)
		var was, is uint64
		var before, after bool
		p.Before(func(p *arg.Printer) { was, before = p.Load(v, n) })
		p.After(func(p *arg.Printer) { is, after = p.Load(v, n) })
		if !before {
			p.Addr(v)
			return
		}
		p.Byte('[')
		of.Append(p, was)
		if after && is != was {
			p.Text(" => ")
			of.Append(p, is)
		}
		p.Byte(']')
	}}
}

// lsmHead is struct lsm_ctx without its text: linux/lsm.h. Its len covers both.
var lsmHead = arg.NewStruct(
	arg.Field{Name: "id", Type: lsmID}, arg.Field{Name: "flags", Type: hexOrZero64},
	arg.Field{Name: "len", Type: arg.Uint64}, arg.Field{Name: "ctx_len", Type: arg.Uint64},
	arg.Field{Name: "ctx", Type: arg.Func{Type: arg.Raw{}, Print: printLSMText}, When: isSet("ctx_len")},
)

const (
	lsmHeadSize = 32
	lsmMax      = 4096 // bytes of contexts that are copied
)

// printLSMText appends the text behind the head, as much as all three sizes allow.
func printLSMText(p *arg.Printer, _ uint64) {
	at := p.Base() + lsmHeadSize
	n := min(p.Field("ctx_len"), p.Field("len")-lsmHeadSize)
	if p.Field("len") < lsmHeadSize {
		n = 0
	}
	old := p.Opt.Hex
	p.Opt.Hex = arg.HexAll
	p.Buffer(at, n)
	p.Opt.Hex = old
}

// lsmContext is the context that lsm_set_self_attr sets, of the size in argument 2.
var lsmContext = arg.Func{Type: arg.Blob{Len: arg.ByArg(2), Max: lsmMax}, Print: func(p *arg.Printer, v uint64) {
	if arg.Truncate(p.Call.Args[2], 4) < lsmHeadSize || !p.Value(lsmHead, v) {
		p.Addr(v)
	}
}}

// lsmContexts are those that lsm_get_self_attr returns. Where only one module's is
// asked for, its id is read first.
var lsmContexts = arg.Both{Types: []arg.Type{arg.Blob{Len: arg.ByPointee(2), Max: lsmMax}, arg.Ptr{To: arg.Raw{Bytes: 8}}}, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Args[3]&lsmSingle != 0 {
		id, ok := uint64(0), false
		p.Before(func(p *arg.Printer) { id, ok = p.Load(v, 8) })
		if ok {
			p.Text("{id=")
			lsmID.Append(p, id)
			p.Text("} => ")
		}
	}
	if p.Call.Failed() || v == 0 {
		p.Addr(v)
		return
	}
	printLSMContexts(p, v, p.Call.Ret)
}}

func printLSMContexts(p *arg.Printer, v uint64, n int64) {
	p.Byte('[')
	for i := range n {
		if i > 0 {
			p.Text(", ")
		}
		size, _ := lsmHead.Load(p, v, "len")
		if size < lsmHeadSize || !p.Value(lsmHead, v) {
			p.Text("... /* ")
			p.Hex(v)
			p.Text(" */")
			break
		}
		v += size
	}
	p.Byte(']')
}
