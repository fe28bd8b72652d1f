// SPDX-License-Identifier: Apache-2.0

package test

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestDoctor tells what is missing, as far as this kernel can have it.
func TestDoctor(t *testing.T) {
	dir, tracer := userDir(t)
	for _, tt := range []struct {
		name   string
		cmd    *exec.Cmd
		status string
		says   string
	}{
		{"root", exec.Command(tracer, "--doctor"), "exit 0", `(?m)^ok    all probes +\d+ programs, states of tasks in `},
		{"two capabilities", asUser(dir, justTracing, tracer, "--doctor"), "exit 0", `(?m)^no    CAP_SYS_PTRACE .*\n      missing for: .*\n      hint: `},
		{"one of them", asUser(dir, justTracing[:1], tracer, "--doctor"), "exit 1", `(?m)^FAIL  tp_btf .*\n      hint: run with sudo, or: sudo setcap cap_bpf,cap_perfmon\+ep `},
		{"none", asUser(dir, nil, tracer, "--doctor"), "exit 1", `(?m)^FAIL  ring buffer .*\n      hint: run with sudo, or: sudo setcap cap_bpf,cap_perfmon\+ep `},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, _ := tt.cmd.CombinedOutput()
			if got := status(tt.cmd.ProcessState); got != tt.status {
				t.Errorf("status\n got %s\nwant %s", got, tt.status)
			}
			if !regexp.MustCompile(tt.says).Match(out) {
				t.Errorf("said\n got %s\nwant %s", out, tt.says)
			}
			verdict := "Tracing works.\n"
			if tt.status != "exit 0" {
				verdict = "Tracing does not work here.\n"
			}
			if !strings.HasSuffix(string(out), verdict) {
				t.Errorf("the last line\n got %s\nwant %s", out, verdict)
			}
		})
	}
}

// TestStatesOfTasks are kept where --doctor says that they can be.
func TestStatesOfTasks(t *testing.T) {
	needBPF(t)
	words := needEbpftrace(t)
	run := func(args ...string) string {
		cmd := exec.Command(words[0], append(words[1:len(words):len(words)], args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", args, err, out)
		}
		return string(out)
	}
	want := `states of tasks are kept in task storage\n`
	if doctor := run("--doctor"); !strings.Contains(doctor, "\nok    task storage\n") {
		want = `states of tasks are kept in a hash by address: .`
	}
	if got := run("-d", "-e", "trace=none", "true"); !regexp.MustCompile(want).MatchString(got) {
		t.Errorf("said\n got %s\nwant %s", got, want)
	}
}
