// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// errBadFD is what the kernel returns for a descriptor that is none.
const errBadFD = -9

const badFD = " = -1 EBADF (Bad file descriptor)"

var minusOne = ^uint64(0)

func TestSockets(t *testing.T) {
	testCalls(t, []callCase{
		{name: "a protocol is named by its family", syscall: "socket", args: [6]uint64{2, 1, 6}, ret: 3, want: "socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3"},
		{name: "flags stand beside the type", syscall: "socket", args: [6]uint64{1, 0o2004001}, ret: 3, want: "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 3"},
		{name: "a type nobody knows with a flag is a number", syscall: "socket", args: [6]uint64{1, 0o2000017}, ret: errBadFD, want: "socket(AF_UNIX, SOCK_CLOEXEC|0xf, 0)" + badFD},
		{name: "a dirty high half hides the family", syscall: "socket", args: [6]uint64{1<<32 | 2, 1, 1<<32 | 6}, ret: 3, want: "socket(AF_INET, SOCK_STREAM, 4294967302) = 3"},
		{name: "packet's protocol is in network order", syscall: "socket", args: [6]uint64{17, 3, 0x0300}, ret: 3, want: "socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 3"},
		{name: "a pair", syscall: "socketpair", args: [6]uint64{1, 1, 0, 0x1000}, exit: memory(at(0x1000, uint32(3), uint32(4))), want: "socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0"},
		{name: "all ones", syscall: "shutdown", args: [6]uint64{minusOne, minusOne}, ret: errBadFD, want: "shutdown(-1, 0xffffffff /* SHUT_??? */)" + badFD},
	})
}

// bind gives bind's line for an address of the bytes, of a length.
func bindCase(name string, length uint64, address, want string) callCase {
	return callCase{
		name: name, syscall: "bind", args: [6]uint64{minusOne, 0x1000, length}, ret: errBadFD, entry: memory(at(0x1000, address)),
		want: "bind(-1, " + want + badFD,
	}
}

func TestAddresses(t *testing.T) {
	testCalls(t, []callCase{
		bindCase("unix", 9, "\x01\x00/tmp/x\x00", `{sa_family=AF_UNIX, sun_path="/tmp/x"}, 9)`),
		bindCase("unix behind a NUL", 7, "\x01\x00\x00a\x00b\x01", `{sa_family=AF_UNIX, sun_path=@"a\0b\1"}, 7)`),
		bindCase("unix without a name", 2, "\x01\x00", `{sa_family=AF_UNIX}, 2)`),
		bindCase("internet", 16, "\x02\x00\x09\x5f\x7f\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00", `{sa_family=AF_INET, sin_port=htons(2399), sin_addr=inet_addr("127.0.0.1")}, 16)`),
		bindCase("internet, too short", 8, "\x02\x00\x09\x5f\x7f\x00\x00\x01", `{sa_family=AF_INET, sa_data="\t_\177\0\0\1"}, 8)`),
		bindCase("IPv6 without a scope", 24, "\x0a\x00\x00\x50\x00\x00\x00\x00\xfe\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01",
			`{sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "fe80::1", &sin6_addr)}, 24)`),
		bindCase("IPv6 with one", 28, "\x0a\x00\x00\x50\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x02\x03\x04\x07\x00\x00\x00",
			`{sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1.2.3.4", &sin6_addr), sin6_scope_id=7}, 28)`),
		bindCase("netlink", 12, "\x10\x00\x00\x00\xff\xff\xff\xff\xff\x00\x00\x00", `{sa_family=AF_NETLINK, nl_pid=-1, nl_groups=0x0000ff}, 12)`),
		bindCase("a family nobody knows", 4, "\xff\xffab", `{sa_family=0xffff /* AF_??? */, sa_data="ab"}, 4)`),
		bindCase("a length that is negative", minusOne, "\x01\x00/tmp/x", `0x1000, -1)`),
		bindCase("a short copy", 16, "\x02\x00\x09\x5f", `0x1000, 16)`),
		{name: "no address", syscall: "connect", args: [6]uint64{minusOne, 0, 16}, ret: errBadFD, want: "connect(-1, NULL, 16)" + badFD},
		{name: "a bad pointer", syscall: "connect", args: [6]uint64{minusOne, minusOne, 16}, ret: errBadFD, want: "connect(-1, 0xffffffffffffffff, 16)" + badFD},
	})
}

