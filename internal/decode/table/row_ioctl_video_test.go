// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// Requests of include/uapi/linux/videodev2.h.
const (
	queryVideo   = 0x80685600
	listFormats  = 0xc0405602
	getFormat    = 0xc0d05604
	setFormat    = 0xc0d05605
	askBuffers   = 0xc0145608
	dequeue      = 0xc0585611
	enqueue      = 0xc058560f
	getControl   = 0xc008561b
	setControl   = 0xc008561c
	queryControl = 0xc0445624
	listSizes    = 0xc02c564a
)

func videoCall(name string, request uint64, was, is abi.Chunk, want string) callCase {
	return callCase{name: name, syscall: "ioctl", args: [6]uint64{3, request, 0x100}, entry: memory(was), exit: memory(is), want: want}
}

func videoFailure(name string, request uint64, was abi.Chunk, want string) callCase {
	return callCase{name: name, syscall: "ioctl", args: [6]uint64{3, request, 0x100}, ret: -25, entry: memory(was), want: want + " = -1 ENOTTY (Inappropriate ioctl for device)"}
}

func TestVideoDevice(t *testing.T) {
	device := at(0x100, padded("vivid", 16), padded("camera", 32), padded("platform:vivid", 32), uint32(0x60c05), uint32(0x84000001), uint32(0x4000001), make([]byte, 12))
	listed := func(flags uint32, format string) abi.Chunk {
		return at(0x100, uint32(2), uint32(1), flags, padded("YUYV 4:2:2", 32), format, make([]byte, 16))
	}
	sizes := func(kind uint32) abi.Chunk {
		return at(0x100, uint32(0), "YUYV", kind, uint32(640), uint32(480), uint32(1), uint32(480), uint32(320), uint32(2), make([]byte, 8))
	}
	testCalls(t, []callCase{
		videoCall("what a device can do", queryVideo, device, device, `ioctl(3, VIDIOC_QUERYCAP, {driver="vivid", card="camera", bus_info="platform:vivid", version=KERNEL_VERSION(6, 12, 5), `+
			`capabilities=V4L2_CAP_VIDEO_CAPTURE|V4L2_CAP_STREAMING|V4L2_CAP_DEVICE_CAPS, device_caps=V4L2_CAP_VIDEO_CAPTURE|V4L2_CAP_STREAMING}) = 0`),
		videoFailure("of no device", queryVideo, device, `ioctl(3, VIDIOC_QUERYCAP, 0x100)`),
		videoCall("a format that has a name", listFormats, listed(0, "????"), listed(3, "YUYV"), `ioctl(3, VIDIOC_ENUM_FMT, {index=2, type=V4L2_BUF_TYPE_VIDEO_CAPTURE, `+
			`flags=V4L2_FMT_FLAG_COMPRESSED|V4L2_FMT_FLAG_EMULATED, description="YUYV 4:2:2", pixelformat=v4l2_fourcc('Y', 'U', 'Y', 'V') /* V4L2_PIX_FMT_YUYV */}) = 0`),
		videoCall("one that has none", listFormats, listed(0, "????"), listed(0, "'\"\\\n"), `ioctl(3, VIDIOC_ENUM_FMT, {index=2, type=V4L2_BUF_TYPE_VIDEO_CAPTURE, `+
			`flags=0, description="YUYV 4:2:2", pixelformat=v4l2_fourcc('\'', '"', '\\', '\x0a')}) = 0`),
		videoFailure("a format that there is not", listFormats, listed(3, "YUYV"), `ioctl(3, VIDIOC_ENUM_FMT, {index=2, type=V4L2_BUF_TYPE_VIDEO_CAPTURE})`),
		videoCall("a size", listSizes, sizes(0), sizes(1), `ioctl(3, VIDIOC_ENUM_FRAMESIZES, {index=0, pixel_format=v4l2_fourcc('Y', 'U', 'Y', 'V') /* V4L2_PIX_FMT_YUYV */, `+
			`type=V4L2_FRMSIZE_TYPE_DISCRETE, discrete={width=640, height=480}}) = 0`),
		videoCall("a range of sizes", listSizes, sizes(0), sizes(3), `ioctl(3, VIDIOC_ENUM_FRAMESIZES, {index=0, pixel_format=v4l2_fourcc('Y', 'U', 'Y', 'V') /* V4L2_PIX_FMT_YUYV */, `+
			`type=V4L2_FRMSIZE_TYPE_STEPWISE, stepwise={min_width=640, max_width=480, step_width=1, min_height=480, max_height=320, step_height=2}}) = 0`),
	})
}

