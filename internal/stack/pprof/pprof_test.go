// SPDX-License-Identifier: Apache-2.0

package pprof

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/pprof/profile"
)

// What is written is what the reader of go tool pprof reads.
func TestWrite(t *testing.T) {
	p := New()
	read := p.Place(Frame{Module: "[kernel]", Function: "read()"})
	main := p.Place(Frame{Address: 0x1234, Module: "/bin/cat", Function: "main", File: "cat.c", Line: 7})
	start := p.Place(Frame{Address: 0x10, Module: "/lib/libc.so", Function: "start"})
	p.Add([]uint64{read, main, start}, 100)
	p.Add([]uint64{read, start}, 7)
	p.Add([]uint64{read, main, start}, 250)
	var b bytes.Buffer
	if err := p.Write(&b, 1e9); err != nil {
		t.Fatal(err)
	}
	got, err := profile.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.CheckValid(); err != nil {
		t.Error(err)
	}
	var lines []string
	for _, s := range got.Sample {
		line := fmt.Sprint(s.Value)
		for _, l := range s.Location {
			line += fmt.Sprintf(" %s %s %s:%d %#x", l.Mapping.File, l.Line[0].Function.Name, l.Line[0].Function.Filename, l.Line[0].Line, l.Address)
		}
		lines = append(lines, line)
	}
	want := []string{
		"[2 350] [kernel] read() :0 0x0 /bin/cat main cat.c:7 0x1234 /lib/libc.so start :0 0x10",
		"[1 7] [kernel] read() :0 0x0 /lib/libc.so start :0 0x10",
	}
	if !slices.Equal(lines, want) || got.DurationNanos != 1e9 || got.DefaultSampleType != "latency" {
		t.Errorf("profile\n got %q, %d ns, %s\nwant %q", lines, got.DurationNanos, got.DefaultSampleType, want)
	}
}
