// SPDX-License-Identifier: Apache-2.0

// Command deepgo stops itself deep in calls.
package main

import (
	"runtime"
	"syscall"
)

type box struct{ n int }

//go:noinline
func (b *box) dive(n int) int {
	if n == 0 {
		_ = syscall.Kill(syscall.Getpid(), syscall.SIGSTOP)
		return b.n
	}
	return b.dive(n-1) + 1
}

func init() { runtime.LockOSThread() } // main is on the first thread

func main() {
	b := box{n: 1}
	if b.dive(4) == 0 {
		panic("no stack")
	}
}
