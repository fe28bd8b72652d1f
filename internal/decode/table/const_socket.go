// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Constants of socket(2): families, types and protocols.

// bits/socket.h, include/linux/socket.h.
var familyNames = []arg.Name{
	{0, "AF_UNSPEC"}, {1, "AF_UNIX"}, {2, "AF_INET"}, {3, "AF_AX25"}, {4, "AF_IPX"}, {5, "AF_APPLETALK"}, {6, "AF_NETROM"}, {7, "AF_BRIDGE"},
	{8, "AF_ATMPVC"}, {9, "AF_X25"}, {10, "AF_INET6"}, {11, "AF_ROSE"}, {12, "AF_DECnet"}, {13, "AF_NETBEUI"}, {14, "AF_SECURITY"}, {15, "AF_KEY"},
	{16, "AF_NETLINK"}, {17, "AF_PACKET"}, {18, "AF_ASH"}, {19, "AF_ECONET"}, {20, "AF_ATMSVC"}, {21, "AF_RDS"}, {22, "AF_SNA"}, {23, "AF_IRDA"},
	{24, "AF_PPPOX"}, {25, "AF_WANPIPE"}, {26, "AF_LLC"}, {27, "AF_IB"}, {28, "AF_MPLS"}, {29, "AF_CAN"}, {30, "AF_TIPC"}, {31, "AF_BLUETOOTH"},
	{32, "AF_IUCV"}, {33, "AF_RXRPC"}, {34, "AF_ISDN"}, {35, "AF_PHONET"}, {36, "AF_IEEE802154"}, {37, "AF_CAIF"}, {38, "AF_ALG"}, {39, "AF_NFC"},
	{40, "AF_VSOCK"}, {41, "AF_KCM"}, {42, "AF_QIPCRTR"}, {43, "AF_SMC"}, {44, "AF_XDP"}, {45, "AF_MCTP"},
}

// include/linux/net.h.
var socketTypes = []arg.Name{
	{1, "SOCK_STREAM"}, {2, "SOCK_DGRAM"}, {3, "SOCK_RAW"}, {4, "SOCK_RDM"}, {5, "SOCK_SEQPACKET"}, {6, "SOCK_DCCP"}, {10, "SOCK_PACKET"},
}

var socketFlags = []arg.Name{{0o2000000, "SOCK_CLOEXEC"}, {0o4000, "SOCK_NONBLOCK"}}

// include/uapi/linux/in.h, in6.h.
var ipProtocols = []arg.Name{
	{0, "IPPROTO_IP"}, {1, "IPPROTO_ICMP"}, {2, "IPPROTO_IGMP"}, {4, "IPPROTO_IPIP"}, {6, "IPPROTO_TCP"}, {8, "IPPROTO_EGP"}, {12, "IPPROTO_PUP"},
	{17, "IPPROTO_UDP"}, {22, "IPPROTO_IDP"}, {29, "IPPROTO_TP"}, {33, "IPPROTO_DCCP"}, {41, "IPPROTO_IPV6"}, {43, "IPPROTO_ROUTING"},
	{44, "IPPROTO_FRAGMENT"}, {46, "IPPROTO_RSVP"}, {47, "IPPROTO_GRE"}, {50, "IPPROTO_ESP"}, {51, "IPPROTO_AH"}, {58, "IPPROTO_ICMPV6"},
	{59, "IPPROTO_NONE"}, {60, "IPPROTO_DSTOPTS"}, {92, "IPPROTO_MTP"}, {94, "IPPROTO_BEETPH"}, {98, "IPPROTO_ENCAP"}, {103, "IPPROTO_PIM"},
	{108, "IPPROTO_COMP"}, {115, "IPPROTO_L2TP"}, {132, "IPPROTO_SCTP"}, {135, "IPPROTO_MH"}, {136, "IPPROTO_UDPLITE"}, {137, "IPPROTO_MPLS"},
	{143, "IPPROTO_ETHERNET"}, {144, "IPPROTO_AGGFRAG"}, {255, "IPPROTO_RAW"}, {256, "IPPROTO_SMC"}, {262, "IPPROTO_MPTCP"},
}

// include/uapi/linux/netlink.h; NETLINK_SMC was there before Linux 5.13.
var netlinkProtocols = []arg.Name{
	{0, "NETLINK_ROUTE"}, {1, "NETLINK_UNUSED"}, {2, "NETLINK_USERSOCK"}, {3, "NETLINK_FIREWALL"}, {4, "NETLINK_SOCK_DIAG"}, {5, "NETLINK_NFLOG"},
	{6, "NETLINK_XFRM"}, {7, "NETLINK_SELINUX"}, {8, "NETLINK_ISCSI"}, {9, "NETLINK_AUDIT"}, {10, "NETLINK_FIB_LOOKUP"}, {11, "NETLINK_CONNECTOR"},
	{12, "NETLINK_NETFILTER"}, {13, "NETLINK_IP6_FW"}, {14, "NETLINK_DNRTMSG"}, {15, "NETLINK_KOBJECT_UEVENT"}, {16, "NETLINK_GENERIC"},
	{18, "NETLINK_SCSITRANSPORT"}, {19, "NETLINK_ECRYPTFS"}, {20, "NETLINK_RDMA"}, {21, "NETLINK_CRYPTO"}, {22, "NETLINK_SMC"},
}

