// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Filter chooses calls by what they work on: one of the paths, as an argument or by a
// descriptor, or one of the descriptors.
type Filter struct {
	Paths []string
	FDs   func(fd uint32) bool // nil is none
}

// elementsMax is how many elements of an array are looked at, of those that were captured.
const elementsMax = 1 << 12

// match is what is known about a call.
type match uint8

const (
	matchNo match = iota
	matchYes
	matchLater // the exit will tell: something was not in memory
)

// match looks at the arguments that are known when a call begins, since that is when
// strace decides.
func (f *Filter) match(c *format.Call) match {
	found := matchNo
	p := arg.Printer{Call: &c.Call, Opt: arg.Options{StringLimit: elementsMax}}
	p.OnPath = func(path []byte) {
		if f.hasPath(path) {
			found = matchYes
		}
	}
	p.OnFD = func(fd int32) {
		if f.hasFD(&p, fd) {
			found = matchYes
		}
	}
	format.TouchEntry(c, &p)
	if found == matchNo && p.Missing {
		return matchLater
	}
	return found
}

func (f *Filter) hasPath(path []byte) bool {
	path, _, _ = bytes.Cut(path, []byte{0})
	for _, want := range f.Paths {
		if string(path) == want {
			return true
		}
	}
	return false
}

func (f *Filter) hasFD(p *arg.Printer, fd int32) bool {
	if fd < 0 {
		return false
	}
	if f.FDs != nil && f.FDs(uint32(fd)) {
		return true
	}
	if len(f.Paths) == 0 {
		return false
	}
	d, ok := p.Describe(fd)
	return ok && !table.Deleted(&d) && f.hasPath(table.Path(&d))
}
