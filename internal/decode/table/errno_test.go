// SPDX-License-Identifier: Apache-2.0

package table

import (
	"fmt"
	"math"
	"regexp"
	"testing"
)

func TestErrno(t *testing.T) {
	for _, tt := range []struct {
		name              string
		n                 int
		wantName, wantStr string
	}{
		{"the first", 1, "EPERM", "Operation not permitted"},
		{"the last", 133, "EHWPOISON", "Memory page has hardware error"},
		{"an alias is not the name", 11, "EAGAIN", "Resource temporarily unavailable"},
		{"the kernel's name, not libc's", 95, "EOPNOTSUPP", "Operation not supported"},
		{"a hole", 41, "", ""},
		{"beyond libc's", 134, "", ""},
		{"before the kernel's own", 511, "", ""},
		{"the kernel's own", 512, "ERESTARTSYS", "To be restarted if SA_RESTART is set"},
		{"the kernel's own without a text", 524, "ENOTSUPP", "Unknown error 524"},
		{"a hole among the kernel's own", 519, "", ""},
		{"beyond the kernel's own", 531, "", ""},
		{"none", 0, "", ""},
		{"negative", -1, "", ""},
		{"least", math.MinInt, "", ""},
		{"greatest", math.MaxInt, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if name, text := Errno(tt.n); name != tt.wantName || text != tt.wantStr {
				t.Errorf("errno %d\n got %q, %q\nwant %q, %q", tt.n, name, text, tt.wantName, tt.wantStr)
			}
		})
	}
}

func TestErrnosAreThoseOfStrace(t *testing.T) {
	failure := regexp.MustCompile(`^getpid\(\) += (.*)$`)
	n := 0
	for _, line := range observe(t, strace(t), buildTracee(t, "everyerrno")) {
		m := failure.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		n++
		if got, want := failedReturn(n), m[1]; got != want {
			t.Errorf("errno %d\n got %s\nwant %s", n, got, want)
		}
	}
	if n != 4095 {
		t.Errorf("calls that failed\n got %d\nwant 4095", n)
	}
}

// failedReturn is strace's return value of a call that failed with errno n.
func failedReturn(n int) string {
	name, text := Errno(n)
	switch {
	case name == "":
		return fmt.Sprintf("-1 (errno %d)", n)
	case ErrnoRestarts(n):
		return fmt.Sprintf("? %s (%s)", name, text)
	default:
		return fmt.Sprintf("-1 %s (%s)", name, text)
	}
}