func TestVideoFormat(t *testing.T) {
	format := func(kind, width uint32) abi.Chunk {
		return at(0x100, uint64(kind), width, uint32(48), "MJPG", uint32(1), uint32(0), uint32(9), uint32(8), make([]byte, 172))
	}
	testCalls(t, []callCase{
		videoCall("what is set", getFormat, format(1, 0), format(1, 64), `ioctl(3, VIDIOC_G_FMT, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, fmt.pix={width=64, height=48, `+
			`pixelformat=v4l2_fourcc('M', 'J', 'P', 'G') /* V4L2_PIX_FMT_MJPEG */, field=V4L2_FIELD_NONE, bytesperline=0, sizeimage=9, colorspace=V4L2_COLORSPACE_SRGB}}) = 0`),
		videoCall("what is set of a type nobody knows", getFormat, format(99, 0), format(99, 64), `ioctl(3, VIDIOC_G_FMT, {type=0x63 /* V4L2_BUF_TYPE_??? */}) = 0`),
		videoFailure("nothing is set", getFormat, format(1, 64), `ioctl(3, VIDIOC_G_FMT, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE})`),
		videoCall("what was asked and what is set", setFormat, format(11, 0x38305543), format(11, 0x36315543), `ioctl(3, VIDIOC_S_FMT, {type=V4L2_BUF_TYPE_SDR_CAPTURE, `+
			`fmt.sdr={pixelformat=v4l2_fourcc('C', 'U', '0', '8'), buffersize=48}} => {fmt.sdr={pixelformat=v4l2_fourcc('C', 'U', '1', '6'), buffersize=48}}) = 0`),
		videoFailure("what was asked in vain", setFormat, format(11, 0x38305543), `ioctl(3, VIDIOC_S_FMT, {type=V4L2_BUF_TYPE_SDR_CAPTURE, fmt.sdr={pixelformat=v4l2_fourcc('C', 'U', '0', '8'), buffersize=48}})`),
		videoCall("of a type nobody knows", setFormat, format(0, 1), format(0, 2), `ioctl(3, VIDIOC_S_FMT, {type=0 /* V4L2_BUF_TYPE_??? */}) = 0`),
	})
}

