// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Messages of NETLINK_ROUTE: rtnetlink(7). A struct of the message's group, whose
// first byte is an address family, stands before the attributes.

// fixedPart is such a struct: include/uapi/linux/rtnetlink.h and others.
type fixedPart struct {
	family string // the name of the first byte
	size   int
	fields []attrField
	attrs  *attrs // nil: what follows is shown in hex

	id    int         // where a struct inet_diag_sockid stands, behind the fields; 0 for none
	rest  []attrField // behind that
	alone bool        // nothing follows, or it is not shown
}

var family8 = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "AF_???", Names: familyNames}

// append appends the struct and the attributes; what is too short is marked.
func (f *fixedPart) append(p *arg.Printer, b wire) {
	p.Byte('{')
	p.Text(f.family)
	p.Byte('=')
	family8.Append(p, b.u8(0))
	switch {
	case len(f.fields) == 0:
	case len(b) < f.size:
		p.Text(", ...")
	default:
		f.body(p, b)
	}
	p.Byte('}')
	at := (f.size + 3) &^ 3
	if len(b) <= at || f.alone {
		return
	}
	p.Text(", ")
	if f.attrs == nil {
		hexCut(p, b[at:])
		return
	}
	f.attrs.append(p, b[at:], b.u8(0))
}

func (f *fixedPart) body(p *arg.Printer, b wire) {
	for i := range f.fields {
		f.fields[i].append(p, b)
	}
	if f.id == 0 {
		return
	}
	p.Text(", ")
	socketID(p, b[f.id:], b.u8(0))
	for i := range f.rest {
		f.rest[i].append(p, b)
	}
}

// append appends a field behind a comma; padding that is zero is left out.
func (f *attrField) append(p *arg.Printer, b wire) {
	v := b[f.at:].number(f.size)
	if v == 0 && (f.name == "pad1" || f.name == "pad2" || f.name == "resvd") {
		return
	}
	member(p, f.name)
	f.typ.Append(p, v)
}

// unknownPart is a message of a kind whose struct nobody knows.
func unknownPart(p *arg.Printer, b wire) {
	p.Text("{family=")
	family8.Append(p, b.u8(0))
	if len(b) > 1 {
		member(p, "data")
		hexCut(p, b[1:])
	}
	p.Byte('}')
}

func routePayload(p *arg.Printer, kind, _ uint64, b wire) {
	const getNeighbour, bridge = 30, 7
	if kind == getNeighbour && b[0] == bridge { // net/core/neighbour.c: a link's struct asks for a bridge's entries
		linkPart.append(p, b)
		return
	}
	if f := routePart(kind); f != nil {
		f.append(p, b)
		return
	}
	unknownPart(p, b)
}

// routePart finds a message's struct. Types come in groups of four, as RTM_FAM of
// include/linux/rtnetlink.h counts them.
func routePart(kind uint64) *fixedPart {
	if nameIn(routeMessages, kind) == "" {
		return nil
	}
	if group := kind/4 - 4; group < uint64(len(routeParts)) {
		return routeParts[group]
	}
	return nil
}

var routeParts = []*fixedPart{
	linkPart, addrPart, routePartOf, neighPart, rulePart, trafficPart, trafficPart, trafficPart, actionPart,
	nil, addrPart, addrPart, neighTablePart, nil, labelPart, dcbPart, netconfPart, mdbPart, nsidPart,
	statsPart, cachePart, trafficPart, nexthopPart,
}

