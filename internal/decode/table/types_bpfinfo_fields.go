// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math"
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// bpfMapInfo is struct bpf_map_info of linux/bpf.h; the hash is of 6.18.
var bpfMapInfo = arg.NewStruct(slices.Concat(
	[]arg.Field{
		at(0, "type", bpfMapType), at(4, "id", arg.Uint), at(8, "key_size", arg.Uint), at(12, "value_size", arg.Uint), at(16, "max_entries", arg.Uint),
		at(20, "map_flags", bpfMapFlags),
	},
	informs(24, at(24, "name", fieldString(16))),
	informs(40, at(40, "ifindex", interfaceIndex), at(44, "btf_vmlinux_value_type_id", arg.Uint), at(48, "netns_dev", device(8)), at(56, "netns_ino", arg.Uint64)),
	informs(64, at(64, "btf_id", arg.Uint), at(68, "btf_key_type_id", arg.Uint), at(72, "btf_value_type_id", arg.Uint)),
	informs(80, at(76, "btf_vmlinux_id", arg.Uint), at(80, "map_extra", hexOrZero64)),
	informs(88, at(88, "hash", hexOrZero64), at(96, "hash_size", arg.Uint)),
)...)

// bpfProgramInfo is struct bpf_prog_info of linux/bpf.h.
var bpfProgramInfo = arg.NewStruct(slices.Concat(
	[]arg.Field{
		at(0, "type", bpfProgramType), at(4, "id", arg.Uint), at(8, "tag", rawField(bpfTag, 8)),
		answeredLen(bpfJitedLenAt, "jited_prog_len"), at(24, "jited_prog_insns", bpfInfoCode),
		answeredLen(bpfXlatedLenAt, "xlated_prog_len"), at(32, "xlated_prog_insns", bpfInfoInsns),
	},
	informs(40, at(40, "load_time", bpfLoaded), at(48, "created_by_uid", uid), answeredLen(bpfMapsAt, "nr_map_ids"), at(56, "map_ids", bpfInfoMaps),
		at(64, "name", fieldString(16))),
	informs(80, at(80, "ifindex", interfaceIndex), at(84, "gpl_compatible", bpfFirstBit), at(88, "netns_dev", device(8)), at(96, "netns_ino", arg.Uint64)),
	informs(104, answeredLen(104, "nr_jited_ksyms"), answeredLen(108, "nr_jited_func_lens"), at(112, "jited_ksyms", bpfAddr), at(120, "jited_func_lens", bpfAddr)),
	informs(128, at(128, "btf_id", arg.Uint), answeredLen(132, "func_info_rec_size"), at(136, "func_info", bpfAddr),
		answeredLen(144, "nr_func_info"), answeredLen(148, "nr_line_info"), at(152, "line_info", bpfAddr), at(160, "jited_line_info", bpfAddr),
		answeredLen(168, "nr_jited_line_info"), answeredLen(172, "line_info_rec_size"), answeredLen(176, "jited_line_info_rec_size"),
		answeredLen(180, "nr_prog_tags"), at(184, "prog_tags", bpfAddr)),
	informs(192, at(192, "run_time_ns", arg.Uint64), at(200, "run_cnt", arg.Uint64)),
	informs(208, at(208, "recursion_misses", &arg.Enum{Bytes: 8, Form: arg.Unsigned, Names: []arg.Name{{Value: math.MaxUint64, Name: "UINT64_MAX"}}})),
	informs(216, at(216, "verified_insns", arg.Uint)),
	informs(220, at(220, "attach_btf_obj_id", arg.Uint), at(224, "attach_btf_id", arg.Uint)),
)...)

var bpfTag = arg.Func{Type: arg.Raw{Bytes: 8}, Print: func(p *arg.Printer, addr uint64) { hexQuote(p, p.Read(addr, 8)) }}

// bpfFirstBit is a bit-field of one bit.
var bpfFirstBit = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) { p.Uint(v & 1) }}
