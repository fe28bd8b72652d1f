// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// levelNames are the levels of options and control messages: include/linux/socket.h.
var levelNames = []arg.Name{
	{levelIP, "SOL_IP"}, {levelSocket, "SOL_SOCKET"}, {levelTCP, "SOL_TCP"}, {17, "SOL_UDP"}, {levelIPv6, "SOL_IPV6"}, {58, "SOL_ICMPV6"},
	{100, "SOL_CAN_BASE"}, {101, "SOL_CAN_RAW"}, {132, "SOL_SCTP"}, {136, "SOL_UDPLITE"}, {levelRaw, "SOL_RAW"}, {256, "SOL_IPX"},
	{257, "SOL_AX25"}, {258, "SOL_ATALK"}, {259, "SOL_NETROM"}, {260, "SOL_ROSE"}, {261, "SOL_DECNET"}, {262, "SOL_X25"},
	{levelPacket, "SOL_PACKET"}, {264, "SOL_ATM"}, {265, "SOL_AAL"}, {266, "SOL_IRDA"}, {267, "SOL_NETBEUI"}, {268, "SOL_LLC"},
	{269, "SOL_DCCP"}, {levelNetlink, "SOL_NETLINK"}, {levelTIPC, "SOL_TIPC"}, {272, "SOL_RXRPC"}, {273, "SOL_PPPOL2TP"},
	{274, "SOL_BLUETOOTH"}, {275, "SOL_PNPIPE"}, {276, "SOL_RDS"}, {277, "SOL_IUCV"}, {278, "SOL_CAIF"}, {279, "SOL_ALG"}, {280, "SOL_NFC"},
	{281, "SOL_KCM"}, {282, "SOL_TLS"}, {283, "SOL_XDP"}, {284, "SOL_MPTCP"}, {285, "SOL_MCTP"}, {286, "SOL_SMC"}, {287, "SOL_VSOCK"},
	{familyVSOCK, "AF_VSOCK"}, // the level of SO_VM_SOCKETS_*: linux/vm_sockets.h
}

const (
	levelIP      = 0
	levelSocket  = 1
	levelTCP     = 6
	levelIPv6    = 41
	levelRaw     = 255
	levelPacket  = 263
	levelNetlink = 270
	levelTIPC    = 271
)

var (
	controlLevel = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "SOL_???", Names: levelNames}
	optionLevel  = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "SOL_??", Names: levelNames}
)

// sockoptNames are the names of options by level; others are numbers.
var sockoptNames = map[uint64]*arg.Enum{
	levelSocket:  optionEnum("SO_???", socketOptions),
	levelIP:      optionEnum("IP_???", ipOptions),
	levelIPv6:    optionEnum("IPV6_???", ip6Options),
	levelTCP:     optionEnum("TCP_???", tcpOptions),
	17:           optionEnum("UDP_???", udpOptions),
	101:          optionEnum("CAN_RAW_???", canOptions),
	132:          optionEnum("SCTP_???", sctpOptions),
	levelRaw:     optionEnum("RAW_???", []arg.Name{{icmpFilterOption, "ICMP_FILTER"}}), // linux/icmp.h
	256:          optionEnum("IPX_???", ipxOptions),
	257:          optionEnum("AX25_???", ax25Options),
	levelPacket:  optionEnum("PACKET_???", packetOptions),
	266:          optionEnum("IRLMP_???", irdaOptions),
	268:          optionEnum("LLC_OPT_???", llcOptions),
	269:          optionEnum("DCCP_SOCKOPT_???", dccpOptions),
	levelNetlink: optionEnum("NETLINK_???", netlinkOptions),
	levelTIPC:    optionEnum("TIPC_???", tipcOptions),
	272:          optionEnum("RXRPC_???", rxrpcOptions),
	273:          optionEnum("PPPOL2TP_SO_???", pppOptions),
	274:          optionEnum("BT_???", bluetoothOptions),
	275:          optionEnum("PNPIPE_???", pnpipeOptions),
	276:          optionEnum("RDS_???", rdsOptions),
	277:          optionEnum("SO_???", iucvOptions),
	278:          optionEnum("CAIFSO_???", caifOptions),
	279:          optionEnum("ALG_SET_???", algOptions),
	280:          optionEnum("NFC_LLCP_???", nfcOptions),
	281:          optionEnum("KCM_???", kcmOptions),
	282:          optionEnum("TLS_???", tlsOptions),
	283:          optionEnum("XDP_???", xdpOptions),
	familyVSOCK:  optionEnum("SO_VM_SOCKETS_???", vsockOptions),
}

const icmpFilterOption = 1

func optionEnum(unknown string, names []arg.Name) *arg.Enum {
	return &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: unknown, Names: names}
}

// optionKey is a level and an option.
type optionKey struct{ level, name uint64 }

// socketInts are the options of SOL_SOCKET that are an int whatever length is given.
var socketInts = []uint64{
	1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 19, 27, 29, 30, 32, 33, 34, 35, 36, 37, 40, 41, 42, 43, 44, 45, 46, 49, 53, 56, 60,
	63, 64, 65, 68, 69, 70, 73, 75, 76, 82, 83, 84,
}

// icmpTypes are ICMP's: include/uapi/linux/icmp.h.
var icmpTypes = []arg.Name{
	{0, "ICMP_ECHOREPLY"}, {3, "ICMP_DEST_UNREACH"}, {4, "ICMP_SOURCE_QUENCH"}, {5, "ICMP_REDIRECT"}, {8, "ICMP_ECHO"}, {11, "ICMP_TIME_EXCEEDED"},
	{12, "ICMP_PARAMETERPROB"}, {13, "ICMP_TIMESTAMP"}, {14, "ICMP_TIMESTAMPREPLY"}, {15, "ICMP_INFO_REQUEST"}, {16, "ICMP_INFO_REPLY"},
	{17, "ICMP_ADDRESS"}, {18, "ICMP_ADDRESSREPLY"},
}
