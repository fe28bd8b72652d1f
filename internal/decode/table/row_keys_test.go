// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

func TestKeys(t *testing.T) {
	testCalls(t, []callCase{
		{name: "an operation's own arguments", syscall: "keyctl", args: [6]uint64{8, 5, 0xfffffffd, 7, 8}, want: "keyctl(KEYCTL_LINK, 5, KEY_SPEC_SESSION_KEYRING) = 0"},
		{name: "an operation without any", syscall: "keyctl", args: [6]uint64{18, 5}, want: "keyctl(KEYCTL_SESSION_TO_PARENT) = 0"},
		{name: "an unknown operation", syscall: "keyctl", args: [6]uint64{99, 1, 0, 3, 4}, ret: einval, want: "keyctl(0x63 /* KEYCTL_??? */, 0x1, 0, 0x3, 0x4) = -1 EINVAL (Invalid argument)"},
		{name: "a text without its NUL", syscall: "keyctl", args: [6]uint64{6, 5, 0x100, 64}, ret: 4, exit: memory(at(0x100, "abc\x00")),
			want: `keyctl(KEYCTL_DESCRIBE, 5, "abc", 64) = 4`},
		{name: "a payload with it", syscall: "keyctl", args: [6]uint64{11, 5, 0x100, 64}, ret: 4, exit: memory(at(0x100, "abc\x00")),
			want: `keyctl(KEYCTL_READ, 5, "abc\0", 64) = 4`},
		{name: "no more than there is room for", syscall: "keyctl", args: [6]uint64{11, 5, 0x100, 2}, ret: 400, exit: memory(at(0x100, "ab")),
			want: `keyctl(KEYCTL_READ, 5, "ab", 2) = 400`},
		{name: "a length in a struct elsewhere", syscall: "keyctl", args: [6]uint64{28, 0x100, 0, 0x200, 0x300}, ret: einval,
			entry: memory(at(0x100, uint32(9), uint32(2), uint32(1), make([]byte, 28)), at(0x200, "abcd"), at(0x300, "efgh")),
			want:  `keyctl(KEYCTL_PKEY_VERIFY, {key_id=9, in_len=2, in2_len=1}, NULL, "ab", "e") = -1 EINVAL (Invalid argument)`},
		{name: "words that should be 0", syscall: "keyctl", args: [6]uint64{25, 0x100, 0, 0, 0}, ret: einval,
			entry: memory(at(0x100, uint32(9), uint32(2), uint32(1), uint32(5), make([]byte, 24))),
			want:  `keyctl(KEYCTL_PKEY_ENCRYPT, {key_id=9, in_len=2, out_len=1, __spare=[0x5, 0, 0, 0, 0, 0, 0]}, NULL, NULL, NULL) = -1 EINVAL (Invalid argument)`},
		{name: "capabilities byte by byte", syscall: "keyctl", args: [6]uint64{31, 0x100, 64}, ret: 2, exit: memory(at(0x100, "\x81\x08")),
			want: "keyctl(KEYCTL_CAPABILITIES, [KEYCTL_CAPS0_CAPABILITIES|KEYCTL_CAPS0_MOVE, 0x8 /* KEYCTL_CAPS1_??? */], 64) = 2"},
	})
}
