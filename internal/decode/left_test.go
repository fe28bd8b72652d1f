// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

const nrExecve = 59 // amd64

func TestAProgramWithPrivilegesIsLeft(t *testing.T) {
	const left = "notice: Process 10 detached: its new program has privileges that ebpftrace lacks\n"
	for _, tt := range []struct {
		name string
		do   func(tr *trace)
		want string
	}{
		{"in its line", func(tr *trace) {}, "execve(NULL, NULL, NULL <detached ...>\n" + left},
		{"in a line of its own", func(tr *trace) {
			tr.entry(11, nrGetpid)
			tr.exit(11, nrGetpid, 10)
		}, "execve(NULL, NULL, NULL <unfinished ...>\n[pid    11] getpid()                    = 10\n" + left},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(func(o *Options) { o.NoAttach = true })
			tr.entry(10, nrExecve, 0, 0, 0)
			tt.do(tr)
			tr.record(10, abi.Detach, abi.Privileged, 10, 0, task(10, 10))
			expect(t, tr, tt.want)
		})
	}
}
