// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// preludes are what a header may need before it; they are tried one after the other.
var preludes = []string{
	"",
	"#include <stddef.h>\n#include <stdint.h>\n#include <sys/types.h>\n",
	"#include <stddef.h>\n#include <stdint.h>\n#include <time.h>\n#include <sys/socket.h>\n#include <linux/types.h>\n#include <linux/if.h>\n",
	"#include <asm/termbits.h>\n",
	"#include <stddef.h>\n#include <linux/types.h>\n#include <linux/fiemap.h>\n#include <linux/usb/ch9.h>\n" +
		"typedef __u16 domid_t;\ntypedef __u32 grant_ref_t;\n",
}

// valuesOf asks the compiler for the values of a header's requests. Of the preludes,
// the one with which most of them compile is used; those that do not are no requests
// of this architecture.
func valuesOf(h header) ([]request, error) {
	var best []request
	for _, prelude := range preludes {
		if len(h.names) == 0 || len(best) == len(h.names) {
			break
		}
		found, err := compile(prelude, h)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", h.include, err)
		}
		if len(found) > len(best) {
			best = found
		}
	}
	return best, nil
}

// compile leaves out the names that do not compile until the others do.
func compile(prelude string, h header) ([]request, error) {
	dir, err := os.MkdirTemp("", "ioctls")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	source, program := filepath.Join(dir, "v.c"), filepath.Join(dir, "v")
	names := slices.Clone(h.names)
	for len(names) > 0 {
		text, first := sourceOf(prelude, h.include, names)
		if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
			return nil, err
		}
		args := append(h.folders(), "-w", "-fmax-errors=0", "-o", program, source)
		out, err := exec.Command("gcc", args...).CombinedOutput()
		if err == nil {
			return output(program)
		}
		good := without(names, failedLines(out, source), first)
		if len(good) == len(names) {
			return nil, nil // the header itself does not compile
		}
		names = good
	}
	return nil, nil
}

// folders are the compiler's arguments for headers that are not the system's.
func (h header) folders() []string {
	if h.root == "" {
		return nil
	}
	return []string{"-isystem", h.root + "/usr/include/x86_64-linux-gnu", "-isystem", h.root + "/usr/include"}
}

// sourceOf is a program that prints names and values, and the line of the first name.
func sourceOf(prelude, include string, names []string) (text string, first int) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s#include <%s>\n#include <asm/ioctl.h>\n#include <stdio.h>\nint main(void)\n{\n", prelude, include)
	first = strings.Count(b.String(), "\n") + 1
	for _, name := range names {
		fmt.Fprintf(&b, "\tprintf(\"%%s %%x\\n\", %q, (unsigned int)(%s));\n", name, name)
	}
	b.WriteString("\treturn 0;\n}\n")
	return b.String(), first
}

func failedLines(out []byte, source string) map[int]bool {
	lines := map[int]bool{}
	for _, m := range regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(source)+`:(\d+):`).FindAllSubmatch(out, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		lines[n] = true
	}
	return lines
}

func without(names []string, lines map[int]bool, first int) []string {
	var good []string
	for i, name := range names {
		if !lines[first+i] {
			good = append(good, name)
		}
	}
	return good
}

func output(program string) ([]request, error) {
	out, err := exec.Command(program).Output()
	if err != nil {
		return nil, err
	}
	var all []request
	for line := range bytes.Lines(out) {
		var r request
		if _, err := fmt.Sscanf(string(line), "%s %x", &r.name, &r.value); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}
