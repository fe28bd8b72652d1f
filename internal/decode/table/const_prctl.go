// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Constants of prctl's arguments: linux/prctl.h, linux/securebits.h, linux/seccomp.h.

var (
	dumpable  = &arg.Enum{Unknown: "SUID_DUMP_???", Form: arg.HexOrZero, Names: []arg.Name{{0, "SUID_DUMP_DISABLE"}, {1, "SUID_DUMP_USER"}, {2, "SUID_DUMP_ROOT"}}}
	unaligned = &arg.Flags{Bytes: 4, Unknown: "PR_UNALIGN_???", Names: []arg.Name{{1, "PR_UNALIGN_NOPRINT"}, {2, "PR_UNALIGN_SIGBUS"}}}
	tscMode   = &arg.Enum{Bytes: 4, Unknown: "PR_TSC_???", Form: arg.HexOrZero, Names: []arg.Name{{1, "PR_TSC_ENABLE"}, {2, "PR_TSC_SIGSEGV"}}}
	machineOp = &arg.Enum{Unknown: "PR_MCE_KILL_???", Form: arg.HexOrZero, Names: []arg.Name{{0, "PR_MCE_KILL_CLEAR"}, {1, "PR_MCE_KILL_SET"}}}
	machine   = &arg.Enum{Unknown: "PR_MCE_KILL_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "PR_MCE_KILL_LATE"}, {1, "PR_MCE_KILL_EARLY"}, {2, "PR_MCE_KILL_DEFAULT"},
	}}
	fpMode = &arg.Flags{Bytes: 4, Unknown: "PR_FP_MODE_???", Names: []arg.Name{{1, "PR_FP_MODE_FR"}, {2, "PR_FP_MODE_FRE"}}}
	mdwe   = &arg.Flags{Bytes: 4, Unknown: "PR_MDWE_???", Names: []arg.Name{{1, "PR_MDWE_REFUSE_EXEC_GAIN"}, {2, "PR_MDWE_NO_INHERIT"}}}
)

var secureBits = &arg.Flags{Unknown: "SECBIT_???", Names: []arg.Name{
	{0x1, "SECBIT_NOROOT"}, {0x2, "SECBIT_NOROOT_LOCKED"}, {0x4, "SECBIT_NO_SETUID_FIXUP"}, {0x8, "SECBIT_NO_SETUID_FIXUP_LOCKED"},
	{0x10, "SECBIT_KEEP_CAPS"}, {0x20, "SECBIT_KEEP_CAPS_LOCKED"}, {0x40, "SECBIT_NO_CAP_AMBIENT_RAISE"}, {0x80, "SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED"},
	{0x100, "SECBIT_EXEC_RESTRICT_FILE"}, {0x200, "SECBIT_EXEC_RESTRICT_FILE_LOCKED"}, {0x400, "SECBIT_EXEC_DENY_INTERACTIVE"},
	{0x800, "SECBIT_EXEC_DENY_INTERACTIVE_LOCKED"},
}}

var seccompMode = &arg.Enum{Unknown: "SECCOMP_MODE_???", Form: arg.HexOrZero, Names: []arg.Name{
	{0, "SECCOMP_MODE_DISABLED"}, {1, "SECCOMP_MODE_STRICT"}, {2, "SECCOMP_MODE_FILTER"},
}}

var ambientOp = &arg.Enum{Unknown: "PR_CAP_AMBIENT_???", Form: arg.HexOrZero, Names: []arg.Name{
	{1, "PR_CAP_AMBIENT_IS_SET"}, {2, "PR_CAP_AMBIENT_RAISE"}, {3, "PR_CAP_AMBIENT_LOWER"}, {4, "PR_CAP_AMBIENT_CLEAR_ALL"},
}}

var mapField = &arg.Enum{Bytes: 4, Unknown: "PR_SET_MM_???", Form: arg.HexOrZero, Names: []arg.Name{
	{1, "PR_SET_MM_START_CODE"}, {2, "PR_SET_MM_END_CODE"}, {3, "PR_SET_MM_START_DATA"}, {4, "PR_SET_MM_END_DATA"}, {5, "PR_SET_MM_START_STACK"},
	{6, "PR_SET_MM_START_BRK"}, {7, "PR_SET_MM_BRK"}, {8, "PR_SET_MM_ARG_START"}, {9, "PR_SET_MM_ARG_END"}, {10, "PR_SET_MM_ENV_START"},
	{11, "PR_SET_MM_ENV_END"}, {12, "PR_SET_MM_AUXV"}, {13, "PR_SET_MM_EXE_FILE"}, {14, "PR_SET_MM_MAP"}, {15, "PR_SET_MM_MAP_SIZE"},
}}

