// SPDX-License-Identifier: Apache-2.0

/* ioctlvideo: requests of video and input devices, consoles and btrfs, of no device
 * and of one that knows none of them. */
#include "io.h"
#include <linux/btrfs.h>
#include <linux/input.h>
#include <linux/kd.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>

static char buf[8192];

static void each(const unsigned long *requests, size_t n)
{
	int null = open("/dev/null", O_RDWR);

	for (size_t i = 0; i < n; i++) {
		call(SYS_ioctl, null, requests[i], buf);
		call(SYS_ioctl, -1, requests[i], buf);
		call(SYS_ioctl, -1, requests[i], 0);
		call(SYS_ioctl, -1, requests[i], BAD);
		call(SYS_ioctl, -1, requests[i], edge - 1);
		call(SYS_ioctl, -1, requests[i] | DIRTY, buf);
	}
	call(SYS_close, null);
}

static void video(void)
{
	static const unsigned long requests[] = {
		VIDIOC_QUERYCAP, VIDIOC_ENUM_FMT, VIDIOC_G_FMT, VIDIOC_S_FMT, VIDIOC_TRY_FMT, VIDIOC_ENUM_FRAMESIZES, VIDIOC_ENUM_FRAMEINTERVALS,
		VIDIOC_REQBUFS, VIDIOC_QUERYBUF, VIDIOC_QBUF, VIDIOC_DQBUF, VIDIOC_STREAMON, VIDIOC_STREAMOFF, VIDIOC_G_PARM, VIDIOC_S_PARM,
		VIDIOC_G_CTRL, VIDIOC_S_CTRL, VIDIOC_QUERYCTRL, VIDIOC_QUERYMENU, VIDIOC_G_INPUT, VIDIOC_S_INPUT, VIDIOC_ENUMINPUT,
		VIDIOC_G_STD, VIDIOC_S_STD, VIDIOC_ENUMSTD, VIDIOC_CROPCAP, VIDIOC_G_CROP, VIDIOC_S_CROP,
	};
	struct v4l2_format format;
	struct v4l2_control control = {0, 5};

	for (int fill = -1; fill < 2; fill++) {
		memset(buf, fill, sizeof(buf));
		each(requests, COUNT(requests));
	}
	for (int type = 0; type < 16; type++) {
		memset(&format, type, sizeof(format));
		format.type = type;
		if (type < 3)
			format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
		call(SYS_ioctl, -1, VIDIOC_S_FMT, &format);
		call(SYS_ioctl, -1, VIDIOC_S_PARM, &format);
	}
	for (int i = 0; i < 48; i++) {
		control.id = V4L2_CID_BASE + i;
		call(SYS_ioctl, -1, VIDIOC_S_CTRL, &control);
		control.id = (V4L2_CTRL_CLASS_USER + (i << 16)) | i;
		call(SYS_ioctl, -1, VIDIOC_S_CTRL, &control);
	}
}

static void devices(void)
{
	static const unsigned long requests[] = {
		EVIOCGNAME(32), EVIOCGPHYS(8), EVIOCGPROP(4), EVIOCGMTSLOTS(16), EVIOCGKEY(96), EVIOCGBIT(0, 4), EVIOCGBIT(EV_REL, 4), EVIOCGABS(ABS_X),
		EVIOCGKEYCODE, EVIOCSKEYCODE, EVIOCGKEYCODE_V2, EVIOCSKEYCODE_V2, EVIOCSFF,
		KDGKBTYPE, KDGETMODE, KDGKBMODE, KDGKBMETA, KDGETLED, KDGKBLED, KDGETKEYCODE, KDSETKEYCODE, KDENABIO, PIO_FONTRESET,
	};
	static const unsigned long plain[] = {KDSETMODE, KDSKBMODE, KDSKBMETA, KDSETLED, KDSKBLED, KIOCSOUND, KDMKTONE};

	for (int fill = -1; fill < 2; fill++) {
		memset(buf, fill, sizeof(buf));
		each(requests, COUNT(requests));
	}
	for (size_t i = 0; i < COUNT(plain); i++)
		for (int value = -1; value < 10; value++)
			call(SYS_ioctl, -1, plain[i], value);
	call(SYS_ioctl, -1, KDMKTONE, 100 << 16 | 512);
}

static void volumes(void)
{
	static const unsigned long requests[] = {
		BTRFS_IOC_SNAP_CREATE, BTRFS_IOC_SUBVOL_CREATE, BTRFS_IOC_SNAP_DESTROY, BTRFS_IOC_SNAP_CREATE_V2, BTRFS_IOC_SUBVOL_CREATE_V2,
		BTRFS_IOC_SUBVOL_GETFLAGS, BTRFS_IOC_SUBVOL_SETFLAGS, BTRFS_IOC_DEFAULT_SUBVOL, BTRFS_IOC_START_SYNC, BTRFS_IOC_WAIT_SYNC,
		BTRFS_IOC_DEFRAG_RANGE, BTRFS_IOC_DEFRAG, BTRFS_IOC_SYNC,
	};

	memset(buf, -1, sizeof(buf));
	strcpy(buf + 8, "volume");
	each(requests, COUNT(requests));
	memset(buf, 0, sizeof(buf));
	each(requests, COUNT(requests));
}

int main(void)
{
	begin();
	video();
	devices();
	volumes();
	return 0;
}
