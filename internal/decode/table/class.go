// SPDX-License-Identifier: Apache-2.0

package table

import "strings"

// A Class is a set of syscalls that -e trace= takes by one name.
type Class uint32

// The classes as strace(1) describes them.
const (
	File       Class = 1 << iota // take a file name
	Process                      // process lifecycle: creation, exec, termination
	Network                      // sockets and what is sent through them
	Signal                       // signals
	IPC                          // System V IPC
	Desc                         // take or make a file descriptor
	Memory                       // memory mapping and memory policy
	Creds                        // user and group ids, capabilities
	Clock                        // read or change clocks
	Pure                         // always succeed and take no argument
	Stat                         // stat variants
	Lstat                        // lstat variants
	Fstat                        // fstat, fstatat and statx variants
	StatLike                     // any of the three
	Statfs                       // statfs variants
	Fstatfs                      // fstatfs variants
	StatfsLike                   // either of the two, and ustat
)

// ClassByName finds a class by a spelling that strace accepts: letter for letter,
// since names without % are syscalls unless they are old names of classes.
func ClassByName(name string) (Class, bool) {
	c, ok := classByName[name]
	return c, ok
}

// ClassesOf is the set of classes that a syscall is in, by the name that ABI.Name gives.
func ClassesOf(name string) Class {
	name, _, _ = strings.Cut(name, "#") // readv#64 is in the classes of readv
	return classes[name]
}
