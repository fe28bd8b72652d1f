// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
	"github.com/cilium/ebpf/link"
	"golang.org/x/sys/unix"
)

// eventsMax is how many calls are worth their perf events: the kernel waits for two
// grace periods to free each of them.
const eventsMax = 30

// loadEvents loads the programs for perf events, and others. They run with preemption
// off there, also at calls that may sleep: include/trace/perf.h.
func (p *Probes) loadEvents(names [2][]string, others ...string) error {
	if kernelBefore(6, 1) { // kernel/bpf/verifier.c, check_map_prog_compatibility
		return errors.New("before Linux 6.1, programs at perf events should not have maps that are not preallocated")
	}
	var ids [2][]uint64
	for i := range names {
		var err error
		if ids[i], err = eventIDs(names[i]); err != nil {
			return err
		}
	}
	if err := p.loadPair("event_exit", "event_enter", others); err != nil {
		return err
	}
	for i := range ids {
		p.calls[i].events = ids[i]
	}
	p.rung = onEvents
	return nil
}

// allEvents are the events of all calls, exits first.
var allEvents = [2][]string{{"raw_syscalls/sys_exit"}, {"raw_syscalls/sys_enter"}}

// eventsOf are the events of calls, exits first. Its error says why they cannot stand
// for the tracepoints: 32-bit calls have none (ARCH_TRACE_IGNORE_COMPAT_SYSCALLS).
func eventsOf(calls []Call, kernel *btf.Spec) (names [2][]string, err error) {
	for _, c := range calls {
		if c.Compat && hasCompat(kernel) {
			return names, errors.New("32-bit calls have no perf events: try -e trace=NAME@64")
		}
		if !c.Compat {
			name := kernelName(c.Name)
			names[0] = append(names[0], "syscalls/sys_exit_"+name)
			names[1] = append(names[1], "syscalls/sys_enter_"+name)
		}
	}
	if n := len(names[0]); n > eventsMax {
		return names, fmt.Errorf("perf events of %d calls are too many", n)
	}
	return names, nil
}

// hasCompat tells whether the kernel does 32-bit calls: it has a function for one that
// is not the same as the native call.
func hasCompat(kernel *btf.Spec) bool {
	_, ok := functionByName(symbols(Call{Name: "ioctl", Compat: true})[0], kernel)
	return ok
}

// eventIDs are the ids of tracepoints: perf_event_open(2), PERF_TYPE_TRACEPOINT.
func eventIDs(names []string) ([]uint64, error) {
	tracefs, err := openTracefs()
	if err != nil {
		return nil, err
	}
	defer unix.Close(tracefs)
	ids := make([]uint64, len(names))
	for i, name := range names {
		if ids[i], err = eventID(tracefs, name); err != nil {
			return nil, fmt.Errorf("read id of event %s: %w", name, err)
		}
	}
	return ids, nil
}

func eventID(tracefs int, name string) (uint64, error) {
	fd, err := unix.Openat(tracefs, "events/"+name+"/id", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return 0, err
	}
	file := os.NewFile(uintptr(fd), name)
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64)
}

// openTracefs opens tracefs where it is mounted, or else an instance that is mounted
// nowhere, which takes CAP_SYS_ADMIN.
func openTracefs() (fd int, err error) {
	fd, err = unix.Open("/sys/kernel/tracing", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	var is unix.Statfs_t
	if err == nil && unix.Fstatfs(fd, &is) == nil && is.Type == unix.TRACEFS_MAGIC {
		return fd, nil
	}
	if err == nil {
		unix.Close(fd)
	}
	context, err := unix.Fsopen("tracefs", unix.FSOPEN_CLOEXEC)
	if err != nil {
		return 0, fmt.Errorf("open tracefs: %w", err)
	}
	defer unix.Close(context)
	if err := unix.FsconfigCreate(context); err != nil {
		return 0, fmt.Errorf("open tracefs: %w", err)
	}
	fd, err = unix.Fsmount(context, unix.FSMOUNT_CLOEXEC, unix.MOUNT_ATTR_RDONLY)
	if err != nil {
		return 0, fmt.Errorf("open tracefs: %w", err)
	}
	return fd, nil
}

// attachEvent runs a program at an event, on all CPUs: where a program is attached,
// the CPU that perf_event_open(2) asks for does not matter.
func attachEvent(prog *ebpf.Program, id uint64) (link.Link, error) {
	fd, err := openEvent(id)
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd) // the link holds it
	return attachOpenEvent(prog, fd)
}

func openEvent(id uint64) (fd int, err error) {
	attr := unix.PerfEventAttr{
		Type: unix.PERF_TYPE_TRACEPOINT, Size: unix.PERF_ATTR_SIZE_VER5, Config: id,
		Sample: 1, Sample_type: unix.PERF_SAMPLE_RAW,
	}
	fd, err = unix.PerfEventOpen(&attr, -1, 0, -1, unix.PERF_FLAG_FD_CLOEXEC)
	if err != nil {
		return -1, fmt.Errorf("open perf event %d: %w", id, err)
	}
	return fd, nil
}

func attachOpenEvent(prog *ebpf.Program, fd int) (link.Link, error) {
	l, err := link.AttachRawLink(link.RawLinkOptions{Target: fd, Program: prog, Attach: ebpf.AttachPerfEvent})
	if err != nil {
		return nil, fmt.Errorf("attach %s: %w", prog, err)
	}
	return l, nil
}
