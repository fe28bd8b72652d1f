// SPDX-License-Identifier: Apache-2.0

// Numbers writes the syscall numbers of each ABI as tables of package table.
package main

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/gen/source"
)

// abis are the suffixes of x/sys's files, and how package table calls each.
var abis = []struct{ file, name string }{
	{"amd64", "AMD64"}, {"arm64", "ARM64"}, {"386", "I386"}, {"arm", "ARM"},
}

var constant = regexp.MustCompile(`(?m)^\tSYS_(?P<name>\w+) += (?P<number>\d+)$`)

func main() { source.Main("numbers", generate) }

func generate(module source.Module) ([]byte, error) {
	var body bytes.Buffer
	for _, abi := range abis {
		names, err := read(module, abi.file)
		if err != nil {
			return nil, err
		}
		write(&body, abi.name, names)
		if abi.name == "AMD64" {
			write(&body, "X32", x32(names))
		}
	}
	write(&body, "ARMPrivate", armPrivate)
	return module.Table("numbers", body.Bytes())
}

// read returns the names of one ABI by number.
func read(module source.Module, abi string) (map[int]string, error) {
	rows, err := module.Rows("zsysnum_linux_"+abi+".go", constant)
	if err != nil {
		return nil, err
	}
	names := make(map[int]string)
	for _, row := range rows {
		names[row.Number] = strings.ToLower(row.Name)
	}
	for _, c := range changes[abi] {
		names[c.number] = c.name
	}
	maps.DeleteFunc(names, func(_ int, name string) bool { return name == "" })
	return names, nil
}

func write(body *bytes.Buffer, abi string, names map[int]string) {
	fmt.Fprintf(body, "var number%s = [...]string{\n", abi)
	for _, number := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(body, "\t%d: %q,\n", number, names[number])
	}
	body.WriteString("}\n\n")
}
