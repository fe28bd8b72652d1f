// SPDX-License-Identifier: Apache-2.0

// Package test runs the built ebpftrace, mostly beside strace.
//
// It has no code for others. programs.go says what is run, allowed.go which
// differences from strace are known, and why.
package test
