// SPDX-License-Identifier: Apache-2.0

package table

import (
	"github.com/ebpftrace/ebpftrace/internal/abi"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Commands to disks: include/uapi/linux/hdreg.h and scsi/sg.h.

// diskCommand is a pointer to four bytes that say what is to be done, in whose place four
// others say what came of it, with data behind them.
type diskCommand struct{}

const (
	diskCommandHead = 4   // HDIO_DRIVE_CMD_HDR_SIZE
	diskSector      = 512 // bytes for each of the sectors
	diskDataMax     = 4096
)

// Size is that of an address.
func (diskCommand) Size(a arg.ABI) int { return a.PointerSize() }

// Plan copies the head, and as much of the data as may be printed.
func (diskCommand) Plan(c *arg.Plan, at arg.Place) {
	n := uint32(diskCommandHead)
	if c.Exit {
		c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: n + uint32(c.StringLimit), Max: n + uint32(c.StringLimit)})
	}
	c.Add(at, abi.Op{Kind: abi.OpBytes, Scale: n, Max: n})
}

// Append prints both heads and the data.
func (diskCommand) Append(p *arg.Printer, v uint64) {
	if p.Waits() {
		return
	}
	b := p.Read(v, diskCommandHead)
	if len(b) < diskCommandHead || p.Call.Opaque {
		p.Addr(v)
		return
	}
	p.Text("{command=")
	diskCommands.Append(p, uint64(b[0]))
	for i, name := range [...]string{", sector_number=", ", feature=", ", sector_count="} {
		p.Text(name)
		p.Uint(uint64(b[i+1]))
	}
	p.Byte('}')
	if p.Call.Failed() {
		return
	}
	sectors := uint64(b[3])
	p.After(func(p *arg.Printer) { printDiskAnswer(p, v, sectors) })
}

func printDiskAnswer(p *arg.Printer, v, sectors uint64) {
	b := p.Read(v, diskCommandHead)
	if len(b) < diskCommandHead {
		return
	}
	p.Text(" => {status=")
	hexOrZero8.Append(p, uint64(b[0]))
	p.Text(", error=")
	p.Uint(uint64(b[1]))
	p.Text(", nsector=")
	p.Uint(uint64(b[2]))
	if sectors > 0 {
		p.Text(", buf=")
		p.HexBuffer(v+diskCommandHead, sectors*diskSector)
	}
	p.Byte('}')
}

var (
	scsiReset = arg.Func{Type: arg.Int, Print: func(p *arg.Printer, v uint64) {
		const noEscalate = 0x100 // SG_SCSI_RESET_NO_ESCALATE
		v = arg.Truncate(v, 4)
		if v&noEscalate != 0 {
			p.Constant(noEscalate, hexOrZero32, "SG_SCSI_RESET_NO_ESCALATE")
			p.Byte('|')
			v &^= noEscalate
		}
		scsiResets.Append(p, v)
	}}
	scsiResets = &arg.Enum{Bytes: 4, Unknown: "SG_SCSI_RESET_???", Names: []arg.Name{
		{0, "SG_SCSI_RESET_NOTHING"}, {1, "SG_SCSI_RESET_DEVICE"}, {2, "SG_SCSI_RESET_BUS"}, {3, "SG_SCSI_RESET_HOST"}, {4, "SG_SCSI_RESET_TARGET"},
	}}
	scsiRequest = arg.NewStruct(
		field("req_state", arg.Int8), field("orphan", arg.Int8), field("sg_io_owned", arg.Int8), field("problem", arg.Int8),
		field("pack_id", arg.Int), field("usr_ptr", arg.Addr), field("duration", arg.Uint), hidden("unused", arg.Int),
	)
)

var diskCommands = &arg.Enum{Bytes: 1, Unknown: "ATA_CMD_???", Names: diskCommandNames}
