// SPDX-License-Identifier: Apache-2.0

package floor

import (
	"errors"
	"os"
	"testing"

	"github.com/cilium/ebpf"
)

func TestOpen(t *testing.T) {
	pair, err := Open()
	if errors.Is(err, os.ErrPermission) {
		t.Skipf("needs CAP_BPF and CAP_PERFMON: %v", err)
	}
	if errors.Is(err, ebpf.ErrNotSupported) || errors.Is(err, os.ErrNotExist) {
		t.Skipf("needs a kernel with BTF: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer pair.Close()
	if got, want := len(pair.links), 2; got != want {
		t.Errorf("attached probes\n got %d\nwant %d", got, want)
	}
}
