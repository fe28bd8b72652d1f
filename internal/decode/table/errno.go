// SPDX-License-Identifier: Apache-2.0

package table

//go:generate go run ../../gen/errnos errno_gen.go

type errnoText struct{ name, text string }

// Errno is how strace names errno n and what it puts in parentheses behind it:
// "ENOENT", "No such file or directory". Both are "" if n has no name.
func Errno(n int) (name, text string) {
	e, ok := errnoAt(errnos[:], n)
	if !ok {
		e, _ = errnoAt(kernelErrnos[:], n-kernelErrnoBase)
	}
	return e.name, e.text
}

// ErrnoRestarts says whether n is one that the kernel itself acts upon, so that the
// tracee never sees it: strace prints "?" for the return value instead of -1.
func ErrnoRestarts(n int) bool {
	switch n - kernelErrnoBase {
	case restartSys, restartNoIntr, restartNoHand, restartBlock:
		return true
	}
	return false
}

func errnoAt(list []errnoText, i int) (errnoText, bool) {
	if i < 0 || i >= len(list) {
		return errnoText{}, false
	}
	return list[i], true
}
