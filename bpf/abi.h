/* SPDX-License-Identifier: GPL-2.0 OR Apache-2.0 */
/*
 * The contract between the kernel side and Go. internal/abi mirrors this file;
 * its test compares both through the object's BTF.
 */
#ifndef EBPFTRACE_ABI_H
#define EBPFTRACE_ABI_H

/* What a record tells. */
enum record_kind {
	RECORD_ENTRY = 1, /* nargs words, [ip], chunks */
	RECORD_EXIT,	  /* the return value, [ip], chunks */
	RECORD_FORK,	  /* struct task_id: the child; nr: its clone flags */
	RECORD_EXEC, /* struct task_id: the new program; nr: the tid it had;
			chunks */
	RECORD_TASK_EXIT, /* struct task_id; nr: exit code, as wait(2) gives it
			   */
	RECORD_SIGNAL,	  /* the siginfo of signal nr */
	RECORD_TASK,	  /* struct task_id: a task that was chosen */
	RECORD_DETACH, /* struct task_id: a task that is left at its execve; nr:
			  the tid it had */
	RECORD_NUMBERS, /* nr struct task_number, the outermost pid namespace's
			   first; without a seq */
};

enum record_flags {
	RECORD_COMPAT = 1,	/* a 32-bit call: nr belongs to that table */
	RECORD_IP = 2,		/* the instruction pointer follows the words */
	RECORD_RETRY = 4,	/* entry: exit tries again what was not there */
	RECORD_GENERATED = 8,	/* signal: sent, not delivered (yet) */
	RECORD_CUT = 16,	/* chunks are missing: the scratch was full */
	RECORD_IGNORED = 32,	/* signal: sent, but ignored by the tracee */
	RECORD_LEADER = 64,	/* task exit: the thread group leader */
	RECORD_IN_CALL = 128,	/* signal: in a call whose entry is held back */
	RECORD_STOPS = 64,	/* signal: it stops, SIGSTOP in any case */
	RECORD_PRIVILEGED = 64, /* detach: the new program is not to be seen */
};

/* The head of every record; a record's length is the ring's to tell. */
struct record {
	__u64 time; /* CLOCK_MONOTONIC, ns */
	__u32 tid;
	__u32 seq; /* counts a thread's records, lost ones too */
	__u32 nr;  /* of the syscall, the signal, ... */
	__u8 kind;
	__u8 flags;
	__u8 nargs;
	__u8 pad;
};
_Static_assert(sizeof(struct record) == 24, "record is part of the ABI");

struct task_id {
	__u32 tid;
	__u32 tgid;
	char comm[16];
};
_Static_assert(sizeof(struct task_id) == 24, "task_id is part of the ABI");

/* What a task is called in a pid namespace. */
struct task_number {
	__u32 ns; /* its inode in /proc */
	__u32 nr;
};
_Static_assert(sizeof(struct task_number) == 8,
	       "task_number is part of the ABI");

#define NUMBERS_MAX 8 /* of deeper nestings, the innermost */

/* A piece of the tracee's memory; its bytes follow, padded to 8. */
struct chunk {
	__u64 addr; /* where it stood in the tracee */
	__u32 len;  /* bytes that follow */
	__s16 err;  /* -EFAULT and the like; len is 0 then */
	__u16 op;   /* index into ops */
};
_Static_assert(sizeof(struct chunk) == 16, "chunk is part of the ABI");

#define CHUNK_OP_EXEC_PATH \
	0xfff0 /* bprm's file name, read at the exec itself */
#define CHUNK_OP_EXEC_ARGV 0xfff1 /* the new stack's argument strings */
#define CHUNK_OP_NETLINK                                                       \
	0xfff2 /* the socket is one of AF_NETLINK; addr is its protocol, len 0 \
		*/
#define CHUNK_OP_DESCRIPTOR                                            \
	0xfff3 /* what descriptor addr refers to: struct descriptor, a \
		* struct peer for a socket, and names */

/*
 * What a descriptor refers to. The names behind it are those of its path, each
 * with a NUL, the last one first.
 */
struct descriptor {
	__u64 ino;   /* where the file system makes up the name, or of a socket
		      */
	__u64 value; /* a count of an eventfd, the signals of a signalfd */
	__u32 magic; /* of the file system that makes up the name: statfs(2) */
	__u32 rdev;  /* of a device: 12 bits and 20 */
	__s32 id;    /* an eventfd's, the pid of a pidfd, the index of a pty */
	__u16 mode;
	__u8 flags;
	__u8 what; /* enum descriptor_kind */
};
_Static_assert(sizeof(struct descriptor) == 32, "part of the ABI");

