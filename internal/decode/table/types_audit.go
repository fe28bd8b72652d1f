// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// appendSyscallOf appends a number with its name: as a constant where it is of the
// caller's own architecture, behind it where it is of a sister's.
func appendSyscallOf(p *arg.Printer, nr, arch uint64) {
	abi, known := auditABI(arch)
	own := arg.ABI(Native())
	if p.Call != nil {
		own = p.Call.ABI
	}
	name := ""
	if known && abi.sister() == ABI(own).sister() {
		if nr&X32Bit != 0 && abi == AMD64 {
			abi = X32
		}
		name = abi.Name(nr)
	}
	if name == "" {
		p.Uint(nr)
		return
	}
	if arg.ABI(abi) != own {
		p.Uint(nr)
		p.Comment(name)
		return
	}
	if p.Opt.Style != arg.StyleAbbrev {
		p.Uint(nr)
	}
	switch p.Opt.Style {
	case arg.StyleAbbrev:
		p.Text("__NR_")
		p.Text(name)
	case arg.StyleVerbose:
		p.Text(" /* __NR_")
		p.Text(name)
		p.Text(" */")
	}
}

// auditABI is the syscall table of an AUDIT_ARCH_.
func auditABI(arch uint64) (ABI, bool) {
	switch arch {
	case unix.AUDIT_ARCH_X86_64:
		return AMD64, true
	case unix.AUDIT_ARCH_I386:
		return I386, true
	case unix.AUDIT_ARCH_AARCH64:
		return ARM64, true
	case unix.AUDIT_ARCH_ARM:
		return ARM, true
	}
	return 0, false
}

// sister is the 64-bit table of the machines that a has.
func (a ABI) sister() ABI {
	if a == ARM64 || a == ARM {
		return ARM64
	}
	return AMD64
}
