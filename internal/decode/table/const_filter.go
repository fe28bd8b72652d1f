// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Values of linux/bpf_common.h, linux/filter.h and linux/bpf.h.
var (
	filterClassNames = []arg.Name{
		{filterLoad, "BPF_LD"}, {filterLoadX, "BPF_LDX"}, {filterStore, "BPF_ST"}, {filterStoreX, "BPF_STX"},
		{filterALU, "BPF_ALU"}, {filterJump, "BPF_JMP"}, {filterReturn, "BPF_RET"}, {filterMisc, "BPF_MISC"},
	}
	filterSizeNames = []arg.Name{{0x00, "BPF_W"}, {0x08, "BPF_H"}, {0x10, "BPF_B"}, {0x18, "BPF_DW"}}
	filterModeNames = []arg.Name{
		{0x00, "BPF_IMM"}, {0x20, "BPF_ABS"}, {0x40, "BPF_IND"}, {0x60, "BPF_MEM"}, {0x80, "BPF_LEN"}, {0xa0, "BPF_MSH"}, {0xc0, "BPF_XADD"},
	}
	filterSourceNames = []arg.Name{{0x00, "BPF_K"}, {0x08, "BPF_X"}}
	filterALUNames    = []arg.Name{
		{0x00, "BPF_ADD"}, {0x10, "BPF_SUB"}, {0x20, "BPF_MUL"}, {0x30, "BPF_DIV"}, {0x40, "BPF_OR"}, {0x50, "BPF_AND"}, {0x60, "BPF_LSH"},
		{0x70, "BPF_RSH"}, {0x80, "BPF_NEG"}, {0x90, "BPF_MOD"}, {0xa0, "BPF_XOR"}, {0xb0, "BPF_MOV"}, {0xc0, "BPF_ARSH"}, {0xd0, "BPF_END"},
	}
	filterJumpNames = []arg.Name{
		{0x00, "BPF_JA"}, {0x10, "BPF_JEQ"}, {0x20, "BPF_JGT"}, {0x30, "BPF_JGE"}, {0x40, "BPF_JSET"}, {0x50, "BPF_JNE"}, {0x60, "BPF_JSGT"},
		{0x70, "BPF_JSGE"}, {0x80, "BPF_CALL"}, {0x90, "BPF_EXIT"}, {0xa0, "BPF_JLT"}, {0xb0, "BPF_JLE"}, {0xc0, "BPF_JSLT"}, {0xd0, "BPF_JSLE"}, {0xe0, "BPF_JCOND"},
	}
	filterResultNames = []arg.Name{{0x00, "BPF_K"}, {0x08, "BPF_X"}, {0x10, "BPF_A"}}
	filterMiscNames   = []arg.Name{{0x00, "BPF_TAX"}, {0x80, "BPF_TXA"}}
)
