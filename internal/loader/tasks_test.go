// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestCloseAgain: what is closed twice closes nobody else's descriptor, such as 0.
func TestCloseAgain(t *testing.T) {
	needBPF(t)
	defer raiseMemlock()()
	p, err := Open(Config{RingSize: os.Getpagesize(), Wanted: make([]uint64, 16)})
	if err != nil {
		t.Fatal(err)
	}
	var before, after unix.Stat_t
	if err := unix.Fstat(0, &before); err != nil {
		t.Skip("needs standard input")
	}
	p.Close()
	p.Close()
	if err := unix.Fstat(0, &after); err != nil || after.Ino != before.Ino {
		t.Errorf("standard input after closing twice\n got %v, %v\nwant what it was", after, err)
	}
}

// TestTraced looks for the threads that are traced, as is done where the ends of some
// were missed.
func TestTraced(t *testing.T) {
	needBPF(t)
	defer raiseMemlock()()
	p, err := Open(Config{RingSize: os.Getpagesize(), Wanted: make([]uint64, 16)})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Attach(); err != nil {
		t.Fatal(err)
	}
	target := exec.Command("sleep", "60")
	if err := target.Start(); err != nil {
		t.Fatal(err)
	}
	defer target.Process.Kill()
	tid := uint32(target.Process.Pid)
	if _, err := p.Mark([]uint32{tid}); err != nil {
		t.Fatal(err)
	}
	check := func(when string, want []Marked) {
		t.Helper()
		got, err := p.traced()
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("traced threads %s\n got %v, %v\nwant %v", when, got, err, want)
		}
		if got := p.Alive(); got != uint32(len(want)) {
			t.Errorf("number alive %s\n got %d\nwant %d", when, got, len(want))
		}
	}
	check("after one was marked", []Marked{{TID: tid}})
	if _, err := p.Mark([]uint32{tid}); err != nil { // marks as before, after a look
		t.Fatal(err)
	}
	_ = target.Process.Kill()
	_ = target.Wait()
	for end := time.Now().Add(10 * time.Second); p.Alive() > 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	check("after it was killed", nil)
}
