// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of clocks, watchdogs, the random device and input devices: include/uapi/linux/
// rtc.h, watchdog.h, random.h and input.h.
var deviceRequests = slices.Concat(
	answered(clockTime, "RTC_RD_TIME", "RTC_ALM_READ"),
	given(clockTime, "RTC_SET_TIME", "RTC_ALM_SET"),
	answered(clockAlarm, "RTC_WKALM_RD"),
	given(clockAlarm, "RTC_WKALM_SET"),
	answered(clockPLL, "RTC_PLL_GET"),
	given(clockPLL, "RTC_PLL_SET"),
	answered(arg.Ulong, "RTC_IRQP_READ", "RTC_EPOCH_READ"),
	asArg(arg.Ulong, "RTC_IRQP_SET", "RTC_EPOCH_SET"),
	answered(clockVoltage, "RTC_VL_READ"),
	asArg(exchange{asked: clockParam(false, true), answer: clockParam(true, false), failing: true}, "RTC_PARAM_GET"),
	given(clockParam(true, true), "RTC_PARAM_SET"),
	noArgument("RTC_AIE_ON", "RTC_AIE_OFF", "RTC_UIE_ON", "RTC_UIE_OFF", "RTC_PIE_ON", "RTC_PIE_OFF", "RTC_WIE_ON", "RTC_WIE_OFF", "RTC_VL_CLR"),

	answered(watchdogInfo, "WDIOC_GETSUPPORT"),
	answered(arg.Int, "WDIOC_GETSTATUS", "WDIOC_GETBOOTSTATUS", "WDIOC_GETTEMP", "WDIOC_GETTIMEOUT", "WDIOC_GETPRETIMEOUT", "WDIOC_GETTIMELEFT"),
	given(watchdogOptions, "WDIOC_SETOPTIONS"),
	given(arg.Int, "WDIOC_SETTIMEOUT", "WDIOC_SETPRETIMEOUT"),
	noArgument("WDIOC_KEEPALIVE"),

	answered(arg.Int, "RNDGETENTCNT"),
	given(arg.Int, "RNDADDTOENTCNT"),
	given(randomPool, "RNDADDENTROPY"),
	noArgument("RNDZAPENTCNT", "RNDCLEARPOOL", "RNDRESEEDCRNG"),

	answered(inputID, "EVIOCGID"),
	answered(hexOrZero32, "EVIOCGVERSION"),
	answered(arg.Uint, "EVIOCGEFFECTS"),
	answered(arg.Vector{Elem: arg.Uint, N: 2}, "EVIOCGREP"),
	given(arg.Vector{Elem: arg.Uint, N: 2}, "EVIOCSREP"),
	given(arg.Uint, "EVIOCSCLOCKID"),
	axisRequests,
	answered(inputKeyCode, "EVIOCGKEYCODE"),
	given(inputKeyCode, "EVIOCSKEYCODE"),
	answered(inputKeyEntry, "EVIOCGKEYCODE_V2"),
	given(inputKeyEntry, "EVIOCSKEYCODE_V2"),
	given(inputEffect, "EVIOCSFF"),
	asArg(arg.Addr, "EVIOCSMASK"),
	asArg(arg.Int, "EVIOCRMFF"),
	asArg(arg.Ulong, "EVIOCGRAB", "EVIOCREVOKE"),
)

