// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests about the insides of btrfs: include/uapi/linux/btrfs.h.
var btrfsTreeRequests = slices.Concat(
	exchanged(arg.NewStruct(field("key", volumeSearch(false))), volumeSearched(), "BTRFS_IOC_TREE_SEARCH"),
	exchanged(arg.NewStruct(field("key", volumeSearch(false)), field("buf_size", arg.Uint64)), volumeSearched(field("buf_size", arg.Uint64)), "BTRFS_IOC_TREE_SEARCH_V2"),
	exchanged(
		arg.NewStruct(field("treeid", volumeObject), field("objectid", volumeObject), hidden("name", arg.Raw{Bytes: volumeLookupSize})),
		arg.NewStruct(and(askedNoTree, field("treeid", volumeObject)), hidden("objectid", arg.Uint64), field("name", fieldString(volumeLookupSize))),
		"BTRFS_IOC_INO_LOOKUP",
	),
	exchanged(
		arg.NewStruct(field("inum", arg.Uint64), field("size", arg.Uint64), hidden("reserved", arg.Raw{Bytes: 32}), field("fspath", address64)),
		arg.NewStruct(hidden("head", arg.Raw{Bytes: 48}), arg.Field{Name: "fspath", Type: volumeContainer{}, At: 48 + 1}),
		"BTRFS_IOC_INO_PATHS",
	),
	exchanged(
		arg.NewStruct(
			field("logical", arg.Uint64), field("size", arg.Uint64), unlessZero("reserved", arg.Vector{Elem: hexOrZero64, N: 3}),
			field("flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_LOGICAL_INO_ARGS_???", Names: []arg.Name{{1, "BTRFS_LOGICAL_INO_ARGS_IGNORE_OFFSET"}}}),
			field("inodes", address64),
		),
		arg.NewStruct(hidden("head", arg.Raw{Bytes: 48}), arg.Field{Name: "inodes", Type: volumeContainer{owners: true}, At: 48 + 1}),
		"BTRFS_IOC_LOGICAL_INO",
	),
	exchanged(
		arg.NewStruct(field("space_slots", arg.Uint64), hidden("total_spaces", arg.Uint64)),
		arg.NewStruct(append([]arg.Field{hidden("space_slots", arg.Uint64), field("total_spaces", arg.Uint64)},
			onVerbose(field("spaces", arg.Following{Len: arg.ByField("total_spaces"), Elem: arg.NewStruct(
				field("flags", volumeProfiles), field("total_bytes", arg.Uint64), field("used_bytes", arg.Uint64),
			)}))...)...),
		"BTRFS_IOC_SPACE_INFO",
	),
	exchanged(volumeDeviceAsked, volumeDeviceInfo, "BTRFS_IOC_DEV_INFO"),
	answered(volumeInfo, "BTRFS_IOC_FS_INFO"),
	exchanged(volumeStatsAsked, volumeStats, "BTRFS_IOC_GET_DEV_STATS"),

	exchanged(volumeScrub, volumeScrubbed, "BTRFS_IOC_SCRUB"),
	exchanged(arg.NewStruct(field("devid", volumeDevice), hidden("rest", arg.Raw{Bytes: 24})), volumeScrubbed, "BTRFS_IOC_SCRUB_PROGRESS"),
	exchanged(volumeBalance(false), volumeBalance(true), "BTRFS_IOC_BALANCE_V2"),
	answered(volumeBalance(true), "BTRFS_IOC_BALANCE_PROGRESS"),
	asArg(&arg.Enum{Bytes: 4, Unknown: "BTRFS_BALANCE_CTL_???", Names: []arg.Name{{1, "BTRFS_BALANCE_CTL_PAUSE"}, {2, "BTRFS_BALANCE_CTL_CANCEL"}}}, "BTRFS_IOC_BALANCE_CTL"),
	exchanged(volumeReplace, volumeReplaced, "BTRFS_IOC_DEV_REPLACE"),
	noArgument("BTRFS_IOC_TRANS_START", "BTRFS_IOC_TRANS_END", "BTRFS_IOC_BALANCE", "BTRFS_IOC_SCRUB_CANCEL", "BTRFS_IOC_QUOTA_RESCAN_WAIT"),

	given(arg.NewStruct(field("cmd", &arg.Enum{Bytes: 8, Unknown: "BTRFS_QUOTA_CTL_???", Names: []arg.Name{
		{1, "BTRFS_QUOTA_CTL_ENABLE"}, {2, "BTRFS_QUOTA_CTL_DISABLE"}, {3, "BTRFS_QUOTA_CTL_RESCAN__NOTUSED"}, {4, "BTRFS_QUOTA_CTL_ENABLE_SIMPLE_QUOTA"},
	}}), hidden("status", arg.Uint64)), "BTRFS_IOC_QUOTA_CTL"),
	given(arg.NewStruct(field("assign", arg.Uint64), field("src", arg.Uint64), field("dst", arg.Uint64)), "BTRFS_IOC_QGROUP_ASSIGN"),
	given(arg.NewStruct(field("create", arg.Uint64), field("qgroupid", arg.Uint64)), "BTRFS_IOC_QGROUP_CREATE"),
	answered(arg.NewStruct(field("qgroupid", arg.Uint64), field("lim", volumeLimit)), "BTRFS_IOC_QGROUP_LIMIT"),
	given(arg.NewStruct(field("flags", arg.Uint64), hidden("rest", arg.Raw{Bytes: 56})), "BTRFS_IOC_QUOTA_RESCAN"),
	answered(arg.NewStruct(field("flags", arg.Uint64), field("progress", untilEnd), hidden("reserved", arg.Raw{Bytes: 48})), "BTRFS_IOC_QUOTA_RESCAN_STATUS"),

	answered(volumeFeatures, "BTRFS_IOC_GET_FEATURES"),
	given(arg.Vector{Elem: volumeFeatures, N: 2}, "BTRFS_IOC_SET_FEATURES"),
	answered(volumeFeaturesOffered, "BTRFS_IOC_GET_SUPPORTED_FEATURES"),
	given(volumeSend, "BTRFS_IOC_SEND"),
	exchanged(
		arg.NewStruct(
			field("uuid", identifier), field("stransid", arg.Uint64), hidden("rtransid", arg.Uint64), field("stime", volumeTime), hidden("rtime", arg.Raw{Bytes: 16}),
			field("flags", arg.Uint64), hidden("reserved", arg.Raw{Bytes: 128}),
		),
		arg.NewStruct(hidden("head", arg.Raw{Bytes: 24}), field("rtransid", arg.Uint64), hidden("stime", arg.Raw{Bytes: 16}), field("rtime", volumeTime)),
		"BTRFS_IOC_SET_RECEIVED_SUBVOL",
	),
)

