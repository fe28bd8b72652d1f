// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Attributes inside attributes of NETLINK_ROUTE.

// include/uapi/linux/if_link.h.
var linkInfoAttrs = &attrs{"IFLA_INFO_???", []attr{
	{0, "IFLA_INFO_UNSPEC", nil}, {1, "IFLA_INFO_KIND", attrName}, {2, "IFLA_INFO_DATA", nil}, {3, "IFLA_INFO_XSTATS", nil},
	{4, "IFLA_INFO_SLAVE_KIND", attrName}, {5, "IFLA_INFO_SLAVE_DATA", nil},
}}

// include/uapi/linux/if_link.h.
var xdpAttrs = &attrs{"IFLA_XDP_???", []attr{
	{0, "IFLA_XDP_UNSPEC", nil}, {1, "IFLA_XDP_FD", attrS32}, {2, "IFLA_XDP_ATTACHED", attrSmall(1, xdpAttached)},
	{3, "IFLA_XDP_FLAGS", attrNum(4, xdpAttrFlags)}, {4, "IFLA_XDP_PROG_ID", attrU32}, {5, "IFLA_XDP_DRV_PROG_ID", attrU32},
	{6, "IFLA_XDP_SKB_PROG_ID", attrU32}, {7, "IFLA_XDP_HW_PROG_ID", attrU32}, {8, "IFLA_XDP_EXPECTED_FD", attrS32},
}}

// include/uapi/linux/if_link.h.
var inetLinkAttrs = &attrs{"IFLA_INET_???", []attr{
	{0, "IFLA_INET_UNSPEC", nil}, {1, "IFLA_INET_CONF", attrIndexed(4, arg.Int, "IPV4_DEVCONF_???", inetConf)},
}}

// include/uapi/linux/if_link.h.
var inet6LinkAttrs = &attrs{"IFLA_INET6_???", []attr{
	{0, "IFLA_INET6_UNSPEC", nil}, {1, "IFLA_INET6_FLAGS", attrSmall(4, inet6Flags)},
	{2, "IFLA_INET6_CONF", attrIndexed(4, arg.Int, "DEVCONF_???", inet6Conf)},
	{3, "IFLA_INET6_STATS", attrIndexed(8, arg.Uint64, "IPSTATS_MIB_???", inet6Stats)}, {4, "IFLA_INET6_MCAST", nil},
	{5, "IFLA_INET6_CACHEINFO", attrStruct(16, words(4, arg.Uint, "max_reasm_len", "tstamp", "reachable_time", "retrans_time")...)},
	{6, "IFLA_INET6_ICMP6STATS", attrIndexed(8, arg.Uint64, "ICMP6_MIB_???", icmp6Stats)}, {7, "IFLA_INET6_TOKEN", attrAddress6},
	{8, "IFLA_INET6_ADDR_GEN_MODE", attrSmall(1, addressMode)}, {9, "IFLA_INET6_RA_MTU", attrU32},
}}

// include/uapi/linux/rtnetlink.h.
var metricAttrs = &attrs{"RTAX_???", []attr{
	{0, "RTAX_UNSPEC", nil}, {1, "RTAX_LOCK", attrU32}, {2, "RTAX_MTU", attrU32}, {3, "RTAX_WINDOW", attrU32}, {4, "RTAX_RTT", attrU32},
	{5, "RTAX_RTTVAR", attrU32}, {6, "RTAX_SSTHRESH", attrU32}, {7, "RTAX_CWND", attrU32}, {8, "RTAX_ADVMSS", attrU32}, {9, "RTAX_REORDERING", attrU32},
	{10, "RTAX_HOPLIMIT", attrU32}, {11, "RTAX_INITCWND", attrU32}, {12, "RTAX_FEATURES", attrU32}, {13, "RTAX_RTO_MIN", attrU32},
	{14, "RTAX_INITRWND", attrU32}, {15, "RTAX_QUICKACK", attrU32}, {16, "RTAX_CC_ALGO", attrString}, {17, "RTAX_FASTOPEN_NO_COOKIE", nil},
}}

// include/uapi/linux/gen_stats.h.
var trafficStats2 = &attrs{"TCA_STATS_???", []attr{
	{0, "TCA_STATS_UNSPEC", nil}, {1, "TCA_STATS_BASIC", trafficBasic}, {2, "TCA_STATS_RATE_EST", attrStruct(8, words(4, arg.Uint, "bps", "pps")...)},
	{3, "TCA_STATS_QUEUE", attrStruct(20, words(4, arg.Uint, "qlen", "backlog", "drops", "requeues", "overlimits")...)}, {4, "TCA_STATS_APP", nil},
	{5, "TCA_STATS_RATE_EST64", attrStruct(16, words(8, arg.Uint64, "bps", "pps")...)}, {6, "TCA_STATS_PAD", nil},
	{7, "TCA_STATS_BASIC_HW", trafficBasic}, {8, "TCA_STATS_PKT64", attrU64},
}}

