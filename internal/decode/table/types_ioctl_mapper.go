// SPDX-License-Identifier: Apache-2.0

package table

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// mapperFields print struct dm_ioctl.
type mapperFields struct{ flags *arg.Flags }

var mapperHeader = mapperFields{&arg.Flags{Bytes: 4, Unknown: "DM_???", Names: []arg.Name{
	{1 << 0, "DM_READONLY_FLAG"}, {1 << 1, "DM_SUSPEND_FLAG"}, {1 << 2, "DM_EXISTS_FLAG"}, {1 << 3, "DM_PERSISTENT_DEV_FLAG"}, {1 << 4, "DM_STATUS_TABLE_FLAG"},
	{1 << 5, "DM_ACTIVE_PRESENT_FLAG"}, {1 << 6, "DM_INACTIVE_PRESENT_FLAG"}, {1 << 8, "DM_BUFFER_FULL_FLAG"}, {1 << 9, "DM_SKIP_BDGET_FLAG"},
	{1 << 10, "DM_SKIP_LOCKFS_FLAG"}, {1 << 11, "DM_NOFLUSH_FLAG"}, {1 << 12, "DM_QUERY_INACTIVE_TABLE_FLAG"}, {1 << 13, "DM_UEVENT_GENERATED_FLAG"},
	{1 << 14, "DM_UUID_FLAG"}, {1 << 15, "DM_SECURE_DATA_FLAG"}, {1 << 16, "DM_DATA_OUT_FLAG"}, {1 << 17, "DM_DEFERRED_REMOVE"},
	{1 << 18, "DM_INTERNAL_SUSPEND_FLAG"}, {1 << 19, "DM_IMA_MEASUREMENT_FLAG"},
}}}

const (
	mapperNameAt, mapperNameSize = 48, 128
	mapperUUIDAt, mapperUUIDSize = 176, 129
)

// append prints the fields behind the version that a request uses.
func (m mapperFields) append(p *arg.Printer, v uint64, b wire, use mapperUse) {
	number := func(name string, value uint64) {
		p.Text(name)
		p.Uint(value)
	}
	number(", data_size=", b.u32(mapperSizeAt))
	if use&mapperStart != 0 {
		number(", data_start=", b.u32(16))
	}
	if use&mapperNamed != 0 {
		m.names(p, b)
	}
	if use&(mapperTargets|mapperState) != 0 {
		number(", target_count=", b.u32(20))
	}
	if use&mapperState != 0 {
		number(", open_count=", b.u32(24))
	}
	resumes := use&mapperResumeEvent != 0 && b.u32(28)&mapperSuspends == 0
	if use&(mapperState|mapperEvent) != 0 || resumes {
		number(", event_nr=", b.u32(32))
	}
	p.Text(", flags=")
	m.flags.Append(p, b.u32(28))
	p.Byte('}')
}

// names appends what a device is called, where it is.
func (mapperFields) names(p *arg.Printer, b wire) {
	if device := b.u64(40); device != 0 {
		p.Text(", dev=")
		volumeDevice.Append(p, device)
	}
	if b[mapperNameAt] != 0 {
		p.Text(", name=")
		p.CString(b[mapperNameAt:mapperNameAt+mapperNameSize], mapperNameSize-1)
	}
	if b[mapperUUIDAt] != 0 {
		p.Text(", uuid=")
		p.CString(b[mapperUUIDAt:mapperUUIDAt+mapperUUIDSize], mapperUUIDSize-1)
	}
}

// mapperBytes is what was copied of a struct and its data: as much as it says it has.
type mapperBytes struct {
	p    *arg.Printer
	b    wire
	size uint64 // as the struct says
}

// printMapperData appends the data behind a struct.
func printMapperData(p *arg.Printer, v uint64, head wire, data mapperData) {
	size, start := head.u32(mapperSizeAt), head.u32(16)
	m := mapperBytes{p, wire(p.Read(v, int(min(size, mapperDataMax)))), size}
	switch data {
	case mapperString, mapperOutput:
		m.text(start, ", {string=")
	case mapperMessage:
		m.message(start)
	case mapperTable, mapperStatuses:
		m.targets(start, head.u32(20), data == mapperStatuses)
	case mapperDevices:
		m.devices(start)
	case mapperDependencies:
		m.dependencies(start)
	case mapperVersions:
		m.versions(start)
	}
}

