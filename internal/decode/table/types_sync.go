// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// syncRangeFlags are sync_file_range's: linux/fs.h.
var syncRangeFlags = &arg.Flags{Bytes: 4, Unknown: "SYNC_FILE_RANGE_???", Names: []arg.Name{
	{unix.SYNC_FILE_RANGE_WAIT_BEFORE, "SYNC_FILE_RANGE_WAIT_BEFORE"}, {unix.SYNC_FILE_RANGE_WRITE, "SYNC_FILE_RANGE_WRITE"},
	{unix.SYNC_FILE_RANGE_WAIT_AFTER, "SYNC_FILE_RANGE_WAIT_AFTER"},
}}

// syncFlagsOrBytes is argument 3: offsets in two registers move what is behind them.
var syncFlagsOrBytes = &arg.ByABI{Default: syncRangeFlags, Of: arg.PerABI{arg.I386: offsetAt(3), arg.ARM: offsetAt(3)}}

// cachestatRange and cachestat are linux/mman.h of 6.5.
var (
	cachestatRange = arg.NewStruct(arg.Field{Name: "off", Type: hexOrZero64}, arg.Field{Name: "len", Type: arg.Uint64})
	cachestat      = arg.NewStruct(
		arg.Field{Name: "nr_cache", Type: arg.Uint64}, arg.Field{Name: "nr_dirty", Type: arg.Uint64}, arg.Field{Name: "nr_writeback", Type: arg.Uint64},
		arg.Field{Name: "nr_evicted", Type: arg.Uint64}, arg.Field{Name: "nr_recently_evicted", Type: arg.Uint64},
	)
)

var memfdBits = &arg.Flags{Bytes: 4, Unknown: "MFD_???", Names: []arg.Name{
	{unix.MFD_CLOEXEC, "MFD_CLOEXEC"}, {unix.MFD_ALLOW_SEALING, "MFD_ALLOW_SEALING"}, {unix.MFD_HUGETLB, "MFD_HUGETLB"},
	{unix.MFD_NOEXEC_SEAL, "MFD_NOEXEC_SEAL"}, {unix.MFD_EXEC, "MFD_EXEC"},
}}

const memfdHugeMask = unix.MFD_HUGE_MASK << unix.MFD_HUGE_SHIFT

// memfdFlags are memfd_create's: linux/memfd.h. The size of huge pages is a logarithm,
// and stands last.
var memfdFlags = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	style := p.Opt.Style
	if style != arg.StyleAbbrev {
		hexOrZero32.Append(p, v)
	}
	if style == arg.StyleRaw || style == arg.StyleVerbose && v == 0 {
		return
	}
	if style == arg.StyleVerbose {
		p.Text(" /* ")
	}
	p.Opt.Style = arg.StyleAbbrev
	appendMemfdFlags(p, v)
	p.Opt.Style = style
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
}}

func appendMemfdFlags(p *arg.Printer, v uint64) {
	huge := v & memfdHugeMask
	if rest := v &^ memfdHugeMask; rest != 0 || huge == 0 {
		memfdBits.Append(p, rest)
		if huge != 0 {
			p.Byte('|')
		}
	}
	if huge != 0 {
		p.Uint(huge >> unix.MFD_HUGE_SHIFT)
		p.Text("<<MFD_HUGE_SHIFT")
	}
}

var memfdSecretFlags = &arg.Flags{Bytes: 4, Names: []arg.Name{{unix.O_CLOEXEC, "O_CLOEXEC"}}}

// The low bits of swapon's flags are a priority: linux/swap.h.
const swapPriorityMask = 0x7fff

var swapBits = &arg.Flags{Bytes: 4, Unknown: "SWAP_FLAG_???", Names: []arg.Name{
	{0x8000, "SWAP_FLAG_PREFER"}, {0x10000, "SWAP_FLAG_DISCARD"}, {0x20000, "SWAP_FLAG_DISCARD_ONCE"}, {0x40000, "SWAP_FLAG_DISCARD_PAGES"},
}}

var swapFlags = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	if flags := v &^ swapPriorityMask; flags != 0 {
		swapBits.Append(p, flags)
		p.Byte('|')
	}
	p.Uint(v & swapPriorityMask)
}}
