// SPDX-License-Identifier: Apache-2.0

package decode

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/format"
)

var allNames = arg.Names{Path: true, Socket: true, Dev: true, PIDFD: true, EventFD: true, SignalFD: true}

// descriptor is the fixed part of a chunk that names a descriptor, as the probes make it.
func descriptor(d abi.Descriptor) []byte {
	b := words(d.Inode, d.Value)
	b = binary.NativeEndian.AppendUint32(b, d.Magic)
	b = binary.NativeEndian.AppendUint32(b, d.RDev)
	b = binary.NativeEndian.AppendUint32(b, uint32(d.ID))
	b = binary.NativeEndian.AppendUint16(b, d.Mode)
	b = append(b, byte(d.Flags), byte(d.Kind))
	return append(b, d.Names...)
}

// peer is the part of a socket.
func peer(protocol string, p abi.Peer) []byte {
	b := words(p.Inode)
	b = append(b, append(p.Address, make([]byte, 16-len(p.Address))...)...)
	b = append(b, append(p.Other, make([]byte, 16-len(p.Other))...)...)
	b = append(append(b, protocol...), make([]byte, 16-len(protocol))...)
	b = binary.NativeEndian.AppendUint32(b, p.PortID)
	for _, v := range []uint16{p.Family, p.Number, p.Port, p.OtherPort, uint16(len(p.Path)), 0} {
		b = binary.NativeEndian.AppendUint16(b, v)
	}
	return append(b, p.Path...)
}

// namedChunk is a chunk about a descriptor.
func namedChunk(fd int32, data []byte) []byte {
	b := words(uint64(int64(fd)))
	b = binary.NativeEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, 0, 0)
	b = binary.NativeEndian.AppendUint16(b, abi.OpNamed)
	return append(append(b, data...), make([]byte, -len(data)&7)...)
}

// namingTrace is a trace with names, and perhaps a filter.
func namingTrace(names arg.Names, only *Filter) *trace {
	tr := newTrace(func(o *Options) { o.Only = only })
	tr.out.Opt.Values.Names, tr.out.P.Opt.Names = names, names
	return tr
}

// path is names as the probes send them, the last one first.
func path(p string) []byte {
	parts := strings.Split(strings.TrimPrefix(p, "/"), "/")
	slices.Reverse(parts)
	return []byte(strings.Join(parts, "\x00") + "\x00")
}

