// SPDX-License-Identifier: Apache-2.0

package table

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	keyOperation   = &arg.Enum{Bytes: 4, Names: keyOperationNames, Unknown: "KEYCTL_???"}
	keyPermissions = &arg.Flags{Bytes: 4, Names: keyPermissionNames, Unknown: "KEY_???"}
	keyMoveFlags   = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "KEYCTL_MOVE_EXCL"}}, Unknown: "KEYCTL_MOVE_???"}
	keySerial      = decimal(keySpecialNames, "")
	keyDefault     = decimal(keyDefaultNames, "KEY_REQKEY_DEFL_???")
)

// decimal is an int, some of whose values have names.
func decimal(names []arg.Name, unknown string) arg.Type {
	return arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		v = arg.Truncate(v, 4)
		for i := range names {
			if names[i].Value == v {
				p.Constant(v, arg.Int, names[i].Name)
				return
			}
		}
		arg.Int.Append(p, v)
		if unknown != "" && p.Opt.Style != arg.StyleRaw {
			p.Comment(unknown)
		}
	}}
}

// errorNumber is an errno.
var errorNumber = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	if name, _ := Errno(int(v)); name != "" {
		p.Constant(v, arg.Uint, name)
		return
	}
	p.Uint(v)
}}

// keyPayload is a buffer of argument 3's size. The return value is the size that would
// have been needed.
var keyPayload = arg.Func{Type: arg.Buffer{Len: arg.ByArg(3)}, Print: func(p *arg.Printer, v uint64) { printKeyData(p, v, false) }}

// keyText is the same for text, whose NUL is not printed.
var keyText = arg.Func{Type: keyPayload, Print: func(p *arg.Printer, v uint64) { printKeyData(p, v, true) }}

func printKeyData(p *arg.Printer, v uint64, text bool) {
	n := min(uint64(max(p.Call.Ret, 0)), p.Call.Args[3])
	if v == 0 {
		p.Addr(v)
		return
	}
	if b, ok := p.Bytes(v, int(min(n, uint64(p.Opt.StringLimit)+1))); text && ok && len(b) > 0 && uint64(len(b)) == n && b[n-1] == 0 {
		n--
	}
	p.Buffer(v, n)
}

// keyDHParams is struct keyctl_dh_params of linux/keyctl.h.
var keyDHParams = arg.NewStruct(
	arg.Field{Name: "private", Type: keySerial}, arg.Field{Name: "prime", Type: keySerial}, arg.Field{Name: "base", Type: keySerial},
)

// keyKDFParams is struct keyctl_kdf_params of linux/keyctl.h.
var keyKDFParams = arg.NewStruct(
	arg.Field{Name: "hashname", Type: arg.Str}, arg.Field{Name: "otherinfo", Type: keyOtherInfo},
	arg.Field{Name: "otherinfolen", Type: arg.Uint}, spare(8),
)

var keyOtherInfo = arg.Func{Type: arg.Buffer{Len: arg.ByField("otherinfolen")}, Print: func(p *arg.Printer, v uint64) {
	if n := p.Field("otherinfolen"); v != 0 && n > 0 {
		p.Buffer(v, n)
		return
	}
	p.Addr(v)
}}

// spare is an array of words that are to be 0, printed where they are not.
func spare(n int) arg.Field {
	words := arg.Vector{Elem: hexOrZero32, N: n}
	return arg.Field{Name: "__spare", Type: words, When: func(p *arg.Printer) bool { return p.AnySet("__spare") }}
}

// keyOpParams is struct keyctl_pkey_params of linux/keyctl.h; the third word has two names.
func keyOpParams(length string) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "key_id", Type: keySerial}, arg.Field{Name: "in_len", Type: arg.Uint}, arg.Field{Name: length, Type: arg.Uint}, spare(7),
	)
}

const keyVerify = 28 // KEYCTL_PKEY_VERIFY

var keyVerifyParams = keyOpParams("in2_len")

// keyInput is a buffer whose size is a field of what argument 1 points to.
type keyInput string

// Size is that of its address.
func (keyInput) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies as much as is printed, since the kernel side does not look at the size.
func (keyInput) Plan(c *arg.Plan, at arg.Place) {
	c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: uint32(c.StringLimit), Max: uint32(c.StringLimit)})
}

// Append prints the bytes.
func (t keyInput) Append(p *arg.Printer, v uint64) {
	n, ok := keyVerifyParams.Load(p, p.Call.Args[1], string(t))
	if _, whole := p.Bytes(p.Call.Args[1], keyVerifyParams.Size(p.Call.ABI)); !ok || !whole || v == 0 {
		p.Addr(v)
		return
	}
	p.Buffer(v, n)
}

// keyQuery is struct keyctl_pkey_query of linux/keyctl.h.
var keyQuery = arg.NewStruct(
	arg.Field{Name: "supported_ops", Type: &arg.Flags{Bytes: 4, Names: keySupportNames, Unknown: "KEYCTL_SUPPORTS_???"}},
	arg.Field{Name: "key_size", Type: arg.Uint}, arg.Field{Name: "max_data_size", Type: arg.Uint16}, arg.Field{Name: "max_sig_size", Type: arg.Uint16},
	arg.Field{Name: "max_enc_size", Type: arg.Uint16}, arg.Field{Name: "max_dec_size", Type: arg.Uint16}, spare(10),
)

// keyCapabilities are bytes of flags, each with names of its own. The return value is
// how many there are, argument 2 how many have room.
var keyCapabilities = arg.Func{Type: arg.Ptr{To: arg.Raw{Bytes: len(keyCapabilityFlags)}}, Print: func(p *arg.Printer, v uint64) {
	n := min(uint64(max(p.Call.Ret, 0)), p.Call.Args[2])
	b := p.Read(v, int(min(n, uint64(len(keyCapabilityFlags)))))
	if v == 0 || len(b) == 0 && n > 0 {
		p.Addr(v)
		return
	}
	p.Byte('[')
	for i, flags := range b {
		if i > 0 {
			p.Text(", ")
		}
		keyCapabilityFlags[i].Append(p, uint64(flags))
	}
	p.Byte(']')
}}

var keyCapabilityFlags = [...]*arg.Flags{
	{Bytes: 1, Names: keyCapability0Names, Unknown: "KEYCTL_CAPS0_???"},
	{Bytes: 1, Names: keyCapability1Names, Unknown: "KEYCTL_CAPS1_???"},
}
