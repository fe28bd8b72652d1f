// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// netfilterPayload: struct nfgenmsg, and attributes of which only the numbers are
// known; a batch's begin and end have none. include/uapi/linux/netfilter/nfnetlink.h.
func netfilterPayload(p *arg.Printer, kind, _ uint64, b wire) {
	const size = 4
	if len(b) < size {
		return
	}
	p.Text("{nfgen_family=")
	family8.Append(p, b.u8(0))
	member(p, "version")
	netfilterVersion.Append(p, b.u8(1))
	p.Text(", res_id=")
	printResource(p, kind, b.be16(2))
	p.Byte('}')
	if len(b) == size {
		return
	}
	p.Text(", ")
	if nameIn(batchMessages, kind) != "" {
		hexCut(p, b[size:])
		return
	}
	anyAttrs.append(p, b[size:], 0)
}

// printResource: a batch is for a subsystem.
func printResource(p *arg.Printer, kind, v uint64) {
	if name := nameIn(netfilterSubsystems, v); v != 0 && name != "" && nameIn(batchMessages, kind) != "" {
		p.Text("htons(")
		p.Constant(v, arg.Uint16, name)
		p.Byte(')')
		return
	}
	wrapped(p, "htons", arg.Uint16, v)
}

var netfilterVersion = byteEnum("NFNETLINK_???", []arg.Name{{0, "NFNETLINK_V0"}})

// anyAttrs are attributes without names.
var anyAttrs = &attrs{}

// selinuxPayload: include/uapi/linux/selinux_netlink.h.
func selinuxPayload(p *arg.Printer, kind, _ uint64, b wire) {
	if len(b) < 4 {
		return
	}
	switch kind {
	case 16: // SELNL_MSG_SETENFORCE
		p.Text("{val=")
		p.Int(int64(int32(b.u32(0))))
	case 17: // SELNL_MSG_POLICYLOAD
		p.Text("{seqno=")
		p.Uint(b.u32(0))
	default:
		return
	}
	p.Byte('}')
}

// genericKind is a family of generic netlink, whose number the kernel chooses, but for
// the controller's.
var genericKind = arg.Func{Type: arg.Uint16, Print: func(p *arg.Printer, v uint64) {
	name := ""
	if p.Opt.GenericFamily != nil {
		name = p.Opt.GenericFamily(uint16(v))
	}
	if name == "" {
		genericController.Append(p, v)
		return
	}
	styled(p, v, func() { printName(p, name) })
}}

// printName appends a name of the kernel's, as it is where that is harmless.
func printName(p *arg.Printer, name string) {
	for _, c := range []byte(name) {
		if c <= ' ' || c > '~' {
			p.Escape([]byte(name), '"')
			return
		}
	}
	p.Text(name)
}

var genericController = messageEnum("GENERIC_FAMILY_???", []arg.Name{{16, "nlctrl"}})

// genericPayload: struct genlmsghdr; the controller's commands have names.
// include/uapi/linux/genetlink.h.
func genericPayload(p *arg.Printer, kind, _ uint64, b wire) {
	const size, controller = 4, 16
	if len(b) < size {
		return
	}
	p.Text("{cmd=")
	list := anyAttrs
	if kind == controller {
		list = controlAttrs
		byteEnum("CTRL_CMD_???", controlCommands).Append(p, b.u8(0))
	} else {
		hex8.Append(p, b.u8(0))
	}
	member(p, "version")
	p.Uint(b.u8(1))
	if reserved := b.u16(2); reserved != 0 {
		member(p, "reserved")
		p.Hex(reserved)
	}
	p.Byte('}')
	if len(b) > size {
		p.Text(", ")
		list.append(p, b[size:], foreignFamily(b[size:]))
	}
}

// foreignFamily is 1 where the attributes are about another family than the controller's
// own, whose commands have no names here.
func foreignFamily(b wire) uint64 {
	const familyName = 2 // CTRL_ATTR_FAMILY_NAME
	for len(b) >= attrHead {
		if n := int(b.u16(0)); b.u16(2) == familyName && n > attrHead && n <= len(b) {
			if name, _, _ := bytes.Cut(b[attrHead:n], []byte{0}); string(name) != "nlctrl" {
				return 1
			}
		}
		next := nextAttr(b)
		if next == 0 {
			break
		}
		b = b[next:]
	}
	return 0
}

// controlOp is a command of the family's.
func controlOp(p *arg.Printer, b wire, foreign uint64) bool {
	if len(b) < 4 {
		return false
	}
	if foreign != 0 {
		hexOrZero32.Append(p, b.u32(0))
		return true
	}
	controlOps.Append(p, b.u32(0))
	return true
}

var controlOps = &arg.Enum{Bytes: 4, Unknown: "CTRL_CMD_???", Names: controlCommands}
