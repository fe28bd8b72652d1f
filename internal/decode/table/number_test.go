// SPDX-License-Identifier: Apache-2.0

package table

import (
	"math"
	"testing"
)

var everyABI = []ABI{AMD64, ARM64, I386, ARM, X32}

func TestName(t *testing.T) {
	for _, tt := range []struct {
		name string
		abi  ABI
		nr   uint64
		want string
	}{
		{"the same number is another call in each ABI", AMD64, 5, "fstat"},
		{"arm64 has the generic numbers", ARM64, 5, "setxattr"},
		{"i386 has the oldest", I386, 5, "open"},
		{"arm follows i386", ARM, 5, "open"},
		{"arm's own calls stand apart", ARM, 0xf0002, "cacheflush"},
		{"beyond arm's own calls is nothing", ARM, 0xf0007, ""},
		{"before arm's own calls is nothing", ARM, 0xf0000, ""},
		{"x32 takes the bit", X32, X32Bit, "read"},
		{"x32 does without the bit", X32, 0, "read"},
		{"x32 has its own ioctl", X32, X32Bit | 514, "ioctl"},
		{"amd64's ioctl is another for x32", X32, X32Bit | 16, "ioctl#64"},
		{"the bit is no number of amd64", AMD64, X32Bit, ""},
		{"a hole in the numbers has no name", AMD64, 400, ""},
		{"the numbers kept for architectures are no call", ARM64, 244, ""},
		{"all ones is no number", AMD64, math.MaxUint64, ""},
		{"all ones is no number of arm either", ARM, math.MaxUint64, ""},
		{"all ones is no number of x32 either", X32, math.MaxUint64, ""},
		{"an ABI that is none has no names", ABI(200), 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.abi.Name(tt.nr); got != tt.want {
				t.Errorf("%s %#x\n got %q\nwant %q", tt.abi, tt.nr, got, tt.want)
			}
		})
	}
}

func TestNumberIsTheInverseOfName(t *testing.T) {
	for _, abi := range everyABI {
		found := 0
		for nr := uint64(0); nr < armPrivateBase+100; nr++ {
			name := abi.Name(nr)
			if name == "" {
				continue
			}
			found++
			if got, ok := abi.Number(name); !ok || uint64(got) != nr {
				t.Errorf("%s %s\n got %d, %t\nwant %d", abi, name, got, ok, nr)
			}
		}
		if found < 300 {
			t.Errorf("%s has only %d names", abi, found)
		}
	}
}

func TestNumberOfNoCall(t *testing.T) {
	for _, abi := range append(everyABI, ABI(200)) {
		for _, name := range []string{"", "nosuchcall", "READ", "syscall_0x1", "cacheflush2"} {
			if got, ok := abi.Number(name); ok {
				t.Errorf("%s %q\n got %d\nwant none", abi, name, got)
			}
		}
	}
	if got, ok := AMD64.Number("cacheflush"); ok {
		t.Errorf("amd64 has arm's cacheflush as %d", got)
	}
}

func TestMaxIsTheLastName(t *testing.T) {
	for _, abi := range everyABI {
		if abi.Name(uint64(abi.Max())) == "" {
			t.Errorf("%s: Max %d has no name", abi, abi.Max())
		}
		if name := abi.Name(uint64(abi.Max()) + 1); name != "" {
			t.Errorf("%s: %s is above Max", abi, name)
		}
	}
	if got := ABI(200).Max(); got != 0 {
		t.Errorf("Max of no ABI\n got %d\nwant 0", got)
	}
}

func TestABIString(t *testing.T) {
	for abi, want := range map[ABI]string{AMD64: "amd64", ARM64: "arm64", I386: "i386", ARM: "arm", X32: "x32", ABI(200): "unknown"} {
		if got := abi.String(); got != want {
			t.Errorf("ABI %d\n got %s\nwant %s", uint8(abi), got, want)
		}
	}
}

func TestNamesCostNoAllocation(t *testing.T) {
	n := testing.AllocsPerRun(100, func() {
		for _, abi := range everyABI {
			for nr := uint64(0); nr < 500; nr++ {
				abi.Name(nr)
			}
		}
		Errno(2)
		Errno(514)
		SignalName(9)
		SignalCode(11, 1)
	})
	if n != 0 {
		t.Errorf("allocations\n got %v\nwant 0", n)
	}
}
