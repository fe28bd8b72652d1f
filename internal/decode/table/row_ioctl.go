// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var ioctlRows = []Row{
	{Name: "ioctl", Ret: ioctlResult, Args: []Arg{in("fd", fd), in("op", requestType), when(hasIoctlArg, Arg{Name: "argp", NameOf: ioctlArgName, Type: ioctlArg, At: Watch})}},
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
	numbersUnseen(videoRequests),
	consoleRequests,
	btrfsRequests,
	btrfsTreeRequests,
	flashRequests,
	remoteRequests,
	trustRequests,
	numbersUnseen(clockRequests),
	newerRequests,
	mapperRequests,
	pinRequests,
	keyboardRequests,
)}).Sort()

// ioctlResult is the return value, by the request.
var ioctlResult = &arg.Switch{On: 1, Default: arg.Long, Cases: []arg.Case{
	{getNamespaceUser, fd}, {getNamespaceParent, fd}, {createMachine, fd}, {createProcessor, fd},
	{getNamespaceType, arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		if v == 0 {
			p.Int(0)
			return
		}
		p.Int(int64(v))
		p.Text(" (")
		p.Named(func(p *arg.Printer) { namespaceFlags.Append(p, v) })
		p.Byte(')')
	}}},
	{createVideoBuffers, arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		p.Int(int64(v))
		p.Text(" (")
		arg.Ptr{To: videoBuffersMade}.Append(p, p.Call.Args[2])
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
	createVideoBuffers = 0xc100565c // VIDIOC_CREATE_BUFS of 64-bit callers
)

// ioctlArgNames are the names of arguments that are called otherwise than most.
var ioctlArgNames = [...]struct {
	name     string
	requests requests
}{
	{"src_fd", asArg(arg.Int, "FICLONE")},
	{"arg", asArg(arg.Int, "FICLONERANGE", "FIDEDUPERANGE", "FS_IOC_FSGETXATTR", "FS_IOC_FSSETXATTR", "FS_IOC_GETFSSYSFSPATH", "FS_IOC_GETFSUUID", "FS_IOC_GETLBMD_CAP",
		"HDIO_DRIVE_RESET", "HDIO_GET_32BIT", "HDIO_GET_ACOUSTIC", "HDIO_GET_ADDRESS", "HDIO_GET_BUSSTATE", "HDIO_GET_DMA", "HDIO_GET_NICE", "HDIO_GET_NOWERR",
		"HDIO_GET_WCACHE", "HDIO_SCAN_HWIF", "HDIO_SET_32BIT", "HDIO_SET_ACOUSTIC", "HDIO_SET_ADDRESS", "HDIO_SET_BUSSTATE", "HDIO_SET_DMA", "HDIO_SET_NICE",
		"HDIO_SET_NOWERR", "HDIO_SET_PIO_MODE", "HDIO_SET_WCACHE", "HDIO_UNREGISTER_HWIF", "TCFLSH", "TCSBRK", "TCSBRKP", "TCXONC", "TIOCSCTTY")},
	{"attr", asArg(arg.Int, "FS_IOC_GETFLAGS", "FS_IOC_SETFLAGS", "FS_IOC32_GETFLAGS", "FS_IOC32_SETFLAGS")},
	{"label", asArg(arg.Int, "FS_IOC_GETFSLABEL", "FS_IOC_SETFSLABEL")},
	{"identity", asArg(arg.Int, "HDIO_GET_IDENTITY", "HDIO_OBSOLETE_IDENTITY")},
	{"keep_settings", asArg(arg.Int, "HDIO_GET_KEEPSETTINGS", "HDIO_SET_KEEPSETTINGS")},
	{"multcount", asArg(arg.Int, "HDIO_GET_MULTCOUNT", "HDIO_SET_MULTCOUNT")},
	{"unmaskintr", asArg(arg.Int, "HDIO_GET_UNMASKINTR", "HDIO_SET_UNMASKINTR")},
	{"uid", asArg(arg.Int, "NS_GET_OWNER_UID")},
	{"mode", asArg(arg.Int, "TIOCPKT")},
	{"lock", asArg(arg.Int, "TIOCSPTLCK")},
	{"values", asArg(arg.Int, "GPIOHANDLE_GET_LINE_VALUES_IOCTL", "GPIOHANDLE_SET_LINE_VALUES_IOCTL", "GPIO_V2_LINE_GET_VALUES_IOCTL", "GPIO_V2_LINE_SET_VALUES_IOCTL")},
	{"config", asArg(arg.Int, "GPIOHANDLE_SET_CONFIG_IOCTL", "GPIO_V2_LINE_SET_CONFIG_IOCTL")},
	{"info", asArg(arg.Int, "GPIO_GET_CHIPINFO_IOCTL", "GPIO_GET_LINEINFO_IOCTL", "GPIO_GET_LINEINFO_WATCH_IOCTL", "GPIO_V2_GET_LINEINFO_IOCTL",
		"GPIO_V2_GET_LINEINFO_WATCH_IOCTL")},
	{"request", asArg(arg.Int, "GPIO_GET_LINEEVENT_IOCTL", "GPIO_GET_LINEHANDLE_IOCTL", "GPIO_V2_GET_LINE_IOCTL")},
	{"offset", asArg(arg.Int, "GPIO_GET_LINEINFO_UNWATCH_IOCTL")},
}

func ioctlArgName(c *arg.Call) string {
	request := arg.Truncate(c.Args[1], 4)
	for i := range ioctlArgNames {
		n := &ioctlArgNames[i]
		for j := range n.requests {
			if n.requests[j].Value == request {
				return n.name
			}
		}
	}
	return "argp"
}

func hasIoctlArg(c *arg.Call) bool { return ioctlArg.Pick(c.Args[1]) != arg.Type(ioctlNothing) }
