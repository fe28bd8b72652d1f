// SPDX-License-Identifier: Apache-2.0

package plan

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

func TestWholeBuffersAreCopiedOfDumpedDescriptors(t *testing.T) {
	nr, _ := table.AMD64.Number("read")
	for _, tt := range []struct {
		name   string
		dumped Descriptors
		fd     uint32
		want   uint32
	}{
		{"none", Descriptors{}, 3, 32},
		{"a listed one", Descriptors{Listed: []uint32{3}}, 3, arg.DumpMax},
		{"one that is not listed", Descriptors{Listed: []uint32{3}}, 4, 32},
		{"all", Descriptors{Others: true}, 3, arg.DumpMax},
		{"all but one", Descriptors{Listed: []uint32{3}, Others: true}, 3, 32},
		{"another than that", Descriptors{Listed: []uint32{3}, Others: true}, 4, arg.DumpMax},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := New(arg.AMD64, arg.I386, Options{
				StringLimit: 32,
				DumpRead:    tt.dumped,
				Verbose:     func(uint32, bool) bool { return false },
				Raw:         func(uint32, bool) bool { return true },
				Wanted:      func(n uint32, compat bool) bool { return n == nr && !compat },
			})
			if err != nil {
				t.Fatal(err)
			}
			spec, ok := p.Variants[abi.Variant{Spec: nr, Value: tt.fd}]
			if !ok {
				spec = nr
			}
			if raw := tt.dumped.empty(); raw != (p.Specs[spec].Exit == 0) {
				t.Errorf("nothing is copied\n got %t\nwant %t", !raw, raw)
			} else if got := p.Ops[p.Specs[spec].Exit].Max; !raw && got != tt.want {
				t.Errorf("bytes copied of a buffer\n got %d\nwant %d", got, tt.want)
			}
		})
	}
}

func TestVariantsThatCopyTheSameShareASpec(t *testing.T) {
	nr, _ := table.AMD64.Number("fcntl")
	p, err := New(arg.AMD64, arg.I386, Options{
		StringLimit: 32,
		Verbose:     func(uint32, bool) bool { return false },
		Raw:         func(uint32, bool) bool { return false },
		Wanted:      func(n uint32, compat bool) bool { return n == nr && !compat },
	})
	if err != nil {
		t.Fatal(err)
	}
	spec := func(command uint32) uint32 {
		if v, ok := p.Variants[abi.Variant{Spec: nr, Value: command}]; ok {
			return v
		}
		return nr
	}
	const setLock, setLockWait, getLock, setFlags, dup = 6, 7, 5, 4, 0
	for _, tt := range []struct {
		name string
		a, b uint32
		same bool
	}{
		{"the same struct read", setLock, setLockWait, true},
		{"nothing at all", setFlags, dup, true},
		{"a struct read and one written", setLock, getLock, false},
		{"a struct and nothing", setLock, dup, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := spec(tt.a) == spec(tt.b); got != tt.same {
				t.Errorf("specs %d and %d are one\n got %t\nwant %t", spec(tt.a), spec(tt.b), got, tt.same)
			}
		})
	}
	if op := p.Ops[p.Specs[spec(setLock)].Entry]; op.Max == 0 || op.Max != p.Ops[p.Specs[spec(getLock)].Exit].Max-4-4 {
		t.Errorf("bytes of a lock\n got %d\nwant 8 less than with l_pid, %d", op.Max, p.Ops[p.Specs[spec(getLock)].Exit].Max)
	}
}

func TestThePlanOfAllCallsFits(t *testing.T) {
	all := func(uint32, bool) bool { return true }
	for _, abis := range [][2]arg.ABI{{arg.AMD64, arg.I386}, {arg.ARM64, arg.ARM}} {
		p, err := New(abis[0], abis[1], Options{
			StringLimit: 32, Verbose: all, Names: true, Wanted: all,
			Raw: func(uint32, bool) bool { return false },
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Variants) > 4096 {
			t.Errorf("variants\n got %d\nwant 4096 at most, as the kernel side's map has", len(p.Variants))
		}
		t.Logf("%d ops, %d specs, %d variants", len(p.Ops), len(p.Specs), len(p.Variants))
	}
}

// What is not printed of an array of descriptors decides whether the call is shown.
func TestWholeArraysOfDescriptorsAreCopiedForFilters(t *testing.T) {
	nr, _ := table.AMD64.Number("poll")
	const pollFD = 8 // bytes of struct pollfd
	for _, tt := range []struct {
		name   string
		filter bool
		want   uint32
	}{
		{"no filter", false, 32 * pollFD},
		{"by descriptors or paths", true, 1024 * pollFD},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := New(arg.AMD64, arg.I386, Options{
				StringLimit: 32,
				Filter:      tt.filter,
				Verbose:     func(uint32, bool) bool { return false },
				Raw:         func(uint32, bool) bool { return false },
				Wanted:      func(n uint32, compat bool) bool { return n == nr && !compat },
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Ops[p.Specs[nr].Entry].Max; got != tt.want {
				t.Errorf("bytes copied of the array\n got %d\nwant %d", got, tt.want)
			}
		})
	}
}