func TestAddressesTheKernelWrites(t *testing.T) {
	const name = "\x02\x00\x09\x5f\x7f\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00"
	testCalls(t, []callCase{
		{name: "both lengths where they differ", syscall: "accept", args: [6]uint64{3, 0x1000, 0x2000}, ret: 4,
			entry: memory(at(0x2000, uint32(128))), exit: memory(at(0x1000, name), at(0x2000, uint32(16))),
			want: `accept(3, {sa_family=AF_INET, sin_port=htons(2399), sin_addr=inet_addr("127.0.0.1")}, [128 => 16]) = 4`},
		{name: "no more than there was room for", syscall: "getsockname", args: [6]uint64{3, 0x1000, 0x2000},
			entry: memory(at(0x2000, uint32(4))), exit: memory(at(0x1000, name), at(0x2000, uint32(16))),
			want: `getsockname(3, {sa_family=AF_INET, sa_data="\t_"}, [4 => 16]) = 0`},
		{name: "a length without an address", syscall: "accept", args: [6]uint64{3, 0, 0x2000}, ret: 4, entry: memory(at(0x2000, uint32(16))), want: "accept(3, NULL, 0x2000) = 4"},
		{name: "a failed call", syscall: "accept4", args: [6]uint64{minusOne, 0x1000, 0x2000, 0}, ret: errBadFD, entry: memory(at(0x2000, uint32(16))), want: "accept4(-1, 0x1000, [16], 0)" + badFD},
	})
}

func TestReceiving(t *testing.T) {
	testCalls(t, []callCase{
		{name: "with MSG_TRUNC more is returned than there is", syscall: "recvfrom", args: [6]uint64{3, 0x1000, 2, 0x20}, ret: 9, exit: memory(at(0x1000, "ab")),
			want: `recvfrom(3, "ab", 2, MSG_TRUNC, NULL, NULL) = 9`},
		{name: "a failed call shows addresses", syscall: "recvfrom", args: [6]uint64{minusOne, 0x1000, 2, 0, 0x3000, 0x4000}, ret: errBadFD, want: "recvfrom(-1, 0x1000, 2, 0, 0x3000, 0x4000)" + badFD},
		{name: "flags nobody knows stay", syscall: "sendto", args: [6]uint64{minusOne, 0, 0, 1<<20 | 0x40}, ret: errBadFD, want: "sendto(-1, NULL, 0, MSG_DONTWAIT|0x100000, NULL, 0)" + badFD},
	})
}

// messageAt is a struct msghdr of LP64.
func messageAt(addr uint64, name, namelen, iov, iovlen, control, controllen, flags uint64) chunk {
	return at(addr, name, namelen, iov, iovlen, control, controllen, flags)
}

