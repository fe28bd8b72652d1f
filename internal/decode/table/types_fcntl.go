// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Struct flock, as the caller's ABI has it and with 64-bit offsets; l_pid is the
// kernel's answer: include/uapi/asm-generic/fcntl.h.
var (
	lockAsked    = lockOf(arg.Long)
	lockFound    = lockOf(arg.Long, arg.Field{Name: "l_pid", Type: pid})
	lock64Asked  = lockOf(arg.Int64)
	lock64Found  = lockOf(arg.Int64, arg.Field{Name: "l_pid", Type: pid})
	ownerOf      = arg.NewStruct(arg.Field{Name: "type", Type: ownerType}, arg.Field{Name: "pid", Type: ownerPID})
	delegationOf = arg.NewStruct(
		arg.Field{Name: "d_flags", Type: hexOrZero32},
		arg.Field{Name: "d_type", Type: lockType},
		arg.Field{Name: "__pad", Type: arg.Num{Bytes: 2, Form: arg.HexOrZero}},
	)
)

// ownerPID is a thread, a process or a process group, as the type says. Of other types
// strace knows no name.
var ownerPID = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
	const group = 2 // F_OWNER_PGRP: asm-generic/fcntl.h
	if p.Field("type") > group {
		arg.Int.Append(p, v)
		return
	}
	pid.Append(p, v)
}}

func lockOf(offset arg.Num, more ...arg.Field) *arg.Struct {
	return arg.NewStruct(append([]arg.Field{
		{Name: "l_type", Type: lockType},
		{Name: "l_whence", Type: lockWhence},
		{Name: "l_start", Type: offset},
		{Name: "l_len", Type: offset},
	}, more...)...)
}

var fcntlCommand = &arg.Enum{Bytes: 4, Unknown: "F_???", Names: fcntlCommands}

// fcntlArg is the third argument, by the command.
var fcntlArg = &arg.Switch{On: 1, Default: hexOrZeroL, Cases: []arg.Case{
	{unix.F_DUPFD, arg.Long},
	{unix.F_DUPFD_CLOEXEC, arg.Long},
	{fcntlDupQuery, fd},
	{unix.F_SETFD, fcntlFDFlags},
	{unix.F_SETFL, openFlags},
	{unix.F_SETOWN, pid},
	{unix.F_SETSIG, signal},
	{unix.F_SETLEASE, leaseType},
	{unix.F_NOTIFY, notifyEvents},
	{unix.F_SETPIPE_SZ, arg.Long},
	{unix.F_ADD_SEALS, seals},
	{5, arg.AtExit{Type: arg.Ptr{To: lockFound}}},
	{6, arg.AtEntry{Type: arg.Ptr{To: lockAsked}}},
	{7, arg.AtEntry{Type: arg.Ptr{To: lockAsked}}},
	{fcntlGetLock64, lock64(arg.AtExit{Type: arg.Ptr{To: lock64Found}})},
	{fcntlSetLock64, lock64(arg.AtEntry{Type: arg.Ptr{To: lock64Asked}})},
	{fcntlSetLockWait, lock64(arg.AtEntry{Type: arg.Ptr{To: lock64Asked}})},
	{unix.F_OFD_GETLK, arg.AtExit{Type: arg.Ptr{To: lock64Found}}},
	{unix.F_OFD_SETLK, arg.AtEntry{Type: arg.Ptr{To: lock64Asked}}},
	{unix.F_OFD_SETLKW, arg.AtEntry{Type: arg.Ptr{To: lock64Asked}}},
	{unix.F_GETOWN_EX, arg.AtExit{Type: arg.Ptr{To: ownerOf}}},
	{unix.F_SETOWN_EX, arg.AtEntry{Type: arg.Ptr{To: ownerOf}}},
	{unix.F_GET_RW_HINT, arg.AtExit{Type: arg.Ptr{To: writeLife}}},
	{unix.F_SET_RW_HINT, arg.AtEntry{Type: arg.Ptr{To: writeLife}}},
	{unix.F_GET_FILE_RW_HINT, arg.AtExit{Type: arg.Ptr{To: writeLife}}},
	{unix.F_SET_FILE_RW_HINT, arg.AtEntry{Type: arg.Ptr{To: writeLife}}},
	{fcntlGetDeleg, arg.AtExit{Type: arg.Ptr{To: delegationOf}}},
	{fcntlSetDeleg, arg.AtEntry{Type: arg.Ptr{To: delegationOf}}},
}}

// lock64 is for commands that only 32-bit ABIs have.
func lock64(t arg.Type) arg.Type {
	return &arg.ByABI{Default: hexOrZeroL, Of: arg.PerABI{arg.I386: t, arg.ARM: t}}
}

// hasFcntlArg is false for the commands that take no argument.
func hasFcntlArg(c *arg.Call) bool {
	switch uint32(c.Args[1]) {
	case unix.F_GETFD, unix.F_GETFL, unix.F_GETOWN, unix.F_GETSIG, unix.F_GETLEASE, unix.F_GETPIPE_SZ, unix.F_GET_SEALS:
		return false
	}
	return true
}

// fcntlResult is the return value, by the command.
var fcntlResult = &arg.Switch{On: 1, Cases: []arg.Case{{unix.F_DUPFD, fd}, {unix.F_DUPFD_CLOEXEC, fd}}, Default: arg.Func{Type: arg.Long, Print: otherFcntlResult}}

func otherFcntlResult(p *arg.Printer, v uint64) {
	switch uint32(p.Call.Args[1]) {
	case unix.F_GETOWN:
		pid.Append(p, v)
	case unix.F_GETFD:
		flagsResult(p, v, " (flags ", fcntlFDFlags)
	case unix.F_GETFL:
		hexOrZeroL.Append(p, v)
		p.Named(func(p *arg.Printer) { noted(p, v, " (flags ", openFlags) })
	case unix.F_GET_SEALS:
		flagsResult(p, v, " (seals ", seals)
	case unix.F_GETLEASE:
		hexOrZeroL.Append(p, v)
		p.Named(func(p *arg.Printer) { noted(p, v, " (", leaseType) })
	case unix.F_GETSIG:
		p.Int(int64(v))
		if v != 0 {
			p.Named(func(p *arg.Printer) { noted(p, v, " (", signal) })
		}
	default:
		p.Int(int64(v))
	}
}

// flagsResult appends a value in hex with what it means, but no flag is just 0.
func flagsResult(p *arg.Printer, v uint64, before string, t arg.Type) {
	hexOrZeroL.Append(p, v)
	if v != 0 {
		noted(p, v, before, t)
	}
}

// noted appends what a value means in parentheses.
func noted(p *arg.Printer, v uint64, before string, t arg.Type) {
	p.Text(before)
	t.Append(p, v)
	p.Byte(')')
}
