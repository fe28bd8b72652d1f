// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// bpfObject is the descriptor of an object whose kind says what its information is.
var bpfObject = arg.FD{Print: printFD, Kind: true}

// bpfInfo is what BPF_OBJ_GET_INFO_BY_FD sees.
var bpfInfo = bpfBefore(bpfNested("info", at(0, "bpf_fd", bpfObject), bpfChanged(4, "info_len", arg.Uint), at(8, "info", bpfInformation{})))

// bpfInformation is a pointer to the information about a map or a program, which is shown
// with -v, and where it is known which of them the descriptor is. Other objects' is not
// shown.
type bpfInformation struct{}

// bpfInfoMost is how many bytes of information are looked at.
const bpfInfoMost = 512

var bpfProgramAt = arg.Growing{Of: bpfProgramInfo, Len: arg.ByField("info_len"), Least: 1}

// Size is that of a __u64.
func (bpfInformation) Size(arg.ABI) int { return 8 }

// Plan copies the information, and what it points to if it is a program's.
func (bpfInformation) Plan(c *arg.Plan, at arg.Place) {
	if c.Verbose && c.Kinds {
		bpfProgramAt.Plan(c, at)
	}
}

// Append prints the fields that the caller has room for, as they are after the call.
func (bpfInformation) Append(p *arg.Printer, v uint64) {
	fields := bpfInfoOf(p)
	if fields == nil || !p.Call.Verbose || p.Waits() {
		bpfAddr.Append(p, v)
		return
	}
	p.After(func(p *arg.Printer) {
		size := bpfInfoSize(p)
		if b := p.Read(v, int(size)); size == 0 || uint64(len(b)) < size {
			bpfAddr.Append(p, v)
			return
		}
		p.Padded(v, int(size), fields.Size(p.Call.ABI), func() {
			p.WithTail(fields, v, func() { bpfRest(p, v, bpfEnd(fields, p.Call.ABI), size) })
		})
	})
}

// bpfInfoOf is the struct of the object's kind, nil where that is another or not known.
func bpfInfoOf(p *arg.Printer) *arg.Struct {
	d, ok := p.Describe(int32(p.Field("bpf_fd")))
	switch {
	case !ok:
		return nil
	case bytes.Equal(Path(&d), []byte("anon_inode:bpf-map")):
		return bpfMapInfo
	case bytes.Equal(Path(&d), []byte("anon_inode:bpf-prog")):
		return bpfProgramInfo
	}
	return nil
}

// bpfInfoSize is how many bytes of information there are.
func bpfInfoSize(p *arg.Printer) uint64 {
	size, _ := p.Load(p.Call.Args[1]+4, 4)
	return min(size, bpfInfoMost)
}

// informs makes fields that the kernel came to know later be printed where there are more
// bytes than it knew before.
func informs(than uint64, fields ...arg.Field) []arg.Field {
	for i := range fields {
		fields[i].When = func(p *arg.Printer) bool { return bpfInfoSize(p) > than }
	}
	return fields
}

// answeredLen is a length at an offset that is printed as it was before the call, and as it is.
func answeredLen(offset int, name string) arg.Field {
	return at(offset, name, arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
		was := wasBefore(p, offset, v)
		p.Uint(was)
		if v = arg.Truncate(v, 4); was != v {
			p.Text(" => ")
			p.Uint(v)
		}
	}})
}

// wasBefore is what stood at an offset before the call; 0 where the caller has no room.
func wasBefore(p *arg.Printer, offset int, is uint64) (was uint64) {
	if p.Call.Failed() {
		return is
	}
	p.Before(func(p *arg.Printer) { was, _ = p.Load(p.Base()+uint64(offset), 4) })
	return was
}

// Where lengths stand in struct bpf_prog_info.
const (
	bpfJitedLenAt  = 16
	bpfXlatedLenAt = 20
	bpfMapsAt      = 52
)

// bpfInfoArray is a pointer to an array in the information, whose length is a field in
// bytes or elements; as much of it is printed as there was room for.
func bpfInfoArray(length string, unit int, print func(p *arg.Printer, v, n uint64)) arg.Type {
	const most = 8192
	t := bpfFollow(arg.AtExit{Type: arg.Array{Elem: arg.Raw{Bytes: unit}, Len: arg.ByField(length), Most: most / unit}})
	return arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) {
		n := p.Field(length)
		if v == 0 || p.Call.Failed() {
			bpfAddr.Append(p, v)
			return
		}
		print(p, v, n)
	}}
}

var bpfInfoInsns = bpfInfoArray("xlated_prog_len", 1, func(p *arg.Printer, v, n uint64) {
	n = min(n, wasBefore(p, bpfXlatedLenAt, n))
	p.Array(v, n/bpfInsnSize, arg.Array{Elem: bpfInsn{}, Most: bpfInsnsMost})
})

var bpfInfoMaps = bpfInfoArray("nr_map_ids", 4, func(p *arg.Printer, v, n uint64) {
	p.Array(v, min(n, wasBefore(p, bpfMapsAt, n)), arg.Array{Elem: arg.Uint})
})

var bpfInfoCode = bpfInfoArray("jited_prog_len", 1, func(p *arg.Printer, v, n uint64) { p.HexBuffer(v, n) })

// bpfLoaded is a time since the machine was started, with the date that it was.
var bpfLoaded = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	p.Uint(v)
	if p.Opt.Booted != nil && p.Opt.Style != arg.StyleRaw {
		p.Date(p.Opt.Booted(v), 0, 0)
	}
}}
