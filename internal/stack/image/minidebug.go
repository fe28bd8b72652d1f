// SPDX-License-Identifier: Apache-2.0

package image

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

// miniMax is the largest file that is unpacked. Those of Fedora's largest programs take
// a few MiB.
const miniMax = 1 << 26

// miniSymbols reads .gnu_debugdata: a file with a stripped one's local symbols, packed by
// xz within it (gdb: "Debugging information in a special section").
func miniSymbols(f *elf.File) (*elf.File, []elf.Symbol, error) {
	s := f.Section(".gnu_debugdata")
	if s == nil || s.Type == elf.SHT_NOBITS {
		return nil, nil, elf.ErrNoSymbols
	}
	packed, err := s.Data()
	if err != nil {
		return nil, nil, err
	}
	b, err := unpack(packed)
	if err != nil {
		return nil, nil, err
	}
	mini, err := elf.NewFile(bytes.NewReader(b))
	if err != nil {
		return nil, nil, err
	}
	if !sane(mini) {
		return nil, nil, errTooLarge
	}
	all, err := mini.Symbols()
	return mini, all, err
}

var errNotXZ = errors.New("unpack symbols: not one block of xz")

// unpack unpacks what xz packed into one block, as it does with all that is not very
// large. The container is read here, so that the tracee's word on how much memory that
// takes does not count.
func unpack(b []byte) ([]byte, error) {
	const header = 12 // with the checksum: The .xz File Format, 2.1.1
	if len(b) < header+4 || !bytes.HasPrefix(b, []byte("\xfd7zXZ\x00")) || b[header] == 0 {
		return nil, errNotXZ
	}
	block := b[header:]
	size := (int(block[0]) + 1) * 4 // 3.1.1
	if size > len(block) {
		return nil, errNotXZ
	}
	dict, ok := dictionary(block[1:size])
	if !ok {
		return nil, errNotXZ
	}
	r, err := lzma.Reader2Config{DictCap: int(min(dict, miniMax))}.NewReader2(bytes.NewReader(block[size:]))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(r, miniMax+1))
	if err == nil && len(out) > miniMax {
		err = errTooLarge
	}
	return out, err
}

// dictionary reads a block's flags, sizes and filters (3.1.2 to 3.1.5), which have to be
// LZMA2 alone. It returns the size of its dictionary.
func dictionary(b []byte) (int64, bool) {
	flags := b[0]
	b = b[1:]
	if flags&^0xc0 != 0 { // more filters than one, or what is reserved
		return 0, false
	}
	for _, present := range []byte{0x40, 0x80} {
		if flags&present == 0 {
			continue
		}
		_, n := binary.Uvarint(b)
		if n <= 0 {
			return 0, false
		}
		b = b[n:]
	}
	const lzma2 = 0x21
	if len(b) < 3 || b[0] != lzma2 || b[1] != 1 {
		return 0, false
	}
	dict, err := lzma.DecodeDictCap(b[2])
	return dict, err == nil && dict >= lzma.MinDictCap
}
