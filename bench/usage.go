// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// usage is what a command took of the machine.
type usage struct {
	total      time.Duration // CPU time, with the children that it has waited for
	childTicks uint64        // of them alone, coarsely
	peak       float64       // bytes resident
	maps       float64       // bytes of BPF maps and programs
}

const (
	ticksPerSecond = 100 // USER_HZ, which is the same everywhere
	watchEach      = 20 * time.Millisecond
	mapsEach       = 5 // it reads a file for each descriptor
)

// own is the CPU time of a tracer without its tracee's, which tells itself what it
// used. A tracer that did not wait for the tracee has not got that in its account.
func (u *usage) own(tracee time.Duration) time.Duration {
	children := time.Duration(u.childTicks) * time.Second / ticksPerSecond
	if children < tracee/2 {
		return u.total
	}
	return max(0, u.total-tracee)
}

// watch samples the memory of a process until its result is called. ru_maxrss will not
// do: it begins with the memory of the program that started the process, and it
// counts the children.
func (u *usage) watch(pid int) func() {
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(watchEach)
		defer tick.Stop()
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			case <-tick.C:
				u.peak = max(u.peak, kilobytes(fmt.Sprintf("/proc/%d/status", pid), "VmHWM:"))
				if n%mapsEach == 0 {
					u.maps = max(u.maps, bpfMemory(pid))
				}
			}
		}
	}()
	return func() { close(stop); <-done }
}

// kilobytes is the value of a line of a file in /proc, in bytes.
func kilobytes(path, name string) float64 {
	return 1024 * field(path, name)
}

// field is the number behind a name, in a file of a name and a value per line.
func field(path, name string) float64 {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		words := strings.Fields(lines.Text())
		if len(words) > 1 && words[0] == name {
			n, _ := strconv.ParseFloat(words[1], 64)
			return n
		}
	}
	return 0
}

// bpfMemory is what the kernel holds for the maps and programs that a process has open,
// each counted once, however many descriptors it has.
func bpfMemory(pid int) float64 {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fdinfo/*", pid))
	objects := make(map[[2]float64]float64)
	for _, file := range files {
		objects[[2]float64{field(file, "map_id:"), field(file, "prog_id:")}] = field(file, "memlock:")
	}
	sum := 0.0
	for _, bytes := range objects {
		sum += bytes
	}
	return sum
}

// childTicks is the CPU time of the children that a process has waited for: the 16th
// and 17th field of its stat, which follow a name that may hold anything.
func childTicks(pid int) uint64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, after, _ := strings.Cut(string(text[strings.LastIndexByte(string(text), ')')+1:]), " ")
	words := strings.Fields(after)
	if len(words) < 15 {
		return 0
	}
	user, _ := strconv.ParseUint(words[13], 10, 64)
	system, _ := strconv.ParseUint(words[14], 10, 64)
	return user + system
}

// cpuNow is the CPU time that the threads of a running process have used.
func cpuNow(pid int) time.Duration {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	var sum time.Duration
	for _, file := range files {
		text, _ := os.ReadFile(file)
		first, _, _ := strings.Cut(string(text), " ")
		n, _ := strconv.ParseInt(first, 10, 64)
		sum += time.Duration(n)
	}
	return sum
}
