// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Constants of include/uapi/linux/io_uring.h, those newer than 6.1 of 7.0's.
var (
	uringSetupFlags = &arg.Flags{Bytes: 4, Unknown: "IORING_SETUP_???", Names: bitNames("IORING_SETUP_",
		"IOPOLL", "SQPOLL", "SQ_AFF", "CQSIZE", "CLAMP", "ATTACH_WQ", "R_DISABLED", "SUBMIT_ALL", "COOP_TASKRUN", "TASKRUN_FLAG", "SQE128", "CQE32",
		"SINGLE_ISSUER", "DEFER_TASKRUN", "NO_MMAP", "REGISTERED_FD_ONLY", "NO_SQARRAY", "HYBRID_IOPOLL", "CQE_MIXED", "SQE_MIXED", "SQ_REWIND")}

	uringFeatures = &arg.Flags{Bytes: 4, Unknown: "IORING_FEAT_???", Names: bitNames("IORING_FEAT_",
		"SINGLE_MMAP", "NODROP", "SUBMIT_STABLE", "RW_CUR_POS", "CUR_PERSONALITY", "FAST_POLL", "POLL_32BITS", "SQPOLL_NONFIXED", "EXT_ARG", "NATIVE_WORKERS",
		"RSRC_TAGS", "CQE_SKIP", "LINKED_FILE", "REG_REG_RING", "RECVSEND_BUNDLE", "MIN_TIMEOUT", "RW_ATTR", "NO_IOWAIT")}

	uringEnterFlags = &arg.Flags{Bytes: 4, Unknown: "IORING_ENTER_???", Names: bitNames("IORING_ENTER_",
		"GETEVENTS", "SQ_WAKEUP", "SQ_WAIT", "EXT_ARG", "REGISTERED_RING", "ABS_TIMER", "EXT_ARG_REG", "NO_IOWAIT")}

	uringEntryFlags = &arg.Flags{Bytes: 1, Unknown: "IOSQE_???", Names: bitNames("IOSQE_",
		"FIXED_FILE", "IO_DRAIN", "IO_LINK", "IO_HARDLINK", "ASYNC", "BUFFER_SELECT", "CQE_SKIP_SUCCESS")}

	uringOperation = &arg.Enum{Bytes: 1, Form: arg.Unsigned, Unknown: "IORING_OP_???", Names: countedNames("IORING_OP_",
		"NOP", "READV", "WRITEV", "FSYNC", "READ_FIXED", "WRITE_FIXED", "POLL_ADD", "POLL_REMOVE", "SYNC_FILE_RANGE", "SENDMSG", "RECVMSG", "TIMEOUT",
		"TIMEOUT_REMOVE", "ACCEPT", "ASYNC_CANCEL", "LINK_TIMEOUT", "CONNECT", "FALLOCATE", "OPENAT", "CLOSE", "FILES_UPDATE", "STATX", "READ", "WRITE",
		"FADVISE", "MADVISE", "SEND", "RECV", "OPENAT2", "EPOLL_CTL", "SPLICE", "PROVIDE_BUFFERS", "REMOVE_BUFFERS", "TEE", "SHUTDOWN", "RENAMEAT",
		"UNLINKAT", "MKDIRAT", "SYMLINKAT", "LINKAT", "MSG_RING", "FSETXATTR", "SETXATTR", "FGETXATTR", "GETXATTR", "SOCKET", "URING_CMD", "SEND_ZC",
		"SENDMSG_ZC", "READ_MULTISHOT", "WAITID", "FUTEX_WAIT", "FUTEX_WAKE", "FUTEX_WAITV", "FIXED_FD_INSTALL", "FTRUNCATE", "BIND", "LISTEN", "RECV_ZC",
		"EPOLL_WAIT", "READV_FIXED", "WRITEV_FIXED", "PIPE", "NOP128", "URING_CMD128")}

	uringRegister = &arg.Enum{Bytes: 4, Unknown: "IORING_REGISTER_???", Names: countedNames("IORING_",
		"REGISTER_BUFFERS", "UNREGISTER_BUFFERS", "REGISTER_FILES", "UNREGISTER_FILES", "REGISTER_EVENTFD", "UNREGISTER_EVENTFD", "REGISTER_FILES_UPDATE",
		"REGISTER_EVENTFD_ASYNC", "REGISTER_PROBE", "REGISTER_PERSONALITY", "UNREGISTER_PERSONALITY", "REGISTER_RESTRICTIONS", "REGISTER_ENABLE_RINGS",
		"REGISTER_FILES2", "REGISTER_FILES_UPDATE2", "REGISTER_BUFFERS2", "REGISTER_BUFFERS_UPDATE", "REGISTER_IOWQ_AFF", "UNREGISTER_IOWQ_AFF",
		"REGISTER_IOWQ_MAX_WORKERS", "REGISTER_RING_FDS", "UNREGISTER_RING_FDS", "REGISTER_PBUF_RING", "UNREGISTER_PBUF_RING", "REGISTER_SYNC_CANCEL",
		"REGISTER_FILE_ALLOC_RANGE", "REGISTER_PBUF_STATUS", "REGISTER_NAPI", "UNREGISTER_NAPI", "REGISTER_CLOCK", "REGISTER_CLONE_BUFFERS",
		"REGISTER_SEND_MSG_RING", "REGISTER_ZCRX_IFQ", "REGISTER_RESIZE_RINGS", "REGISTER_MEM_REGION", "REGISTER_QUERY", "REGISTER_ZCRX_CTRL",
		"REGISTER_BPF_FILTER")}

	uringRestriction = &arg.Enum{Bytes: 2, Unknown: "IORING_RESTRICTION_???", Names: countedNames("IORING_RESTRICTION_",
		"REGISTER_OP", "SQE_OP", "SQE_FLAGS_ALLOWED", "SQE_FLAGS_REQUIRED")}

	uringWorkerKind = &arg.Enum{Form: arg.Unsigned, Unknown: "IO_WQ_???", Names: countedNames("IO_WQ_", "BOUND", "UNBOUND")}

	uringPollOp       = &arg.Enum{Bytes: 1, Unknown: "IO_URING_NAPI_???", Names: countedNames("IO_URING_NAPI_", "REGISTER_OP", "STATIC_ADD_ID", "STATIC_DEL_ID")}
	uringPollTracking = &arg.Enum{Bytes: 4, Unknown: "IO_URING_NAPI_TRACKING_???", Form: arg.HexOrZero, Names: []arg.Name{
		{0, "IO_URING_NAPI_TRACKING_DYNAMIC"}, {1, "IO_URING_NAPI_TRACKING_STATIC"}, {255, "IO_URING_NAPI_TRACKING_INACTIVE"},
	}}

	uringCloneFlags   = &arg.Flags{Bytes: 4, Unknown: "IORING_REGISTER_???", Names: bitNames("IORING_REGISTER_", "SRC_REGISTERED", "DST_REPLACE")}
	uringRegionFlags  = &arg.Flags{Bytes: 8, Unknown: "IORING_MEM_REGION_REG_???", Names: bitNames("IORING_MEM_REGION_REG_", "WAIT_ARG")}
	uringNopFlags     = &arg.Flags{Bytes: 4, Unknown: "IORING_NOP_???", Names: bitNames("IORING_NOP_", "INJECT_RESULT", "FILE", "FIXED_FILE", "FIXED_BUFFER", "TW", "CQE32")}
	uringMessageFlags = &arg.Flags{Bytes: 4, Unknown: "IORING_MSG_RING_???", Names: bitNames("IORING_MSG_RING_", "CQE_SKIP", "FLAGS_PASS")}
	uringInstallFlags = &arg.Flags{Bytes: 4, Unknown: "IORING_FIXED_FD_???", Names: bitNames("IORING_FIXED_FD_", "NO_CLOEXEC")}
	uringReceiveFlags = &arg.Flags{Bytes: 4, Unknown: "ZCRX_REG_???", Names: bitNames("ZCRX_REG_", "IMPORT")}
	uringReceiveOp    = &arg.Enum{Bytes: 4, Unknown: "ZCRX_CTRL_???", Names: countedNames("ZCRX_CTRL_", "FLUSH_RQ", "EXPORT", "ARM_EVENT")}
	uringReceiveEvent = &arg.Enum{Bytes: 4, Unknown: "ZCRX_EVENT_???", Names: countedNames("ZCRX_EVENT_", "ALLOC_FAIL")}
)
