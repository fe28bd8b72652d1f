// SPDX-License-Identifier: Apache-2.0

package table

import "testing"

func TestSubcall(t *testing.T) {
	for _, tt := range []struct {
		name, multiplexer string
		code              uint64
		want              string
	}{
		{"socketcall's first", "socketcall", 1, "socket"},
		{"socketcall's last", "socketcall", 20, "sendmmsg"},
		{"socketcall's codes are 32 bits", "socketcall", 1<<32 | 1, "socket"},
		{"socketcall has no versions", "socketcall", 1<<16 | 1, ""},
		{"no code of socketcall", "socketcall", 0, ""},
		{"beyond socketcall", "socketcall", 21, ""},
		{"ipc's first", "ipc", 1, "semop"},
		{"ipc's last", "ipc", 24, "shmctl"},
		{"ipc's upper half is a version", "ipc", 1<<16 | 12, "msgrcv"},
		{"a hole in ipc's codes", "ipc", 5, ""},
		{"beyond ipc", "ipc", 25, ""},
		{"all ones", "ipc", ^uint64(0), ""},
		{"no multiplexer", "read", 1, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Subcall(tt.multiplexer, tt.code); got != tt.want {
				t.Errorf("%s(%#x)\n got %q\nwant %q", tt.multiplexer, tt.code, got, tt.want)
			}
		})
	}
}

func TestMultiplexer(t *testing.T) {
	for name, want := range map[string]string{"connect": "socketcall", "shmat": "ipc", "send": "socketcall", "read": "", "": ""} {
		if got := Multiplexer(name); got != want {
			t.Errorf("%q\n got %q\nwant %q", name, got, want)
		}
	}
}

func TestSubcallsAreSyscalls(t *testing.T) {
	for _, name := range append(socketcalls[:], ipcCalls[:]...) {
		if _, ok := classes[name]; name != "" && !ok {
			t.Errorf("%s is in no table", name)
		}
	}
}
