// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// struct file_handle of linux/fs.h: the size of the handle, its type, its bytes.
const (
	handleHead = 8
	handleMax  = 128 // MAX_HANDLE_SZ of linux/exportfs.h
)

var handleBytes = arg.Blob{Len: arg.Fixed(handleHead + handleMax), Max: handleHead + handleMax}

// newHandle is a pointer to a handle whose room the caller says, and whose size the
// kernel: after EOVERFLOW too, but then nothing else.
var newHandle = arg.Func{Type: handleBytes, Print: func(p *arg.Printer, v uint64) {
	var room uint64
	var ok bool
	p.Before(func(p *arg.Printer) {
		room, ok = p.Load(v, 4)
		if _, whole := p.Bytes(v, handleHead); !whole {
			ok = false
		}
	})
	if !ok {
		p.Addr(v)
		return
	}
	p.Text("{handle_bytes=")
	p.Uint(room)
	overflow := p.Call.Ret == -int64(unix.EOVERFLOW)
	if !p.Call.Failed() || overflow {
		if size, ok := p.Load(v, 4); ok && size != room {
			p.Text(" => ")
			p.Uint(size)
		}
	}
	if !p.Call.Failed() {
		printHandle(p, v)
	}
	p.Byte('}')
}}

// oldHandle is a pointer to a handle to be opened.
var oldHandle = arg.Func{Type: handleBytes, Print: func(p *arg.Printer, v uint64) {
	size, ok := p.Load(v, 4)
	if _, whole := p.Bytes(v, handleHead); !ok || !whole {
		p.Addr(v)
		return
	}
	p.Text("{handle_bytes=")
	p.Uint(size)
	printHandle(p, v)
	p.Byte('}')
}}

// printHandle appends the type and the bytes of the handle at v.
func printHandle(p *arg.Printer, v uint64) {
	size, _ := p.Load(v, 4)
	kind, _ := p.Load(v+4, 4)
	p.Text(", handle_type=")
	arg.Int.Append(p, kind)
	p.Text(", f_handle=")
	b, ok := p.Bytes(v+handleHead, int(min(size, handleMax)))
	if !ok {
		p.Text("???")
		return
	}
	old := p.Opt.Hex
	p.Opt.Hex = arg.HexAll
	p.QuoteCut(b, size > handleMax)
	p.Opt.Hex = old
}

// handleFlags are name_to_handle_at's: linux/fcntl.h; the first two are of 6.12 and 6.13.
var handleFlags = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: []arg.Name{
	{0x1, "AT_HANDLE_MNT_ID_UNIQUE"}, {0x2, "AT_HANDLE_CONNECTABLE"}, {0x200, "AT_HANDLE_FID"},
	{unix.AT_SYMLINK_FOLLOW, "AT_SYMLINK_FOLLOW"}, {unix.AT_EMPTY_PATH, "AT_EMPTY_PATH"},
}}
