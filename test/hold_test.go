// SPDX-License-Identifier: Apache-2.0

package test

import (
	"strconv"
	"testing"
)

// TestUnwantedCallsAreNotSent counts records: of a call that its end rules out, the
// kernel side sends none.
func TestUnwantedCallsAreNotSent(t *testing.T) {
	const calls = 50000
	for _, tt := range []struct {
		name, option string
		records      int // besides those of the start and the end
	}{
		{"all are wanted", "--status=all", 2 * calls},
		{"calls that fail", "-Z", 0},
		{"calls that succeed", "-z", 2 * calls},
		{"calls that do not return", "--status=unfinished", 0},
		{"calls that take long", "--min-latency=10s", 0},
		{"calls of whatever length", "--min-latency=1ns", 2 * calls},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, said, _ := spend(t, []string{"--stats", "-e", "trace=getppid", tt.option}, []string{"0", strconv.Itoa(calls)})
			if got := number(t, said, `by (\d+) records; lost: nothing`) - tt.records; got < 2 || got > 10 {
				t.Errorf("records besides %d\n got %d\nwant 2 to 10\n%s", tt.records, got, said)
			}
		})
	}
}

// With -c, what is short is not counted.
func TestShortCallsAreNotCounted(t *testing.T) {
	trace, _, _ := spend(t, []string{"-c", "-U", "calls,name", "-e", "trace=getppid", "--min-latency=10s"}, []string{"0", "1000"})
	if got := number(t, trace, `(?m)^ *(\d+) getppid$`); got != 0 {
		t.Errorf("calls counted\n got %d\nwant none\n%s", got, trace)
	}
}
