// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

func TestUringRegister(t *testing.T) {
	const (
		restrictions = 11
		cpus         = 17
		workers      = 19
		napi         = 27
		clock        = 29
		clone        = 30
		message      = 31
		receive      = 36
	)
	poll := func(usec, how uint32) []chunk { return memory(at(0x100, usec, uint32(0), how, uint32(0))) }
	testCalls(t, []callCase{
		{name: "workers as asked for, and as they were", syscall: "io_uring_register", args: [6]uint64{3, workers, 0x100, 2}, entry: memory(at(0x100, uint32(3), uint32(0))), exit: memory(at(0x100, uint32(2), uint32(9))),
			want: "io_uring_register(3, IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=3, [IO_WQ_UNBOUND]=0] => [[IO_WQ_BOUND]=2, [IO_WQ_UNBOUND]=9], 2) = 0"},
		{name: "workers after a failure", syscall: "io_uring_register", args: [6]uint64{3, workers, 0x100, 3}, ret: einval, entry: memory(at(0x100, uint32(3), uint32(0), uint32(1))),
			want: "io_uring_register(3, IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=3, [IO_WQ_UNBOUND]=0, [2 /* IO_WQ_??? */]=1] => 0x100, 3) = -1 EINVAL (Invalid argument)"},
		{name: "workers that are not all there", syscall: "io_uring_register", args: [6]uint64{3, workers, 0x100, 3}, ret: einval, entry: memory(at(0x100, uint32(3))),
			want: "io_uring_register(3, IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=3, ... /* 0x104 */], 3) = -1 EINVAL (Invalid argument)"},
		{name: "a bad pointer to workers", syscall: "io_uring_register", args: [6]uint64{3, workers, 0x100, 1}, ret: efault, want: "io_uring_register(3, IORING_REGISTER_IOWQ_MAX_WORKERS, 0x100, 1) = -1 EFAULT (Bad address)"},
		{name: "no workers", syscall: "io_uring_register", args: [6]uint64{3, workers, 0, 0}, ret: einval, want: "io_uring_register(3, IORING_REGISTER_IOWQ_MAX_WORKERS, NULL, 0) = -1 EINVAL (Invalid argument)"},
		{name: "CPUs", syscall: "io_uring_register", args: [6]uint64{3, cpus, 0x100, 2}, entry: memory(at(0x100, "\x81\x01")), want: "io_uring_register(3, IORING_REGISTER_IOWQ_AFF, [0 7 8], 2) = 0"},
		{name: "how to poll, and how it was", syscall: "io_uring_register", args: [6]uint64{3, napi, 0x100, 1}, entry: poll(5, 0), exit: poll(0, 255),
			want: "io_uring_register(3, IORING_REGISTER_NAPI, {busy_poll_to=0x5, prefer_busy_poll=0, opcode=IO_URING_NAPI_REGISTER_OP, op_param=IO_URING_NAPI_TRACKING_DYNAMIC} => " +
				"{busy_poll_to=0, prefer_busy_poll=0, opcode=IO_URING_NAPI_REGISTER_OP, op_param=IO_URING_NAPI_TRACKING_INACTIVE}, 1) = 0"},
		{name: "one struct, not two", syscall: "io_uring_register", args: [6]uint64{3, napi, 0x100, 2}, ret: einval, entry: poll(5, 0), want: "io_uring_register(3, IORING_REGISTER_NAPI, 0x100, 2) = -1 EINVAL (Invalid argument)"},
		{name: "a clock has no number", syscall: "io_uring_register", args: [6]uint64{3, clock, 0x100, 0}, entry: memory(at(0x100, uint32(1), uint32(0), uint32(0), uint32(0))),
			want: "io_uring_register(3, IORING_REGISTER_CLOCK, {clockid=CLOCK_MONOTONIC}, 0) = 0"},
		{name: "an unknown bit stays", syscall: "io_uring_register", args: [6]uint64{3, clone, 0x100, 1}, ret: einval, entry: memory(at(0x100, uint32(0xffffffff), uint32(5), uint64(0), uint64(0), uint64(0))),
			want: "io_uring_register(3, IORING_REGISTER_CLONE_BUFFERS, {src_fd=-1, flags=IORING_REGISTER_SRC_REGISTERED|0x4, src_off=0, dst_off=0, nr=0}, 1) = -1 EINVAL (Invalid argument)"},
		{name: "an entry has its operation's flags", syscall: "io_uring_register", args: [6]uint64{3, message, 0x100, 1}, ret: einval, entry: memory(at(0x100, uint32(40), uint32(7), uint64(0), uint64(0), uint32(0), uint32(1), uint64(0), uint64(0), uint64(0), uint64(0))),
			want: "io_uring_register(3, IORING_REGISTER_SEND_MSG_RING, {opcode=IORING_OP_MSG_RING, flags=0, ioprio=0, fd=7, off=0, addr=0, len=0, msg_ring_flags=IORING_MSG_RING_CQE_SKIP, " +
				"user_data=0, buf_index=0, personality=0, file_index=0, optval=0}, 1) = -1 EINVAL (Invalid argument)"},
		{name: "a union that depends on the operation", syscall: "io_uring_register", args: [6]uint64{3, receive, 0x100, 1}, ret: einval, entry: memory(at(0x100, uint32(1), uint32(2), make([]byte, 64))),
			want: "io_uring_register(3, IORING_REGISTER_ZCRX_CTRL, {zcrx_id=1, op=ZCRX_CTRL_ARM_EVENT, zc_arm_event={event_type=ZCRX_EVENT_ALLOC_FAIL}}, 1) = -1 EINVAL (Invalid argument)"},
		{name: "a restriction of an unknown kind", syscall: "io_uring_register", args: [6]uint64{3, restrictions, 0x100, 1}, ret: einval, entry: memory(at(0x100, "\x04\x00\x02", make([]byte, 13))),
			want: "io_uring_register(3, IORING_REGISTER_RESTRICTIONS, [{opcode=0x4 /* IORING_RESTRICTION_??? */ /* op: 0x2 */}], 1) = -1 EINVAL (Invalid argument)"},
	})
}
