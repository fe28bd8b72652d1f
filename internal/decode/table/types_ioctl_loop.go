// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

var (
	loopCryptNames = []arg.Name{
		{0, "LO_CRYPT_NONE"}, {1, "LO_CRYPT_XOR"}, {2, "LO_CRYPT_DES"}, {3, "LO_CRYPT_FISH2"}, {4, "LO_CRYPT_BLOW"}, {5, "LO_CRYPT_CAST128"},
		{6, "LO_CRYPT_IDEA"}, {9, "LO_CRYPT_DUMMY"}, {10, "LO_CRYPT_SKIPJACK"}, {18, "LO_CRYPT_CRYPTOAPI"},
	}
	loopCrypt = &arg.Enum{Bytes: 4, Unknown: "LO_CRYPT_???", Names: loopCryptNames}
	// LO_FLAGS_USE_AOPS is no longer in the header.
	loopFlags = &arg.Flags{Bytes: 4, Unknown: "LO_FLAGS_???", Names: []arg.Name{
		{1, "LO_FLAGS_READ_ONLY"}, {2, "LO_FLAGS_USE_AOPS"}, {4, "LO_FLAGS_AUTOCLEAR"}, {8, "LO_FLAGS_PARTSCAN"}, {16, "LO_FLAGS_DIRECT_IO"},
	}}
)

const (
	loopNameSize = 64
	loopKeySize  = 32
)

// loopKey is as many bytes as the field before it says.
var loopKey = arg.Func{Type: arg.Raw{Bytes: loopKeySize}, Print: func(p *arg.Printer, addr uint64) {
	n := min(arg.Truncate(p.Field("lo_encrypt_key_size"), 4), loopKeySize)
	p.Quote(p.Read(addr, int(n)))
}}

// isEncrypted tells whether the fields about that, which the kernel no longer reads, are
// worth a look.
func isEncrypted(p *arg.Printer) bool { return p.Call.Verbose || p.Field("lo_encrypt_type") != 0 }

// Structs of include/uapi/linux/loop.h; a __kernel_old_dev_t is a long.
var (
	loopInfo = arg.NewStruct(
		arg.Field{Name: "lo_number", Type: arg.Int},
		arg.Field{Name: "lo_device", Type: device(0), Verbose: true},
		arg.Field{Name: "lo_inode", Type: arg.Ulong, Verbose: true},
		arg.Field{Name: "lo_rdevice", Type: device(0), Verbose: true},
		arg.Field{Name: "lo_offset", Type: hexOrZero32},
		arg.Field{Name: "lo_encrypt_type", Type: loopCrypt, When: isEncrypted},
		arg.Field{Name: "lo_encrypt_key_size", Type: arg.Uint, When: isEncrypted},
		arg.Field{Name: "lo_flags", Type: loopFlags},
		arg.Field{Name: "lo_name", Type: fieldString(loopNameSize)},
		arg.Field{Name: "lo_encrypt_key", Type: rawField(loopKey, loopKeySize), When: isEncrypted},
		arg.Field{Name: "lo_init", Type: arg.Vector{Elem: hexOrZeroL, N: 2}, Verbose: true},
		arg.Field{Name: "reserved", Type: arg.Vector{Elem: hexOrZero8, N: 4}, Verbose: true},
	)
	loopInfo64 = arg.NewStruct(
		arg.Field{Name: "lo_device", Type: device(8), Verbose: true},
		arg.Field{Name: "lo_inode", Type: arg.Uint64, Verbose: true},
		arg.Field{Name: "lo_rdevice", Type: device(8), Verbose: true},
		arg.Field{Name: "lo_offset", Type: hexOrZero64},
		arg.Field{Name: "lo_sizelimit", Type: arg.Uint64, Verbose: true},
		arg.Field{Name: "lo_number", Type: arg.Uint},
		arg.Field{Name: "lo_encrypt_type", Type: loopCrypt, When: isEncrypted},
		arg.Field{Name: "lo_encrypt_key_size", Type: arg.Uint, When: isEncrypted},
		arg.Field{Name: "lo_flags", Type: loopFlags},
		arg.Field{Name: "lo_file_name", Type: fieldString(loopNameSize)},
		arg.Field{Name: "lo_crypt_name", Type: fieldString(loopNameSize), When: isEncrypted},
		arg.Field{Name: "lo_encrypt_key", Type: rawField(loopKey, loopKeySize), When: isEncrypted},
		arg.Field{Name: "lo_init", Type: arg.Vector{Elem: hexOrZero64, N: 2}, Verbose: true},
	)
	loopConfig = arg.NewStruct(
		arg.Field{Name: "fd", Type: fd},
		arg.Field{Name: "block_size", Type: arg.Uint},
		arg.Field{Name: "info", Type: loopInfo64},
		arg.Field{Name: "__reserved", Type: arg.Vector{Elem: hexOrZero64, N: 8}, When: func(p *arg.Printer) bool { return p.AnySet("__reserved") }},
	)
)
