// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Structs of userfaultfd's requests: include/uapi/linux/userfaultfd.h, with the features
// and requests that are newer of 6.18's.
var (
	faultRange = arg.NewStruct(arg.Field{Name: "start", Type: hexOrZero64}, arg.Field{Name: "len", Type: hexOrZero64})

	faultAPI = arg.NewStruct(
		arg.Field{Name: "api", Type: hexOrZero64},
		arg.Field{Name: "features", Type: faultFeaturesChange},
		added("ioctls", faultIoctls),
	)
	faultRegister = arg.NewStruct(
		arg.Field{Name: "range", Type: faultRange},
		arg.Field{Name: "mode", Type: faultMode("REGISTER", "MISSING", "WP", "MINOR")},
		added("ioctls", faultRangeIoctls),
	)
	faultCopy = arg.NewStruct(
		arg.Field{Name: "dst", Type: hexOrZero64}, arg.Field{Name: "src", Type: hexOrZero64}, arg.Field{Name: "len", Type: hexOrZero64},
		arg.Field{Name: "mode", Type: faultMode("COPY", "DONTWAKE", "WP")},
		added("copy", hexOrZero64),
	)
	faultZero = arg.NewStruct(
		arg.Field{Name: "range", Type: faultRange},
		arg.Field{Name: "mode", Type: faultMode("ZEROPAGE", "DONTWAKE")},
		added("zeropage", hexOrZero64),
	)
	faultPoison = arg.NewStruct(
		arg.Field{Name: "range", Type: faultRange},
		arg.Field{Name: "mode", Type: faultMode("POISON", "DONTWAKE")},
		added("updated", arg.Int64),
	)
	faultContinue = arg.NewStruct(
		arg.Field{Name: "range", Type: faultRange},
		arg.Field{Name: "mode", Type: faultMode("CONTINUE", "DONTWAKE")},
		added("mapped", arg.Uint64),
	)
	faultProtect = arg.NewStruct(
		arg.Field{Name: "range", Type: faultRange},
		arg.Field{Name: "mode", Type: faultMode("WRITEPROTECT", "WP", "DONTWAKE")},
	)
)

// faultFeaturesChange is what was asked for, and what there is if that is not the same.
var faultFeaturesChange = arg.Func{Type: arg.Uint64, Print: func(p *arg.Printer, is uint64) {
	was := is
	p.Before(func(p *arg.Printer) { was = p.Field("features") })
	faultFeatures.Append(p, was)
	if was != is {
		p.Text(" => features=")
		faultFeatures.Append(p, is)
	}
}}

// faultMode is a request's flags: each name a bit.
func faultMode(request string, bits ...string) *arg.Flags {
	f := &arg.Flags{Bytes: 8, Unknown: "UFFDIO_" + request + "_MODE_???"}
	for i, bit := range bits {
		f.Names = append(f.Names, arg.Name{Value: 1 << i, Name: "UFFDIO_" + request + "_MODE_" + bit})
	}
	return f
}

var faultFeatures = &arg.Flags{Bytes: 8, Unknown: "UFFD_FEATURE_???", Names: []arg.Name{
	{0x1, "UFFD_FEATURE_PAGEFAULT_FLAG_WP"}, {0x2, "UFFD_FEATURE_EVENT_FORK"}, {0x4, "UFFD_FEATURE_EVENT_REMAP"}, {0x8, "UFFD_FEATURE_EVENT_REMOVE"},
	{0x10, "UFFD_FEATURE_MISSING_HUGETLBFS"}, {0x20, "UFFD_FEATURE_MISSING_SHMEM"}, {0x40, "UFFD_FEATURE_EVENT_UNMAP"}, {0x80, "UFFD_FEATURE_SIGBUS"},
	{0x100, "UFFD_FEATURE_THREAD_ID"}, {0x200, "UFFD_FEATURE_MINOR_HUGETLBFS"}, {0x400, "UFFD_FEATURE_MINOR_SHMEM"}, {0x800, "UFFD_FEATURE_EXACT_ADDRESS"},
	{0x1000, "UFFD_FEATURE_WP_HUGETLBFS_SHMEM"}, {0x2000, "UFFD_FEATURE_WP_UNPOPULATED"}, {0x4000, "UFFD_FEATURE_POISON"}, {0x8000, "UFFD_FEATURE_WP_ASYNC"}, {0x10000, "UFFD_FEATURE_MOVE"},
}}

// Bits counted by the requests' numbers: those of the whole descriptor, and those of a
// range.
var (
	faultIoctls = &arg.Flags{Bytes: 8, Unknown: "_UFFDIO_???", Names: []arg.Name{
		{1 << 0x00, "1<<_UFFDIO_REGISTER"}, {1 << 0x01, "1<<_UFFDIO_UNREGISTER"}, {1 << 0x3f, "1<<_UFFDIO_API"},
	}}
	faultRangeIoctls = &arg.Flags{Bytes: 8, Unknown: "_UFFDIO_???", Names: []arg.Name{
		{1 << 0x02, "1<<_UFFDIO_WAKE"}, {1 << 0x03, "1<<_UFFDIO_COPY"}, {1 << 0x04, "1<<_UFFDIO_ZEROPAGE"}, {1 << 0x05, "1<<_UFFDIO_MOVE"},
		{1 << 0x06, "1<<_UFFDIO_WRITEPROTECT"}, {1 << 0x07, "1<<_UFFDIO_CONTINUE"}, {1 << 0x08, "1<<_UFFDIO_POISON"},
	}}
)
