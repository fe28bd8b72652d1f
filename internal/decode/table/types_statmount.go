// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

var (
	statmountMask  = &arg.Flags{Bytes: 8, Unknown: "STATMOUNT_???", Names: statmountNames}
	statmountFlags = &arg.Flags{Bytes: 4, Unknown: "STATMOUNT_???", Names: []arg.Name{{1, "STATMOUNT_BY_FD"}}}
	listmountFlags = &arg.Flags{Bytes: 4, Unknown: "LISTMOUNT_???", Names: []arg.Name{{1, "LISTMOUNT_REVERSE"}}}
)

// Sizes of struct mnt_id_req and struct ns_id_req in their first versions.
const (
	mountQuestionSize = 24
	nsQuestionSize    = 32
)

// mountQuestion is a pointer to struct mnt_id_req of linux/mount.h.
func mountQuestion(id, param arg.Type) arg.Type {
	return arg.SelfSized{Least: mountQuestionSize, Of: arg.NewStruct(
		arg.Field{Name: "size", Type: arg.Uint}, arg.Field{Name: "mnt_ns_fd", Type: fd},
		arg.Field{Name: "mnt_id", Type: id}, arg.Field{Name: "param", Type: param}, arg.Field{Name: "mnt_ns_id", Type: hexOrZero64},
	)}
}

// The same struct asks for one mount, or for those below one.
var (
	statmountQuestion = mountQuestion(hexOrZero64, statmountMask)
	listmountQuestion = mountQuestion(&arg.Enum{Bytes: 8, Names: []arg.Name{{^uint64(0), "LSMT_ROOT"}}}, hexOrZero64)
)

// listnsQuestion is a pointer to struct ns_id_req of linux/nsfs.h of 6.19.
var listnsQuestion = arg.SelfSized{Least: nsQuestionSize, Of: arg.NewStruct(
	arg.Field{Name: "size", Type: arg.Uint}, arg.Field{Name: "spare", Type: arg.Hex32, When: isSet("spare")},
	arg.Field{Name: "ns_id", Type: hexOrZero64}, arg.Field{Name: "ns_type", Type: &arg.Flags{Bytes: 4, Unknown: "???_NS", Names: namespaceNames}},
	arg.Field{Name: "spare2", Type: arg.Hex32, When: isSet("spare2")}, arg.Field{Name: "user_ns_id", Type: namespaceOwner},
)}

// namespaceOwner is the id of a user namespace, or the caller's own: linux/nsfs.h of 6.19.
var namespaceOwner = &arg.Enum{Bytes: 8, Form: arg.HexOrZero, Names: []arg.Name{{^uint64(0), "LISTNS_CURRENT_USER"}}}

const (
	statmountHead = 512   // the struct without its strings
	statmountMax  = 16384 // bytes that are copied
)

func tells(bit uint64) func(*arg.Printer) bool {
	return func(p *arg.Printer) bool { return p.Field("mask")&bit != 0 }
}

// statmount is a pointer to struct statmount of linux/mount.h. Its strings stand behind
// it, and it has their offsets.
var statmount = arg.Func{Type: arg.Blob{Len: arg.ByPointee(1), Max: statmountMax}, Print: arg.Ptr{To: statmountStruct}.Append}

