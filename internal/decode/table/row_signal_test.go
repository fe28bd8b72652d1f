// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
)

func TestSigset(t *testing.T) {
	for _, tt := range []struct {
		name string
		set  uint64
		want string
	}{
		{"none", 0, "[]"},
		{"one", 1 << 16, "[CHLD]"},
		{"real-time ones", 7 << 31, "[RTMIN RT_1 RT_2]"},
		{"all", allOnes, "~[]"},
		{"all but what libc cannot block", 0xfffffffe7ffbfeff, "~[KILL STOP RTMIN RT_1]"},
		{"42 of 64 are many", 1<<42 - 1, "~[RT_11 RT_12 RT_13 RT_14 RT_15 RT_16 RT_17 RT_18 RT_19 RT_20 RT_21 RT_22 RT_23 RT_24 RT_25 RT_26 RT_27 RT_28 RT_29 RT_30 RT_31 RT_32]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &arg.Printer{Call: &arg.Call{}}
			if table.AppendSigset(p, tt.set); string(p.Out) != tt.want {
				t.Errorf("set %#x\n got %s\nwant %s", tt.set, p.Out, tt.want)
			}
		})
	}
}

func TestSignalCalls(t *testing.T) {
	testCalls(t, []callCase{
		{name: "the kernel's sigaction has its mask last", syscall: "rt_sigaction", args: [6]uint64{10, 0x100, 0x200, 8},
			entry: memory(at(0x100, uint64(0x5000), uint64(0x14000000), uint64(0x6000), uint64(0x200))),
			exit:  memory(at(0x200, uint64(1), uint64(0), uint64(0), uint64(0))),
			want:  "rt_sigaction(SIGUSR1, {sa_handler=0x5000, sa_mask=[USR1], sa_flags=SA_RESTORER|SA_RESTART, sa_restorer=0x6000}, {sa_handler=SIG_IGN, sa_mask=[], sa_flags=0}, 8) = 0"},
		{name: "a set of another size is not read", syscall: "rt_sigprocmask", args: [6]uint64{0, 0x100, 0, 4}, ret: einval, entry: memory(at(0x100, uint64(1))),
			want: "rt_sigprocmask(SIG_BLOCK, 0x100, NULL, 4) = -1 EINVAL (Invalid argument)"},
		{name: "pending signals may be fewer bytes", syscall: "rt_sigpending", args: [6]uint64{0x100, 4}, exit: memory(at(0x100, uint32(0x4000))),
			want: "rt_sigpending([TERM], 4) = 0"},
		{name: "sets of old have 32 signals", syscall: "sigprocmask", abi: arg.I386, args: [6]uint64{2, 0x100}, entry: memory(at(0x100, uint32(0xfffffffe))),
			want: "sigprocmask(SIG_SETMASK, ~[HUP], NULL) = 0"},
		{name: "the signal that was waited for", syscall: "rt_sigtimedwait", args: [6]uint64{0x100, 0, 0, 8}, ret: 17, entry: memory(at(0x100, uint64(1<<16))),
			want: "rt_sigtimedwait([CHLD], NULL, NULL, 8) = 17 (SIGCHLD)"},
		{name: "a siginfo that is cut is not read", syscall: "rt_sigqueueinfo", args: [6]uint64{1, 10, 0x100}, ret: efault, entry: memory(at(0x100, make([]byte, 127))),
			want: "rt_sigqueueinfo(1, SIGUSR1, 0x100) = -1 EFAULT (Bad address)"},
	})
}

