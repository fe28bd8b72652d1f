// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// bpfLink is what BPF_LINK_CREATE sees: its end depends on the type of attachment.
var bpfLink = bpfEnding(
	arg.NewStruct(at(0, "link_create", arg.NewStruct(slices.Concat(bpfLinkHead, bpfLinkEnds())...))),
	func(p *arg.Printer, v uint64) uint64 {
		kind, _ := p.Load(v+8, 4)
		if e := bpfLinkEnd(kind); e != nil {
			return e.size
		}
		const head, id, cgroup = 16, 20, 32
		if !isCgroupAttach(kind) {
			return head
		}
		btf, _ := p.Load(v+head, 4)
		if revision, _ := p.Load(v+24, 8); btf != 0 && revision != 0 {
			return cgroup
		}
		return id
	},
)

var bpfLinkHead = []arg.Field{
	at(0, "prog_fd", fd),
	bpfPlaced(bpfTarget, 4), bpfPlaced(bpfTargetDevice, 4),
	at(8, "attach_type", bpfAttachType), at(12, "flags", bpfAttachFlags),
}

// bpfLinkKind is what stands behind the head for some types of attachment.
type bpfLinkKind struct {
	types  []uint64
	size   uint64
	name   string // of a struct; "" for plain fields
	fields []arg.Field
}

var bpfLinkKinds = []bpfLinkKind{
	{[]uint64{24, 25, 26, 27, 58}, 32, "tracing", []arg.Field{at(0, "target_btf_id", arg.Uint), at(8, "cookie", hexOrZero64)}},
	{[]uint64{28}, 28, "", []arg.Field{
		at(16, "iter_info", bpfFollow(arg.Array{Elem: bpfIterInfo, Len: arg.ByField("iter_info_len")})), at(24, "iter_info_len", arg.Uint),
	}},
	{[]uint64{41}, 24, "perf_event", []arg.Field{at(0, "bpf_cookie", hexOrZero64)}},
	{[]uint64{42}, 48, "kprobe_multi", []arg.Field{
		at(0, "flags", bpfKprobeFlags), at(4, "cnt", arg.Uint), at(8, "syms", bpfWords), at(16, "addrs", bpfWords), at(24, "cookies", bpfWords),
	}},
	{[]uint64{45}, 32, "netfilter", []arg.Field{
		at(0, "pf", arg.Uint), at(4, "hooknum", arg.Uint), at(8, "priority", arg.Int), at(12, "flags", bpfNetfilterFlags),
	}},
	{[]uint64{46, 47}, 32, "tcx", []arg.Field{at(0, "relative_fd", fd), at(8, "expected_revision", hexOrZero64)}},
	{[]uint64{54, 55}, 32, "netkit", []arg.Field{at(0, "relative_fd", fd), at(8, "expected_revision", hexOrZero64)}},
	{[]uint64{48}, 64, "uprobe_multi", []arg.Field{
		at(0, "path", bpfFollow(arg.Path)), at(8, "offsets", bpfWords), at(16, "ref_ctr_offsets", bpfWords), at(24, "cookies", bpfWords),
		at(32, "cnt", arg.Uint), at(36, "flags", bpfUprobeFlags), at(40, "pid", pid), since(60, at(44, "path_fd", fd)),
	}},
	{[]uint64{59, 60, 61}, 36, "tracing_multi", []arg.Field{
		at(0, "ids", bpfFollow(arg.Array{Elem: arg.Uint, Len: arg.ByField("cnt")})), at(8, "cookies", bpfWords), at(16, "cnt", arg.Uint),
	}},
}

var (
	bpfWords          = bpfFollow(arg.Array{Elem: hexOrZero64, Len: arg.ByField("cnt")})
	bpfKprobeFlags    = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "BPF_F_KPROBE_MULTI_RETURN"}}, Unknown: "BPF_F_KPROBE_MULTI_???"}
	bpfUprobeFlags    = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "BPF_F_UPROBE_MULTI_RETURN"}, {2, "BPF_F_UPROBE_MULTI_PATH_FD"}}, Unknown: "BPF_F_UPROBE_MULTI_???"}
	bpfNetfilterFlags = &arg.Flags{Bytes: 4, Names: []arg.Name{{1, "BPF_F_NETFILTER_IP_DEFRAG"}}, Unknown: "BPF_F_NETFILTER_???"}
)

// bpfIterInfo is union bpf_iter_link_info, as the map it begins with.
var bpfIterInfo = arg.NewStruct(arg.Field{Name: "map", Type: arg.NewStruct(arg.Field{Name: "map_fd", Type: fd})})

func bpfLinkEnd(kind uint64) *bpfLinkKind {
	for i := range bpfLinkKinds {
		for _, t := range bpfLinkKinds[i].types {
			if t == kind {
				return &bpfLinkKinds[i]
			}
		}
	}
	return nil
}

// bpfLinkEnds are the ends of all kinds, each printed for its own.
func bpfLinkEnds() (fields []arg.Field) {
	for i := range bpfLinkKinds {
		kind := &bpfLinkKinds[i]
		mine := func(p *arg.Printer) bool {
			return bpfLinkEnd(p.Field("attach_type")) == kind && arg.Truncate(p.Call.Args[2], 4) > 16
		}
		ends := kind.fields
		if kind.name != "" {
			ends = []arg.Field{at(16, kind.name, arg.NewStruct(kind.fields...))}
		}
		for _, f := range ends {
			f.When = mine
			fields = append(fields, f)
		}
	}
	cgroups := func(p *arg.Printer, revised bool) bool {
		return isCgroupAttach(p.Field("attach_type")) && arg.Truncate(p.Call.Args[2], 4) > 16 &&
			p.Field("target_btf_id") != 0 && (p.Field(".revision") != 0) == revised
	}
	id := at(16, "target_btf_id", arg.Uint)
	id.When = func(p *arg.Printer) bool { return cgroups(p, false) }
	cgroup := at(16, "cgroup", arg.NewStruct(at(0, "relative_fd", fd), at(8, "expected_revision", hexOrZero64)))
	cgroup.When = func(p *arg.Printer) bool { return cgroups(p, true) }
	revision := hidden(".revision", arg.Uint64)
	revision.At = 24 + 1
	return append(fields, id, cgroup, revision)
}

func isCgroupAttach(kind uint64) bool {
	return kind < uint64(len(bpfAttachNames)) && strings.HasPrefix(bpfAttachNames[kind].Name, "BPF_CGROUP_")
}

// isDeviceAttach tells whether the target is a network device: XDP, tcx and netkit.
func isDeviceAttach(kind uint64) bool {
	switch kind {
	case 37, 46, 47, 54, 55:
		return true
	}
	return false
}