const (
	volumeLookupSize = 4080 // BTRFS_INO_LOOKUP_PATH_MAX
	volumePathSize   = 1024 // BTRFS_DEVICE_PATH_NAME_MAX
)

var (
	volumeProfiles = &arg.Flags{Bytes: 8, Unknown: "BTRFS_BLOCK_GROUP_???", Names: []arg.Name{
		{1 << 0, "BTRFS_BLOCK_GROUP_DATA"}, {1 << 1, "BTRFS_BLOCK_GROUP_SYSTEM"}, {1 << 2, "BTRFS_BLOCK_GROUP_METADATA"}, {1 << 3, "BTRFS_BLOCK_GROUP_RAID0"},
		{1 << 4, "BTRFS_BLOCK_GROUP_RAID1"}, {1 << 5, "BTRFS_BLOCK_GROUP_DUP"}, {1 << 6, "BTRFS_BLOCK_GROUP_RAID10"}, {1 << 7, "BTRFS_BLOCK_GROUP_RAID5"},
		{1 << 8, "BTRFS_BLOCK_GROUP_RAID6"}, {1 << 9, "BTRFS_BLOCK_GROUP_RAID1C3"}, {1 << 10, "BTRFS_BLOCK_GROUP_RAID1C4"},
		{1 << 11, "BTRFS_BLOCK_GROUP_REMAPPED"}, {1 << 12, "BTRFS_BLOCK_GROUP_METADATA_REMAP"},
		{1 << 48, "BTRFS_AVAIL_ALLOC_BIT_SINGLE"}, {1 << 49, "BTRFS_SPACE_INFO_GLOBAL_RSV"},
	}}
	volumeFilterFlags = &arg.Flags{Bytes: 8, Unknown: "BTRFS_BALANCE_ARGS_???", Names: []arg.Name{
		{1 << 0, "BTRFS_BALANCE_ARGS_PROFILES"}, {1 << 1, "BTRFS_BALANCE_ARGS_USAGE"}, {1 << 2, "BTRFS_BALANCE_ARGS_DEVID"}, {1 << 3, "BTRFS_BALANCE_ARGS_DRANGE"},
		{1 << 4, "BTRFS_BALANCE_ARGS_VRANGE"}, {1 << 5, "BTRFS_BALANCE_ARGS_LIMIT"}, {1 << 6, "BTRFS_BALANCE_ARGS_LIMIT_RANGE"},
		{1 << 7, "BTRFS_BALANCE_ARGS_STRIPES_RANGE"}, {1 << 8, "BTRFS_BALANCE_ARGS_CONVERT"}, {1 << 9, "BTRFS_BALANCE_ARGS_SOFT"}, {1 << 10, "BTRFS_BALANCE_ARGS_USAGE_RANGE"},
	}}
	volumeBalanceFlags = &arg.Flags{Bytes: 8, Unknown: "BTRFS_BALANCE_???", Names: []arg.Name{
		{1, "BTRFS_BALANCE_DATA"}, {2, "BTRFS_BALANCE_SYSTEM"}, {4, "BTRFS_BALANCE_METADATA"}, {8, "BTRFS_BALANCE_FORCE"}, {16, "BTRFS_BALANCE_RESUME"},
	}}
	volumeBalanceState = &arg.Flags{Bytes: 8, Unknown: "BTRFS_BALANCE_STATE_???", Names: []arg.Name{
		{1, "BTRFS_BALANCE_STATE_RUNNING"}, {2, "BTRFS_BALANCE_STATE_PAUSE_REQ"}, {4, "BTRFS_BALANCE_STATE_CANCEL_REQ"},
	}}
	volumeStatsFlags = &arg.Flags{Bytes: 8, Unknown: "BTRFS_DEV_STATS_???", Names: []arg.Name{{1, "BTRFS_DEV_STATS_RESET"}}}
)

