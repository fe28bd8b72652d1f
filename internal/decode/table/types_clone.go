// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// clone's arguments are in the order that strace prints: stack, flags, and what the
// flags ask for. On amd64 the fourth is child_tid, the fifth tls; elsewhere the other
// way round: CONFIG_CLONE_BACKWARDS, clone(2).
var cloneArgs = []Arg{
	{Type: arg.Func{Type: arg.Ulong, Print: printCloneStart}},
	when(absent, in("", arg.Addr)),
	when(hasAny(0, unix.CLONE_PARENT_SETTID|unix.CLONE_PIDFD), inOut("", cloneParent)),
	when(hasAny(0, unix.CLONE_SETTLS), inOut("", cloneTLS)),
	when(hasAny(0, unix.CLONE_CHILD_SETTID|unix.CLONE_CHILD_CLEARTID), inOut("", cloneChild)),
}

const exitSignal = 0xff // CSIGNAL

var cloneFlags = &arg.Flags{Unknown: "CLONE_???", Names: cloneNames}

func printCloneStart(p *arg.Printer, v uint64) {
	p.Text("child_stack=")
	arg.Addr.Append(p, p.Call.Args[1])
	p.Text(", flags=")
	flags, sig := v&^exitSignal, v&exitSignal
	if flags != 0 {
		cloneFlags.Append(p, flags)
		if sig == 0 {
			return
		}
		p.Byte('|')
	}
	AppendSignal(p, sig)
}

var cloneParent = arg.Func{Type: pidfdPtr, Print: func(p *arg.Printer, v uint64) {
	p.Text("parent_tid=")
	if p.Call.Failed() {
		p.Addr(v)
		return
	}
	if p.Call.Args[0]&unix.CLONE_PIDFD != 0 {
		pidfdPtr.Append(p, v)
		return
	}
	pidPtr.Append(p, v)
}}

var (
	pidPtr   = arg.Ptr{To: pid}
	pidfdPtr = arg.Ptr{To: fd}
)

var cloneTLS = arg.Func{Type: arg.Addr, Print: func(p *arg.Printer, v uint64) {
	p.Text("tls=")
	arg.Addr.Append(p, p.Call.Args[tlsIndex(p.Call.ABI)])
}}

var cloneChild = arg.Func{Type: arg.Addr, Print: func(p *arg.Printer, v uint64) {
	p.Text("child_tidptr=")
	arg.Addr.Append(p, p.Call.Args[3+4-tlsIndex(p.Call.ABI)])
}}

func tlsIndex(a arg.ABI) int {
	if a == arg.AMD64 || a == arg.X32 {
		return 4
	}
	return 3
}

// Sizes that struct clone_args has had: linux/sched.h.
const (
	cloneArgsVer0 = 64
	cloneArgsVer1 = 80
	cloneArgsVer2 = 88
)

// clone3Args is struct clone_args. What a flag asks for is there with that flag only.
var clone3Args = arg.NewStruct(
	arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 8, Unknown: "CLONE_???", Names: clone3Names}},
	arg.Field{Name: "pidfd", Type: writtenFor(fd), When: cloneWants(unix.CLONE_PIDFD)},
	arg.Field{Name: "child_tid", Type: address64, When: cloneWants(unix.CLONE_CHILD_SETTID | unix.CLONE_CHILD_CLEARTID)},
	arg.Field{Name: "parent_tid", Type: writtenFor(pid), When: cloneWants(unix.CLONE_PARENT_SETTID)},
	arg.Field{Name: "exit_signal", Type: signal64},
	arg.Field{Name: "stack", Type: address64},
	arg.Field{Name: "stack_size", Type: arg.Num{Bytes: 8, Form: arg.HexOrZero}},
	arg.Field{Name: "tls", Type: address64, When: cloneWants(unix.CLONE_SETTLS)},
	arg.Field{Name: "set_tid", Type: wantedTIDs, When: cloneSetsTID},
	arg.Field{Name: "set_tid_size", Type: arg.Uint64, When: cloneSetsTID},
	arg.Field{Name: "cgroup", Type: arg.Uint64, When: cloneSetsCgroup},
)

var address64 = arg.Num{Bytes: 8, Form: arg.Address}

// signal64 is a signal in a 64-bit field.
var signal64 = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	if SignalName(v) == "" {
		p.Uint(v)
		return
	}
	AppendSignal(p, v)
}}

func cloneWants(flags uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field("flags")&flags != 0 }
}

func cloneSetsTID(p *arg.Printer) bool {
	return p.Call.Args[1] >= cloneArgsVer1 && p.Field("set_tid")|p.Field("set_tid_size") != 0
}

func cloneSetsCgroup(p *arg.Printer) bool {
	return p.Call.Args[1] >= cloneArgsVer2 && (p.Field("cgroup") != 0 || p.Field("flags")&unix.CLONE_INTO_CGROUP != 0)
}

// wantedTIDs is an array of thread IDs, one for each level of PID namespaces.
var wantedTIDs = longPointer{arg.Array{Elem: arg.Int, Len: arg.ByField("set_tid_size")}}

// longPointer is a pointer in a field of 64 bits, on 32-bit architectures too.
type longPointer struct{ arg.Array }

// Size is that of a __u64.
func (longPointer) Size(arg.ABI) int { return 8 }

// Append prints the array, or its address where there can be none.
func (t longPointer) Append(p *arg.Printer, v uint64) {
	const levels = 32 // MAX_PID_NS_LEVEL of linux/pid_namespace.h
	if n := p.Field("set_tid_size"); n == 0 || n > levels {
		p.Addr(v)
		return
	}
	t.Array.Append(p, v)
}

// longPtr is such a pointer to one value.
type longPtr struct{ arg.Ptr }

// Size is that of a __u64.
func (longPtr) Size(arg.ABI) int { return 8 }

// writtenFor is a pointer that is printed as an address; what the kernel writes there
// is copied, for clone3Became.
func writtenFor(t arg.Type) arg.Type {
	return arg.Func{Type: arg.AtExit{Type: longPtr{arg.Ptr{To: t}}}, Print: address64.Append}
}

// clone3Became appends what a successful clone3 has written.
func clone3Became(p *arg.Printer) {
	if p.Call.Failed() {
		return
	}
	flags, _ := clone3Args.Load(p, p.Call.Args[0], "flags")
	n := 0
	for _, w := range clone3Writes {
		if flags&w.flag == 0 {
			continue
		}
		at, _ := clone3Args.Load(p, p.Call.Args[0], w.name)
		p.Text(w.start[min(n, 1)])
		w.to.Append(p, at)
		n++
	}
	if n > 0 {
		p.Byte('}')
	}
}

var clone3Writes = []struct {
	flag  uint64
	name  string
	start [2]string // as the first, and behind another
	to    arg.Type
}{
	{unix.CLONE_PIDFD, "pidfd", [2]string{" => {pidfd=", ", pidfd="}, arg.Ptr{To: fd}},
	{unix.CLONE_PARENT_SETTID, "parent_tid", [2]string{" => {parent_tid=", ", parent_tid="}, arg.Ptr{To: pid}},
}