func TestMessages(t *testing.T) {
	rights := at(0x4000, uint64(20), uint32(1), uint32(1), uint32(7), uint32(0))
	parts := at(0x2000, uint64(0x3000), uint64(3), uint64(0x3100), uint64(50))
	testCalls(t, []callCase{
		{name: "buffers and control messages", syscall: "sendmsg", args: [6]uint64{3, 0x1000}, ret: 3,
			entry: memory(messageAt(0x1000, 0, 0, 0x2000, 1, 0x4000, 24, 0), parts, at(0x3000, "abc"), rights),
			want:  `sendmsg(3, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[7]}], msg_controllen=24, msg_flags=0}, 0) = 3`},
		{name: "what was received is shared among the buffers", syscall: "recvmsg", args: [6]uint64{3, 0x1000}, ret: 5,
			entry: memory(messageAt(0x1000, 0, 0, 0x2000, 2, 0, 0, 0)), exit: memory(messageAt(0x1000, 0, 0, 0x2000, 2, 0, 0, 0), parts, at(0x3000, "abc"), at(0x3100, "defg")),
			want: `recvmsg(3, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}, {iov_base="de", iov_len=50}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, 0) = 5`},
		{name: "of a failed one the room for the name is shown", syscall: "recvmsg", args: [6]uint64{minusOne, 0x1000}, ret: errBadFD,
			entry: memory(messageAt(0x1000, 0x2000, 110, 0, 0, 0, 0, 0)), want: "recvmsg(-1, {msg_namelen=110}, 0)" + badFD},
		{name: "a huge number of buffers", syscall: "sendmsg", args: [6]uint64{minusOne, 0x1000}, ret: errBadFD, entry: memory(messageAt(0x1000, 0, 0, 0x2000, minusOne, 0, 0, 0)),
			want: "sendmsg(-1, {msg_name=NULL, msg_namelen=0, msg_iov=0x2000, msg_iovlen=18446744073709551615, msg_controllen=0, msg_flags=0}, 0)" + badFD},
		{name: "of 32 bits", syscall: "sendmsg", abi: arg.I386, args: [6]uint64{3, 0x1000}, ret: 3,
			entry: memory(at(0x1000, uint32(0), uint32(0), uint32(0x2000), uint32(1), uint32(0x4000), uint32(16), uint32(0)), at(0x2000, uint32(0x3000), uint32(3)), at(0x3000, "abc"),
				at(0x4000, uint32(16), uint32(1), uint32(1), uint32(7))),
			want: `sendmsg(3, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="abc", iov_len=3}], msg_iovlen=1, msg_control=[{cmsg_len=16, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[7]}], msg_controllen=16, msg_flags=0}, 0) = 3`},
		{name: "how many messages were sent is in each", syscall: "sendmmsg", args: [6]uint64{3, 0x1000, 1}, ret: 1,
			entry: memory(at(0x1000, uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0))),
			exit:  memory(at(0x1000, uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(7))),
			want:  "sendmmsg(3, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_controllen=0, msg_flags=0}, msg_len=7}], 1, 0) = 1"},
	})
}

// controlCase is sendmsg's line for control messages.
func controlCase(name string, n uint64, bytes chunk, want string) callCase {
	return callCase{
		name: name, syscall: "sendmsg", args: [6]uint64{minusOne, 0x1000}, ret: errBadFD, entry: memory(messageAt(0x1000, 0, 0, 0, 0, 0x4000, n, 0), bytes),
		want: "sendmsg(-1, {msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_control=" + want + ", msg_flags=0}, 0)" + badFD,
	}
}

func TestControlMessages(t *testing.T) {
	testCalls(t, []callCase{
		controlCase("a length that does not end makes no loop", 24, at(0x4000, minusOne, uint32(1), uint32(1), uint64(7)),
			"[{cmsg_len=18446744073709551615, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[7, 0]}], msg_controllen=24"),
		controlCase("a length of nothing", 24, at(0x4000, uint64(0), uint32(1), uint32(1), uint64(7)),
			"[{cmsg_len=0, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS}, ... /* 0x4010 */], msg_controllen=24"),
		controlCase("too short for a header", 15, at(0x4000, uint64(16), "1234567"), "0x4000, msg_controllen=15"),
		controlCase("not captured", 24, at(0x9000), "0x4000, msg_controllen=24"),
		controlCase("of a level nobody knows", 20, at(0x4000, uint64(20), uint32(99), uint32(1), uint32(1)),
			`[{cmsg_len=20, cmsg_level=0x63 /* SOL_??? */, cmsg_type=0x1, cmsg_data="\x01\x00\x00\x00"}], msg_controllen=20`),
	})
}