// Struct btrfs_ioctl_dev_info_args, and _fs_info_args.
var (
	volumeDeviceAsked = arg.NewStruct(field("devid", volumeDevice), unlessZero("uuid", identifier))
	volumeDeviceInfo  = arg.NewStruct(
		hidden("devid", arg.Uint64), unlessZero("uuid", identifier), field("bytes_used", arg.Uint64), field("total_bytes", arg.Uint64),
		hidden("unused", arg.Raw{Bytes: 379 * 8}), field("path", fieldString(volumePathSize)),
	)
	volumeInfo = arg.NewStruct(
		field("max_id", arg.Uint64), field("num_devices", arg.Uint64), field("fsid", identifier),
		field("nodesize", arg.Uint), field("sectorsize", arg.Uint), field("clone_alignment", arg.Uint),
		fieldHas("flags", 1, field("csum_type", &arg.Enum{Bytes: 2, Unknown: "BTRFS_CSUM_TYPE_???", Names: []arg.Name{
			{0, "BTRFS_CSUM_TYPE_CRC32"}, {1, "BTRFS_CSUM_TYPE_XXHASH"}, {2, "BTRFS_CSUM_TYPE_SHA256"}, {3, "BTRFS_CSUM_TYPE_BLAKE2"},
		}})),
		fieldHas("flags", 1, field("csum_size", arg.Uint16)),
		field("flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_FS_INFO_FLAG_???", Names: []arg.Name{
			{1, "BTRFS_FS_INFO_FLAG_CSUM_INFO"}, {2, "BTRFS_FS_INFO_FLAG_GENERATION"}, {4, "BTRFS_FS_INFO_FLAG_METADATA_UUID"},
		}}),
		fieldHas("flags", 2, field("generation", arg.Uint64)),
		fieldHas("flags", 4, field("metadata_uuid", identifier)),
		hidden("reserved", arg.Raw{Bytes: 944}),
	)
)

