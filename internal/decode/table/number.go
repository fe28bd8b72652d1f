// SPDX-License-Identifier: Apache-2.0

package table

import (
	"runtime"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

//go:generate go run ../../gen/numbers number_gen.go

// An ABI is a set of syscall numbers: the same number means different calls in each.
// It is arg.ABI, which knows the sizes of C types, with the numbers added.
type ABI arg.ABI

const (
	AMD64 = ABI(arg.AMD64)
	ARM64 = ABI(arg.ARM64)
	I386  = ABI(arg.I386) // 32-bit calls on amd64
	ARM   = ABI(arg.ARM)  // 32-bit calls on arm64, EABI
	X32   = ABI(arg.X32)  // amd64 with X32Bit set in the number
)

const (
	// X32Bit in a number tells x32 from amd64. The kernel reports it as part of the number.
	X32Bit = 0x40000000

	// armPrivateBase is __ARM_NR_BASE: ARM's own calls stand far above the others.
	armPrivateBase = 0xf0000
)

// namesByNumber has each ABI's names by number, without X32Bit.
var namesByNumber = [...][]string{
	AMD64: numberAMD64[:],
	ARM64: numberARM64[:],
	I386:  numberI386[:],
	ARM:   numberARM[:],
	X32:   numberX32[:],
}

var abiNames = [...]string{AMD64: "amd64", ARM64: "arm64", I386: "i386", ARM: "arm", X32: "x32"}

// Native is the ABI of programs built like this one.
func Native() ABI {
	switch runtime.GOARCH {
	case "arm64":
		return ARM64
	case "386":
		return I386
	case "arm":
		return ARM
	default:
		return AMD64
	}
}

// String is the ABI's name in file names and messages.
func (a ABI) String() string {
	if int(a) >= len(abiNames) {
		return "unknown"
	}
	return abiNames[a]
}

// Name is what strace calls syscall nr, "" if it has none: any value may be asked for.
// X32 takes numbers with X32Bit and without. A name that ends in "#64" is a call that
// x32 programs make under amd64's number.
func (a ABI) Name(nr uint64) string {
	if int(a) >= len(namesByNumber) {
		return ""
	}
	names := namesByNumber[a]
	switch {
	case a == X32:
		nr &^= X32Bit
	case a == ARM && nr >= armPrivateBase:
		names, nr = numberARMPrivate[:], nr-armPrivateBase
	}
	if nr >= uint64(len(names)) {
		return ""
	}
	return names[nr]
}

// Number finds the number of the syscall that Name calls name; for X32 without X32Bit.
// It searches the table: it is for options, not for calls.
func (a ABI) Number(name string) (uint32, bool) {
	if int(a) >= len(namesByNumber) || name == "" {
		return 0, false
	}
	if nr := slices.Index(namesByNumber[a], name); nr >= 0 {
		return uint32(nr), true
	}
	if nr := slices.Index(numberARMPrivate[:], name); a == ARM && nr >= 0 {
		return uint32(armPrivateBase + nr), true
	}
	return 0, false
}

// Max is the highest number with a name, X32Bit and ARM's private calls left aside: a
// bitmap of syscalls needs Max()+1 bits.
func (a ABI) Max() uint32 {
	if int(a) >= len(namesByNumber) {
		return 0
	}
	return uint32(len(namesByNumber[a]) - 1)
}
