// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

func TestReport(t *testing.T) {
	hinted := &hint.Error{Err: errors.New("no such thing"), Do: "get one"}
	for _, tt := range []struct {
		name string
		err  error
		want string
	}{
		{"an error", errors.New("no such thing"), "x: no such thing\n"},
		{"a hint", hinted, "x: no such thing\nx: hint: get one\n"},
		{"a hint inside", fmt.Errorf("look: %w", hinted), "x: look: no such thing\nx: hint: get one\n"},
		{"two hints", &hint.Error{Err: hinted, Do: "or borrow one"}, "x: no such thing\nx: hint: or borrow one\nx: hint: get one\n"},
		{"usage", usagef("no %s", "thing"), "x: no thing\nTry 'x -h' for more information.\n"},
		{"usage with a hint", &hint.Error{Err: usagef("no thing"), Do: "get one"},
			"x: no thing\nx: hint: get one\nTry 'x -h' for more information.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			report(&b, "x", tt.err)
			if got := b.String(); got != tt.want {
				t.Errorf("report\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
