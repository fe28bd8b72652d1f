// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var ioctlRows = []Row{
	{Name: "ioctl", Args: []Arg{in("fd", fd), in("op", requestType), when(hasIoctlArg, watch("arg", ioctlArg))}},
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
)}).Sort()

func hasIoctlArg(c *arg.Call) bool { return ioctlArg.Pick(c.Args[1]) != arg.Type(ioctlNothing) }
