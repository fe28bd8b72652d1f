// SPDX-License-Identifier: Apache-2.0

package compare

// masks makes equal what two runs of one program cannot have in common. The
// first that hides a fault of ours is one too many: each is as narrow as it can
// be, and its name says what it hides.
var masks = []struct{ name, pattern, with string }{
	{"time of day", `^\d\d:\d\d:\d\d(\.\d+)? `, "TIME "},
	{"seconds since 1970", `^1[6-9]\d{8}(\.\d+)? `, "TIME "},
	{"seconds since the line before", `^ +\d+\.\d{3,9} `, "TIME "},
	{"times of a summary", `^ *\d+\.\d\d +\d+\.\d{6} +\d+ +`, "TIMES "},
	{"time in the call", ` <\d+\.\d+>$`, " <TIME>"},
	{"seconds of a recent time", `tv_sec=1[6-9]\d{8}\b`, "tv_sec=TIME"},
	{"microseconds", `(tv_sec=TIME(?: /\* TIME \*/)?, tv_usec)=\d+`, "$1=N"},
	{"comment of a recent time", `/\* 20\d\d-\d\d-\d\dT[^*]*\*/`, "/* TIME */"},
	{"nanoseconds", `(tv_sec=TIME(?: /\* TIME \*/)?, tv_nsec)=\d+`, "$1=N"},
	{"processor time", `(si_[us]time|ru_[us]time|tms_c?[us]time)=(?:\{[^}]*\}|\d+(?: /\* [^*]* \*/)?)`, "$1=N"},
	{"time left of a long one", `((?:left|}, ){tv_sec=)(?:0|9|99)(, tv_nsec=)\d{6,9}\b`, "${1}LEFT${2}N"},
	{"time now", `\b(time\(.*\) += )1[6-9]\d{8} \([^)]*\)`, "${1}TIME"},
	{"clock ticks since boot", `\b(times\(.*\) += )\d+`, "${1}N"},
	{"random bytes", `\b(getrandom\()"(?:[^"\\]|\\.)*"`, `$1"RANDOM"`},
	{"state of the machine", `\b(sysinfo\()\{.*\}`, "$1{STATE}"},
	{"free blocks", `(f_bfree|f_bavail|f_ffree|f_files|f_favail)=\d+`, "$1=N"},
	{"environment, which is in the tracer's memory", `(\bexecve\(.*(?:, |envp=))0x[0-9a-f]+( /\* \d+ vars)`, "${1}ADDR$2"},
	{"sender from outside", `\b(si_pid=)\d{2,}\b`, "${1}OTHER"},
	{"parent, which is the tracer", `\b(getppid\(\) += )\d+`, "${1}PARENT"},
	{"port of the kernel's choice", `htons\((?:32[7-9]\d\d|(?:3[3-9]|[45]\d|6[0-5])\d{3})\)`, "htons(PORT)"},
	{"name of mktemp's choice", `\b(tmp[._]?|tmp_(?:obj|pack|idx)_|cc|sed|tracee-)[A-Za-z0-9]{6,10}\b`, "${1}RANDOM"},
	{"name of git's choice", `(\.git/t)[A-Za-z0-9]{6}\b`, "${1}RANDOM"},
	{"number of an IPC object", `\b((?:shm|sem|msg)(?:get\(.*\) += |(?:at|ctl|op|timedop|snd|rcv)\())\d+`, "${1}ID"},
	{"seconds of an IPC object", `\b((?:shm|sem|msg)_[a-z]?time)=1[6-9]\d{8}\b`, "$1=TIME"},
	{"number of a key", `(\bkeyctl\([A-Z_]+, )\d{6,10}\b`, "${1}KEY"},
	{"number of a new key", `(\b(?:keyctl|add_key|request_key)\(.*\) += )\d{6,10}$`, "${1}KEY"},
	{"processor", `\b(cpu_id_start|mm_cid)=\d+`, "$1=N"},
	{"group, which is the tracer's", `\b(getpgrp\(\)|getpgid\(0\)|getsid\(0\))( += )\d+`, "${1}${2}GROUP"},
	{"inode of a socket or pipe", `\b(socket|pipe|(?:TCP|UDP|RAW)(?:v6)?|UNIX[-A-Z]*|NETLINK|anon_inode):\[\d{4,}`, "$1:[N"},
	{"inode of a socket's other end", `\b(UNIX[-A-Z]*:\[N->)\d+`, "${1}N"},
	{"name of a socket's that the kernel chose", `\b(UNIX[-A-Z]*:\[N,@)"[0-9a-f]{5}"`, `${1}"NAME"`},
	{"port of the kernel's choice, in a name", `((?:127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):)(?:32[7-9]\d\d|(?:3[3-9]|[45]\d|6[0-5])\d{3})\b`, "${1}PORT"},
	{"port of a netlink socket, in a name", `\b(NETLINK:\[[A-Z_]+:)\d+`, "${1}PORT"},
	{"number of an eventfd", `\b(eventfd-id=)\d+`, "${1}ID"},
	{"inode in the name of a file without one", `/#\d+`, "/#N"},
	{"inode", `st_ino=\d+`, "st_ino=N"},
}

// looseMasks hold where addresses differ between two runs of strace, and where
// a line's column depends on whether another thread has cut it in two.
var looseMasks = []struct{ name, pattern, with string }{
	{"address", `\b0x[0-9a-f]{9,16}\b`, "ADDR"},
	{"column of the return value", ` {2,}`, " "},
}