func TestSocketOptions(t *testing.T) {
	set := func(level, name, length uint64) [6]uint64 { return [6]uint64{minusOne, level, name, 0x1000, length} }
	testCalls(t, []callCase{
		{name: "an int", syscall: "setsockopt", args: set(1, 2, 4), ret: errBadFD, entry: memory(at(0x1000, uint32(0xfffffffb))), want: "setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, [-5], 4)" + badFD},
		{name: "an int that is too short", syscall: "setsockopt", args: set(1, 2, 3), ret: errBadFD, entry: memory(at(0x1000, "abc")), want: "setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, 0x1000, 3)" + badFD},
		{name: "a string", syscall: "setsockopt", args: set(6, 13, 5), ret: errBadFD, entry: memory(at(0x1000, "cubic")), want: `setsockopt(-1, SOL_TCP, TCP_CONGESTION, "cubic", 5)` + badFD},
		{name: "a struct", syscall: "setsockopt", args: set(1, 13, 8), ret: errBadFD, entry: memory(at(0x1000, uint32(1), uint32(5))), want: "setsockopt(-1, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8)" + badFD},
		{name: "a level nobody knows", syscall: "setsockopt", args: set(99, 2, 4), ret: errBadFD, entry: memory(at(0x1000, uint32(1))), want: "setsockopt(-1, 0x63 /* SOL_?? */, 2, [1], 4)" + badFD},
		{name: "an option nobody knows", syscall: "setsockopt", args: set(1, 999, 4), ret: errBadFD, entry: memory(at(0x1000, uint32(1))), want: "setsockopt(-1, SOL_SOCKET, 0x3e7 /* SO_??? */, [1], 4)" + badFD},
		{name: "dirty high halves", syscall: "setsockopt", args: set(1<<32|1, 1<<32|2, 1<<32|4), ret: errBadFD, entry: memory(at(0x1000, uint32(1))), want: "setsockopt(-1, SOL_SOCKET, SO_REUSEADDR, [1], 4)" + badFD},
		{name: "what was got is as long as the kernel says", syscall: "getsockopt", args: [6]uint64{3, 1, 4, 0x1000, 0x2000},
			entry: memory(at(0x2000, uint32(8))), exit: memory(at(0x1000, uint32(111)), at(0x2000, uint32(4))), want: "getsockopt(3, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [8 => 4]) = 0"},
		{name: "part of a struct", syscall: "getsockopt", args: [6]uint64{3, 1, 17, 0x1000, 0x2000},
			entry: memory(at(0x2000, uint32(6))), exit: memory(at(0x1000, uint32(1), "\x02\x00"), at(0x2000, uint32(6))), want: `getsockopt(3, SOL_SOCKET, SO_PEERCRED, {pid=1, uid="\x02\x00"}, [6]) = 0`},
		{name: "getsockopt has a name of its own", syscall: "getsockopt", args: [6]uint64{minusOne, 1, 26, 0, 0}, ret: errBadFD, want: "getsockopt(-1, SOL_SOCKET, SO_GET_FILTER, NULL, NULL)" + badFD},
	})
}

// netlinkChunk says that the call's socket is one of netlink.
func netlinkChunk(protocol uint64) chunk { return chunk{Addr: protocol, Op: abi.OpNetlink} }

// netlinkCase is sendto's line for messages of a protocol.
func netlinkCase(name string, protocol uint64, bytes chunk, want string) callCase {
	return callCase{
		name: name, syscall: "sendto", args: [6]uint64{3, 0x1000, uint64(len(bytes.Data))}, ret: 1, entry: memory(netlinkChunk(protocol), bytes),
		want: "sendto(3, " + want + ", NULL, 0) = 1",
	}
}

