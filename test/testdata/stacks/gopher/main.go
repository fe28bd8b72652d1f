// SPDX-License-Identifier: Apache-2.0

// Command gopher makes calls from methods, closures and deep recursion.
package main

import (
	"fmt"
	"os"
	"sort"
)

type reader struct{ paths []string }

//go:noinline
func (r *reader) read(depth int) (n int) {
	if depth > 0 {
		return r.read(depth - 1)
	}
	for _, path := range r.paths {
		b, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		n += len(b)
	}
	return n
}

func main() {
	r := reader{paths: []string{"/etc/passwd", "/etc/group", "/nonexistent"}}
	total := 0
	for depth := range 30 {
		total += r.read(depth)
		v := []int{3, 2, depth}
		sort.Slice(v, func(i, j int) bool {
			fmt.Fprintln(os.Stdout, v[i])
			return v[i] < v[j]
		})
	}
	fmt.Fprintln(os.Stdout, total)
}
