// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"strings"
)

// saysAttached waits for the tracer's message.
func saysAttached(tracer *process, pid int) bool {
	return strings.Contains(tracer.stderr(), fmt.Sprintf("Process %d attached", pid))
}

// isTracer asks the kernel who traces the process with ptrace.
func isTracer(tracer *process, pid int) bool {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	return err == nil && strings.Contains(string(status), fmt.Sprintf("\nTracerPid:\t%d\n", tracer.pid))
}

// hasEvents looks for the maps of the tracer's events, which it makes last.
func hasEvents(tracer *process, _ int) bool {
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", tracer.pid))
	return err == nil && strings.Contains(string(maps), "anon_inode:[perf_event]")
}
