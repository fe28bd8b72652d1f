// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var ioctlRows = []Row{
	{Name: "ioctl", Ret: ioctlResult, Args: []Arg{in("fd", fd), in("op", requestType), when(hasIoctlArg, watch("arg", ioctlArg))}},
}

// ioctlArg is the third argument, by the request.
var ioctlArg = (&arg.Switch{On: 1, Default: ioctlBytes{}, Cases: slices.Concat(
	ttyRequests,
	fileRequests,
	blockRequests,
	diskRequests,
	deviceRequests,
	eventRequests,
	networkRequests,
	kvmRequests,
	videoRequests,
	consoleRequests,
	btrfsRequests,
)}).Sort()

// ioctlResult is the return value, by the request.
var ioctlResult = &arg.Switch{On: 1, Default: arg.Long, Cases: []arg.Case{
	{getNamespaceUser, fd}, {getNamespaceParent, fd}, {createMachine, fd}, {createProcessor, fd},
	{getNamespaceType, arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		p.Int(int64(v))
		p.Text(" (")
		p.Named(func(p *arg.Printer) { namespaceFlags.Append(p, v) })
		p.Byte(')')
	}}},
}}

// Requests whose results mean something: include/uapi/linux/nsfs.h and kvm.h.
const (
	getNamespaceUser   = 0xb701
	getNamespaceParent = 0xb702
	getNamespaceType   = 0xb703
	createMachine      = 0xae01
	createProcessor    = 0xae41
)

func hasIoctlArg(c *arg.Call) bool { return ioctlArg.Pick(c.Args[1]) != arg.Type(ioctlNothing) }
