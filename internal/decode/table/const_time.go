// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// clockNames are linux/time.h's. CLOCK_SGI_CYCLE is gone, but its number is not reused.
var clockNames = []arg.Name{
	{unix.CLOCK_REALTIME, "CLOCK_REALTIME"}, {unix.CLOCK_MONOTONIC, "CLOCK_MONOTONIC"},
	{unix.CLOCK_PROCESS_CPUTIME_ID, "CLOCK_PROCESS_CPUTIME_ID"}, {unix.CLOCK_THREAD_CPUTIME_ID, "CLOCK_THREAD_CPUTIME_ID"},
	{unix.CLOCK_MONOTONIC_RAW, "CLOCK_MONOTONIC_RAW"}, {unix.CLOCK_REALTIME_COARSE, "CLOCK_REALTIME_COARSE"},
	{unix.CLOCK_MONOTONIC_COARSE, "CLOCK_MONOTONIC_COARSE"}, {unix.CLOCK_BOOTTIME, "CLOCK_BOOTTIME"},
	{unix.CLOCK_REALTIME_ALARM, "CLOCK_REALTIME_ALARM"}, {unix.CLOCK_BOOTTIME_ALARM, "CLOCK_BOOTTIME_ALARM"},
	{10, "CLOCK_SGI_CYCLE"}, {unix.CLOCK_TAI, "CLOCK_TAI"},
}

// intervalTimerNames are linux/time.h's.
var intervalTimerNames = []arg.Name{
	{unix.ITIMER_REAL, "ITIMER_REAL"}, {unix.ITIMER_VIRTUAL, "ITIMER_VIRTUAL"}, {unix.ITIMER_PROF, "ITIMER_PROF"},
}

// sigeventNames are asm-generic/siginfo.h's.
var sigeventNames = []arg.Name{
	{0, "SIGEV_SIGNAL"}, {1, "SIGEV_NONE"}, {2, "SIGEV_THREAD"}, {4, "SIGEV_THREAD_ID"},
}

// adjustNames are linux/timex.h's. The first two have bits of the others.
var adjustNames = []arg.Name{
	{0xa001, "ADJ_OFFSET_SS_READ"}, {0x8001, "ADJ_OFFSET_SINGLESHOT"},
	{0x1, "ADJ_OFFSET"}, {0x2, "ADJ_FREQUENCY"}, {0x4, "ADJ_MAXERROR"}, {0x8, "ADJ_ESTERROR"}, {0x10, "ADJ_STATUS"}, {0x20, "ADJ_TIMECONST"},
	{0x80, "ADJ_TAI"}, {0x100, "ADJ_SETOFFSET"}, {0x1000, "ADJ_MICRO"}, {0x2000, "ADJ_NANO"}, {0x4000, "ADJ_TICK"},
}

// clockStatusNames are linux/timex.h's.
var clockStatusNames = []arg.Name{
	{0x1, "STA_PLL"}, {0x2, "STA_PPSFREQ"}, {0x4, "STA_PPSTIME"}, {0x8, "STA_FLL"}, {0x10, "STA_INS"}, {0x20, "STA_DEL"},
	{0x40, "STA_UNSYNC"}, {0x80, "STA_FREQHOLD"}, {0x100, "STA_PPSSIGNAL"}, {0x200, "STA_PPSJITTER"}, {0x400, "STA_PPSWANDER"},
	{0x800, "STA_PPSERROR"}, {0x1000, "STA_CLOCKERR"}, {0x2000, "STA_NANO"}, {0x4000, "STA_MODE"}, {0x8000, "STA_CLK"},
}

// clockStateNames are what adjtimex returns: linux/timex.h.
var clockStateNames = [...]string{"TIME_OK", "TIME_INS", "TIME_DEL", "TIME_OOP", "TIME_WAIT", "TIME_ERROR"}
