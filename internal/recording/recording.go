// SPDX-License-Identifier: Apache-2.0

// Package recording keeps records in a file, so that lines can be written later, or on
// another machine.
//
// A file is a header and then the records as the probes made them, each behind its
// length. Records hold what was captured of a tracee's memory: a recording is as
// private as the memory was.
package recording

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const (
	magic = "EBPFTRC1"
	// recordMax is more than any ring holds.
	recordMax = 1 << 30
)

// Header is what is needed to read the records.
type Header struct {
	ABI   uint8 // the native one: arg.ABI
	Clock int64 // what turns a record's time into nanoseconds since 1970
}

// Writer writes a recording.
type Writer struct {
	w   *bufio.Writer
	err error
}

// NewWriter begins a recording.
func NewWriter(w io.Writer, h Header) (*Writer, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	head := append([]byte(magic), h.ABI, 0, 0, 0, 0, 0, 0, 0)
	head = binary.LittleEndian.AppendUint64(head, uint64(h.Clock))
	if _, err := b.Write(head); err != nil {
		return nil, fmt.Errorf("write recording: %w", err)
	}
	return &Writer{w: b}, nil
}

// Record writes one record. An error is told by Flush.
func (w *Writer) Record(b []byte) {
	if w.err != nil {
		return
	}
	var n [4]byte
	binary.LittleEndian.PutUint32(n[:], uint32(len(b)))
	if _, w.err = w.w.Write(n[:]); w.err == nil {
		_, w.err = w.w.Write(b)
	}
}

// Flush writes what is buffered and tells the first error there was.
func (w *Writer) Flush() error {
	if w.err == nil {
		w.err = w.w.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("write recording: %w", w.err)
	}
	return nil
}

// Reader reads a recording.
type Reader struct {
	Header Header
	r      *bufio.Reader
	buf    []byte
}

// NewReader reads a recording's header.
func NewReader(r io.Reader) (*Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	head := make([]byte, len(magic)+16)
	if _, err := io.ReadFull(b, head); err != nil {
		return nil, fmt.Errorf("read recording: %w", err)
	}
	if string(head[:len(magic)]) != magic {
		return nil, errors.New("read recording: this is not one, or one of another version")
	}
	rest := head[len(magic):]
	return &Reader{Header: Header{ABI: rest[0], Clock: int64(binary.LittleEndian.Uint64(rest[8:]))}, r: b}, nil
}

// Next gives the next record, valid until the next call; io.EOF ends them. A file that
// ends within a record gives io.ErrUnexpectedEOF.
func (r *Reader) Next() ([]byte, error) {
	var n [4]byte
	if _, err := io.ReadFull(r.r, n[:]); err != nil {
		return nil, err
	}
	size := int(binary.LittleEndian.Uint32(n[:]))
	if size > recordMax {
		return nil, fmt.Errorf("read recording: a record of %d bytes", size)
	}
	r.buf = r.buf[:0]
	for len(r.buf) < size { // grown as bytes come: a broken length costs nothing
		part := min(size-len(r.buf), 1<<16)
		start := len(r.buf)
		r.buf = append(r.buf, make([]byte, part)...)
		if _, err := io.ReadFull(r.r, r.buf[start:]); err != nil {
			return nil, io.ErrUnexpectedEOF
		}
	}
	return r.buf, nil
}
