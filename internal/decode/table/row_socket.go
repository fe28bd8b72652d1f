// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that make sockets and connect them.
var socketRows = []Row{
	{Name: "socket", Ret: fd, Args: []Arg{in("domain", socketDomain), in("type", socketType), in("protocol", socketProtocol)}},
	{Name: "socketpair", Args: []Arg{in("domain", socketDomain), in("type", socketType), in("protocol", arg.Ulong), out("sv", fdPair)}},
	{Name: "bind", Args: []Arg{in("sockfd", fd), in("addr", sockaddr(arg.ByUint(2))), in("addrlen", arg.Int)}},
	{Name: "connect", Args: []Arg{in("sockfd", fd), in("addr", sockaddr(arg.ByUint(2))), in("addrlen", arg.Int)}},
	{Name: "listen", Args: []Arg{in("sockfd", fd), in("backlog", arg.Int)}},
	{Name: "accept", Ret: fd, Args: []Arg{in("sockfd", fd), out("addr", addressAt(1)), inOut("addrlen", lengthOf(1))}},
	{Name: "accept4", Ret: fd, Args: []Arg{in("sockfd", fd), out("addr", addressAt(1)), inOut("addrlen", lengthOf(1)), in("flags", acceptFlags)}},
	{Name: "getsockname", Args: []Arg{in("sockfd", fd), out("addr", addressAt(1)), inOut("addrlen", lengthOf(1))}},
	{Name: "getpeername", Args: []Arg{in("sockfd", fd), out("addr", addressAt(1)), inOut("addrlen", lengthOf(1))}},
	{Name: "getsockopt", Args: []Arg{
		in("sockfd", fd), in("level", optionLevel), in("optname", optionName(true)), out("optval", gotValue), inOut("optlen", optionLength),
	}},
	{Name: "setsockopt", Args: []Arg{
		in("sockfd", fd), in("level", optionLevel), in("optname", optionName(false)), in("optval", setValue), in("optlen", arg.Int),
	}},
	{Name: "shutdown", Args: []Arg{in("sockfd", fd), in("how", shutdownHow)}},
}

// socketcallRows hold i386's multiplexer. Its arguments are in memory, and it is shown as
// the call it makes where they can be read: see Subcall.
var socketcallRows = []Row{
	{Name: "socketcall", Stands: socketcallStands, Args: []Arg{in("call", socketcallCode), {Name: "args", Type: multiplexed(socketcalls[:], socketcallPlace), At: InOut}}},
}

// Calls that send and receive. send and recv are system calls on arm only.
var messageRows = []Row{
	{Socket: true, Name: "send", DumpWritten: dumpCounted, Args: []Arg{in("sockfd", fd), in("buf", sent), in("len", arg.Ulong), in("flags", messageFlags)}},
	{Socket: true, Name: "sendto", DumpWritten: dumpCounted, Args: []Arg{
		in("sockfd", fd), in("buf", sent), in("len", arg.Ulong), in("flags", messageFlags),
		in("dest_addr", sockaddr(arg.ByUint(5))), in("addrlen", arg.Int),
	}},
	{Socket: true, Name: "sendmsg", DumpWritten: dumpSentMessage, Args: []Arg{in("sockfd", fd), in("msg", arg.Ptr{To: sentMessage}), in("flags", messageFlags)}},
	{Socket: true, Name: "sendmmsg", DumpWritten: dumpSentMessages, Args: []Arg{in("sockfd", fd), inOut("msgvec", sentVector), in("vlen", arg.Uint), in("flags", messageFlags)}},
	{Socket: true, Name: "recv", DumpRead: dumpReturned, Args: []Arg{in("sockfd", fd), out("buf", received), in("len", arg.Ulong), in("flags", messageFlags)}},
	{Socket: true, Name: "recvfrom", DumpRead: dumpReturned, Args: []Arg{
		in("sockfd", fd), out("buf", received), in("len", arg.Ulong), in("flags", messageFlags), out("src_addr", addressAt(4)), inOut("addrlen", lengthOf(4)),
	}},
	{Socket: true, Name: "recvmsg", DumpRead: dumpMessage, Args: []Arg{in("sockfd", fd), inOut("msg", receivedMessage), in("flags", messageFlags)}},
	{Socket: true, Name: "recvmmsg", DumpRead: dumpMessages, Note: untilMessages, Args: []Arg{
		in("sockfd", fd), inOut("msgvec", receivedVector), in("vlen", arg.Uint), in("flags", messageFlags), watch("timeout", arg.Ptr{To: timespec}),
	}},
}
