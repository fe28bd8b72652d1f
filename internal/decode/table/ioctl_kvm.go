// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of virtual machines: include/uapi/linux/kvm.h, and asm/kvm.h of amd64.
var kvmRequests = slices.Concat(
	asArg(&arg.Enum{Unknown: "KVM_CAP_???", Names: kvmCapabilities}, "KVM_CHECK_EXTENSION"),
	asArg(arg.Uint, "KVM_CREATE_VCPU"),
	given(kvmMemory, "KVM_SET_USER_MEMORY_REGION"),
	given(kvmCPUID, "KVM_SET_CPUID2"),
	answered(kvmCPUID, "KVM_GET_SUPPORTED_CPUID", "KVM_GET_EMULATED_CPUID"),
	given(kvmRegisters, "KVM_SET_REGS"),
	answered(kvmRegisters, "KVM_GET_REGS"),
	given(kvmSystemRegisters, "KVM_SET_SREGS"),
	answered(kvmSystemRegisters, "KVM_GET_SREGS"),
)

var kvmMemory = arg.NewStruct(
	arg.Field{Name: "slot", Type: arg.Uint},
	arg.Field{Name: "flags", Type: &arg.Flags{Bytes: 4, Unknown: "KVM_MEM_???", Names: []arg.Name{{1, "KVM_MEM_LOG_DIRTY_PAGES"}, {2, "KVM_MEM_READONLY"}, {4, "KVM_MEM_GUEST_MEMFD"}}}},
	arg.Field{Name: "guest_phys_addr", Type: hexOrZero64},
	arg.Field{Name: "memory_size", Type: arg.Uint64},
	arg.Field{Name: "userspace_addr", Type: hexOrZero64},
)
