// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// A plainReason says why arguments are printed as words of which nothing is known.
type plainReason struct {
	why  string
	lack bool // something is there to be shown that is not
	args string
}

var plainReasons = []plainReason{
	{why: "the address is what the call is about, not what stands there", args: `
		brk.addr madvise.addr map_shadow_stack.addr mbind.addr mincore.addr mlock.addr mlock2.addr mmap2.addr mprotect.addr
		mremap.new_address mremap.old_address mseal.addr msync.addr munlock.addr munmap.addr pkey_mprotect.addr remap_file_pages.addr
		get_mempolicy.addr set_mempolicy_home_node.start shmat.shmaddr shmdt.shmaddr kexec_load.entry`},
	{why: "the kernel keeps the address and looks there later", args: `
		futex.uaddr futex.uaddr2 futex_time64.uaddr futex_time64.uaddr2 futex_wait.uaddr futex_wake.uaddr set_robust_list.addr set_tid_address.tidptr`},
	{why: "a handle, which the kernel gave", args: `
		io_cancel.ctx_id io_destroy.ctx_id io_getevents.ctx_id io_pgetevents.ctx_id io_pgetevents_time64.ctx_id io_submit.ctx_id`},
	{why: "a word without a meaning so far: flags that are to be 0", args: `
		mseal.flags pkey_alloc.flags set_mempolicy_home_node.flags clone. getcpu.tcache`},
	{why: "a number, which strace prints in hex", args: "mmap.offset ioperm.from ioperm.num"},
	{why: "a multiplexer's, of a code that stands for no call", args: "ipc.*"},
	{why: "strace prints the address as well", args: "ustat.ubuf lookup_dcookie.buffer init_module.module_image"},
	{why: "the kernel has no such call any more, or never had", args: `
		afs_syscall.* bdflush.* create_module.* epoll_ctl_old.* epoll_wait_old.* get_kernel_syms.* getpmsg.* gtty.* nfsservctl.* profil.*
		putpmsg.* query_module.* security.* stty.* tuxcall.* ulimit.* vserver.*`},
	{why: "strace prints words as well: the first says what the others are", lack: true, args: "sysfs.*"},
}

// plainArg finds the reason why an argument is a plain word.
func plainArg(syscall, name string) *plainReason {
	for i := range plainReasons {
		words := strings.Fields(plainReasons[i].args)
		if slices.Contains(words, syscall+"."+name) || slices.Contains(words, syscall+".*") {
			return &plainReasons[i]
		}
	}
	return nil
}

// isPlain tells whether a type prints a word of the caller's as it is.
func isPlain(t arg.Type) bool {
	n, ok := t.(arg.Num)
	return ok && (n.Form == arg.Address || n.Bytes == 0 && (n.Form == arg.Hex || n.Form == arg.HexOrZero))
}

// syscallNames64 are the syscalls of both 64-bit architectures, each once, in order.
func syscallNames64() []string {
	var names []string
	for _, a := range []ABI{AMD64, ARM64} {
		for nr := range a.Max() + 1 {
			if name := a.Name(uint64(nr)); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

func TestEverySyscallHasARow(t *testing.T) {
	for _, name := range syscallNames64() {
		if Find(name) == nil {
			t.Errorf("%s has no row", name)
		}
	}
}

func TestEveryRowIsOfASyscall(t *testing.T) {
	for name := range byName {
		known := false
		for _, a := range []ABI{AMD64, ARM64, I386, ARM, X32} {
			_, ok := a.Number(name)
			known = known || ok
		}
		if !known && Multiplexer(name) == "" {
			t.Errorf("%s is a row of no syscall", name)
		}
	}
}

func TestNoRowStandsTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, family := range families {
		for i := range family {
			if name := family[i].Name; seen[name] {
				t.Errorf("%s stands twice", name)
			} else {
				seen[name] = true
			}
		}
	}
}

func TestPlainWordsHaveAReason(t *testing.T) {
	for name, row := range byName {
		for _, a := range row.Args {
			if isPlain(a.Type) && plainArg(name, a.Name) == nil {
				t.Errorf("%s prints %s as a plain word\n got no reason\nwant one in plainReasons", name, a.Name)
			}
		}
	}
}

func TestPlainReasonsAreNeeded(t *testing.T) {
	for _, r := range plainReasons {
		for _, word := range strings.Fields(r.args) {
			name, field, _ := strings.Cut(word, ".")
			row := Find(name)
			if row == nil {
				continue // one of the other architectures
			}
			if !slices.ContainsFunc(row.Args, func(a Arg) bool { return isPlain(a.Type) && (a.Name == field || field == "*") }) {
				t.Errorf("%s\n got no such plain word\nwant one, or no reason for it", word)
			}
		}
	}
}
