// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
	"github.com/ebpftrace/ebpftrace/internal/privilege"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// BPF programs read any process's memory. What the user may see by the rules of
// ptrace(2) is therefore for ebpftrace to ask: docs/security.md.

// mayNot is why something is not shown, with the way out.
func mayNot(err error) error {
	return &hint.Error{Err: err, Do: "without CAP_SYS_PTRACE, only what ptrace(2) allows is traced: your own processes, " +
		"as far as /proc/sys/kernel/yama/ptrace_scope lets you; run with sudo"}
}

// checkChoice refuses to trace processes that nobody named.
func (s *session) checkChoice() error {
	if s.o.everywhere() && !s.seesAll {
		return mayNot(errors.New("trace processes by what they are: not permitted"))
	}
	return nil
}

// checkAccess refuses processes that ptrace(2) would refuse. It is asked again when
// they are marked: a process may have changed its user meanwhile.
func (s *session) checkAccess() error {
	if s.seesAll {
		return nil
	}
	for _, p := range s.targets {
		if err := p.Access(); err != nil {
			return mayNot(messagef("attach to process %d: %s", p.TGID, reason(err)))
		}
	}
	return nil
}

// accessible are the processes that may be seen, and of the others is told.
func (s *session) accessible(all []tracee.Process) (seen []tracee.Process) {
	for _, p := range all {
		if err := p.Access(); err != nil && !s.seesAll {
			s.warn(fmt.Sprintf("Process %d is not traced: %s", p.TGID, reason(err)))
			continue
		}
		seen = append(seen, p)
	}
	return seen
}

// kept are the capabilities that tracing needs once it runs, of those there are.
func (s *session) kept() privilege.Set {
	keep := privilege.Set(0)
	if s.seesAll {
		keep = privilege.Of(unix.CAP_SYS_PTRACE, unix.CAP_DAC_READ_SEARCH) // /proc of other users' processes
	}
	if s.pid != 0 {
		keep |= privilege.Of(unix.CAP_KILL) // the command may run as another user
	}
	if s.o.Separate || s.o.Latency.Save != "" {
		keep |= privilege.Of(unix.CAP_DAC_OVERRIDE) // files are yet to be made
	}
	if s.costs != nil {
		keep |= privilege.Of(unix.CAP_SYS_ADMIN, unix.CAP_BPF) // BPF_ENABLE_STATS
	}
	return keep
}

// dropTracing is for what is no tracing, and reads what others have written.
func dropTracing() {
	_ = privilege.Keep(privilege.Effective() &^ privilege.Of(unix.CAP_BPF, unix.CAP_PERFMON, unix.CAP_SYS_PTRACE, unix.CAP_SYS_ADMIN))
}

// dropPrivileges gives up what is not needed any more. The command has been started,
// with all that it would inherit from strace.
func (s *session) dropPrivileges() {
	keep := s.kept()
	err := privilege.Suspend(keep)
	if err == nil && s.probes != nil {
		// Where unprivileged BPF is disabled, the kernel before 5.19 lets nobody else
		// read a map.
		if _, read := s.probes.Counts(); errors.Is(read, unix.EPERM) {
			keep |= privilege.Of(unix.CAP_BPF)
		}
	}
	if err == nil {
		// Processes of the same user may not take over what is still open.
		_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
		err = privilege.Keep(keep)
	}
	if err != nil {
		s.debug("privileges are kept: " + err.Error())
		return
	}
	s.debug(fmt.Sprintf("capabilities kept: %#x", uint64(privilege.Effective())))
}
