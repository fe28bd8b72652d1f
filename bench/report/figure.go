// SPDX-License-Identifier: Apache-2.0

package report

// The columns that others are compared with, and those that goals are about.
const (
	Untraced        = "untraced"
	EmptyPair       = "empty pair"
	Full            = "ebpftrace"
	Memory          = "ebpftrace memory"
	Counting        = "ebpftrace -c"
	Latency         = "ebpftrace --latency"
	LatencyProcess  = "--latency by process"
	LatencyCgroup   = "--latency by cgroup"
	Bystander       = "bystander"
	MemoryBystander = "bystander memory"
	Strace          = "strace"
)

// The cases that goals are about, or that other figures need.
const (
	Getppid = "getppid"
	Redis   = "redis GET"
	True    = "true"
	Started = "first call"
	Asleep  = "asleep"
	Million = "10 million getppid"
)

func perUnit(s Sample) (float64, bool) { return s.NS / s.Units, s.Units > 0 && s.NS > 0 }

// Time is the nanoseconds a unit takes.
func (r *Run) Time(c, column string) Stat { return r.of(c, column, perUnit) }

// Ratio is one figure over another; it is not known if the other is too small to be
// told from the noise.
type Ratio struct {
	Value float64
	Known bool
}

// Added is the time that a column adds to a unit, and whether that is more than the
// spread of the time without it.
func (r *Run) Added(c, column string) (ns float64, measurable bool) {
	base, with := r.Time(c, Untraced), r.Time(c, column)
	if base.N == 0 || with.N == 0 {
		return 0, false
	}
	ns = with.Median - base.Median
	return ns, ns > base.Spread()
}

// AddedOver is what a column adds, as a multiple of what another adds.
func (r *Run) AddedOver(c, column, other string) Ratio {
	if r.Time(c, column).N == 0 || r.Time(c, Untraced).N == 0 {
		return Ratio{}
	}
	ns, _ := r.Added(c, column)
	by, measurable := r.Added(c, other)
	if !measurable {
		return Ratio{}
	}
	return Ratio{ns / by, true}
}

// Speed is how many units a column does while another does one.
func (r *Run) Speed(c, column, other string) Ratio {
	with, by := r.Time(c, column), r.Time(c, other)
	if with.N == 0 || by.N == 0 {
		return Ratio{}
	}
	return Ratio{by.Median / with.Median, true}
}

// CPU is the tracer's CPU time per unit, without that of its start and end, which it
// also takes to trace a command that does nothing.
func (r *Run) CPU(c, column string) Stat {
	idle := r.of(True, column, func(s Sample) (float64, bool) { return s.TracerCPU, s.TracerCPU > 0 })
	if idle.N == 0 {
		return Stat{}
	}
	return r.of(c, column, func(s Sample) (float64, bool) {
		return max(0, s.TracerCPU-idle.Median) / s.Units, s.TracerCPU > 0 && s.Units > 0
	})
}

// Share is the part of a CPU that an attached tracer takes.
func (r *Run) Share(c, column string) Stat {
	return r.of(c, column, func(s Sample) (float64, bool) { return s.TracerCPU / s.NS, s.NS > 0 })
}

// Peak is the memory of the tracer; with its maps, what the kernel holds for it.
func (r *Run) Peak(c, column string) (resident, maps Stat) {
	resident = r.of(c, column, func(s Sample) (float64, bool) { return s.Peak, s.Peak > 0 })
	maps = r.of(c, column, func(s Sample) (float64, bool) { return s.Maps, s.Maps > 0 })
	return
}

// BytesPerCall is what a call takes in the tracer's file.
func (r *Run) BytesPerCall(c, column string) Stat {
	return r.of(c, column, func(s Sample) (float64, bool) { return s.Bytes / s.Calls, s.Calls > 0 })
}

// Lost is what a tracer that shows all calls says it has lost.
func (r *Run) Lost(c, column string) Stat {
	return r.of(c, column, func(s Sample) (float64, bool) { return s.Lost, s.Calls > 0 })
}

// Absent is the part of the units made that are not in the tracer's file.
func (r *Run) Absent(c, column string) Stat {
	return r.of(c, column, func(s Sample) (float64, bool) { return s.Absent / s.Units, s.Calls > 0 && s.Units > 0 })
}

// CallsPerUnit is how many calls of a unit are in a tracer's file.
func (r *Run) CallsPerUnit(c, column string) Stat {
	return r.of(c, column, func(s Sample) (float64, bool) { return s.Calls / s.Units, s.Calls > 0 && s.Units > 0 })
}
