// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// machine is what figures of this run depend on.
func machine(ebpftrace string) report.Machine {
	m := report.Machine{
		CPU:      cpuModel(),
		CPUs:     runtime.NumCPU(),
		Memory:   report.Size(kilobytes("/proc/meminfo", "MemTotal:")),
		Revision: strings.TrimPrefix(firstLine(ebpftrace, "--version"), "ebpftrace -- version "),
	}
	var u unix.Utsname
	if unix.Uname(&u) == nil {
		m.Kernel = unix.ByteSliceToString(u.Sysname[:]) + " " + unix.ByteSliceToString(u.Release[:]) + " " + unix.ByteSliceToString(u.Machine[:])
	}
	for _, argv := range [][]string{{"strace", "-V"}, {"perf", "--version"}, {"bpftrace", "--version"}} {
		if line := firstLine(argv...); line != "" {
			m.Versions = append(m.Versions, line)
		}
	}
	return m
}

func firstLine(argv ...string) string {
	text, err := exec.Command(argv[0], argv[1:]...).Output()
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return line
}

// cpuModel is "" where /proc/cpuinfo names none, as on arm64.
func cpuModel() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		if strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
