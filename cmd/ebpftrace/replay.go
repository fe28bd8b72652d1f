// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
	"github.com/ebpftrace/ebpftrace/internal/decode/table"
	"github.com/ebpftrace/ebpftrace/internal/recording"
)

// replay writes the lines of a recording.
func (s *session) replay() error {
	f, err := os.Open(s.o.Replay)
	if err != nil {
		return fmt.Errorf("open recording %s: %w", s.o.Replay, errno(err))
	}
	defer f.Close()
	r, err := recording.NewReader(f)
	if err != nil {
		return err
	}
	s.clock = clock{offset: r.Header.Clock}
	if s.out, err = openOutputs(s.o, lineOptions(s.o, &s.clock, s.comm, s.number)); err != nil {
		return err
	}
	if err := s.out.start(); err != nil {
		return err
	}
	opt := decodeOptions(s.o, s.out, s.notice)
	opt.Native = arg.ABI(r.Header.ABI)
	opt.Compat = arg.ABI(compatOf(table.ABI(r.Header.ABI)))
	s.dec = decode.New(opt)
	s.tellPaths()
	for {
		b, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(err, s.out.close())
		}
		s.dec.Record(b)
		s.out.flushLarge()
	}
	s.dec.Finish(false)
	return s.out.close()
}

// record begins the recording that --record asks for.
func (s *session) record() error {
	if s.o.Record == "" {
		return nil
	}
	f, err := create(s.o.Record, os.O_TRUNC)
	if err != nil {
		return fmt.Errorf("make recording %s: %w", s.o.Record, errno(err))
	}
	s.recorded = f
	s.recorder, err = recording.NewWriter(f, recording.Header{ABI: uint8(table.Native()), Clock: s.clock.offset})
	return err
}

// endRecord writes the rest of the recording.
func (s *session) endRecord() error {
	if s.recorder == nil {
		return nil
	}
	return errors.Join(s.recorder.Flush(), s.recorded.Close())
}
