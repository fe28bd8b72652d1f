// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of trusted environments, counters and shared buffers: include/uapi/linux/tee.h,
// counter.h and udmabuf.h.
var trustRequests = slices.Concat(
	answered(trustVersion, "TEE_IOC_VERSION"),
	given(trustBuffer, "TEE_IOC_OPEN_SESSION", "TEE_IOC_INVOKE", "TEE_IOC_SUPPL_RECV", "TEE_IOC_SUPPL_SEND"),
	given(arg.NewStruct(field("session", hexOrZero32)), "TEE_IOC_CLOSE_SESSION"),
	given(arg.NewStruct(field("cancel_id", arg.Uint), field("session", hexOrZero32)), "TEE_IOC_CANCEL"),
	exchanged(trustShared(field("size", hexOrZero64)), trustSharedAs(field("size", hexOrZero64)), "TEE_IOC_SHM_ALLOC"),
	exchanged(trustShared(field("addr", address64), field("length", hexOrZero64)), trustSharedAs(hidden("addr", arg.Uint64), field("length", hexOrZero64)), "TEE_IOC_SHM_REGISTER"),

	given(counterWatch, "COUNTER_ADD_WATCH_IOCTL"),
	noArgument("COUNTER_ENABLE_EVENTS_IOCTL", "COUNTER_DISABLE_EVENTS_IOCTL"),

	given(arg.NewStruct(field("memfd", fd), field("flags", udmabufFlags), field("offset", arg.Uint64), field("size", arg.Uint64)), "UDMABUF_CREATE"),
	given(arg.NewStruct(
		field("flags", udmabufFlags), field("count", arg.Uint),
		field("list", arg.Following{Len: arg.ByField("count"), Elem: arg.NewStruct(
			field("memfd", fd), hidden("__pad", arg.Uint), field("offset", arg.Uint64), field("size", arg.Uint64),
		)}),
	), "UDMABUF_CREATE_LIST"),
)

const trustInOPTEE = 1 // TEE_IMPL_ID_OPTEE

var (
	trustVersion = arg.NewStruct(
		field("impl_id", &arg.Enum{Bytes: 4, Unknown: "TEE_IMPL_ID_???", Names: []arg.Name{{trustInOPTEE, "TEE_IMPL_ID_OPTEE"}, {2, "TEE_IMPL_ID_AMDTEE"}, {3, "TEE_IMPL_ID_TSTEE"}}}),
		arg.Field{Name: "gen_caps", At: 8 + 1, Type: &arg.Flags{Bytes: 4, Unknown: "TEE_GEN_CAP_???", Names: []arg.Name{
			{1, "TEE_GEN_CAP_GP"}, {2, "TEE_GEN_CAP_PRIVILEGED"}, {4, "TEE_GEN_CAP_REG_MEM"}, {8, "TEE_GEN_CAP_MEMREF_NULL"}, {16, "TEE_GEN_CAP_OBJREF"},
		}}},
		arg.Field{Name: "impl_caps", At: 4 + 1, Type: arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
			if p.Field("impl_id") == trustInOPTEE {
				trustAbilities.Append(p, v)
				return
			}
			hexOrZero32.Append(p, v)
		}}},
	)
	trustAbilities = &arg.Flags{Bytes: 4, Unknown: "TEE_OPTEE_CAP_???", Names: []arg.Name{{1, "TEE_OPTEE_CAP_TZ"}}}
	trustBuffer    = arg.NewStruct(
		arg.Field{Name: "buf_len", Type: arg.Uint64, At: 8 + 1},
		arg.Field{Name: "buf_ptr", Type: address64, At: 0 + 1},
	)
	trustMemory = &arg.Flags{Bytes: 4, Unknown: "TEE_IOCTL_SHM_???", Names: []arg.Name{
		{1, "TEE_IOCTL_SHM_MAPPED"}, {2, "TEE_IOCTL_SHM_DMA_BUF"}, {4, "TEE_IOCTL_SHM_EXT_DMA_BUF"}, {8, "TEE_IOCTL_SHM_REGISTER"},
		{16, "TEE_IOCTL_SHM_USER_MAPPED"}, {32, "TEE_IOCTL_SHM_POOL"}, {64, "TEE_IOCTL_SHM_KERNEL_MAPPED"},
	}}
)

// trustShared is what a program asks for, trustSharedAs what it gets.
func trustShared(fields ...arg.Field) *arg.Struct {
	return arg.NewStruct(append(fields, field("flags", trustMemory), hidden("id", arg.Int))...)
}

func trustSharedAs(fields ...arg.Field) *arg.Struct {
	return arg.NewStruct(append(fields, field("flags", trustMemory), field("id", arg.Int))...)
}

var counterWatch = arg.NewStruct(
	field("component", arg.NewStruct(
		field("type", &arg.Enum{Bytes: 1, Unknown: "COUNTER_COMPONENT_???", Names: []arg.Name{
			{0, "COUNTER_COMPONENT_NONE"}, {1, "COUNTER_COMPONENT_SIGNAL"}, {2, "COUNTER_COMPONENT_COUNT"}, {3, "COUNTER_COMPONENT_FUNCTION"},
			{4, "COUNTER_COMPONENT_SYNAPSE_ACTION"}, {5, "COUNTER_COMPONENT_EXTENSION"},
		}}),
		field("scope", &arg.Enum{Bytes: 1, Unknown: "COUNTER_SCOPE_???", Names: []arg.Name{{0, "COUNTER_SCOPE_DEVICE"}, {1, "COUNTER_SCOPE_SIGNAL"}, {2, "COUNTER_SCOPE_COUNT"}}}),
		field("parent", arg.Uint8), field("id", arg.Uint8),
	)),
	field("event", &arg.Enum{Bytes: 1, Unknown: "COUNTER_EVENT_???", Names: []arg.Name{
		{0, "COUNTER_EVENT_OVERFLOW"}, {1, "COUNTER_EVENT_UNDERFLOW"}, {2, "COUNTER_EVENT_OVERFLOW_UNDERFLOW"}, {3, "COUNTER_EVENT_THRESHOLD"},
		{4, "COUNTER_EVENT_INDEX"}, {5, "COUNTER_EVENT_CHANGE_OF_STATE"}, {6, "COUNTER_EVENT_CAPTURE"}, {7, "COUNTER_EVENT_DIRECTION_CHANGE"},
	}}),
	field("channel", arg.Uint8),
)

var udmabufFlags = &arg.Flags{Bytes: 4, Unknown: "UDMABUF_FLAGS_???", Names: []arg.Name{{1, "UDMABUF_FLAGS_CLOEXEC"}}}
