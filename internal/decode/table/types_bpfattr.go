// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// bpfProgram is what BPF_PROG_LOAD sees. The instructions are printed with -v only.
var bpfProgram = bpfBefore(bpfFields(
	at(0, "prog_type", bpfProgramType), at(4, "insn_cnt", arg.Uint),
	at(8, "insns", bpfFollow(verboseOnly{arg.Array{Elem: bpfInsn{}, Len: arg.ByField("insn_cnt"), Most: bpfInsnsMost}})),
	at(16, "license", bpfFollow(arg.Str)),
	since(24, at(24, "log_level", arg.Uint)), since(24, at(28, "log_size", arg.Uint)), since(24, at(32, "log_buf", bpfFollow(bpfLog))),
	since(40, at(40, "kern_version", bpfVersion)), since(44, at(44, "prog_flags", bpfProgramFlags)),
	since(48, at(48, "prog_name", fieldString(16))), since(64, at(64, "prog_ifindex", interfaceIndex)),
	since(68, at(68, "expected_attach_type", bpfAttachType)), since(72, at(72, "prog_btf_fd", fd)),
	since(72, at(76, "func_info_rec_size", arg.Uint)), since(72, at(80, "func_info", bpfAddr)), since(72, at(88, "func_info_cnt", arg.Uint)),
	since(72, at(92, "line_info_rec_size", arg.Uint)), since(72, at(96, "line_info", bpfAddr)), since(72, at(104, "line_info_cnt", arg.Uint)),
	since(108, at(108, "attach_btf_id", arg.Uint)), since(112, at(112, "attach_prog_fd", fd)),
	since(128, at(116, "core_relo_cnt", arg.Uint)), since(120, at(120, "fd_array", bpfAddr)),
	since(128, at(128, "core_relos", bpfAddr)), since(128, at(136, "core_relo_rec_size", arg.Uint)),
	since(140, bpfWritten(140, "log_true_size", arg.Uint)), since(144, at(144, "prog_token_fd", fd)), since(148, at(148, "fd_array_cnt", arg.Uint)),
	since(152, at(152, "signature", bpfFollow(inHex(arg.Buffer{Len: arg.ByField("signature_size")})))),
	since(152, at(160, "signature_size", arg.Uint)), since(152, at(164, "keyring_id", arg.Int)),
))

const bpfInsnsMost = 4096 // BPF_MAXINSNS of linux/bpf_common.h

// bpfLog is a log's text as it was before the call: strace does not wait for it.
var bpfLog = arg.Func{Type: arg.Buffer{Len: arg.ByField("log_size")}, Print: func(p *arg.Printer, v uint64) {
	appendBPFText(p, v, p.Field("log_size"))
}}

// appendBPFText appends the text in a buffer of size bytes, up to a NUL.
func appendBPFText(p *arg.Printer, v, size uint64) {
	limit := p.Opt.StringLimit
	b := p.Read(v, int(min(size, uint64(limit)+1)))
	if v == 0 || len(b) == 0 && size > 0 {
		arg.Addr.Append(p, v)
		return
	}
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		p.QuoteCut(b[:min(len(b), limit)], true)
		return
	}
	p.Quote(b[:n])
}

func appendBPFBuffer(p *arg.Printer, v, n uint64) {
	if v == 0 {
		arg.Addr.Append(p, v)
		return
	}
	p.Buffer(v, n)
}

// bpfPointer is a pointer in a field of 64 bits, whatever the caller's pointers are.
type bpfPointer struct{ arg.Type }

func bpfFollow(t arg.Type) arg.Type { return bpfPointer{t} }

// Size is always 64 bits.
func (bpfPointer) Size(arg.ABI) int { return 8 }

// bpfMapAttr is what BPF_MAP_CREATE sees.
var bpfMapAttr = bpfFields(
	at(0, "map_type", bpfMapType), at(4, "key_size", arg.Uint), at(8, "value_size", arg.Uint), at(12, "max_entries", arg.Uint),
	since(16, at(16, "map_flags", bpfMapFlags)), since(20, at(20, "inner_map_fd", fd)), since(28, at(28, "map_name", fieldString(16))),
	since(44, at(44, "map_ifindex", interfaceIndex)), since(48, at(48, "btf_fd", fd)), since(48, at(52, "btf_key_type_id", arg.Uint)),
	since(48, at(56, "btf_value_type_id", arg.Uint)), since(60, at(60, "btf_vmlinux_value_type_id", arg.Uint)), since(64, at(64, "map_extra", arg.Uint64)),
	since(72, at(72, "value_type_btf_obj_fd", fd)), since(76, at(76, "map_token_fd", fd)),
	since(80, at(80, "excl_prog_hash", bpfAddr)), since(80, at(88, "excl_prog_hash_size", arg.Uint)),
)

// bpfElement is what the calls about one element of a map see: key, and value or next
// key; the flags came later to some.
func bpfElement(third string, flagsSince uint64) arg.Type {
	return bpfFields(at(0, "map_fd", fd), at(8, "key", bpfAddr), at(16, third, bpfAddr), since(flagsSince, at(24, "flags", bpfElementFlags)))
}

// bpfBatch is what the calls about many elements see.
func bpfBatch(fields ...arg.Field) arg.Type {
	return bpfNested("batch", append(fields, at(32, "count", arg.Uint), at(36, "map_fd", fd), at(40, "elem_flags", bpfElementFlags), at(48, "flags", hexOrZero64))...)
}

// bpfNextID is what the calls see that go from one id to the next.
var bpfNextID = bpfBefore(bpfFields(at(0, "start_id", arg.Uint), bpfWritten(4, "next_id", arg.Uint)))

