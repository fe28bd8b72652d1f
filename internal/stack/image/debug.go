// SPDX-License-Identifier: Apache-2.0

package image

import (
	"bytes"
	"debug/elf"
	"fmt"
	"io"
	"path"
)

// Root opens a file by its path in one view of the file system. It opens regular files
// only.
type Root func(path string) (File, error)

// File is an open file.
type File interface {
	io.ReaderAt
	io.Closer
}

// debugFolder is where packages install debug information.
const debugFolder = "/usr/lib/debug"

const noteBuildID = 3 // NT_GNU_BUILD_ID: elf.h

// companion is the file with the symbols and the debug information of a stripped one.
type companion struct {
	elf  *elf.File
	file File
}

// debugFile is that file, nil for none.
func (m *Image) debugFile() *elf.File {
	if !m.sought {
		m.sought = true
		m.other = m.findDebugFile()
	}
	return m.other.elf
}

// findDebugFile looks where packages put such files: by the build id, and by the name that
// the file has for it. Something has to say that the two belong together.
func (m *Image) findDebugFile() companion {
	id := buildID(m.file)
	name, crc, linked := debugLink(m.file)
	dir := path.Dir(m.path)
	for _, root := range m.roots {
		if len(id) >= 2 {
			at := path.Join(debugFolder, ".build-id", fmt.Sprintf("%x", id[:1]), fmt.Sprintf("%x.debug", id[1:]))
			if c, ok := openCompanion(root, at, func(c companion) bool { return bytes.Equal(buildID(c.elf), id) }); ok {
				return c
			}
		}
		if !linked {
			continue
		}
		// The order is gdb's: "Debugging Information in Separate Files".
		for _, at := range []string{path.Join(dir, name), path.Join(dir, ".debug", name), path.Join(debugFolder, dir, name)} {
			if c, ok := openCompanion(root, at, func(c companion) bool { return c.isLinked(id, crc) }); ok {
				return c
			}
		}
	}
	return companion{}
}

// openCompanion opens a file if it belongs to the image, and has what that lacks.
func openCompanion(root Root, path string, belongs func(companion) bool) (companion, bool) {
	f, err := root(path)
	if err != nil {
		return companion{}, false
	}
	e, err := elf.NewFile(f)
	if err == nil {
		c := companion{e, f}
		if sane(e) && c.tells() && belongs(c) {
			return c, true
		}
	}
	f.Close()
	return companion{}, false
}

// tells tells whether there is anything about functions or lines in the file.
func (c companion) tells() bool {
	for _, name := range []string{".symtab", ".debug_line", ".zdebug_line"} {
		if s := c.elf.Section(name); s != nil && s.Type != elf.SHT_NOBITS {
			return true
		}
	}
	return false
}

// isLinked tells whether it is the file that a debug link means: by the build ids where
// both have one, since to sum up a file is to read all of it.
func (c companion) isLinked(id []byte, crc uint32) bool {
	if own := buildID(c.elf); len(id) > 0 && len(own) > 0 {
		return bytes.Equal(own, id)
	}
	sum, err := checksum(c.file)
	return err == nil && sum == crc
}

// buildID is the id that the linker made of the contents.
func buildID(f *elf.File) []byte {
	s := f.Section(".note.gnu.build-id")
	if s == nil || s.Type == elf.SHT_NOBITS {
		return nil
	}
	b, err := s.Data()
	if err != nil || len(b) < 16 {
		return nil
	}
	name, size, kind := f.ByteOrder.Uint32(b), f.ByteOrder.Uint32(b[4:]), f.ByteOrder.Uint32(b[8:])
	b = b[12:]
	if kind != noteBuildID || name != 4 || uint64(size) > uint64(len(b)-4) {
		return nil
	}
	return b[4 : 4+size]
}

// Close closes what was opened beside the file itself.
func (m *Image) Close() {
	if m.other.file != nil {
		m.other.file.Close()
		m.other = companion{}
	}
}