// include/uapi/linux/neighbour.h.
var neighParmAttrs = &attrs{"NDTPA_???", []attr{
	{0, "NDTPA_UNSPEC", nil}, {1, "NDTPA_IFINDEX", attrIndex}, {2, "NDTPA_REFCNT", attrU32}, {3, "NDTPA_REACHABLE_TIME", attrU64},
	{4, "NDTPA_BASE_REACHABLE_TIME", attrU64}, {5, "NDTPA_RETRANS_TIME", attrU64}, {6, "NDTPA_GC_STALETIME", attrU64},
	{7, "NDTPA_DELAY_PROBE_TIME", attrU64}, {8, "NDTPA_QUEUE_LEN", attrU32}, {9, "NDTPA_APP_PROBES", attrU32}, {10, "NDTPA_UCAST_PROBES", attrU32},
	{11, "NDTPA_MCAST_PROBES", attrU32}, {12, "NDTPA_ANYCAST_DELAY", attrU64}, {13, "NDTPA_PROXY_DELAY", attrU64}, {14, "NDTPA_PROXY_QLEN", attrU32},
	{15, "NDTPA_LOCKTIME", attrU64}, {16, "NDTPA_QUEUE_LENBYTES", attrU32}, {17, "NDTPA_MCAST_REPROBES", attrU32}, {18, "NDTPA_PAD", nil},
	{19, "NDTPA_INTERVAL_PROBE_TIME_MS", attrU64},
}}

// include/uapi/linux/if_addrlabel.h.
var labelAttrs = &attrs{"IFAL_???", []attr{
	{1, "IFAL_ADDRESS", attrAddress}, {2, "IFAL_LABEL", attrU32},
}}

// include/uapi/linux/rtnetlink.h.
var actionAttrs = &attrs{"TCA_ROOT_???", []attr{
	{0, "TCA_ROOT_UNSPEC", nil}, {1, "TCA_ROOT_TAB", nil}, {2, "TCA_ROOT_FLAGS", nil}, {3, "TCA_ROOT_COUNT", nil}, {4, "TCA_ROOT_TIME_DELTA", nil},
	{5, "TCA_ROOT_EXT_WARN_MSG", nil},
}}

// include/uapi/linux/dcbnl.h.
var dcbAttrs = &attrs{"DCB_ATTR_???", []attr{
	{0, "DCB_ATTR_UNDEFINED", nil}, {1, "DCB_ATTR_IFNAME", nil}, {2, "DCB_ATTR_STATE", nil}, {9, "DCB_ATTR_CAP", nil}, {10, "DCB_ATTR_NUMTCS", nil},
	{11, "DCB_ATTR_BCN", nil}, {12, "DCB_ATTR_APP", nil}, {13, "DCB_ATTR_IEEE", nil}, {14, "DCB_ATTR_DCBX", nil}, {15, "DCB_ATTR_FEATCFG", nil},
	{16, "DCB_ATTR_CEE", nil},
}}

// include/uapi/linux/if_link.h.
var statsAttrs = &attrs{"IFLA_STATS_???", []attr{
	{0, "IFLA_STATS_UNSPEC", nil}, {1, "IFLA_STATS_LINK_64", linkStats64}, {2, "IFLA_STATS_LINK_XSTATS", attrNest(linkMoreStats)},
	{3, "IFLA_STATS_LINK_XSTATS_SLAVE", attrNest(linkMoreStats)}, {4, "IFLA_STATS_LINK_OFFLOAD_XSTATS", attrNest(offloadStats)},
	{5, "IFLA_STATS_AF_SPEC", attrNest(statsFamilies)},
}}

// include/uapi/linux/if_link.h.
var linkMoreStats = &attrs{"LINK_XSTATS_TYPE_???", []attr{
	{0, "LINK_XSTATS_TYPE_UNSPEC", nil}, {1, "LINK_XSTATS_TYPE_BRIDGE", nil}, {2, "LINK_XSTATS_TYPE_BOND", nil},
}}

// include/uapi/linux/if_link.h.
var offloadStats = &attrs{"IFLA_OFFLOAD_XSTATS_???", []attr{
	{0, "IFLA_OFFLOAD_XSTATS_UNSPEC", nil}, {1, "IFLA_OFFLOAD_XSTATS_CPU_HIT", nil}, {2, "IFLA_OFFLOAD_XSTATS_HW_S_INFO", nil},
}}

// include/uapi/linux/pkt_sched.h.
var sizeTableAttrs = &attrs{"TCA_STAB_???", []attr{
	{0, "TCA_STAB_UNSPEC", nil}, {1, "TCA_STAB_BASE", nil}, {2, "TCA_STAB_DATA", nil},
}}

