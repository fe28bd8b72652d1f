// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestChosenByWhatTheyAre traces processes that nobody named: one that is chosen, and
// beside it one that is not.
func TestChosenByWhatTheyAre(t *testing.T) {
	needBPF(t)
	needCommands(t, "sleep", "setpriv")
	dir := t.TempDir()
	chosen := filepath.Join(dir, "ebt-chosen")
	sleep, err := exec.LookPath("sleep")
	if err != nil {
		t.Fatal(err)
	}
	if path, err := filepath.EvalSymlinks(sleep); err != nil || filepath.Base(path) == "busybox" {
		t.Skip("needs a sleep that is a program of its own, not one of busybox's")
	}
	copyFile(t, sleep, chosen)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		options func(t *testing.T) []string
		command func(options []string) []string // makes a call of clock_nanosleep
	}{
		{"by name", func(*testing.T) []string { return []string{"--comm", "ebt-chosen"} },
			func([]string) []string { return []string{chosen, "0.11"} }},
		{"by file", func(*testing.T) []string { return []string{"--exe", chosen} },
			func([]string) []string { return []string{chosen, "0.11"} }},
		{"by user", func(*testing.T) []string { return []string{"--uid", "12345"} },
			func([]string) []string { return []string{"setpriv", "--reuid=12345", "sleep", "0.11"} }},
		{"by cgroup", func(t *testing.T) []string { return []string{"--cgroup", newCgroup(t, "cgroup2", "")} }, sleepIn("")},
		{"by cgroup of version 1", func(t *testing.T) []string { return []string{"--cgroup", newCgroup(t, "cgroup", "")} }, sleepIn("")},
		{"by a cgroup above", func(t *testing.T) []string {
			return []string{"--cgroup", filepath.Dir(newCgroup(t, "cgroup2", "below"))}
		}, sleepIn("/below")},
		{"by a cgroup above, of version 1", func(t *testing.T) []string {
			return []string{"--cgroup", filepath.Dir(newCgroup(t, "cgroup", "below"))}
		}, sleepIn("/below")},
		{"by the second of two cgroups", func(t *testing.T) []string {
			first := newCgroup(t, "cgroup2", "")
			return []string{"--cgroup", newCgroup(t, "cgroup", ""), "--cgroup", first}
		}, sleepIn("")},
		{"by unit", func(t *testing.T) []string {
			newCgroup(t, "cgroup2", unit+".service")
			return []string{"--unit", unit}
		}, sleepIn(ownCgroup("cgroup2") + "/" + unit + ".service")},
		{"by container", func(t *testing.T) []string {
			newCgroup(t, "cgroup2", "docker-"+containerID+".scope")
			return []string{"--container", containerID[:20]}
		}, sleepIn(ownCgroup("cgroup2") + "/docker-" + containerID + ".scope")},
		{"by pod", func(t *testing.T) []string {
			newCgroup(t, "cgroup2", "pod"+containerID)
			return []string{"--pod", newPod(t)}
		}, sleepIn(ownCgroup("cgroup2") + "/pod" + containerID)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			options := tt.options(t)
			out := filepath.Join(t.TempDir(), "out")
			tracer := exec.Command(needEbpftrace(t)[0], append(options, "-e", "trace=clock_nanosleep", "-d", "-o", out)...)
			tracer.Stderr = &lockedBuffer{}
			if err := tracer.Start(); err != nil {
				t.Fatal(err)
			}
			waitFor(t, "the probes", func() bool {
				return strings.Contains(tracer.Stderr.(*lockedBuffer).String(), "command started")
			})
			words := tt.command(options)
			for _, w := range [][]string{words, {sleep, "0.22"}} {
				if b, err := exec.Command(w[0], w[1:]...).CombinedOutput(); err != nil {
					t.Fatalf("%v: %v\n%s", w, err, b)
				}
			}
			_ = tracer.Process.Signal(syscall.SIGINT)
			_ = tracer.Wait()
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatalf("%v; it said: %s", err, tracer.Stderr)
			}
			if got := strings.Count(string(trace), "tv_nsec=110000000}"); got != 1 {
				t.Errorf("lines of the chosen process\n got %d\nwant 1 in\n%s", got, trace)
			}
			if got := strings.Count(string(trace), "tv_nsec=220000000}"); got != 0 {
				t.Errorf("lines of the other process\n got %d\nwant none in\n%s", got, trace)
			}
		})
	}
}

