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
	asleep int64 // how long the machine was suspended, in ns: its boot clock is ahead
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
	c.asleep = int64(read(unix.CLOCK_BOOTTIME) - monotonic())
	_, zone := now.Zone()
	c.zone = int64(zone) * 1e9
}

// unix is a record's time as ns since 1970.
func (c *clock) unix(t uint64) int64 { return int64(t) + c.offset }

// local is a record's time as ns since 1970 in local time.
func (c *clock) local(t uint64) int64 { return c.unix(t) + c.zone }

// booted is a time of the boot clock as seconds since 1970.
func (c *clock) booted(t uint64) int64 {
	return int64(t/1e9) + (int64(t%1e9)+c.offset-c.asleep)/1e9
}

// monotonic is the clock that the probes read.
func monotonic() uint64 { return read(unix.CLOCK_MONOTONIC) }

func read(clock int32) uint64 {
	var ts unix.Timespec
	if unix.ClockGettime(clock, &ts) != nil {
		return 0
	}
	return uint64(ts.Nano())
}

// zone is how many seconds local time is ahead of UTC at a time.
func zone(sec int64) int {
	_, ahead := time.Unix(sec, 0).Zone()
	return ahead
}
