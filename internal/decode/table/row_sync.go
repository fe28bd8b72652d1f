// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that write back what is cached, and tell how much that is.
var syncRows = []Row{
	{Name: "sync"},
	{Name: "syncfs", Args: []Arg{in("fd", fd)}},
	{Name: "fsync", Args: []Arg{in("fd", fd)}},
	{Name: "fdatasync", Args: []Arg{in("fd", fd)}},
	{Name: "sync_file_range", Args: []Arg{
		in("fd", fd), in("offset", offsetAt(1)), on(isWhole, in("nbytes", arg.Int64)), in("flags", syncFlagsOrBytes), more(), on(isSplit, in("flags", syncRangeFlags)),
	}},
	{Name: "sync_file_range2", Args: []Arg{in("fd", fd), in("flags", syncRangeFlags), in("offset", offsetAt(2)), more(), in("nbytes", offsetAt(4)), more()}},
	{Name: "cachestat", Args: []Arg{in("fd", fd), in("cstat_range", arg.Ptr{To: cachestatRange}), out("cstat", arg.Ptr{To: cachestat}), in("flags", hexOrZero32)}},
}

// Calls that make files in memory.
var memfdRows = []Row{
	{Name: "memfd_create", Ret: fd, Args: []Arg{in("name", arg.Str), in("flags", memfdFlags)}},
	{Name: "memfd_secret", Ret: fd, Args: []Arg{in("flags", memfdSecretFlags)}},
}

// Calls about swapping, accounting and quotas.
var swapRows = []Row{
	{Name: "swapon", Args: []Arg{in("path", arg.Path), in("swapflags", swapFlags)}},
	{Name: "swapoff", Args: []Arg{in("path", arg.Path)}},
	{Name: "acct", Args: []Arg{in("path", arg.Path)}},
	{Name: "quotactl", Args: []Arg{in("op", quotaOp), in("special", arg.Path), when(quotaHasID(0), in("id", quotaID(0))), when(quotaHasData(0), watch("addr", quotaData(0)))}},
	{Name: "quotactl_fd", Args: []Arg{in("fd", fd), in("op", quotaOp), when(quotaHasID(1), in("id", quotaID(1))), when(quotaHasData(1), watch("addr", quotaData(1)))}},
}

// Calls by which a program gives up what it may do to files.
var landlockRows = []Row{
	{Name: "landlock_create_ruleset", Ret: landlockResult, Args: []Arg{in("attr", landlockRuleset), in("size", arg.Ulong), in("flags", landlockCreateFlags)}},
	{Name: "landlock_add_rule", Args: []Arg{in("ruleset_fd", fd), in("rule_type", landlockRuleType), in("rule_attr", landlockRule), in("flags", landlockAddFlags)}},
	{Name: "landlock_restrict_self", Args: []Arg{in("ruleset_fd", fd), in("flags", hexOrZero32)}},
}
