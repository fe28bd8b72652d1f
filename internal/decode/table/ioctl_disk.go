// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of IDE and SCSI disks: include/uapi/linux/hdreg.h, scsi/sg.h.
var diskRequests = slices.Concat(
	answered(diskGeometry, "HDIO_GETGEO"),
	answered(arg.Ulong, "HDIO_GET_UNMASKINTR", "HDIO_GET_MULTCOUNT", "HDIO_GET_KEEPSETTINGS", "HDIO_GET_32BIT", "HDIO_GET_NOWERR", "HDIO_GET_DMA",
		"HDIO_GET_WCACHE", "HDIO_GET_ACOUSTIC", "HDIO_GET_ADDRESS"),
	asArg(arg.Ulong, "HDIO_SET_MULTCOUNT", "HDIO_SET_UNMASKINTR", "HDIO_SET_KEEPSETTINGS", "HDIO_SET_32BIT", "HDIO_SET_NOWERR", "HDIO_SET_DMA",
		"HDIO_SET_PIO_MODE", "HDIO_UNREGISTER_HWIF", "HDIO_SET_WCACHE", "HDIO_SET_ACOUSTIC", "HDIO_SET_ADDRESS"),
	asArg(arg.AtExit{Type: arg.Buffer{Len: arg.Fixed(142)}}, "HDIO_OBSOLETE_IDENTITY"),
	asArg(arg.AtExit{Type: arg.Buffer{Len: arg.Fixed(512)}}, "HDIO_GET_IDENTITY"),
	answered(ideNice, "HDIO_GET_NICE"),
	asArg(ideNice, "HDIO_SET_NICE"),
	answered(busState, "HDIO_GET_BUSSTATE"),
	asArg(busState, "HDIO_SET_BUSSTATE"),
	given(arg.Vector{Elem: hexOrZero32, N: 3}, "HDIO_DRIVE_RESET", "HDIO_SCAN_HWIF"),

	given(arg.Int, "SG_SET_TIMEOUT", "SG_SET_COMMAND_Q", "SG_SET_RESERVED_SIZE", "SG_SET_FORCE_LOW_DMA", "SG_SET_FORCE_PACK_ID", "SG_SET_DEBUG", "SG_NEXT_CMD_LEN",
		"SG_SET_KEEP_ORPHAN"),
	answered(arg.Int, "SG_EMULATED_HOST", "SG_GET_TRANSFORM", "SG_GET_COMMAND_Q", "SG_GET_RESERVED_SIZE", "SG_GET_LOW_DMA", "SG_GET_PACK_ID", "SG_GET_NUM_WAITING",
		"SG_GET_SG_TABLESIZE", "SG_GET_VERSION_NUM", "SG_GET_KEEP_ORPHAN"),
	asArg(diskCommand{}, "HDIO_DRIVE_CMD"),

	given(scsiReset, "SG_SCSI_RESET"),
	asArg(scsiTransfer{}, "SG_IO"),

	answered(scsiRequest, "SG_GET_REQUEST_TABLE"),
	answered(scsiID, "SG_GET_SCSI_ID"),
	asArg(hexOrZero32, "SG_SET_TRANSFORM"),
	noArgument("SG_GET_TIMEOUT"),
)

var (
	diskGeometry = arg.NewStruct(
		arg.Field{Name: "heads", Type: arg.Uint8}, arg.Field{Name: "sectors", Type: arg.Uint8},
		arg.Field{Name: "cylinders", Type: arg.Uint16}, arg.Field{Name: "start", Type: arg.Ulong},
	)
	ideNice = &arg.Flags{Unknown: "IDE_NICE_???", Names: []arg.Name{
		{1 << 0, "1<<IDE_NICE_DSC_OVERLAP"}, {1 << 1, "1<<IDE_NICE_ATAPI_OVERLAP"}, {1 << 3, "1<<IDE_NICE_1"}, {1 << 2, "1<<IDE_NICE_0"}, {1 << 4, "1<<IDE_NICE_2"},
	}}
	busState = &arg.Enum{Unknown: "BUSSTATE_???", Names: []arg.Name{{0, "BUSSTATE_OFF"}, {1, "BUSSTATE_ON"}, {2, "BUSSTATE_TRISTATE"}}}
	scsiID   = arg.NewStruct(
		arg.Field{Name: "host_no", Type: arg.Int}, arg.Field{Name: "channel", Type: arg.Int}, arg.Field{Name: "scsi_id", Type: hexOrZero32},
		arg.Field{Name: "lun", Type: arg.Int}, arg.Field{Name: "scsi_type", Type: hexOrZero32},
		arg.Field{Name: "h_cmd_per_lun", Type: arg.Int16}, arg.Field{Name: "d_queue_depth", Type: arg.Int16},
	)
)
