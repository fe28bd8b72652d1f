// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that reach into the memory of another process.
var vmRows = []Row{
	{Name: "process_vm_readv", Args: []Arg{
		in("pid", pid), inOut("local_iov", iovecsFilled(arg.ByArg(2))), in("liovcnt", arg.Ulong),
		in("remote_iov", iovecAddrs(arg.ByArg(4))), in("riovcnt", arg.Ulong), in("flags", arg.Ulong),
	}},
	{Name: "process_vm_writev", Args: []Arg{
		in("pid", pid), in("local_iov", iovecs(arg.ByArg(2))), in("liovcnt", arg.Ulong),
		in("remote_iov", iovecAddrs(arg.ByArg(4))), in("riovcnt", arg.Ulong), in("flags", arg.Ulong),
	}},
	{Name: "process_madvise", Args: []Arg{
		in("pidfd", fd), in("iovec", iovecAddrs(arg.ByArg(2))), in("n", arg.Ulong), in("advice", advice), in("flags", hexOrZero32),
	}},
}