// With a command or -p, what chooses processes narrows down what is traced of them.
func TestNarrowedDown(t *testing.T) {
	needBPF(t)
	needCommands(t, "sleep")
	for _, tt := range []struct {
		name, option string
		want         []string
		not          string
	}{
		{"a command's", "--comm=sleep", []string{`nanosleep\(.*tv_nsec=110000000`, `exit_group\(0\)`, `\+\+\+ exited with 0 \+\+\+`}, `exited with [37]`},
		{"nothing of it", "--comm=ebt-nosuch", nil, `\(|exited`},
		{"all of it", "--uid=0", []string{`execve\(.*"sh"`, `exit_group\(3\)`, `exited with 3`, `nanosleep\(.*tv_nsec=110000000`, `exited with 7`}, `resumed`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			cmd := exec.Command(needEbpftrace(t)[0], "-f", tt.option, "-e", "trace=execve,clock_nanosleep,?nanosleep,exit_group", "-e", "signal=none", "-o", out,
				"sh", "-c", "(exit 3); sleep 0.11; exit 7")
			said, err := cmd.CombinedOutput()
			if got := status(cmd.ProcessState); got != "exit 7" {
				t.Errorf("status\n got %s, %v\nwant exit 7\n%s", got, err, said)
			}
			trace, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			inOrder(t, string(trace), tt.want, tt.not)
		})
	}
}

// Names that nothing else on the machine has.
var (
	unit        = "ebpftrace-test-" + strconv.Itoa(os.Getpid())
	containerID = fmt.Sprintf("eb%062x", os.Getpid())
)

// sleepIn sleeps in a cgroup: one with an absolute path, or one below the one that the
// options name.
func sleepIn(folder string) func(options []string) []string {
	return func(options []string) []string {
		path := folder
		if !strings.HasPrefix(path, "/sys") {
			path = options[len(options)-1] + folder
		}
		return []string{"sh", "-c", "echo $$ >" + path + "/cgroup.procs; exec sleep 0.11"}
	}
}

// ownCgroup is where the test may make cgroups, "" if there is no such hierarchy. Of
// those of version 1 it takes one whose cgroups need no settings.
func ownCgroup(kind string) string {
	mounts, _ := os.ReadFile("/proc/self/mounts")
	for line := range strings.Lines(string(mounts)) {
		words := strings.Fields(line)
		if words[2] == kind && (kind == "cgroup2" || strings.Contains(words[3], "name=") || strings.Contains(words[3], "pids")) {
			return filepath.Join(words[1], "ebpftrace-test-"+strconv.Itoa(os.Getpid()))
		}
	}
	return ""
}

// newCgroup makes a cgroup of the test's own, and one below it if that has a name. It
// returns the path of the last.
func newCgroup(t *testing.T, kind, below string) string {
	t.Helper()
	path := ownCgroup(kind)
	if path == "" {
		t.Skipf("needs a hierarchy of type %s: mount -t %s", kind, map[string]string{"cgroup2": "cgroup2 none DIR", "cgroup": "cgroup -o none,name=test none DIR"}[kind])
	}
	for _, dir := range []string{path, filepath.Join(path, below)} {
		if err := os.Mkdir(dir, 0o755); err != nil && !os.IsExist(err) {
			t.Skipf("needs a cgroup of its own: %v", err)
		}
		t.Cleanup(func() { removeCgroup(t, dir) })
	}
	return filepath.Join(path, below)
}

// removeCgroup waits for processes that were killed in it.
func removeCgroup(t *testing.T, dir string) {
	waitFor(t, "the end of what ran in "+dir, func() bool {
		err := os.Remove(dir)
		return err == nil || os.IsNotExist(err)
	})
}

// newPod makes the folder that the kubelet makes for a pod, and returns the pod's name.
func newPod(t *testing.T) string {
	t.Helper()
	dir := "/var/log/pods/ebt_" + unit + "_" + containerID
	if _, err := os.Stat("/var/log/pods"); err != nil {
		t.Cleanup(func() { _ = os.Remove("/var/log/pods") })
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Skipf("needs a pod's folder: %v", err)
	}
	t.Cleanup(func() { _ = os.Remove(dir) })
	return "ebt/" + unit
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o755); err != nil {
		t.Fatal(err)
	}
}
