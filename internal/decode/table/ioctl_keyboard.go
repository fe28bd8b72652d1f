// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of the console's maps of keys, characters and fonts: include/uapi/linux/kd.h.
var keyboardRequests = slices.Concat(
	alwaysShown(completed(arg.NewStruct(field("kb_table", keyTable), field("kb_index", arg.Uint8), added("kb_value", keyValue)), "KDGKBENT")),
	alwaysShown(given(arg.NewStruct(field("kb_table", keyTable), field("kb_index", arg.Uint8), field("kb_value", keyValue)), "KDSKBENT")),
	completed(arg.NewStruct(field("kb_func", keyFunction), added("kb_string", keyString)), "KDGKBSENT"),
	given(arg.NewStruct(field("kb_func", keyFunction), field("kb_string", keyString)), "KDSKBSENT"),
	answered(accents("kbdiacr", accent), "KDGKBDIACR"),
	given(accents("kbdiacr", accent), "KDSKBDIACR"),
	answered(accents("kbdiacruc", accentUnicode), "KDGKBDIACRUC"),
	given(accents("kbdiacruc", accentUnicode), "KDSKBDIACRUC"),
	asArg(acceptedSignal, "KDSIGACCEPT"),
	exchanged(keyRepeat, keyRepeat, "KDKBDREP"),

	asArg(arg.AtExit{Type: hexData{256}}, "GIO_SCRNMAP"),
	alwaysShown(asArg(arg.AtEntry{Type: hexData{256}}, "PIO_SCRNMAP")),
	answered(arg.Vector{Elem: screenCharacter, N: 256}, "GIO_UNISCRNMAP"),
	given(arg.Vector{Elem: screenCharacter, N: 256}, "PIO_UNISCRNMAP"),
	asArg(arg.AtExit{Type: hexData{8192}}, "GIO_FONT"),
	alwaysShown(asArg(arg.AtEntry{Type: hexData{8192}}, "PIO_FONT")),
	exchanged(fontDescription, fontDescription, "GIO_FONTX"),
	given(fontGiven, "PIO_FONTX"),
	asArg(arg.AtExit{Type: hexData{48}}, "GIO_CMAP"),
	alwaysShown(asArg(arg.AtEntry{Type: hexData{48}}, "PIO_CMAP")),
	given(arg.NewStruct(field("entry_ct", arg.Uint16), field("entries", arg.Addr)), "GIO_UNIMAP"),
	given(arg.NewStruct(field("entry_ct", arg.Uint16), field("entries", arg.Array{Elem: characterGlyph, Len: arg.ByField("entry_ct")})), "PIO_UNIMAP"),
	given(arg.NewStruct(field("advised_hashsize", arg.Uint16), field("advised_hashstep", arg.Uint16), field("advised_hashlevel", arg.Uint16)), "PIO_UNIMAPCLR"),
	asArg(fontOperation{exchange{asked: fontAsked, answer: fontAnswer}}, "KDFONTOP"),
)

// acceptedSignal is a signal, or a long that is none.
var acceptedSignal = arg.Func{Type: arg.Ulong, Print: func(p *arg.Printer, v uint64) {
	const most = 64 // _NSIG
	if v > most {
		arg.Ulong.Append(p, v)
		return
	}
	signal.Append(p, v)
}}

// keyTable is a table by its name, or by what has to be pressed for it.
var keyTable = arg.Func{Type: arg.Uint8, Print: func(p *arg.Printer, v uint64) {
	if v = arg.Truncate(v, 1); v < uint64(len(keyTables.Names)) {
		keyTables.Append(p, v)
		return
	}
	keyTableBits.Append(p, v)
}}

var (
	keyTables    = &arg.Enum{Bytes: 1, Unknown: "K_???", Names: []arg.Name{{0, "K_NORMTAB"}, {1, "K_SHIFTTAB"}, {2, "K_ALTTAB"}, {3, "K_ALTSHIFTTAB"}}}
	keyTableBits = &arg.Flags{Bytes: 1, Names: []arg.Name{
		{1 << 0, "1<<KG_SHIFT"}, {1 << 1, "1<<KG_ALTGR"}, {1 << 2, "1<<KG_CTRL"}, {1 << 3, "1<<KG_ALT"},
		{1 << 4, "1<<KG_SHIFTL"}, {1 << 5, "1<<KG_SHIFTR"}, {1 << 6, "1<<KG_CTRLL"}, {1 << 7, "1<<KG_CTRLR"},
	}}
)