var statmountStruct = arg.NewStruct(
	arg.Field{Name: "size", Type: arg.Uint},
	arg.Field{Name: "mnt_opts", Type: statmountText, When: tells(tellsOptions)},
	arg.Field{Name: "mask", Type: statmountMask},
	arg.Field{Name: "sb_dev_major", Type: arg.Uint, When: tells(tellsSuperblock)},
	arg.Field{Name: "sb_dev_minor", Type: arg.Uint, When: tells(tellsSuperblock)},
	arg.Field{Name: "sb_magic", Type: &arg.Enum{Bytes: 8, Names: fsTypeNames}, When: tells(tellsSuperblock)},
	arg.Field{Name: "sb_flags", Type: &arg.Flags{Bytes: 4, Unknown: "MS_???", Names: superblockNames}, When: tells(tellsSuperblock)},
	arg.Field{Name: "fs_type", Type: statmountText, When: tells(tellsType)},
	arg.Field{Name: "mnt_id", Type: hexOrZero64, When: tells(tellsMount)},
	arg.Field{Name: "mnt_parent_id", Type: hexOrZero64, When: tells(tellsMount)},
	arg.Field{Name: "mnt_id_old", Type: hexOrZero32, When: tells(tellsMount)},
	arg.Field{Name: "mnt_parent_id_old", Type: hexOrZero32, When: tells(tellsMount)},
	arg.Field{Name: "mnt_attr", Type: mountAttrFlags, When: tells(tellsMount)},
	arg.Field{Name: "mnt_propagation", Type: &arg.Flags{Bytes: 8, Unknown: "MS_???", Names: propagationNames}, When: tells(tellsMount)},
	arg.Field{Name: "mnt_peer_group", Type: hexOrZero64, When: tells(tellsMount)},
	arg.Field{Name: "mnt_master", Type: hexOrZero64, When: tells(tellsMount)},
	arg.Field{Name: "propagate_from", Type: hexOrZero64, When: tells(tellsPropagation)},
	arg.Field{Name: "mnt_root", Type: statmountText, When: tells(tellsRoot)},
	arg.Field{Name: "mnt_point", Type: statmountText, When: tells(tellsPoint)},
	arg.Field{Name: "mnt_ns_id", Type: hexOrZero64, When: tells(tellsNamespace)},
	arg.Field{Name: "fs_subtype", Type: statmountText, When: tells(tellsSubtype)},
	arg.Field{Name: "sb_source", Type: statmountText, When: tells(tellsSource)},
	arg.Field{Name: "opt_num", Type: arg.Uint, When: tells(tellsOptionArray)},
	arg.Field{Name: "opt_array", Type: statmountTexts("opt_num"), When: tells(tellsOptionArray)},
	arg.Field{Name: "opt_sec_num", Type: arg.Uint, When: tells(tellsSecurityArray)},
	arg.Field{Name: "opt_sec_array", Type: statmountTexts("opt_sec_num"), When: tells(tellsSecurityArray)},
	arg.Field{Name: "supported_mask", Type: statmountMask, When: tells(tellsSupported)},
	arg.Field{Name: "mnt_uidmap_num", Type: arg.Uint, When: tells(tellsUIDMap)},
	arg.Field{Name: "mnt_uidmap", Type: statmountTexts("mnt_uidmap_num"), When: tells(tellsUIDMap)},
	arg.Field{Name: "mnt_gidmap_num", Type: arg.Uint, When: tells(tellsGIDMap)},
	arg.Field{Name: "mnt_gidmap", Type: statmountTexts("mnt_gidmap_num"), When: tells(tellsGIDMap)},
	arg.Field{Type: arg.Vector{Elem: arg.Uint64, N: 43}, Hidden: true},
)

// statmountText is the offset of a string: the offset itself where nothing is there.
var statmountText = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	b, ok := statmountRest(p, v)
	if !ok {
		hexOrZero32.Append(p, v)
		return
	}
	appendMountText(p, b)
}}

// statmountTexts is the offset of as many strings as another field says, each behind
// the other.
func statmountTexts(number string) arg.Type {
	return arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
		b, ok := statmountRest(p, v)
		if !ok {
			hexOrZero32.Append(p, v)
			return
		}
		p.Byte('[')
		for i := range p.Field(number) {
			if i > 0 {
				p.Text(", ")
			}
			if len(b) == 0 {
				p.Text("???")
				break
			}
			b = b[appendMountText(p, b):]
		}
		p.Byte(']')
	}}
}

// statmountRest gives the strings from an offset on.
func statmountRest(p *arg.Printer, offset uint64) ([]byte, bool) {
	size := p.Field("size")
	if size > min(p.Call.Args[2], statmountMax) || size <= statmountHead || offset >= size-statmountHead {
		return nil, false
	}
	return p.Bytes(p.Base()+statmountHead+offset, int(size-statmountHead-offset))
}

// appendMountText appends the first string of b and returns how many bytes it takes.
func appendMountText(p *arg.Printer, b []byte) int {
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		p.QuoteCut(b, true)
		return len(b)
	}
	p.Quote(b[:n])
	return n + 1
}
