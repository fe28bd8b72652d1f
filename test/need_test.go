// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// needBPF skips a test where this process may not trace with BPF.
func needBPF(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("/sys/kernel/btf/vmlinux"); err != nil {
		t.Skipf("needs a kernel with BTF: %v", err)
	}
	const bpf, perfmon = 1 << 39, 1 << 38 // CAP_BPF, CAP_PERFMON: linux/capability.h
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skipf("needs /proc: %v", err)
	}
	var effective uint64
	_, after, _ := strings.Cut(string(status), "\nCapEff:\t")
	if _, err := fmt.Sscanf(after, "%x", &effective); err != nil || effective&bpf == 0 || effective&perfmon == 0 {
		t.Skip("needs CAP_BPF and CAP_PERFMON: run as root")
	}
}

// kernelBefore tells whether this kernel is older than a version.
func kernelBefore(version ...int) bool {
	var name unix.Utsname
	own := make([]int, 2)
	if unix.Uname(&name) != nil {
		return false
	}
	n, _ := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &own[0], &own[1])
	return n == 2 && slices.Compare(own, version) < 0
}

func needCommands(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("needs %s: scripts/deps.sh test", name)
		}
	}
}

var refusal = regexp.MustCompile(`option .* is not supported yet`)

// needSupport skips a test whose options ebpftrace says it does not support yet.
func needSupport(t *testing.T, said string) {
	t.Helper()
	if m := refusal.FindString(said); m != "" {
		t.Skip(m)
	}
}

// oldestStrace is 7.2: the output of older ones is not what ebpftrace prints.
var oldestStrace = []int{7, 2}

// needStrace returns the words that start the strace to compare with.
func needStrace(t *testing.T) []string {
	t.Helper()
	words, err := strace()
	if err != nil {
		t.Skipf("needs strace %d.%d to compare with: %v", oldestStrace[0], oldestStrace[1], err)
	}
	return words
}

var strace = sync.OnceValues(func() ([]string, error) {
	cmd := exec.Command("../scripts/strace-new", "--command")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	words := strings.Fields(string(out))
	if err != nil || len(words) == 0 {
		return nil, fmt.Errorf("scripts/strace-new --command: %w", err)
	}
	said, err := exec.Command(words[0], append(words[1:len(words):len(words)], "-V")...).Output()
	version := []int{0, 0}
	if _, scan := fmt.Sscanf(string(said), "strace -- version %d.%d", &version[0], &version[1]); err != nil || scan != nil || slices.Compare(version, oldestStrace) < 0 {
		return nil, fmt.Errorf("there is %.25q", said)
	}
	return words, nil
})
