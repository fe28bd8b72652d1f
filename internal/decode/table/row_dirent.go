// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that read the entries of folders.
var direntRows = []Row{
	{Name: "getdents", Args: []Arg{in("fd", fd), out("dirp", direntPtr(oldDirent)), in("count", arg.Uint)}},
	{Name: "getdents64", Args: []Arg{in("fd", fd), out("dirp", direntPtr(dirent64)), in("count", arg.Uint)}},
}
