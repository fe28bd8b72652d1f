// SPDX-License-Identifier: Apache-2.0

/* drivers: requests of drivers that are not here. Their arguments are looked at all the
 * same: nothing, no address, structs of all kinds, and one that ends where memory ends. */
#include "../../tracee/io.h"
#include <linux/types.h>
#include <linux/btrfs.h>
#include <linux/counter.h>
#include <linux/dm-ioctl.h>
#include <linux/gpio.h>
#include <linux/hdreg.h>
#include <linux/kd.h>
#include <linux/lirc.h>
#include <linux/ptp_clock.h>
#include <linux/tee.h>
#include <linux/udmabuf.h>
#include <linux/videodev2.h>
#include <mtd/mtd-user.h>
#include <mtd/ubi-user.h>
#include <scsi/sg.h>

static const unsigned int requests[] = {
	MEMGETINFO, MEMERASE, MEMLOCK, MEMUNLOCK, MEMISLOCKED, MEMERASE64, MEMWRITEOOB, MEMREADOOB, MEMWRITEOOB64,
	MEMREADOOB64, MEMWRITE, MEMGETREGIONCOUNT, MEMGETREGIONINFO, MEMGETOOBSEL, MEMGETBADBLOCK, MEMSETBADBLOCK,
	OTPSELECT, OTPGETREGIONCOUNT, OTPGETREGIONINFO, OTPLOCK, ECCGETLAYOUT, ECCGETSTATS, MTDFILEMODE, UBI_IOCMKVOL,
	UBI_IOCRMVOL, UBI_IOCRPEB, UBI_IOCSPEB, UBI_IOCDET, UBI_IOCEBER, UBI_IOCEBUNMAP, UBI_IOCEBISMAP, UBI_IOCVOLUP,
	UBI_IOCRSVOL, UBI_IOCRNVOL, UBI_IOCATT, UBI_IOCEBCH, UBI_IOCEBMAP, UBI_IOCSETVOLPROP, UBI_IOCVOLCRBLK,
	UBI_IOCVOLRMBLK, LIRC_GET_FEATURES, LIRC_GET_SEND_MODE, LIRC_GET_REC_MODE, LIRC_SET_SEND_MODE, LIRC_SET_REC_MODE,
	LIRC_GET_REC_RESOLUTION, LIRC_GET_MIN_TIMEOUT, LIRC_GET_MAX_TIMEOUT, LIRC_GET_LENGTH, LIRC_GET_REC_TIMEOUT,
	LIRC_SET_SEND_CARRIER, LIRC_SET_REC_CARRIER, LIRC_SET_SEND_DUTY_CYCLE, LIRC_SET_REC_TIMEOUT,
	LIRC_SET_REC_TIMEOUT_REPORTS, LIRC_SET_MEASURE_CARRIER_MODE, LIRC_SET_REC_CARRIER_RANGE, LIRC_SET_WIDEBAND_RECEIVER,
	LIRC_SET_TRANSMITTER_MASK, TEE_IOC_VERSION, TEE_IOC_OPEN_SESSION, TEE_IOC_INVOKE, TEE_IOC_SUPPL_RECV,
	TEE_IOC_SUPPL_SEND, TEE_IOC_CLOSE_SESSION, TEE_IOC_CANCEL, TEE_IOC_SHM_ALLOC, TEE_IOC_SHM_REGISTER,
	COUNTER_ADD_WATCH_IOCTL, COUNTER_ENABLE_EVENTS_IOCTL, COUNTER_DISABLE_EVENTS_IOCTL, UDMABUF_CREATE,
	PTP_CLOCK_GETCAPS, PTP_CLOCK_GETCAPS2, PTP_EXTTS_REQUEST, PTP_EXTTS_REQUEST2,
	PTP_PEROUT_REQUEST, PTP_PEROUT_REQUEST2, PTP_PIN_GETFUNC, PTP_PIN_GETFUNC2, PTP_PIN_SETFUNC, PTP_PIN_SETFUNC2,
	PTP_SYS_OFFSET, PTP_SYS_OFFSET2, PTP_SYS_OFFSET_EXTENDED, PTP_SYS_OFFSET_EXTENDED2, PTP_SYS_OFFSET_PRECISE,
	PTP_SYS_OFFSET_PRECISE2, GPIO_GET_CHIPINFO_IOCTL, GPIO_GET_LINEINFO_UNWATCH_IOCTL, GPIO_GET_LINEINFO_IOCTL,
	GPIO_GET_LINEINFO_WATCH_IOCTL, GPIO_GET_LINEHANDLE_IOCTL, GPIO_GET_LINEEVENT_IOCTL,
	GPIOHANDLE_GET_LINE_VALUES_IOCTL, GPIOHANDLE_SET_LINE_VALUES_IOCTL, GPIOHANDLE_SET_CONFIG_IOCTL,
	GPIO_V2_GET_LINEINFO_IOCTL, GPIO_V2_GET_LINEINFO_WATCH_IOCTL, GPIO_V2_GET_LINE_IOCTL, GPIO_V2_LINE_SET_CONFIG_IOCTL,
	GPIO_V2_LINE_GET_VALUES_IOCTL, GPIO_V2_LINE_SET_VALUES_IOCTL, KDGKBENT, KDSKBENT, KDGKBSENT, KDSKBSENT, KDGKBDIACR,
	KDSKBDIACR, KDGKBDIACRUC, KDSKBDIACRUC, KDSIGACCEPT, KDKBDREP, GIO_SCRNMAP, PIO_SCRNMAP, GIO_UNISCRNMAP,
	PIO_UNISCRNMAP, GIO_FONT, PIO_FONT, GIO_FONTX, PIO_FONTX, GIO_CMAP, PIO_CMAP, GIO_UNIMAP, PIO_UNIMAP, PIO_UNIMAPCLR,
	KDFONTOP, DM_VERSION, DM_REMOVE_ALL, DM_LIST_DEVICES, DM_DEV_CREATE, DM_DEV_REMOVE, DM_DEV_RENAME, DM_DEV_SUSPEND,
	DM_DEV_STATUS, DM_DEV_WAIT, DM_DEV_ARM_POLL, DM_TABLE_LOAD, DM_TABLE_CLEAR, DM_TABLE_DEPS, DM_TABLE_STATUS,
	DM_LIST_VERSIONS, DM_TARGET_MSG, DM_DEV_SET_GEOMETRY, BTRFS_IOC_TREE_SEARCH, BTRFS_IOC_TREE_SEARCH_V2,
	BTRFS_IOC_INO_LOOKUP, BTRFS_IOC_INO_PATHS, BTRFS_IOC_LOGICAL_INO, BTRFS_IOC_SPACE_INFO, BTRFS_IOC_DEV_INFO,
	BTRFS_IOC_FS_INFO, BTRFS_IOC_GET_DEV_STATS, BTRFS_IOC_SCRUB, BTRFS_IOC_SCRUB_PROGRESS, BTRFS_IOC_BALANCE_V2,
	BTRFS_IOC_BALANCE_PROGRESS, BTRFS_IOC_BALANCE_CTL, BTRFS_IOC_DEV_REPLACE, BTRFS_IOC_TRANS_START,
	BTRFS_IOC_TRANS_END, BTRFS_IOC_BALANCE, BTRFS_IOC_SCRUB_CANCEL, BTRFS_IOC_QUOTA_RESCAN_WAIT, BTRFS_IOC_QUOTA_CTL,
	BTRFS_IOC_QGROUP_ASSIGN, BTRFS_IOC_QGROUP_CREATE, BTRFS_IOC_QGROUP_LIMIT, BTRFS_IOC_QUOTA_RESCAN,
	BTRFS_IOC_QUOTA_RESCAN_STATUS, BTRFS_IOC_GET_FEATURES, BTRFS_IOC_SET_FEATURES, BTRFS_IOC_GET_SUPPORTED_FEATURES,
	BTRFS_IOC_SEND, BTRFS_IOC_SET_RECEIVED_SUBVOL, BTRFS_IOC_SNAP_CREATE, BTRFS_IOC_SUBVOL_CREATE,
	BTRFS_IOC_SNAP_DESTROY, BTRFS_IOC_ADD_DEV, BTRFS_IOC_RM_DEV, BTRFS_IOC_RESIZE, BTRFS_IOC_SCAN_DEV,
	BTRFS_IOC_FORGET_DEV, BTRFS_IOC_DEVICES_READY, BTRFS_IOC_SNAP_CREATE_V2, BTRFS_IOC_SUBVOL_CREATE_V2,
	BTRFS_IOC_SUBVOL_GETFLAGS, BTRFS_IOC_SUBVOL_SETFLAGS, BTRFS_IOC_DEFAULT_SUBVOL, BTRFS_IOC_WAIT_SYNC,
	BTRFS_IOC_START_SYNC, BTRFS_IOC_DEFRAG_RANGE, BTRFS_IOC_SYNC, BTRFS_IOC_DEFRAG, VIDIOC_G_EXT_CTRLS,
	VIDIOC_S_EXT_CTRLS, VIDIOC_CREATE_BUFS, VIDIOC_G_TUNER, VIDIOC_S_TUNER, VIDIOC_QUERY_EXT_CTRL, SG_SCSI_RESET, SG_IO,
	SG_GET_REQUEST_TABLE, HDIO_DRIVE_CMD,
};

