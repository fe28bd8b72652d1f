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
	for _, v := range append(r.Regs[:], r.Sp, r.Pc) {
		b = binary.NativeEndian.AppendUint64(b, v)
	}
	return b, r.Sp
}
