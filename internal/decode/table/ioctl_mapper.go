// SPDX-License-Identifier: Apache-2.0

package table

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of the device mapper: include/uapi/linux/dm-ioctl.h. All have one struct, with
// data behind it; they differ in what of it they use.
var mapperRequests = requests{
	mapperCase("DM_VERSION", mapperNamed, 0, mapperNamed, 0),
	mapperCase("DM_REMOVE_ALL", 0, 0, 0, 0),
	mapperCase("DM_LIST_DEVICES", mapperStart, 0, mapperStart, mapperDevices),
	mapperCase("DM_DEV_CREATE", mapperNamed, 0, mapperNamed|mapperState, 0),
	mapperCase("DM_DEV_REMOVE", mapperNamed|mapperEvent, 0, mapperNamed, 0),
	mapperCase("DM_DEV_RENAME", mapperNamed|mapperStart|mapperEvent, mapperString, mapperNamed|mapperStart|mapperState, 0),
	mapperCase("DM_DEV_SUSPEND", mapperNamed|mapperResumeEvent, 0, mapperNamed|mapperState, 0),
	mapperCase("DM_DEV_STATUS", mapperNamed, 0, mapperNamed|mapperState, 0),
	mapperCase("DM_DEV_WAIT", mapperNamed|mapperStart|mapperEvent, 0, mapperNamed|mapperStart|mapperState, mapperStatuses),
	mapperCase("DM_DEV_ARM_POLL", mapperNamed, 0, mapperNamed, 0),
	mapperCase("DM_TABLE_LOAD", mapperNamed|mapperStart|mapperTargets, mapperTable, mapperNamed|mapperStart|mapperState, 0),
	mapperCase("DM_TABLE_CLEAR", mapperNamed, 0, mapperNamed|mapperState, 0),
	mapperCase("DM_TABLE_DEPS", mapperNamed|mapperStart, 0, mapperNamed|mapperStart|mapperState, mapperDependencies),
	mapperCase("DM_TABLE_STATUS", mapperNamed|mapperStart, 0, mapperNamed|mapperStart|mapperState, mapperStatuses),
	mapperCase("DM_LIST_VERSIONS", mapperStart, 0, mapperStart, mapperVersions),
	mapperCase("DM_TARGET_MSG", mapperNamed|mapperStart, mapperMessage, mapperNamed|mapperStart|mapperState, mapperOutput),
	mapperCase("DM_DEV_SET_GEOMETRY", mapperNamed|mapperStart, mapperString, mapperNamed|mapperStart, 0),
}

// mapperUse is the fields that a request uses.
type mapperUse uint8

const (
	mapperStart       mapperUse = 1 << iota // data_start
	mapperNamed                             // dev, name, uuid
	mapperTargets                           // target_count
	mapperState                             // target_count, open_count, event_nr
	mapperEvent                             // event_nr
	mapperResumeEvent                       // event_nr, where nothing is suspended
)

// mapperData is what stands behind the struct.
type mapperData uint8

const (
	mapperString       mapperData = iota + 1
	mapperMessage                 // a sector and a string
	mapperTable                   // targets, each with its parameters
	mapperStatuses                // the same as answered
	mapperDevices                 // names
	mapperDependencies            // numbers of devices
	mapperVersions                // of targets
	mapperOutput                  // a string, where a flag says so
)

func mapperCase(name string, asked mapperUse, data mapperData, answered mapperUse, answer mapperData) arg.Case {
	m := mapper{asked, answered, data, answer}
	return asArg(arg.Hidden{Type: m, As: m}, name)[0] // it looks itself whether it is to be hidden
}

// mapper is a pointer to struct dm_ioctl.
type mapper struct {
	asked, answered  mapperUse
	data, answerData mapperData
}

const (
	mapperHead    = 312 // struct dm_ioctl
	mapperLeast   = 305 // without the padding, which data may begin in
	mapperDataMax = 8192

	mapperSizeAt = 12 // data_size
	mapperMajor  = 4  // DM_VERSION_MAJOR

	mapperSuspends = 1 << 1  // DM_SUSPEND_FLAG
	mapperAnswers  = 1 << 16 // DM_DATA_OUT_FLAG
)

// Size is that of an address.
func (mapper) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies the struct, and with -v the data.
func (t mapper) Plan(c *arg.Plan, at arg.Place) {
	inside := c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: mapperHead, Max: mapperHead})
	if c.Verbose && (t.data != 0 && !c.Exit || t.answerData != 0 && c.Exit) {
		c.Add(inside, abi.Op{Kind: abi.OpBytes, Scale: 1, Max: mapperDataMax, Length: abi.LengthField32, LengthOffset: mapperSizeAt, Flags: abi.OpInline})
		c.Elements(inside, mapperHead, 1)
	}
}

// Append prints what is asked, and what is answered.
func (t mapper) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	start := len(p.Out)
	p.Before(func(p *arg.Printer) { t.print(p, v, t.asked, t.data) })
	if p.Call.Failed() || p.Out[start] != '[' {
		return
	}
	p.Text(" => ")
	p.After(func(p *arg.Printer) { t.print(p, v, t.answered, t.answerData) })
}

func (t mapper) print(p *arg.Printer, v uint64, use mapperUse, data mapperData) {
	head := wire(p.Read(v, mapperHead))
	hide := p.Call.Opaque && len(head) >= mapperHead && head.u32(0) == mapperMajor
	if len(head) < mapperHead || hide || head.u32(mapperSizeAt) < mapperSizeAt+4 {
		hexOrZeroL.Append(p, v)
		return
	}
	p.Text("[{version=")
	printMapperVersion(p, head)
	switch {
	case head.u32(0) != mapperMajor:
		p.Comment("unsupported device mapper ABI version")
		p.Text("}]")
		return
	case head.u32(mapperSizeAt) < mapperLeast:
		p.Text(", data_size=")
		p.Uint(head.u32(mapperSizeAt))
		p.Comment("data_size too small")
		p.Text("}]")
		return
	}
	mapperHeader.append(p, v, head, use)
	if mapperHasData(head, data) {
		if p.Call.Verbose {
			printMapperData(p, v, head, data)
		} else {
			p.Text(", ...")
		}
	}
	p.Byte(']')
}

func printMapperVersion(p *arg.Printer, b wire) {
	p.Byte('[')
	for i := range 3 {
		if i > 0 {
			p.Text(", ")
		}
		p.Uint(b.u32(4 * i))
	}
	p.Byte(']')
}

// mapperHasData tells whether a request that has data has some.
func mapperHasData(head wire, data mapperData) bool {
	switch data {
	case 0:
		return false
	case mapperTable, mapperStatuses:
		return head.u32(20) > 0
	case mapperOutput:
		return head.u32(28)&mapperAnswers != 0
	}
	return true
}
