// SPDX-License-Identifier: Apache-2.0

package cfi

// Result is how the step to a caller ended.
type Result uint8

const (
	Found   Result = iota // the frame is the caller's
	Bottom                // there is no caller: the rules say so
	Missing               // the memory that has it is not there
)

// Caller makes a frame its caller's, by a row. sp is the stack pointer's column. What is
// returned as pc is the return address.
func (f *Frame) Caller(row *Row, sp int) (pc uint64, result Result) {
	if row.RA >= Registers || row.Rules[row.RA].How == Undefined {
		return 0, Bottom
	}
	cfa, ok := f.cfa(row)
	if !ok {
		return 0, Missing
	}
	f.next = f.Regs // all rules are about the registers as they are now
	f.next[sp] = cfa
	for _, i := range row.set {
		v, ok := f.value(&row.Rules[i], cfa)
		if !ok && uint64(i) == row.RA {
			return 0, Missing
		}
		f.next[i] = v
	}
	f.Regs = f.next
	return f.Regs[row.RA], Found
}

func (f *Frame) cfa(row *Row) (uint64, bool) {
	if row.CFAExpr != nil {
		return f.Eval(row.CFAExpr)
	}
	if row.CFAReg >= Registers {
		return 0, false
	}
	return f.Regs[row.CFAReg] + uint64(row.CFAOff), true
}

// value is what a rule says.
func (f *Frame) value(rule *Rule, cfa uint64) (uint64, bool) {
	switch rule.How {
	case AtCFA:
		return f.Word(cfa + uint64(rule.N))
	case IsCFA:
		return cfa + uint64(rule.N), true
	case InReg:
		if uint64(rule.N) >= Registers {
			return 0, false
		}
		return f.Regs[rule.N], true
	case AtExpr:
		addr, ok := f.Eval(rule.Expr, cfa)
		if !ok {
			return 0, false
		}
		return f.Word(addr)
	case IsExpr:
		return f.Eval(rule.Expr, cfa)
	}
	return 0, true
}
