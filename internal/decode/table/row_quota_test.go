// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func TestQuotas(t *testing.T) {
	const (
		get    = 0x80000700
		set    = 0x80000800
		on     = 0x80000200
		getFmt = 0x80000400
	)
	path := at(0x100, "/dev/x\x00")
	block := at(0x200, uint64(1), uint64(2), uint64(3), uint64(4), uint64(5), uint64(6), uint64(7), uint64(8), uint32(0x41), uint32(0))
	testCalls(t, []callCase{
		{name: "what is told", syscall: "quotactl", args: [6]uint64{get | 1, 0x100, 7, 0x200}, entry: memory(path), exit: memory(block),
			want: `quotactl(QCMD(Q_GETQUOTA, GRPQUOTA), "/dev/x", 7, {dqb_bhardlimit=1, dqb_bsoftlimit=2, dqb_curspace=3, dqb_ihardlimit=4, dqb_isoftlimit=5, dqb_curinodes=6, ...}) = 0`},
		{name: "is not after a failure", syscall: "quotactl", args: [6]uint64{get, 0x100, 7, 0x200}, ret: enoent, entry: memory(path),
			want: `quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/dev/x", 7, 0x200) = -1 ENOENT (No such file or directory)`},
		{name: "what is set", syscall: "quotactl_fd", args: [6]uint64{3, dirty | set, 0xffffffff, 0x200}, ret: ebadf, entry: memory(block), verbose: true,
			want: `quotactl_fd(3, QCMD(Q_SETQUOTA, USRQUOTA), -1, {dqb_bhardlimit=1, dqb_bsoftlimit=2, dqb_curspace=3, dqb_ihardlimit=4, dqb_isoftlimit=5, dqb_curinodes=6, ` +
				`dqb_btime=7, dqb_itime=8, dqb_valid=QIF_BLIMITS|0x40}) = -1 EBADF (Bad file descriptor)`},
		{name: "an id may be a format", syscall: "quotactl", args: [6]uint64{on, 0x100, 4, 0x100}, entry: memory(path), want: `quotactl(QCMD(Q_QUOTAON, USRQUOTA), "/dev/x", QFMT_VFS_V1, "/dev/x") = 0`},
		{name: "or none", syscall: "quotactl", args: [6]uint64{getFmt, 0x100, 4, 0x200}, entry: memory(path), exit: memory(at(0x200, uint32(9))),
			want: `quotactl(QCMD(Q_GETFMT, USRQUOTA), "/dev/x", [0x9 /* QFMT_??? */]) = 0`},
		{name: "nor data", syscall: "quotactl", args: [6]uint64{0x80000103, 0, 4, 0x200}, ret: -22, want: `quotactl(QCMD(Q_SYNC, 0x3 /* ???QUOTA */), NULL) = -1 EINVAL (Invalid argument)`},
		{name: "a command that is none", syscall: "quotactl", args: [6]uint64{0, 0x100, 4, 0x200}, ret: -22, entry: memory(path),
			want: `quotactl(QCMD(0 /* Q_??? */, USRQUOTA), "/dev/x", 4, 0x200) = -1 EINVAL (Invalid argument)`},
	})
}

func TestLandlock(t *testing.T) {
	testCalls(t, []callCase{
		{name: "a field that the size cuts", syscall: "landlock_create_ruleset", args: [6]uint64{0x100, 12, 0}, ret: 3, entry: memory(at(0x100, uint64(1), uint32(0x12))),
			want: "landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE, handled_access_net=LANDLOCK_ACCESS_NET_CONNECT_TCP|0x10}, 12, 0) = 3"},
		{name: "fields nobody knows", syscall: "landlock_create_ruleset", args: [6]uint64{0x100, 49, 0}, ret: -7, entry: memory(at(0x100, uint64(0), uint64(0), uint64(2), uint64(0), uint64(0), uint64(0), "\x01")),
			want: "landlock_create_ruleset({handled_access_fs=0, handled_access_net=0, scoped=LANDLOCK_SCOPE_SIGNAL, quiet_access_fs=0, quiet_access_net=0, quiet_scoped=0, ...}, 49, 0) = -1 E2BIG (Argument list too long)"},
		{name: "a rule for a path is packed", syscall: "landlock_add_rule", args: [6]uint64{3, dirty | 1, 0x100, 0}, entry: memory(at(0x100, uint64(2), uint32(4))),
			want: "landlock_add_rule(3, LANDLOCK_RULE_PATH_BENEATH, {allowed_access=LANDLOCK_ACCESS_FS_WRITE_FILE, parent_fd=4}, 0) = 0"},
		{name: "one for a port", syscall: "landlock_add_rule", args: [6]uint64{3, 2, 0x100, 1}, entry: memory(at(0x100, uint64(1), uint64(80))),
			want: "landlock_add_rule(3, LANDLOCK_RULE_NET_PORT, {allowed_access=LANDLOCK_ACCESS_NET_BIND_TCP, port=80}, LANDLOCK_ADD_RULE_QUIET) = 0"},
	})
}

func TestWatches(t *testing.T) {
	path := memory(at(0x100, "/t\x00"))
	testCalls(t, []callCase{
		{name: "a class and flags", syscall: "fanotify_init", args: [6]uint64{0x4000000d, 2}, ret: -22, want: "fanotify_init(0xc /* FAN_CLASS_??? */|FAN_CLOEXEC|0x40000000, O_RDWR) = -1 EINVAL (Invalid argument)"},
		{name: "no flag", syscall: "fanotify_init", args: [6]uint64{dirty, 0}, ret: 3, want: "fanotify_init(FAN_CLASS_NOTIF, O_RDONLY) = 3"},
		{name: "a mask of 64 bits", syscall: "fanotify_mark", args: [6]uint64{3, 0x111, 1<<63 | 0x18, cwd, 0x100}, entry: path,
			want: `fanotify_mark(3, FAN_MARK_ADD|FAN_MARK_MNTNS, FAN_CLOSE_WRITE|FAN_CLOSE_NOWRITE|0x8000000000000000, AT_FDCWD, "/t") = 0`},
		{name: "no folder", syscall: "fanotify_mark", args: [6]uint64{3, 0x80, 0, 0xffffffff, 0}, want: "fanotify_mark(3, FAN_MARK_FLUSH, 0, FAN_NOFD, NULL) = 0"},
		{name: "two registers on i386", syscall: "fanotify_mark", abi: arg.I386, args: [6]uint64{3, 1, 2, 1, 4, 0x100}, ret: -22, entry: path,
			want: `fanotify_mark(3, FAN_MARK_ADD, FAN_MODIFY|0x100000000, 4, "/t") = -1 EINVAL (Invalid argument)`},
		{name: "the same with sync_file_range", syscall: "sync_file_range", abi: arg.I386, args: [6]uint64{3, 1, 2, 3, 4, 2}, want: "sync_file_range(3, 8589934593, 17179869187, SYNC_FILE_RANGE_WRITE) = 0"},
		{name: "a size of pages is the last flag", syscall: "memfd_create", args: [6]uint64{0x100, 0x5400000c}, ret: 3, entry: path, want: `memfd_create("/t", MFD_HUGETLB|MFD_NOEXEC_SEAL|21<<MFD_HUGE_SHIFT) = 3`},
		{name: "a priority is no flag", syscall: "swapon", args: [6]uint64{0x100, 0x8005}, ret: enoent, entry: path, want: `swapon("/t", SWAP_FLAG_PREFER|5) = -1 ENOENT (No such file or directory)`},
	})
}
