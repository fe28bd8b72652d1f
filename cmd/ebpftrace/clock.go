// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"golang.org/x/sys/unix"
)

// clock turns the probes' monotonic times into times of day. It is set anew now and
// then, since the time of day may be stepped.
type clock struct {
	offset int64 // of the time of day, in ns
	zone   int64 // of local time, in ns
	set    time.Time
}

const clockAge = time.Second

// refresh sets the clock if it was set too long ago.
func (c *clock) refresh() {
	now := time.Now()
	if now.Sub(c.set) < clockAge {
		return
	}
	c.set = now
	c.offset = now.UnixNano() - int64(monotonic())
	_, zone := now.Zone()
	c.zone = int64(zone) * 1e9
}

// unix is a record's time as ns since 1970.
func (c *clock) unix(t uint64) int64 { return int64(t) + c.offset }

// local is a record's time as ns since 1970 in local time.
func (c *clock) local(t uint64) int64 { return c.unix(t) + c.zone }

// monotonic is the clock that the probes read.
func monotonic() uint64 {
	var ts unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts) != nil {
		return 0
	}
	return uint64(ts.Nano())
}

// zone is how many seconds local time is ahead of UTC at a time.
func zone(sec int64) int {
	_, ahead := time.Unix(sec, 0).Zone()
	return ahead
}
