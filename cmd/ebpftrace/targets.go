// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/user"
	"slices"
	"strconv"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/loader"
	"github.com/ebpftrace/ebpftrace/internal/tracee"
)

// find looks up the command, and the processes to attach to.
func (s *session) find() (err error) {
	if s.daemon == nil && len(s.o.Command) > 0 {
		if s.command, err = findCommand(s.o); err != nil {
			return err
		}
		s.launcher = tracee.NewLauncher()
	}
	if s.targets, err = findTargets(s.o.Attach); err != nil {
		return err
	}
	if err := cmp.Or(s.checkChoice(), s.checkAccess()); err != nil {
		return err
	}
	if s.o.Tree {
		s.targets = s.accessible(withoutOurs(tracee.Descendants(s.targets), s.targets))
	}
	return nil
}

// withoutOurs leaves out what is part of the tracing: this process, and those that read
// what it writes, but for those that were named.
func withoutOurs(all, named []tracee.Process) []tracee.Process {
	readers := tracee.ReadersOf(2)
	return slices.DeleteFunc(all, func(p tracee.Process) bool {
		return int(p.TGID) == os.Getpid() || readers.Has(p.TGID) && !slices.Contains(named, p)
	})
}

// findCommand looks the command up.
func findCommand(o *Options) (*tracee.Command, error) {
	path, err := tracee.Find(o.Command[0])
	if err != nil {
		return nil, notFound(err)
	}
	args := slices.Clone(o.Command)
	args[0] = o.Argv0
	c := &tracee.Command{Path: path, Args: args, Env: edited(os.Environ(), o.Env), Dies: o.KillOnExit}
	if o.User != nil {
		if c.User, err = lookUser(o.User); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// notFound says in strace's words that there is no such command.
func notFound(err error) error {
	var missing *tracee.NotFoundError
	switch {
	case !errors.As(err, &missing):
		return err
	case missing.Err != nil:
		return messagef("Cannot stat '%s': %s", missing.Name, reason(missing.Err))
	}
	return messagef("Cannot find executable '%s'", missing.Name)
}

// edited is an environment with -E's edits: VAR=VALUE sets, VAR removes.
func edited(env, edits []string) []string {
	for _, e := range edits {
		name, _, sets := strings.Cut(e, "=")
		env = slices.DeleteFunc(env, func(v string) bool { return strings.HasPrefix(v, name+"=") })
		if sets {
			env = append(env, e)
		}
	}
	return env
}

func lookUser(u *User) (*tracee.User, error) {
	if u.Name == "" {
		return &tracee.User{UID: u.UID, GID: u.GID}, nil
	}
	found, err := user.Lookup(u.Name)
	if err != nil {
		return nil, messagef("Cannot find user '%s'", u.Name)
	}
	ids, err := found.GroupIds()
	if err != nil {
		return nil, fmt.Errorf("groups of user '%s': %w", u.Name, err)
	}
	t := &tracee.User{UID: idNumber(found.Uid), GID: idNumber(found.Gid)}
	for _, id := range ids {
		t.Groups = append(t.Groups, idNumber(id))
	}
	return t, nil
}

func idNumber(s string) uint32 {
	n, _ := strconv.ParseUint(s, 10, 32)
	return uint32(n)
}

// findTargets looks up the processes to attach to.
func findTargets(pids []int) ([]tracee.Process, error) {
	var all []tracee.Process
	for _, pid := range pids {
		if pid == os.Getpid() {
			return nil, messagef("I'm sorry, I can't let myself trace myself")
		}
		p, err := tracee.Open(pid)
		if err != nil {
			return nil, messagef("attach to process %d: %s", pid, reason(err))
		}
		all = append(all, p)
	}
	return all, nil
}

// attach marks the threads of the processes, and shows the calls they are blocked in.
func (s *session) attach() error {
	if len(s.targets) == 0 {
		return nil
	}
	tgids := make([]uint32, 0, len(s.targets))
	blocked := map[uint32]tracee.InCall{}
	for _, p := range s.targets {
		tgids = append(tgids, p.TGID)
		for _, tid := range p.Threads() {
			if c, ok := tracee.Blocked(tid); ok {
				blocked[tid] = c
			}
		}
	}
	marked, err := s.probes.Mark(tgids)
	if err != nil {
		return err
	}
	if err := s.checkAccess(); err != nil {
		return err
	}
	if s.probes.OnFunctions() && s.inWantedCall() {
		if err := s.probes.UseTracepoints(whyTracepoints); err != nil {
			return err
		}
	}
	for _, p := range s.targets {
		s.known(p, marked)
	}
	for _, m := range marked {
		if m.StoppedBy != 0 {
			s.dec.Stopped(m.TID, monotonic(), m.StoppedBy)
		} else {
			s.inFlight(m.TID, blocked)
		}
	}
	return nil
}

func (s *session) known(p tracee.Process, marked []loader.Marked) {
	n := 0
	for _, tid := range p.Threads() {
		if slices.ContainsFunc(marked, func(m loader.Marked) bool { return m.TID == tid }) {
			n++
			if !s.o.narrows() { // then they are told of when they are chosen
				s.dec.Attach(tid, p.TGID, p.Comm)
			}
		}
	}
	if s.o.Quiet.Has(QuietAttach) {
		return
	}
	if n > 1 {
		s.notice(fmt.Sprintf("Process %d attached with %d threads", p.TGID, n))
	} else {
		s.notice(fmt.Sprintf("Process %d attached", p.TGID))
	}
	if root := p.Root(); root != "" && s.o.wantNames() {
		s.notice(fmt.Sprintf("Paths of process %d are below %s here", p.TGID, root))
	}
}

// inFlight shows the call that a thread was blocked in before it was marked, and still
// is.
func (s *session) inFlight(tid uint32, blocked map[uint32]tracee.InCall) {
	if s.o.noLines() || s.o.narrows() {
		return
	}
	before, ok := blocked[tid]
	now, still := tracee.Blocked(tid)
	if !ok || !still || now != before || !traced(s.o.Trace)(now.Nr, false) {
		return
	}
	s.dec.InFlight(tid, now.Nr, now.Args, monotonic(), decode.Live{
		Read: func(addr uint64, n int) []byte { return tracee.Read(tid, addr, n) },
		Name: func(fd int32) string { return tracee.Path(tid, fd) },
	})
}
