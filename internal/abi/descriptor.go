// SPDX-License-Identifier: Apache-2.0

package abi

import "encoding/binary"

// DescriptorKind says what more is known about a descriptor than a name.
type DescriptorKind uint8

const (
	File DescriptorKind = iota
	Socket
	EventFD
	SignalFD
	PIDFD
	PTY  // the master of one
	Text // the one name is a whole path
)

// DescriptorFlags qualify a descriptor's name.
type DescriptorFlags uint8

const (
	Deleted  DescriptorFlags = 1 << iota
	CutPath                  // the path has more names than there are
	MadeName                 // the name is made up by the file system
)

// Descriptor is what a descriptor refers to; struct descriptor of bpf/abi.h.
type Descriptor struct {
	Inode uint64
	Value uint64 // an eventfd's count, a signalfd's signals
	Magic uint32 // of the file system that makes up the name
	RDev  uint32 // of a device; of an eventfd, whether it is a semaphore
	ID    int32  // an eventfd's id, a pidfd's process, a pty's index
	Mode  uint16
	Flags DescriptorFlags
	Kind  DescriptorKind

	Peer  Peer   // of a socket
	Names []byte // each ended by a NUL, the last one of the path first
}

// Peer is the two ends of a socket; struct peer of bpf/abi.h.
type Peer struct {
	Inode          uint64 // of AF_UNIX's other end
	Address, Other []byte // 16 bytes, of AF_INET 4
	Protocol       []byte
	PortID         uint32 // AF_NETLINK's
	Family, Number uint16
	Port           uint16
	OtherPort      uint16
	Path           []byte // AF_UNIX's
}

const (
	descriptorSize = 32
	peerSize       = 72
)

// ParseDescriptor reads the bytes of a chunk. It reports false where they are too few.
func ParseDescriptor(b []byte) (d Descriptor, ok bool) {
	if len(b) < descriptorSize {
		return Descriptor{}, false
	}
	d = Descriptor{
		Inode: binary.NativeEndian.Uint64(b),
		Value: binary.NativeEndian.Uint64(b[8:]),
		Magic: binary.NativeEndian.Uint32(b[16:]),
		RDev:  binary.NativeEndian.Uint32(b[20:]),
		ID:    int32(binary.NativeEndian.Uint32(b[24:])),
		Mode:  binary.NativeEndian.Uint16(b[28:]),
		Flags: DescriptorFlags(b[30]),
		Kind:  DescriptorKind(b[31]),
		Names: b[descriptorSize:],
	}
	if d.Kind != Socket {
		return d, true
	}
	d.Names = nil
	if b = b[descriptorSize:]; len(b) < peerSize {
		return Descriptor{}, false
	}
	d.Peer = parsePeer(b)
	return d, true
}

func parsePeer(b []byte) Peer {
	p := Peer{
		Inode:     binary.NativeEndian.Uint64(b),
		Address:   b[8:24],
		Other:     b[24:40],
		Protocol:  upToNUL(b[40:56]),
		PortID:    binary.NativeEndian.Uint32(b[56:]),
		Family:    binary.NativeEndian.Uint16(b[60:]),
		Number:    binary.NativeEndian.Uint16(b[62:]),
		Port:      binary.NativeEndian.Uint16(b[64:]),
		OtherPort: binary.NativeEndian.Uint16(b[66:]),
	}
	n := int(binary.NativeEndian.Uint16(b[68:]))
	p.Path = b[peerSize:][:min(n, len(b)-peerSize)]
	return p
}

func upToNUL(b []byte) []byte {
	for i, c := range b {
		if c == 0 {
			return b[:i]
		}
	}
	return b
}

// AppendNamed appends a chunk that names a descriptor as the probes would, by a path
// that was read by other means.
func AppendNamed(b []byte, fd int32, path string) []byte {
	b = binary.NativeEndian.AppendUint64(b, uint64(int64(fd)))
	n := descriptorSize + len(path) + 1
	b = binary.NativeEndian.AppendUint32(b, uint32(n))
	b = append(b, 0, 0)
	b = binary.NativeEndian.AppendUint16(b, OpNamed)
	b = append(b, make([]byte, descriptorSize-1)...)
	b = append(b, byte(Text))
	b = append(b, path...)
	return append(b, make([]byte, 1+(-n&7))...)
}
