// SPDX-License-Identifier: Apache-2.0

package table

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var ipcMessageFlags = &arg.Flags{Bytes: 4, Names: ipcMessageNames, Unknown: "MSG_???"}

// ipcMessage is struct msgbuf of linux/msg.h: a long, and behind it a text of argument
// 2's size. strace prints as much of it whatever is received.
type ipcMessage struct{}

// Size is that of its address.
func (ipcMessage) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies the type and as much of the text as is printed.
func (ipcMessage) Plan(c *arg.Plan, at arg.Place) {
	n := uint32(c.ABI.PointerSize() + c.StringLimit)
	c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: n, Max: n})
}

// Append prints both, or the address where one of them was not copied.
func (ipcMessage) Append(p *arg.Printer, v uint64) {
	word := p.Call.ABI.PointerSize()
	n := arg.Truncate(p.Call.Args[2], word)
	kind, ok := p.Load(v, word)
	_, there := p.Bytes(v, word+int(min(n, uint64(p.Opt.StringLimit))))
	if !ok || !there {
		p.Addr(v)
		return
	}
	p.Text("{mtype=")
	arg.Long.Append(p, kind)
	p.Text(", mtext=")
	p.Buffer(v+uint64(word), n)
	p.Byte('}')
}

// The commands of linux/msg.h.
const (
	msgStat    = 11
	msgInfo    = 12
	msgStatAny = 13
)

var (
	queueOp     = ipcOp(queueOpNames, "MSG_???")
	queueBuffer = ipcBuffer(1,
		perABI(arg.Ptr{To: queueDescription(ipcPermSet, true, false)}, arg.Ptr{To: queueDescription(ipcPermSet, true, true)}),
		perABI(arg.Ptr{To: queueDescription(ipcPermAll, false, false)}, arg.Ptr{To: queueDescription(ipcPermAll, false, true)}),
		[]uint64{ipcStat, msgStat, msgStatAny}, []arg.Case{{ipcInfo, arg.Ptr{To: queueInfo}}, {msgInfo, arg.Ptr{To: queueInfo}}})
)

// ipcBuffer is the last argument of a ...ctl call with its command in argument on:
// one type that is read, others that are written.
func ipcBuffer(on int, set, all arg.Type, stats []uint64, infos []arg.Case) *arg.Switch {
	cases := ipcCases(ipcSet, arg.AtEntry{Type: set})
	for _, op := range stats {
		cases = append(cases, ipcCases(op, arg.AtExit{Type: all})...)
	}
	for _, c := range infos {
		cases = append(cases, ipcCases(c.Value, arg.AtExit{Type: c.Type})...)
	}
	return &arg.Switch{On: on, Cases: cases, Default: arg.Addr}
}

// queueDescription is struct msqid64_ds of asm-generic/msgbuf.h: as set, or as asked
// for. 32-bit architectures have a time's upper half behind it.
func queueDescription(perm *arg.Struct, set, narrow bool) *arg.Struct {
	fields := []arg.Field{{Name: "msg_perm", Type: perm}}
	for _, name := range []string{"msg_stime", "msg_rtime", "msg_ctime"} {
		fields = append(fields, timeFields(name, set, narrow)...)
	}
	return arg.NewStruct(append(fields,
		hidden("cbytes", arg.Ulong), arg.Field{Name: "msg_qnum", Type: arg.Ulong, Hidden: set}, arg.Field{Name: "msg_qbytes", Type: arg.Ulong},
		arg.Field{Name: "msg_lspid", Type: arg.Int, Hidden: set}, arg.Field{Name: "msg_lrpid", Type: arg.Int, Hidden: set},
		hidden("unused1", arg.Ulong), hidden("unused2", arg.Ulong),
	)...)
}

func timeFields(name string, hide, narrow bool) []arg.Field {
	fields := []arg.Field{{Name: name, Type: arg.Ulong, Hidden: hide}}
	if narrow {
		fields = append(fields, hidden(name+"_high", arg.Ulong))
	}
	return fields
}

// queueInfo is struct msginfo of linux/msg.h.
var queueInfo = arg.NewStruct(
	arg.Field{Name: "msgpool", Type: arg.Int}, arg.Field{Name: "msgmap", Type: arg.Int}, arg.Field{Name: "msgmax", Type: arg.Int},
	arg.Field{Name: "msgmnb", Type: arg.Int}, arg.Field{Name: "msgmni", Type: arg.Int}, arg.Field{Name: "msgssz", Type: arg.Int},
	arg.Field{Name: "msgtql", Type: arg.Int}, arg.Field{Name: "msgseg", Type: arg.Uint16},
)
