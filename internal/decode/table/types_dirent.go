// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// direntsMax is how many bytes of entries are copied: as much as libc asks for at once.
const direntsMax = 32768

// direntKinds are the DT_ constants of include/linux/fs_types.h.
var direntKinds = &arg.Enum{Bytes: 1, Unknown: "DT_???", Names: []arg.Name{
	{0, "DT_UNKNOWN"}, {1, "DT_FIFO"}, {2, "DT_CHR"}, {4, "DT_DIR"}, {6, "DT_BLK"}, {8, "DT_REG"}, {10, "DT_LNK"}, {12, "DT_SOCK"}, {14, "DT_WHT"},
}}

// direntHead is what stands before an entry's name.
type direntHead struct {
	*arg.Struct
	kindLast bool // the kind is the entry's last byte
}

// oldDirent is struct linux_dirent of getdents(2).
var oldDirent = direntHead{Struct: arg.NewStruct(
	arg.Field{Name: "d_ino", Type: arg.Ulong}, arg.Field{Name: "d_off", Type: arg.Ulong}, arg.Field{Name: "d_reclen", Type: arg.Uint16},
), kindLast: true}

// dirent64 is struct linux_dirent64. It is packed in effect: the name follows the kind.
var dirent64 = direntHead{Struct: arg.NewStruct(
	arg.Field{Name: "d_ino", Type: arg.Uint64}, arg.Field{Name: "d_off", Type: arg.Int64}, arg.Field{Name: "d_reclen", Type: arg.Uint16},
	arg.Field{Name: "d_type", Type: direntKinds},
)}

// nameAt is the offset of the name in an entry: the struct without its padding.
func (t direntHead) nameAt(a arg.ABI) int {
	if t.kindLast {
		return 2*a.PointerSize() + 2
	}
	return 19
}

// direntPtr is a pointer to as many bytes of entries as the call returned, of which
// strace shows the number only, unless -v.
func direntPtr(head direntHead) arg.Type {
	return arg.Func{Type: arg.Blob{Len: arg.ByRet(), Max: direntsMax}, Print: func(p *arg.Printer, v uint64) {
		if p.Call.Failed() || v == 0 || p.Call.Opaque {
			p.Addr(v)
			return
		}
		if !p.Call.Verbose {
			countDirents(p, v, head)
			return
		}
		p.Byte('[')
		rest := eachDirent(p, v, head, func(i int, addr uint64, n int) {
			if i > 0 {
				p.Text(", ")
			}
			head.entry(p, addr, n)
		})
		if rest > 0 && rest < uint64(p.Call.Ret) {
			p.Text(", ")
		}
		if rest > 0 {
			p.Text("...")
		}
		p.Byte(']')
	}}
}

func countDirents(p *arg.Printer, v uint64, head direntHead) {
	count := 0
	rest := eachDirent(p, v, head, func(int, uint64, int) { count++ })
	p.Addr(v)
	p.Text(" /* ")
	p.Uint(uint64(count))
	if rest > 0 {
		p.Text(" or more")
	}
	p.Text(" entries */")
}

// eachDirent calls f with the address and length of each entry that was captured, and
// returns how many bytes are left.
func eachDirent(p *arg.Printer, v uint64, head direntHead, f func(i int, addr uint64, n int)) (rest uint64) {
	rest = uint64(max(p.Call.Ret, 0))
	for i := 0; rest > 0; i++ {
		n, ok := head.Load(p, v, "d_reclen")
		if !ok || n < uint64(head.nameAt(p.Call.ABI)) || n > rest {
			break
		}
		if _, ok := p.Bytes(v, int(n)); !ok {
			break
		}
		f(i, v, int(n))
		v += n
		rest -= n
	}
	return rest
}

// entry appends an entry of n bytes.
func (t direntHead) entry(p *arg.Printer, addr uint64, n int) {
	t.Struct.Append(p, addr)
	p.Out = p.Out[:len(p.Out)-1] // the closing brace
	p.Text(", d_name=")
	at := t.nameAt(p.Call.ABI)
	name, _ := p.Bytes(addr+uint64(at), n-at)
	p.CString(name, len(name))
	if t.kindLast {
		p.Text(", d_type=")
		kind, _ := p.Load(addr+uint64(n)-1, 1)
		direntKinds.Append(p, kind)
	}
	p.Byte('}')
}

const nameMax = 255 // NAME_MAX of linux/limits.h

// oneDirent is struct old_linux_dirent of readdir(2), whose d_reclen is the length of
// the name. It is not there where the folder has no more entries.
var oneDirent = arg.Func{Type: arg.Blob{Len: arg.Fixed(24 + nameMax), Max: 24 + nameMax}, Print: func(p *arg.Printer, v uint64) {
	n, ok := oldDirent.Load(p, v, "d_reclen")
	at := uint64(oldDirent.nameAt(p.Call.ABI))
	name, ok2 := p.Bytes(v+at, int(min(n, nameMax)))
	if !ok || !ok2 || p.Call.Ret == 0 || p.Call.Opaque {
		p.Addr(v)
		return
	}
	oldDirent.Struct.Append(p, v)
	p.Out = p.Out[:len(p.Out)-1] // the closing brace
	p.Text(", d_name=")
	p.Quote(name)
	p.Byte('}')
}}
