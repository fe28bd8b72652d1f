// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"bytes"
	"os"
	"sync"

	"github.com/ebpftrace/ebpftrace/internal/stack/image"
	"github.com/ebpftrace/ebpftrace/internal/stack/maps"
)

// vdso is the kernel's code in every process: the one that this process has.
var vdso = sync.OnceValue(func() *image.Image {
	m := maps.Own("[vdso]")
	if m == nil {
		return nil
	}
	mem, err := os.Open("/proc/self/mem")
	if err != nil {
		return nil
	}
	defer mem.Close()
	b := make([]byte, m.End-m.Start)
	if _, err := mem.ReadAt(b, int64(m.Start)); err != nil {
		return nil
	}
	img, err := image.New(bytes.NewReader(b), m.Path)
	if err != nil {
		return nil
	}
	return img
})
