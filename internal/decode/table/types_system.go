// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var randomFlags = &arg.Flags{Bytes: 4, Names: randomNames, Unknown: "GRND_???"}

// inHex is a string that is no text: each byte is printed in hex.
func inHex(t arg.Type) arg.Type {
	return arg.Func{Type: t, Print: func(p *arg.Printer, v uint64) {
		old := p.Opt.Hex
		p.Opt.Hex = arg.HexAll
		t.Append(p, v)
		p.Opt.Hex = old
	}}
}

// sysinfo is struct sysinfo: linux/sysinfo.h.
var sysinfo = arg.NewStruct(
	arg.Field{Name: "uptime", Type: arg.Ulong}, arg.Field{Name: "loads", Type: arg.Vector{Elem: arg.Ulong, N: 3}},
	arg.Field{Name: "totalram", Type: arg.Ulong}, arg.Field{Name: "freeram", Type: arg.Ulong},
	arg.Field{Name: "sharedram", Type: arg.Ulong}, arg.Field{Name: "bufferram", Type: arg.Ulong},
	arg.Field{Name: "totalswap", Type: arg.Ulong}, arg.Field{Name: "freeswap", Type: arg.Ulong},
	arg.Field{Name: "procs", Type: arg.Uint16}, arg.Field{Name: "pad", Type: arg.Uint16, Hidden: true},
	arg.Field{Name: "totalhigh", Type: arg.Ulong}, arg.Field{Name: "freehigh", Type: arg.Ulong},
	arg.Field{Name: "mem_unit", Type: arg.Uint},
)

// utsname is struct new_utsname: linux/utsname.h.
var utsname = arg.NewStruct(
	arg.Field{Name: "sysname", Type: arg.Chars{Bytes: 65}}, arg.Field{Name: "nodename", Type: arg.Chars{Bytes: 65}},
	arg.Field{Name: "release", Type: arg.Chars{Bytes: 65}, Verbose: true}, arg.Field{Name: "version", Type: arg.Chars{Bytes: 65}, Verbose: true},
	arg.Field{Name: "machine", Type: arg.Chars{Bytes: 65}, Verbose: true}, arg.Field{Name: "domainname", Type: arg.Chars{Bytes: 65}, Verbose: true},
)

// hostName is a name of argument 1's length. The kernel reads none that is too long.
var hostName = arg.Func{Type: arg.Buffer{Len: arg.ByArg(1)}, Print: func(p *arg.Printer, v uint64) {
	const most = 64 // __NEW_UTS_LEN of linux/utsname.h
	n := arg.Truncate(p.Call.Args[1], 4)
	if n > most || v == 0 {
		p.Addr(v)
		return
	}
	p.Buffer(v, n)
}}

// numberAndName appends a number with its name behind it, in all styles: strace does so for
// numbers that people know better than names.
func numberAndName(names []arg.Name, unknown string) arg.Type {
	return arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		arg.Int.Append(p, v)
		for i := range names {
			if names[i].Value == arg.Truncate(v, 4) {
				p.Comment(names[i].Name)
				return
			}
		}
		p.Comment(unknown)
	}}
}

// The actions of syslog(2) whose buffer is written, and the one whose length is a level.
const (
	syslogRead         = 2
	syslogReadAll      = 3
	syslogReadClear    = 4
	syslogConsoleLevel = 8
)

var (
	syslogAction = numberAndName(syslogNames, "SYSLOG_ACTION_???")
	syslogText   = arg.AtExit{Type: arg.Buffer{Len: arg.ByRet()}}
	syslogBuffer = &arg.Switch{On: 0, Default: arg.Addr, Cases: []arg.Case{{syslogRead, syslogText}, {syslogReadAll, syslogText}, {syslogReadClear, syslogText}}}
	syslogLength = &arg.Switch{On: 0, Default: arg.Int, Cases: []arg.Case{{syslogConsoleLevel, numberAndName(logLevelNames, "LOGLEVEL_???")}}}
)

// syslogHasBuffer tells whether the action looks at more than itself: syslog(2).
func syslogHasBuffer(c *arg.Call) bool {
	switch int32(c.Args[0]) {
	case 0, 1, 5, 6, 7, 9, 10:
		return false
	}
	return true
}

var (
	rebootMagic1 = &arg.Enum{Bytes: 4, Names: []arg.Name{{0xfee1dead, "LINUX_REBOOT_MAGIC1"}}, Unknown: "LINUX_REBOOT_MAGIC1???"}
	rebootMagic2 = &arg.Enum{Bytes: 4, Names: rebootMagicNames, Unknown: "LINUX_REBOOT_MAGIC2???"}
	rebootOp     = &arg.Enum{Bytes: 4, Names: rebootNames, Unknown: "LINUX_REBOOT_CMD_???"}
)

const rebootRestart2 = 0xa1b2c3d4

func rebootHasArg(c *arg.Call) bool { return uint32(c.Args[2]) == rebootRestart2 }
