// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// setAttach reads process ids, separated by commas or white space.
func setAttach(p *parser, u use) error {
	for _, word := range strings.FieldsFunc(u.value, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		pid, err := strconv.ParseInt(word, 10, 32)
		if err != nil || pid <= 0 {
			return messagef("Invalid process id: '%s'", word)
		}
		if !slices.Contains(p.Attach, int(pid)) {
			p.Attach = append(p.Attach, int(pid))
		}
	}
	return nil
}

// setUser reads a name, or a pair of numbers, which nobody needs to have. The name is
// looked up when the command is started.
func setUser(p *parser, u use) error {
	first, second, pair := strings.Cut(u.value, ":")
	if !pair {
		p.User = &User{Name: u.value}
		return nil
	}
	uid, okUID := userID(first)
	gid, okGID := userID(second)
	if !okUID || !okGID {
		return messagef("Invalid UID:GID pair '%s'", u.value)
	}
	p.User = &User{UID: uid, GID: gid}
	return nil
}

// userID reads a UID or GID. The highest number is none: it means "unchanged" to
// setresuid(2).
func userID(text string) (uint32, bool) {
	n, err := strconv.ParseUint(text, 10, 32)
	return uint32(n), err == nil && uint32(n) != ^uint32(0)
}

func setArgv0(p *parser, u use) error {
	p.Argv0 = u.value
	return nil
}

// setOutput reads a file name, or a command behind | or !.
func setOutput(p *parser, u use) error {
	p.Output.Path, p.Output.Pipe = u.value, ""
	if strings.HasPrefix(u.value, "|") || strings.HasPrefix(u.value, "!") {
		p.Output.Path, p.Output.Pipe = "", u.value[1:]
	}
	return nil
}

var interruptibleWords = []string{"", "anywhere", "waiting", "never", "never_tstp"}

// setInterruptible reads a word, or its number.
func setInterruptible(p *parser, u use) error {
	n, err := strconv.Atoi(u.value)
	if err != nil {
		n = slices.Index(interruptibleWords, strings.ToLower(u.value))
	}
	if n < int(InterruptAnywhere) || n > int(InterruptNeverTSTP) {
		return invalid(u)
	}
	p.Interruptible = Interruptible(n)
	return nil
}

func setDetachOn(p *parser, u use) error {
	if u.value != "execve" {
		return messagef("Syscall '%s' for -b isn't supported", u.value)
	}
	p.DetachOnExecve = true
	return nil
}

var daemonizeWords = []string{"", "grandchild", "pgroup", "session"}

// setDaemonize counts letters, or reads a word.
func setDaemonize(p *parser, u use) error {
	switch {
	case u.form == byItsLetter:
		p.Daemonize = Daemonize(p.letters("daemonize"))
	case !u.given:
		p.Daemonize = DaemonGrandchild
	default:
		word := strings.ToLower(u.value)
		if word == "pgrp" {
			word = "pgroup"
		}
		i := slices.Index(daemonizeWords, word)
		if i < int(DaemonGrandchild) {
			return invalid(u)
		}
		p.Daemonize = Daemonize(i)
	}
	return nil
}
