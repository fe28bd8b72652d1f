// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/asm"
	"github.com/cilium/ebpf/btf"
	"github.com/cilium/ebpf/link"
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// Check is something that tracing needs of the kernel or of its privileges, or that
// makes it better. It was tried, not looked up by a version.
type Check struct {
	Name string
	For  string // what does not work without it; "" is all tracing
	Says string // what was found
	Err  error  // why it is not there
	Do   string // what helps
}

// Doctor tries what tracing needs, and takes it out of the kernel again.
func Doctor() []Check {
	defer raiseMemlock()()
	var checks []Check
	denied := false
	for _, c := range []struct {
		Check
		try func() (string, error)
	}{
		{Check{Name: "type information", Do: "boot a kernel that was built with CONFIG_DEBUG_INFO_BTF: distributions' since 2021 are"}, tryBTF},
		{Check{Name: "ring buffer", Do: needsCapabilities}, tryRing},
		{Check{Name: "task storage", For: "tracing at the least cost (states of tasks are kept in a hash instead)",
			Do: "boot Linux 5.15 or newer"}, func() (string, error) { return "", tryTaskStorage() }},
		{Check{Name: "tp_btf", Do: needsCapabilities}, attached(ebpf.AttachTraceRawTp, "sched_process_exit", nothing)},
		{Check{Name: "reading memory", Do: needsCapabilities}, attached(ebpf.AttachTraceRawTp, "sched_process_exit", readsMemory)},
		{Check{Name: "task iterator", For: "-p", Do: needsCapabilities}, tryIterator},
		{Check{Name: "all probes", Do: "report it, with what --debug prints"}, tryProbes},
		{Check{Name: "fentry", For: "narrow filters at no cost to other calls (tracepoints are used instead)",
			Do: "boot a kernel that was built with CONFIG_DYNAMIC_FTRACE_WITH_DIRECT_CALLS"}, tryFunction},
		{Check{Name: "perf events", For: "calls and ends of tasks that are not missed on Linux 7.0 and newer, and narrow filters of 64-bit calls",
			Do: "run with sudo: tracefs takes CAP_SYS_ADMIN"}, tryEvents},
		{Check{Name: "sleepable probes", For: "arguments that are not resident where a call fails before the kernel reads them",
			Do: "boot Linux 7.2 or newer"}, trySleeping},
		{Check{Name: "run-time statistics", For: forStats, Do: "run with sudo: they take CAP_SYS_ADMIN"}, tryStats},
	} {
		c.Says, c.Err = c.try()
		// The library takes some refusals for what an old kernel cannot.
		denied = denied || c.Name == "ring buffer" && errors.Is(c.Err, unix.EPERM)
		var hinted *hint.Error
		switch {
		case c.Err != nil && lockdown() == "confidentiality":
			c.Do = "boot with lockdown=integrity, or none: in mode confidentiality no BPF program may read memory"
		case errors.As(c.Err, &hinted):
			c.Do = hinted.Do
		case denied && c.For != forStats:
			c.Do = needsCapabilities
		case c.Name == "fentry" && errors.Is(c.Err, unix.EPERM):
			c.Do = "a policy of this kernel refuses it; nothing needs to be done"
		}
		checks = append(checks, c.Check)
	}
	return checks
}

const forStats = "--stats and --max-overhead"

const needsCapabilities = "run with sudo, or: sudo setcap cap_bpf,cap_perfmon+ep $(command -v ebpftrace)"

// Lockdown is the kernel's lockdown mode, "" where it has none or does not tell.
func Lockdown() string { return lockdown() }

func tryBTF() (string, error) {
	_, err := btf.LoadKernelSpec()
	return btfFile, err
}

func tryRing() (string, error) {
	m, err := ebpf.NewMap(&ebpf.MapSpec{Type: ebpf.RingBuf, MaxEntries: uint32(os.Getpagesize())})
	return "", errors.Join(err, m.Close())
}

var nothing = asm.Instructions{asm.Mov.Imm(asm.R0, 0), asm.Return()}

var readsMemory = append(asm.Instructions{
	asm.Mov.Imm(asm.R0, 0),
	asm.StoreMem(asm.RFP, -8, asm.R0, asm.DWord),
	asm.Mov.Reg(asm.R1, asm.RFP),
	asm.Add.Imm(asm.R1, -8),
	asm.Mov.Imm(asm.R2, 8),
	asm.Mov.Imm(asm.R3, 0),
	asm.FnProbeReadKernel.Call(),
}, nothing...)

// tiny is a program that does next to nothing.
func tiny(how ebpf.AttachType, to string, does asm.Instructions) (*ebpf.Program, error) {
	return ebpf.NewProgram(&ebpf.ProgramSpec{
		Name: "doctor", Type: ebpf.Tracing, AttachType: how, AttachTo: to, License: "GPL", Instructions: does,
	})
}

// attached loads a program and lets it run for a moment.
func attached(how ebpf.AttachType, to string, does asm.Instructions) func() (string, error) {
	return func() (string, error) {
		prog, err := tiny(how, to, does)
		if err != nil {
			return "", err
		}
		defer prog.Close()
		l, err := link.AttachTracing(link.TracingOptions{Program: prog})
		if err != nil {
			return "", err
		}
		return "", l.Close()
	}
}

func tryFunction() (string, error) {
	arch := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	return attached(ebpf.AttachTraceFEntry, "__"+arch+"_sys_umask", nothing)()
}

func tryEvents() (string, error) {
	ids, err := eventIDs(allEvents[0])
	if err != nil {
		return "", err
	}
	prog, err := ebpf.NewProgram(&ebpf.ProgramSpec{Name: "doctor", Type: ebpf.TracePoint, License: "GPL", Instructions: nothing})
	if err != nil {
		return "", err
	}
	defer prog.Close()
	l, err := attachEvent(prog, ids[0])
	if err != nil {
		return "", err
	}
	return "", l.Close()
}

func trySleeping() (string, error) {
	if !callsMaySleep() { // that it loads would prove nothing: loadPrefault
		return "", errors.New("before Linux 7.2 they are called where nobody may sleep")
	}
	prog, err := ebpf.NewProgram(&ebpf.ProgramSpec{
		Name: "doctor", Type: ebpf.Tracing, AttachType: ebpf.AttachTraceRawTp, AttachTo: "sys_enter",
		Flags: unix.BPF_F_SLEEPABLE, License: "GPL", Instructions: nothing,
	})
	if err != nil {
		return "", err
	}
	return "", prog.Close()
}

func tryIterator() (string, error) {
	prog, err := tiny(ebpf.AttachTraceIter, "task", nothing)
	if err != nil {
		return "", err
	}
	defer prog.Close()
	iter, err := link.AttachIter(link.IterOptions{Program: prog})
	if err != nil {
		return "", err
	}
	return "", iter.Close()
}

func tryStats() (string, error) {
	stats, err := ebpf.EnableStats(uint32(unix.BPF_STATS_RUN_TIME))
	if err != nil {
		return "", err
	}
	return "", stats.Close()
}

// tryProbes loads and attaches the probes themselves. They trace nobody.
func tryProbes() (string, error) {
	p, err := Open(Config{RingSize: os.Getpagesize(), Wanted: make([]uint64, 16)})
	if err != nil {
		return "", err
	}
	defer p.Close()
	if err := p.Attach(); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d programs, states of tasks in %s", len(p.links)+len(p.callLinks), p.from.states), nil
}

// Release is the kernel's release.
func Release() string {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return "unknown"
	}
	return strings.TrimSpace(unix.ByteSliceToString(name.Release[:]))
}
