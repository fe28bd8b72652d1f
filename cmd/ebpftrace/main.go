// SPDX-License-Identifier: Apache-2.0

// Command ebpftrace traces system calls with strace's command line and output, and
// without stopping what it traces.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// version is set by the linker.
var version = "devel"

func main() {
	name := filepath.Base(os.Args[0])
	o, err := parse(name, os.Args[1:], syscallTables())
	if err != nil {
		report(os.Stderr, name, err)
		os.Exit(1)
	}
	if o.Print != "" {
		fmt.Print(o.Print)
		return
	}
	end, err := run(name, &o)
	if err != nil && !isSilent(err) {
		report(os.Stderr, name, err)
	}
	end.exit()
}