enum descriptor_flags {
	DESCRIPTOR_DELETED = 1,
	DESCRIPTOR_CUT = 2,  /* the path has more names than there are */
	DESCRIPTOR_MADE = 4, /* the name is made up by the file system */
};

enum descriptor_kind {
	DESCRIPTOR_FILE = 0,
	DESCRIPTOR_SOCKET,   /* struct peer follows */
	DESCRIPTOR_EVENTFD,  /* id, value; rdev is 1 for a semaphore */
	DESCRIPTOR_SIGNALFD, /* value */
	DESCRIPTOR_PIDFD,    /* id; 0 where the process is gone */
	DESCRIPTOR_PTY,	     /* id */
	DESCRIPTOR_TEXT,     /* the one name is the whole path, from /proc */
};

/* The two ends of a socket; ports in host order. */
struct peer {
	__u64 ino;	   /* of AF_UNIX's other end */
	__u8 address[16];  /* 4 bytes of AF_INET */
	__u8 other[16];	   /* the other end's */
	char protocol[16]; /* as the kernel calls it: TCPv6 */
	__u32 portid;	   /* AF_NETLINK's */
	__u16 family;
	__u16 number; /* the protocol's */
	__u16 port;
	__u16 other_port;
	__u16 path; /* bytes of AF_UNIX's path, which follow */
	__u16 pad;
};
_Static_assert(sizeof(struct peer) == 72, "peer is part of the ABI");

#define CHUNK_OP_SPLIT                                                    \
	0xffff /* an exit's: ns that the call waited for a CPU, ns it was \
		  blocked */

#define CHUNK_OP_ROW \
	0xfffe /* an exit's: the row it is counted in, a struct latency_key */

/* The user stack, where stacks are wanted: stack.h. */
#define CHUNK_OP_REGISTERS                                                    \
	0xfff8		       /* words, in DWARF's order; the last is the pc \
				*/
#define CHUNK_OP_FRAMES 0xfff9 /* return addresses, by frame pointers */
#define CHUNK_OP_STACK	0xfffa /* the memory above the stack pointer */

/* How an op finds its bytes. */
enum op_kind {
	OP_BYTES = 1, /* a length known beforehand */
	OP_STRING,    /* up to a NUL */
	OP_WORDS,     /* pointers, up to a NULL one */
	/* These copy nothing of the caller's memory, but what it refers to. */
	OP_DESCRIPTOR, /* a descriptor, here or in the argument */
	OP_RIGHTS,     /* those in a control message */
	OP_FDSET,      /* the members of an fd_set of args[length_arg] bits */
};

/* Where an op's length comes from, in units of scale bytes. */
enum op_length {
	LENGTH_CONST = 0, /* one unit */
	LENGTH_ARG,	  /* args[length_arg] */
	LENGTH_RET,	  /* the return value */
	LENGTH_FIELD32,	  /* a word beside the pointer, at length_offset */
	LENGTH_FIELD64,
	LENGTH_POINTEE, /* *(u32 *)args[length_arg] */
	LENGTH_FIELD16,
	LENGTH_IOC,  /* the size in the ioctl request args[length_arg] */
	LENGTH_BITS, /* args[length_arg] bits, in whole longs */
};

enum op_flags {
	OP_ROOT = 1,	   /* the address is args[arg] */
	OP_PTR32 = 2,	   /* the pointer to follow has 4 bytes */
	OP_INLINE = 4,	   /* the bytes stand at the element + offset itself */
	OP_UNTIL_NULL = 8, /* an array of pointers that a NULL one ends */
	OP_NETLINK = 16, /* only where the call's socket is one of AF_NETLINK */
	OP_RETURNED = 32, /* no more bytes than the call returned */
	OP_CWD = 64,	  /* AT_FDCWD is the current folder */
};

#define NO_OP 0 /* ops[0] is never used */

