// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// descRows are the calls about descriptors, whatever these refer to.
var descRows = slices.Concat(readRows, pipeRows, pollRows, epollRows, ioctlRows, aioRows, uringRows)

// Calls that read, write and copy what descriptors refer to, and move in it.
var readRows = []Row{
	{Name: "read", DumpRead: dumpReturned, Args: []Arg{in("fd", fd), out("buf", arg.Buffer{Len: arg.ByRet()}), in("count", arg.Ulong)}},
	{Name: "write", DumpWritten: dumpCounted, Args: []Arg{in("fd", fd), in("buf", arg.Buffer{Len: arg.ByArg(2)}), in("count", arg.Ulong)}},
	{Name: "pread64", DumpRead: dumpReturned, Args: []Arg{in("fd", fd), out("buf", arg.Buffer{Len: arg.ByRet()}), in("count", arg.Ulong), in("offset", offsetAt(3)), more(), more()}},
	{Name: "pwrite64", DumpWritten: dumpCounted, Args: []Arg{in("fd", fd), in("buf", arg.Buffer{Len: arg.ByArg(2)}), in("count", arg.Ulong), in("offset", offsetAt(3)), more(), more()}},
	{Name: "readv", DumpRead: dumpFilled, Args: []Arg{in("fd", fd), inOut("iov", iovecsFilled(arg.ByArg(2))), in("iovcnt", arg.Ulong)}},
	{Name: "writev", DumpWritten: dumpGathered, Args: []Arg{in("fd", fd), in("iov", iovecs(arg.ByArg(2))), in("iovcnt", arg.Ulong)}},
	{Name: "preadv", DumpRead: dumpFilled, Args: []Arg{in("fd", fd), inOut("iov", iovecsFilled(arg.ByArg(2))), in("iovcnt", arg.Ulong), in("offset", halvesAt(3)), more()}},
	{Name: "pwritev", DumpWritten: dumpGathered, Args: []Arg{in("fd", fd), in("iov", iovecs(arg.ByArg(2))), in("iovcnt", arg.Ulong), in("offset", halvesAt(3)), more()}},
	{Name: "preadv2", DumpRead: dumpFilled, Args: []Arg{in("fd", fd), inOut("iov", iovecsFilled(arg.ByArg(2))), in("iovcnt", arg.Ulong), in("offset", halvesAt(3)), unseen(), in("flags", rwFlags)}},
	{Name: "pwritev2", DumpWritten: dumpGathered, Args: []Arg{in("fd", fd), in("iov", iovecs(arg.ByArg(2))), in("iovcnt", arg.Ulong), in("offset", halvesAt(3)), unseen(), in("flags", rwFlags)}},

	{Name: "lseek", Args: []Arg{in("fd", fd), in("offset", arg.Long), in("whence", seekWhence)}},
	{Name: "_llseek", Args: []Arg{in("fd", fd), in("offset", highLow), more(), out("result", arg.Ptr{To: arg.Uint64}), in("whence", seekWhence)}},

	{Name: "sendfile", Args: []Arg{in("out_fd", fd), in("in_fd", fd), inOut("offset", movedOffset(arg.Ulong)), in("count", arg.Ulong)}},
	{Name: "sendfile64", Args: []Arg{in("out_fd", fd), in("in_fd", fd), inOut("offset", movedOffset(arg.Uint64)), in("count", arg.Ulong)}},
	{Name: "copy_file_range", Args: []Arg{in("fd_in", fd), in("off_in", arg.Ptr{To: arg.Int64}), in("fd_out", fd), in("off_out", arg.Ptr{To: arg.Int64}),
		in("len", arg.Ulong), in("flags", arg.Uint)}},

	{Name: "fadvise64", Args: []Arg{in("fd", fd), in("offset", offsetAt(1)), on(isWhole, in("len", arg.Ulong)), in("advice", lenOrAdvice), on(isSplit, in("advice", fadviseAdvice))}},
	{Name: "readahead", Args: []Arg{in("fd", fd), in("offset", offsetAt(1)), on(isWhole, in("count", arg.Ulong)), on(onABI(arg.I386), in("count", arg.Ulong)),
		on(onABI(arg.ARM), in("count", arg.Ulong))}},
	{Name: "fallocate", Args: []Arg{in("fd", fd), in("mode", fallocateMode), in("offset", offsetAt(2)), on(isWhole, in("len", offsetAt(3))), on(isSplit, in("len", offsetAt(4))), more()}},
	{Name: "fcntl", Ret: fcntlResult, Args: []Arg{in("fd", fd), in("op", fcntlCommand), when(hasFcntlArg, watch("arg", fcntlArg))}},
	{Name: "fcntl64", Ret: fcntlResult, Args: []Arg{in("fd", fd), in("op", fcntlCommand), when(hasFcntlArg, watch("arg", fcntlArg))}},
	{Name: "flock", Args: []Arg{in("fd", fd), in("op", flockOp)}},
}

// Calls that make, double, close and join descriptors.
var pipeRows = []Row{
	{Name: "close", Args: []Arg{in("fd", fd)}},
	{Name: "close_range", Args: []Arg{in("first", arg.Uint), in("last", arg.Uint), in("flags", closeRangeFlags)}},
	{Name: "dup", Ret: fd, Args: []Arg{in("oldfd", fd)}},
	{Name: "dup2", Ret: fd, Args: []Arg{in("oldfd", fd), in("newfd", fd)}},
	{Name: "dup3", Ret: fd, Args: []Arg{in("oldfd", fd), in("newfd", fd), in("flags", descFlags)}},
	{Name: "pidfd_getfd", Ret: fd, Args: []Arg{in("pidfd", fd), in("targetfd", bareFD), in("flags", hexOrZero32)}},
	{Name: "pipe", Args: []Arg{out("pipefd", bothEnds)}},
	{Name: "pipe2", Args: []Arg{out("pipefd", bothEnds), in("flags", descFlags)}},
	{Name: "splice", Args: []Arg{in("fd_in", fd), in("off_in", arg.Ptr{To: arg.Int64}), in("fd_out", fd), in("off_out", arg.Ptr{To: arg.Int64}),
		in("len", arg.Ulong), in("flags", spliceFlags)}},
	{Name: "tee", Args: []Arg{in("fd_in", fd), in("fd_out", fd), in("len", arg.Ulong), in("flags", spliceFlags)}},
	{Name: "vmsplice", DumpWritten: dumpGathered, Args: []Arg{in("fd", fd), in("iov", iovecs(arg.ByArg(2))), in("nr_segs", arg.Ulong), in("flags", spliceFlags)}},
}
