// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Structs of KVM's requests on amd64: arch/x86/include/uapi/asm/kvm.h. Other
// architectures have other sizes, and so other requests.
var (
	kvmRegisters = arg.NewStruct(slices.Concat(
		kvmRegister("rax"), onVerbose(kvmRegister("rbx", "rcx", "rdx", "rsi", "rdi")...),
		kvmRegister("rsp", "rbp"), onVerbose(kvmRegister("r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15")...),
		kvmRegister("rip", "rflags"),
	)...)

	kvmSystemRegisters = arg.NewStruct(
		arg.Field{Name: "cs", Type: kvmSegment},
		moreOf("ds", kvmSegment), moreOf("es", kvmSegment), moreOf("fs", kvmSegment), moreOf("gs", kvmSegment), moreOf("ss", kvmSegment),
		moreOf("tr", kvmSegment), moreOf("ldt", kvmSegment), moreOf("gdt", kvmTable), moreOf("idt", kvmTable),
		moreOf("cr0", arg.Uint64), moreOf("cr2", arg.Uint64), moreOf("cr3", arg.Uint64), moreOf("cr4", arg.Uint64), moreOf("cr8", arg.Uint64),
		moreOf("efer", arg.Uint64), moreOf("apic_base", hexOrZero64), moreOf("interrupt_bitmap", arg.Vector{Elem: hexOrZero64, N: 4}),
	)

	kvmSegment = arg.NewStruct(
		arg.Field{Name: "base", Type: hexOrZero64}, arg.Field{Name: "limit", Type: arg.Uint}, arg.Field{Name: "selector", Type: arg.Uint16},
		arg.Field{Name: "type", Type: arg.Uint8}, arg.Field{Name: "present", Type: arg.Uint8}, arg.Field{Name: "dpl", Type: arg.Uint8}, arg.Field{Name: "db", Type: arg.Uint8},
		arg.Field{Name: "s", Type: arg.Uint8}, arg.Field{Name: "l", Type: arg.Uint8}, arg.Field{Name: "g", Type: arg.Uint8}, arg.Field{Name: "avl", Type: arg.Uint8},
		arg.Field{Name: "unusable", Type: arg.Uint16, Hidden: true},
	)
	kvmTable = arg.NewStruct(
		arg.Field{Name: "base", Type: hexOrZero64}, arg.Field{Name: "limit", Type: arg.Uint16}, arg.Field{Name: "padding", Type: arg.Vector{Elem: arg.Uint16, N: 3}, Hidden: true},
	)

	kvmCPUID = arg.NewStruct(
		arg.Field{Name: "nent", Type: arg.Uint},
		arg.Field{Name: "padding", Type: arg.Uint, Hidden: true},
		arg.Field{Name: "entries", Type: shortened{arg.Following{Elem: kvmCPUIDEntry, Len: arg.ByField("nent")}, "nent"}},
	)
	kvmCPUIDEntry = arg.NewStruct(
		arg.Field{Name: "function", Type: hexOrZero32}, arg.Field{Name: "index", Type: hexOrZero32},
		arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "KVM_CPUID_FLAG_???", Names: []arg.Name{
			{1, "KVM_CPUID_FLAG_SIGNIFCANT_INDEX"}, {2, "KVM_CPUID_FLAG_STATEFUL_FUNC"}, {4, "KVM_CPUID_FLAG_STATE_READ_NEXT"},
		}}},
		arg.Field{Name: "eax", Type: hexOrZero32}, arg.Field{Name: "ebx", Type: hexOrZero32}, arg.Field{Name: "ecx", Type: hexOrZero32}, arg.Field{Name: "edx", Type: hexOrZero32},
		arg.Field{Name: "padding", Type: arg.Vector{Elem: arg.Uint, N: 3}, Hidden: true},
	)
)

func kvmRegister(names ...string) (fields []arg.Field) {
	for _, name := range names {
		fields = append(fields, arg.Field{Name: name, Type: hexOrZero64})
	}
	return fields
}

func moreOf(name string, t arg.Type) arg.Field { return arg.Field{Name: name, Type: t, Verbose: true} }
