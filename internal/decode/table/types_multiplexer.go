// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Calls of i386 that stand for others: ipc and socketcall. Which one, the first argument
// says. That call's row tells what is copied, wherever its arguments stand, and prints it.

// multiplexed is the argument of a multiplexer that brings along what the call it stands
// for needs.
func multiplexed(names []string, place func(code uint64) func(c *arg.Plan, at arg.Place) func(int) arg.Place) *arg.Switch {
	s := &arg.Switch{On: 0, Default: subcall{}}
	for code, name := range names {
		if name != "" {
			s.Cases = append(s.Cases, arg.Case{Value: uint64(code), Type: subcall{name, place(uint64(code))}})
		}
	}
	if names[ipcReceive] == "msgrcv" {
		const newer = 1<<16 | ipcReceive
		s.Cases = append(s.Cases, arg.Case{Value: newer, Type: subcall{"msgrcv", place(newer)}})
	}
	return s
}

// subcall is such an argument for one call.
type subcall struct {
	name  string
	place func(c *arg.Plan, at arg.Place) func(int) arg.Place
}

// Size is that of a word.
func (subcall) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies what the call's own row would.
func (t subcall) Plan(c *arg.Plan, at arg.Place) {
	row := Find(t.name)
	if row == nil {
		return
	}
	to := t.place(c, at)
	for i := range row.Args {
		a := &row.Args[i]
		if entry, exit := a.Captured(); c.Exit && exit || !c.Exit && entry {
			c.Moved(to, func() { a.Type.Plan(c, arg.InArg(i)) })
		}
	}
}

// Append prints the word, of a call that stands for no other.
func (t subcall) Append(p *arg.Printer, v uint64) { arg.Addr.Append(p, v) }

const socketcallWords = 6

// socketcallPlace is where arguments stand that are an array in memory.
func socketcallPlace(uint64) func(*arg.Plan, arg.Place) func(int) arg.Place {
	return func(c *arg.Plan, at arg.Place) func(int) arg.Place {
		const size = socketcallWords * 4
		inside := c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: size, Max: size})
		c.Elements(inside, size, 1)
		return func(i int) arg.Place { return inside.Plus(4 * i) }
	}
}

// socketcallCounts are how many arguments each call has: nargs in net/socket.c.
var socketcallCounts = [...]int{0, 3, 3, 3, 2, 3, 3, 3, 4, 4, 4, 6, 6, 2, 5, 5, 3, 3, 4, 5, 4}

func socketcallStands(p *arg.Printer) (name string, args [6]uint64) {
	code := p.Call.Args[0]
	name = Subcall("socketcall", code)
	if name == "" {
		return "", args
	}
	for i := range socketcallCounts[uint32(code)] {
		v, ok := p.Load(p.Call.Args[1]+uint64(4*i), 4)
		if !ok {
			return "", args
		}
		args[i] = v
	}
	return name, args
}

// The registers of ipc, by what they are called there.
const (
	ipcFirst = iota + 1
	ipcSecond
	ipcThird
	ipcPointer
	ipcFifth
	ipcPointed // the first word at ptr, ipcPointed+1 the second
)

// ipcOrders are the registers that hold the arguments of each call: ipc/syscall.c.
var ipcOrders = [...][]int{
	1:  {ipcFirst, ipcPointer, ipcSecond},
	2:  {ipcFirst, ipcSecond, ipcThird},
	3:  {ipcFirst, ipcSecond, ipcThird, ipcPointed},
	4:  {ipcFirst, ipcPointer, ipcSecond, ipcFifth},
	11: {ipcFirst, ipcPointer, ipcSecond, ipcThird},
	12: {ipcFirst, ipcPointed, ipcSecond, ipcPointed + 1, ipcThird},
	13: {ipcFirst, ipcSecond},
	14: {ipcFirst, ipcSecond, ipcPointer},
	21: {ipcFirst, ipcPointer, ipcSecond},
	22: {ipcPointer},
	23: {ipcFirst, ipcSecond, ipcThird},
	24: {ipcFirst, ipcSecond, ipcPointer},
}

// ipcReceive is msgrcv, whose newer versions have no struct at ptr.
const ipcReceive = 12

var ipcReceiveOrder = []int{ipcFirst, ipcPointer, ipcSecond, ipcFifth, ipcThird}

func ipcOrder(code uint64) []int {
	if version := code >> 16; version != 0 && code&0xffff == ipcReceive {
		return ipcReceiveOrder
	}
	return ipcOrders[code&0xffff]
}

func ipcPlace(code uint64) func(*arg.Plan, arg.Place) func(int) arg.Place {
	order := ipcOrder(code)
	return func(c *arg.Plan, _ arg.Place) func(int) arg.Place {
		var pointed arg.Place
		if slices.Contains(order, ipcPointed) {
			const size = 2 * 4
			pointed = c.Add(arg.InArg(ipcPointer), abi.Op{Kind: abi.OpBytes, Scale: size, Max: size})
			c.Elements(pointed, size, 1)
		}
		return func(i int) arg.Place {
			if order[i] >= ipcPointed {
				return pointed.Plus(4 * (order[i] - ipcPointed))
			}
			return arg.InArg(order[i])
		}
	}
}

func ipcStands(p *arg.Printer) (name string, args [6]uint64) {
	code := arg.Truncate(p.Call.Args[0], 4)
	if name = Subcall("ipc", code); name == "" {
		return "", args
	}
	for i, from := range ipcOrder(code) {
		if from < ipcPointed {
			args[i] = p.Call.Args[from]
			continue
		}
		v, ok := p.Load(arg.Truncate(p.Call.Args[ipcPointer], 4)+uint64(4*(from-ipcPointed)), 4)
		if !ok {
			return "", args
		}
		args[i] = v
	}
	return name, args
}
