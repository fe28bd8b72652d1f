// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that read the entries of folders.
var direntRows = []Row{
	{Name: "getdents", Args: []Arg{in("fd", fd), out("dirp", direntPtr(oldDirent)), in("count", arg.Uint)}},
	{Name: "getdents64", Args: []Arg{in("fd", fd), out("dirp", direntPtr(dirent64)), in("count", arg.Uint)}},
	{Name: "readdir", Args: []Arg{in("fd", fd), out("dirp", oneDirent), when(isNotOne(2), in("count", arg.Uint))}},
}

// isNotOne tells whether an argument is other than 1: readdir(2) ignores its count.
func isNotOne(i int) func(*arg.Call) bool {
	return func(c *arg.Call) bool { return arg.Truncate(c.Args[i], 4) != 1 }
}
