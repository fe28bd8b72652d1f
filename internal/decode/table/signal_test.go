// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math"
	"testing"

	"golang.org/x/sys/unix"
)

func TestSignalName(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    uint64
		want string
	}{
		{"the first", 1, "SIGHUP"},
		{"SIGIO, not SIGPOLL", uint64(unix.SIGIO), "SIGIO"},
		{"SIGABRT, not SIGIOT", uint64(unix.SIGABRT), "SIGABRT"},
		{"the kernel's first real-time signal", 32, "SIGRTMIN"},
		{"libc's first", 34, "SIGRT_2"},
		{"the last", 64, "SIGRT_32"},
		{"beyond the last", 65, ""},
		{"no signal", 0, ""},
		{"all ones", math.MaxUint64, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := SignalName(tt.n); got != tt.want {
				t.Errorf("signal %d\n got %q\nwant %q", tt.n, got, tt.want)
			}
		})
	}
}

// spellings are what people may write for a signal, and its number; -1 is a refusal.
var spellings = map[string]int{
	"SIGINT": 2, "INT": 2, "int": 2, "sigint": 2, "SigInt": 2, "2": 2, "02": 2,
	"SIGRTMIN": 32, "rtmin": 32, "SIGRT_1": 33, "rt_32": 64, "64": 64, "0": 0, "255": 255,
	"256": -1, "-1": -1, "+2": -1, "0x2": -1, " 2": -1, "2x": -1, "99999999999999999999": -1,
	"": -1, "SIG": -1, "SIGSIGINT": -1, "SIG_INT": -1, "SIGIOT": -1, "SIGPOLL": -1, "SIGCLD": -1,
	"SIGRT_0": -1, "SIGRT_33": -1, "SIGRT_01": -1, "SIGRTMAX": -1, "SIGRTMIN+1": -1, "SIGEMT": -1,
}

func TestSignalByName(t *testing.T) {
	for spelling, want := range spellings {
		n, ok := SignalByName(spelling)
		if !ok {
			n = -1
		}
		if n != want {
			t.Errorf("%q\n got %d\nwant %d", spelling, n, want)
		}
	}
}

func TestSignalByNameIsTheInverseOfSignalName(t *testing.T) {
	for n := uint64(1); n <= 64; n++ {
		if got, ok := SignalByName(SignalName(n)); !ok || uint64(got) != n {
			t.Errorf("%s\n got %d, %t\nwant %d", SignalName(n), got, ok, n)
		}
	}
}

func TestSignalCode(t *testing.T) {
	for _, tt := range []struct {
		name   string
		signal unix.Signal
		code   int32
		want   string
	}{
		{"a code of the signal", unix.SIGSEGV, 1, "SEGV_MAPERR"},
		{"the same code of another", unix.SIGBUS, 1, "BUS_ADRALN"},
		{"a code of any signal", unix.SIGSEGV, 0, "SI_USER"},
		{"the kernel's", unix.SIGHUP, 0x80, "SI_KERNEL"},
		{"a negative one", unix.SIGCHLD, -6, "SI_TKILL"},
		{"a positive one of a signal that has none", unix.SIGHUP, 1, ""},
		{"beyond the signal's", unix.SIGSEGV, 11, ""},
		{"a signal that is none", 1000, 1, ""},
		{"least", unix.SIGSEGV, math.MinInt32, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := SignalCode(int32(tt.signal), tt.code); got != tt.want {
				t.Errorf("signal %d code %d\n got %q\nwant %q", int(tt.signal), tt.code, got, tt.want)
			}
		})
	}
}