// net/bluetooth/bluetooth.h: no UAPI header has them.
var bluetoothProtocols = []arg.Name{
	{0, "BTPROTO_L2CAP"}, {1, "BTPROTO_HCI"}, {2, "BTPROTO_SCO"}, {3, "BTPROTO_RFCOMM"}, {4, "BTPROTO_BNEP"}, {5, "BTPROTO_CMTP"},
	{6, "BTPROTO_HIDP"}, {7, "BTPROTO_AVDTP"},
}

// include/uapi/linux/can.h.
var canProtocols = []arg.Name{
	{1, "CAN_RAW"}, {2, "CAN_BCM"}, {3, "CAN_TP16"}, {4, "CAN_TP20"}, {5, "CAN_MCNET"}, {6, "CAN_ISOTP"}, {7, "CAN_J1939"},
}

// include/uapi/linux/phonet.h.
var phonetProtocols = []arg.Name{
	{0, "PN_PROTO_TRANSPORT"}, {1, "PN_PROTO_PHONET"}, {2, "PN_PROTO_PIPE"},
}

// include/uapi/linux/caif/caif_socket.h.
var caifProtocols = []arg.Name{
	{0, "CAIFPROTO_AT"}, {1, "CAIFPROTO_DATAGRAM"}, {2, "CAIFPROTO_DATAGRAM_LOOP"}, {3, "CAIFPROTO_UTIL"}, {4, "CAIFPROTO_RFM"}, {5, "CAIFPROTO_DEBUG"},
}

// include/uapi/linux/nfc.h.
var nfcProtocols = []arg.Name{
	{0, "NFC_SOCKPROTO_RAW"}, {1, "NFC_SOCKPROTO_LLCP"},
}

var kcmProtocols = []arg.Name{{0, "KCMPROTO_CONNECTED"}} // include/uapi/linux/kcm.h

var smcProtocols = []arg.Name{{0, "SMCPROTO_SMC"}, {1, "SMCPROTO_SMC6"}} // net/smc/smc.h

var isdnProtocols = []arg.Name{{0, "ISDN_P_BASE"}} // include/uapi/linux/isdn

// include/uapi/linux/ax25.h has none; net/ax25.h has these.
var ax25Protocols = []arg.Name{
	{0x01, "AX25_P_ROSE"}, {0x06, "AX25_P_VJCOMP"}, {0x07, "AX25_P_VJUNCOMP"}, {0x08, "AX25_P_SEGMENT"}, {0xc3, "AX25_P_TEXNET"},
	{0xc4, "AX25_P_LQ"}, {0xca, "AX25_P_ATALK"}, {0xcb, "AX25_P_ATALK_ARP"}, {0xcc, "AX25_P_IP"}, {0xcd, "AX25_P_ARP"},
	{0xce, "AX25_P_FLEXNET"}, {0xcf, "AX25_P_NETROM"}, {0xf0, "AX25_P_TEXT"},
}

// The flags of send(2) and recv(2): include/linux/socket.h.
var messageFlagNames = []arg.Name{
	{0x1, "MSG_OOB"}, {0x2, "MSG_PEEK"}, {0x4, "MSG_DONTROUTE"}, {0x8, "MSG_CTRUNC"}, {0x10, "MSG_PROBE"}, {0x20, "MSG_TRUNC"},
	{0x40, "MSG_DONTWAIT"}, {0x80, "MSG_EOR"}, {0x100, "MSG_WAITALL"}, {0x200, "MSG_FIN"}, {0x400, "MSG_SYN"}, {0x800, "MSG_CONFIRM"},
	{0x1000, "MSG_RST"}, {0x2000, "MSG_ERRQUEUE"}, {0x4000, "MSG_NOSIGNAL"}, {0x8000, "MSG_MORE"}, {0x10000, "MSG_WAITFORONE"},
	{0x20000, "MSG_SENDPAGE_NOTLAST"}, {0x40000, "MSG_BATCH"}, {0x80000, "MSG_NO_SHARED_FRAGS"}, {0x2000000, "MSG_SOCK_DEVMEM"},
	{0x4000000, "MSG_ZEROCOPY"}, {0x20000000, "MSG_FASTOPEN"}, {0x40000000, "MSG_CMSG_CLOEXEC"}, {0x80000000, "MSG_CMSG_COMPAT"},
}

// include/uapi/linux/net.h.
var socketcallNames = []arg.Name{
	{1, "SYS_SOCKET"}, {2, "SYS_BIND"}, {3, "SYS_CONNECT"}, {4, "SYS_LISTEN"}, {5, "SYS_ACCEPT"}, {6, "SYS_GETSOCKNAME"}, {7, "SYS_GETPEERNAME"},
	{8, "SYS_SOCKETPAIR"}, {9, "SYS_SEND"}, {10, "SYS_RECV"}, {11, "SYS_SENDTO"}, {12, "SYS_RECVFROM"}, {13, "SYS_SHUTDOWN"}, {14, "SYS_SETSOCKOPT"},
	{15, "SYS_GETSOCKOPT"}, {16, "SYS_SENDMSG"}, {17, "SYS_RECVMSG"}, {18, "SYS_ACCEPT4"}, {19, "SYS_RECVMMSG"}, {20, "SYS_SENDMMSG"},
}
