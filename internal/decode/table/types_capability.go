// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// capHeader is struct __user_cap_header_struct: linux/capability.h.
var capHeader = arg.NewStruct(
	arg.Field{Name: "version", Type: &arg.Enum{Bytes: 4, Names: capVersionNames, Unknown: "_LINUX_CAPABILITY_VERSION_???"}},
	arg.Field{Name: "pid", Type: pid},
)

// Versions 2 and 3 have two structs, the low halves of the sets in the first.
const (
	capVersion2 = 0x20071026
	capVersion3 = 0x20080522
	capWords    = 3
	capBytes    = 4 * capWords
)

// capData is one or two of struct __user_cap_data_struct, as the header says.
var capData = arg.Func{Type: arg.Ptr{To: arg.Raw{Bytes: 2 * capBytes}}, Print: printCapData}

func printCapData(p *arg.Printer, v uint64) {
	version, ok := capVersion(p)
	n := capBytes
	if version == capVersion2 || version == capVersion3 {
		n *= 2
	}
	if _, there := p.Bytes(v, n); !ok || !there || p.Call.Opaque {
		p.Addr(v)
		return
	}
	for i, name := range [capWords]string{"{effective=", ", permitted=", ", inheritable="} {
		p.Text(name)
		at := v + uint64(4*i)
		low, _ := p.Load(at, 4)
		high := uint64(0)
		if n > capBytes {
			high, _ = p.Load(at+capBytes, 4)
		}
		printCapSet(p, low, high)
	}
	p.Byte('}')
}

func capVersion(p *arg.Printer) (version uint64, ok bool) {
	p.Before(func(p *arg.Printer) {
		_, ok = p.Bytes(p.Call.Args[0], capHeader.Size(p.Call.ABI))
		version, _ = p.Load(p.Call.Args[0], 4)
	})
	return version, ok
}

// printCapSet appends the halves of a set, of which an empty one is left out.
func printCapSet(p *arg.Printer, low, high uint64) {
	if low != 0 || high == 0 {
		capLow.Append(p, low)
	}
	if low != 0 && high != 0 {
		p.Byte('|')
	}
	if high != 0 {
		capHigh.Append(p, high)
	}
}

var (
	capLow  = &arg.Flags{Bytes: 4, Names: capNames(capabilityNames[:32]), Unknown: "CAP_???"}
	capHigh = &arg.Flags{Bytes: 4, Names: capNames(capabilityNames[32:]), Unknown: "CAP_???"}
)

func capNames(capabilities []string) (names []arg.Name) {
	for i, name := range capabilities {
		names = append(names, arg.Name{Value: 1 << i, Name: "1<<" + name})
	}
	return names
}
