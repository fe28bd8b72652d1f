// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Attributes of the messages of NETLINK_SOCK_DIAG and NETLINK_GENERIC.

// include/uapi/linux/unix_diag.h.
var unixDiagAttrs = &attrs{"UNIX_DIAG_???", []attr{
	{0, "UNIX_DIAG_NAME", attrString}, {1, "UNIX_DIAG_VFS", unixDiagFile}, {2, "UNIX_DIAG_PEER", attrU32},
	{3, "UNIX_DIAG_ICONS", attrArray(4, arg.Uint)}, {4, "UNIX_DIAG_RQLEN", attrStruct(8, words(4, arg.Uint, "udiag_rqueue", "udiag_wqueue")...)},
	{5, "UNIX_DIAG_MEMINFO", attrIndexed(4, arg.Uint, "SK_MEMINFO_???", memoryInfo)}, {6, "UNIX_DIAG_SHUTDOWN", attrU8}, {7, "UNIX_DIAG_UID", attrU32},
}}

// include/uapi/linux/inet_diag.h.
var inetDiagAttrs = &attrs{"INET_DIAG_???", []attr{
	{0, "INET_DIAG_NONE", nil}, {1, "INET_DIAG_MEMINFO", attrStruct(16, words(4, arg.Uint, "idiag_rmem", "idiag_wmem", "idiag_fmem", "idiag_tmem")...)},
	{2, "INET_DIAG_INFO", nil},
	{3, "INET_DIAG_VEGASINFO", attrStruct(16, words(4, arg.Uint, "tcpv_enabled", "tcpv_rttcnt", "tcpv_rtt", "tcpv_minrtt")...)},
	{4, "INET_DIAG_CONG", attrString}, {5, "INET_DIAG_TOS", attrU8}, {6, "INET_DIAG_TCLASS", attrU8},
	{7, "INET_DIAG_SKMEMINFO", attrIndexed(4, arg.Uint, "SK_MEMINFO_???", memoryInfo)}, {8, "INET_DIAG_SHUTDOWN", shutdownBits},
	{9, "INET_DIAG_DCTCPINFO", dctcpInfo}, {10, "INET_DIAG_PROTOCOL", attrEnum("IPPROTO_???", ipProtocols)}, {11, "INET_DIAG_SKV6ONLY", attrU8},
	{12, "INET_DIAG_LOCALS", nil}, {13, "INET_DIAG_PEERS", nil}, {14, "INET_DIAG_PAD", nil}, {15, "INET_DIAG_MARK", attrU32},
	{16, "INET_DIAG_BBRINFO", bbrInfo}, {17, "INET_DIAG_CLASS_ID", attrU32}, {18, "INET_DIAG_MD5SIG", nil}, {19, "INET_DIAG_ULP_INFO", nil},
	{20, "INET_DIAG_SK_BPF_STORAGES", nil}, {21, "INET_DIAG_CGROUP_ID", attrU64}, {22, "INET_DIAG_SOCKOPT", inetDiagOptions},
}}

// include/uapi/linux/inet_diag.h.
var inetRequestAttrs = &attrs{"INET_DIAG_REQ_???", []attr{
	{0, "INET_DIAG_REQ_NONE", nil}, {1, "INET_DIAG_REQ_BYTECODE", nil}, {2, "INET_DIAG_REQ_SK_BPF_STORAGES", nil}, {3, "INET_DIAG_REQ_PROTOCOL", nil},
}}

// include/uapi/linux/netlink_diag.h.
var netlinkDiagAttrs = &attrs{"NETLINK_DIAG_???", []attr{
	{0, "NETLINK_DIAG_MEMINFO", attrIndexed(4, arg.Uint, "SK_MEMINFO_???", memoryInfo)}, {1, "NETLINK_DIAG_GROUPS", netlinkDiagGroups},
	{2, "NETLINK_DIAG_RX_RING", netlinkDiagRing}, {3, "NETLINK_DIAG_TX_RING", netlinkDiagRing}, {4, "NETLINK_DIAG_FLAGS", attrNum(4, netlinkDiagFlag)},
}}

// include/uapi/linux/packet_diag.h.
var packetDiagAttrs = &attrs{"PACKET_DIAG_???", []attr{
	{0, "PACKET_DIAG_INFO", packetDiagInfo}, {1, "PACKET_DIAG_MCLIST", nil}, {2, "PACKET_DIAG_RX_RING", packetDiagRing},
	{3, "PACKET_DIAG_TX_RING", packetDiagRing}, {4, "PACKET_DIAG_FANOUT", attrU32}, {5, "PACKET_DIAG_UID", attrU32},
	{6, "PACKET_DIAG_MEMINFO", attrIndexed(4, arg.Uint, "SK_MEMINFO_???", memoryInfo)}, {7, "PACKET_DIAG_FILTER", nil},
}}

// include/uapi/linux/genetlink.h.
var controlAttrs = &attrs{"CTRL_ATTR_???", []attr{
	{0, "CTRL_ATTR_UNSPEC", nil}, {1, "CTRL_ATTR_FAMILY_ID", attrU16}, {2, "CTRL_ATTR_FAMILY_NAME", attrString}, {3, "CTRL_ATTR_VERSION", attrU32},
	{4, "CTRL_ATTR_HDRSIZE", attrU32}, {5, "CTRL_ATTR_MAXATTR", attrU32}, {6, "CTRL_ATTR_OPS", nil}, {7, "CTRL_ATTR_MCAST_GROUPS", nil},
	{8, "CTRL_ATTR_POLICY", nil}, {10, "CTRL_ATTR_OP", nil},
}}
