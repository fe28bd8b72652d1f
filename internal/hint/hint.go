// SPDX-License-Identifier: Apache-2.0

// Package hint joins an error to what its reader can do about it.
package hint

// Error is an error with a hint. It reads as the error alone; who prints it adds the
// hint on a line of its own.
type Error struct {
	Err error
	Do  string // an imperative sentence, without a full stop
}

// Error is the error's text, without the hint.
func (h *Error) Error() string { return h.Err.Error() }

// Unwrap is the error without the hint.
func (h *Error) Unwrap() error { return h.Err }