var (
	linkPart = &fixedPart{family: "ifi_family", size: 16, fields: []attrField{
		{"ifi_type", 2, 2, hardwareType}, {"ifi_index", 4, 4, interfaceIndex}, {"ifi_flags", 8, 4, linkFlags}, {"ifi_change", 12, 4, interfaceChange},
	}, attrs: linkAttrs}
	addrPart = &fixedPart{family: "ifa_family", size: 8, fields: []attrField{
		{"ifa_prefixlen", 1, 1, arg.Uint8}, {"ifa_flags", 2, 1, addressFlags(1)}, {"ifa_scope", 3, 1, routeScope}, {"ifa_index", 4, 4, interfaceIndex},
	}, attrs: addrAttrs}
	routePartOf = &fixedPart{family: "rtm_family", size: 12, fields: []attrField{
		{"rtm_dst_len", 1, 1, arg.Uint8}, {"rtm_src_len", 2, 1, arg.Uint8}, {"rtm_tos", 3, 1, tos}, {"rtm_table", 4, 1, routeTable(1, "")},
		{"rtm_protocol", 5, 1, routeProtocol}, {"rtm_scope", 6, 1, routeScope}, {"rtm_type", 7, 1, routeType}, {"rtm_flags", 8, 4, routeFlags},
	}, attrs: routeAttrs}
	neighPart = &fixedPart{family: "ndm_family", size: 12, fields: []attrField{
		{"ndm_ifindex", 4, 4, interfaceIndex}, {"ndm_state", 8, 2, neighbourState}, {"ndm_flags", 10, 1, neighbourFlags}, {"ndm_type", 11, 1, routeType},
	}, attrs: neighAttrs}
	rulePart = &fixedPart{family: "family", size: 12, fields: []attrField{
		{"dst_len", 1, 1, arg.Uint8}, {"src_len", 2, 1, arg.Uint8}, {"tos", 3, 1, tos}, {"table", 4, 1, routeTable(1, "RT_TABLE_???")},
		{"action", 7, 1, ruleAction}, {"flags", 8, 4, ruleFlags},
	}, attrs: ruleAttrs}
	trafficPart = &fixedPart{family: "tcm_family", size: 20, fields: []attrField{
		{"tcm_ifindex", 4, 4, interfaceIndex}, {"tcm_handle", 8, 4, arg.Uint}, {"tcm_parent", 12, 4, arg.Uint}, {"tcm_info", 16, 4, arg.Uint},
	}, attrs: trafficAttrs}
	actionPart     = &fixedPart{family: "tca_family", size: 4, attrs: actionAttrs}
	neighTablePart = &fixedPart{family: "ndtm_family", size: 4, attrs: neighTableAttrs}
	labelPart      = &fixedPart{family: "ifal_family", size: 12, fields: []attrField{
		{"ifal_prefixlen", 2, 1, arg.Uint8}, {"ifal_flags", 3, 1, arg.Uint8}, {"ifal_index", 4, 4, interfaceIndex}, {"ifal_seq", 8, 4, arg.Uint},
	}, attrs: labelAttrs}
	dcbPart     = &fixedPart{family: "dcb_family", size: 4, fields: []attrField{{"cmd", 1, 1, dcbCommand}}, attrs: dcbAttrs}
	netconfPart = &fixedPart{family: "ncm_family", size: 1, attrs: netconfAttrs}
	mdbPart     = &fixedPart{family: "family", size: 8, fields: []attrField{{"ifindex", 4, 4, interfaceIndex}}, attrs: mdbAttrs}
	nsidPart    = &fixedPart{family: "rtgen_family", size: 1, attrs: nsidAttrs}
	cachePart   = &fixedPart{family: "rtgen_family", size: 1}
	statsPart   = &fixedPart{family: "family", size: 12, fields: []attrField{
		{"pad1", 1, 1, hex8}, {"pad2", 2, 2, hex16}, {"ifindex", 4, 4, interfaceIndex}, {"filter_mask", 8, 4, statsMask},
	}, attrs: statsAttrs}
	nexthopPart = &fixedPart{family: "nh_family", size: 8, fields: []attrField{
		{"nh_scope", 1, 1, routeScope}, {"nh_protocol", 2, 1, routeProtocol}, {"resvd", 3, 1, hex8}, {"nh_flags", 4, 4, nexthopFlags(4)},
	}, attrs: nexthopAttrs}
)
