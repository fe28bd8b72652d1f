// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var (
	quotaCommand = &arg.Enum{Bytes: 4, Unknown: "Q_???", Names: quotaCommandNames}
	quotaKind    = &arg.Enum{Bytes: 4, Unknown: "???QUOTA", Names: quotaKindNames}
	quotaFormat  = &arg.Enum{Bytes: 4, Unknown: "QFMT_???", Names: quotaFormatNames}
	xquotaFlags  = &arg.Flags{Bytes: 4, Unknown: "FS_QUOTA_???", Names: xquotaStateNames}
	xquotaKinds  = &arg.Flags{Bytes: 4, Unknown: "FS_???_QUOTA", Names: xquotaNames}
)

// quotaOp is a command and the kind of quota that it is for.
var quotaOp = arg.Func{Type: arg.Uint, Print: func(p *arg.Printer, v uint64) {
	v = arg.Truncate(v, 4)
	style := p.Opt.Style
	if style != arg.StyleAbbrev {
		p.Uint(v)
	}
	if style == arg.StyleRaw {
		return
	}
	if style == arg.StyleVerbose {
		p.Text(" /* ")
	}
	p.Opt.Style = arg.StyleAbbrev
	p.Text("QCMD(")
	quotaCommand.Append(p, v>>8)
	p.Text(", ")
	quotaKind.Append(p, v&0xff)
	p.Byte(')')
	if style == arg.StyleVerbose {
		p.Text(" */")
	}
	p.Opt.Style = style
}}

// quotaHasData tells whether the command that argument op is has data.
func quotaHasData(op int) func(*arg.Call) bool {
	return func(c *arg.Call) bool {
		switch arg.Truncate(c.Args[op], 4) >> 8 {
		case quotaSync, quotaOff, xquotaSync:
			return false
		}
		return true
	}
}

// quotaHasID tells whether the command is about one user, group or project, or takes a
// format in place of one.
func quotaHasID(op int) func(*arg.Call) bool {
	return func(c *arg.Call) bool {
		switch arg.Truncate(c.Args[op], 4) >> 8 {
		case quotaSync, quotaOff, quotaGetFmt, quotaGetInfo, quotaSetInfo, xquotaOn, xquotaOff, xquotaStat, xquotaStatV, xquotaRemove, xquotaSync:
			return false
		}
		return true
	}
}

// quotaID is whom the command is about, or a format.
func quotaID(op int) arg.Type {
	return arg.Func{Type: uid, Print: func(p *arg.Printer, v uint64) {
		if arg.Truncate(p.Call.Args[op], 4)>>8 == quotaOn {
			quotaFormat.Append(p, v)
			return
		}
		uid.Append(p, v)
	}}
}

// quotaData is what the command takes or tells.
func quotaData(op int) *arg.Switch {
	t := &arg.Switch{On: op, Default: arg.Addr, Mask: 0xffffff00}
	for _, c := range []struct {
		command uint64
		t       arg.Type
	}{
		{quotaOn, arg.AtEntry{Type: arg.Path}},
		{quotaGetFmt, told(quotaFormat)},
		{quotaGetInfo, told(quotaInfo)}, {quotaSetInfo, taken(quotaInfo)},
		{quotaGet, told(quotaBlock)}, {quotaSet, taken(quotaBlock)}, {quotaGetNext, told(quotaNext)},
		{xquotaOn, taken(xquotaFlags)}, {xquotaOff, taken(xquotaFlags)}, {xquotaRemove, taken(xquotaKinds)},
		{xquotaGet, told(xquotaBlock)}, {xquotaSet, taken(xquotaBlock)}, {xquotaGetNext, told(xquotaBlock)},
		{xquotaStat, told(xquotaStatus)}, {xquotaStatV, told(xquotaStatusV)},
	} {
		for kind := range quotaKindNames {
			t.Cases = append(t.Cases, arg.Case{Value: c.command<<8 | uint64(kind), Type: c.t})
		}
	}
	return t
}

func told(t arg.Type) arg.Type { return arg.AtExit{Type: arg.Ptr{To: t}} }

func taken(t arg.Type) arg.Type { return arg.AtEntry{Type: arg.Ptr{To: t}} }

// quotaInfo is struct if_dqinfo of linux/quota.h.
var quotaInfo = arg.NewStruct(
	arg.Field{Name: "dqi_bgrace", Type: arg.Uint64}, arg.Field{Name: "dqi_igrace", Type: arg.Uint64},
	arg.Field{Name: "dqi_flags", Type: &arg.Flags{Bytes: 4, Unknown: "DQF_???", Names: quotaFlagNames}},
	arg.Field{Name: "dqi_valid", Type: &arg.Flags{Bytes: 4, Unknown: "IIF_???", Names: quotaInfoNames}},
)

// quotaBlock is struct if_dqblk. It has no padding at its end as strace reads it.
var (
	quotaBlock = quotaBlockOf()
	quotaNext  = quotaBlockOf(arg.Field{Name: "dqb_id", Type: arg.Uint})
)

