// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var randomNames = []arg.Name{{unix.GRND_NONBLOCK, "GRND_NONBLOCK"}, {unix.GRND_RANDOM, "GRND_RANDOM"}, {unix.GRND_INSECURE, "GRND_INSECURE"}}

// syslogNames are linux/syslog.h's, by syslog(2).
var syslogNames = []arg.Name{
	{0, "SYSLOG_ACTION_CLOSE"}, {1, "SYSLOG_ACTION_OPEN"}, {syslogRead, "SYSLOG_ACTION_READ"}, {syslogReadAll, "SYSLOG_ACTION_READ_ALL"},
	{syslogReadClear, "SYSLOG_ACTION_READ_CLEAR"}, {5, "SYSLOG_ACTION_CLEAR"}, {6, "SYSLOG_ACTION_CONSOLE_OFF"}, {7, "SYSLOG_ACTION_CONSOLE_ON"},
	{syslogConsoleLevel, "SYSLOG_ACTION_CONSOLE_LEVEL"}, {9, "SYSLOG_ACTION_SIZE_UNREAD"}, {10, "SYSLOG_ACTION_SIZE_BUFFER"},
}

// logLevelNames are linux/kern_levels.h's.
var logLevelNames = []arg.Name{
	{0, "LOGLEVEL_EMERG"}, {1, "LOGLEVEL_ALERT"}, {2, "LOGLEVEL_CRIT"}, {3, "LOGLEVEL_ERR"}, {4, "LOGLEVEL_WARNING"},
	{5, "LOGLEVEL_NOTICE"}, {6, "LOGLEVEL_INFO"}, {7, "LOGLEVEL_DEBUG"},
}

// rebootMagicNames and rebootNames are linux/reboot.h's.
var (
	rebootMagicNames = []arg.Name{
		{672274793, "LINUX_REBOOT_MAGIC2"}, {85072278, "LINUX_REBOOT_MAGIC2A"}, {369367448, "LINUX_REBOOT_MAGIC2B"}, {537993216, "LINUX_REBOOT_MAGIC2C"},
	}
	rebootNames = []arg.Name{
		{0x01234567, "LINUX_REBOOT_CMD_RESTART"}, {0xcdef0123, "LINUX_REBOOT_CMD_HALT"}, {0x89abcdef, "LINUX_REBOOT_CMD_CAD_ON"},
		{0, "LINUX_REBOOT_CMD_CAD_OFF"}, {0x4321fedc, "LINUX_REBOOT_CMD_POWER_OFF"}, {rebootRestart2, "LINUX_REBOOT_CMD_RESTART2"},
		{0xd000fce2, "LINUX_REBOOT_CMD_SW_SUSPEND"}, {0x45584543, "LINUX_REBOOT_CMD_KEXEC"},
	}
)

// moduleNames are linux/module.h's.
var moduleNames = []arg.Name{{1, "MODULE_INIT_IGNORE_MODVERSIONS"}, {2, "MODULE_INIT_IGNORE_VERMAGIC"}, {4, "MODULE_INIT_COMPRESSED_FILE"}}

// kexecArchNames are linux/kexec.h's: ELF machines in the upper half.
var kexecArchNames = []arg.Name{
	{0, "KEXEC_ARCH_DEFAULT"}, {3 << 16, "KEXEC_ARCH_386"}, {4 << 16, "KEXEC_ARCH_68K"}, {15 << 16, "KEXEC_ARCH_PARISC"},
	{62 << 16, "KEXEC_ARCH_X86_64"}, {20 << 16, "KEXEC_ARCH_PPC"}, {21 << 16, "KEXEC_ARCH_PPC64"}, {50 << 16, "KEXEC_ARCH_IA_64"},
	{40 << 16, "KEXEC_ARCH_ARM"}, {22 << 16, "KEXEC_ARCH_S390"}, {42 << 16, "KEXEC_ARCH_SH"}, {10 << 16, "KEXEC_ARCH_MIPS_LE"},
	{8 << 16, "KEXEC_ARCH_MIPS"}, {183 << 16, "KEXEC_ARCH_AARCH64"}, {243 << 16, "KEXEC_ARCH_RISCV"}, {258 << 16, "KEXEC_ARCH_LOONGARCH"},
}

// kexecNames and kexecFileNames are linux/kexec.h's of 6.16.
var (
	kexecNames = []arg.Name{
		{1, "KEXEC_ON_CRASH"}, {2, "KEXEC_PRESERVE_CONTEXT"}, {4, "KEXEC_UPDATE_ELFCOREHDR"}, {8, "KEXEC_CRASH_HOTPLUG_SUPPORT"},
	}
	kexecFileNames = []arg.Name{
		{1, "KEXEC_FILE_UNLOAD"}, {2, "KEXEC_FILE_ON_CRASH"}, {4, "KEXEC_FILE_NO_INITRAMFS"}, {8, "KEXEC_FILE_DEBUG"},
		{0x10, "KEXEC_FILE_NO_CMA"}, {0x20, "KEXEC_FILE_FORCE_DTB"},
	}
)
