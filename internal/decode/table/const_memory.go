// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Constants of the calls that change the address space. Where no header is named, they
// are in asm-generic/mman-common.h and asm-generic/mman.h, which all architectures
// here share.

var protectionNames = []arg.Name{
	{unix.PROT_READ, "PROT_READ"}, {unix.PROT_WRITE, "PROT_WRITE"}, {unix.PROT_EXEC, "PROT_EXEC"}, {8, "PROT_SEM"},
	{unix.PROT_GROWSDOWN, "PROT_GROWSDOWN"}, {unix.PROT_GROWSUP, "PROT_GROWSUP"},
}

// arch/arm64/include/uapi/asm/mman.h adds two.
var protectionNamesARM64 = append([]arg.Name{{0x10, "PROT_BTI"}, {0x20, "PROT_MTE"}}, protectionNames...)

var mapTypes = []arg.Name{
	{0, "MAP_FILE"}, {unix.MAP_SHARED, "MAP_SHARED"}, {unix.MAP_PRIVATE, "MAP_PRIVATE"},
	{unix.MAP_SHARED_VALIDATE, "MAP_SHARED_VALIDATE"}, {unix.MAP_DROPPABLE, "MAP_DROPPABLE"},
}

// The order is strace's; the two x86 ones are in arch/x86/include/uapi/asm/mman.h.
var (
	mapFixed = []arg.Name{{unix.MAP_FIXED, "MAP_FIXED"}, {unix.MAP_ANONYMOUS, "MAP_ANONYMOUS"}}
	mapX86   = []arg.Name{{0x40, "MAP_32BIT"}, {0x80, "MAP_ABOVE4G"}}
	mapOther = []arg.Name{
		{unix.MAP_NORESERVE, "MAP_NORESERVE"}, {unix.MAP_POPULATE, "MAP_POPULATE"}, {unix.MAP_NONBLOCK, "MAP_NONBLOCK"},
		{unix.MAP_GROWSDOWN, "MAP_GROWSDOWN"}, {unix.MAP_DENYWRITE, "MAP_DENYWRITE"}, {unix.MAP_EXECUTABLE, "MAP_EXECUTABLE"},
		{unix.MAP_LOCKED, "MAP_LOCKED"}, {unix.MAP_STACK, "MAP_STACK"}, {unix.MAP_HUGETLB, "MAP_HUGETLB"},
		{unix.MAP_SYNC, "MAP_SYNC"}, {unix.MAP_FIXED_NOREPLACE, "MAP_FIXED_NOREPLACE"},
	}
)

var adviceNames = []arg.Name{
	{unix.MADV_NORMAL, "MADV_NORMAL"}, {unix.MADV_RANDOM, "MADV_RANDOM"}, {unix.MADV_SEQUENTIAL, "MADV_SEQUENTIAL"},
	{unix.MADV_WILLNEED, "MADV_WILLNEED"}, {unix.MADV_DONTNEED, "MADV_DONTNEED"}, {unix.MADV_FREE, "MADV_FREE"},
	{unix.MADV_REMOVE, "MADV_REMOVE"}, {unix.MADV_DONTFORK, "MADV_DONTFORK"}, {unix.MADV_DOFORK, "MADV_DOFORK"},
	{unix.MADV_MERGEABLE, "MADV_MERGEABLE"}, {unix.MADV_UNMERGEABLE, "MADV_UNMERGEABLE"}, {unix.MADV_HUGEPAGE, "MADV_HUGEPAGE"},
	{unix.MADV_NOHUGEPAGE, "MADV_NOHUGEPAGE"}, {unix.MADV_DONTDUMP, "MADV_DONTDUMP"}, {unix.MADV_DODUMP, "MADV_DODUMP"},
	{unix.MADV_WIPEONFORK, "MADV_WIPEONFORK"}, {unix.MADV_KEEPONFORK, "MADV_KEEPONFORK"}, {unix.MADV_COLD, "MADV_COLD"},
	{unix.MADV_PAGEOUT, "MADV_PAGEOUT"}, {unix.MADV_POPULATE_READ, "MADV_POPULATE_READ"}, {unix.MADV_POPULATE_WRITE, "MADV_POPULATE_WRITE"},
	{unix.MADV_DONTNEED_LOCKED, "MADV_DONTNEED_LOCKED"}, {unix.MADV_COLLAPSE, "MADV_COLLAPSE"}, {unix.MADV_HWPOISON, "MADV_HWPOISON"},
	{101, "MADV_SOFT_OFFLINE"}, {unix.MADV_GUARD_INSTALL, "MADV_GUARD_INSTALL"}, {unix.MADV_GUARD_REMOVE, "MADV_GUARD_REMOVE"},
}

var (
	advice     = &arg.Enum{Bytes: 4, Unknown: "MADV_???", Names: adviceNames}
	syncFlags  = &arg.Flags{Bytes: 4, Unknown: "MS_???", Names: []arg.Name{{unix.MS_SYNC, "MS_SYNC"}, {unix.MS_ASYNC, "MS_ASYNC"}, {unix.MS_INVALIDATE, "MS_INVALIDATE"}}}
	lockFlags  = &arg.Flags{Bytes: 4, Unknown: "MLOCK_???", Names: []arg.Name{{unix.MLOCK_ONFAULT, "MLOCK_ONFAULT"}}}
	lockAll    = &arg.Flags{Bytes: 4, Unknown: "MCL_???", Names: []arg.Name{{unix.MCL_CURRENT, "MCL_CURRENT"}, {unix.MCL_FUTURE, "MCL_FUTURE"}, {unix.MCL_ONFAULT, "MCL_ONFAULT"}}}
	moveFlags  = &arg.Flags{Unknown: "MREMAP_???", Names: []arg.Name{{unix.MREMAP_MAYMOVE, "MREMAP_MAYMOVE"}, {unix.MREMAP_FIXED, "MREMAP_FIXED"}, {unix.MREMAP_DONTUNMAP, "MREMAP_DONTUNMAP"}}}
	stackFlags = &arg.Flags{Bytes: 4, Unknown: "SHADOW_STACK_???", Names: []arg.Name{{1, "SHADOW_STACK_SET_TOKEN"}}} // arch/x86/include/uapi/asm/mman.h
)

var keyNames = []arg.Name{{1, "PKEY_DISABLE_ACCESS"}, {2, "PKEY_DISABLE_WRITE"}, {4, "PKEY_DISABLE_EXECUTE"}}

// arch/arm64/include/uapi/asm/mman.h
var keyNamesARM64 = append(keyNames[:3:3], arg.Name{8, "PKEY_DISABLE_READ"})

var keyRights = &arg.ByABI{
	Default: &arg.Flags{Zero: "PKEY_UNRESTRICTED", Unknown: "PKEY_???", Names: keyNames},
	Of:      arg.PerABI{arg.ARM64: &arg.Flags{Zero: "PKEY_UNRESTRICTED", Unknown: "PKEY_???", Names: keyNamesARM64}},
}
