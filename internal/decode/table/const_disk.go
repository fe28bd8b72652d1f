// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// diskCommandNames are commands of the ATA Command Set, by the names of Linux's own
// include/linux/ata.h.
var diskCommandNames = []arg.Name{
	{0x00, "ATA_CMD_NOP"}, {0x08, "ATA_CMD_DEV_RESET"}, {0x0b, "ATA_CMD_REQ_SENSE_DATA"},
	{0x20, "ATA_CMD_PIO_READ"}, {0x24, "ATA_CMD_PIO_READ_EXT"}, {0x25, "ATA_CMD_READ_EXT"}, {0x29, "ATA_CMD_READ_MULTI_EXT"}, {0x2f, "ATA_CMD_READ_LOG_EXT"},
	{0x30, "ATA_CMD_PIO_WRITE"}, {0x34, "ATA_CMD_PIO_WRITE_EXT"}, {0x35, "ATA_CMD_WRITE_EXT"}, {0x39, "ATA_CMD_WRITE_MULTI_EXT"}, {0x3d, "ATA_CMD_WRITE_FUA_EXT"},
	{0x3f, "ATA_CMD_WRITE_LOG_EXT"}, {0x40, "ATA_CMD_VERIFY"}, {0x42, "ATA_CMD_VERIFY_EXT"}, {0x60, "ATA_CMD_FPDMA_READ"}, {0x61, "ATA_CMD_FPDMA_WRITE"},
	{0x90, "ATA_CMD_EDD"}, {0x91, "ATA_CMD_INIT_DEV_PARAMS"}, {0x92, "ATA_CMD_DOWNLOAD_MICRO"}, {0xa0, "ATA_CMD_PACKET"}, {0xa1, "ATA_CMD_ID_ATAPI"},
	{0xb0, "ATA_CMD_SMART"}, {0xc4, "ATA_CMD_READ_MULTI"}, {0xc5, "ATA_CMD_WRITE_MULTI"}, {0xc6, "ATA_CMD_SET_MULTI"}, {0xc8, "ATA_CMD_READ"}, {0xca, "ATA_CMD_WRITE"},
	{0xde, "ATA_CMD_MEDIA_LOCK"}, {0xdf, "ATA_CMD_MEDIA_UNLOCK"}, {0xe0, "ATA_CMD_STANDBYNOW1"}, {0xe1, "ATA_CMD_IDLEIMMEDIATE"}, {0xe2, "ATA_CMD_STANDBY"},
	{0xe3, "ATA_CMD_IDLE"}, {0xe5, "ATA_CMD_CHK_POWER"}, {0xe6, "ATA_CMD_SLEEP"}, {0xe7, "ATA_CMD_FLUSH"}, {0xea, "ATA_CMD_FLUSH_EXT"}, {0xec, "ATA_CMD_ID_ATA"},
	{0xef, "ATA_CMD_SET_FEATURES"}, {0xf1, "ATA_CMD_SEC_SET_PASS"}, {0xf2, "ATA_CMD_SEC_UNLOCK"}, {0xf3, "ATA_CMD_SEC_ERASE_PREP"}, {0xf4, "ATA_CMD_SEC_ERASE_UNIT"},
	{0xf5, "ATA_CMD_SEC_FREEZE_LOCK"}, {0xf6, "ATA_CMD_SEC_DISABLE_PASS"}, {0xf8, "ATA_CMD_READ_NATIVE_MAX"}, {0xf9, "ATA_CMD_SET_MAX"},
}
