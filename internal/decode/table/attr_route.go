// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Attributes of the messages of NETLINK_ROUTE, by the header of include/uapi/linux that
// names them.

// linux/if_link.h
var linkAttrs = &attrs{"IFLA_???", []attr{
	{0, "IFLA_UNSPEC", nil}, {1, "IFLA_ADDRESS", attrHardware}, {2, "IFLA_BROADCAST", attrHardware}, {3, "IFLA_IFNAME", attrString},
	{4, "IFLA_MTU", attrU32}, {5, "IFLA_LINK", attrU32}, {6, "IFLA_QDISC", attrString}, {7, "IFLA_STATS", linkStats}, {8, "IFLA_COST", nil},
	{9, "IFLA_PRIORITY", nil}, {10, "IFLA_MASTER", attrU32}, {11, "IFLA_WIRELESS", nil}, {12, "IFLA_PROTINFO", nil}, {13, "IFLA_TXQLEN", attrU32},
	{14, "IFLA_MAP", attrMap}, {15, "IFLA_WEIGHT", attrU32}, {16, "IFLA_OPERSTATE", attrU8}, {17, "IFLA_LINKMODE", attrU8},
	{18, "IFLA_LINKINFO", attrNest(linkInfoAttrs)}, {19, "IFLA_NET_NS_PID", attrU32}, {20, "IFLA_IFALIAS", attrString}, {21, "IFLA_NUM_VF", attrU32},
	{22, "IFLA_VFINFO_LIST", attrNest(vfListAttrs)}, {23, "IFLA_STATS64", linkStats64}, {24, "IFLA_VF_PORTS", attrNest(vfPortsAttrs)},
	{25, "IFLA_PORT_SELF", attrNest(portAttrs)}, {26, "IFLA_AF_SPEC", linkFamilies}, {27, "IFLA_GROUP", attrU32}, {28, "IFLA_NET_NS_FD", attrNum(4, fd)},
	{29, "IFLA_EXT_MASK", attrSmall(4, linkFilter)}, {30, "IFLA_PROMISCUITY", attrU32}, {31, "IFLA_NUM_TX_QUEUES", attrU32},
	{32, "IFLA_NUM_RX_QUEUES", attrU32}, {33, "IFLA_CARRIER", attrU8}, {34, "IFLA_PHYS_PORT_ID", nil}, {35, "IFLA_CARRIER_CHANGES", attrU32},
	{36, "IFLA_PHYS_SWITCH_ID", nil}, {37, "IFLA_LINK_NETNSID", attrS32}, {38, "IFLA_PHYS_PORT_NAME", attrString}, {39, "IFLA_PROTO_DOWN", attrU8},
	{40, "IFLA_GSO_MAX_SEGS", attrU32}, {41, "IFLA_GSO_MAX_SIZE", attrU32}, {42, "IFLA_PAD", nil}, {43, "IFLA_XDP", attrNest(xdpAttrs)},
	{44, "IFLA_EVENT", attrNum(4, linkEvent)}, {45, "IFLA_NEW_NETNSID", attrS32}, {46, "IFLA_IF_NETNSID", attrS32},
	{47, "IFLA_CARRIER_UP_COUNT", attrU32}, {48, "IFLA_CARRIER_DOWN_COUNT", attrU32}, {49, "IFLA_NEW_IFINDEX", attrIndex}, {50, "IFLA_MIN_MTU", attrU32},
	{51, "IFLA_MAX_MTU", attrU32}, {52, "IFLA_PROP_LIST", propList}, {53, "IFLA_ALT_IFNAME", attrString}, {54, "IFLA_PERM_ADDRESS", attrHardware},
	{55, "IFLA_PROTO_DOWN_REASON", attrNest(downReasonAttrs)}, {56, "IFLA_PARENT_DEV_NAME", attrString}, {57, "IFLA_PARENT_DEV_BUS_NAME", attrString},
	{58, "IFLA_GRO_MAX_SIZE", attrU32}, {59, "IFLA_TSO_MAX_SIZE", attrU32}, {60, "IFLA_TSO_MAX_SEGS", attrU32}, {61, "IFLA_ALLMULTI", attrU32},
	{62, "IFLA_DEVLINK_PORT", attrU32}, {63, "IFLA_GSO_IPV4_MAX_SIZE", attrU32}, {64, "IFLA_GRO_IPV4_MAX_SIZE", attrU32}, {65, "IFLA_DPLL_PIN", nil},
	{66, "IFLA_MAX_PACING_OFFLOAD_HORIZON", attrU64}, {67, "IFLA_NETNS_IMMUTABLE", attrU8}, {68, "IFLA_HEADROOM", attrU16},
	{69, "IFLA_TAILROOM", attrU16},
}}

