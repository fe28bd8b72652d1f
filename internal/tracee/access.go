// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"errors"

	"golang.org/x/sys/unix"
)

// Access tells whether the kernel would let this process attach to a process with
// ptrace(2): nil, or why not. It asks by reading a byte at an address that no process
// has, since process_vm_readv(2) is allowed to whom ptrace is, the rules of security
// modules included.
func (p Process) Access() error {
	for _, tid := range append(p.Threads(), p.TGID) {
		var b [1]byte
		_, err := unix.ProcessVMReadv(int(tid), []unix.Iovec{{Base: &b[0], Len: 1}}, []unix.RemoteIovec{{Base: 0, Len: 1}}, 0)
		gone := errors.Is(err, unix.ESRCH) && tid != p.TGID // a thread that has ended meanwhile
		if err != nil && !errors.Is(err, unix.EFAULT) && !gone {
			return err
		}
	}
	return nil
}
