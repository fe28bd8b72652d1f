/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What descriptors refer to, at the time of the call: the path, as the task
 * sees it, or the ends of a socket. bpf_d_path() may not be called from
 * tracepoints, so the dentries are walked here as fs/d_path.c does.
 *
 * Nothing is locked. Probes run in RCU's read sections, so that nothing which
 * RCU frees goes away meanwhile. What changes meanwhile is seen afterwards: by
 * the sequence number of each dentry, since rename(2) may come between two
 * names, and by the descriptor itself, since a thread may close it, and its
 * struct file is another's at once. All is read again then, TRIES times; a name
 * that never held still is marked, and not guessed.
 */
#ifndef EBPFTRACE_DESCRIPTOR_H
#define EBPFTRACE_DESCRIPTOR_H

#include <bpf/bpf_core_read.h>
#include "abi.h"
#include "filter.h"
#include "peer.h"
#include "scratch.h"

#define AT_FDCWD     -100 /* include/uapi/linux/fcntl.h */
#define TRIES	     4
#define S_IFMT	     0170000 /* include/uapi/linux/stat.h */
#define S_IFSOCK     0140000
#define S_IFBLK	     0060000
#define S_IFCHR	     0020000
#define DEV_PTMX     (5 << 20 | 2) /* Documentation/admin-guide/devices.txt */
#define SOCKFS_MAGIC 0x534f434b	   /* include/uapi/linux/magic.h */
#define PIDFS_MAGIC  0x50494446
#define NSFS_MAGIC   0x6e736673
#define ANON_MAGIC   0x09041934

const volatile __u8 want_names; /* off: all of this is dead code */

/*
 * From Linux 6.2 on, an address can be made a pointer whose type the verifier
 * knows: a field is then read by one instruction, where the helper takes some
 * 20 ns. Either way, an address that is not one reads as 0.
 */
extern void *bpf_rdonly_cast(void *address, __u32 type) __ksym __weak;

#define CAN_CAST (!KEPT_IN_HASHES && !!bpf_rdonly_cast)

#define TYPED(type, address)                        \
	((type *)bpf_rdonly_cast((void *)(address), \
				 bpf_core_type_id_kernel(type)))
/* The address is kept first: how it is found is no field of the kernel's. */
#define FIELD(type, address, field)                     \
	({                                              \
		type *from_ = (void *)(address);        \
		CAN_CAST ? TYPED(type, from_)->field    \
			 : BPF_CORE_READ(from_, field); \
	})

#define DENTRY(field) bpf_core_field_offset(struct dentry, field)

static __always_inline __u32 seq_of(__u64 dentry)
{
	__u32 seq = 1; /* odd: of no use */

	if (CAN_CAST)
		return *(
			volatile __u32 *)((void *)TYPED(struct dentry, dentry) +
					  DENTRY(d_seq));
	kernel_read(seq, (void *)dentry + DENTRY(d_seq));
	return seq;
}

/* read_image reads a dentry by as few calls of the helper as can be. */
static __always_inline void read_image(__u64 dentry, struct entry *e)
{
	const __u32 base = DENTRY(d_seq);

	if (DENTRY(d_hash) == base + 4 && DENTRY(d_parent) == base + 20 &&
	    DENTRY(d_name) == base + 28) {
		bpf_probe_read_kernel(&e->seq, sizeof(*e) - 4,
				      (void *)dentry + base);
		return;
	}
	kernel_read(e->seq, (void *)dentry + base);
	kernel_read(e->hash, (void *)dentry + DENTRY(d_hash));
	kernel_read(e->parent, (void *)dentry + DENTRY(d_parent));
	bpf_probe_read_kernel(&e->name_hash, sizeof(struct qstr),
			      (void *)dentry + DENTRY(d_name));
}

/* read_entry reads the walk's dentry, and tells whether there is one. */
static __always_inline bool read_entry(struct walk *w)
{
	struct entry *e = &w->entry;
	__u64 dentry = w->dentry;

	if (CAN_CAST) {
		e->seq = seq_of(dentry);
		e->hash[1] = (__u64)TYPED(struct dentry, dentry)->d_hash.pprev;
		e->parent = (__u64)TYPED(struct dentry, dentry)->d_parent;
		e->len = TYPED(struct dentry, dentry)->d_name.len;
		e->name = (__u64)TYPED(struct dentry, dentry)->d_name.name;
	} else {
		e->parent = 0;
		read_image(dentry, e);
	}
	return e->parent;
}

