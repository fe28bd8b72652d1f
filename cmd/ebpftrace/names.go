// SPDX-License-Identifier: Apache-2.0

package main

import (
	"path/filepath"

	"github.com/ebpftrace/ebpftrace/internal/decode"
	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// names is what is printed of descriptors.
func (o *Options) names() arg.Names {
	return arg.Names{
		Path:     o.DecodeFDs.Has(FDPath),
		Socket:   o.DecodeFDs.Has(FDSocket),
		Dev:      o.DecodeFDs.Has(FDDev),
		PIDFD:    o.DecodeFDs.Has(FDPIDFD),
		EventFD:  o.DecodeFDs.Has(FDEventFD),
		SignalFD: o.DecodeFDs.Has(FDSignalFD),
	}
}

// wantNames tells whether the kernel side is asked what descriptors refer to.
func (o *Options) wantNames() bool { return o.names() != arg.Names{} || len(o.Paths) > 0 }

// filter is what calls have to work on to be shown: nil where all are.
func (o *Options) filter() *decode.Filter {
	if !o.filters() {
		return nil
	}
	f := &decode.Filter{}
	if o.ByFD {
		f.FDs = o.TraceFDs.Has
	}
	for _, path := range o.Paths {
		f.Paths = append(f.Paths, path)
		if real := realPath(path); real != path {
			f.Paths = append(f.Paths, real)
		}
	}
	return f
}

// filters tells whether calls are shown for what they work on.
func (o *Options) filters() bool { return len(o.Paths) > 0 || o.ByFD }

// realPath is a path from the root without symbolic links; itself where there is no file.
func realPath(path string) string {
	real, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err = filepath.EvalSymlinks(real); err != nil {
		return path
	}
	return real
}

// tellPaths tells what the paths of -P are taken for.
func (s *session) tellPaths() {
	if s.o.Quiet.Has(QuietPathResolution) {
		return
	}
	for _, path := range s.o.Paths {
		if real := realPath(path); real != path {
			var p arg.Printer
			p.Text("Requested path ")
			p.Quote([]byte(path))
			p.Text(" resolved into ")
			p.Quote([]byte(real))
			s.notice(string(p.Out))
		}
	}
}
