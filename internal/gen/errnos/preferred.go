// SPDX-License-Identifier: Apache-2.0

package main

// preferred says which name strace 7.2 prints, where x/sys has another of the same
// number; none drops the number.
var preferred = map[string]string{
	"ENOTSUP":      "EOPNOTSUPP", // the kernel's name; ENOTSUP is libc's
	"EFSCORRUPTED": "EUCLEAN",    // the older name
	"EFTYPE":       "",           // newer than strace 7.2, and no libc has a text for it yet
}
