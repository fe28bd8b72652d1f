// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Constants of quotactl: include/uapi/linux/quota.h and dqblk_xfs.h. Those of the
// first two forms, and of Linux 2.4, are in quotactl(2) no more.

const (
	quotaSync     = 0x800001
	quotaOn       = 0x800002
	quotaOff      = 0x800003
	quotaGetFmt   = 0x800004
	quotaGetInfo  = 0x800005
	quotaSetInfo  = 0x800006
	quotaGet      = 0x800007
	quotaSet      = 0x800008
	quotaGetNext  = 0x800009
	xquotaOn      = 0x5801
	xquotaOff     = 0x5802
	xquotaGet     = 0x5803
	xquotaSet     = 0x5804
	xquotaStat    = 0x5805
	xquotaRemove  = 0x5806
	xquotaSync    = 0x5807
	xquotaStatV   = 0x5808
	xquotaGetNext = 0x5809
)

var quotaCommandNames = []arg.Name{
	{quotaSync, "Q_SYNC"}, {quotaOn, "Q_QUOTAON"}, {quotaOff, "Q_QUOTAOFF"}, {quotaGetFmt, "Q_GETFMT"}, {quotaGetInfo, "Q_GETINFO"},
	{quotaSetInfo, "Q_SETINFO"}, {quotaGet, "Q_GETQUOTA"}, {quotaSet, "Q_SETQUOTA"}, {quotaGetNext, "Q_GETNEXTQUOTA"},
	{xquotaOn, "Q_XQUOTAON"}, {xquotaOff, "Q_XQUOTAOFF"}, {xquotaGet, "Q_XGETQUOTA"}, {xquotaSet, "Q_XSETQLIM"}, {xquotaStat, "Q_XGETQSTAT"},
	{xquotaRemove, "Q_XQUOTARM"}, {xquotaSync, "Q_XQUOTASYNC"}, {xquotaStatV, "Q_XGETQSTATV"}, {xquotaGetNext, "Q_XGETNEXTQUOTA"},
	{0x100, "Q_V1_QUOTAON"}, {0x200, "Q_V1_QUOTAOFF"}, {0x300, "Q_V1_GETQUOTA"}, {0x400, "Q_V1_SETQUOTA"}, {0x500, "Q_V1_SETUSE"},
	{0x600, "Q_V1_SYNC"}, {0x700, "Q_SETQLIM"}, {0x800, "Q_V1_GETSTATS"}, {0x1000, "Q_V1_RSQUASH"},
	{0x900, "Q_V2_GETINFO"}, {0xa00, "Q_V2_SETINFO"}, {0xb00, "Q_V2_SETGRACE"}, {0xc00, "Q_V2_SETFLAGS"}, {0xd00, "Q_V2_GETQUOTA"},
	{0xe00, "Q_V2_SETQUOTA"}, {0xf00, "Q_V2_SETUSE"}, {0x1100, "Q_V2_GETSTATS"},
}

var (
	quotaKindNames   = []arg.Name{{0, "USRQUOTA"}, {1, "GRPQUOTA"}, {2, "PRJQUOTA"}}
	quotaFormatNames = []arg.Name{{1, "QFMT_VFS_OLD"}, {2, "QFMT_VFS_V0"}, {3, "QFMT_OCFS2"}, {4, "QFMT_VFS_V1"}, {5, "QFMT_SHMEM"}}
	quotaFieldNames  = []arg.Name{{1, "QIF_BLIMITS"}, {2, "QIF_SPACE"}, {4, "QIF_ILIMITS"}, {8, "QIF_INODES"}, {16, "QIF_BTIME"}, {32, "QIF_ITIME"}}
	quotaInfoNames   = []arg.Name{{1, "IIF_BGRACE"}, {2, "IIF_IGRACE"}, {4, "IIF_FLAGS"}}
	quotaFlagNames   = []arg.Name{{1, "DQF_ROOT_SQUASH"}, {0x10000, "DQF_SYS_FILE"}}
	xquotaNames      = []arg.Name{{1, "FS_USER_QUOTA"}, {2, "FS_PROJ_QUOTA"}, {4, "FS_GROUP_QUOTA"}}
	xquotaStateNames = []arg.Name{
		{1, "FS_QUOTA_UDQ_ACCT"}, {2, "FS_QUOTA_UDQ_ENFD"}, {4, "FS_QUOTA_GDQ_ACCT"}, {8, "FS_QUOTA_GDQ_ENFD"}, {16, "FS_QUOTA_PDQ_ACCT"}, {32, "FS_QUOTA_PDQ_ENFD"},
	}
)
