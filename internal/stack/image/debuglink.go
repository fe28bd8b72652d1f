// SPDX-License-Identifier: Apache-2.0

package image

import (
	"bytes"
	"debug/elf"
	"hash/crc32"
	"io"
	"math"
	"path"
)

// debugLink reads .gnu_debuglink: a name that ends with a NUL and is filled up to four
// bytes, and the CRC of the file of that name (objcopy(1), --add-gnu-debuglink).
func debugLink(f *elf.File) (name string, crc uint32, ok bool) {
	s := f.Section(".gnu_debuglink")
	if s == nil || s.Type == elf.SHT_NOBITS {
		return "", 0, false
	}
	b, err := s.Data()
	if err != nil || len(b) < 8 {
		return "", 0, false
	}
	word, _, found := bytes.Cut(b, []byte{0})
	name = string(word)
	at := (len(word) + 1 + 3) &^ 3
	if !found || name == "" || name != path.Base(name) || at+4 > len(b) {
		return "", 0, false
	}
	return name, f.ByteOrder.Uint32(b[at:]), true
}

// linkedMax is the largest file that is summed up.
const linkedMax = 1 << 30

// checksum is the CRC of a whole file.
func checksum(r io.ReaderAt) (uint32, error) {
	sum := crc32.NewIEEE()
	n, err := io.Copy(sum, io.LimitReader(io.NewSectionReader(r, 0, math.MaxInt64), linkedMax+1))
	if err == nil && n > linkedMax {
		err = io.ErrShortBuffer
	}
	return sum.Sum32(), err
}
