// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of flash memory: include/uapi/mtd/mtd-abi.h.
var flashRequests = slices.Concat(
	answered(flashInfo, "MEMGETINFO"),
	given(flashErase, "MEMERASE", "MEMLOCK", "MEMUNLOCK", "MEMISLOCKED"),
	given(flashErase64, "MEMERASE64"),
	given(flashSpare, "MEMWRITEOOB", "MEMREADOOB"),
	given(flashSpare64, "MEMWRITEOOB64", "MEMREADOOB64"),
	given(flashWrite, "MEMWRITE"),
	answered(arg.Int, "MEMGETREGIONCOUNT"),
	completed(flashRegion, "MEMGETREGIONINFO"),
	answered(flashCorrection, "MEMGETOOBSEL"),
	given(arg.Uint64, "MEMGETBADBLOCK", "MEMSETBADBLOCK"),
	given(&arg.Enum{Bytes: 4, Unknown: "MTD_OTP_???", Names: []arg.Name{{0, "MTD_OTP_OFF"}, {1, "MTD_OTP_FACTORY"}, {2, "MTD_OTP_USER"}}}, "OTPSELECT"),
	answered(arg.Uint, "OTPGETREGIONCOUNT"),
	answered(flashOnce, "OTPGETREGIONINFO"),
	given(flashOnce, "OTPLOCK"),
	answered(flashLayout, "ECCGETLAYOUT"),
	answered(flashErrors, "ECCGETSTATS"),
	asArg(flashMode, "MTDFILEMODE"),

	volumeRequests,
)

var (
	flashMode = &arg.Enum{Unknown: "MTD_FILE_MODE_???", Names: []arg.Name{
		{0, "MTD_FILE_MODE_NORMAL"}, {1, "MTD_FILE_MODE_OTP_FACTORY"}, {2, "MTD_FILE_MODE_OTP_USER"}, {3, "MTD_FILE_MODE_RAW"},
	}}
	flashInfo = arg.NewStruct(
		field("type", &arg.Enum{Bytes: 1, Unknown: "MTD_???", Names: []arg.Name{
			{0, "MTD_ABSENT"}, {1, "MTD_RAM"}, {2, "MTD_ROM"}, {3, "MTD_NORFLASH"}, {4, "MTD_NANDFLASH"}, {6, "MTD_DATAFLASH"}, {7, "MTD_UBIVOLUME"}, {8, "MTD_MLCNANDFLASH"},
		}}),
		field("flags", &arg.Flags{Bytes: 4, Unknown: "MTD_???", Names: []arg.Name{
			{0x400, "MTD_WRITEABLE"}, {0x800, "MTD_BIT_WRITEABLE"}, {0x1000, "MTD_NO_ERASE"}, {0x2000, "MTD_POWERUP_LOCK"}, {0x4000, "MTD_SLC_ON_MLC_EMULATION"},
		}}),
		field("size", hexOrZero32), field("erasesize", hexOrZero32), field("writesize", hexOrZero32), field("oobsize", hexOrZero32),
		field("padding", hexOrZero64),
	)
	flashErase   = arg.NewStruct(field("start", hexOrZero32), field("length", hexOrZero32))
	flashErase64 = arg.NewStruct(field("start", hexOrZero64), field("length", hexOrZero64))
	flashSpare   = arg.NewStruct(field("start", hexOrZero32), field("length", hexOrZero32), field("ptr", arg.Addr))
	flashSpare64 = arg.NewStruct(field("start", hexOrZero64), hidden("pad", arg.Uint), field("length", hexOrZero32), field("usr_ptr", address64))
	flashWrite   = arg.NewStruct(
		field("start", hexOrZero64), field("len", hexOrZero64), field("ooblen", hexOrZero64), field("usr_data", address64), field("usr_oob", address64),
		field("mode", &arg.Enum{Bytes: 1, Unknown: "MTD_OPS_???", Names: []arg.Name{{0, "MTD_OPS_PLACE_OOB"}, {1, "MTD_OPS_AUTO_OOB"}, {2, "MTD_OPS_RAW"}}}),
		hidden("padding", arg.Raw{Bytes: 7}),
	)
	flashRegion = arg.NewStruct(
		arg.Field{Name: "regionindex", Type: hexOrZero32, At: 12 + 1},
		addedAt(0, "offset", hexOrZero32), addedAt(4, "erasesize", hexOrZero32), addedAt(8, "numblocks", hexOrZero32),
	)
	flashCorrection = arg.NewStruct(
		field("useecc", &arg.Enum{Bytes: 4, Unknown: "MTD_NANDECC_???", Names: []arg.Name{
			{0, "MTD_NANDECC_OFF"}, {1, "MTD_NANDECC_PLACE"}, {2, "MTD_NANDECC_AUTOPLACE"}, {3, "MTD_NANDECC_PLACEONLY"}, {4, "MTD_NANDECC_AUTOPL_USR"},
		}}),
		field("eccbytes", hexOrZero32),
		field("oobfree", arg.Vector{Elem: arg.Vector{Elem: hexOrZero32, N: 2}, N: 8}),
		field("eccpos", arg.Vector{Elem: hexOrZero32, N: 32}),
	)
	flashLayout = arg.NewStruct(
		field("eccbytes", hexOrZero32),
		field("eccpos", arg.Vector{Elem: hexOrZero32, N: 64}),
		field("oobavail", hexOrZero32),
		field("oobfree", arg.Vector{Elem: arg.NewStruct(field("offset", hexOrZero32), field("length", hexOrZero32)), N: 8}),
	)
	flashErrors = arg.NewStruct(field("corrected", hexOrZero32), field("failed", hexOrZero32), field("badblocks", hexOrZero32), field("bbtblocks", hexOrZero32))
	flashOnce   = arg.NewStruct(field("start", hexOrZero32), field("length", hexOrZero32), field("locked", arg.Uint))
)

// addedAt is an added field that does not stand where it is printed.
func addedAt(offset int, name string, t arg.Type) arg.Field {
	f := added(name, t)
	f.At = offset + 1
	return f
}
