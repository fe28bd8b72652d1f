// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"
	"strconv"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// File systems that make up their files' names: include/uapi/linux/magic.h.
const (
	magicPipe   = 0x50495045
	magicSocket = 0x534f434b
	magicAnon   = 0x09041934
	magicPID    = 0x50494446
	magicNS     = 0x6e736673
	magicDMA    = 0x444d4142
)

// Path is the path that a descriptor refers to, as readlink(2) of /proc/PID/fd would tell
// it, but for what says that the file is deleted. A path that was not read in full begins
// with three dots.
func Path(d *abi.Descriptor) []byte {
	switch {
	case d.Kind == abi.Text:
		path, _, _ := bytes.Cut(d.Names, []byte{0})
		return bytes.TrimSuffix(path, []byte(deletedMark))
	case d.Flags&abi.MadeName != 0:
		return madeName(d)
	}
	return turnedAround(d)
}

const deletedMark = " (deleted)"

// Deleted tells whether the file has no name any more. Files whose name is made up never
// had one, but the kernel says it of those that are memory: fs/d_path.c, simple_dname().
func Deleted(d *abi.Descriptor) bool {
	switch {
	case d.Kind == abi.Text:
		path, _, _ := bytes.Cut(d.Names, []byte{0})
		return bytes.HasSuffix(path, []byte(deletedMark))
	case d.Flags&abi.MadeName != 0:
		switch d.Magic {
		case magicPipe, magicSocket, magicAnon, magicPID, magicNS, magicDMA:
			return false
		}
		return true
	}
	return d.Flags&abi.Deleted != 0
}

// turnedAround turns the names around.
func turnedAround(d *abi.Descriptor) []byte {
	path := make([]byte, len(d.Names)+len("..."))
	at := len(path)
	for names := d.Names; len(names) > 0; {
		name, rest, ok := bytes.Cut(names, []byte{0})
		if !ok {
			break
		}
		at -= len(name)
		copy(path[at:], name)
		at--
		path[at] = '/'
		names = rest
	}
	switch {
	case d.Flags&abi.CutPath != 0:
		at -= len("...")
		copy(path[at:], "...")
	case at == len(path):
		at--
		path[at] = '/'
	}
	return path[at:]
}

// madeName is what the file systems say in their d_dname operations.
func madeName(d *abi.Descriptor) []byte {
	name, _, _ := bytes.Cut(d.Names, []byte{0})
	switch d.Magic {
	case magicPipe:
		return withInode("pipe", d.Inode)
	case magicSocket:
		return withInode("socket", d.Inode)
	case magicNS:
		return withInode(string(name), d.Inode)
	case magicAnon:
		return append([]byte("anon_inode:"), name...)
	case magicPID:
		return []byte("anon_inode:[pidfd]")
	case magicDMA:
		return []byte("/dmabuf:...") // the name is not the dentry's
	}
	return append([]byte("/"), name...)
}

func withInode(name string, inode uint64) []byte {
	b := append([]byte(name), ":["...)
	return append(strconv.AppendUint(b, inode, 10), ']')
}
