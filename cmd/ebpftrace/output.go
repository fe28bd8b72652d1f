// SPDX-License-Identifier: Apache-2.0

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"

	"github.com/ebpftrace/ebpftrace/internal/decode/format"
)

// flushSize is how much is gathered before it is written in the middle of a drain.
const flushSize = 1 << 18

// outputs are the streams that lines go to: one, or with -ff one for each thread.
type outputs struct {
	opt      *format.Options
	path     string // of the -ff files, without ".TID"
	name     string // of where lines go, in messages
	append   bool
	pipe     string // a shell command that reads the lines, to be started; "" is none
	shared   *stream
	byThread map[uint32]*stream
	err      error // the first failed write
}

// stream is an output with its file.
type stream struct {
	*format.Output
	w    io.WriteCloser
	wait func() error // for the program that reads it
}

// openOutputs opens -o's file; without -o lines go to stderr. The program that reads
// them is not started yet.
func openOutputs(o *Options, opt *format.Options) (*outputs, error) {
	out := &outputs{opt: opt, append: o.Output.Append, name: cmp.Or(o.Output.Path, o.Output.Pipe, "the lines")}
	if o.Separate && o.Output.Path != "" {
		out.path = o.Output.Path
		out.byThread = map[uint32]*stream{}
		return out, nil
	}
	s := &stream{Output: format.NewOutput(opt), w: o.standardFile()}
	out.shared = s
	var err error
	switch {
	case o.Output.Path == "" && o.Output.Pipe == "":
	case o.Output.Pipe != "":
		s.w, out.pipe = nil, o.Output.Pipe
	default:
		s.w, err = openFile(o.Output.Path, out.append)
	}
	return out, err
}

// standardFile is where lines go without -o. A command's output is not to be mixed with
// what is printed about it; a table of latencies without a command is all there is.
func (o *Options) standardFile() *os.File {
	if o.Latency.on() && len(o.Command) == 0 {
		return os.Stdout
	}
	return os.Stderr
}

func openFile(path string, appending bool) (io.WriteCloser, error) {
	how := os.O_TRUNC
	if appending {
		how = os.O_APPEND
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, 0o666)
	if err != nil {
		return nil, messagef("Can't fopen '%s': %s", path, reason(err))
	}
	return f, nil
}

// start starts the program that reads the lines, if there is one. The probes know the
// tracer's children by their fork, and leave them alone: so they must be attached.
func (out *outputs) start() error {
	if out.pipe == "" {
		return nil
	}
	return out.shared.start(out.pipe)
}

// descriptors are those that lines are written to, by this process or its reader.
func (out *outputs) descriptors() []int {
	if out.pipe != "" {
		return []int{1, 2}
	}
	if out.shared != nil {
		if f, ok := out.shared.w.(*os.File); ok {
			return []int{int(f.Fd())}
		}
	}
	return nil
}

// start runs a shell command that reads the lines.
func (s *stream) start(command string) error {
	cmd := exec.Command("/bin/sh", "-c", command)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	w, err := cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("open pipe to '%s': %w", command, err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start '%s': %w", command, errno(err))
	}
	s.w, s.wait = w, cmd.Wait
	return nil
}

// of gives the output of a thread's lines.
func (out *outputs) of(tid uint32) *format.Output {
	if out.byThread == nil {
		return out.shared.Output
	}
	s := out.byThread[tid]
	if s == nil {
		w, err := openFile(out.path+"."+strconv.FormatUint(uint64(tid), 10), out.append)
		out.failed(err)
		s = &stream{Output: format.NewOutput(out.opt), w: w}
		out.byThread[tid] = s
	}
	return s.Output
}

// ended closes the file of a thread that has ended.
func (out *outputs) ended(tid uint32) {
	s := out.byThread[tid]
	if s == nil {
		return
	}
	out.write(s)
	if s.w != nil {
		out.failed(s.w.Close())
	}
	delete(out.byThread, tid)
}

// flush writes what has been gathered.
func (out *outputs) flush() {
	if out.byThread == nil {
		out.write(out.shared)
		return
	}
	for _, s := range out.byThread {
		out.write(s)
	}
}

// flushLarge writes in the middle of a drain, so that a burst needs no room of its size.
func (out *outputs) flushLarge() {
	if out.shared != nil && len(out.shared.Bytes()) > flushSize {
		out.write(out.shared)
	}
}

func (out *outputs) write(s *stream) {
	b := s.Bytes()
	if len(b) == 0 {
		return
	}
	if s.w != nil && out.err == nil {
		_, err := s.w.Write(b)
		out.failed(err)
	}
	s.Taken()
}

// failed remembers the first failure: nothing is written after it.
func (out *outputs) failed(err error) {
	if err != nil && out.err == nil {
		out.err = fmt.Errorf("write %s: %w", out.name, errno(err))
	}
}

// close writes the rest, and waits for a program that reads it.
func (out *outputs) close() error {
	out.flush()
	if out.shared != nil {
		out.byThread = map[uint32]*stream{0: out.shared}
	}
	for _, s := range out.byThread {
		if s.w != nil && s.w != os.Stderr {
			out.failed(s.w.Close())
		}
		if s.wait != nil {
			_ = s.wait()
		}
	}
	return out.err
}

// errno strips the operation and path that os puts around a cause that is said anyway.
func errno(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
