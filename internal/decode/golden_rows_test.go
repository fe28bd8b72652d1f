// SPDX-License-Identifier: Apache-2.0

package decode_test

import (
	"path/filepath"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// unrecorded are the syscalls that no recording has, with the reason.
var unrecorded = map[string]string{
	"vhangup": "it would hang up the terminal of whoever makes the recordings",
}

// TestEveryRowIsRecorded fails for a row that no recording has a call of: its text
// would be tested by nothing.
func TestEveryRowIsRecorded(t *testing.T) {
	for _, a := range []table.ABI{table.AMD64, table.ARM64} {
		t.Run(a.String(), func(t *testing.T) {
			made := recordedCalls(t, a)
			for nr := range a.Max() + 1 {
				name := a.Name(uint64(nr))
				_, excused := unrecorded[name]
				switch {
				case name == "" || made[nr] != excused:
				case made[nr]:
					t.Errorf("%s is recorded, and needs no excuse", name)
				default:
					t.Errorf("%s: no recording has a call of it; add one to a tracee, and run scripts/record", name)
				}
			}
		})
	}
}

// recordedCalls are the numbers of the native calls in an ABI's recordings.
func recordedCalls(t *testing.T, a table.ABI) map[uint32]bool {
	t.Helper()
	files, err := filepath.Glob("testdata/records/" + a.String() + "/*.rec.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("no recordings: %v", err)
	}
	made := map[uint32]bool{}
	for _, file := range files {
		records(t, file, func(b []byte) {
			if r, ok := abi.Parse(b); ok && r.Kind == abi.Entry && r.Flags&abi.Compat == 0 {
				made[r.Nr] = true
			}
		})
	}
	return made
}