/* leave_mount goes on where the walk's mount is mounted, unless it is the root
 * of all: fs/d_path.c, prepend_path(). */
static __always_inline bool leave_mount(struct walk *w, struct link *l)
{
	const __u32 in_mount = bpf_core_field_offset(struct mount, mnt);
	struct mount *mount = (void *)(w->mnt - in_mount);
	__u64 parent = (__u64)FIELD(struct mount, mount, mnt_parent);

	if (!parent || parent == (__u64)mount)
		return false;
	w->dentry = (__u64)FIELD(struct mount, mount, mnt_mountpoint);
	l->mount = (__u64)mount;
	l->mountpoint = w->dentry;
	l->parent = parent;
	w->mnt = parent + in_mount;
	w->mnt_root = (__u64)FIELD(struct vfsmount, w->mnt, mnt_root);
	return true;
}

/*
 * put_names writes the names of a path to where the scratch says, the last one
 * first. What changes from one round to the next is kept in the scratch and not
 * in registers: the verifier would walk each round for each value there.
 */
static __always_inline void put_names(struct scratch *s, struct walk *w,
				      struct descriptor *d)
{
	__u32 first = s->end, at, len;
	struct entry *e = &w->entry;
	struct link *l;
	__u64 name;
	int i;

	w->mnt_root = (__u64)FIELD(struct vfsmount, w->mnt, mnt_root);
	for (i = 0; i < NAMES_MAX; i++) {
		at = s->end;
		l = &w->links[i];
		l->dentry = 0;
		l->mount = 0;
		w->nlinks = i;
		if (w->dentry == w->root_dentry && w->mnt == w->root_mnt)
			return;
		if (w->dentry == w->mnt_root) {
			if (!leave_mount(w, l))
				return;
			continue;
		}
		if (!read_entry(w))
			break;
		if (e->parent == w->dentry)
			return; /* of a mount that is gone */
		if (e->seq & 1)
			continue;   /* it is being changed */
		len = e->len & 255; /* NAME_MAX: for the verifier */
		name = e->name;
		barrier_var(name); /* so that the bound is known below */
		barrier_var(len);
		barrier_var(at);
		if (at > data_max)
			break;
		if (bpf_probe_read_kernel(&s->data[at], len, (void *)name))
			break;
		l->dentry = w->dentry;
		l->seq = e->seq;
		s->data[at + len] = 0;
		s->end = at + len + 1;
		if (at == first && !e->hash[1])
			d->flags = DESCRIPTOR_DELETED;
		w->dentry = e->parent;
	}
	d->flags |= DESCRIPTOR_CUT;
}

static __always_inline bool is_still_there(struct link *l)
{
	struct mount *mount = (void *)l->mount;

	if (l->dentry)
		return seq_of(l->dentry) == l->seq;
	return !mount ||
	       ((__u64)FIELD(struct mount, mount, mnt_mountpoint) ==
			l->mountpoint &&
		(__u64)FIELD(struct mount, mount, mnt_parent) == l->parent);
}

/*
 * is_one_path tells whether all that the walk came through was so at the same
 * time: nothing has changed between when it was read and now.
 */
static __always_inline bool is_one_path(struct walk *w)
{
	int i;

#if defined(__TARGET_ARCH_arm64) && !defined(HASH_STATES)
	/* Loads before stay before those behind. */
	__sync_val_compare_and_swap(&w->order, 0, 0);
#endif
	for (i = 0; i < NAMES_MAX; i++) {
		if (i >= w->nlinks)
			return true;
		if (!is_still_there(&w->links[i]))
			return false;
	}
	return true;
}

/*
 * made_name tells whether the file system makes up the file's name:
 * fs/d_path.c, d_path(). Such a dentry has no parent.
 */
static __always_inline bool made_name(struct walk *w)
{
	struct vfsmount *mnt = (void *)w->mnt;
	struct dentry *dentry = (void *)w->dentry;

	return w->entry.parent == w->dentry &&
	       (__u64)BPF_CORE_READ(mnt, mnt_root) != w->dentry &&
	       BPF_CORE_READ(dentry, d_op, d_dname);
}