func TestSiginfo(t *testing.T) {
	words := func(w ...uint32) (b []byte) {
		for _, v := range w {
			b = append(b, at(0, v).Data...)
		}
		return b
	}
	for _, tt := range []struct {
		name string
		info []byte
		want string
	}{
		{"none", nil, "{}"},
		{"cut in its head", words(17), "{si_signo=SIGCHLD, si_code=SI_USER, si_pid=0, si_uid=0}"},
		{"a child's end", words(17, 0, 1, 0, 5, 1000, 3, 0, 12345, 0, 7, 0),
			"{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=5, si_uid=1000, si_status=3, si_utime=12345 /* 123.45 s */, si_stime=7 /* 0.07 s */}"},
		{"a child's death", words(17, 0, 2, 0, 5, 0, 11),
			"{si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=5, si_uid=0, si_status=SIGSEGV, si_utime=0, si_stime=0}"},
		{"an error of the sender's", words(10, 3, 0xffffffff, 0, 5, 0xffffffff, 7, 0),
			"{si_signo=SIGUSR1, si_code=SI_QUEUE, si_errno=ESRCH, si_pid=5, si_uid=-1, si_int=7, si_ptr=0x7}"},
		{"a timer", words(34, 0, 0xfffffffe, 0, 2, 0xffffffff, 0, 1), "{si_signo=SIGRT_2, si_code=SI_TIMER, si_timerid=0x2, si_overrun=-1, si_int=0, si_ptr=0x100000000}"},
		{"a fault", words(11, 0, 1, 0, 2, 0x9f), "{si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=0x9f00000002}"},
		{"a fault of a bound", words(11, 0, 3, 0, 0, 0, 9, 9, 1, 2, 3, 4),
			"{si_signo=SIGSEGV, si_code=SEGV_BNDERR, si_addr=NULL, si_lower=0x200000001, si_upper=0x400000003}"},
		{"a fault of a key", words(11, 0, 4, 0, 0, 0, 9, 9, 5), "{si_signo=SIGSEGV, si_code=SEGV_PKUERR, si_addr=NULL, si_pkey=5}"},
		{"a fault of the machine", words(7, 0, 4, 0, 0, 0, 0xff000c), "{si_signo=SIGBUS, si_code=BUS_MCEERR_AR, si_addr=NULL, si_addr_lsb=0xc}"},
		{"a descriptor", words(29, 0, 1, 0, 0x41, 0, 7), "{si_signo=SIGIO, si_code=POLL_IN, si_band=65, si_fd=7}"},
		{"the kernel itself", words(14, 0, 0x80), "{si_signo=SIGALRM, si_code=SI_KERNEL}"},
		{"a forbidden call", words(31, 0, 1, 0, 1, 0, 39, 0xc000003e), "{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x1, si_syscall=__NR_getpid, si_arch=AUDIT_ARCH_X86_64}"},
		{"one of another table", words(31, 0, 1, 0, 1, 0, 39, 0x40000003), "{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x1, si_syscall=39 /* mkdir */, si_arch=AUDIT_ARCH_I386}"},
		{"one that has no name", words(31, 0, 1, 0, 1, 0, 0xffffffff, 0), "{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x1, si_syscall=4294967295, si_arch=0 /* AUDIT_ARCH_??? */}"},
		{"a signal that is none", words(0xffffffff, 0, 5), "{si_signo=-1, si_code=0x5}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &arg.Printer{Call: &arg.Call{}}
			if table.AppendSiginfo(p, tt.info); string(p.Out) != tt.want {
				t.Errorf("siginfo\n got %s\nwant %s", p.Out, tt.want)
			}
		})
	}
}

func TestSiginfoOf32Bits(t *testing.T) {
	testCalls(t, []callCase{
		{name: "its union is closer, and so are its longs", syscall: "waitid", abi: arg.I386, args: [6]uint64{1, 5, 0x100, 4}, exit: memory(at(0x100,
			uint32(17), uint32(0), uint32(1), uint32(5), uint32(0), uint32(3), uint32(1), uint32(2), make([]byte, 96))),
			want: "waitid(P_PID, 5, {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=5, si_uid=0, si_status=3, si_utime=1 /* 0.01 s */, si_stime=2 /* 0.02 s */}, WEXITED, NULL) = 0"},
	})
}

func FuzzSiginfo(f *testing.F) {
	f.Add([]byte("\x11\x00\x00\x00\x00\x00\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, info []byte) {
		p := &arg.Printer{Call: &arg.Call{}}
		table.AppendSiginfo(p, info)
		for _, c := range p.Out {
			if c < ' ' || c > '~' {
				t.Fatalf("byte %#x in %q", c, p.Out)
			}
		}
	})
}
