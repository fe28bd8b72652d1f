// SPDX-License-Identifier: Apache-2.0

package main

const x32First = 512

// x32Own are the calls from x32First on. Source: asm/unistd_x32.h.
var x32Own = []string{
	"rt_sigaction",
	"rt_sigreturn",
	"ioctl",
	"readv",
	"writev",
	"recvfrom",
	"sendmsg",
	"recvmsg",
	"execve",
	"ptrace",
	"rt_sigpending",
	"rt_sigtimedwait",
	"rt_sigqueueinfo",
	"sigaltstack",
	"timer_create",
	"mq_notify",
	"kexec_load",
	"waitid",
	"set_robust_list",
	"get_robust_list",
	"vmsplice",
	"move_pages",
	"preadv",
	"pwritev",
	"rt_tgsigqueueinfo",
	"recvmmsg",
	"sendmmsg",
	"process_vm_readv",
	"process_vm_writev",
	"setsockopt",
	"getsockopt",
	"io_setup",
	"io_submit",
	"execveat",
	"preadv2",
	"pwritev2",
}

// x32Lacks are in asm/unistd_64.h and not in asm/unistd_x32.h.
var x32Lacks = map[string]bool{
	"_sysctl":         true,
	"create_module":   true,
	"epoll_ctl_old":   true,
	"epoll_wait_old":  true,
	"get_kernel_syms": true,
	"get_thread_area": true,
	"nfsservctl":      true,
	"query_module":    true,
	"set_thread_area": true,
	"uselib":          true,
	"vserver":         true,
}

// x32None are only for the kernel's own trampolines, and strace knows no x32 name.
var x32None = map[string]bool{
	"uretprobe": true,
	"uprobe":    true,
}
