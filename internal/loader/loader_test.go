// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/cilium/ebpf"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// needBPF skips where BPF programs cannot be loaded.
func needBPF(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root, to load BPF programs")
	}
}

func TestOpenLoadsAndCloseFrees(t *testing.T) {
	needBPF(t)
	for _, names := range []bool{false, true} {
		t.Run(fmt.Sprintf("with names %t", names), func(t *testing.T) {
			openAndClose(t, Config{RingSize: 1 << 16, Wanted: make([]uint64, 16), Launcher: 1, WantNames: names})
		})
	}
}

func openAndClose(t *testing.T, cfg Config) {
	t.Helper()
	p, err := Open(cfg)
	if err != nil {
		var verifier *ebpf.VerifierError
		if errors.As(err, &verifier) {
			t.Logf("%+v", verifier)
		}
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Attach(); err != nil {
		t.Fatal(err)
	}
	counts, err := p.Counts()
	if err != nil {
		t.Fatal(err)
	}
	if counts != (abi.Counts{}) {
		t.Errorf("counts of a run that traced nothing\n got %+v\nwant zeros", counts)
	}
	p.Close()
	p.Close()
}
