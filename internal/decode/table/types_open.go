// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// openFlags are the flags of open(2).
var openFlags = openFlagsOf(4)

func openFlagsOf(bytes int) arg.Type {
	return elseOnARM(
		&arg.Flags{Bytes: bytes, Mask: unix.O_ACCMODE, Enum: openModes, Names: openNamesX86},
		&arg.Flags{Bytes: bytes, Mask: unix.O_ACCMODE, Enum: openModes, Names: openNamesARM},
	)
}

// elseOnARM is a type that the two ARM architectures have another one for.
func elseOnARM(other, arm arg.Type) *arg.ByABI {
	return &arg.ByABI{Default: other, Of: arg.PerABI{arg.ARM64: arm, arg.ARM: arm}}
}

// createBits are the flags with which open's mode is an argument: open(2).
const createBits = unix.O_CREAT | tmpfileBit

// openHow is struct open_how: linux/openat2.h.
var openHow = arg.NewStruct(
	arg.Field{Name: "flags", Type: openFlagsOf(8)},
	arg.Field{Name: "mode", Type: permissions(8), When: howHasMode},
	arg.Field{Name: "resolve", Type: &arg.Flags{Bytes: 8, Unknown: "RESOLVE_???", Names: resolveNames}},
)

// howHasMode tells whether the mode says something, or is not 0 though it should be.
func howHasMode(p *arg.Printer) bool {
	return p.Field("mode") != 0 || p.Field("flags")&createBits != 0
}

var accessMode = &arg.Flags{Bytes: 4, Zero: "F_OK", Unknown: "?_OK", Names: []arg.Name{{unix.R_OK, "R_OK"}, {unix.W_OK, "W_OK"}, {unix.X_OK, "X_OK"}}}

var (
	atFlags       = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: atNames}
	atAccessFlags = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: atAccessNames}
	atChmodFlags  = &arg.Flags{Bytes: 4, Unknown: "AT_???", Names: atChmodNames}
)

// renameFlags are renameat2's: linux/fs.h.
var renameFlags = &arg.Flags{Bytes: 4, Unknown: "RENAME_???", Names: []arg.Name{
	{unix.RENAME_NOREPLACE, "RENAME_NOREPLACE"}, {unix.RENAME_EXCHANGE, "RENAME_EXCHANGE"}, {unix.RENAME_WHITEOUT, "RENAME_WHITEOUT"},
}}