/* put_pid tells the process of a pidfd, unless it is gone. */
static __always_inline void put_pid(struct descriptor *d, struct pid *pid)
{
	d->what = DESCRIPTOR_PIDFD;
	d->id = 0;
	if (BPF_CORE_READ(pid, tasks[0].first))
		read_to(d->id, struct pid, pid, numbers);
}

/* What names of anon_inode files begin with, as words. */
#define NAME_EVENTFD  0x6466746e6576655bULL /* "[eventfd" */
#define NAME_SIGNALFD 0x666c616e6769735bULL /* "[signalf" */
#define NAME_PIDFD    0x5d64666469705bULL   /* "[pidfd]" */

/* put_anonymous tells what is behind a file of anon_inode. */
static __always_inline void put_anonymous(struct descriptor *d, __u64 name,
					  void *private)
{
	if (name == NAME_EVENTFD) {
		d->what = DESCRIPTOR_EVENTFD;
		read_to(d->value, struct eventfd_ctx, private, count);
		read_to(d->rdev, struct eventfd_ctx, private, flags);
		d->rdev &= 1; /* EFD_SEMAPHORE */
		read_to(d->id, struct eventfd_ctx, private, id);
	} else if (name == NAME_SIGNALFD) {
		d->what = DESCRIPTOR_SIGNALFD;
		read_to(d->value, struct signalfd_ctx, private, sigmask);
		d->value =
			~d->value; /* fs/signalfd.c keeps what it is not for */
	} else if (name == NAME_PIDFD) { /* before 6.9 */
		put_pid(d, private);
	}
}

/* put_made describes a file whose name is made up, from this place on. */
static __always_inline void put_made(struct scratch *s, __u32 at,
				     struct file *file, struct inode *inode)
{
	void *private = BPF_CORE_READ(file, private_data);
	struct descriptor *d = (void *)&s->data[at];
	__u32 len = s->walk.entry.len & 255;
	const void *name = (void *)s->walk.entry.name;
	struct ns_common *ns;

	d->flags = DESCRIPTOR_MADE;
	read_to(d->ino, struct inode, inode, i_ino);
	d->magic = BPF_CORE_READ(inode, i_sb, s_magic);
	at += sizeof(*d);
	s->end = at;
	switch (d->magic) {
	case SOCKFS_MAGIC:
		d->what = DESCRIPTOR_SOCKET;
		s->end = put_peer(s, at, private);
		return;
	case PIDFS_MAGIC:
		put_pid(d, BPF_CORE_READ(inode, i_private));
		return;
	case NSFS_MAGIC:
		ns = BPF_CORE_READ(inode, i_private);
		name = BPF_CORE_READ(ns, ops, name);
		len = 16; /* longer than any, and ended by a NUL */
		break;
	}
	*(__u64 *)&s->data[at] = 0;
	bpf_probe_read_kernel(&s->data[at], len, name);
	s->data[at + len] = 0;
	s->end = at + len + 1;
	if (d->magic == ANON_MAGIC)
		put_anonymous(d, *(__u64 *)&s->data[at], private);
}

/* put_device tells the number of a device; of the master of a pty, its index.
 */
static __always_inline void put_device(struct descriptor *d, struct file *file,
				       struct inode *inode)
{
	struct tty_file_private *tty;

	read_to(d->rdev, struct inode, inode, i_rdev);
	if (d->rdev != DEV_PTMX)
		return;
	tty = BPF_CORE_READ(file, private_data);
	d->what = DESCRIPTOR_PTY;
	d->id = BPF_CORE_READ(tty, tty, index);
}

static __always_inline struct file *file_of(struct task_struct *task, __u32 fd)
{
	struct fdtable *fdt = READ(task, files, fdt);
	struct file *file = NULL, **at;

	if (fd >= READ(fdt, max_fds))
		return NULL;
	at = &READ(fdt, fd)[fd];
	if (CAN_CAST) /* as a struct whose first word is a pointer */
		return (void *)TYPED(struct list_head, at)->next;
	kernel_read(file, at);
	return file;
}

/* read_first reads where the path begins: at a file, or at the current folder.
 */
