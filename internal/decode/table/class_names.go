// SPDX-License-Identifier: Apache-2.0

package table

// classByName has strace's spellings: the oldest seven classes go without % as well,
// which strace(1) calls deprecated. Bare stat, lstat, fstat, statfs and fstatfs are
// syscalls; bare ipc is the class, though i386 has a syscall of that name.
var classByName = map[string]Class{
	"%clock":   Clock,
	"%creds":   Creds,
	"%desc":    Desc,
	"%file":    File,
	"%fstat":   Fstat,
	"%fstatfs": Fstatfs,
	"%ipc":     IPC,
	"%lstat":   Lstat,
	"%memory":  Memory,
	"%net":     Network,
	"%network": Network,
	"%process": Process,
	"%pure":    Pure,
	"%signal":  Signal,
	"%stat":    Stat,
	"%%stat":   StatLike,
	"%statfs":  Statfs,
	"%%statfs": StatfsLike,
	"desc":     Desc,
	"file":     File,
	"ipc":      IPC,
	"memory":   Memory,
	"network":  Network,
	"process":  Process,
	"signal":   Signal,
}
