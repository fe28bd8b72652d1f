// SPDX-License-Identifier: Apache-2.0

package arg

// Name is a constant of the kernel's UAPI with its value. It is an alias, as Case is,
// so that other packages may write rows of it without the fields' names: go vet wants
// them for the named structs of another package.
type Name = struct {
	Value uint64
	Name  string
}

// Enum is one of a set of constants.
type Enum struct {
	leaf
	Bytes   int // 0 is a long
	Names   []Name
	Unknown string // what is behind an unknown value: "ARCH_???"
	Form    Form   // of an unknown value; Hex where zero value Signed is not meant
}

// Size is the number of bytes.
func (t *Enum) Size(abi ABI) int { return Num{Bytes: t.Bytes}.Size(abi) }

// Append prints the constant's name.
func (t *Enum) Append(p *Printer, v uint64) {
	v = Truncate(v, t.Size(p.Call.ABI))
	if p.Opt.Style == StyleRaw {
		p.unknown(v, t.Form, t.Size(p.Call.ABI))
		return
	}
	name := nameOf(t.Names, v)
	if name != "" && p.Opt.Style == StyleAbbrev {
		p.Text(name)
		return
	}
	p.unknown(v, t.Form, t.Size(p.Call.ABI))
	switch {
	case name != "":
		p.Comment(name)
	case t.Unknown != "":
		p.Comment(t.Unknown)
	}
}

func (p *Printer) unknown(v uint64, form Form, size int) {
	if form == Signed {
		form = HexOrZero
	}
	Num{Bytes: size, Form: form}.Append(p, v)
}

func nameOf(names []Name, v uint64) string {
	for i := range names {
		if names[i].Value == v {
			return names[i].Name
		}
	}
	return ""
}

// Flags are constants that are OR-ed. Order matters: a name that covers several bits
// stands before those that cover some of them.
type Flags struct {
	leaf
	Bytes   int // 0 is a long
	Names   []Name
	Zero    string // what no bit set is called: "0" where it has no name
	Unknown string // behind a value without any known bit: "MAP_???"

	// Bits of Mask are no flags but one of Enum, printed first, or last where
	// EnumLast is set.
	Mask     uint64
	Enum     []Name
	EnumLast bool
	// Rest prints the bits of RestMask, behind the flags, where they are not 0.
	RestMask uint64
	Rest     func(p *Printer, v uint64)
}

// Size is the number of bytes.
func (t *Flags) Size(abi ABI) int { return Num{Bytes: t.Bytes}.Size(abi) }

// Append prints the names joined by |, then the unknown bits in hex.
func (t *Flags) Append(p *Printer, v uint64) {
	v = Truncate(v, t.Size(p.Call.ABI))
	if p.Opt.Style != StyleAbbrev {
		Num{Bytes: t.Size(p.Call.ABI), Form: HexOrZero}.Append(p, v)
		if p.Opt.Style == StyleRaw {
			return
		}
		if start := len(p.Out); t.verbose(p, v) == 0 {
			p.Out = p.Out[:start]
		}
		return
	}
	if known, rest := t.names(p, v, true); known == 0 {
		Num{Bytes: t.Size(p.Call.ABI), Form: HexOrZero}.Append(p, rest)
		if rest != 0 && t.Unknown != "" {
			p.Comment(t.Unknown)
		}
	}
}

// verbose appends the names as a comment and returns how many there are.
func (t *Flags) verbose(p *Printer, v uint64) int {
	p.Text(" /* ")
	known, rest := t.names(p, v, true)
	if known == 0 && rest != 0 && t.Unknown != "" {
		p.Text(t.Unknown)
		known++
	}
	p.Text(" */")
	return known
}

// names appends the names of the known bits, and the others behind them in hex. It
// returns how many names that were, and the unknown bits.
func (t *Flags) names(p *Printer, v uint64, hexRest bool) (known int, rest uint64) {
	rest = v
	sep := func() {
		if known > 0 {
			p.Byte('|')
		}
		known++
	}
	enum := func() {
		if t.Mask == 0 {
			return
		}
		if name := nameOf(t.Enum, v&t.Mask); name != "" {
			sep()
			p.Text(name)
			rest &^= t.Mask
		} else if v&t.Mask != 0 && t.EnumLast {
			sep()
			p.Hex(v & t.Mask)
			rest &^= t.Mask
		}
	}
	if !t.EnumLast {
		enum()
	}
	if v == 0 && t.Zero != "" && known == 0 {
		p.Text(t.Zero)
		return 1, 0
	}
	for i := range t.Names {
		n := &t.Names[i]
		if n.Value != 0 && rest&^(t.Mask|t.RestMask)&n.Value == n.Value {
			sep()
			p.Text(n.Name)
			rest &^= n.Value
		}
	}
	if t.EnumLast {
		enum()
	}
	if t.Rest != nil && rest&t.RestMask != 0 {
		sep()
		t.Rest(p, rest&t.RestMask)
		rest &^= t.RestMask
	}
	if rest != 0 && known > 0 && hexRest {
		p.Byte('|')
		p.Hex(rest)
	}
	return known, rest
}

// Constant appends a constant whose name is known, in the style that -X asks for; t
// prints its value.
func (p *Printer) Constant(v uint64, t Type, name string) {
	if p.Opt.Style != StyleAbbrev {
		t.Append(p, v)
		if p.Opt.Style == StyleRaw {
			return
		}
		p.Comment(name)
		return
	}
	p.Text(name)
}
