// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

func TestErrorsOfTheKernelSayWhatHelps(t *testing.T) {
	if missing(btfFile) {
		t.Skip("needs a kernel with BTF: without, that is what every error says")
	}
	for _, tt := range []struct {
		name string
		err  error
		do   string
	}{
		{"a kernel with neither task storage nor ring buffers", fmt.Errorf("make ring: %w", ebpf.ErrNotSupported), "this kernel is too old, or built without what is needed: Linux 5.10 or newer"},
		{"a probe that is refused", fmt.Errorf("load probes: %w", &ebpf.VerifierError{Cause: unix.EINVAL}), "this kernel's verifier refuses a probe"},
		{"rings that are too large", fmt.Errorf("make ring: %w", unix.ENOMEM), "the rings did not fit into memory"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var hinted *hint.Error
			if err := explain(tt.err); !errors.As(err, &hinted) || !errors.Is(err, tt.err) || !strings.HasPrefix(hinted.Do, tt.do) {
				t.Errorf("explained\n got %#v\nwant %v with a hint: %s", err, tt.err, tt.do)
			}
		})
	}
}