static char room[3 * PAGE];

static void each(long argument)
{
	for (size_t i = 0; i < COUNT(requests); i++)
		call(SYS_ioctl, -1, requests[i], argument);
}

/* fonts, attributes of pins and commands depend on what the structs say. */
static void kinds(void)
{
	struct gpio_v2_line_config config = {.num_attrs = 4};
	unsigned int op[8] = {0};
	unsigned char bytes[600] = {0};
	struct btrfs_ioctl_dev_replace_args replace = {0};
	struct {
		struct udmabuf_create_list head;
		struct udmabuf_create_item items[2];
	} list = {{1, 2}, {{3, 0, 4, 5}, {6, 0, 7, 8}}};

	for (int i = 0; i < 4; i++)
		config.attrs[i] = (struct gpio_v2_line_config_attribute){{i, 0, {6}}, i * 3};
	call(SYS_ioctl, -1, GPIO_V2_LINE_SET_CONFIG_IOCTL, &config);
	call(SYS_ioctl, -1, UDMABUF_CREATE_LIST, &list);
	for (op[0] = 0; op[0] < 5; op[0]++)
		call(SYS_ioctl, -1, KDFONTOP, op);
	for (replace.cmd = 0; replace.cmd < 4; replace.cmd++)
		call(SYS_ioctl, -1, BTRFS_IOC_DEV_REPLACE, &replace);
	for (int i = 0; i < 0x1100; i += 7) {
		bytes[0] = i;
		bytes[2] = i;
		bytes[3] = i >> 8;
		call(SYS_ioctl, -1, KDSKBENT, bytes);
		call(SYS_ioctl, -1, KDSKBSENT, bytes);
	}
}

