// SPDX-License-Identifier: Apache-2.0

package cfi

// The operations of DWARF 5, 7.7.1, as far as compilers and C libraries use them in call
// frame information: for entries of the procedure linkage table, and for signal frames.
const (
	doAddr   = 0x03
	doDeref  = 0x06
	doU8     = 0x08 // then s8, u16, s16, u32, s32, u64, s64
	doULEB   = 0x10
	doSLEB   = 0x11
	doDup    = 0x12
	doDrop   = 0x13
	doOver   = 0x14
	doSwap   = 0x16
	doAnd    = 0x1a
	doMinus  = 0x1c
	doMul    = 0x1e
	doNeg    = 0x1f
	doOr     = 0x21
	doPlus   = 0x22
	doPlusN  = 0x23
	doShl    = 0x24
	doShr    = 0x25
	doSar    = 0x26
	doXor    = 0x27
	doBranch = 0x28
	doEq     = 0x29 // then ge, gt, le, lt, ne
	doNe     = 0x2e
	doSkip   = 0x2f
	doLit0   = 0x30
	doBreg0  = 0x70
	doBregX  = 0x92
	doNop    = 0x96
)

// stepsMax ends expressions that loop.
const stepsMax = 256

// Frame is a frame whose caller is looked for: its registers and the process's memory.
type Frame struct {
	Regs [Registers]uint64
	// Word reads 8 bytes of memory.
	Word func(addr uint64) (word uint64, ok bool)

	next [Registers]uint64 // while the caller's are found
}

// eval runs an expression.
type eval struct {
	frame *Frame
	r     reader
	stack []uint64
	bad   bool
}

// Eval gives the result of an expression. What it begins with is on the stack.
func (f *Frame) Eval(expr []byte, first ...uint64) (uint64, bool) {
	e := eval{frame: f, r: reader{b: expr}, stack: first}
	for i := 0; !e.r.done() && !e.bad; i++ {
		if i == stepsMax {
			return 0, false
		}
		e.step(e.r.u8())
	}
	v := e.pop()
	return v, !e.bad && !e.r.bad
}

func (e *eval) push(v uint64) { e.stack = append(e.stack, v) }

func (e *eval) pop() uint64 {
	if len(e.stack) == 0 {
		e.bad = true
		return 0
	}
	v := e.stack[len(e.stack)-1]
	e.stack = e.stack[:len(e.stack)-1]
	return v
}

// reg pushes a register's value and an offset.
func (e *eval) reg(n uint64, offset int64) {
	if n >= Registers {
		e.bad = true
		return
	}
	e.push(e.frame.Regs[n] + uint64(offset))
}

func (e *eval) step(op byte) {
	switch {
	case op >= doLit0 && op < doLit0+32:
		e.push(uint64(op - doLit0))
	case op >= doBreg0 && op < doBreg0+32:
		e.reg(uint64(op-doBreg0), e.r.sleb())
	case op >= doU8 && op <= doSLEB, op == doAddr:
		e.push(e.constant(op))
	case op >= doEq && op <= doNe:
		b, a := int64(e.pop()), int64(e.pop())
		e.push(compare(op, a, b))
	default:
		e.other(op)
	}
}

func (e *eval) constant(op byte) uint64 {
	switch op {
	case doU8:
		return uint64(e.r.u8())
	case doU8 + 1:
		return uint64(int64(int8(e.r.u8())))
	case doU8 + 2:
		return uint64(e.r.u16())
	case doU8 + 3:
		return uint64(int64(int16(e.r.u16())))
	case doU8 + 4:
		return uint64(e.r.u32())
	case doU8 + 5:
		return uint64(int64(int32(e.r.u32())))
	case doULEB:
		return e.r.uleb()
	case doSLEB:
		return uint64(e.r.sleb())
	}
	return e.r.u64()
}

func compare(op byte, a, b int64) uint64 {
	is := [...]bool{a == b, a >= b, a > b, a <= b, a < b, a != b}[op-doEq]
	if is {
		return 1
	}
	return 0
}

func (e *eval) other(op byte) {
	switch op {
	case doNop:
	case doDeref:
		v, ok := e.frame.Word(e.pop())
		e.bad = e.bad || !ok
		e.push(v)
	case doDup:
		v := e.pop()
		e.push(v)
		e.push(v)
	case doDrop:
		e.pop()
	case doOver:
		b, a := e.pop(), e.pop()
		e.stack = append(e.stack, a, b, a)
	case doSwap:
		b, a := e.pop(), e.pop()
		e.stack = append(e.stack, b, a)
	case doNeg:
		e.push(-e.pop())
	case doPlusN:
		e.push(e.pop() + e.r.uleb())
	case doBregX:
		e.reg(e.r.uleb(), e.r.sleb())
	case doSkip:
		e.jump(int16(e.r.u16()))
	case doBranch:
		if by := int16(e.r.u16()); e.pop() != 0 {
			e.jump(by)
		}
	default:
		b, a := e.pop(), e.pop()
		e.push(e.binary(op, a, b))
	}
}

func (e *eval) jump(by int16) {
	e.r.at += int(by)
	if e.r.at < 0 || e.r.at > len(e.r.b) {
		e.bad = true
		e.r.at = len(e.r.b)
	}
}

func (e *eval) binary(op byte, a, b uint64) uint64 {
	switch op {
	case doAnd:
		return a & b
	case doMinus:
		return a - b
	case doMul:
		return a * b
	case doOr:
		return a | b
	case doPlus:
		return a + b
	case doShl:
		return a << min(b, 64)
	case doShr:
		return a >> min(b, 64)
	case doSar:
		return uint64(int64(a) >> min(b, 63))
	case doXor:
		return a ^ b
	}
	e.bad = true
	return 0
}
