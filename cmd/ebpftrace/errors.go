// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
)

// A Hint is an error and what can be done about it.
type Hint struct {
	Err error
	Do  string
}

func (h *Hint) Error() string { return h.Err.Error() }
func (h *Hint) Unwrap() error { return h.Err }

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
	var hint *Hint
	for e := err; errors.As(e, &hint); e = hint.Err {
		fmt.Fprintf(w, "%s: hint: %s\n", name, hint.Do)
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(w, "Try '%s -h' for more information.\n", name)
	}
}