func TestNetlink(t *testing.T) {
	head := func(n, kindAndFlags uint32) []any { return []any{n, kindAndFlags, uint32(1), uint32(0)} }
	message := func(parts ...any) chunk { return at(0x1000, parts...) }
	testCalls(t, []callCase{
		netlinkCase("a header", 0, message(head(16, 18|0x301<<16)...), "{nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=NLM_F_REQUEST|NLM_F_DUMP, nlmsg_seq=1, nlmsg_pid=0}, 16, 0"),
		netlinkCase("a type means what the protocol says", 4, message(head(16, 20|1<<16)...), "{nlmsg_len=16, nlmsg_type=SOCK_DIAG_BY_FAMILY, nlmsg_flags=NLM_F_REQUEST, nlmsg_seq=1, nlmsg_pid=0}, 16, 0"),
		netlinkCase("a protocol nobody decodes", 2, message(append(head(20, 18), uint32(1))...), `[{nlmsg_len=20, nlmsg_type=0x12 /* NLMSG_??? */, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, "\x01\x00\x00\x00"], 20, 0`),
		netlinkCase("operations of a family", 16, message(append(head(44, 16), uint32(1), uint32(24|6<<16), uint32(20|1<<16), uint32(8|1<<16), uint32(3), uint32(8|2<<16), uint32(6))...),
			"[{nlmsg_len=44, nlmsg_type=nlctrl, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {cmd=CTRL_CMD_NEWFAMILY, version=0}, [{nla_len=24, nla_type=CTRL_ATTR_OPS}, [{nla_len=20, nla_type=0x1}, "+
				"[[{nla_len=8, nla_type=CTRL_ATTR_OP_ID}, CTRL_CMD_GETFAMILY], [{nla_len=8, nla_type=CTRL_ATTR_OP_FLAGS}, GENL_CMD_CAP_DO|GENL_CMD_CAP_DUMP]]]]], 44, 0"),
		netlinkCase("attributes", 0, message(append(head(44, 18), uint64(0), uint64(0), uint32(9|3<<16), "eth0\x00\x00\x00\x00")...),
			`[{nlmsg_len=44, nlmsg_type=RTM_GETLINK, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {ifi_family=AF_UNSPEC, ifi_type=ARPHRD_NETROM, ifi_index=0, ifi_flags=0, ifi_change=0}, [{nla_len=9, nla_type=IFLA_IFNAME}, "eth0"]], 44, 0`),
		netlinkCase("an attribute without an end", 0, message(append(head(40, 18), uint64(0), uint64(0), uint32(0xffff|4<<16), uint32(7))...),
			"[{nlmsg_len=40, nlmsg_type=RTM_GETLINK, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {ifi_family=AF_UNSPEC, ifi_type=ARPHRD_NETROM, ifi_index=0, ifi_flags=0, ifi_change=0}, [{nla_len=65535, nla_type=IFLA_MTU}, 7]], 40, 0"),
		netlinkCase("a struct that is too short", 0, message(append(head(18, 18), "\x02\x00")...), "[{nlmsg_len=18, nlmsg_type=RTM_GETLINK, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {ifi_family=AF_INET, ...}], 18, 0"),
		netlinkCase("an error", 0, message(append(head(36, 2), uint32(0xfffffffe), uint32(16), uint32(18), uint64(0))...),
			"[{nlmsg_len=36, nlmsg_type=NLMSG_ERROR, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {error=-ENOENT, msg={nlmsg_len=16, nlmsg_type=RTM_GETLINK, nlmsg_flags=0, nlmsg_seq=0, nlmsg_pid=0}}], 36, 0"),
		netlinkCase("two messages", 0, message(append(head(16, 3), head(16, 3)...)...),
			"[{nlmsg_len=16, nlmsg_type=NLMSG_DONE, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, {nlmsg_len=16, nlmsg_type=NLMSG_DONE, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}], 32, 0"),
		netlinkCase("a length of nothing makes no loop", 0, message(append(head(0, 3), head(16, 3)...)...), "{nlmsg_len=0, nlmsg_type=NLMSG_DONE, nlmsg_flags=0, nlmsg_seq=1, nlmsg_pid=0}, 32, 0"),
		netlinkCase("too short for a header", 0, message("abc"), `"\x61\x62\x63", 3, 0`),
		netlinkCase("events are strings", 15, message("add@/devices"), `"add@/devices", 12, 0`),
		{name: "other sockets' bytes stay bytes", syscall: "sendto", args: [6]uint64{3, 0x1000, 16}, ret: 16, entry: memory(message(head(16, 18)...)), want: `sendto(3, "\20\0\0\0\22\0\0\0\1\0\0\0\0\0\0\0", 16, 0, NULL, 0) = 16`},
		{name: "a short copy is an address", syscall: "sendto", args: [6]uint64{3, 0x1000, 64}, ret: 64, entry: memory(netlinkChunk(0), message(head(64, 18)...)), want: "sendto(3, 0x1000, 64, 0, NULL, 0) = 64"},
	})
}
