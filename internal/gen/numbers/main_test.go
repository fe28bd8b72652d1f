// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/gen/source"
)

func TestCommittedFileIsUpToDate(t *testing.T) {
	module, err := source.Sys()
	if err != nil {
		t.Skip(err)
	}
	got, err := os.ReadFile("../../decode/table/number_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(module)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("number_gen.go is not what go generate makes of this x/sys; run it")
	}
}

func TestChangesAreNeeded(t *testing.T) {
	module, err := source.Sys()
	if err != nil {
		t.Skip(err)
	}
	for abi, list := range changes {
		rows, err := module.Rows("zsysnum_linux_"+abi+".go", constant)
		if err != nil {
			t.Fatal(err)
		}
		numbers := make(map[string]int)
		for _, row := range rows {
			numbers[row.Name] = row.Number
		}
		for _, c := range list {
			if number, ok := numbers[strings.ToUpper(c.name)]; ok && number == c.number && c.reason != notCall {
				t.Errorf("%s: x/sys has %s under %d itself", abi, c.name, c.number)
			}
		}
	}
}

func TestX32(t *testing.T) {
	names := x32(map[int]string{0: "read", 16: "ioctl", 134: "uselib", 335: "uretprobe"})
	for _, tt := range []struct {
		name   string
		number int
		want   string
	}{
		{"a common call keeps number and name", 0, "read"},
		{"amd64's number of a call that x32 has elsewhere", 16, "ioctl#64"},
		{"a call that x32 lacks", 134, "uselib#64"},
		{"a call of the kernel's own", 335, ""},
		{"x32's own numbers start here", 512, "rt_sigaction"},
		{"and end here", 547, "pwritev2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := names[tt.number]; got != tt.want {
				t.Errorf("%d\n got %q\nwant %q", tt.number, got, tt.want)
			}
		})
	}
}
