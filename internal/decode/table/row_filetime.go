// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that set the times of files.
var fileTimeRows = []Row{
	{Name: "utimensat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("times", twoTimes(fileTime)), in("flags", atFlags)}},
	{Name: "utimensat_time64", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("times", twoTimes(fileTime64)), in("flags", atFlags)}},
	{Name: "futimesat", Args: []Arg{in("dirfd", dirFD), in("pathname", arg.Path), in("times", twoTimes(fileTimeval))}},
	{Name: "utimes", Args: []Arg{in("pathname", arg.Path), in("times", twoTimes(fileTimeval))}},
	{Name: "utime", Args: []Arg{in("filename", arg.Path), in("times", arg.Ptr{To: utimbuf})}},
}