static void mapper(void)
{
	static const unsigned int n[] = {DM_VERSION, DM_LIST_DEVICES, DM_DEV_CREATE, DM_DEV_REMOVE, DM_DEV_RENAME, DM_DEV_SUSPEND, DM_DEV_WAIT,
					 DM_TABLE_LOAD, DM_TABLE_STATUS, DM_TARGET_MSG, DM_DEV_SET_GEOMETRY};
	struct {
		struct dm_ioctl head;
		char data[400];
	} b = {{{4, 6, 0}}};
	struct dm_target_spec *first = (void *)b.data, *second;

	for (b.head.data_size = 0; b.head.data_size < 400; b.head.data_size += 100)
		call(SYS_ioctl, -1, DM_DEV_STATUS, &b);
	b.head = (struct dm_ioctl){{4, 6, 0}, sizeof(b), sizeof(b.head), 2, 5, 1 << 14 | 1, 7, 0, 0x1234, "name", "uuid"};
	*first = (struct dm_target_spec){11, 22, -3, sizeof(*first) + 16, "linear"};
	memcpy(first + 1, "/dev/x 0", 9);
	second = (void *)((char *)first + first->next);
	*second = (struct dm_target_spec){33, 44, 0, 0, "zero"};
	memcpy(second + 1, "p2", 3);
	for (size_t i = 0; i < COUNT(n); i++)
		call(SYS_ioctl, -1, n[i], &b);
	b.head.data_start = 690;
	call(SYS_ioctl, -1, DM_TABLE_LOAD, &b);
	b.head.target_count = 0;
	call(SYS_ioctl, -1, DM_TABLE_LOAD, &b);
}

static void controls(void)
{
	struct v4l2_ext_control of[] = {{V4L2_CID_BRIGHTNESS, .value = 5}, {V4L2_CID_CONTRAST, 7, .string = "str\1ing"}, {-1, .value64 = -9}};
	struct v4l2_ext_controls all = {.ctrl_class = V4L2_CTRL_CLASS_USER, .count = 3, .controls = of};

	call(SYS_ioctl, -1, VIDIOC_G_EXT_CTRLS, &all);
	call(SYS_ioctl, -1, VIDIOC_S_EXT_CTRLS, &all);
	all.controls = (void *)BAD;
	call(SYS_ioctl, -1, VIDIOC_TRY_EXT_CTRLS, &all);
	all.controls = 0;
	call(SYS_ioctl, -1, VIDIOC_TRY_EXT_CTRLS, &all);
}

static void commands(void)
{
	unsigned char command[20] = {0x12, 1, 2, 3, 4, 5}, sense[64] = {9, 8, 7}, data[96] = "some data here";
	struct iovec parts[] = {{data, 4}, {data + 4, 6}};

	for (int direction = 0; direction >= -6; direction--) {
		sg_io_hdr_t h = {'S', direction, 6, 32, 0, 20, data, command, sense, 1000, -direction, 0, 0, 2, 1, 0, 16, 3, 4, 5, 6, -direction};

		call(SYS_ioctl, -1, SG_IO, &h);
		h.iovec_count = 2;
		h.dxferp = parts;
		call(SYS_ioctl, -1, SG_IO, &h);
		h.dxferp = h.cmdp = h.sbp = (void *)BAD;
		call(SYS_ioctl, -1, SG_IO, &h);
	}
}

int main(void)
{
	begin();
	each(0);
	each(BAD);
	each(0x123456789abcl);
	for (int fill = -1; fill < 3; fill++) {
		memset(room, fill, sizeof(room));
		each((long)room);
	}
	for (size_t i = 0; i < sizeof(room); i++)
		room[i] = i * 37 + 11;
	each((long)room);
	memset(edge - PAGE, 1, PAGE);
	each((long)edge - 1);
	kinds();
	mapper();
	controls();
	commands();
	return 0;
}
