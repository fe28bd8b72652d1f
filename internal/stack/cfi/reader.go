// SPDX-License-Identifier: Apache-2.0

package cfi

import "bytes"

// Encodings of pointers: Linux Standard Base 5, 10.5.
const (
	formMask  = 0x0f
	formULEB  = 0x01
	formU16   = 0x02
	formU32   = 0x03
	formU64   = 0x04
	formSLEB  = 0x09
	formS16   = 0x0a
	formS32   = 0x0b
	formS64   = 0x0c
	relMask   = 0x70
	relToPC   = 0x10
	indirect  = 0x80
	omitted   = 0xff
	formPlain = 0x00
)

// reader takes values off bytes. What is not there is 0, and makes it bad.
type reader struct {
	b   []byte
	at  int
	bad bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n < 0 || n > len(r.b)-r.at {
		r.bad = true
		return make([]byte, 8)
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

func (r *reader) u8() byte    { return r.take(1)[0] }
func (r *reader) u16() uint16 { return order.Uint16(r.take(2)) }
func (r *reader) u32() uint32 { return order.Uint32(r.take(4)) }
func (r *reader) u64() uint64 { return order.Uint64(r.take(8)) }
func (r *reader) done() bool  { return r.bad || r.at >= len(r.b) }

func (r *reader) skip(n uint64) {
	if n > uint64(len(r.b)) {
		r.bad = true
		return
	}
	r.take(int(n))
}

// block takes bytes that their length precedes.
func (r *reader) block() []byte {
	n := r.uleb()
	if n > uint64(len(r.b)) {
		r.bad = true
		return nil
	}
	b := r.take(int(n))
	if r.bad {
		return nil
	}
	return b
}

func (r *reader) text() string {
	n := bytes.IndexByte(r.b[min(r.at, len(r.b)):], 0)
	if n < 0 {
		r.bad = true
		return ""
	}
	return string(r.take(n + 1)[:n])
}

func (r *reader) uleb() (v uint64) {
	for shift := 0; ; shift += 7 {
		c := r.u8()
		if shift < 64 {
			v |= uint64(c&0x7f) << shift
		}
		if c&0x80 == 0 {
			return v
		}
	}
}

func (r *reader) sleb() int64 {
	var v int64
	for shift := 0; ; {
		c := r.u8()
		if shift < 64 {
			v |= int64(c&0x7f) << shift
		}
		shift += 7
		if c&0x80 != 0 {
			continue
		}
		if c&0x40 != 0 && shift < 64 {
			v |= -1 << shift
		}
		return v
	}
}

// pointer takes an encoded pointer that is at pc itself. Pointers to pointers are what
// they point to only in a running process; they are not followed.
func (r *reader) pointer(how byte, pc uint64) (v uint64) {
	if how == omitted {
		return 0
	}
	switch how & formMask {
	case formPlain, formU64, formS64:
		v = r.u64()
	case formULEB:
		v = r.uleb()
	case formSLEB:
		v = uint64(r.sleb())
	case formU16:
		v = uint64(r.u16())
	case formS16:
		v = uint64(int64(int16(r.u16())))
	case formU32:
		v = uint64(r.u32())
	case formS32:
		v = uint64(int64(int32(r.u32())))
	default:
		r.bad = true
	}
	switch {
	case how&relMask == relToPC:
		return v + pc
	case how&relMask != 0 || how&indirect != 0:
		r.bad = true
	}
	return v
}