var (
	clockTime = arg.NewStruct(
		arg.Field{Name: "tm_sec", Type: arg.Int}, arg.Field{Name: "tm_min", Type: arg.Int}, arg.Field{Name: "tm_hour", Type: arg.Int},
		arg.Field{Name: "tm_mday", Type: arg.Int}, arg.Field{Name: "tm_mon", Type: arg.Int}, arg.Field{Name: "tm_year", Type: arg.Int},
		arg.Field{Name: "tm_wday", Type: arg.Int, Verbose: true}, arg.Field{Name: "tm_yday", Type: arg.Int, Verbose: true}, arg.Field{Name: "tm_isdst", Type: arg.Int, Verbose: true},
	)
	clockAlarm = arg.NewStruct(
		arg.Field{Name: "enabled", Type: arg.Uint8}, arg.Field{Name: "pending", Type: arg.Uint8}, arg.Field{Name: "time", Type: clockTime},
	)
	clockPLL = arg.NewStruct(
		arg.Field{Name: "pll_ctrl", Type: arg.Int}, arg.Field{Name: "pll_value", Type: arg.Int}, arg.Field{Name: "pll_max", Type: arg.Int}, arg.Field{Name: "pll_min", Type: arg.Int},
		arg.Field{Name: "pll_posmult", Type: arg.Int}, arg.Field{Name: "pll_negmult", Type: arg.Int}, arg.Field{Name: "pll_clock", Type: arg.Long},
	)
	clockVoltage = &arg.Flags{Bytes: 4, Unknown: "RTC_VL_???", Names: []arg.Name{
		{0x1, "RTC_VL_DATA_INVALID"}, {0x2, "RTC_VL_BACKUP_LOW"}, {0x4, "RTC_VL_BACKUP_EMPTY"}, {0x8, "RTC_VL_ACCURACY_LOW"}, {0x10, "RTC_VL_BACKUP_SWITCH"},
	}}

	watchdogInfo = arg.NewStruct(
		arg.Field{Name: "options", Type: &arg.Flags{Bytes: 4, Unknown: "WDIOF_???", Names: []arg.Name{
			{0x1, "WDIOF_OVERHEAT"}, {0x2, "WDIOF_FANFAULT"}, {0x4, "WDIOF_EXTERN1"}, {0x8, "WDIOF_EXTERN2"}, {0x10, "WDIOF_POWERUNDER"}, {0x20, "WDIOF_CARDRESET"},
			{0x40, "WDIOF_POWEROVER"}, {0x80, "WDIOF_SETTIMEOUT"}, {0x100, "WDIOF_MAGICCLOSE"}, {0x200, "WDIOF_PRETIMEOUT"}, {0x400, "WDIOF_ALARMONLY"}, {0x8000, "WDIOF_KEEPALIVEPING"},
		}}},
		arg.Field{Name: "firmware_version", Type: hexOrZero32, Verbose: true},
		arg.Field{Name: "identity", Type: fieldString(32), Verbose: true},
	)
	watchdogOptions = &arg.Flags{Bytes: 4, Unknown: "WDIOS_???", Names: []arg.Name{{0x1, "WDIOS_DISABLECARD"}, {0x2, "WDIOS_ENABLECARD"}, {0x4, "WDIOS_TEMPPANIC"}}}

	// randomPool is struct rand_pool_info; its buffer stands behind it.
	randomPool = arg.NewStruct(
		arg.Field{Name: "entropy_count", Type: arg.Int},
		arg.Field{Name: "buf_size", Type: arg.Int},
		arg.Field{Name: "buf", Type: arg.FollowingBytes{Len: arg.ByField("buf_size")}},
	)

	inputAxisInfo = arg.NewStruct(
		arg.Field{Name: "value", Type: arg.Int}, arg.Field{Name: "minimum", Type: arg.Int}, arg.Field{Name: "maximum", Type: arg.Int, Verbose: true},
		arg.Field{Name: "fuzz", Type: arg.Int, Verbose: true}, arg.Field{Name: "flat", Type: arg.Int, Verbose: true}, arg.Field{Name: "resolution", Type: arg.Int, Verbose: true},
	)
	inputID = arg.NewStruct(
		arg.Field{Name: "bustype", Type: arg.Uint16}, arg.Field{Name: "vendor", Type: arg.Uint16}, arg.Field{Name: "product", Type: arg.Uint16}, arg.Field{Name: "version", Type: arg.Uint16},
	)
)

// axisRequests are those of EVIOCGABS and EVIOCSABS, whose numbers hold an axis.
var axisRequests = func() (r requests) {
	const get, set, axes = ioctlRead<<30 | inputAxisSize<<16 | 'E'<<8 | 0x40, ioctlWrite<<30 | inputAxisSize<<16 | 'E'<<8 | 0xc0, 0x40
	for axis := range uint64(axes) {
		r = append(r, arg.Case{Value: get + axis, Type: arg.AtExit{Type: arg.Ptr{To: inputAxisInfo}}},
			arg.Case{Value: set + axis, Type: arg.AtEntry{Type: arg.Ptr{To: inputAxisInfo}}})
	}
	return r
}()

// clockParam is struct rtc_param with its value or with what says which it is.
func clockParam(value, which bool) *arg.Struct {
	return arg.NewStruct(
		arg.Field{Name: "param", Hidden: !which, Type: &arg.Enum{Bytes: 8, Unknown: "RTC_PARAM_???", Names: []arg.Name{
			{0, "RTC_PARAM_FEATURES"}, {1, "RTC_PARAM_CORRECTION"}, {2, "RTC_PARAM_BACKUP_SWITCH_MODE"},
		}}},
		arg.Field{Name: "uvalue", Hidden: !value, Type: hexOrZero64},
		arg.Field{Name: "index", Hidden: !which, Type: arg.Uint},
		arg.Field{Name: "__pad", Type: hexOrZero32, When: func(p *arg.Printer) bool { return p.Field("__pad") != 0 }},
	)
}
