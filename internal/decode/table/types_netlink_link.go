// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Structs and numbers in the messages of NETLINK_ROUTE about links, addresses, routes,
// neighbours and traffic control.

var (
	linkFlags       = &arg.Flags{Bytes: 4, Unknown: "IFF_???", Names: interfaceFlagNames}
	interfaceChange = hexOrZero32
	routeScope      = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Names: routeScopes}
	routeProtocol   = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "RTPROT_???", Names: routeProtocols}
	routeType       = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "RTN_???", Names: routeTypes}
	routeFlags      = &arg.Flags{Bytes: 4, Unknown: "RTM_F_???", Names: routeFlagNames}
	neighbourState  = &arg.Flags{Bytes: 2, Zero: "NUD_NONE", Unknown: "NUD_???", Names: neighbourStates}
	neighbourFlags  = &arg.Flags{Bytes: 1, Unknown: "NTF_???", Names: neighbourFlagNames}
	ruleAction      = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "FR_ACT_???", Names: ruleActions}
	ruleFlags       = &arg.Flags{Bytes: 4, Unknown: "FIB_RULE_???", Names: ruleFlagNames}
	statsMask       = &arg.Flags{Bytes: 4, Unknown: "1<<IFLA_STATS_???", Names: statsMasks}
	dcbCommand      = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "DCB_CMD_???", Names: dcbCommands}
	tunnelType      = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "LWTUNNEL_ENCAP_???", Names: tunnelTypes}
	tos             = &arg.Flags{Bytes: 1, Unknown: "IPTOS_???", Names: tosNames}
	xdpAttached     = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "XDP_ATTACHED_???", Names: xdpAttachedNames}
	inet6Flags      = &arg.Flags{Bytes: 4, Unknown: "IF_???", Names: inet6InterfaceFlags}
	addressMode     = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "IN6_ADDR_GEN_MODE_???", Names: addressModes}
	linkFilter      = &arg.Flags{Bytes: 4, Unknown: "RTEXT_FILTER_???", Names: linkFilters}
	linkEvent       = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "IFLA_EVENT_???", Names: linkEvents}
	neighbourExtra  = &arg.Flags{Bytes: 4, Unknown: "NTF_EXT_???", Names: neighbourMore}
	xdpAttrFlags    = &arg.Flags{Bytes: 4, Unknown: "XDP_FLAGS_???", Names: xdpFlagNames}
)

func addressFlags(size int) arg.Type {
	return &arg.Flags{Bytes: size, Unknown: "IFA_F_???", Names: addressFlagNames}
}

func nexthopFlags(size int) arg.Type {
	return &arg.Flags{Bytes: size, Unknown: "RTNH_F_???", Names: nexthopFlagNames}
}

func routeTable(size int, unknown string) arg.Type {
	return &arg.Enum{Bytes: size, Form: arg.HexOrZero, Unknown: unknown, Names: routeTables}
}

// attrMap is struct rtnl_link_ifmap: include/uapi/linux/if_link.h.
var attrMap = attrStruct(28,
	attrField{"mem_start", 0, 8, hexOrZero64}, attrField{"mem_end", 8, 8, hexOrZero64}, attrField{"base_addr", 16, 8, hexOrZero64},
	attrField{"irq", 24, 2, arg.Uint16}, attrField{"dma", 26, 1, arg.Uint8}, attrField{"port", 27, 1, arg.Uint8},
)

// statNames are the fields of struct rtnl_link_stats and rtnl_link_stats64.
var statNames = []string{
	"rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_errors", "tx_errors", "rx_dropped", "tx_dropped", "multicast", "collisions",
	"rx_length_errors", "rx_over_errors", "rx_crc_errors", "rx_frame_errors", "rx_fifo_errors", "rx_missed_errors", "tx_aborted_errors",
	"tx_carrier_errors", "tx_fifo_errors", "tx_heartbeat_errors", "tx_window_errors", "rx_compressed", "tx_compressed", "rx_nohandler",
	"rx_otherhost_dropped",
}

