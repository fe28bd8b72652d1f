// SPDX-License-Identifier: Apache-2.0

package main

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

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