// include/uapi/linux/nexthop.h.
var nexthopAttrs = &attrs{"NHA_???", []attr{
	{0, "NHA_UNSPEC", nil}, {1, "NHA_ID", attrU32}, {2, "NHA_GROUP", nexthopGroup}, {3, "NHA_GROUP_TYPE", attrNum(2, nexthopGroupType)},
	{4, "NHA_BLACKHOLE", attrU32}, {5, "NHA_OIF", attrIndex}, {6, "NHA_GATEWAY", attrAddress}, {7, "NHA_ENCAP_TYPE", attrNum(2, tunnelType)},
	{8, "NHA_ENCAP", nil}, {9, "NHA_GROUPS", attrU32}, {10, "NHA_MASTER", attrIndex}, {11, "NHA_FDB", attrU32},
	{12, "NHA_RES_GROUP", attrNest(nexthopResGroup)}, {13, "NHA_RES_BUCKET", attrNest(nexthopResBucket)},
}}

// include/uapi/linux/nexthop.h.
var nexthopResGroup = &attrs{"NHA_RES_GROUP_???", []attr{
	{0, "NHA_RES_GROUP_PAD", nil}, {1, "NHA_RES_GROUP_BUCKETS", attrU16}, {2, "NHA_RES_GROUP_IDLE_TIMER", attrU32},
	{3, "NHA_RES_GROUP_UNBALANCED_TIMER", attrU32}, {4, "NHA_RES_GROUP_UNBALANCED_TIME", attrU64},
}}

// include/uapi/linux/nexthop.h.
var nexthopResBucket = &attrs{"NHA_RES_BUCKET_???", []attr{
	{0, "NHA_RES_BUCKET_PAD", nil}, {1, "NHA_RES_BUCKET_INDEX", attrU16}, {2, "NHA_RES_BUCKET_IDLE_TIME", attrU64}, {3, "NHA_RES_BUCKET_NH_ID", attrU32},
}}

// include/uapi/linux/if_link.h.
var vfListAttrs = &attrs{"IFLA_VF_INFO_???", []attr{
	{0, "IFLA_VF_INFO_UNSPEC", nil}, {1, "IFLA_VF_INFO", attrNest(vfAttrs)},
}}

// include/uapi/linux/if_link.h.
var vfAttrs = &attrs{"IFLA_VF_???", []attr{
	{0, "IFLA_VF_UNSPEC", nil}, {1, "IFLA_VF_MAC", nil}, {2, "IFLA_VF_VLAN", nil}, {3, "IFLA_VF_TX_RATE", nil}, {4, "IFLA_VF_SPOOFCHK", nil},
	{5, "IFLA_VF_LINK_STATE", nil}, {6, "IFLA_VF_RATE", nil}, {7, "IFLA_VF_RSS_QUERY_EN", nil}, {8, "IFLA_VF_STATS", nil}, {9, "IFLA_VF_TRUST", nil},
	{10, "IFLA_VF_IB_NODE_GUID", nil}, {12, "IFLA_VF_VLAN_LIST", nil}, {13, "IFLA_VF_BROADCAST", nil},
}}

// include/uapi/linux/if_link.h.
var vfPortsAttrs = &attrs{"IFLA_VF_PORT_???", []attr{
	{0, "IFLA_VF_PORT_UNSPEC", nil}, {1, "IFLA_VF_PORT", attrNest(portAttrs)},
}}

// include/uapi/linux/if_link.h.
var portAttrs = &attrs{"IFLA_PORT_???", []attr{
	{0, "IFLA_PORT_UNSPEC", nil}, {1, "IFLA_PORT_VF", attrU32}, {2, "IFLA_PORT_PROFILE", attrString}, {3, "IFLA_PORT_VSI_TYPE", nil},
	{4, "IFLA_PORT_INSTANCE_UUID", nil}, {5, "IFLA_PORT_HOST_UUID", nil}, {6, "IFLA_PORT_REQUEST", nil}, {7, "IFLA_PORT_RESPONSE", nil},
}}

// include/uapi/linux/if_link.h.
var downReasonAttrs = &attrs{"IFLA_PROTO_DOWN_REASON_???", []attr{
	{0, "IFLA_PROTO_DOWN_REASON_UNSPEC", nil}, {1, "IFLA_PROTO_DOWN_REASON_MASK", attrU32}, {2, "IFLA_PROTO_DOWN_REASON_VALUE", attrU32},
}}

// include/uapi/linux/neighbour.h.
var forwardAttrs = &attrs{"NFEA_???", []attr{
	{0, "NFEA_UNSPEC", nil}, {1, "NFEA_ACTIVITY_NOTIFY", nil}, {2, "NFEA_DONT_REFRESH", nil},
}}