var (
	misfeature = &arg.Enum{Unknown: "PR_SPEC_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "PR_SPEC_STORE_BYPASS"}, {1, "PR_SPEC_INDIRECT_BRANCH"}, {2, "PR_SPEC_L1D_FLUSH"},
	}}
	speculationNames = []arg.Name{
		{2, "PR_SPEC_ENABLE"}, {4, "PR_SPEC_DISABLE"}, {8, "PR_SPEC_FORCE_DISABLE"}, {16, "PR_SPEC_DISABLE_NOEXEC"},
	}
	speculation      = &arg.Enum{Unknown: "PR_SPEC_???", Form: arg.HexOrZero, Names: speculationNames}
	speculationState = &arg.Flags{Zero: "PR_SPEC_NOT_AFFECTED", Unknown: "PR_SPEC_???", Names: append([]arg.Name{{1, "PR_SPEC_PRCTL"}}, speculationNames...)}
)

var (
	authenticationNames = []arg.Name{{1, "PR_PAC_APIAKEY"}, {2, "PR_PAC_APIBKEY"}, {4, "PR_PAC_APDAKEY"}, {8, "PR_PAC_APDBKEY"}, {16, "PR_PAC_APGAKEY"}}
	resetKeys           = &arg.Flags{Unknown: "PR_PAC_???", Names: authenticationNames}
	enabledKeys         = &arg.Flags{Unknown: "PR_PAC_???", Names: authenticationNames[:4]}
)

var dispatchOp = &arg.Enum{Unknown: "PR_SYS_DISPATCH_???", Form: arg.HexOrZero, Names: []arg.Name{
	{0, "PR_SYS_DISPATCH_OFF"}, {1, "PR_SYS_DISPATCH_EXCLUSIVE_ON"}, {2, "PR_SYS_DISPATCH_INCLUSIVE_ON"},
}}

var (
	coreOp = &arg.Enum{Bytes: 4, Unknown: "PR_SCHED_CORE_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "PR_SCHED_CORE_GET"}, {1, "PR_SCHED_CORE_CREATE"}, {2, "PR_SCHED_CORE_SHARE_TO"}, {3, "PR_SCHED_CORE_SHARE_FROM"},
	}}
	pidKind = explained{Num: arg.Uint, unknown: "PIDTYPE_???", names: []arg.Name{{0, "PIDTYPE_PID"}, {1, "PIDTYPE_TGID"}, {2, "PIDTYPE_PGID"}, {3, "PIDTYPE_SID"}}}
)

var (
	vectorNames  = []arg.Name{{1 << 18, "PR_SVE_SET_VL_ONEXEC"}, {1 << 17, "PR_SVE_VL_INHERIT"}}
	matrixNames  = []arg.Name{{1 << 18, "PR_SME_SET_VL_ONEXEC"}, {1 << 17, "PR_SME_VL_INHERIT"}}
	tagCheck     = []arg.Name{{0, "PR_MTE_TCF_NONE"}, {2, "PR_MTE_TCF_SYNC"}, {4, "PR_MTE_TCF_ASYNC"}, {6, "PR_MTE_TCF_MASK"}}
	riscvVectors = []arg.Name{{0, "PR_RISCV_V_VSTATE_CTRL_DEFAULT"}, {1, "PR_RISCV_V_VSTATE_CTRL_OFF"}, {2, "PR_RISCV_V_VSTATE_CTRL_ON"}}
)

var (
	riscvContext = &arg.Enum{Unknown: "PR_RISCV_CTX_???", Form: arg.HexOrZero, Names: []arg.Name{{0, "PR_RISCV_CTX_SW_FENCEI_ON"}, {1, "PR_RISCV_CTX_SW_FENCEI_OFF"}}}
	riscvScope   = &arg.Enum{Unknown: "PR_RISCV_SCOPE_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "PR_RISCV_SCOPE_PER_PROCESS"}, {1, "PR_RISCV_SCOPE_PER_THREAD"},
	}}
	dexcr = &arg.Enum{Unknown: "PR_PPC_DEXCR_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "PR_PPC_DEXCR_SBHE"}, {1, "PR_PPC_DEXCR_IBRTPD"}, {2, "PR_PPC_DEXCR_SRAPD"}, {3, "PR_PPC_DEXCR_NPHIE"},
	}}
	dexcrControl = &arg.Flags{Unknown: "PR_PPC_DEXCR_CTRL_???", Names: []arg.Name{
		{1, "PR_PPC_DEXCR_CTRL_EDITABLE"}, {2, "PR_PPC_DEXCR_CTRL_SET"}, {4, "PR_PPC_DEXCR_CTRL_CLEAR"}, {8, "PR_PPC_DEXCR_CTRL_SET_ONEXEC"},
		{16, "PR_PPC_DEXCR_CTRL_CLEAR_ONEXEC"},
	}}
)
