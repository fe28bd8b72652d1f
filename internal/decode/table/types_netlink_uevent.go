// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// deviceEvent appends what a socket of NETLINK_KOBJECT_UEVENT carries: the kernel's
// strings, or udev's message with a header of its own (src/libsystemd/sd-device in
// systemd: struct monitor_netlink_header). It reports false for strings.
func deviceEvent(p *arg.Printer, b wire) bool {
	const size = 40
	if len(b) < size || string(b[:8]) != "libudev\x00" {
		return false
	}
	p.Text(`[{prefix=`)
	p.Quote(b[:7])
	member(p, "magic")
	wrapped(p, "htonl", arg.Num{Bytes: 4, Form: arg.Hex}, b.be32(8))
	printEventFields(p, b)
	p.Text("}, ")
	rest := b[size:]
	n := min(len(rest), p.Opt.StringLimit)
	p.QuoteCut(rest[:n], n < len(rest))
	p.Byte(']')
	return true
}

func printEventFields(p *arg.Printer, b wire) {
	for i, name := range []string{"header_size", "properties_off", "properties_len"} {
		member(p, name)
		p.Uint(b.u32(12 + 4*i))
	}
	for i, name := range []string{"filter_subsystem_hash", "filter_devtype_hash", "filter_tag_bloom_hi", "filter_tag_bloom_lo"} {
		member(p, name)
		wrapped(p, "htonl", hexOrZero32, b.be32(24+4*i))
	}
}
