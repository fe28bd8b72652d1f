// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// socketControl are the types of control messages at SOL_SOCKET: asm-generic/socket.h,
// include/linux/socket.h.
var socketControl = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "SCM_???", Names: []arg.Name{
	{1, "SCM_RIGHTS"}, {2, "SCM_CREDENTIALS"}, {3, "SCM_SECURITY"}, {4, "SCM_PIDFD"}, {29, "SO_TIMESTAMP_OLD"}, {35, "SO_TIMESTAMPNS_OLD"},
	{37, "SO_TIMESTAMPING_OLD"}, {41, "SO_WIFI_STATUS"}, {54, "SCM_TIMESTAMPING_OPT_STATS"}, {58, "SCM_TIMESTAMPING_PKTINFO"}, {61, "SO_TXTIME"},
	{63, "SO_TIMESTAMP_NEW"}, {64, "SO_TIMESTAMPNS_NEW"}, {65, "SO_TIMESTAMPING_NEW"}, {78, "SCM_DEVMEM_LINEAR"}, {79, "SCM_DEVMEM_DMABUF"},
	{81, "SCM_TS_OPT_ID"}, {84, "SCM_INQ"},
}}

// ipControl are those at SOL_IP: include/uapi/linux/in.h.
var ipControl = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "IP_???", Names: []arg.Name{
	{1, "IP_TOS"}, {2, "IP_TTL"}, {3, "SCM_SECURITY"}, {6, "IP_RECVOPTS"}, {7, "IP_RETOPTS"}, {8, "IP_PKTINFO"}, {11, "IP_RECVERR"},
	{20, "IP_ORIGDSTADDR"}, {23, "IP_CHECKSUM"}, {52, "IP_PROTOCOL"},
}}
