// SPDX-License-Identifier: Apache-2.0

package table

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

// The bounds of testdata/everysignal.c.
const (
	signalsTried = 70
	codeMin      = -70
	codeMax      = 260
)

func TestSignalsAreThoseOfStrace(t *testing.T) {
	lines := observe(t, strace(t), buildTracee(t, "everysignal"))
	t.Run("names", func(t *testing.T) {
		for n, want := range matches(t, lines, `^kill\(1, (\w+)\)`, signalsTried) {
			if got := orElse(SignalName(uint64(n)), strconv.Itoa(n)); got != want {
				t.Errorf("signal %d\n got %s\nwant %s", n, got, want)
			}
		}
	})
	t.Run("codes", func(t *testing.T) {
		const codes = codeMax - codeMin + 1
		// Signal 0 has no siginfo_t, and strace prints none.
		for i, want := range matches(t, lines, `^rt_sigqueueinfo\(1, \w+, \{si_signo=\w+, si_code=(\w+)`, (signalsTried-1)*codes) {
			signal, code := int32(1+i/codes), int32(codeMin+i%codes)
			if got := orElse(SignalCode(signal, code), fmt.Sprintf("%#x", uint32(code))); got != want {
				t.Errorf("signal %d code %d\n got %s\nwant %s", signal, code, got, want)
			}
		}
	})
}

func TestSignalSpellingsAreThoseOfStrace(t *testing.T) {
	strace := strace(t)
	for spelling := range spellings {
		if spelling == "" {
			continue // strace takes an empty set, not an empty name
		}
		_, got := SignalByName(spelling)
		if want := accepts(strace, "-e", "signal="+spelling); got != want {
			t.Errorf("%q is a signal\n got %t\nwant %t", spelling, got, want)
		}
	}
}

// matches picks from each line what the pattern's group matches, and expects n of them.
func matches(t *testing.T, lines []string, pattern string, n int) []string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	var found []string
	for _, line := range lines {
		if m := re.FindStringSubmatch(line); m != nil {
			found = append(found, m[1])
		}
	}
	if len(found) != n {
		t.Fatalf("lines like %s\n got %d\nwant %d", pattern, len(found), n)
	}
	return found
}

func orElse(name, number string) string {
	if name == "" {
		return number
	}
	return name
}
