// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of Video4Linux: include/uapi/linux/videodev2.h.
var videoRequests = slices.Concat(
	answered(videoDevice, "VIDIOC_QUERYCAP"),
	completed(videoFormatListed, "VIDIOC_ENUM_FMT"),
	completed(videoFormatGot, "VIDIOC_G_FMT"),
	videoSetting(videoFormatAsked, videoFormatAnswer, videoFormatMembers, "VIDIOC_S_FMT", "VIDIOC_TRY_FMT"),
	completed(videoFrameSize, "VIDIOC_ENUM_FRAMESIZES"),
	completed(videoFrameInterval, "VIDIOC_ENUM_FRAMEINTERVALS"),

	completed(videoBuffersAsked, "VIDIOC_REQBUFS"),
	completed(videoBuffer, "VIDIOC_QUERYBUF", "VIDIOC_QBUF"),
	completed(videoBufferDequeued, "VIDIOC_DQBUF"),
	given(videoBufferType, "VIDIOC_STREAMON", "VIDIOC_STREAMOFF"),
	exchanged(videoExportAsked, videoExported, "VIDIOC_EXPBUF"),
	answered(videoFrameBuffer, "VIDIOC_G_FBUF"),
	given(videoFrameBuffer, "VIDIOC_S_FBUF"),
	completed(videoParameterGot, "VIDIOC_G_PARM"),
	videoSetting(videoParameterAsked, videoParameterGiven, videoParameterMembers, "VIDIOC_S_PARM"),

	completed(videoBuffersCreated, "VIDIOC_CREATE_BUFS"),
	completed(videoTunerGot, "VIDIOC_G_TUNER"),
	exchanged(videoTuner(true), videoTuner(false), "VIDIOC_S_TUNER"),
	completed(videoControlDescribed, "VIDIOC_QUERY_EXT_CTRL"),
	asArg(videoControlArray{}, "VIDIOC_G_EXT_CTRLS"),
	asArg(videoControlArray{set: true}, "VIDIOC_S_EXT_CTRLS", "VIDIOC_TRY_EXT_CTRLS"),

	completed(videoControlGot, "VIDIOC_G_CTRL"),
	completed(videoControlSet, "VIDIOC_S_CTRL"),
	completed(videoControlAsked, "VIDIOC_QUERYCTRL"),
	exchanged(videoMenuAsked, videoMenu, "VIDIOC_QUERYMENU"),

	answered(arg.Uint, "VIDIOC_G_INPUT"),
	given(arg.Uint, "VIDIOC_S_INPUT"),
	completed(videoInput, "VIDIOC_ENUMINPUT"),
	answered(hexOrZero64, "VIDIOC_G_STD"),
	given(hexOrZero64, "VIDIOC_S_STD"),
	completed(videoStandardListed, "VIDIOC_ENUMSTD"),
	completed(videoCropping, "VIDIOC_CROPCAP"),
	completed(videoCropGot, "VIDIOC_G_CROP"),
	given(videoCrop, "VIDIOC_S_CROP"),
)