// linux/if_addr.h
var addrAttrs = &attrs{"IFA_???", []attr{
	{0, "IFA_UNSPEC", nil}, {1, "IFA_ADDRESS", attrAddress}, {2, "IFA_LOCAL", attrAddress}, {3, "IFA_LABEL", attrString},
	{4, "IFA_BROADCAST", attrAddress}, {5, "IFA_ANYCAST", attrAddress}, {6, "IFA_CACHEINFO", addrCache}, {7, "IFA_MULTICAST", attrAddress},
	{8, "IFA_FLAGS", attrNum(4, addressFlags(4))}, {9, "IFA_RT_PRIORITY", attrU32}, {10, "IFA_TARGET_NETNSID", attrS32}, {11, "IFA_PROTO", nil},
}}

// linux/rtnetlink.h
var routeAttrs = &attrs{"RTA_???", []attr{
	{0, "RTA_UNSPEC", nil}, {1, "RTA_DST", attrAddress}, {2, "RTA_SRC", attrAddress}, {3, "RTA_IIF", attrIndex}, {4, "RTA_OIF", attrIndex},
	{5, "RTA_GATEWAY", attrAddress}, {6, "RTA_PRIORITY", attrU32}, {7, "RTA_PREFSRC", attrAddress}, {8, "RTA_METRICS", attrNest(metricAttrs)},
	{9, "RTA_MULTIPATH", nextHops}, {10, "RTA_PROTOINFO", attrU32}, {11, "RTA_FLOW", attrU32}, {12, "RTA_CACHEINFO", routeCache},
	{13, "RTA_SESSION", nil}, {14, "RTA_MP_ALGO", attrU32}, {15, "RTA_TABLE", attrNum(4, routeTable(4, ""))}, {16, "RTA_MARK", attrU32},
	{17, "RTA_MFC_STATS", multicastStats}, {18, "RTA_VIA", routeVia}, {19, "RTA_NEWDST", attrAddress}, {20, "RTA_PREF", attrU8},
	{21, "RTA_ENCAP_TYPE", attrNum(2, tunnelType)}, {22, "RTA_ENCAP", nil}, {23, "RTA_EXPIRES", attrU64}, {24, "RTA_PAD", nil}, {25, "RTA_UID", attrU32},
	{26, "RTA_TTL_PROPAGATE", attrU8}, {27, "RTA_IP_PROTO", attrU8}, {28, "RTA_SPORT", attrU16}, {29, "RTA_DPORT", attrU16}, {30, "RTA_NH_ID", attrU32},
	{31, "RTA_FLOWLABEL", attrBE32},
}}

// linux/neighbour.h
var neighAttrs = &attrs{"NDA_???", []attr{
	{0, "NDA_UNSPEC", nil}, {1, "NDA_DST", attrAddress}, {2, "NDA_LLADDR", attrHardware}, {3, "NDA_CACHEINFO", neighCache}, {4, "NDA_PROBES", attrU32},
	{5, "NDA_VLAN", attrU16}, {6, "NDA_PORT", attrBE16}, {7, "NDA_VNI", attrU32}, {8, "NDA_IFINDEX", attrIndex}, {9, "NDA_MASTER", attrIndex},
	{10, "NDA_LINK_NETNSID", attrU32}, {11, "NDA_SRC_VNI", attrU32}, {12, "NDA_PROTOCOL", attrEnum("IPPROTO_???", ipProtocols)},
	{13, "NDA_NH_ID", attrU32}, {14, "NDA_FDB_EXT_ATTRS", attrNest(forwardAttrs)}, {15, "NDA_FLAGS_EXT", attrSmall(4, neighbourExtra)},
	{16, "NDA_NDM_STATE_MASK", attrSmall(2, neighbourState)}, {17, "NDA_NDM_FLAGS_MASK", attrSmall(1, neighbourFlags)},
}}

