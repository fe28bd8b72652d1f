// SPDX-License-Identifier: Apache-2.0

// Errnos writes the names and texts of the errno values as a table of package table.
//
// x/sys has libc's texts with the first letter made small, as Go's errors are.
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/gen/source"
)

// entry is a line of errorList; all architectures of this project share the numbers.
var entry = regexp.MustCompile(`(?m)^\t\{(?P<number>\d+), "(?P<name>E\w+)", "(?P<text>.+)"\},$`)

func main() { source.Main("errnos", generate) }

func generate(module source.Module) ([]byte, error) {
	rows, err := module.Rows("zerrors_linux_amd64.go", entry)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	body.WriteString("var errnos = [...]errnoText{\n")
	for _, row := range rows {
		name, changed := preferred[row.Name]
		if !changed {
			name = row.Name
		}
		if name != "" {
			fmt.Fprintf(&body, "\t%d: {%q, %q},\n", row.Number, name, strings.ToUpper(row.Text[:1])+row.Text[1:])
		}
	}
	body.WriteString("}\n")
	return module.Table("errnos", body.Bytes())
}
