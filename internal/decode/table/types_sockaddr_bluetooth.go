// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Bluetooth has an address struct for each protocol, which nothing but its size tells
// from the others: net/bluetooth/{hci_sock,sco,rfcomm,l2cap}.h.

// bluetoothAddress prints nothing for other sizes.
func bluetoothAddress(p *arg.Printer, b wire) {
	switch len(b) {
	case 4, 6:
		hciAddress(p, b)
	case 8:
		member(p, "sco_bdaddr")
		hardware(p, b[2:8])
	case 10:
		member(p, "rc_bdaddr")
		hardware(p, b[2:8])
		member(p, "rc_channel")
		p.Uint(b.u8(8))
	case 12, 14:
		l2capAddress(p, b)
	}
}

func hciAddress(p *arg.Printer, b wire) {
	member(p, "hci_dev")
	wrapped(p, "htobs", arg.Uint16, b.le16(2))
	if len(b) == 6 {
		member(p, "hci_channel")
		hciChannel.Append(p, b.u16(4))
	}
}

func l2capAddress(p *arg.Printer, b wire) {
	member(p, "l2_psm")
	wrapped(p, "htobs", l2capPSM, b.le16(2))
	member(p, "l2_bdaddr")
	hardware(p, b[4:10])
	member(p, "l2_cid")
	wrapped(p, "htobs", l2capCID, b.le16(10))
	if len(b) == 14 {
		member(p, "l2_bdaddr_type")
		bluetoothType.Append(p, b.u8(12))
	}
}

// ranged is an enum, some of whose numbers are counted from the start of a range.
func ranged(names *arg.Enum, ranges ...numberRange) arg.Type {
	return arg.Func{Type: names, Print: func(p *arg.Printer, v uint64) {
		if p.Opt.Style == arg.StyleRaw || named(names.Names, v) {
			names.Append(p, v)
			return
		}
		for _, r := range ranges {
			if v > r.from && v < r.to {
				r.append(p, names, v)
				return
			}
		}
		names.Append(p, v)
	}}
}

type numberRange struct {
	from, to uint64 // neither belongs to it
}

// append appends a number of the range; a comment holds one of its start.
func (r numberRange) append(p *arg.Printer, names *arg.Enum, v uint64) {
	verbose := p.Opt.Style == arg.StyleVerbose
	if verbose {
		p.Hex(v)
		p.Text(" /* ")
	}
	names.Append(p, r.from)
	p.Byte('+')
	p.Uint(v - r.from)
	if verbose {
		p.Text(" */")
	}
}

func named(names []arg.Name, v uint64) bool {
	for i := range names {
		if names[i].Value == v {
			return true
		}
	}
	return false
}

var (
	l2capPSM = ranged(l2capPSMs, numberRange{0x80, 0xff}, numberRange{0x1001, 0xffff})
	l2capCID = ranged(l2capCIDs, numberRange{0x40, 0xffff})
)
