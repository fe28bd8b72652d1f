// SPDX-License-Identifier: Apache-2.0

// Sidebyside prints the lines on which the outputs of strace and of ebpftrace
// differ. It is run by scripts/side-by-side.
package main

import (
	"fmt"
	"os"

	"github.com/ebpftrace/ebpftrace/test/compare"
)

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: sidebyside EBPFTRACE-LOG STRACE-LOG STRACE-LOG...")
		os.Exit(2)
	}
	equal, err := run(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "sidebyside:", err)
		os.Exit(2)
	}
	if !equal {
		os.Exit(1)
	}
}

func run(ours string, strace []string) (equal bool, err error) {
	var traces []compare.Trace
	for _, path := range append([]string{ours}, strace...) {
		output, err := os.ReadFile(path)
		if err != nil {
			return false, err
		}
		traces = append(traces, compare.Parse(string(output)))
	}
	r := compare.Compare(traces[1:], traces[0])
	fmt.Print(compare.Report(r.Differences))
	fmt.Printf("%d lines equal, %d noise, %d different\n", r.Equal, r.Noise, len(r.Differences))
	return len(r.Differences) == 0, nil
}