// Struct btrfs_ioctl_get_dev_stats.
var (
	volumeStatsAsked = arg.NewStruct(field("devid", volumeDevice), field("nr_items", arg.Uint64), field("flags", volumeStatsFlags))
	volumeStats      = arg.NewStruct(hidden("devid", arg.Uint64), field("nr_items", arg.Uint64), field("flags", volumeStatsFlags), arg.Field{Type: volumeCounters})

	volumeCounterNames = [...]string{
		"BTRFS_DEV_STAT_WRITE_ERRS", "BTRFS_DEV_STAT_READ_ERRS", "BTRFS_DEV_STAT_FLUSH_ERRS", "BTRFS_DEV_STAT_CORRUPTION_ERRS", "BTRFS_DEV_STAT_GENERATION_ERRS",
	}
	volumeCounters = byteField{arg.Raw{Bytes: 8 * len(volumeCounterNames)}, func(p *arg.Printer, addr uint64) {
		p.Byte('[')
		for i := range p.Field("nr_items") {
			if i > 0 {
				p.Text(", ")
			}
			if i == uint64(len(volumeCounterNames)) {
				p.Text("...")
				break
			}
			p.Byte('[')
			p.Text(volumeCounterNames[i])
			p.Text("]=")
			v, _ := p.Load(addr+i*8, 8)
			p.Uint(v)
		}
		p.Byte(']')
	}}
)

// Struct btrfs_ioctl_scrub_args.
var (
	volumeScrub = arg.NewStruct(
		field("devid", volumeDevice), field("start", arg.Uint64), field("end", untilEnd),
		field("flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_SCRUB_???", Names: []arg.Name{{1, "BTRFS_SCRUB_READONLY"}}}),
	)
	volumeScrubbed = arg.NewStruct(hidden("head", arg.Raw{Bytes: 32}), field("progress", arg.NewStruct(
		field("data_extents_scrubbed", arg.Uint64), field("tree_extents_scrubbed", arg.Uint64), field("data_bytes_scrubbed", arg.Uint64),
		field("tree_bytes_scrubbed", arg.Uint64), field("read_errors", arg.Uint64), field("csum_errors", arg.Uint64), field("verify_errors", arg.Uint64),
		field("no_csum", arg.Uint64), field("csum_discards", arg.Uint64), field("super_errors", arg.Uint64), field("malloc_errors", arg.Uint64),
		field("uncorrectable_errors", arg.Uint64), field("corrected_errors", arg.Uint64), field("last_physical", arg.Uint64), field("unverified_errors", arg.Uint64),
	)))
)

// Struct btrfs_ioctl_dev_replace_args.
const (
	volumeReplaceStart  = 0    // BTRFS_IOCTL_DEV_REPLACE_CMD_START
	volumeReplaceStatus = 1    // BTRFS_IOCTL_DEV_REPLACE_CMD_STATUS
	volumeReplaceName   = 1025 // BTRFS_DEVICE_PATH_NAME_MAX and a NUL
)