// has tells whether n bytes at an offset are there; it says so where they are not.
func (m *mapperBytes) has(at, n uint64, what string) bool {
	if at+n <= uint64(len(m.b)) && at < m.size {
		return true
	}
	m.p.Text(", ???")
	if at+n > m.size {
		m.p.Comment(what)
	}
	return false
}

// string appends a string that a NUL ends, or the data's end.
func (m *mapperBytes) string(at uint64) {
	b := m.b[min(at, uint64(len(m.b))):]
	n := bytes.IndexByte(b, 0)
	if n < 0 {
		n = len(b)
	}
	limit := m.p.Opt.StringLimit
	m.p.QuoteCut(b[:min(n, limit)], n > limit)
}

func (m *mapperBytes) text(at uint64, before string) {
	if !m.has(at, 1, "misplaced string") {
		return
	}
	m.p.Text(before)
	m.string(at)
	m.p.Byte('}')
}

func (m *mapperBytes) message(at uint64) {
	if !m.has(at, 8, "misplaced struct dm_target_msg") {
		return
	}
	m.p.Text(", {sector=")
	m.p.Uint(m.b.u64(int(at)))
	m.p.Text(", message=")
	m.string(at + 8)
	m.p.Byte('}')
}

// targets appends structs dm_target_spec. Where the next one stands is told from the
// struct's own start, or in an answer from the first one's.
func (m *mapperBytes) targets(start, count uint64, answer bool) {
	const size = 40
	at := start
	for i := range count {
		if i >= uint64(m.p.Opt.StringLimit) && !m.p.Call.Verbose {
			m.p.Text(", ...")
			return
		}
		if !m.has(at, size, "misplaced struct dm_target_spec") {
			return
		}
		b := m.b[at:]
		m.p.Text(", {sector_start=")
		m.p.Uint(b.u64(0))
		m.p.Text(", length=")
		m.p.Uint(b.u64(8))
		if answer {
			m.p.Text(", status=")
			m.p.Int(int64(int32(b.u32(16))))
		}
		m.p.Text(", target_type=")
		m.p.CString(b[24:40], 15)
		m.p.Text(", string=")
		m.string(at + size)
		m.p.Byte('}')
		before := at
		if at += b.u32(20); answer {
			at = start + b.u32(20)
		}
		if at <= before && i+1 < count { // it would go on for ever
			m.p.Text(", ...")
			return
		}
	}
}

// devices appends structs dm_name_list.
func (m *mapperBytes) devices(at uint64) {
	for m.has(at, 12, "misplaced struct dm_name_list") {
		m.p.Text(", {dev=")
		volumeDevice.Append(m.p, m.b.u64(int(at)))
		m.p.Text(", name=")
		m.string(at + 12)
		m.p.Byte('}')
		next := m.b.u32(int(at) + 8)
		if next == 0 {
			return
		}
		at += next
	}
}

// dependencies appends struct dm_target_deps.
func (m *mapperBytes) dependencies(at uint64) {
	if !m.has(at, 8, "misplaced struct dm_target_deps") {
		return
	}
	count := m.b.u32(int(at))
	m.p.Text(", {count=")
	m.p.Uint(count)
	m.p.Text(", deps=[")
	for i := range count {
		from := at + 8 + 8*i
		if i > 0 {
			m.p.Text(", ")
		}
		if from+8 > uint64(len(m.b)) {
			m.p.Text("...")
			break
		}
		volumeDevice.Append(m.p, m.b.u64(int(from)))
	}
	m.p.Text("]}")
}

// versions appends structs dm_target_versions.
func (m *mapperBytes) versions(at uint64) {
	for m.has(at, 16, "misplaced struct dm_target_versions") {
		m.p.Text(", {name=")
		m.string(at + 16)
		m.p.Text(", version=")
		printMapperVersion(m.p, m.b[at+4:])
		m.p.Byte('}')
		next := m.b.u32(int(at))
		if next == 0 {
			return
		}
		at += next
	}
}
