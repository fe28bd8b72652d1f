// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"regexp"
	"strings"
)

// A header is a file with the macros in it that are requests.
type header struct {
	include string // as #include names it
	names   []string
	root    string // of an unpacked package with the headers; "" is the system's
}

var (
	continued = regexp.MustCompile(`\\\n`)
	comment   = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// define matches macros without parameters.
	define = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+(.+)$`)
	// enumerated matches those that are members of an enum.
	enumerated = regexp.MustCompile(`(?m)^[ \t]*(\w+)[ \t]*=[ \t]*(.+)$`)
	// encoded matches a body that makes a request's number: _IOR(...), or a wrapper of
	// the header's own, such as OMAP_IOW(...) or PVR_IOCTL(...).
	encoded = regexp.MustCompile(`\b[A-Z0-9_]*IO(C|CTL|R|W|WR|RW)?\s*\(`)
	number  = regexp.MustCompile(`^\(?(0[xX][0-9A-Fa-f]{4}|\(?\w+ ?\+ ?(0x)?[0-9A-Fa-f]+\)?)\)?$`)
)

func readHeader(root, path string) (header, error) {
	text, err := os.ReadFile(root + path)
	if err != nil {
		return header{}, err
	}
	h := header{include: includeName(path), root: root}
	h.names = requestsIn(string(text), plain[h.include])
	return h, nil
}

func includeName(path string) string {
	path = strings.TrimPrefix(path, "/usr/include/")
	if _, rest, ok := strings.Cut(path, "-linux-gnu/"); ok {
		return rest
	}
	return path
}

// requestsIn finds the macros and members of enums whose body makes a request's number, and those of one
// plain number whose name matches; nil matches none.
func requestsIn(text string, plain *regexp.Regexp) []string {
	text = continued.ReplaceAllString(text, " ")
	text = comment.ReplaceAllString(text, "")
	var names []string
	for _, m := range append(define.FindAllStringSubmatch(text, -1), enumerated.FindAllStringSubmatch(text, -1)...) {
		name, body := m[1], strings.TrimSpace(m[2])
		switch {
		case leftOut.MatchString(name):
		case encoded.MatchString(body):
			names = append(names, name)
		case plain != nil && plain.MatchString(name) && number.MatchString(body):
			names = append(names, name)
		}
	}
	return names
}
