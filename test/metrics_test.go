// SPDX-License-Identifier: Apache-2.0

package test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// scrape reads metrics in the text format.
func scrape(t *testing.T, url string) map[string]*dto.MetricFamily {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, answer.Status)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return families
}

// ofCall is the metric of a syscall, or nil.
func ofCall(f *dto.MetricFamily, syscall string) *dto.Metric {
	i := slices.IndexFunc(f.GetMetric(), func(m *dto.Metric) bool {
		return slices.ContainsFunc(m.GetLabel(), func(l *dto.LabelPair) bool { return l.GetName() == "syscall" && l.GetValue() == syscall })
	})
	if i < 0 {
		return nil
	}
	return f.GetMetric()[i]
}

// What is scraped is what the table has at the end, when nothing was called in between.
func TestMetricsAreTheSnapshots(t *testing.T) {
	needBPF(t)
	bin := needEbpftrace(t)
	log := filepath.Join(t.TempDir(), "log")
	words := slices.Concat(bin, []string{"-o", log, "--latency", "--format", "json", "--metrics", ":0", "-e", "trace=kill,chdir", "sh", "-c", kills + "cd /; read line"})
	cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
	goOn, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	said := bufio.NewScanner(stderr)
	url := ""
	for !strings.HasPrefix(url, "http://127.0.0.1:") && said.Scan() {
		_, url, _ = strings.Cut(said.Text(), "metrics are at ")
	}
	if url == "" {
		t.Fatal("no address of metrics on stderr")
	}
	var families map[string]*dto.MetricFamily
	eventually(t, func() bool {
		families = scrape(t, url)
		return ofCall(families["ebpftrace_syscalls_total"], "chdir") != nil
	}, func() string { return fmt.Sprintf("no call of chdir in %v", families) })
	goOn.Close()
	for said.Scan() {
		t.Errorf("stderr: %s", said.Text())
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 1 { // of read, at the end of its input
		t.Fatal(err)
	}
	checkMetrics(t, families, log)
}

func checkMetrics(t *testing.T, families map[string]*dto.MetricFamily, log string) {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var table latencyTable
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != 2 || len(families["ebpftrace_syscalls_total"].GetMetric()) != 2 {
		t.Errorf("rows\n got %v\nwant kill and chdir, as in %+v", families["ebpftrace_syscalls_total"], table.Rows)
	}
	for _, r := range table.Rows {
		calls := ofCall(families["ebpftrace_syscalls_total"], r.Syscall).GetCounter().GetValue()
		failed := ofCall(families["ebpftrace_syscall_errors_total"], r.Syscall).GetCounter().GetValue()
		h := ofCall(families["ebpftrace_syscall_duration_seconds"], r.Syscall).GetHistogram()
		if calls != float64(r.Calls) || failed != float64(r.Errors) || h.GetSampleCount() != r.Calls || h.GetSampleSum() != float64(r.Total)/1e9 {
			t.Errorf("%s\n got %v calls, %v failed, %v\nwant %+v", r.Syscall, calls, failed, h, r)
		}
		for _, bucket := range h.GetBucket() {
			below := uint64(0)
			for _, b := range r.Buckets {
				if float64(b.Low) < bucket.GetUpperBound()*1e9 {
					below += b.Calls
				}
			}
			if bucket.GetCumulativeCount() != below {
				t.Errorf("%s below %v s\n got %d calls\nwant %d", r.Syscall, bucket.GetUpperBound(), bucket.GetCumulativeCount(), below)
			}
		}
	}
}

// An address that cannot be had is said before the command is started.
func TestMetricsOnATakenAddress(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	got, said := ending(t, dir, needEbpftrace(t), []string{"--latency", "--metrics", taken.Addr().String(), "touch", "started"})
	if got != "exit 1" || !strings.Contains(said, "address already in use") || !strings.Contains(said, "hint: another program listens there") {
		t.Errorf("ended with\n got %s: %s\nwant exit 1, and what to do", got, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "started")); err == nil {
		t.Error("the command was started")
	}
}
