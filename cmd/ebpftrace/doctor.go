// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/privilege"
)

const setcapHint = "run with sudo, or: sudo setcap cap_bpf,cap_perfmon+ep $(command -v ebpftrace)"

// doctor tells what this kernel and these privileges allow, and what would help.
func doctor(w io.Writer) ending {
	fmt.Fprintf(w, "Linux %s, %s\n", loader.Release(), runtime.GOARCH)
	works := true
	checks := append([]loader.Check{}, capabilityChecks()...)
	checks = append(checks, loader.Doctor()...)
	checks = append(checks, placeChecks()...)
	for _, c := range checks {
		examine(w, &c)
		works = works && (c.Err == nil || c.For != "")
	}
	if !works {
		fmt.Fprintln(w, "Tracing does not work here.")
		return ending{code: 1}
	}
	fmt.Fprintln(w, "Tracing works.")
	return ending{}
}

// examine writes a line about a check, and what is amiss below it.
func examine(w io.Writer, c *loader.Check) {
	verdict := "ok"
	switch {
	case c.Err == nil:
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-5s %-20s %s", verdict, c.Name, c.Says), " "))
		return
	case c.For == "":
		verdict = "FAIL"
	default:
		verdict = "no"
	}
	first, _, _ := strings.Cut(c.Err.Error(), "\n")
	first, _, _ = strings.Cut(first, " (MEMLOCK may be too low") // a guess of the library's
	fmt.Fprintf(w, "%-5s %-20s %s\n", verdict, c.Name, first)
	if c.For != "" {
		fmt.Fprintf(w, "      missing for: %s\n", c.For)
	}
	fmt.Fprintf(w, "      hint: %s\n", c.Do)
}

// capabilityChecks are about what this process may do. That it can is for the loader's
// checks to try: other capabilities include these, and security modules may forbid it.
func capabilityChecks() []loader.Check {
	var checks []loader.Check
	for _, c := range []struct {
		name, missing, do string
		capability        int
	}{
		{"CAP_BPF", "loading programs, unless there is CAP_SYS_ADMIN", setcapHint, unix.CAP_BPF},
		{"CAP_PERFMON", "programs that read memory, unless there is CAP_SYS_ADMIN", setcapHint, unix.CAP_PERFMON},
		{"CAP_SYS_PTRACE", "other users' processes, --system-wide and the like", "run with sudo", unix.CAP_SYS_PTRACE},
	} {
		check := loader.Check{Name: c.name, For: c.missing, Do: c.do}
		if !privilege.Has(c.capability) {
			check.Err = unix.EPERM
		}
		checks = append(checks, check)
	}
	return checks
}

// placeChecks are about what is found in the file system. What is only told has no
// error.
func placeChecks() []loader.Check {
	cgroup := loader.Check{Name: "cgroups", For: "--cgroup, --unit, --container and --pod", Do: "sudo mount -t cgroup2 none /sys/fs/cgroup"}
	root, err := thisHost.Path("/")
	cgroup.Says, cgroup.Err = root.Path, err
	checks := []loader.Check{cgroup}
	for _, told := range []struct{ name, path string }{
		{"unprivileged BPF off", "/proc/sys/kernel/unprivileged_bpf_disabled"},
		{"perf_event_paranoid", "/proc/sys/kernel/perf_event_paranoid"},
		{"yama ptrace_scope", "/proc/sys/kernel/yama/ptrace_scope"},
	} {
		if b, err := os.ReadFile(told.path); err == nil {
			checks = append(checks, loader.Check{Name: told.name, Says: strings.TrimSpace(string(b))})
		}
	}
	if mode := loader.Lockdown(); mode != "" {
		checks = append(checks, loader.Check{Name: "lockdown", Says: mode})
	}
	return checks
}
