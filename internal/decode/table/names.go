// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// bitNames are constants with one bit each, from the lowest on.
func bitNames(prefix string, names ...string) []arg.Name {
	all := make([]arg.Name, len(names))
	for i, name := range names {
		all[i] = arg.Name{Value: 1 << i, Name: prefix + name}
	}
	return all
}

// countedNames are constants that count from 0.
func countedNames(prefix string, names ...string) []arg.Name {
	all := make([]arg.Name, len(names))
	for i, name := range names {
		all[i] = arg.Name{Value: uint64(i), Name: prefix + name}
	}
	return all
}
