// SPDX-License-Identifier: Apache-2.0

package arg

import "slices"

// Field is a field of a struct.
type Field struct {
	Name string // printed before the value; "" prints the value only
	Type Type
	// Verbose fields are printed with -v only; "..." stands for them otherwise.
	Verbose bool
	// Hidden fields are padding or lengths: they take room and are not printed.
	Hidden bool
	// When decides whether the field is printed; nil is always.
	When func(p *Printer) bool
	// At is the field's offset plus 1 where the layout is not C's; 0 lays it out
	// behind the field before.
	At int
}

// Struct is a struct of the kernel's UAPI. Fields are laid out by C's rules for each
// ABI, so a table needs no offsets.
type Struct struct {
	Fields []Field
	layout [5]layout
}

type layout struct {
	fields      []placed
	size, align int
}

// placed is where a field stands.
type placed struct {
	offset, size int
	aggregate    bool
}

// NewStruct makes a struct of fields.
func NewStruct(fields ...Field) *Struct {
	s := &Struct{Fields: fields}
	places := make([]placed, len(s.layout)*len(fields)) // one piece: there are many structs, made as the program starts
	for abi := range s.layout {
		s.layout[abi] = lay(fields, ABI(abi), places[abi*len(fields):][:0:len(fields)])
	}
	return s
}

// InOrder is the same struct with its fields printed in another order: those that are
// named, as often as they are. What is not named is not printed.
func (t *Struct) InOrder(names ...string) *Struct {
	s := &Struct{}
	for abi := range s.layout {
		s.layout[abi] = layout{size: t.layout[abi].size, align: t.layout[abi].align}
	}
	add := func(i int, hidden bool) {
		f := t.Fields[i]
		f.Hidden = f.Hidden || hidden
		s.Fields = append(s.Fields, f)
		for abi := range s.layout {
			s.layout[abi].fields = append(s.layout[abi].fields, t.layout[abi].fields[i])
		}
	}
	for _, name := range names {
		add(t.field(name), false)
	}
	for i := range t.Fields {
		if !slices.Contains(names, t.Fields[i].Name) {
			add(i, true)
		}
	}
	return s
}

// Union makes a struct whose fields all stand at its start.
func Union(fields ...Field) *Struct {
	for i := range fields {
		fields[i].At = 1
	}
	return NewStruct(fields...)
}

func lay(fields []Field, abi ABI, places []placed) layout {
	l := layout{fields: places, align: 1}
	end := 0
	for i := range fields {
		f := &fields[i]
		a := alignOf(f.Type, abi)
		at := (end + a - 1) / a * a
		if f.At > 0 {
			at = f.At - 1
		}
		_, aggregate := f.Type.(Aggregate)
		l.fields = append(l.fields, placed{at, f.Type.Size(abi), aggregate})
		end = at + f.Type.Size(abi)
		l.size = max(l.size, end)
		l.align = max(l.align, a)
	}
	l.size = (l.size + l.align - 1) / l.align * l.align
	return l
}

// Size is the struct's size.
func (t *Struct) Size(abi ABI) int { return t.layout[abi].size }

// Align is the struct's alignment.
func (t *Struct) Align(abi ABI) int { return t.layout[abi].align }

func (t *Struct) offset(abi ABI, i int) int { return t.layout[abi].fields[i].offset }

// field finds a field by its name; a table that names none is a bug of ours.
func (t *Struct) field(name string) int {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	panic("arg: no field " + name)
}

// Load reads a scalar field of the struct at base.
func (t *Struct) Load(p *Printer, base uint64, name string) (uint64, bool) {
	i := t.field(name)
	return p.Load(base+uint64(t.offset(p.Call.ABI, i)), t.Fields[i].Type.Size(p.Call.ABI))
}

// Plan follows the pointers among the fields.
func (t *Struct) Plan(c *Plan, at Place) {
	frame, fieldAt := c.frame, c.fieldAt
	for i := range t.Fields {
		f := &t.Fields[i]
		if f.Verbose && !c.Verbose {
			continue
		}
		c.frame, c.fieldAt = t, i
		f.Type.Plan(c, at.Plus(t.offset(c.ABI, i)))
	}
	c.frame, c.fieldAt = frame, fieldAt
}

// Append prints the fields in braces.
func (t *Struct) Append(p *Printer, v uint64) { t.append(p, v, t.Size(p.Call.ABI), nil) }

// append prints the fields that end within the first size bytes, and what tail appends.
func (t *Struct) append(p *Printer, v uint64, size int, tail func()) {
	frame, base := p.frame, p.base
	fields := t.layout[p.Call.ABI].fields
	p.Byte('{')
	cut, n := false, 0
	for i := range t.Fields {
		f := &t.Fields[i]
		brief := f.Verbose && !p.Call.Verbose
		if f.Hidden || brief && cut {
			continue
		}
		p.frame, p.base = t, v
		if fields[i].offset+fields[i].size > size || f.When != nil && !f.When(p) {
			continue
		}
		if brief {
			cut = true
			continue
		}
		if n > 0 {
			p.Text(", ")
		}
		n++
		if f.Name != "" {
			p.Text(f.Name)
			p.Byte('=')
		}
		if !p.value(f.Type, v+uint64(fields[i].offset), fields[i].size, fields[i].aggregate) {
			p.Text("???")
		}
	}
	p.frame, p.base = frame, base
	if cut {
		p.more(n)
	}
	if tail != nil {
		tail()
	}
	p.Byte('}')
}

func (p *Printer) more(n int) {
	if n > 0 {
		p.Text(", ")
	}
	p.Text("...")
}

// Field loads a field of the struct that is being printed: for When and Func.
func (p *Printer) Field(name string) uint64 {
	v, _ := p.field(name)
	return v
}

// Base is the address of the struct that is being printed.
func (p *Printer) Base() uint64 { return p.base }
