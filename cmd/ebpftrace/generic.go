// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// genericFamily is the name of a family of generic netlink. The kernel is asked for all
// of them once, when the first is needed.
func genericFamily(id uint16) string { return genericFamilies()[id] }

var genericFamilies = sync.OnceValue(func() map[uint16]string {
	names := map[uint16]string{}
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.NETLINK_GENERIC)
	if err != nil {
		return names
	}
	defer unix.Close(fd)
	if unix.Sendto(fd, listFamilies(), 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}) != nil {
		return names
	}
	b := make([]byte, 32768)
	for {
		n, _, err := unix.Recvfrom(fd, b, 0)
		if err != nil || n < unix.NLMSG_HDRLEN || readFamilies(b[:n], names) {
			return names
		}
	}
})

// listFamilies is a request for all families: include/uapi/linux/genetlink.h.
func listFamilies() []byte {
	b := make([]byte, unix.NLMSG_HDRLEN+unix.GENL_HDRLEN)
	binary.NativeEndian.PutUint32(b, uint32(len(b)))
	binary.NativeEndian.PutUint16(b[4:], unix.GENL_ID_CTRL)
	binary.NativeEndian.PutUint16(b[6:], unix.NLM_F_REQUEST|unix.NLM_F_DUMP)
	b[unix.NLMSG_HDRLEN] = unix.CTRL_CMD_GETFAMILY
	b[unix.NLMSG_HDRLEN+1] = 1
	return b
}

// readFamilies takes the families out of an answer; it reports the last one.
func readFamilies(b []byte, names map[uint16]string) (last bool) {
	for len(b) >= unix.NLMSG_HDRLEN {
		n := int(binary.NativeEndian.Uint32(b))
		kind := binary.NativeEndian.Uint16(b[4:])
		if n < unix.NLMSG_HDRLEN || n > len(b) || kind == unix.NLMSG_DONE || kind == unix.NLMSG_ERROR {
			return true
		}
		if n > unix.NLMSG_HDRLEN+unix.GENL_HDRLEN {
			id, name := readFamily(b[unix.NLMSG_HDRLEN+unix.GENL_HDRLEN : n])
			names[id] = name
		}
		b = b[min((n+3)&^3, len(b)):]
	}
	return false
}

// readFamily finds two attributes of a family.
func readFamily(b []byte) (id uint16, name string) {
	for len(b) >= unix.NLA_HDRLEN {
		n := int(binary.NativeEndian.Uint16(b))
		if n < unix.NLA_HDRLEN || n > len(b) {
			return id, name
		}
		value := b[unix.NLA_HDRLEN:n]
		switch binary.NativeEndian.Uint16(b[2:]) {
		case unix.CTRL_ATTR_FAMILY_ID:
			if len(value) >= 2 {
				id = binary.NativeEndian.Uint16(value)
			}
		case unix.CTRL_ATTR_FAMILY_NAME:
			name, _, _ = strings.Cut(string(value), "\x00")
		}
		b = b[min((n+3)&^3, len(b)):]
	}
	return id, name
}
