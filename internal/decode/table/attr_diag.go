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
	{0, "CTRL_ATTR_UNSPEC", nil}, {1, "CTRL_ATTR_FAMILY_ID", attrNum(2, hexOrZero16)}, {2, "CTRL_ATTR_FAMILY_NAME", attrString}, {3, "CTRL_ATTR_VERSION", attrU32},
	{4, "CTRL_ATTR_HDRSIZE", attrU32}, {5, "CTRL_ATTR_MAXATTR", attrU32}, {6, "CTRL_ATTR_OPS", attrEach(attrNest(controlOpAttrs))},
	{7, "CTRL_ATTR_MCAST_GROUPS", attrEach(attrNest(controlGroupAttrs))}, {8, "CTRL_ATTR_POLICY", attrEach(attrEach(attrNest(policyAttrs)))},
	{9, "CTRL_ATTR_OP_POLICY", attrEach(attrNest(controlPolicyAttrs))}, {10, "CTRL_ATTR_OP", attrU32},
}}

var (
	controlOpAttrs = &attrs{"CTRL_ATTR_OP_???", []attr{
		{0, "CTRL_ATTR_OP_UNSPEC", nil}, {1, "CTRL_ATTR_OP_ID", controlOp}, {2, "CTRL_ATTR_OP_FLAGS", attrNum(4, controlOpFlags)},
	}}
	controlGroupAttrs = &attrs{"CTRL_ATTR_MCAST_GRP_???", []attr{
		{0, "CTRL_ATTR_MCAST_GRP_UNSPEC", nil}, {1, "CTRL_ATTR_MCAST_GRP_NAME", attrString}, {2, "CTRL_ATTR_MCAST_GRP_ID", attrNum(4, hexOrZero32)},
	}}
	controlPolicyAttrs = &attrs{"CTRL_ATTR_POLICY_???", []attr{
		{0, "CTRL_ATTR_POLICY_UNSPEC", nil}, {1, "CTRL_ATTR_POLICY_DO", attrU32}, {2, "CTRL_ATTR_POLICY_DUMP", attrU32},
	}}

	controlOpFlags = &arg.Flags{Bytes: 4, Unknown: "GENL_???", Names: []arg.Name{
		{1, "GENL_ADMIN_PERM"}, {2, "GENL_CMD_CAP_DO"}, {4, "GENL_CMD_CAP_DUMP"}, {8, "GENL_CMD_CAP_HASPOL"}, {16, "GENL_UNS_ADMIN_PERM"},
	}}
)

// policyAttrs describe an attribute: include/uapi/linux/netlink.h.
var policyAttrs = &attrs{"NL_POLICY_TYPE_ATTR_???", []attr{
	{0, "NL_POLICY_TYPE_ATTR_UNSPEC", nil}, {1, "NL_POLICY_TYPE_ATTR_TYPE", attrNum(4, policyType)}, {2, "NL_POLICY_TYPE_ATTR_MIN_VALUE_S", attrNum(8, arg.Int64)},
	{3, "NL_POLICY_TYPE_ATTR_MAX_VALUE_S", attrNum(8, arg.Int64)}, {4, "NL_POLICY_TYPE_ATTR_MIN_VALUE_U", attrU64}, {5, "NL_POLICY_TYPE_ATTR_MAX_VALUE_U", attrU64},
	{6, "NL_POLICY_TYPE_ATTR_MIN_LENGTH", attrU32}, {7, "NL_POLICY_TYPE_ATTR_MAX_LENGTH", attrU32}, {8, "NL_POLICY_TYPE_ATTR_POLICY_IDX", attrNum(4, hexOrZero32)},
	{9, "NL_POLICY_TYPE_ATTR_POLICY_MAXTYPE", attrNum(4, hexOrZero32)}, {10, "NL_POLICY_TYPE_ATTR_BITFIELD32_MASK", attrNum(4, hexOrZero32)},
	{11, "NL_POLICY_TYPE_ATTR_PAD", nil}, {12, "NL_POLICY_TYPE_ATTR_MASK", attrNum(8, hexOrZero64)},
}}

var policyType = &arg.Enum{Bytes: 4, Unknown: "NL_ATTR_TYPE_???", Names: []arg.Name{
	{0, "NL_ATTR_TYPE_INVALID"}, {1, "NL_ATTR_TYPE_FLAG"}, {2, "NL_ATTR_TYPE_U8"}, {3, "NL_ATTR_TYPE_U16"}, {4, "NL_ATTR_TYPE_U32"}, {5, "NL_ATTR_TYPE_U64"},
	{6, "NL_ATTR_TYPE_S8"}, {7, "NL_ATTR_TYPE_S16"}, {8, "NL_ATTR_TYPE_S32"}, {9, "NL_ATTR_TYPE_S64"}, {10, "NL_ATTR_TYPE_BINARY"}, {11, "NL_ATTR_TYPE_STRING"},
	{12, "NL_ATTR_TYPE_NUL_STRING"}, {13, "NL_ATTR_TYPE_NESTED"}, {14, "NL_ATTR_TYPE_NESTED_ARRAY"}, {15, "NL_ATTR_TYPE_BITFIELD32"},
	{16, "NL_ATTR_TYPE_SINT"}, {17, "NL_ATTR_TYPE_UINT"},
}}