static __always_inline void read_first(struct task_struct *task,
				       struct file *file, struct walk *w)
{
	if (file) {
		w->mnt = (__u64)FIELD(struct file, file, f_path.mnt);
		w->dentry = (__u64)FIELD(struct file, file, f_path.dentry);
	} else {
		w->mnt = (__u64)READ(task, fs, pwd.mnt);
		w->dentry = (__u64)READ(task, fs, pwd.dentry);
	}
	w->root_mnt = (__u64)READ(task, fs, root.mnt);
	w->root_dentry = (__u64)READ(task, fs, root.dentry);
}

/* is_still_first tells whether the path still begins, and ends, there. */
static __always_inline bool is_still_first(struct task_struct *task, __u32 fd,
					   struct walk *w)
{
	__u64 root_mnt = w->root_mnt, root_dentry = w->root_dentry;
	struct file *file = (void *)w->file;

	read_first(task, file, w);
	return w->mnt == w->first_mnt && w->dentry == w->first_dentry &&
	       w->root_mnt == root_mnt && w->root_dentry == root_dentry &&
	       (!file || file_of(task, fd) == file);
}

/*
 * put_file describes an open file, from this place in the record on. It tells
 * whether that has to be followed by the names of its path.
 */
static __always_inline bool put_file(struct scratch *s, __u32 at,
				     struct file *file, struct walk *w)
{
	struct descriptor *d = (void *)&s->data[at];
	struct inode *inode = (void *)FIELD(struct file, file, f_inode);

	d->mode = FIELD(struct inode, inode, i_mode);
	if ((d->mode & S_IFMT) == S_IFCHR || (d->mode & S_IFMT) == S_IFBLK)
		put_device(d, file, inode);
	if (!read_entry(w) || !made_name(w))
		return true;
	put_made(s, at, file, inode);
	return false;
}

/*
 * describe begins a chunk that tells what a descriptor refers to, and
 * returns 1. There is none for one that is not open.
 */
__noinline int describe(__u32 cpu, __u32 fd, __u32 cwd)
{
	struct task_struct *task = current_task();
	struct scratch *s = scratch_of(cpu);
	struct file *file = NULL;
	struct descriptor *d;
	struct walk *w;
	__u32 pos, at;

	if (!want_names || !s || (can_shed && shed >= SHED_STRINGS))
		return 0;
	pos = s->pos;
	if (pos > data_max) {
		s->cut = 1;
		return 0;
	}
	w = &s->walk;
	if (!cwd || (int)fd != AT_FDCWD) {
		file = file_of(task, fd);
		if (!file)
			return 0;
	}
	read_first(task, file, w);
	w->file = (__u64)file;
	w->pos = pos;
	w->first_mnt = w->mnt;
	w->first_dentry = w->dentry;
	w->nlinks = 0;
	at = pos + sizeof(struct chunk);
	d = (void *)&s->data[at];
	__builtin_memset(d, 0, sizeof(*d));
	s->end = at + sizeof(*d);
	if (!file || put_file(s, at, file, w))
		put_names(s, w, d);
	return 1;
}

/*
 * settle ends the chunk if what describe has found was so at one time. If not,
 * it returns 0; after the last try, the chunk says that it is not known.
 */
__noinline int settle(__u32 cpu, __u32 fd, __u32 last)
{
	struct scratch *s = scratch_of(cpu);
	struct descriptor *d;
	struct walk *w;
	__u32 pos, at;

	if (!s)
		return 1;
	w = &s->walk;
	pos = w->pos;
	if (pos > data_max) /* never: for the verifier */
		return 1;
	at = pos + sizeof(struct chunk);
	if (!is_one_path(w) || !is_still_first(current_task(), fd, w)) {
		if (!last)
			return 0;
		d = (void *)&s->data[at];
		__builtin_memset(d, 0, sizeof(*d));
		d->flags = DESCRIPTOR_CUT;
		s->end = at + sizeof(*d);
	}
	close_chunk(s, pos, (__s32)fd, s->end - at, 0, CHUNK_OP_DESCRIPTOR);
	return 1;
}

/* put_descriptor tries until what the descriptor refers to holds still. */
static __always_inline void put_descriptor(__u32 cpu, __u32 fd, __u32 cwd)
{
	int i;

	for (i = 0; i < TRIES; i++)
		if (!describe(cpu, fd, cwd) || settle(cpu, fd, i == TRIES - 1))
			return;
}

#endif
