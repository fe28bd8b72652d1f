// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"fmt"
	"os"
	"time"

	"github.com/ebpftrace/ebpftrace/internal/stack/image"
	"github.com/ebpftrace/ebpftrace/internal/stack/maps"
)

// file is a mapped file, once it was looked for.
type file struct {
	f     *os.File
	image *image.Image // nil where it could not be read
	tgid  uint32       // by whose mapping it was looked for
	size  int64
	time  time.Time // of its last change
}

// imagesMax bounds the files that are open; what is known of addresses stays known.
const imagesMax = 512

// imageOf reads the file of a mapping; it is nil where there is none to be read.
func (s *Stacks) imageOf(tgid uint32, m *maps.Mapping) *image.Image {
	f := s.images[m.File]
	if f != nil && f.isStale(tgid) {
		f.close()
		f = nil
	}
	if f == nil {
		if len(s.images) >= imagesMax {
			s.closeImages()
		}
		f = openFile(tgid, m)
		s.images[m.File] = f
	}
	return f.image
}

func openFile(tgid uint32, m *maps.Mapping) *file {
	none := &file{tgid: tgid}
	if m.Path == "[vdso]" {
		none.image = vdso()
		return none
	}
	f, err := m.Open(tgid)
	if err != nil {
		return none
	}
	info, err := f.Stat()
	if err == nil {
		var img *image.Image
		if img, err = image.New(f, m.FilePath(), roots(tgid)...); err == nil {
			return &file{f, img, tgid, info.Size(), info.ModTime()}
		}
	}
	f.Close()
	return none
}

// isStale tells whether to look again: the file has been written to since, or another
// process may have what this one, which had ended, had not any more.
func (f *file) isStale(tgid uint32) bool {
	if f.image == nil {
		return f.tgid != tgid
	}
	if f.f == nil {
		return false
	}
	info, err := f.f.Stat()
	return err != nil || info.Size() != f.size || !info.ModTime().Equal(f.time)
}

func (f *file) close() {
	if f.image != nil {
		f.image.Close()
	}
	if f.f != nil {
		f.f.Close()
	}
}

func (s *Stacks) closeImages() {
	for _, f := range s.images {
		f.close()
	}
	clear(s.images)
}

// roots are where files of a process are looked for: as it sees them, and as we do.
func roots(tgid uint32) (all []image.Root) {
	for _, dir := range []string{fmt.Sprintf("/proc/%d/root", tgid), "/"} {
		all = append(all, func(path string) (image.File, error) { return maps.OpenIn(dir, path) })
	}
	return all
}
