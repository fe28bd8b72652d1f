// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that ask about the machine and change it as a whole.
var systemRows = []Row{
	{Name: "getrandom", Args: []Arg{out("buf", inHex(arg.Buffer{Len: arg.ByRet()})), in("buflen", arg.Ulong), in("flags", randomFlags)}},
	{Name: "sysinfo", Args: []Arg{out("info", arg.Ptr{To: sysinfo})}},
	{Name: "uname", Args: []Arg{out("buf", arg.Ptr{To: utsname})}},
	{Name: "sethostname", Args: []Arg{in("name", hostName), in("len", arg.Uint)}},
	{Name: "setdomainname", Args: []Arg{in("name", hostName), in("len", arg.Uint)}},
	{Name: "syslog", Args: []Arg{in("type", syslogAction), when(syslogHasBuffer, watch("bufp", syslogBuffer)), when(syslogHasBuffer, in("len", syslogLength))}},
	{Name: "sysfs", Args: hexArgs(3)},
	{Name: "vhangup"},
	{Name: "reboot", Args: []Arg{in("magic", rebootMagic1), in("magic2", rebootMagic2), in("op", rebootOp), when(rebootHasArg, in("arg", arg.Str))}},
}

// Calls that load modules and kernels.
var loadRows = []Row{
	{Name: "init_module", Args: []Arg{in("module_image", arg.Addr), in("len", arg.Ulong), in("param_values", arg.Str)}},
	{Name: "finit_module", Args: []Arg{in("fd", fd), in("param_values", arg.Str), in("flags", moduleFlags)}},
	{Name: "delete_module", Args: []Arg{in("name", arg.Str), in("flags", moduleRemoval)}},
	{Name: "kexec_load", Args: []Arg{in("entry", arg.Addr), in("nr_segments", arg.Ulong), in("segments", kexecSegments), in("flags", kexecFlags)}},
	{Name: "kexec_file_load", Args: []Arg{
		in("kernel_fd", fd), in("initrd_fd", fd), in("cmdline_len", arg.Ulong), in("cmdline", arg.Buffer{Len: arg.ByArg(2)}), in("flags", kexecFileFlags),
	}},
}

// Calls that the kernel does not have any more, or never had.
var goneRows = []Row{
	{Name: "_sysctl", Args: []Arg{in("args", arg.Ptr{To: sysctlArgs})}},
	{Name: "afs_syscall", Args: hexArgs(5)},
	{Name: "create_module", Args: hexArgs(2)},
	{Name: "epoll_ctl_old", Args: hexArgs(4)},
	{Name: "epoll_wait_old", Args: hexArgs(4)},
	{Name: "get_kernel_syms", Args: hexArgs(1)},
	{Name: "getpmsg", Args: hexArgs(5)},
	{Name: "lookup_dcookie", Args: []Arg{in("cookie", wide{Num: arg.Uint64}), on(isWhole, in("buffer", arg.Addr)), in("len", lenOrAddress), on(isSplit, in("len", arg.Ulong))}},
	{Name: "nfsservctl", Args: hexArgs(3)},
	{Name: "putpmsg", Args: hexArgs(5)},
	{Name: "query_module", Args: hexArgs(5)},
	{Name: "security", Args: hexArgs(3)},
	{Name: "tuxcall", Args: hexArgs(3)},
	{Name: "uselib", Args: []Arg{in("path", arg.Path)}},
	{Name: "vserver", Args: hexArgs(5)},
	{Name: "uprobe"},
	{Name: "uretprobe"},
}

// hexArgs are n arguments of which nothing is known.
func hexArgs(n int) []Arg {
	names := [...]string{"arg1", "arg2", "arg3", "arg4", "arg5", "arg6"}
	args := make([]Arg, n)
	for i := range args {
		args[i] = in(names[i], hexOrZeroL)
	}
	return args
}
