// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// The kernel writes into the attributes after some errors too.
var bpfRows = []Row{
	{Name: "bpf", Ret: bpfResult, OnError: true, Args: append([]Arg{in("cmd", bpfCommand)}, choose(0, bpfCommands, bpfArgs(in("attr", arg.Addr)))...)},
}

// bpfResult is a descriptor of the commands that make one: bpf(2).
var bpfResult = func() arg.Type {
	s := &arg.Switch{On: 0, Default: arg.Long}
	for _, command := range []uint64{0, 5, 7, 13, 14, 17, 18, 19, 28, 30, 32, 33, 36} {
		s.Cases = append(s.Cases, arg.Case{Value: command, Type: fd})
	}
	return s
}()

func bpfArgs(attr Arg) []Arg { return []Arg{attr, in("size", arg.Uint)} }

// bpfCommands are what each command sees of union bpf_attr: linux/bpf.h.
var bpfCommands = []variant{
	{0, bpfArgs(in("attr", bpfMapAttr))},
	{1, bpfArgs(in("attr", bpfElement("value", 24)))},
	{2, bpfArgs(in("attr", bpfElement("value", 0)))},
	{3, bpfArgs(in("attr", bpfFields(at(0, "map_fd", fd), at(8, "key", bpfAddr))))},
	{4, bpfArgs(in("attr", bpfFields(at(0, "map_fd", fd), at(8, "key", bpfAddr), at(16, "next_key", bpfAddr))))},
	{5, bpfArgs(inOut("attr", bpfProgram))},
	{6, bpfArgs(in("attr", bpfPath))},
	{7, bpfArgs(in("attr", bpfPath))},
	{8, bpfArgs(in("attr", bpfAttach))},
	{9, bpfArgs(in("attr", bpfAttach))},
	{10, bpfArgs(in("attr", bpfTest))},
	{11, bpfArgs(inOut("attr", bpfNextID))},
	{12, bpfArgs(inOut("attr", bpfNextID))},
	{13, bpfArgs(in("attr", bpfFields(at(0, "prog_id", arg.Uint))))},
	{14, bpfArgs(in("attr", bpfFields(at(0, "map_id", arg.Uint), since(8, at(8, "open_flags", bpfFileFlags)))))},
	{15, bpfArgs(inOut("attr", bpfInfo))},
	{16, bpfArgs(inOut("attr", bpfQuery))},
	{17, bpfArgs(in("attr", bpfRawTracepoint))},
	{18, bpfArgs(inOut("attr", bpfBTF))},
	{19, bpfArgs(in("attr", bpfFields(at(0, "btf_id", arg.Uint), since(8, at(8, "open_flags", bpfFileFlags)), since(8, at(12, "fd_by_id_token_fd", fd)))))},
	{20, bpfArgs(inOut("attr", bpfTaskFD))},
	{21, bpfArgs(in("attr", bpfElement("value", 24)))},
	{22, bpfArgs(in("attr", bpfFields(at(0, "map_fd", fd))))},
	{23, bpfArgs(inOut("attr", bpfNextID))},
	{24, bpfArgs(in("attr", bpfBatch(at(0, "in_batch", bpfAddr), at(8, "out_batch", bpfAddr), at(16, "keys", bpfAddr), at(24, "values", bpfAddr))))},
	{25, bpfArgs(in("attr", bpfBatch(at(0, "in_batch", bpfAddr), at(8, "out_batch", bpfAddr), at(16, "keys", bpfAddr), at(24, "values", bpfAddr))))},
	{26, bpfArgs(in("attr", bpfBatch(at(16, "keys", bpfAddr), at(24, "values", bpfAddr))))},
	{27, bpfArgs(in("attr", bpfBatch(at(16, "keys", bpfAddr))))},
	{28, bpfArgs(in("attr", bpfLink))},
	{29, bpfArgs(in("attr", bpfLinkUpdate))},
	{30, bpfArgs(in("attr", bpfFields(at(0, "link_id", arg.Uint))))},
	{31, bpfArgs(inOut("attr", bpfNextID))},
	{32, bpfArgs(in("attr", bpfNested("enable_stats", at(0, "type", bpfStats))))},
	{33, bpfArgs(in("attr", bpfNested("iter_create", at(0, "link_fd", fd), at(4, "flags", hexOrZero32))))},
	{34, bpfArgs(in("attr", bpfNested("link_detach", at(0, "link_fd", fd))))},
	{35, bpfArgs(in("attr", bpfNested("prog_bind_map", at(0, "prog_fd", fd), at(4, "map_fd", fd), at(8, "flags", hexOrZero32))))},
	{36, bpfArgs(in("attr", bpfNested("token_create", at(0, "flags", hexOrZero32), at(4, "bpffs_fd", fd))))},
	{37, bpfArgs(inOut("attr", bpfStream))},
	{38, bpfArgs(in("attr", bpfNested("prog_assoc_struct_ops", at(0, "map_fd", fd), at(4, "prog_fd", fd), at(8, "flags", hexOrZero32))))},
}

// bpfLinkUpdate has the old program where it is to be replaced.
var bpfLinkUpdate = bpfNested("link_update", at(0, "link_fd", fd), at(4, "new_prog_fd", fd), at(8, "flags", bpfAttachFlags),
	arg.Field{Name: "old_prog_fd", Type: fd, At: 12 + 1, When: func(p *arg.Printer) bool { return p.Field("flags")&bpfReplace != 0 }})
