// SPDX-License-Identifier: Apache-2.0

// Package floor attaches an empty pair of probes where ebpftrace's stand.
//
// The kernel pays for reaching a probe whatever it does there. No design that
// watches all system calls with BPF adds less time than this, so that it is what
// ebpftrace's own cost is measured in.
package floor

import (
	"fmt"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/link"
	"github.com/cilium/ebpf/rlimit"
)

//go:generate go tool bpf2go -go-package floor -target bpfel -cc clang-19 -strip llvm-strip-19 -cflags "-O2 -g -Wall -Werror -mcpu=v3 -idirafter /usr/include/x86_64-linux-gnu -idirafter /usr/include/aarch64-linux-gnu" floor bpf/floor.bpf.c

// Pair is an attached pair of probes.
type Pair struct {
	objects floorObjects
	links   []link.Link
}

// Open loads the pair and attaches it. It runs until Close.
func Open() (*Pair, error) {
	// Only kernels before 5.11 count programs there; where it may not be raised, it may not matter.
	_ = rlimit.RemoveMemlock()
	p := new(Pair)
	if err := loadFloorObjects(&p.objects, nil); err != nil {
		return nil, fmt.Errorf("load the empty pair: %w", err)
	}
	for _, program := range []*ebpf.Program{p.objects.FloorExit, p.objects.FloorEntry} {
		l, err := link.AttachTracing(link.TracingOptions{Program: program})
		if err != nil {
			p.Close()
			return nil, fmt.Errorf("attach the empty pair: %w", err)
		}
		p.links = append(p.links, l)
	}
	return p, nil
}

// Close detaches the probes.
func (p *Pair) Close() {
	for _, l := range p.links {
		l.Close()
	}
	p.links = nil
	p.objects.Close()
}
