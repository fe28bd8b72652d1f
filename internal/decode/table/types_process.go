// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// pidType is the number of a thread or process, or the negative one of a group.
type pidType struct{ arg.Num }

var pid = pidType{arg.Int}

// Append prints the id, with the name that -Y asks for.
func (pidType) Append(p *arg.Printer, v uint64) { p.PID(int32(v)) }

// groupType is the number of a process group or session.
type groupType struct{ arg.Num }

var group = groupType{arg.Int}

func (groupType) Append(p *arg.Printer, v uint64) { p.GroupID(int32(v)) }

// idOf is the id of a process or of a group, as one of two values of the first argument
// says. Others mean something else, such as a user.
func idOf(process, processGroup uint64) arg.Func {
	return arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		switch arg.Truncate(p.Call.Args[0], 4) {
		case process:
			pid.Append(p, v)
		case processGroup:
			group.Append(p, v)
		default:
			arg.Int.Append(p, v)
		}
	}}
}

// Whose priority it is: priorityOf and ioPriorityOf.
var (
	priorityWho   = idOf(unix.PRIO_PROCESS, unix.PRIO_PGRP)
	ioPriorityWho = idOf(1, 2)
)

// address is what mmap and the like return: strace prints no NULL there.
var address = arg.Num{Form: arg.HexOrZero}

// Integers in hex whose zero has no 0x.
var (
	hexOrZero32 = arg.Num{Bytes: 4, Form: arg.HexOrZero}
	hexOrZeroL  = arg.Num{Form: arg.HexOrZero}
	hexOrZero64 = arg.Num{Bytes: 8, Form: arg.HexOrZero}
)

// onABI tells whether an argument is there on some architectures only.
func onABI(abis ...arg.ABI) func(*arg.Call) bool {
	return func(c *arg.Call) bool {
		for _, a := range abis {
			if c.ABI == a {
				return true
			}
		}
		return false
	}
}

// hasBits tells whether an argument has all of the bits.
func hasBits(i int, bits uint64) func(*arg.Call) bool {
	return func(c *arg.Call) bool { return c.Args[i]&bits == bits }
}

// hasAny tells whether an argument has one of the bits.
func hasAny(i int, bits uint64) func(*arg.Call) bool {
	return func(c *arg.Call) bool { return c.Args[i]&bits != 0 }
}

// absent is for an argument that strace does not print in its place.
func absent(*arg.Call) bool { return false }
