// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"encoding/binary"
	"testing"

	"golang.org/x/sys/unix"
)

// registers are those of a stopped thread, as bpf/stack.h has them.
func registers(t *testing.T, tid int) (b []byte, sp uint64) {
	t.Helper()
	var r unix.PtraceRegs
	if err := unix.PtraceGetRegs(tid, &r); err != nil {
		t.Fatal(err)
	}
	for _, v := range []uint64{0, 0, 0, r.Rbx, r.Rsi, r.Rdi, r.Rbp, r.Rsp, r.R8, r.R9, r.R10, 0, r.R12, r.R13, r.R14, r.R15, r.Rip} {
		b = binary.NativeEndian.AppendUint64(b, v)
	}
	return b, r.Rsp
}
