// SPDX-License-Identifier: Apache-2.0

package tracee

import (
	"os"
	"os/exec"
	"slices"
	"testing"
)

func TestReadersOfAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	reader, writer := exec.Command("cat"), exec.Command("sleep", "100")
	reader.Stdin = r
	writer.Stdout = w
	for _, c := range []*exec.Cmd{reader, writer} {
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	}
	got := Readers(int(w.Fd()))
	if want := []uint32{uint32(reader.Process.Pid)}; !slices.Equal(got, want) {
		t.Errorf("readers\n got %v\nwant %v, and not the other writer %d", got, want, writer.Process.Pid)
	}
	w.Close()
}
