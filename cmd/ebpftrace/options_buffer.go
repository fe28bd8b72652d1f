// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math/bits"
	"os"
	"strconv"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// setBuffer reads a size that a ring buffer can have: a power of two, and no less than
// a page (kernel/bpf/ringbuf.c).
func setBuffer(p *parser, u use) error {
	size, ok := byteCount(u.value)
	if !ok || bits.OnesCount64(size) != 1 || size < uint64(os.Getpagesize()) || size > bufferMax {
		return &hint.Error{Err: invalid(u), Do: "give a power of two between a page and 1G, which each CPU gets: 1M, for example"}
	}
	p.BufferSize = int(size)
	return nil
}

const bufferMax = 1 << 30

// byteCount reads a number with or without a unit.
func byteCount(text string) (n uint64, ok bool) {
	shift := 0
	for i, unit := range []string{"K", "M", "G"} {
		if digits, found := strings.CutSuffix(strings.ToUpper(text), unit); found {
			text, shift = digits, 10*(i+1)
		}
	}
	n, err := strconv.ParseUint(text, 10, 32)
	return n << shift, err == nil
}