var (
	linkStats   = attrStruct(23*4, words(4, arg.Uint, statNames[:24]...)...)
	linkStats64 = attrStruct(23*8, words(8, arg.Uint64, statNames...)...)
)

// linkFamilies is IFLA_AF_SPEC: what a family knows of a link, an attribute each.
var linkFamilies = attrNest(linkFamilyAttrs)

var linkFamilyAttrs = func() *attrs {
	list := make([]attr, len(familyNames))
	for i, n := range familyNames {
		list[i] = attr{n.Value, n.Name, nil}
	}
	list[familyINET].print = attrNest(inetLinkAttrs)
	list[familyINET6].print = attrNest(inet6LinkAttrs)
	return &attrs{"AF_???", list}
}()

// statsFamilies are those whose statistics of a link are known, which none is.
var statsFamilies = &attrs{"AF_???", func() (list []attr) {
	for _, n := range familyNames {
		list = append(list, attr{n.Value, n.Name, nil})
	}
	return list
}()}

// propList is IFLA_PROP_LIST, whose attributes are a link's again.
func propList(p *arg.Printer, b wire, f uint64) bool {
	if len(b) < attrHead {
		return false
	}
	innerLinkAttrs.append(p, b, f)
	return true
}

// attrIndexed is an array of numbers, each with the name of its index.
func attrIndexed(size int, t arg.Type, unknown string, names []arg.Name) attrPrint {
	return attrElements(size, func(p *arg.Printer, i int, v uint64) {
		p.Byte('[')
		if name := nameIn(names, uint64(i)); name != "" {
			p.Text(name)
		} else {
			p.Uint(uint64(i))
			p.Comment(unknown)
		}
		p.Text("]=")
		t.Append(p, v)
	})
}

func attrAddress6(p *arg.Printer, b wire, _ uint64) bool { return attrAddress(p, b, familyINET6) }

// addrCache is struct ifa_cacheinfo: include/uapi/linux/if_addr.h.
var addrCache = attrStruct(16, words(4, arg.Uint, "ifa_prefered", "ifa_valid", "cstamp", "tstamp")...)

// routeCache is struct rta_cacheinfo: include/uapi/linux/rtnetlink.h.
var routeCache = attrStruct(32,
	attrField{"rta_clntref", 0, 4, arg.Uint}, attrField{"rta_lastuse", 4, 4, arg.Uint}, attrField{"rta_expires", 8, 4, arg.Int},
	attrField{"rta_error", 12, 4, arg.Uint}, attrField{"rta_used", 16, 4, arg.Uint}, attrField{"rta_id", 20, 4, hexOrZero32},
	attrField{"rta_ts", 24, 4, arg.Uint}, attrField{"rta_tsage", 28, 4, arg.Uint},
)

var multicastStats = attrStruct(24, words(8, arg.Uint64, "mfcs_packets", "mfcs_bytes", "mfcs_wrong_if")...)

// neighCache is struct nda_cacheinfo: include/uapi/linux/neighbour.h.
var neighCache = attrStruct(16, words(4, arg.Uint, "ndm_confirmed", "ndm_used", "ndm_updated", "ndm_refcnt")...)

// neighTableConfig is struct ndt_config.
var neighTableConfig = attrStruct(32,
	attrField{"ndtc_key_len", 0, 2, arg.Uint16}, attrField{"ndtc_entry_size", 2, 2, arg.Uint16}, attrField{"ndtc_entries", 4, 4, arg.Uint},
	attrField{"ndtc_last_flush", 8, 4, arg.Uint}, attrField{"ndtc_last_rand", 12, 4, arg.Uint}, attrField{"ndtc_hash_rnd", 16, 4, arg.Uint},
	attrField{"ndtc_hash_mask", 20, 4, hexWide32}, attrField{"ndtc_hash_chain_gc", 24, 4, arg.Uint}, attrField{"ndtc_proxy_qlen", 28, 4, arg.Uint},
)

