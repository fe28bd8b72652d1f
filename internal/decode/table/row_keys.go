// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls about keys and keyrings.
var keyRows = []Row{
	{Name: "add_key", Args: []Arg{
		in("type", arg.Str), in("description", arg.Str), in("payload", arg.Buffer{Len: arg.ByArg(3)}), in("plen", arg.Ulong), in("keyring", keySerial),
	}},
	{Name: "request_key", Args: []Arg{in("type", arg.Str), in("description", arg.Str), in("callout_info", arg.Str), in("dest_keyring", keySerial)}},
	{Name: "keyctl", Args: append([]Arg{in("operation", keyOperation)}, choose(0, keyOperations, []Arg{
		in("arg2", hexOrZeroL), in("arg3", hexOrZeroL), in("arg4", hexOrZeroL), in("arg5", hexOrZeroL),
	})...)},
}

// keyOperations are keyctl's: linux/keyctl.h and keyctl(2).
var keyOperations = []variant{
	{0, []Arg{in("key", keySerial), in("create", arg.Int)}},
	{1, []Arg{in("name", arg.Str)}},
	{2, []Arg{in("key", keySerial), in("payload", arg.Buffer{Len: arg.ByArg(3)}), in("plen", arg.Ulong)}},
	{3, []Arg{in("key", keySerial)}},
	{4, []Arg{in("key", keySerial), in("uid", uid), in("gid", uid)}},
	{5, []Arg{in("key", keySerial), in("perms", keyPermissions)}},
	{6, []Arg{in("key", keySerial), out("buffer", keyText), in("buflen", arg.Ulong)}},
	{7, []Arg{in("key", keySerial)}},
	{8, []Arg{in("key", keySerial), in("keyring", keySerial)}},
	{9, []Arg{in("key", keySerial), in("keyring", keySerial)}},
	{10, []Arg{in("keyring", keySerial), in("type", arg.Str), in("description", arg.Str), in("dest_keyring", keySerial)}},
	{11, []Arg{in("key", keySerial), out("buffer", keyPayload), in("buflen", arg.Ulong)}},
	{12, []Arg{in("key", keySerial), in("payload", arg.Buffer{Len: arg.ByArg(3)}), in("plen", arg.Ulong), in("keyring", keySerial)}},
	{13, []Arg{in("key", keySerial), in("timeout", arg.Uint), in("keyring", keySerial)}},
	{14, []Arg{in("reqkey_defl", keyDefault)}},
	{15, []Arg{in("key", keySerial), in("timeout", arg.Uint)}},
	{16, []Arg{in("key", keySerial)}},
	{17, []Arg{in("key", keySerial), out("buffer", keyText), in("buflen", arg.Ulong)}},
	{18, nil},
	{19, []Arg{in("key", keySerial), in("timeout", arg.Uint), in("error", errorNumber), in("keyring", keySerial)}},
	{20, []Arg{in("key", keySerial), in("payload", iovecs(arg.ByArg(3))), in("plen", arg.Ulong), in("keyring", keySerial)}},
	{21, []Arg{in("key", keySerial)}},
	{22, []Arg{in("uid", uid), in("keyring", keySerial)}},
	{23, []Arg{in("dh_params", arg.Ptr{To: keyDHParams}), out("buffer", keyPayload), in("buflen", arg.Ulong), in("kdf_params", arg.Shown{Type: arg.Ptr{To: keyKDFParams}})}},
	{24, []Arg{in("key", keySerial), in("reserved", hexOrZeroL), in("params", arg.Str), out("info", arg.Ptr{To: keyQuery})}},
	{25, []Arg{in("params", arg.Ptr{To: keyOpParams("out_len")}), in("info", arg.Str), in("in", keyInput("in_len")), out("out", arg.Buffer{Len: arg.ByRet()})}},
	{26, []Arg{in("params", arg.Ptr{To: keyOpParams("out_len")}), in("info", arg.Str), in("in", keyInput("in_len")), out("out", arg.Buffer{Len: arg.ByRet()})}},
	{27, []Arg{in("params", arg.Ptr{To: keyOpParams("out_len")}), in("info", arg.Str), in("in", keyInput("in_len")), out("out", arg.Buffer{Len: arg.ByRet()})}},
	{keyVerify, []Arg{in("params", arg.Ptr{To: keyOpParams("in2_len")}), in("info", arg.Str), in("in", keyInput("in_len")), in("in2", keyInput("in2_len"))}},
	{29, []Arg{in("keyring", keySerial), in("type", arg.Str), in("restriction", arg.Str)}},
	{30, []Arg{in("key", keySerial), in("from_keyring", keySerial), in("to_keyring", keySerial), in("flags", keyMoveFlags)}},
	{31, []Arg{out("buffer", keyCapabilities), in("buflen", arg.Ulong)}},
}