func TestVideoBuffers(t *testing.T) {
	asked := func(count uint32) abi.Chunk { return at(0x100, count, uint32(1), uint32(1), uint64(0)) }
	buffer := func(index, flags, kind uint32) abi.Chunk {
		return at(0x100, index, uint32(1), uint32(4), flags, uint64(1), uint64(5), uint64(7), make([]byte, 20), kind, uint64(0x2000), uint32(99), make([]byte, 12))
	}
	testCalls(t, []callCase{
		videoCall("as many as asked", askBuffers, asked(4), asked(4), `ioctl(3, VIDIOC_REQBUFS, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, memory=V4L2_MEMORY_MMAP, count=4}) = 0`),
		videoCall("fewer", askBuffers, asked(4), asked(2), `ioctl(3, VIDIOC_REQBUFS, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, memory=V4L2_MEMORY_MMAP, count=4 => 2}) = 0`),
		videoFailure("none", askBuffers, asked(4), `ioctl(3, VIDIOC_REQBUFS, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, memory=V4L2_MEMORY_MMAP, count=4})`),
		videoCall("a filled buffer", dequeue, buffer(9, 0, 0), buffer(2, 0x12003, 1), `ioctl(3, VIDIOC_DQBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=2, memory=V4L2_MEMORY_MMAP, m.offset=0x2000, length=99, bytesused=4, `+
			`flags=V4L2_BUF_FLAG_MAPPED|V4L2_BUF_FLAG_QUEUED|V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC|V4L2_BUF_FLAG_TSTAMP_SRC_SOE, timestamp={tv_sec=5, tv_usec=7}, ...}) = 0`),
		videoCall("a buffer to fill", enqueue, buffer(2, 0, 2), buffer(2, 0xe000, 2), `ioctl(3, VIDIOC_QBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=2, memory=V4L2_MEMORY_USERPTR, m.userptr=0x2000, length=99, bytesused=4, `+
			`flags=0xe000 /* V4L2_BUF_FLAG_TIMESTAMP_??? */|V4L2_BUF_FLAG_TSTAMP_SRC_EOF, ...}) = 0`),
		videoCall("a descriptor of a buffer", 0xc0405610, at(0x100, uint32(1), uint32(2), uint32(0), uint32(0x80002), uint32(0), make([]byte, 44)),
			at(0x100, uint32(1), uint32(2), uint32(0), uint32(0x80002), uint32(7), make([]byte, 44)),
			`ioctl(3, VIDIOC_EXPBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=2, plane=0, flags=O_RDWR|O_CLOEXEC} => {fd=7}) = 0`),
		videoFailure("no filled buffer", dequeue, buffer(9, 0, 0), `ioctl(3, VIDIOC_DQBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE})`),
		videoFailure("no buffer to fill", enqueue, buffer(9, 0, 0), `ioctl(3, VIDIOC_QBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=9})`),
	})
}

func TestVideoControls(t *testing.T) {
	control := func(id, value uint32) abi.Chunk { return at(0x100, id, value) }
	query := func(id uint32) abi.Chunk {
		return at(0x100, id, uint32(1), padded("Brightness", 32), make([]byte, 28))
	}
	testCalls(t, []callCase{
		videoCall("a value", getControl, control(0x980900, 0), control(0x980900, 5), `ioctl(3, VIDIOC_G_CTRL, {id=V4L2_CID_BRIGHTNESS, value=5}) = 0`),
		videoCall("one that was too much", setControl, control(0x980900, 900), control(0x980900, 255), `ioctl(3, VIDIOC_S_CTRL, {id=V4L2_CID_BRIGHTNESS, value=900 => 255}) = 0`),
		videoCall("a number in a class", getControl, control(0x9d0901, 0), control(0x9d0901, 5), `ioctl(3, VIDIOC_G_CTRL, {id=V4L2_CTRL_CLASS_JPEG+0x901, value=5}) = 0`),
		videoCall("a class itself", getControl, control(0x9d0000, 0), control(0x9d0000, 5), `ioctl(3, VIDIOC_G_CTRL, {id=V4L2_CTRL_CLASS_JPEG+0, value=5}) = 0`),
		videoFailure("a number in none", getControl, control(7, 0), `ioctl(3, VIDIOC_G_CTRL, {id=0x7 /* V4L2_CID_??? */})`),
		videoCall("the next one", queryControl, query(0x80000000|0x980900), query(0x980901),
			`ioctl(3, VIDIOC_QUERYCTRL, {id=V4L2_CTRL_FLAG_NEXT_CTRL|V4L2_CID_BRIGHTNESS => V4L2_CID_CONTRAST, type=V4L2_CTRL_TYPE_INTEGER, name="Brightness", ...}) = 0`),
	})
}

// padded is a string in a field of n bytes.
func padded(s string, n int) []byte { return append([]byte(s), make([]byte, n-len(s))...) }
