// SPDX-License-Identifier: Apache-2.0

package table

import "golang.org/x/sys/unix"

// anyCodes are what any signal may carry: include/uapi/asm-generic/siginfo.h.
var anyCodes = []codeName{
	{0, "SI_USER"},
	{0x80, "SI_KERNEL"},
	{-1, "SI_QUEUE"},
	{-2, "SI_TIMER"},
	{-3, "SI_MESGQ"},
	{-4, "SI_ASYNCIO"},
	{-5, "SI_SIGIO"},
	{-6, "SI_TKILL"},
	{-7, "SI_DETHREAD"},
	{-60, "SI_ASYNCNL"},
}

// signalCodes are the positive codes of the signals that have some of their own: the
// same header. Those of ia64 and of SIGEMT, which no architecture here has, are left out.
var signalCodes = map[int32][]codeName{
	int32(unix.SIGILL): {
		{1, "ILL_ILLOPC"},
		{2, "ILL_ILLOPN"},
		{3, "ILL_ILLADR"},
		{4, "ILL_ILLTRP"},
		{5, "ILL_PRVOPC"},
		{6, "ILL_PRVREG"},
		{7, "ILL_COPROC"},
		{8, "ILL_BADSTK"},
		{9, "ILL_BADIADDR"},
	},
	int32(unix.SIGFPE): {
		{1, "FPE_INTDIV"},
		{2, "FPE_INTOVF"},
		{3, "FPE_FLTDIV"},
		{4, "FPE_FLTOVF"},
		{5, "FPE_FLTUND"},
		{6, "FPE_FLTRES"},
		{7, "FPE_FLTINV"},
		{8, "FPE_FLTSUB"},
		{14, "FPE_FLTUNK"},
		{15, "FPE_CONDTRAP"},
	},
	int32(unix.SIGSEGV): {
		{1, "SEGV_MAPERR"},
		{2, "SEGV_ACCERR"},
		{3, "SEGV_BNDERR"},
		{4, "SEGV_PKUERR"},
		{5, "SEGV_ACCADI"},
		{6, "SEGV_ADIDERR"},
		{7, "SEGV_ADIPERR"},
		{8, "SEGV_MTEAERR"},
		{9, "SEGV_MTESERR"},
		{10, "SEGV_CPERR"},
	},
	int32(unix.SIGBUS): {
		{1, "BUS_ADRALN"},
		{2, "BUS_ADRERR"},
		{3, "BUS_OBJERR"},
		{4, "BUS_MCEERR_AR"},
		{5, "BUS_MCEERR_AO"},
	},
	int32(unix.SIGTRAP): {
		{1, "TRAP_BRKPT"},
		{2, "TRAP_TRACE"},
		{3, "TRAP_BRANCH"},
		{4, "TRAP_HWBKPT"},
		{5, "TRAP_UNK"},
		{6, "TRAP_PERF"},
	},
	int32(unix.SIGCHLD): {
		{1, "CLD_EXITED"},
		{2, "CLD_KILLED"},
		{3, "CLD_DUMPED"},
		{4, "CLD_TRAPPED"},
		{5, "CLD_STOPPED"},
		{6, "CLD_CONTINUED"},
	},
	int32(unix.SIGIO): {
		{1, "POLL_IN"},
		{2, "POLL_OUT"},
		{3, "POLL_MSG"},
		{4, "POLL_ERR"},
		{5, "POLL_PRI"},
		{6, "POLL_HUP"},
	},
	int32(unix.SIGSYS): {
		{1, "SYS_SECCOMP"},
		{2, "SYS_USER_DISPATCH"},
	},
}
