// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// initialPIDNS is the inode of the initial pid namespace: include/linux/proc_ns.h,
// PROC_PID_INIT_INO.
const initialPIDNS = 0xeffffffc

// PIDNamespace is the pid namespace of the caller, by its inode; 0 for the initial one,
// or where /proc does not tell.
func PIDNamespace() uint32 {
	if ns := namespaceOf("self"); ns != initialPIDNS {
		return ns
	}
	return 0
}

func namespaceOf(pid string) uint32 {
	var st unix.Stat_t
	if unix.Stat("/proc/"+pid+"/ns/pid", &st) != nil {
		return 0
	}
	return uint32(st.Ino)
}

// Number is the id, here, of the process that a thread in another pid namespace calls
// nr; 0 where there is none. It looks at all processes.
func Number(tid, nr uint32) uint32 {
	ns := namespaceOf(strconv.FormatUint(uint64(tid), 10))
	if ns == 0 {
		return 0
	}
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		pid, err := strconv.ParseUint(e.Name(), 10, 32)
		if err == nil && innermost(uint32(pid)) == nr && namespaceOf(e.Name()) == ns {
			return uint32(pid)
		}
	}
	return 0
}

// innermost is what a process is called in its own pid namespace: the last number of
// NSpid in proc_pid_status(5).
func innermost(pid uint32) uint32 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "\nNSpid:")
	line, _, _ := strings.Cut(rest, "\n")
	ids := strings.Fields(line)
	if len(ids) == 0 {
		return 0
	}
	return number(ids[len(ids)-1])
}
