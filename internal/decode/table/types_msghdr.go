// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// struct msghdr and mmsghdr: include/linux/socket.h.

// controlMax is how many bytes of control messages are copied.
const controlMax = 4096

// messageOf is a struct msghdr with a type for its name, for its buffers, and for the
// length of its name.
func messageOf(name, buffer, nameLen arg.Type) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "msg_name", Type: name},
		arg.Field{Name: "msg_namelen", Type: nameLen},
		arg.Field{Name: "msg_iov", Type: arg.Array{Elem: iovecOf(buffer), Len: arg.ByField("msg_iovlen")}},
		arg.Field{Name: "msg_iovlen", Type: arg.Ulong},
		arg.Field{Name: "msg_control", Type: control, When: hasControl},
		arg.Field{Name: "msg_controllen", Type: arg.Ulong},
		arg.Field{Name: "msg_flags", Type: messageFlags},
	)
}

// control is a pointer to control messages, and to the descriptors in them.
var control = func() arg.Type {
	messages := arg.Sized{Len: arg.ByField("msg_controllen"), Max: controlMax, Print: printControl}
	return arg.Both{Types: []arg.Type{messages, arg.Rights{}}, Print: messages.Append}
}()

// hasControl: no more than the length is shown where that is 0.
func hasControl(p *arg.Printer) bool { return p.Field("msg_controllen") != 0 }

// sentMessage is what the kernel reads.
var sentMessage = messageOf(sockaddr(arg.ByField("msg_namelen")), sentBuffer, arg.Int)

// sentBuffer and the others are an iovec's.
var (
	sentBuffer         = netlinkData(arg.Buffer{Len: arg.ByField("iov_len")}, arg.ByField("iov_len"))
	filledBuffer       = filledData(true)
	filledBufferOfMany = filledData(false)
)

// filledMessage is what the kernel has written: recvmsg's, and one of recvmmsg's.
var (
	filledMessage       = filledWith(filledBuffer)
	filledMessageOfMany = filledWith(filledBufferOfMany)
)

func filledWith(buffer arg.Type) *arg.Struct {
	return messageOf(filledName, buffer, filledNameLen)
}

var (
	filledName = arg.Sized{Len: arg.ByField("msg_namelen"), Max: addressMax, Print: func(p *arg.Printer, addr, n uint64) {
		printAddress(p, addr, min(n, nameRoom(p, n)))
	}}
	filledNameLen = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, after uint64) {
		before := nameRoom(p, after)
		p.Int(int64(int32(before)))
		if before != after {
			p.Text(" => ")
			p.Int(int64(int32(after)))
		}
	}}
)

// nameRoom is the length of the name before the call.
func nameRoom(p *arg.Printer, after uint64) (n uint64) {
	p.Before(func(p *arg.Printer) { n = p.Field("msg_namelen") })
	return n
}

// bareMessage is the struct alone, whose pointers are not followed.
var bareMessage = arg.NewStruct(
	arg.Field{Name: "msg_name", Type: arg.Addr}, arg.Field{Name: "msg_namelen", Type: arg.Int}, arg.Field{Name: "msg_iov", Type: arg.Addr},
	arg.Field{Name: "msg_iovlen", Type: arg.Ulong}, arg.Field{Name: "msg_control", Type: arg.Addr}, arg.Field{Name: "msg_controllen", Type: arg.Ulong},
	arg.Field{Name: "msg_flags", Type: messageFlags},
)

// receivedMessage is recvmsg's, an inOut argument: after a failure nothing of it but
// the length of the name is shown, as it was before.
var receivedMessage = arg.Func{
	Type: arg.ByPhase{Entry: arg.Ptr{To: bareMessage}, Exit: arg.Ptr{To: filledMessage}},
	Print: func(p *arg.Printer, v uint64) {
		if !p.Call.Failed() || p.Call.Opaque {
			p.Left = uint64(p.Call.Ret)
			arg.Ptr{To: filledMessage}.Append(p, v)
			return
		}
		if _, ok := p.Bytes(v, bareMessage.Size(p.Call.ABI)); !ok {
			p.Addr(v)
			return
		}
		n, _ := bareMessage.Load(p, v, "msg_namelen")
		p.Text("{msg_namelen=")
		p.Int(int64(int32(n)))
		p.Byte('}')
	},
}

// Arrays of struct mmsghdr, whose msg_len the kernel writes.

func messagesOf(message *arg.Struct) *arg.Struct {
	return arg.NewStruct(arg.Field{Name: "msg_hdr", Type: message}, arg.Field{Name: "msg_len", Type: arg.Uint})
}

var (
	sentMessages   = messagesOf(sentMessage)
	filledMessages = messagesOf(filledMessageOfMany)
	bareMessages   = messagesOf(bareMessage)
)

// sentVector is sendmmsg's, an inOut argument.
var sentVector = arg.Func{
	Type: arg.ByPhase{Entry: arg.Array{Elem: sentMessages, Len: arg.ByUint(2)}, Exit: arg.AtExit{Type: arg.Array{Elem: bareMessages, Len: arg.ByUint(2)}}},
	Print: func(p *arg.Printer, v uint64) {
		elem := arg.Type(sentMessages)
		if p.Call.Failed() {
			elem = unsent
		}
		arg.Array{Elem: elem, Len: arg.ByUint(2)}.Append(p, v)
	},
}

// unsent is a mmsghdr whose length nobody has written.
var unsent = arg.NewStruct(arg.Field{Name: "msg_hdr", Type: sentMessage}, arg.Field{Type: arg.Uint, Hidden: true})

// receivedVector is recvmmsg's, an inOut argument: as many as the call returned.
var receivedVector = arg.Func{
	Type: arg.ByPhase{Entry: arg.Array{Elem: bareMessages, Len: arg.ByUint(2)}, Exit: arg.Array{Elem: filledMessages, Len: arg.ByRet()}},
	Print: func(p *arg.Printer, v uint64) {
		if p.Call.Failed() {
			p.Addr(v)
			return
		}
		arg.Array{Elem: receivedElement, Len: arg.ByRet()}.Append(p, v)
	},
}

// receivedElement shares the bytes that one message brought among its buffers.
var receivedElement = inMemory{filledMessages, func(p *arg.Printer, v uint64) {
	p.Left, _ = filledMessages.Load(p, v, "msg_len")
	filledMessages.Append(p, v)
}}

// inMemory is a struct that a function prints.
type inMemory struct {
	*arg.Struct
	print func(p *arg.Printer, v uint64)
}

// Append calls the function.
func (t inMemory) Append(p *arg.Printer, v uint64) { t.print(p, v) }

// untilMessages shows how much of recvmmsg's timeout is left.
func untilMessages(p *arg.Printer) {
	if p.Call.Ret == 0 {
		p.Text(" (Timeout)")
		return
	}
	if p.Call.Args[4] == 0 || p.Call.Opaque {
		return
	}
	start := len(p.Out)
	p.Text(" (left ")
	if !p.Value(timespec, p.Call.Args[4]) {
		p.Out = p.Out[:start]
		return
	}
	p.Byte(')')
}
