// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestSystemCalls(t *testing.T) {
	testCalls(t, []callCase{
		{name: "random bytes are no text", syscall: "getrandom", args: [6]uint64{0x100, 8, 1}, ret: 3, exit: memory(at(0x100, "abc")),
			want: `getrandom("\x61\x62\x63", 8, GRND_NONBLOCK) = 3`},
		{name: "names are cut without -v", syscall: "uname", args: [6]uint64{0x100}, exit: memory(at(0x100, "Linux", make([]byte, 60), "host", make([]byte, 321))),
			want: `uname({sysname="Linux", nodename="host", ...}) = 0`},
		{name: "a name that is too long is not read", syscall: "sethostname", args: [6]uint64{0x100, 65}, ret: einval, entry: memory(at(0x100, make([]byte, 65))),
			want: "sethostname(0x100, 65) = -1 EINVAL (Invalid argument)"},
		{name: "sysinfo of 32 bits", syscall: "sysinfo", abi: arg.I386, args: [6]uint64{0x100}, exit: memory(at(0x100, uint32(9), make([]byte, 36), uint32(7), uint32(0), uint32(0), uint32(4096))),
			want: "sysinfo({uptime=9, loads=[0, 0, 0], totalram=0, freeram=0, sharedram=0, bufferram=0, totalswap=0, freeswap=0, procs=7, totalhigh=0, freehigh=0, mem_unit=4096}) = 0"},
		{name: "what syslog writes", syscall: "syslog", args: [6]uint64{3, 0x100, 9}, ret: 2, exit: memory(at(0x100, "ab")),
			want: `syslog(3 /* SYSLOG_ACTION_READ_ALL */, "ab", 9) = 2`},
		{name: "syslog without a buffer", syscall: "syslog", args: [6]uint64{10, 0x100, 9}, ret: 2, want: "syslog(10 /* SYSLOG_ACTION_SIZE_BUFFER */) = 2"},
		{name: "a level", syscall: "syslog", args: [6]uint64{8, 0, 3}, want: "syslog(8 /* SYSLOG_ACTION_CONSOLE_LEVEL */, NULL, 3 /* LOGLEVEL_ERR */) = 0"},
		{name: "an argument of one command", syscall: "reboot", args: [6]uint64{0xfee1dead, 7, 0xa1b2c3d4, 0x100}, ret: einval, entry: memory(at(0x100, "bye\x00")),
			want: `reboot(LINUX_REBOOT_MAGIC1, 0x7 /* LINUX_REBOOT_MAGIC2??? */, LINUX_REBOOT_CMD_RESTART2, "bye") = -1 EINVAL (Invalid argument)`},
		{name: "an architecture and flags", syscall: "kexec_load", args: [6]uint64{0, 0, 0, 0x3e0001}, want: "kexec_load(NULL, 0, NULL, KEXEC_ARCH_X86_64|KEXEC_ON_CRASH) = 0"},
		{name: "a size that the kernel corrects", syscall: "lsm_list_modules", args: [6]uint64{0x100, 0x200, 0}, ret: -7,
			entry: memory(at(0x200, uint32(1))), exit: memory(at(0x200, uint32(32))),
			want: "lsm_list_modules(0x100, [1 => 32], 0) = -1 E2BIG (Argument list too long)"},
		{name: "contexts one behind the other", syscall: "lsm_get_self_attr", args: [6]uint64{100, 0x100, 0x200, 0}, ret: 2,
			entry: memory(at(0x200, uint32(4096))),
			exit: memory(at(0x200, uint32(80)), at(0x100, uint64(101), uint64(0), uint64(40), uint64(2), "a\x00", make([]byte, 6),
				uint64(104), uint64(0), uint64(40), uint64(allOnes), make([]byte, 8))),
			want: `lsm_get_self_attr(LSM_ATTR_CURRENT, [{id=LSM_ID_SELINUX, flags=0, len=40, ctx_len=2, ctx="\x61\x00"}, ` +
				`{id=LSM_ID_APPARMOR, flags=0, len=40, ctx_len=18446744073709551615, ctx="\x00\x00\x00\x00\x00\x00\x00\x00"}], [4096 => 80], 0) = 2`},
	})
}
