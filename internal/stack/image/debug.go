// SPDX-License-Identifier: Apache-2.0

package image

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"path/filepath"
)

// debugFolder is where packages install debug information.
const debugFolder = "/usr/lib/debug"

const noteBuildID = 3 // NT_GNU_BUILD_ID: elf.h

// debugFile opens the file with the debug information of a stripped one: by its build
// id, which says that the two belong together.
func (m *Image) debugFile() *elf.File {
	if m.sought {
		return m.other
	}
	m.sought = true
	id := buildID(m.file)
	if len(id) < 2 {
		return nil
	}
	f, err := elf.Open(filepath.Join(debugFolder, ".build-id", fmt.Sprintf("%x", id[:1]), fmt.Sprintf("%x.debug", id[1:])))
	if err != nil {
		return nil
	}
	if !bytes.Equal(buildID(f), id) {
		f.Close()
		return nil
	}
	m.other = f
	return f
}

// buildID is the id that the linker made of the contents.
func buildID(f *elf.File) []byte {
	s := f.Section(".note.gnu.build-id")
	if s == nil {
		return nil
	}
	b, err := s.Data()
	if err != nil || len(b) < 16 {
		return nil
	}
	name, size, kind := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint32(b[8:])
	b = b[12:]
	if kind != noteBuildID || name != 4 || uint64(size) > uint64(len(b)-4) {
		return nil
	}
	return b[4 : 4+size]
}

// Close closes what was opened beside the file itself.
func (m *Image) Close() {
	if m.other != nil {
		m.other.Close()
		m.other = nil
	}
}