var hexWide32 = arg.Func{Type: arg.Uint, Print: hexWide}

// trafficStats is struct tc_stats: include/uapi/linux/pkt_sched.h.
var trafficStats = attrStruct(36,
	attrField{"bytes", 0, 8, arg.Uint64}, attrField{"packets", 8, 4, arg.Uint}, attrField{"drops", 12, 4, arg.Uint}, attrField{"overlimits", 16, 4, arg.Uint},
	attrField{"bps", 20, 4, arg.Uint}, attrField{"pps", 24, 4, arg.Uint}, attrField{"qlen", 28, 4, arg.Uint}, attrField{"backlog", 32, 4, arg.Uint},
)

// trafficRate is struct tc_estimator, trafficBasic struct gnet_stats_basic.
var (
	trafficRate  = attrStruct(2, attrField{"interval", 0, 1, arg.Int8}, attrField{"ewma_log", 1, 1, arg.Uint8})
	trafficBasic = attrStruct(16, attrField{"bytes", 0, 8, arg.Uint64}, attrField{"packets", 8, 4, arg.Uint})
)

var nexthopGroupType = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "NEXTHOP_GRP_TYPE_???", Names: []arg.Name{
	{0, "NEXTHOP_GRP_TYPE_MPATH"}, {1, "NEXTHOP_GRP_TYPE_RES"},
}}

// nexthopGroup are struct nexthop_grp: include/uapi/linux/nexthop.h.
var nexthopGroup = attrItems(8, func(p *arg.Printer, _ int, b wire) {
	p.Text("{id=")
	p.Uint(b.u32(0))
	member(p, "weight")
	p.Uint(b.u8(4))
	p.Byte('}')
})

// routeVia is struct rtvia: an address of another family than the route's.
func routeVia(p *arg.Printer, b wire, _ uint64) bool {
	if len(b) < 2 {
		return false
	}
	p.Text("{rtvia_family=")
	family.Append(p, b.u16(0))
	if len(b) > 2 {
		if start := len(p.Out); !viaAddress(p, b) {
			p.Out = p.Out[:start]
			member(p, "rtvia_addr")
			hexCut(p, b[2:])
		}
	}
	p.Byte('}')
	return true
}

func viaAddress(p *arg.Printer, b wire) bool {
	f := b.u16(0)
	if f == familyINET6 && len(b) >= 18 {
		p.Text(", ")
		inetPton(p, b[2:18], "rtvia_addr")
		return true
	}
	member(p, "rtvia_addr")
	return f == familyINET && attrAddress(p, b[2:], f)
}

// hopAttrs are routeAttrs: a next hop's attributes are a route's, and those of a list of
// properties a link's.
var hopAttrs, innerLinkAttrs *attrs

func init() { hopAttrs, innerLinkAttrs = routeAttrs, linkAttrs }

// nextHops are struct rtnexthop, each with its attributes: include/uapi/linux/rtnetlink.h.
func nextHops(p *arg.Printer, b wire, f uint64) bool {
	const size = 8
	if len(b) < size {
		return false
	}
	p.Byte('[')
	for i := 0; len(b) >= size; i++ {
		if i > 0 {
			p.Text(", ")
		}
		total := b.u16(0)
		p.Text("{rtnh_len=")
		p.Uint(total)
		member(p, "rtnh_flags")
		nexthopFlags(1).Append(p, b.u8(2))
		member(p, "rtnh_hops")
		p.Uint(b.u8(3))
		member(p, "rtnh_ifindex")
		interfaceIndex.Append(p, b.u32(4))
		p.Byte('}')
		end := min(int(total), len(b))
		if end > size {
			p.Text(", ")
			hopAttrs.append(p, b[size:end], f)
		}
		next := (int(total) + 3) &^ 3
		if next < size || next >= len(b) {
			break
		}
		b = b[next:]
	}
	p.Byte(']')
	return true
}
