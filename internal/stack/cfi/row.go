// SPDX-License-Identifier: Apache-2.0

package cfi

// Registers is how many columns are followed: those of amd64 are 0 to 16, those of arm64
// 0 to 32; vector registers are of no use here.
const Registers = 33

// How is the kind of a rule.
type How uint8

// The rules of DWARF 5, 6.4.1.
const (
	Same      How = iota // the caller's is what it is now
	Undefined            // it cannot be had
	AtCFA                // in memory, at the frame's address and N
	IsCFA                // the frame's address and N itself
	InReg                // in the register N
	AtExpr               // in memory, where an expression says
	IsExpr               // what an expression says
)

// Rule is where a register of the caller is.
type Rule struct {
	How  How
	N    int64
	Expr []byte
}

// Row is what holds at one address: how the frame's address (CFA) is found, and the
// caller's registers.
type Row struct {
	CFAReg uint64 // plus CFAOff; or, if there is one, CFAExpr
	CFAOff int64
	// CFAExpr is an expression for the frame's address.
	CFAExpr []byte
	Rules   [Registers]Rule
	RA      uint64  // the register that has the return address
	Signal  bool    // the frame that the kernel made for a signal: its caller was not calling
	set     []uint8 // the registers with a rule
}

// Instructions: DWARF 5, 7.24; LSB 5, 10.6.2.
const (
	opAdvance           = 0x40 // the two upper bits
	opOffset            = 0x80
	opRestore           = 0xc0
	opNop               = 0x00
	opSetLoc            = 0x01
	opAdvance1          = 0x02
	opAdvance2          = 0x03
	opAdvance4          = 0x04
	opOffsetExtended    = 0x05
	opRestoreExtended   = 0x06
	opUndefined         = 0x07
	opSameValue         = 0x08
	opRegister          = 0x09
	opRemember          = 0x0a
	opRestoreState      = 0x0b
	opDefCFA            = 0x0c
	opDefCFAReg         = 0x0d
	opDefCFAOffset      = 0x0e
	opDefCFAExpr        = 0x0f
	opExpr              = 0x10
	opOffsetExtendedSF  = 0x11
	opDefCFASF          = 0x12
	opDefCFAOffsetSF    = 0x13
	opValOffset         = 0x14
	opValOffsetSF       = 0x15
	opValExpr           = 0x16
	opNegateRA          = 0x2d // arm64: return addresses are signed from here on
	opArgsSize          = 0x2e
	opNegOffsetExtended = 0x2f
)

// machine runs instructions until it is at pc.
type machine struct {
	cie     *cie
	row     Row
	initial Row
	states  []Row
	loc, pc uint64
}

// row works out the rules at pc.
func (f *fde) row(pc uint64) *Row {
	m := machine{cie: f.cie, loc: f.start, pc: pc}
	m.row.RA, m.row.Signal = f.cie.ra, f.cie.signal
	if !m.run(f.cie.code) {
		return nil
	}
	m.initial, m.loc = m.row, f.start
	if !m.run(f.code) {
		return nil
	}
	for i := range m.row.Rules {
		if m.row.Rules[i].How != Same {
			m.row.set = append(m.row.set, uint8(i))
		}
	}
	return &m.row
}

// run does instructions, and tells whether all were understood.
func (m *machine) run(code []byte) bool {
	r := reader{b: code}
	for !r.done() && m.loc <= m.pc {
		op := r.u8()
		switch op & 0xc0 {
		case opAdvance:
			if !m.advance(uint64(op & 0x3f)) {
				return !r.bad
			}
		case opOffset:
			m.set(uint64(op&0x3f), Rule{How: AtCFA, N: int64(r.uleb()) * m.cie.dataAlign})
		case opRestore:
			m.restore(uint64(op & 0x3f))
		default:
			if more, ok := m.plain(op, &r); !more || !ok {
				return ok
			}
		}
	}
	return !r.bad
}

// advance goes on to where the next rules hold, and tells whether pc is beyond that.
func (m *machine) advance(n uint64) bool {
	m.loc += n * m.cie.codeAlign
	return m.loc <= m.pc
}

func (m *machine) set(reg uint64, rule Rule) {
	if reg < Registers {
		m.row.Rules[reg] = rule
	}
}

func (m *machine) restore(reg uint64) {
	if reg < Registers {
		m.row.Rules[reg] = m.initial.Rules[reg]
	}
}

// plain does an instruction whose operands all follow it. more is false where pc is
// passed.
func (m *machine) plain(op byte, r *reader) (more, ok bool) {
	scale := m.cie.dataAlign
	switch op {
	case opNop, opNegateRA:
	case opSetLoc:
		m.loc = r.u64()
		return m.loc <= m.pc, !r.bad
	case opAdvance1:
		return m.advance(uint64(r.u8())), !r.bad
	case opAdvance2:
		return m.advance(uint64(r.u16())), !r.bad
	case opAdvance4:
		return m.advance(uint64(r.u32())), !r.bad
	case opOffsetExtended:
		m.set(r.uleb(), Rule{How: AtCFA, N: int64(r.uleb()) * scale})
	case opOffsetExtendedSF:
		m.set(r.uleb(), Rule{How: AtCFA, N: r.sleb() * scale})
	case opNegOffsetExtended:
		m.set(r.uleb(), Rule{How: AtCFA, N: -int64(r.uleb()) * scale})
	case opValOffset:
		m.set(r.uleb(), Rule{How: IsCFA, N: int64(r.uleb()) * scale})
	case opValOffsetSF:
		m.set(r.uleb(), Rule{How: IsCFA, N: r.sleb() * scale})
	case opRestoreExtended:
		m.restore(r.uleb())
	case opUndefined:
		m.set(r.uleb(), Rule{How: Undefined})
	case opSameValue:
		m.set(r.uleb(), Rule{})
	case opRegister:
		m.set(r.uleb(), Rule{How: InReg, N: int64(r.uleb())})
	case opExpr:
		m.set(r.uleb(), Rule{How: AtExpr, Expr: r.block()})
	case opValExpr:
		m.set(r.uleb(), Rule{How: IsExpr, Expr: r.block()})
	case opArgsSize:
		r.uleb()
	default:
		return true, m.frame(op, r) && !r.bad
	}
	return true, !r.bad
}

// frame does an instruction about the frame's address, or about whole rows.
func (m *machine) frame(op byte, r *reader) bool {
	row := &m.row
	switch op {
	case opDefCFA:
		row.CFAReg, row.CFAOff, row.CFAExpr = r.uleb(), int64(r.uleb()), nil
	case opDefCFASF:
		row.CFAReg, row.CFAOff, row.CFAExpr = r.uleb(), r.sleb()*m.cie.dataAlign, nil
	case opDefCFAReg:
		row.CFAReg = r.uleb()
	case opDefCFAOffset:
		row.CFAOff = int64(r.uleb())
	case opDefCFAOffsetSF:
		row.CFAOff = r.sleb() * m.cie.dataAlign
	case opDefCFAExpr:
		row.CFAExpr = r.block()
	case opRemember:
		m.states = append(m.states, *row)
	case opRestoreState:
		if len(m.states) == 0 {
			return false
		}
		*row = m.states[len(m.states)-1]
		m.states = m.states[:len(m.states)-1]
	default:
		return false
	}
	return true
}