func quotaBlockOf(last ...arg.Field) *arg.Struct {
	number := packed{arg.Uint64}
	return arg.NewStruct(append([]arg.Field{
		{Name: "dqb_bhardlimit", Type: number}, {Name: "dqb_bsoftlimit", Type: number}, {Name: "dqb_curspace", Type: number},
		{Name: "dqb_ihardlimit", Type: number}, {Name: "dqb_isoftlimit", Type: number}, {Name: "dqb_curinodes", Type: number},
		{Name: "dqb_btime", Type: number, Verbose: true}, {Name: "dqb_itime", Type: number, Verbose: true},
		{Name: "dqb_valid", Type: &arg.Flags{Bytes: 4, Unknown: "QIF_???", Names: quotaFieldNames}, Verbose: true},
	}, last...)...)
}

// xquotaBlock is struct fs_disk_quota of linux/dqblk_xfs.h.
var xquotaBlock = arg.NewStruct(
	arg.Field{Name: "d_version", Type: arg.Int8},
	arg.Field{Name: "d_flags", Type: &arg.Flags{Bytes: 1, Unknown: "FS_???_QUOTA", Names: xquotaNames}},
	arg.Field{Name: "d_fieldmask", Type: arg.Num{Bytes: 2, Form: arg.HexOrZero}}, arg.Field{Name: "d_id", Type: arg.Uint},
	arg.Field{Name: "d_blk_hardlimit", Type: arg.Uint64}, arg.Field{Name: "d_blk_softlimit", Type: arg.Uint64},
	arg.Field{Name: "d_ino_hardlimit", Type: arg.Uint64}, arg.Field{Name: "d_ino_softlimit", Type: arg.Uint64},
	arg.Field{Name: "d_bcount", Type: arg.Uint64}, arg.Field{Name: "d_icount", Type: arg.Uint64},
	arg.Field{Name: "d_itimer", Type: arg.Int, Verbose: true}, arg.Field{Name: "d_btimer", Type: arg.Int, Verbose: true},
	arg.Field{Name: "d_iwarns", Type: arg.Uint16, Verbose: true}, arg.Field{Name: "d_bwarns", Type: arg.Uint16, Verbose: true},
	arg.Field{Type: arg.Raw{Bytes: 4}, Hidden: true},
	arg.Field{Name: "d_rtb_hardlimit", Type: arg.Uint64, Verbose: true}, arg.Field{Name: "d_rtb_softlimit", Type: arg.Uint64, Verbose: true},
	arg.Field{Name: "d_rtbcount", Type: arg.Uint64, Verbose: true}, arg.Field{Name: "d_rtbtimer", Type: arg.Int, Verbose: true},
	arg.Field{Name: "d_rtbwarns", Type: arg.Uint16, Verbose: true},
	arg.Field{Type: arg.Raw{Bytes: 10}, Hidden: true},
)

var xquotaFile = arg.NewStruct(
	arg.Field{Name: "qfs_ino", Type: arg.Uint64}, arg.Field{Name: "qfs_nblks", Type: arg.Uint64}, arg.Field{Name: "qfs_nextents", Type: arg.Uint},
	arg.Field{Type: arg.Uint, Hidden: true},
)

// xquotaStatus is struct fs_quota_stat, xquotaStatusV struct fs_quota_statv.
var (
	xquotaStatus = arg.NewStruct(
		arg.Field{Name: "qs_version", Type: arg.Int8},
		arg.Field{Name: "qs_flags", Type: &arg.Flags{Bytes: 2, Unknown: "FS_QUOTA_???", Names: xquotaStateNames}, Verbose: true},
		arg.Field{Type: arg.Raw{Bytes: 4}, Hidden: true},
		arg.Field{Name: "qs_uquota", Type: xquotaFile, Verbose: true}, arg.Field{Name: "qs_gquota", Type: xquotaFile, Verbose: true},
		arg.Field{Name: "qs_incoredqs", Type: arg.Uint, Verbose: true},
		arg.Field{Name: "qs_btimelimit", Type: arg.Int, Verbose: true}, arg.Field{Name: "qs_itimelimit", Type: arg.Int, Verbose: true},
		arg.Field{Name: "qs_rtbtimelimit", Type: arg.Int, Verbose: true},
		arg.Field{Name: "qs_bwarnlimit", Type: arg.Uint16, Verbose: true}, arg.Field{Name: "qs_iwarnlimit", Type: arg.Uint16, Verbose: true},
	)
	xquotaStatusV = arg.NewStruct(
		arg.Field{Name: "qs_version", Type: arg.Int8}, arg.Field{Type: arg.Uint8, Hidden: true},
		arg.Field{Name: "qs_flags", Type: &arg.Flags{Bytes: 2, Unknown: "FS_QUOTA_???", Names: xquotaStateNames}, Verbose: true},
		arg.Field{Name: "qs_incoredqs", Type: arg.Uint, Verbose: true},
		arg.Field{Name: "qs_uquota", Type: xquotaFile, Verbose: true}, arg.Field{Name: "qs_gquota", Type: xquotaFile, Verbose: true},
		arg.Field{Name: "qs_pquota", Type: xquotaFile, Verbose: true},
		arg.Field{Name: "qs_btimelimit", Type: arg.Int, Verbose: true}, arg.Field{Name: "qs_itimelimit", Type: arg.Int, Verbose: true},
		arg.Field{Name: "qs_rtbtimelimit", Type: arg.Int, Verbose: true},
		arg.Field{Name: "qs_bwarnlimit", Type: arg.Uint16, Verbose: true}, arg.Field{Name: "qs_iwarnlimit", Type: arg.Uint16, Verbose: true},
		arg.Field{Type: arg.Raw{Bytes: 64}, Hidden: true},
	)
)
