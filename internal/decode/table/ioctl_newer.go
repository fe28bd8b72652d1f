// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests that are younger than Linux 6.1: include/uapi/linux/pidfd.h, nsfs.h, fs.h,
// eventpoll.h, seccomp.h and tee.h.
var newerRequests = slices.Concat(
	completed(processInfo, "PIDFD_GET_INFO"),
	asArg(arg.Int, "NS_GET_PID_FROM_PIDNS", "NS_GET_TGID_FROM_PIDNS", "NS_GET_PID_IN_PIDNS", "NS_GET_TGID_IN_PIDNS"),
	answered(hexOrZero64, "NS_GET_MNTNS_ID"),
	answered(arg.NewStruct(field("size", arg.Uint), field("nr_mounts", arg.Uint), field("mnt_ns_id", hexOrZero64)), "NS_MNT_GET_INFO", "NS_MNT_GET_NEXT", "NS_MNT_GET_PREV"),
	answered(arg.NewStruct(field("len", arg.Uint8), field("uuid", byteField{arg.Raw{Bytes: 16}, func(p *arg.Printer, addr uint64) {
		hexQuote(p, p.Read(addr, int(min(p.Field("len"), 16))))
	}})), "FS_IOC_GETFSUUID"),
	answered(arg.NewStruct(field("len", arg.Uint8), field("name", byteField{arg.Raw{Bytes: 128}, func(p *arg.Printer, addr uint64) {
		n := int(min(p.Field("len"), 127))
		p.CString(p.Read(addr, n+1), n)
	}})), "FS_IOC_GETFSSYSFSPATH"),
	given(&arg.Enum{Bytes: 4, Unknown: "FS_SHUTDOWN_FLAGS_???", Names: []arg.Name{
		{0, "FS_SHUTDOWN_FLAGS_DEFAULT"}, {1, "FS_SHUTDOWN_FLAGS_LOGFLUSH"}, {2, "FS_SHUTDOWN_FLAGS_NOLOGFLUSH"},
	}}, "FS_IOC_SHUTDOWN"),
	answered(blockIntegrity, "FS_IOC_GETLBMD_CAP"),
	answered(busyPoll, "EPIOCGPARAMS"),
	given(busyPoll, "EPIOCSPARAMS"),
	asArg(&arg.Flags{Unknown: "SECCOMP_USER_NOTIF_???", Names: []arg.Name{{1, "SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP"}}}, "SECCOMP_IOCTL_NOTIF_SET_FLAGS"),
	exchanged(
		arg.NewStruct(field("fd", narrow{fd, 8}), hidden("size", arg.Uint64), field("flags", trustMemory), hidden("id", arg.Int)),
		arg.NewStruct(hidden("fd", arg.Int64), field("size", hexOrZero64), hidden("flags", arg.Uint), field("id", arg.Int)),
		"TEE_IOC_SHM_REGISTER_FD",
	),
)

// Struct pidfd_info: what there is of it, its mask tells.
var (
	processInfoMask = &arg.Flags{Bytes: 8, Unknown: "PIDFD_INFO_???", Names: []arg.Name{
		{1, "PIDFD_INFO_PID"}, {2, "PIDFD_INFO_CREDS"}, {4, "PIDFD_INFO_CGROUPID"}, {8, "PIDFD_INFO_EXIT"}, {16, "PIDFD_INFO_COREDUMP"},
		{32, "PIDFD_INFO_SUPPORTED_MASK"}, {64, "PIDFD_INFO_COREDUMP_SIGNAL"}, {128, "PIDFD_INFO_COREDUMP_CODE"},
	}}
	processInfo = arg.NewStruct(
		field("mask", processInfoMask),
		fieldHas("mask", 4, added("cgroupid", arg.Uint64)),
		fieldHas("mask", 1, added("pid", pid)), fieldHas("mask", 1, added("tgid", pid)), fieldHas("mask", 1, added("ppid", pid)),
		fieldHas("mask", 2, added("ruid", arg.Int)), fieldHas("mask", 2, added("rgid", arg.Int)),
		fieldHas("mask", 2, added("euid", arg.Int)), fieldHas("mask", 2, added("egid", arg.Int)),
		fieldHas("mask", 2, added("suid", arg.Int)), fieldHas("mask", 2, added("sgid", arg.Int)),
		fieldHas("mask", 2, added("fsuid", arg.Int)), fieldHas("mask", 2, added("fsgid", arg.Int)),
		fieldHas("mask", 8, added("exit_code", arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
			p.Byte('[')
			waitStatus.Append(p, v)
			p.Byte(']')
		}})),
		fieldHas("mask", 16, added("coredump_mask", &arg.Flags{Bytes: 4, Unknown: "PIDFD_COREDUMP_???", Names: []arg.Name{
			{1, "PIDFD_COREDUMPED"}, {2, "PIDFD_COREDUMP_SKIP"}, {4, "PIDFD_COREDUMP_USER"}, {8, "PIDFD_COREDUMP_ROOT"},
		}})),
		fieldHas("mask", 64, added("coredump_signal", signal)),
		fieldHas("mask", 128, added("coredump_code", arg.Uint)),
		hidden("coredump_pad", arg.Uint),
		fieldHas("mask", 32, added("supported_mask", processInfoMask)),
	)
)

var busyPoll = arg.NewStruct(
	field("busy_poll_usecs", arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
		v = arg.Truncate(v, 4)
		p.Uint(v)
		if v == 0 {
			return
		}
		p.Text(" /* ")
		p.Uint(v / 1e6)
		p.Byte('.')
		p.Digits(v%1e6, 6)
		p.Text(" s */")
	}}),
	field("busy_poll_budget", arg.Uint16), field("prefer_busy_poll", hexOrZero8), unlessZero("__pad", hexOrZero8),
)

// blockIntegrity is struct logical_block_metadata_cap.
var blockIntegrity = arg.NewStruct(
	field("lbmd_flags", &arg.Flags{Bytes: 4, Unknown: "LBMD_PI_CAP_???", Names: []arg.Name{{1, "LBMD_PI_CAP_INTEGRITY"}, {2, "LBMD_PI_CAP_REFTAG"}}}),
	field("lbmd_interval", arg.Uint16), field("lbmd_size", arg.Uint8), field("lbmd_opaque_size", arg.Uint8), field("lbmd_opaque_offset", arg.Uint8),
	field("lbmd_pi_size", arg.Uint8), field("lbmd_pi_offset", arg.Uint8),
	field("lbmd_guard_tag_type", &arg.Enum{Bytes: 1, Unknown: "LBMD_PI_CSUM_???", Names: []arg.Name{
		{0, "LBMD_PI_CSUM_NONE"}, {1, "LBMD_PI_CSUM_IP"}, {2, "LBMD_PI_CSUM_CRC16_T10DIF"}, {4, "LBMD_PI_CSUM_CRC64_NVME"},
	}}),
	field("lbmd_app_tag_size", arg.Uint8), field("lbmd_ref_tag_size", arg.Uint8), field("lbmd_storage_tag_size", arg.Uint8), hidden("pad", arg.Uint8),
)
