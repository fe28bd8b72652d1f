// SPDX-License-Identifier: Apache-2.0

package stack

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Append appends frames as strace prints them, a line for each.
func Append(dst []byte, frames []*Frame, rest Rest) []byte {
	for _, f := range frames {
		dst = append(dst, f.line...)
	}
	switch rest {
	case Limited:
		dst = append(dst, " > too many stack frames\n"...)
	case NotCopied:
		dst = append(dst, " > the rest of the stack was not copied\n"...)
	case NotRead:
		dst = append(dst, " > the file of the last frame could not be read\n"...)
	}
	return dst
}

func appendFrame(dst []byte, f *Frame) []byte {
	dst = append(dst, " > "...)
	at := f.Offset
	if f.Mapping == nil {
		dst, at = append(dst, "unexpected_backtracing_error"...), f.PC
	} else {
		dst = appendEscaped(dst, f.Mapping.Path)
		dst = append(dst, '(')
		if f.Symbol != "" {
			dst = appendEscaped(dst, f.Symbol)
			dst = append(dst, "+0x"...)
			dst = strconv.AppendUint(dst, f.Into, 16)
		}
		dst = append(dst, ')')
	}
	dst = append(dst, " [0x"...)
	dst = strconv.AppendUint(dst, at, 16)
	dst = append(dst, ']')
	if f.File != "" {
		dst = append(dst, ' ')
		dst = appendEscaped(dst, f.File)
		dst = append(dst, ':')
		dst = strconv.AppendInt(dst, int64(f.Line), 10)
	}
	return append(dst, '\n')
}

// appendEscaped appends a name of the tracee's choice: what is not printed is octal.
func appendEscaped(dst []byte, name string) []byte {
	for len(name) > 0 {
		r, n := utf8.DecodeRuneInString(name)
		if r == utf8.RuneError && n == 1 || !unicode.IsPrint(r) {
			for i := range n {
				c := name[i]
				dst = append(dst, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
			}
		} else {
			dst = append(dst, name[:n]...)
		}
		name = name[n:]
	}
	return dst
}
