// SPDX-License-Identifier: Apache-2.0

package table

import (
	"encoding/binary"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Where the mask of signals stands from the stack pointer when a handler returns.
// The handler's own return has taken one word off the stack on x86.
const (
	frameAMD64 = 296 // struct rt_sigframe of arch/x86/include/asm/sigframe.h, from its uc on
	frameARM64 = 168 // struct rt_sigframe of arch/arm64/kernel/signal.c
	frameI386  = 248 // struct rt_sigframe_ia32, from its sig on
	frameMax   = frameAMD64 + sigsetSize
)

// signalFrame is what rt_sigreturn restores: of it, the mask is printed.
var signalFrame = arg.Stack{Bytes: frameMax, Print: func(p *arg.Printer, frame []byte) {
	at := frameAMD64
	switch p.Call.ABI {
	case arg.ARM64:
		at = frameARM64
	case arg.I386:
		at = frameI386
	}
	if len(frame) < at+sigsetSize {
		return
	}
	p.Text("{mask=")
	AppendSigset(p, binary.NativeEndian.Uint64(frame[at:]))
	p.Byte('}')
}}

// oldFrame is what i386's sigreturn restores: struct sigcontext_32, whose oldmask is the
// first word of the mask.
var oldFrame = arg.Stack{Bytes: 84, Print: func(p *arg.Printer, frame []byte) {
	const oldMask = 80
	if len(frame) < oldMask+4 {
		return
	}
	p.Text("{mask=")
	oldSigset.Append(p, uint64(binary.NativeEndian.Uint32(frame[oldMask:])))
	p.Byte('}')
}}
