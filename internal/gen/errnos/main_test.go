// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/gen/source"
)

func TestCommittedFileIsUpToDate(t *testing.T) {
	module, err := source.Sys()
	if err != nil {
		t.Skip(err)
	}
	got, err := os.ReadFile("../../decode/table/errno_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(module)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("errno_gen.go is not what go generate makes of this x/sys; run it")
	}
}
