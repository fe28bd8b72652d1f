// SPDX-License-Identifier: Apache-2.0

package report

// goals are those of issues 3 and 6.
var goals = []goal{
	{"added to getppid, full text to a file", "<= 2.2 x the empty pair", addedAtMost(2.2, Getppid, Full, EmptyPair)},
	{"added to getppid, full text to a file", "<= 1/60 of strace", addedAtMost(1./60, Getppid, Full, Strace)},
	{"added to read", "<= 3 x the empty pair", addedAtMost(3, "read", Full, EmptyPair)},
	{"added to write", "<= 3 x the empty pair", addedAtMost(3, "write", Full, EmptyPair)},
	{"added to stat", "<= 3 x the empty pair", addedAtMost(3, "stat", Full, EmptyPair)},
	{"added to open+close", "<= 3 x the empty pair", addedAtMost(3, "open+close", Full, EmptyPair)},
	{"added to a bystander", "<= 1.15 x the empty pair", addedAtMost(1.15, Getppid, Bystander, EmptyPair)},
	{"added to a bystander, narrow filter", "<= 1.15 x the empty pair", addedAtMost(1.15, Getppid, MemoryBystander, EmptyPair)},
	{"added to a bystander, narrow filter", "nothing, where the ladder allows it", unmeasurable(Getppid, MemoryBystander)},
	{"added to getppid by -c", "<= 1.8 x the empty pair", addedAtMost(1.8, Getppid, Counting, EmptyPair)},
	{"added to getppid by --latency", "<= 1.8 x the empty pair", addedAtMost(1.8, Getppid, Latency, EmptyPair)},
	{"added to getppid by --latency=syscall,process", "<= 2.5 x the empty pair", addedAtMost(2.5, Getppid, LatencyProcess, EmptyPair)},
	{"added to getppid by --latency=syscall,cgroup", "<= 2.5 x the empty pair", addedAtMost(2.5, Getppid, LatencyCgroup, EmptyPair)},
	{"10 million getppid, default settings", "none lost", noneLost(Million, Full)},
	{"tracer's CPU per getppid", "<= 400 ns", cpuAtMost(400, Getppid, Full)},
	{"tracer's CPU per read", "<= 400 ns", cpuAtMost(400, "read", Full)},
	{"tracer's CPU per write", "<= 400 ns", cpuAtMost(400, "write", Full)},
	{"tracer's CPU per stat", "<= 400 ns", cpuAtMost(400, "stat", Full)},
	{"tracer's CPU per call of open+close", "<= 400 ns", cpuAtMost(400, "open+close", Full)},
	{"redis GET, all traced", ">= 70 % of the empty pair's speed", speedAtLeast(0.70, share, Redis, Full, EmptyPair)},
	{"redis GET, all traced", ">= 3 x strace's speed", speedAtLeast(3, times, Redis, Full, Strace)},
	{"redis GET, -e trace=memory", ">= 97 % of the empty pair's speed", speedAtLeast(0.97, share, Redis, Memory, EmptyPair)},
	{"start to exit of true", "<= 40 ms", timeAtMost(40e6, True, Full)},
	{"attached to a sleeping process", "<= 0.1 % of a CPU", shareAtMost(0.001, Asleep, Full)},
}
