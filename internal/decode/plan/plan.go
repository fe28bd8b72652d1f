// SPDX-License-Identifier: Apache-2.0

// Package plan compiles rows into what the kernel side runs: specs, capture ops and
// variants.
//
// A row's memory is planned twice, for the entry and for the exit. A row with a
// Switch gets one more spec for each value of its selector; the kernel side looks the
// value up and falls back to the row's own spec.
package plan

import (
	"fmt"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

// Options are what decides how much is copied.
type Options struct {
	StringLimit int
	// Verbose tells whether a call's structs and environment are printed whole.
	Verbose func(nr uint32, compat bool) bool
	// Raw tells whether a call's arguments are printed as numbers: nothing is copied.
	Raw func(nr uint32, compat bool) bool
	// DumpRead and DumpWritten are the descriptors whose data is copied whole.
	DumpRead, DumpWritten Descriptors
	// Names tells whether it is asked what descriptors refer to.
	Names bool
	// Filter tells whether calls are chosen by the paths or descriptors that they work on.
	Filter bool
	// Kinds tells whether it is asked where the printing of something else depends on it: to
	// ask makes the program longer, and takes its time as it is loaded.
	Kinds bool
	// Wanted tells whether a call is traced; others need no ops.
	Wanted func(nr uint32, compat bool) bool
}

// Descriptors is a set of descriptors.
type Descriptors struct {
	Listed []uint32
	Others bool // the set is all but those
}

func (d Descriptors) empty() bool { return len(d.Listed) == 0 && !d.Others }

// dumped is the set for a row.
func (o *Options) dumped(row *table.Row) Descriptors {
	switch {
	case row.DumpRead != nil:
		return o.DumpRead
	case row.DumpWritten != nil:
		return o.DumpWritten
	}
	return Descriptors{}
}

// Plan is the contents of the kernel side's tables.
type Plan struct {
	Specs    []abi.Spec
	Ops      []abi.Op
	Variants map[abi.Variant]uint32
	Wanted   [2 * abi.SpecsNative / 64]uint64
}

// New compiles the rows of the native table and of the compat one.
func New(native, compat arg.ABI, opt Options) (*Plan, error) {
	p := &Plan{
		Specs:    make([]abi.Spec, 2*abi.SpecsNative),
		Ops:      make([]abi.Op, 1, 1024),
		Variants: map[abi.Variant]uint32{},
	}
	for i, a := range []arg.ABI{native, compat} {
		for nr := range uint32(abi.SpecsNative) {
			if err := p.add(a, nr, i == 1, opt); err != nil {
				return nil, err
			}
		}
	}
	if len(p.Ops) > abi.OpsMax || len(p.Specs) > abi.SpecsMax {
		return nil, fmt.Errorf("capture plan: %d ops and %d specs are more than the kernel side holds", len(p.Ops), len(p.Specs))
	}
	return p, nil
}

// AsksNames tells whether an op asks what a descriptor refers to.
func (p *Plan) AsksNames() bool {
	return slices.ContainsFunc(p.Ops, func(op abi.Op) bool { return op.Kind == abi.OpDescriptor })
}

func (p *Plan) add(a arg.ABI, nr uint32, compat bool, opt Options) error {
	if !opt.Wanted(nr, compat) {
		return nil
	}
	index := nr
	if compat {
		index += abi.SpecsNative
	}
	p.Wanted[index/64] |= 1 << (index % 64)
	row := table.Lookup(a, uint64(nr))
	if row == nil {
		p.Specs[index].NArgs = abi.ArgsMax
		return nil
	}
	b := builder{row: row, plan: p, like: arg.Plan{ABI: a, StringLimit: opt.StringLimit, Verbose: opt.Verbose(nr, compat), Names: opt.Names, Filter: opt.Filter, Kinds: opt.Kinds}}
	dumped := opt.dumped(row)
	if opt.Raw(nr, compat) && dumped.empty() {
		p.Specs[index] = abi.Spec{NArgs: uint8(len(row.Args)), Flags: b.flags()}
		return nil
	}
	b.like.Full = dumped.Others
	p.Specs[index] = b.first(index)
	if len(dumped.Listed) > 0 {
		return b.descriptors(index, dumped)
	}
	return b.variants(index)
}

type builder struct {
	row    *table.Row
	plan   *Plan
	like   arg.Plan
	shapes []shape
}

func (b *builder) flags() (flags uint8) {
	if b.row.Exec {
		flags |= abi.SpecExec
	}
	if b.row.OnError {
		flags |= abi.SpecExitOnError
	}
	if b.row.Socket {
		flags |= abi.SpecSocket
	}
	if b.row.StackAtEntry {
		flags |= abi.SpecStack
	}
	return flags
}

// spec plans the row with its switches as pick says; nil picks their defaults.
func (b *builder) spec(pick func(*arg.Switch) arg.Type) abi.Spec {
	return abi.Spec{
		Entry: b.ops(false, pick),
		Exit:  b.ops(true, pick),
		NArgs: uint8(min(len(b.row.Args), abi.ArgsMax)),
		Flags: b.flags(),
	}
}

func (b *builder) ops(exit bool, pick func(*arg.Switch) arg.Type) uint16 {
	b.like.Exit = exit
	c := arg.NewPlan(&b.plan.Ops, b.like)
	for i := range b.row.Args {
		a := &b.row.Args[i]
		if atEntry, atExit := a.Captured(); exit && !atExit || !exit && !atEntry {
			continue
		}
		picked(a.Type, pick).Plan(c, arg.InArg(i))
	}
	if ret := b.row.Ret; exit && ret != nil && b.like.Names {
		picked(ret, pick).Plan(c, arg.InRet())
	}
	return c.First()
}

func picked(t arg.Type, pick func(*arg.Switch) arg.Type) arg.Type {
	if s, ok := t.(*arg.Switch); ok && pick != nil {
		return pick(s)
	}
	return t
}

// variants adds a spec for each value that a switch of the row knows.
func (b *builder) variants(index uint32) error {
	on := -1
	values := map[uint64]bool{}
	for _, s := range b.switches() {
		if on >= 0 && on != s.On {
			return fmt.Errorf("row %s: switches on arguments %d and %d", b.row.Name, on, s.On)
		}
		on = s.On
		for _, c := range s.Cases {
			values[c.Value] = true
		}
	}
	if on < 0 {
		return nil
	}
	b.plan.Specs[index].Selector = uint8(on + 1)
	for value := range values {
		pick := func(s *arg.Switch) arg.Type { return s.Pick(value) }
		if spec := b.variant(pick); spec != index { // else the kernel side finds the row's own
			b.plan.Variants[abi.Variant{Spec: index, Value: uint32(value)}] = spec
		}
	}
	return nil
}

// descriptors adds a spec for the descriptors that are listed: it copies whole buffers
// where the row's own does not, and the other way round.
func (b *builder) descriptors(index uint32, dumped Descriptors) error {
	for i := range b.row.Args {
		if _, ok := b.row.Args[i].Type.(*arg.Switch); ok {
			return fmt.Errorf("row %s: data is dumped by descriptor, and argument %d is a switch", b.row.Name, i)
		}
	}
	b.like.Full = !dumped.Others
	b.plan.Specs[index].Selector = 1 // args[0]
	spec := b.variant(nil)
	for _, fd := range dumped.Listed {
		b.plan.Variants[abi.Variant{Spec: index, Value: fd}] = spec
	}
	return nil
}

// switches are those of the row's arguments, and of its return value if that is named.
func (b *builder) switches() (all []*arg.Switch) {
	for i := range b.row.Args {
		if s, ok := b.row.Args[i].Type.(*arg.Switch); ok {
			all = append(all, s)
		}
	}
	if s, ok := b.row.Ret.(*arg.Switch); ok && b.like.Names {
		all = append(all, s)
	}
	return all
}

// variant is the index of a spec for the row with its switches as pick says. Many
// variants copy the same: they share one.
func (b *builder) variant(pick func(*arg.Switch) arg.Type) uint32 {
	start := len(b.plan.Ops)
	spec := b.spec(pick)
	s := b.shape(spec, start)
	for i := range b.shapes {
		if old := &b.shapes[i]; old.entry == s.entry && old.exit == s.exit && slices.Equal(old.ops, s.ops) {
			b.plan.Ops = b.plan.Ops[:start]
			return old.spec
		}
	}
	s.spec = uint32(len(b.plan.Specs))
	b.shapes = append(b.shapes, s)
	b.plan.Specs = append(b.plan.Specs, spec)
	return s.spec
}

// first is the row's own spec, at the index, for the values that no switch knows. Variants
// share it too.
func (b *builder) first(index uint32) abi.Spec {
	start := len(b.plan.Ops)
	spec := b.spec(nil)
	s := b.shape(spec, start)
	s.spec = index
	b.shapes = append(b.shapes, s)
	return spec
}

// shape is that of a spec whose ops are those from start on.
func (b *builder) shape(spec abi.Spec, start int) shape {
	return shape{ops: relative(b.plan.Ops[start:], start), entry: from(spec.Entry, start), exit: from(spec.Exit, start)}
}
