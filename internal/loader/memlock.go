// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"
)

// raiseMemlock lets this process lock as much memory as it may, until restore is called:
// before Linux 5.11, maps and programs are such memory when they are made, and not many
// fit into the usual limit. It must not stay so, since the command would inherit it.
func raiseMemlock() (restore func()) {
	var old unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_MEMLOCK, &old) != nil {
		return func() {}
	}
	all := unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}
	if unix.Setrlimit(unix.RLIMIT_MEMLOCK, &all) != nil { // without CAP_SYS_RESOURCE
		_ = unix.Setrlimit(unix.RLIMIT_MEMLOCK, &unix.Rlimit{Cur: old.Max, Max: old.Max})
	}
	return func() { _ = unix.Setrlimit(unix.RLIMIT_MEMLOCK, &old) }
}

// mayLoad tells whether this process may load a small program.
func mayLoad() bool {
	prog, err := tiny(ebpf.AttachTraceRawTp, "sched_process_exit", readsMemory)
	return err == nil && prog.Close() == nil
}

// hasMemlock tells whether this process has a limit that it cannot raise.
func hasMemlock() bool {
	defer raiseMemlock()()
	var now unix.Rlimit
	return unix.Getrlimit(unix.RLIMIT_MEMLOCK, &now) == nil && now.Cur != unix.RLIM_INFINITY
}