// linux/fib_rules.h
var ruleAttrs = &attrs{"FRA_???", []attr{
	{0, "FRA_UNSPEC", nil}, {1, "FRA_DST", attrAddress}, {2, "FRA_SRC", attrAddress}, {3, "FRA_IIFNAME", attrString}, {4, "FRA_GOTO", attrU32},
	{5, "FRA_UNUSED2", nil}, {6, "FRA_PRIORITY", attrU32}, {7, "FRA_UNUSED3", nil}, {8, "FRA_UNUSED4", nil}, {9, "FRA_UNUSED5", nil},
	{10, "FRA_FWMARK", attrU32}, {11, "FRA_FLOW", attrU32}, {12, "FRA_TUN_ID", attrBE64}, {13, "FRA_SUPPRESS_IFGROUP", attrU32},
	{14, "FRA_SUPPRESS_PREFIXLEN", attrU32}, {15, "FRA_TABLE", attrNum(4, routeTable(4, ""))}, {16, "FRA_FWMASK", attrU32},
	{17, "FRA_OIFNAME", attrString}, {18, "FRA_PAD", nil}, {19, "FRA_L3MDEV", attrU8},
	{20, "FRA_UID_RANGE", attrStruct(8, words(4, arg.Uint, "start", "end")...)}, {21, "FRA_PROTOCOL", attrNum(1, routeProtocol)},
	{22, "FRA_IP_PROTO", attrEnum("IPPROTO_???", ipProtocols)}, {23, "FRA_SPORT_RANGE", attrStruct(4, words(2, arg.Uint16, "start", "end")...)},
	{24, "FRA_DPORT_RANGE", attrStruct(4, words(2, arg.Uint16, "start", "end")...)}, {25, "FRA_DSCP", attrU8}, {26, "FRA_FLOWLABEL", attrBE32},
	{27, "FRA_FLOWLABEL_MASK", attrBE32}, {28, "FRA_SPORT_MASK", attrNum(2, hexOrZero16)}, {29, "FRA_DPORT_MASK", attrNum(2, hexOrZero16)}, {30, "FRA_DSCP_MASK", attrNum(1, hexOrZero8)},
}}

// linux/rtnetlink.h
var trafficAttrs = &attrs{"TCA_???", []attr{
	{0, "TCA_UNSPEC", nil}, {1, "TCA_KIND", attrString}, {2, "TCA_OPTIONS", nil}, {3, "TCA_STATS", trafficStats}, {4, "TCA_XSTATS", nil},
	{5, "TCA_RATE", trafficRate}, {6, "TCA_FCNT", attrU32}, {7, "TCA_STATS2", attrNest(trafficStats2)}, {8, "TCA_STAB", attrNest(sizeTableAttrs)},
	{9, "TCA_PAD", nil}, {10, "TCA_DUMP_INVISIBLE", nil}, {11, "TCA_CHAIN", attrU32}, {12, "TCA_HW_OFFLOAD", attrU8}, {13, "TCA_INGRESS_BLOCK", attrU32},
	{14, "TCA_EGRESS_BLOCK", attrU32}, {15, "TCA_DUMP_FLAGS", attrU32}, {16, "TCA_EXT_WARN_MSG", attrString},
}}

// linux/neighbour.h
var neighTableAttrs = &attrs{"NDTA_???", []attr{
	{0, "NDTA_UNSPEC", nil}, {1, "NDTA_NAME", attrString}, {2, "NDTA_THRESH1", attrU32}, {3, "NDTA_THRESH2", attrU32}, {4, "NDTA_THRESH3", attrU32},
	{5, "NDTA_CONFIG", neighTableConfig}, {6, "NDTA_PARMS", attrNest(neighParmAttrs)}, {7, "NDTA_STATS", neighTableStats}, {8, "NDTA_GC_INTERVAL", attrU64},
	{9, "NDTA_PAD", nil},
}}

// linux/netconf.h
var netconfAttrs = &attrs{"NETCONFA_???", []attr{
	{0, "NETCONFA_UNSPEC", nil}, {1, "NETCONFA_IFINDEX", attrIndex}, {2, "NETCONFA_FORWARDING", attrS32}, {3, "NETCONFA_RP_FILTER", attrS32},
	{4, "NETCONFA_MC_FORWARDING", attrS32}, {5, "NETCONFA_PROXY_NEIGH", attrS32}, {6, "NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN", attrS32},
	{7, "NETCONFA_INPUT", attrS32}, {8, "NETCONFA_BC_FORWARDING", attrS32}, {9, "NETCONFA_FORCE_FORWARDING", attrS32},
}}

// linux/net_namespace.h
var nsidAttrs = &attrs{"NETNSA_???", []attr{
	{0, "NETNSA_NONE", nil}, {1, "NETNSA_NSID", attrS32}, {2, "NETNSA_PID", attrU32}, {3, "NETNSA_FD", attrNum(4, fd)}, {4, "NETNSA_TARGET_NSID", attrS32},
	{5, "NETNSA_CURRENT_NSID", attrS32},
}}

// linux/if_bridge.h
var mdbAttrs = &attrs{"MDBA_???", []attr{
	{0, "MDBA_UNSPEC", nil}, {1, "MDBA_MDB", nil}, {2, "MDBA_ROUTER", nil},
}}

// neighTableStats is struct ndt_stats: linux/neighbour.h.
var neighTableStats = attrStruct(88, words(8, arg.Uint64, "ndts_allocs", "ndts_destroys", "ndts_hash_grows", "ndts_res_failed", "ndts_lookups", "ndts_hits",
	"ndts_rcv_probes_mcast", "ndts_rcv_probes_ucast", "ndts_periodic_gc_runs", "ndts_forced_gc_runs", "ndts_table_fulls")...)
