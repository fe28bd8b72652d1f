// SPDX-License-Identifier: Apache-2.0

/* modern: makes calls that kernels of the last ten years have brought. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/filter.h>
#include <linux/io_uring.h>
#include <linux/landlock.h>
#include <linux/mount.h>
#include <linux/perf_event.h>
#include <linux/seccomp.h>
#include <linux/keyctl.h>
#include <linux/userfaultfd.h>
#include <stdint.h>
#include <string.h>
#include <sys/fanotify.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void with_bpf(void)
{
	union bpf_attr a;
	int fd;

	memset(&a, 0, sizeof(a));
	a.map_type = BPF_MAP_TYPE_ARRAY;
	a.key_size = 4;
	a.value_size = 8;
	a.max_entries = 1;
	strcpy(a.map_name, "test");
	fd = syscall(SYS_bpf, BPF_MAP_CREATE, &a, 72);
	close(fd);
	memset(&a, 0, sizeof(a));
	a.map_fd = 99;
	syscall(SYS_bpf, BPF_MAP_LOOKUP_ELEM, &a, 32);
	syscall(SYS_bpf, 99, &a, 4);
	syscall(SYS_bpf, BPF_PROG_LOAD, NULL, 0);
}

static void with_rings(void)
{
	struct io_uring_params p = { .flags = IORING_SETUP_CLAMP, .cq_entries = 16 };
	int fd = syscall(SYS_io_uring_setup, 4, &p);

	syscall(SYS_io_uring_enter, fd, 0, 0, IORING_ENTER_GETEVENTS, NULL, 0);
	syscall(SYS_io_uring_register, fd, IORING_UNREGISTER_BUFFERS, NULL, 0);
	syscall(SYS_io_uring_enter, -1, 1, 1, ~0, NULL, 8);
	close(fd);
}

static void with_mounts(void)
{
	struct mount_attr ma = { .attr_set = MOUNT_ATTR_RDONLY };

	close(syscall(SYS_open_tree, AT_FDCWD, "/", OPEN_TREE_CLOEXEC));
	syscall(SYS_fsopen, "nosuchfs", FSOPEN_CLOEXEC);
	syscall(SYS_fsconfig, -1, FSCONFIG_SET_STRING, "source", "none", 0);
	syscall(SYS_fsmount, -1, 0, MOUNT_ATTR_NOSUID);
	syscall(SYS_move_mount, -1, "", -1, "", MOVE_MOUNT_F_EMPTY_PATH);
	syscall(SYS_mount_setattr, -1, "", AT_EMPTY_PATH, &ma, sizeof(ma));
	mount("none", "/nonexistent", "tmpfs", MS_NOSUID | MS_NODEV, "size=1m");
	umount2("/nonexistent", MNT_DETACH | UMOUNT_NOFOLLOW);
}

static void with_security(void)
{
	struct sock_filter code[1] = { BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
	struct sock_fprog prog = { 1, code };
	struct landlock_ruleset_attr lr = { .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE };
	uint32_t action = SECCOMP_RET_LOG;

	syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action);
	syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	close(syscall(SYS_landlock_create_ruleset, &lr, sizeof(lr), 0));
	syscall(SYS_landlock_restrict_self, -1, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog);
	syscall(SYS_seccomp, 99, ~0, NULL);
	syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 0);
	syscall(SYS_keyctl, KEYCTL_DESCRIBE, 0, NULL, 0);
	syscall(SYS_add_key, "nosuch", "name", "payload", 7, KEY_SPEC_PROCESS_KEYRING);
	syscall(SYS_request_key, "user", "nosuch", NULL, 0);
}

static void with_futexes(void)
{
	struct timespec ts = { 0, 1000 };
	uint32_t word = 5;

	syscall(SYS_futex, &word, 0 /* FUTEX_WAIT */, 4, NULL, NULL, 0);
	syscall(SYS_futex, &word, 128 /* FUTEX_WAIT_PRIVATE */, 5, &ts, NULL, 0);
	syscall(SYS_futex, &word, 129 /* FUTEX_WAKE_PRIVATE */, 1, NULL, NULL, 0);
	syscall(SYS_futex, &word, 9 | 256 /* FUTEX_WAIT_BITSET, realtime */, 5, &ts, NULL, ~0);
	syscall(SYS_futex, &word, 5 /* FUTEX_WAKE_OP */, 1, 1, &word, 0x1234567);
	syscall(SYS_futex, &word, 4 /* FUTEX_CMP_REQUEUE */, 1, 1, &word, 5);
	syscall(SYS_futex_waitv, NULL, 0, 0, NULL, 0);
}

int main(void)
{
	struct perf_event_attr pe = { .type = PERF_TYPE_SOFTWARE, .size = sizeof(pe), .config = PERF_COUNT_SW_PAGE_FAULTS, .disabled = 1 };

	with_bpf();
	with_rings();
	with_mounts();
	with_security();
	with_futexes();
	close(syscall(SYS_perf_event_open, &pe, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
	close(syscall(SYS_userfaultfd, UFFD_USER_MODE_ONLY | O_CLOEXEC));
	close(fanotify_init(FAN_CLOEXEC | FAN_CLASS_NOTIF, O_RDONLY));
	syscall(SYS_fanotify_mark, -1, FAN_MARK_ADD, FAN_OPEN, AT_FDCWD, ".");
	close(syscall(SYS_memfd_secret, 0));
	syscall(SYS_rseq, NULL, 0, 0, 0);
	syscall(SYS_process_vm_readv, -1, NULL, 0, NULL, 0, 0);
	syscall(SYS_name_to_handle_at, AT_FDCWD, ".", NULL, NULL, 0);
	syscall(SYS_quotactl, 0x800007 << 8, NULL, 0, NULL);
	syscall(SYS_init_module, NULL, 0, "");
	syscall(SYS_finit_module, -1, "", 0);
	syscall(SYS_delete_module, "nosuch", O_NONBLOCK);
	syscall(SYS_swapon, "/nonexistent", 0);
	syscall(SYS_syslog, 10, NULL, 0);
	syscall(451 /* cachestat */, -1, NULL, NULL, 0);
	return 0;
}