// bpfPath is what pins and opens see.
var bpfPath = bpfFields(at(0, "pathname", bpfFollow(arg.Path)), at(8, "bpf_fd", fd), since(12, at(12, "file_flags", bpfFileFlags)), since(16, at(16, "path_fd", fd)))

// bpfAttach is what attaching and detaching see.
var bpfAttach = bpfFields(
	bpfPlaced(bpfTarget, 0), bpfPlaced(bpfTargetDevice, 0), at(4, "attach_bpf_fd", fd), at(8, "attach_type", bpfAttachType), at(12, "attach_flags", bpfAttachFlags),
	since(16, at(16, "replace_bpf_fd", fd)), since(20, at(20, "relative_fd", fd)), since(20, at(24, "expected_revision", arg.Uint64)),
)

// bpfTarget and bpfTargetDevice are two readings of what is attached to.
var (
	bpfTarget       = arg.Field{Name: "target_fd", Type: fd, When: func(p *arg.Printer) bool { return !isDeviceAttach(p.Field("attach_type")) }}
	bpfTargetDevice = arg.Field{Name: "target_ifindex", Type: interfaceIndex, When: func(p *arg.Printer) bool { return isDeviceAttach(p.Field("attach_type")) }}
)

// bpfTest is what BPF_PROG_TEST_RUN sees.
var bpfTest = bpfNested("test",
	at(0, "prog_fd", fd), at(4, "retval", arg.Uint), at(8, "data_size_in", arg.Uint), at(12, "data_size_out", arg.Uint),
	at(16, "data_in", bpfAddr), at(24, "data_out", bpfAddr), at(32, "repeat", arg.Uint), at(36, "duration", arg.Uint),
	since(40, at(40, "ctx_size_in", arg.Uint)), since(40, at(44, "ctx_size_out", arg.Uint)), since(40, at(48, "ctx_in", bpfAddr)), since(40, at(56, "ctx_out", bpfAddr)),
	since(64, at(64, "flags", bpfTestFlags)), since(64, at(68, "cpu", arg.Uint)), since(72, at(72, "batch_size", arg.Uint)),
)

// bpfQuery is what BPF_PROG_QUERY sees.
var bpfQuery = bpfBefore(bpfNested("query",
	bpfPlaced(bpfTarget, 0), bpfPlaced(bpfTargetDevice, 0), at(4, "attach_type", bpfAttachType), at(8, "query_flags", bpfQueryFlags), bpfWritten(12, "attach_flags", bpfAttachFlags),
	at(16, "prog_ids", bpfIDs), bpfChanged(24, "prog_cnt", arg.Uint), since(32, at(32, "prog_attach_flags", bpfAddr)),
	since(40, at(40, "link_ids", bpfAddr)), since(40, at(48, "link_attach_flags", bpfAddr)), since(40, bpfWritten(56, "revision", hexOrZero64)),
))

// bpfIDs are as many ids as the kernel counted.
var bpfIDs = arg.Func{Type: bpfFollow(arg.Array{Elem: arg.Uint, Len: arg.ByField("prog_cnt")}), Print: func(p *arg.Printer, v uint64) {
	p.After(func(p *arg.Printer) {
		n := p.Field("prog_cnt")
		if v == 0 || p.Call.Failed() && n > 0 {
			arg.Addr.Append(p, v)
			return
		}
		p.Array(v, n, arg.Array{Elem: arg.Uint})
	})
}}

// bpfRawTracepoint is what BPF_RAW_TRACEPOINT_OPEN sees.
var bpfRawTracepoint = bpfNested("raw_tracepoint", at(0, "name", bpfFollow(arg.Str)), at(8, "prog_fd", fd), since(23, at(16, "cookie", hexOrZero64)))

// bpfBTF is what BPF_BTF_LOAD sees.
var bpfBTF = bpfBefore(bpfFields(
	at(0, "btf", bpfFollow(arg.Buffer{Len: arg.ByField("btf_size")})), at(8, "btf_log_buf", bpfAddr), at(16, "btf_size", arg.Uint),
	at(20, "btf_log_size", arg.Uint), at(24, "btf_log_level", arg.Uint), since(28, bpfWritten(28, "btf_log_true_size", arg.Uint)),
	since(32, at(32, "btf_flags", bpfFileFlags)), since(32, at(36, "btf_token_fd", fd)),
))

// bpfTaskFD is what BPF_TASK_FD_QUERY sees.
var bpfTaskFD = bpfBefore(bpfNested("task_fd_query",
	at(0, "pid", pid), at(4, "fd", fd), at(8, "flags", arg.Uint), bpfChanged(12, "buf_len", arg.Uint), at(16, "buf", bpfTaskText),
	bpfWritten(24, "prog_id", arg.Uint), bpfWritten(28, "fd_type", bpfFDType), bpfWritten(32, "probe_offset", hexOrZero64), bpfWritten(40, "probe_addr", hexOrZero64),
))

var bpfTaskText = arg.Func{Type: bpfFollow(arg.Buffer{Len: arg.ByField("buf_len")}), Print: func(p *arg.Printer, v uint64) {
	p.After(func(p *arg.Printer) { appendBPFText(p, v, p.Field("buf_len")) })
}}

// bpfStream is what BPF_PROG_STREAM_READ_BY_FD sees.
var bpfStream = bpfBefore(bpfNested("prog_stream_read",
	at(0, "stream_buf", arg.Func{Type: bpfFollow(arg.Buffer{Len: arg.ByField("stream_buf_len")}), Print: func(p *arg.Printer, v uint64) {
		p.After(func(p *arg.Printer) { appendBPFBuffer(p, v, p.Field("stream_buf_len")) })
	}}),
	at(8, "stream_buf_len", arg.Uint), at(12, "stream_id", arg.Uint), at(16, "prog_fd", fd),
))