func TestNames(t *testing.T) {
	const pipe, anon, tmp = 0x50495045, 0x09041934, 0x01021994
	socket := func(protocol string, p abi.Peer) []byte {
		return append(descriptor(abi.Descriptor{Inode: 12345, Magic: 0x534f434b, Kind: abi.Socket, Flags: abi.MadeName}), peer(protocol, p)...)
	}
	v4, other := []byte{127, 0, 0, 1}, []byte{192, 0, 2, 1}
	for _, tt := range []struct {
		name  string
		names arg.Names
		data  []byte
		want  string
	}{
		{"a path", arg.Names{Path: true}, descriptor(abi.Descriptor{Names: path("/etc/passwd")}), "3</etc/passwd>"},
		{"the root", allNames, descriptor(abi.Descriptor{}), "3</>"},
		{"a path that was not read in full", allNames, descriptor(abi.Descriptor{Names: path("/c/d"), Flags: abi.CutPath}), "3<.../c/d>"},
		{"a deleted file", allNames, descriptor(abi.Descriptor{Names: path("/tmp/x"), Flags: abi.Deleted}), "3</tmp/x>(deleted)"},
		{"what ends a name, and what a terminal obeys", allNames, descriptor(abi.Descriptor{Names: path("/a>b<\x1b[1m\n\"")}), `3</a\76b\74\33[1m\n\">`},
		{"a device, by its path", arg.Names{Path: true}, descriptor(abi.Descriptor{Names: path("/dev/null"), Mode: unix.S_IFCHR, RDev: 1<<20 | 3}), "3</dev/null>"},
		{"a device", allNames, descriptor(abi.Descriptor{Names: path("/dev/null"), Mode: unix.S_IFCHR, RDev: 1<<20 | 3}), "3</dev/null<char 1:3>>"},
		{"a disk", arg.Names{Dev: true}, descriptor(abi.Descriptor{Names: path("/dev/sda1"), Mode: unix.S_IFBLK, RDev: 8<<20 | 1}), "3</dev/sda1<block 8:1>>"},
		{"a file that is no device", arg.Names{Dev: true}, descriptor(abi.Descriptor{Names: path("/x"), Mode: unix.S_IFREG}), "3"},
		{"the master of a terminal", allNames, descriptor(abi.Descriptor{Names: path("/dev/ptmx"), Mode: unix.S_IFCHR, RDev: 5<<20 | 2, ID: 7, Kind: abi.PTY}), "3</dev/ptmx<char 5:2 @/dev/pts/7>>"},
		{"a pipe", allNames, descriptor(abi.Descriptor{Magic: pipe, Inode: 9, Flags: abi.MadeName, Names: []byte{0}}), "3<pipe:[9]>"},
		{"an epoll", allNames, descriptor(abi.Descriptor{Magic: anon, Flags: abi.MadeName, Names: []byte("[eventpoll]\x00")}), "3<anon_inode:[eventpoll]>"},
		{"memory", allNames, descriptor(abi.Descriptor{Magic: tmp, Flags: abi.MadeName, Names: []byte("memfd:x\x00")}), "3</memfd:x>(deleted)"},
		{"an eventfd", allNames, descriptor(abi.Descriptor{Magic: anon, Flags: abi.MadeName, Kind: abi.EventFD, Value: 10, ID: 2, RDev: 1, Names: []byte("[eventfd]\x00")}), "3<{eventfd-count=0xa, eventfd-id=2, eventfd-semaphore=1}>"},
		{"a signalfd", allNames, descriptor(abi.Descriptor{Magic: anon, Flags: abi.MadeName, Kind: abi.SignalFD, Value: 2}), "3<signalfd:[INT]>"},
		{"a pidfd", allNames, descriptor(abi.Descriptor{Magic: anon, Flags: abi.MadeName, Kind: abi.PIDFD, ID: 42}), "3<pid:42>"},
		{"a pidfd of what has ended", allNames, descriptor(abi.Descriptor{Magic: anon, Flags: abi.MadeName, Kind: abi.PIDFD, Names: []byte("[pidfd]\x00")}), "3<anon_inode:[pidfd]>"},
		{"a socket by its path", arg.Names{Path: true}, socket("TCP", abi.Peer{Family: 2, Port: 80}), "3<socket:[12345]>"},
		{"a socket that has no end yet", allNames, socket("TCP", abi.Peer{Family: 2}), "3<TCP:[12345]>"},
		{"a socket that listens", allNames, socket("TCP", abi.Peer{Family: 2, Address: v4, Port: 80}), "3<TCP:[127.0.0.1:80]>"},
		{"a connected socket", allNames, socket("UDP", abi.Peer{Family: 2, Address: v4, Port: 4000, Other: other, OtherPort: 53}), "3<UDP:[127.0.0.1:4000->192.0.2.1:53]>"},
		{"IPv6", allNames, socket("TCPv6", abi.Peer{Family: 10, Address: []byte{15: 1}, Port: 1, Other: []byte{0: 0xfe, 1: 0x80, 15: 2}, OtherPort: 2}), "3<TCPv6:[[::1]:1->[fe80::2]:2]>"},
		{"AF_UNIX", allNames, socket("UNIX-STREAM", abi.Peer{Family: 1, Inode: 6, Path: []byte("/run/\x1bs\x00\x00")}), `3<UNIX-STREAM:[12345->6,"/run/\33s"]>`},
		{"AF_UNIX, abstract", allNames, socket("UNIX", abi.Peer{Family: 1, Path: []byte("\x00a\x00b")}), `3<UNIX:[12345,@"a\0b"]>`},
		{"netlink", allNames, socket("NETLINK", abi.Peer{Family: 16, PortID: 77}), "3<NETLINK:[ROUTE:77]>"},
		{"a protocol that has no name", allNames, socket("PACKET", abi.Peer{Family: 17}), "3<socket:[12345]>"},
		{"too few bytes", allNames, descriptor(abi.Descriptor{})[:31], "3"},
		{"a socket without its part", allNames, descriptor(abi.Descriptor{Kind: abi.Socket}), "3"},
		{"a path of /proc", allNames, abi.AppendNamed(nil, 3, "/x (deleted)")[16:], "3</x>(deleted)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := namingTrace(tt.names, nil)
			tr.record(10, abi.Entry, 0, nrClose, 1, append(words(3), namedChunk(3, tt.data)...))
			got := strings.TrimPrefix(tr.text(), "close(")
			if got != tt.want {
				t.Errorf("name\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

const nrDup2 = 33

func TestNamesAreThoseOfTheirTime(t *testing.T) {
	tr := namingTrace(allNames, nil)
	before := namedChunk(4, descriptor(abi.Descriptor{Names: path("/old")}))
	tr.record(10, abi.Entry, 0, nrDup2, 2, append(append(words(3, 4), namedChunk(3, descriptor(abi.Descriptor{Names: path("/new")}))...), before...))
	tr.exit(10, nrDup2, 4, namedChunk(4, descriptor(abi.Descriptor{Names: path("/new")})))
	expect(t, tr, "dup2(3</new>, 4</old>)                  = 4</new>\n")
}

func TestOnlyCallsOnAPathOrADescriptor(t *testing.T) {
	for _, tt := range []struct {
		name string
		only Filter
		want bool
	}{
		{"the path that the descriptor has", Filter{Paths: []string{"/b", "/a"}}, true},
		{"another one", Filter{Paths: []string{"/b"}}, false},
		{"the descriptor", Filter{FDs: func(fd uint32) bool { return fd == 3 }}, true},
		{"another one by number", Filter{FDs: func(fd uint32) bool { return fd == 4 }}, false},
		{"either", Filter{Paths: []string{"/b"}, FDs: func(fd uint32) bool { return fd == 3 }}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := namingTrace(arg.Names{}, &tt.only)
			tr.record(10, abi.Entry, 0, nrClose, 1, append(words(3), namedChunk(3, descriptor(abi.Descriptor{Names: path("/a")}))...))
			tr.exit(10, nrClose, 0)
			if got := tr.text() != ""; got != tt.want {
				t.Errorf("shown\n got %t, %s\nwant %t", got, tr.text(), tt.want)
			}
		})
	}
}

// A path that is not in memory at the entry is looked at when the call is over.
func TestOnlyCallsOnAPathThatComesLater(t *testing.T) {
	const nrChdir = 80
	for _, tt := range []struct{ path, want string }{
		{"/a", "chdir(\"/a\")                             = 0\n"},
		{"/b", ""},
	} {
		tr := namingTrace(arg.Names{}, &Filter{Paths: []string{"/a"}})
		missing := abi.AppendChunk(nil, 0x1000, nil)
		binary.NativeEndian.PutUint16(missing[12:], uint16(0x10000-int(unix.EFAULT)))
		tr.record(10, abi.Entry, abi.Retry, nrChdir, 1, append(words(0x1000), missing...))
		tr.exit(10, nrChdir, 0, chunk(0x1000, tt.path+"\x00"))
		expect(t, tr, tt.want)
	}
}

// FuzzNames feeds what no probe would tell of a descriptor.
func FuzzNames(f *testing.F) {
	f.Add(descriptor(abi.Descriptor{Names: path("/etc/passwd")}), []byte("/etc"))
	f.Add(descriptor(abi.Descriptor{Kind: abi.Text, Names: []byte("/x")}), []byte{})
	f.Add(append(descriptor(abi.Descriptor{Kind: abi.Socket}), peer("UNIX", abi.Peer{Family: 1, Path: []byte("\x00x")})...), []byte("\x1b"))
	f.Add(append(descriptor(abi.Descriptor{Kind: abi.Socket}), peer("TCPv6", abi.Peer{Family: 10, Port: 1, OtherPort: 1})...), []byte{})
	for kind := range abi.Text + 2 {
		f.Add(descriptor(abi.Descriptor{Kind: kind, ID: 1, Value: 1 << 40, Mode: unix.S_IFBLK, Flags: abi.MadeName, Names: []byte("\x1b\x00\x00")}), []byte{})
	}
	f.Fuzz(func(t *testing.T, data, filter []byte) {
		for _, hex := range []arg.HexStrings{arg.HexNone, arg.HexNonASCII, arg.HexAll, arg.HexNonASCIIChars} {
			out := format.NewOutput(&format.Options{Values: arg.Options{StringLimit: 32, Names: allNames, Hex: hex}, Columns: 40})
			dec := New(Options{Native: arg.AMD64, Compat: arg.I386, Output: func(uint32) *format.Output { return out }})
			dec.Record(raw(10, 0, abi.Entry, nrClose, append(words(3), namedChunk(3, data)...), 1))
			checkOutput(t, out.Bytes())
		}
		only := Filter{Paths: []string{string(filter)}}
		tr := namingTrace(arg.Names{}, &only)
		tr.dec.Record(raw(10, 0, abi.Entry, nrClose, append(words(3), namedChunk(3, data)...), 1))
	})
}
