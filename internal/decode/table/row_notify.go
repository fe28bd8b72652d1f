// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that watch what happens to files.
var notifyRows = []Row{
	{Name: "inotify_init", Ret: fd},
	{Name: "inotify_init1", Ret: fd, Args: []Arg{in("flags", inotifyInitFlags)}},
	{Name: "inotify_add_watch", Args: []Arg{in("fd", fd), in("pathname", arg.Path), in("mask", inotifyMask)}},
	{Name: "inotify_rm_watch", Args: []Arg{in("fd", fd), in("wd", arg.Int)}},
	{Name: "fanotify_init", Ret: fd, Args: []Arg{in("flags", fanotifyInitFlags), in("event_f_flags", openFlags)}},
	{Name: "fanotify_mark", Args: []Arg{
		in("fanotify_fd", fd), in("flags", fanotifyMarkFlags), in("mask", fanotifyMaskArg), on(isWhole, in("dirfd", fanotifyDir)), fanotifyPathOrDir,
		on(isSplit, in("pathname", arg.Path)),
	}},
}

// fanotifyPathOrDir is argument 4: a mask in two registers moves the two behind it.
var fanotifyPathOrDir = in("pathname", &arg.ByABI{Default: arg.Path, Of: arg.PerABI{arg.I386: fanotifyDir, arg.ARM: fanotifyDir}})