var (
	volumeReplace = arg.NewStruct(
		field("cmd", &arg.Enum{Bytes: 8, Unknown: "BTRFS_IOCTL_DEV_REPLACE_CMD_???", Names: []arg.Name{
			{volumeReplaceStart, "BTRFS_IOCTL_DEV_REPLACE_CMD_START"}, {volumeReplaceStatus, "BTRFS_IOCTL_DEV_REPLACE_CMD_STATUS"}, {2, "BTRFS_IOCTL_DEV_REPLACE_CMD_CANCEL"},
		}}),
		hidden("result", arg.Uint64),
		fieldIs("cmd", volumeReplaceStart, field("start", arg.NewStruct(
			field("srcdevid", volumeDevice),
			field("cont_reading_from_srcdev_mode", &arg.Enum{Bytes: 8, Unknown: "BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_???", Names: []arg.Name{
				{0, "BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_ALWAYS"}, {1, "BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_AVOID"},
			}}),
			field("srcdev_name", fieldString(volumeReplaceName)), field("tgtdev_name", fieldString(volumeReplaceName)),
		))),
	)
	volumeReplaced = arg.NewStruct(
		hidden("cmd", arg.Uint64),
		field("result", &arg.Enum{Bytes: 8, Unknown: "BTRFS_IOCTL_DEV_REPLACE_RESULT_???", Names: []arg.Name{
			{0, "BTRFS_IOCTL_DEV_REPLACE_RESULT_NO_ERROR"}, {1, "BTRFS_IOCTL_DEV_REPLACE_RESULT_NOT_STARTED"},
			{2, "BTRFS_IOCTL_DEV_REPLACE_RESULT_ALREADY_STARTED"}, {3, "BTRFS_IOCTL_DEV_REPLACE_RESULT_SCRUB_INPROGRESS"},
		}}),
		fieldIs("cmd", volumeReplaceStatus, field("status", arg.NewStruct(
			field("replace_state", &arg.Enum{Bytes: 8, Unknown: "BTRFS_IOCTL_DEV_REPLACE_STATE_???", Names: []arg.Name{
				{0, "BTRFS_IOCTL_DEV_REPLACE_STATE_NEVER_STARTED"}, {1, "BTRFS_IOCTL_DEV_REPLACE_STATE_STARTED"}, {2, "BTRFS_IOCTL_DEV_REPLACE_STATE_FINISHED"},
				{3, "BTRFS_IOCTL_DEV_REPLACE_STATE_CANCELED"}, {4, "BTRFS_IOCTL_DEV_REPLACE_STATE_SUSPENDED"},
			}}),
			field("progress_1000", volumeProgress), field("time_started", volumeSeconds), field("time_stopped", volumeSeconds),
			field("num_write_errors", arg.Uint64), field("num_uncorrectable_read_errors", arg.Uint64),
		))),
	)
)

// volumeProgress is in thousandths.
var volumeProgress = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	p.Uint(v)
	if v == 0 || v > 1000 {
		return
	}
	p.Text(" /* ")
	p.Uint(v / 10)
	p.Byte('.')
	p.Uint(v % 10)
	p.Text("% */")
}}

// volumeSeconds is a time in whole seconds.
var volumeSeconds = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, v uint64) {
	p.Uint(v)
	p.Date(int64(v), 0, 9)
}}

var volumeLimit = arg.NewStruct(
	field("flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_QGROUP_LIMIT_???", Names: []arg.Name{
		{1, "BTRFS_QGROUP_LIMIT_MAX_RFER"}, {2, "BTRFS_QGROUP_LIMIT_MAX_EXCL"}, {4, "BTRFS_QGROUP_LIMIT_RSV_RFER"}, {8, "BTRFS_QGROUP_LIMIT_RSV_EXCL"},
		{16, "BTRFS_QGROUP_LIMIT_RFER_CMPR"}, {32, "BTRFS_QGROUP_LIMIT_EXCL_CMPR"},
	}}),
	field("max_rfer", arg.Uint64), field("max_excl", arg.Uint64), field("rsv_rfer", arg.Uint64), field("rsv_excl", arg.Uint64),
)

