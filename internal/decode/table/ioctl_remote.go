// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of infrared receivers: include/uapi/linux/lirc.h.
var remoteRequests = slices.Concat(
	answered(remoteFeatures, "LIRC_GET_FEATURES"),
	answered(remoteMode, "LIRC_GET_SEND_MODE", "LIRC_GET_REC_MODE"),
	given(remoteMode, "LIRC_SET_SEND_MODE", "LIRC_SET_REC_MODE"),
	answered(arg.Uint, "LIRC_GET_REC_RESOLUTION", "LIRC_GET_MIN_TIMEOUT", "LIRC_GET_MAX_TIMEOUT", "LIRC_GET_LENGTH", "LIRC_GET_REC_TIMEOUT"),
	given(arg.Uint, "LIRC_SET_SEND_CARRIER", "LIRC_SET_REC_CARRIER", "LIRC_SET_SEND_DUTY_CYCLE", "LIRC_SET_REC_TIMEOUT", "LIRC_SET_REC_TIMEOUT_REPORTS",
		"LIRC_SET_MEASURE_CARRIER_MODE", "LIRC_SET_REC_CARRIER_RANGE", "LIRC_SET_WIDEBAND_RECEIVER"),
	given(hexOrZero32, "LIRC_SET_TRANSMITTER_MASK"),
)

var (
	remoteMode = &arg.Enum{Bytes: 4, Unknown: "LIRC_MODE_???", Names: []arg.Name{
		{1, "LIRC_MODE_RAW"}, {2, "LIRC_MODE_PULSE"}, {4, "LIRC_MODE_MODE2"}, {8, "LIRC_MODE_SCANCODE"}, {16, "LIRC_MODE_LIRCCODE"},
	}}
	remoteFeatures = &arg.Flags{Bytes: 4, Unknown: "LIRC_CAN_???", Names: []arg.Name{
		{0x2, "LIRC_CAN_SEND_PULSE"}, {0x10, "LIRC_CAN_SEND_LIRCCODE"},
		{0x100, "LIRC_CAN_SET_SEND_CARRIER"}, {0x200, "LIRC_CAN_SET_SEND_DUTY_CYCLE"}, {0x400, "LIRC_CAN_SET_TRANSMITTER_MASK"},
		{0x40000, "LIRC_CAN_REC_MODE2"}, {0x80000, "LIRC_CAN_REC_SCANCODE"}, {0x100000, "LIRC_CAN_REC_LIRCCODE"},
		{0x1000000, "LIRC_CAN_SET_REC_CARRIER"}, {0x2000000, "LIRC_CAN_MEASURE_CARRIER"}, {0x4000000, "LIRC_CAN_USE_WIDEBAND_RECEIVER"},
		{0x10000000, "LIRC_CAN_SET_REC_TIMEOUT"}, {0x20000000, "LIRC_CAN_GET_REC_RESOLUTION"}, {0x80000000, "LIRC_CAN_SET_REC_CARRIER_RANGE"},
	}}
)