struct op {
	__u32 scale;	     /* bytes of one unit of length */
	__u32 max;	     /* most bytes copied */
	__u16 offset;	     /* of the pointer, from the parent's element */
	__u16 length_offset; /* of the length, from the parent's element */
	__u16 child;	     /* first op inside each element, or NO_OP */
	__u16 next;	     /* next op beside this one, or NO_OP */
	__u16 stride;	     /* from one element to the next, for children */
	__u16 repeat;	     /* most elements whose children run */
	__u8 kind;
	__u8 length;
	__u8 length_arg;
	__u8 arg; /* root ops: the argument that holds the address */
	__u8 flags;
	__u8 root; /* which root op this one came from: a bit of the retry mask
		    */
	__u8 pad[2];
};
_Static_assert(sizeof(struct op) == 28, "op is part of the ABI");

/* What to do for one syscall. */
struct spec {
	__u16 entry;   /* first root op at entry, or NO_OP */
	__u16 exit;    /* first root op at exit, or NO_OP */
	__u8 nargs;    /* arguments that travel */
	__u8 selector; /* 1 + the argument that picks a variant, 0 for none */
	__u8 flags;
	__u8 pad;
};
_Static_assert(sizeof(struct spec) == 8, "spec is part of the ABI");

enum spec_flags {
	SPEC_EXEC = 1, /* execve: a success destroys what the ops point to */
	SPEC_EXIT_ON_ERROR = 2, /* exit ops run after failed calls too */
	SPEC_SOCKET = 4,	/* args[0] is a socket: see CHUNK_OP_NETLINK */
	SPEC_STACK = 8, /* the stack is that of the entry: there is no exit, or
			   it is elsewhere */
};

/* Key of a variant; its value is an index into specs. */
struct variant {
	__u32 spec;
	__u32 value;
};

/* Why a record is not in the output; the counters' indices. */
enum count {
	COUNT_RING_FULL = 0, /* records lost: the reader was too slow */
	COUNT_NO_STATE, /* threads not followed: no memory for their state */
	COUNT_CUT,	/* records with chunks left out: the scratch was full */
	COUNT_MAX,
};

/* What is counted of one syscall, on one CPU; times in ns. */
struct tally {
	__u64 calls;
	__u64 errors;
	__u64 wall;
	__u64 cpu;
	__u64 least; /* of one call */
	__u64 most;
};
_Static_assert(sizeof(struct tally) == 48, "tally is part of the ABI");

/* One bucket of one key's histogram; what the key does not have is 0. */
struct latency_key {
	__u32 call;   /* its place in the tables: syscall_index */
	__u16 bucket; /* bucket_of */
	__u16 error;  /* an errno, or 1 for any; 0 is success */
	__u32 id;     /* of the process or the thread */
	__u32 uid;
	__u64 cgroup;
	__u64 comm[2];
};
_Static_assert(sizeof(struct latency_key) == 40, "latency_key is part of ABI");

/* The calls in a bucket, on one CPU; times in ns. */
struct latency {
	__u64 calls;
	__u64 total;
	__u64 most;
	__u64 run_queue; /* of total, waiting for a CPU */
	__u64 blocked;
};
_Static_assert(sizeof(struct latency) == 40, "latency is part of the ABI");

/* A bucket in a place of its own, for one CPU: a line of its cache. */
struct latency_slot {
	__u32 claims; /* of keys: the only one, for long, has the slot */
	__u32 which;  /* SLOT_OF the key; 0 while that is being written */
	struct latency sum;
	__u32 id;
	__u32 uid;
	__u64 cgroup;
};
_Static_assert(sizeof(struct latency_slot) == 64, "part of the ABI");

/* A key's call, bucket and error in one word, which is not 0. */
#define SLOT_OF(call, bucket, error) \
	(~((__u32)(call) | (__u32)(bucket) << 10 | (__u32)(error) << 20))
#define SLOT_CALL(which)   (~(which) & 1023)
#define SLOT_BUCKET(which) (~(which) >> 10 & 1023)
#define SLOT_ERROR(which)  (~(which) >> 20)

#define LATENCY_BUCKETS 656 /* up to 2^44 ns, which is five hours */

#define SPECS_NATIVE 512
#define SPECS_COMPAT 512
#define SPECS_MAX    2048 /* native, compat, then variants */
#define OPS_MAX	     4096
#define WANTED_WORDS 16 /* bits: 512 native numbers, then 512 compat ones */
#define ARGS_MAX     6
#define ARG_STACK    6 /* the stack pointer, as the argument of a root op */
#define ARG_RET	     7 /* the return value, as that of one at exit */

#endif