// Struct btrfs_ioctl_feature_flags.
var (
	volumeFeatures = arg.NewStruct(
		field("compat_flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_FEATURE_COMPAT_???"}),
		field("compat_ro_flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_FEATURE_COMPAT_RO_???", Names: []arg.Name{
			{1, "BTRFS_FEATURE_COMPAT_RO_FREE_SPACE_TREE"}, {2, "BTRFS_FEATURE_COMPAT_RO_FREE_SPACE_TREE_VALID"}, {4, "BTRFS_FEATURE_COMPAT_RO_VERITY"},
			{8, "BTRFS_FEATURE_COMPAT_RO_BLOCK_GROUP_TREE"},
		}}),
		field("incompat_flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_FEATURE_INCOMPAT_???", Names: []arg.Name{
			{1 << 0, "BTRFS_FEATURE_INCOMPAT_MIXED_BACKREF"}, {1 << 1, "BTRFS_FEATURE_INCOMPAT_DEFAULT_SUBVOL"}, {1 << 2, "BTRFS_FEATURE_INCOMPAT_MIXED_GROUPS"},
			{1 << 3, "BTRFS_FEATURE_INCOMPAT_COMPRESS_LZO"}, {1 << 4, "BTRFS_FEATURE_INCOMPAT_COMPRESS_ZSTD"}, {1 << 5, "BTRFS_FEATURE_INCOMPAT_BIG_METADATA"},
			{1 << 6, "BTRFS_FEATURE_INCOMPAT_EXTENDED_IREF"}, {1 << 7, "BTRFS_FEATURE_INCOMPAT_RAID56"}, {1 << 8, "BTRFS_FEATURE_INCOMPAT_SKINNY_METADATA"},
			{1 << 9, "BTRFS_FEATURE_INCOMPAT_NO_HOLES"}, {1 << 10, "BTRFS_FEATURE_INCOMPAT_METADATA_UUID"}, {1 << 11, "BTRFS_FEATURE_INCOMPAT_RAID1C34"},
			{1 << 12, "BTRFS_FEATURE_INCOMPAT_ZONED"}, {1 << 13, "BTRFS_FEATURE_INCOMPAT_EXTENT_TREE_V2"}, {1 << 14, "BTRFS_FEATURE_INCOMPAT_RAID_STRIPE_TREE"},
			{1 << 16, "BTRFS_FEATURE_INCOMPAT_SIMPLE_QUOTA"}, {1 << 17, "BTRFS_FEATURE_INCOMPAT_REMAP_TREE"},
		}}),
	)
	// volumeFeaturesOffered are three of them.
	volumeFeaturesOffered = byteField{arg.Raw{Bytes: 72}, func(p *arg.Printer, addr uint64) {
		for i, what := range [...]string{"supported", "safe to set", "safe to clear"} {
			p.Text([...]string{"[", ", ", ", "}[i])
			volumeFeatures.Append(p, addr+uint64(i)*24)
			p.Comment(what)
		}
		p.Byte(']')
	}}
)

// volumeSend is struct btrfs_ioctl_send_args.
var volumeSend = arg.NewStruct(
	field("send_fd", narrow{fd, 8}), field("clone_sources_count", arg.Uint64), field("clone_sources", volumeSources{}), field("parent_root", volumeObject),
	field("flags", &arg.Flags{Bytes: 8, Unknown: "BTRFS_SEND_FLAG_???", Names: []arg.Name{
		{1, "BTRFS_SEND_FLAG_NO_FILE_DATA"}, {2, "BTRFS_SEND_FLAG_OMIT_STREAM_HEADER"}, {4, "BTRFS_SEND_FLAG_OMIT_END_CMD"},
		{8, "BTRFS_SEND_FLAG_VERSION"}, {16, "BTRFS_SEND_FLAG_COMPRESSED"},
	}}),
)

// volumeSources is an array of objects, of which only -v shows more than the address.
type volumeSources struct{ arg.Num }

var volumeSourceList = arg.Array{Elem: volumeObject, Len: arg.ByField("clone_sources_count")}

// Plan copies the array where it is printed.
func (volumeSources) Plan(c *arg.Plan, at arg.Place) {
	if c.Verbose {
		volumeSourceList.Plan(c, at)
	}
}

// Append prints the array or its address.
func (volumeSources) Append(p *arg.Printer, v uint64) {
	if p.Call.Verbose {
		volumeSourceList.Append(p, v)
		return
	}
	p.Addr(v)
}
