// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

const (
	uringAttach     = 1 << 5  // IORING_SETUP_ATTACH_WQ
	uringExtArg     = 1 << 3  // IORING_ENTER_EXT_ARG
	uringExtArgReg  = 1 << 6  // IORING_ENTER_EXT_ARG_REG
	uringRegistered = 1 << 31 // IORING_REGISTER_USE_REGISTERED_RING
)

// uringParams is struct io_uring_params, in the order in which it is printed: what is
// asked, then what the kernel made of it.
var uringParams = arg.NewStruct(
	arg.Field{Name: "flags", Type: uringSetupFlags, At: 8 + 1},
	arg.Field{Name: "sq_thread_cpu", Type: hexOrZero32},
	arg.Field{Name: "sq_thread_idle", Type: arg.Uint},
	arg.Field{Name: "wq_fd", Type: fd, At: 24 + 1, When: func(p *arg.Printer) bool { return p.Field("flags")&uringAttach != 0 }},
	reserved("resv", 3),
	arg.Field{Name: "sq_entries", Type: arg.Uint, At: 0 + 1, When: succeeded},
	arg.Field{Name: "cq_entries", Type: arg.Uint, When: succeeded},
	arg.Field{Name: "features", Type: uringFeatures, At: 20 + 1, When: succeeded},
	arg.Field{Name: "sq_off", Type: uringOffsets("flags", "dropped", "array"), At: 40 + 1, When: succeeded},
	arg.Field{Name: "cq_off", Type: uringOffsets("overflow", "cqes", "flags"), When: succeeded},
)

// uringOffsets is struct io_sqring_offsets or io_cqring_offsets.
func uringOffsets(names ...string) *arg.Struct {
	var fields []arg.Field
	for _, name := range append([]string{"head", "tail", "ring_mask", "ring_entries"}, names...) {
		fields = append(fields, arg.Field{Name: name, Type: arg.Uint})
	}
	return arg.NewStruct(append(fields,
		arg.Field{Name: "resv1", Type: hexOrZero32, When: isSet("resv1")},
		arg.Field{Name: "user_addr", Type: hexOrZero64},
	)...)
}

// reserved is an array of words that are printed if one of them is set.
func reserved(name string, n int) arg.Field {
	return arg.Field{Name: name, Type: arg.Vector{Elem: hexOrZero32, N: n}, When: func(p *arg.Printer) bool { return p.AnySet(name) }}
}

// uringWait is io_uring_enter's set of signals, or a struct with more around it: the flags
// tell.
var uringWait = arg.Both{Types: []arg.Type{sigsetPtr(5), arg.Ptr{To: uringWaitArg}}, Print: func(p *arg.Printer, v uint64) {
	switch flags := p.Call.Args[3]; {
	case flags&uringExtArgReg != 0 && flags&uringExtArg == 0:
		hexOrZeroL.Append(p, v)
	case flags&uringExtArg != 0 && flags&uringExtArgReg == 0:
		arg.Ptr{To: uringWaitArg}.Append(p, v)
	default:
		sigsetPtr(5).Append(p, v)
	}
}}

// uringWaitArg is struct io_uring_getevents_arg.
var uringWaitArg = arg.NewStruct(
	arg.Field{Name: "sigmask", Type: wideAddress{arg.Func{Type: arg.Ptr{To: sigset, Bare: true}, Print: func(p *arg.Printer, v uint64) {
		if p.Field("sigmask_sz") != sigsetSize {
			p.Addr(v)
			return
		}
		arg.Ptr{To: sigset, Bare: true}.Append(p, v)
	}}}},
	arg.Field{Name: "sigmask_sz", Type: arg.Uint},
	arg.Field{Name: "min_wait_usec", Type: arg.Uint},
	arg.Field{Name: "ts", Type: wideAddress{arg.Ptr{To: timespec64}}},
)

// wideAddress is a pointer in a field of 64 bits, whatever the ABI.
type wideAddress struct{ arg.Type }

// Size is 8.
func (wideAddress) Size(arg.ABI) int { return 8 }

// uringFD is a descriptor, or an index where the opcode says so.
var uringFD = arg.Func{Type: fd, Print: func(p *arg.Printer, v uint64) {
	if p.Call.Args[1]&uringRegistered != 0 {
		arg.Uint.Append(p, v)
		return
	}
	fd.Append(p, v)
}}

// uringOpcode is what to register, and how the ring is given.
var uringOpcode = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	if v&uringRegistered == 0 {
		uringRegister.Append(p, v)
		return
	}
	uringRegister.Append(p, v&(uringRegistered-1))
	p.Byte('|')
	p.Constant(uringRegistered, hexOrZero32, "IORING_REGISTER_USE_REGISTERED_RING")
}}
