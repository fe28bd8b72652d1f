// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// A message is an error in strace's words, capital letters and all, which scripts may
// look for.
type message string

func (m message) Error() string { return string(m) }

func messagef(format string, args ...any) error {
	return message(fmt.Sprintf(format, args...))
}

// A usageError is a command line that makes no sense; the help would have told.
type usageError string

func (e usageError) Error() string { return string(e) }

func usagef(format string, args ...any) error {
	return usageError(fmt.Sprintf(format, args...))
}

// report prints an error as the one thing that a user reads when nothing works:
// under the name the program was called by, with its hints on their own lines.
func report(w io.Writer, name string, err error) {
	fmt.Fprintf(w, "%s: %v\n", name, err)
	var hinted *hint.Error
	for e := err; errors.As(e, &hinted); e = hinted.Err {
		fmt.Fprintf(w, "%s: hint: %s\n", name, hinted.Do)
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(w, "Try '%s -h' for more information.\n", name)
	}
}

// reason is the text of an error, in the C library's words where it is the kernel's.
func reason(err error) string {
	var n unix.Errno
	if errors.As(err, &n) {
		if _, text := table.Errno(int(n)); text != "" {
			return text
		}
	}
	return err.Error()
}
