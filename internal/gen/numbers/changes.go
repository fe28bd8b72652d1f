// SPDX-License-Identifier: Apache-2.0

package main

// A change is a name that strace prints and x/sys has not; no name drops the number.
type change struct {
	number int
	name   string
	reason string
}

const (
	notCall  = "a macro beside the calls, which mksysnum took for one"
	prefixed = "the ARM headers put arm_ before a name that is a common one with the arguments in another order"
	oldABI   = "a call of the old ABI only: undefined for __ARM_EABI__ in arch/arm/include/uapi/asm/unistd.h; its number stays reserved"
	gone     = "never a call of ARM Linux, whose first numbers are i386's: \"was sys_...\" in arch/arm/include/uapi/asm/unistd.h"
	reserved = "reserved for all architectures alike, not wired up on ARM"
)

// changes was found by making each call under strace 7.2; the other ABIs need none.
var changes = map[string][]change{
	"arm64": {
		{244, "", notCall}, // __NR_arch_specific_syscall
	},
	"arm": {
		{0, "restart_syscall", notCall}, // __NR_SYSCALL_MASK
		{7, "waitpid", gone},
		{13, "time", oldABI},
		{17, "break", gone},
		{18, "oldstat", gone},
		{22, "umount", oldABI},
		{25, "stime", oldABI},
		{27, "alarm", oldABI},
		{28, "oldfstat", gone},
		{30, "utime", oldABI},
		{31, "stty", gone},
		{32, "gtty", gone},
		{35, "ftime", gone},
		{44, "prof", gone},
		{48, "signal", gone},
		{53, "lock", gone},
		{56, "mpx", gone},
		{58, "ulimit", gone},
		{59, "oldolduname", gone},
		{68, "sgetmask", gone},
		{69, "ssetmask", gone},
		{76, "getrlimit", oldABI},
		{82, "select", oldABI},
		{84, "oldlstat", gone},
		{89, "readdir", oldABI},
		{90, "mmap", oldABI},
		{98, "profil", gone},
		{101, "ioperm", gone},
		{102, "socketcall", oldABI},
		{109, "olduname", gone},
		{110, "iopl", gone},
		{112, "idle", gone},
		{113, "syscall", oldABI},
		{117, "ipc", oldABI},
		{123, "modify_ldt", gone},
		{127, "create_module", gone},
		{130, "get_kernel_syms", gone},
		{137, "afs_syscall", gone},
		{166, "vm86", gone},
		{167, "query_module", gone},
		{188, "getpmsg", gone},
		{189, "putpmsg", gone},
		{270, "fadvise64_64", prefixed},
		{341, "sync_file_range2", prefixed},
		{447, "memfd_secret", reserved},
	},
}

// armPrivate has the calls above __ARM_NR_BASE, 0xf0000, which x/sys leaves out.
// Source: arch/arm/include/uapi/asm/unistd.h.
var armPrivate = map[int]string{
	1: "breakpoint",
	2: "cacheflush",
	3: "usr26",
	4: "usr32",
	5: "set_tls",
	6: "get_tls",
}