// keyValue is what a key means: a type, and a value of that type.
var keyValue = arg.Func{Type: arg.Uint16, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 2)
	hexOrZero16.Append(p, v)
	if p.Opt.Style == arg.StyleRaw {
		return
	}
	p.Text(" /* ")
	p.Named(func(p *arg.Printer) { printKeyValue(p, v) })
	p.Text(" */")
}}

func printKeyValue(p *arg.Printer, v uint64) {
	if name := nameOf(keyMeanings, v); name != "" {
		p.Text(name)
		return
	}
	kind := v >> 8
	p.Text("K(")
	if kind < uint64(len(keyKinds)) {
		p.Text(keyKinds[kind])
	} else {
		p.Hex(kind)
	}
	p.Text(", ")
	if kind < uint64(len(keyKinds)) && keyHoldsCharacter[kind] {
		keyCharacter(p, byte(v))
	} else {
		hexOrZero8.Append(p, v&0xff)
	}
	p.Byte(')')
}

// keyCharacter appends a byte as a character constant, with C's names for white space.
func keyCharacter(p *arg.Printer, c byte) {
	if c < '\t' || c > '\r' {
		printCharacter(p, c)
		return
	}
	p.Text(`'\`)
	p.Byte("tnvfr"[c-'\t'])
	p.Byte('\'')
}

var keyFunction = arg.Func{Type: arg.Uint8, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 1)
	if p.Opt.Style != arg.StyleAbbrev {
		hexOrZero8.Append(p, v)
	}
	switch p.Opt.Style {
	case arg.StyleAbbrev:
		printKeyFunction(p, v)
	case arg.StyleVerbose:
		p.Text(" /* ")
		printKeyFunction(p, v)
		p.Text(" */")
	}
}}

func printKeyFunction(p *arg.Printer, v uint64) {
	p.Text("KVAL(")
	p.Text(nameOf(keyMeanings, keyKindFunction<<8|v))
	p.Byte(')')
}

// keyString is what a function key types: a string that stands behind its key.
var keyString followingString

type followingString struct{}

// Size is none: the struct's size is without it.
func (followingString) Size(arg.ABI) int { return 0 }

// Align is that of a byte.
func (followingString) Align(arg.ABI) int { return 1 }

// Plan copies as much as is printed.
func (followingString) Plan(c *arg.Plan, at arg.Place) {
	n := uint32(c.StringLimit + 2)
	c.Add(at, abi.Op{Kind: abi.OpString, Max: n, Flags: abi.OpInline})
}

// Append prints the string.
func (followingString) Append(p *arg.Printer, addr uint64) { arg.Str.Append(p, addr) }

var (
	accent = arg.NewStruct(field("diacr", characterField), field("base", characterField), field("result", characterField))

	accentUnicode = arg.NewStruct(field("diacr", hexOrZero32), field("base", hexOrZero32), field("result", hexOrZero32))

	characterField = arg.Func{Type: arg.Uint8, Print: func(p *arg.Printer, v uint64) { keyCharacter(p, byte(v)) }}
)

// accents is a number of accented characters and an array of them.
func accents(name string, of *arg.Struct) *arg.Struct {
	return arg.NewStruct(field("kb_cnt", arg.Uint), field(name, arg.Vector{Elem: of, N: 256, Count: fieldOf("kb_cnt"), Mark: true}))
}

var (
	keyRepeat       = arg.NewStruct(field("delay", arg.Int), field("period", arg.Int))
	fontDescription = arg.NewStruct(field("charcount", arg.Uint16), field("charheight", arg.Uint16), field("chardata", arg.Addr))
	fontGiven       = arg.NewStruct(field("charcount", arg.Uint16), field("charheight", arg.Uint16), field("chardata", fontBitmaps))
)

// screenCharacter is a character of the screen's map: a place in the font, or Unicode.
var screenCharacter = arg.Func{Type: arg.Uint16, Print: func(p *arg.Printer, v uint64) {
	const direct, mask = 0xf000, 0x1ff // UNI_DIRECT_BASE, UNI_DIRECT_MASK
	v = arg.Truncate(v, 2)
	if v&^mask != direct || p.Opt.Style == arg.StyleRaw {
		hexOrZero16.Append(p, v)
		return
	}
	if p.Opt.Style == arg.StyleVerbose {
		p.Hex(v)
		p.Text(" /* ")
	}
	p.Text("UNI_DIRECT_BASE+")
	hexOrZero16.Append(p, v&mask)
	if p.Opt.Style == arg.StyleVerbose {
		p.Text(" */")
	}
}}

// Struct console_font_op, as it is asked and as it is answered.
const (
	fontSet     = 0 // KD_FONT_OP_SET
	fontDefault = 2 // KD_FONT_OP_SET_DEFAULT
	fontCopy    = 3 // KD_FONT_OP_COPY
)

var (
	fontAsked = arg.NewStruct(
		field("op", &arg.Enum{Bytes: 4, Unknown: "KD_FONT_OP_???", Names: []arg.Name{
			{fontSet, "KD_FONT_OP_SET"}, {1, "KD_FONT_OP_GET"}, {fontDefault, "KD_FONT_OP_SET_DEFAULT"}, {fontCopy, "KD_FONT_OP_COPY"},
		}}),
		and(fontIsNo(fontDefault, fontCopy), field("flags", &arg.Flags{Bytes: 4, Unknown: "KD_FONT_FLAG_???", Names: []arg.Name{
			{1, "KD_FONT_FLAG_DONT_RECALC"}, {0x80000000, "KD_FONT_FLAG_OLD"},
		}})),
		and(fontIsNo(fontCopy), field("width", arg.Uint)),
		field("height", arg.Uint),
		and(fontIsNo(fontDefault, fontCopy), field("charcount", arg.Uint)),
		and(fontIsNo(fontCopy), field("data", fontData)),
	)
	fontAnswer = arg.NewStruct(
		hidden("op", arg.Uint), hidden("flags", arg.Uint), field("width", arg.Uint), field("height", arg.Uint),
		and(fontIsNo(fontDefault), field("charcount", arg.Uint)), and(fontIsNo(fontDefault), field("data", arg.Addr)),
	)
)

const (
	fontGlyphSize = 32 // bytes of a character that is up to 8 dots wide: linux/kd.h
	fontNameMost  = 31 // MAX_FONT_NAME without its NUL
	fontReadMost  = 256
)

// fontGlyphs are characters as dots.
var fontGlyphs = arg.Array{Elem: arg.Raw{Bytes: fontGlyphSize}, Len: arg.ByField("charcount"), Most: fontReadMost}

// fontBitmaps are the characters of a console's first kind of font.
var fontBitmaps = arg.Func{Type: fontGlyphs, Print: func(p *arg.Printer, v uint64) { appendGlyphs(p, v, fontGlyphSize) }}

func appendGlyphs(p *arg.Printer, v, size uint64) {
	if v == 0 {
		p.Addr(v)
		return
	}
	p.HexBuffer(v, size*arg.Truncate(p.Field("charcount"), 4))
}

// fontData is what an operation is given: characters, or the name of a font.
var fontData = arg.Both{Types: []arg.Type{arg.Str, fontGlyphs}, Print: func(p *arg.Printer, v uint64) {
	switch p.Field("op") {
	case fontSet:
		appendGlyphs(p, v, (p.Field("width")+7)/8*fontGlyphSize)
	case fontDefault:
		b := p.Read(v, fontNameMost+1)
		if len(b) == 0 {
			p.Addr(v)
			return
		}
		p.CString(b, min(fontNameMost, p.Opt.StringLimit))
	default:
		p.Addr(v)
	}
}}

// characterGlyph is struct unipair.
var characterGlyph = arg.NewStruct(field("unicode", hexOrZero16), field("fontpos", hexOrZero16))

// fontOperation is an operation on fonts, of which some answer nothing.
type fontOperation struct{ exchange }

// Append prints what is asked, and the answer where there is one.
func (t fontOperation) Append(p *arg.Printer, v uint64) {
	op, ok := fontAsked.Load(p, v, "op")
	if ok && isOneOf(op, []uint64{fontSet, fontCopy}) {
		arg.Ptr{To: fontAsked}.Append(p, v)
		return
	}
	t.exchange.Append(p, v)
}

func fontIsNo(ops ...uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return !isOneOf(p.Field("op"), ops) }
}

// hexData is a pointer to a number of bytes, as many of which are printed in hex as the
// string limit says.
type hexData struct{ bytes int }

// Size is that of an address.
func (hexData) Size(abi arg.ABI) int { return abi.PointerSize() }

// Plan copies what is printed.
func (t hexData) Plan(c *arg.Plan, at arg.Place) { arg.Buffer{Len: arg.Fixed(t.bytes)}.Plan(c, at) }

// Append prints the bytes.
func (t hexData) Append(p *arg.Printer, v uint64) {
	if v == 0 {
		p.Addr(v)
		return
	}
	p.HexBuffer(v, uint64(t.bytes))
}
