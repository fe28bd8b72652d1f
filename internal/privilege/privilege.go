// SPDX-License-Identifier: Apache-2.0

// Package privilege tells what capabilities this process has, and gives them up.
//
// What is given up is gone for all threads. In a binary that uses cgo, Go does not know
// all threads, and Keep fails.
package privilege

import (
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Set is a set of capabilities: bit n is capability n.
type Set uint64

// Of makes a set.
func Of(capabilities ...int) (s Set) {
	for _, c := range capabilities {
		s |= 1 << c
	}
	return s
}

// Effective are the capabilities that the kernel asks for.
func Effective() Set {
	effective, _ := sets()
	return effective
}

// Has tells whether all of them are in effect.
func Has(capabilities ...int) bool {
	want := Of(capabilities...)
	return Effective()&want == want
}

// initialUserNS is the inode of the initial user namespace: include/linux/proc_ns.h,
// PROC_USER_INIT_INO.
const initialUserNS = 0xeffffffd

// SeesAll tells whether the kernel's rules for ptrace(2) let this process look at
// every other. CAP_SYS_PTRACE of another user namespace is none for what is outside
// of it.
func SeesAll() bool {
	var st unix.Stat_t
	return Has(unix.CAP_SYS_PTRACE) && unix.Stat("/proc/self/ns/user", &st) == nil && st.Ino == initialUserNS
}

// sets asks the kernel for the calling thread's; all threads have the same.
func sets() (effective, permitted Set) {
	var data [2]unix.CapUserData
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	if unix.Capget(&header, &data[0]) != nil {
		return 0, 0
	}
	effective = Set(data[0].Effective) | Set(data[1].Effective)<<32
	permitted = Set(data[0].Permitted) | Set(data[1].Permitted)<<32
	return effective, permitted
}

// Suspend takes all capabilities out of effect but those given, and Keep may still
// keep them.
func Suspend(but Set) error {
	_, permitted := sets()
	return capset(but&permitted, permitted)
}

// Keep gives up all capabilities but those given, for good.
func Keep(only Set) error {
	_, permitted := sets()
	return capset(only&permitted, only&permitted)
}

// capset sets the capabilities of all threads. None is left to be inherited.
func capset(effective, permitted Set) error {
	var data [2]unix.CapUserData
	for i := range data {
		data[i].Effective, data[i].Permitted = uint32(effective>>(32*i)), uint32(permitted>>(32*i))
	}
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	_, _, errno := syscall.AllThreadsSyscall(unix.SYS_CAPSET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&data[0])), 0)
	if errno != 0 {
		return fmt.Errorf("set capabilities: %w", errno)
	}
	return nil
}
