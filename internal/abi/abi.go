// SPDX-License-Identifier: Apache-2.0

// Package abi is the Go mirror of bpf/abi.h: it turns a record's bytes into fields.
//
// Nothing is copied: what a function returns points into the bytes it was given,
// and is valid as long as they are. Bytes that are too short give zero values, never
// a panic. A test compares sizes and constants with the compiled object.
package abi

// Kind says what a record tells.
type Kind uint8

const (
	Entry    Kind = iota + 1 // a syscall begins
	Exit                     // a syscall returns
	Fork                     // a traced thread made a thread or process that is traced too
	Exec                     // a new program runs
	TaskExit                 // a thread ends
	Signal                   // a signal reaches a thread
	NewTask                  // a thread that was chosen by what it is
	Detach                   // a thread is left at its execve
	Numbers                  // what a thread is called in the pid namespaces it is in
)

// Flags qualify a record.
type Flags uint8

const (
	Compat    Flags = 1 << iota // a 32-bit call
	HasIP                       // the instruction pointer follows the words
	Retry                       // entry: something was not readable, exit tries again
	Generated                   // signal: sent, not delivered yet
	Cut                         // the capture buffer was full
	Ignored                     // signal: sent, but ignored by the tracee
	Leader                      // task exit: the thread group leader
	InCall                      // signal: the thread is in a call whose entry is held back

	Stops = Leader // signal: it stops the thread group; SIGSTOP always does

	Privileged = Leader // detach: the new program is not to be seen by the tracer
)

// Spec flags.
const (
	SpecExec        = 1 << iota // a success destroys what the ops point to
	SpecExitOnError             // exit ops run after failed calls too
	SpecSocket                  // the first argument is a socket: see OpNetlink
	SpecStack                   // the stack is that of the entry
)

// OpKind says how an op finds its bytes.
type OpKind uint8

const (
	OpBytes  OpKind = iota + 1 // a length known beforehand
	OpString                   // up to a NUL
	OpWords                    // pointers up to a NULL one

	// These copy nothing of the caller's memory, but tell what it refers to.

	OpDescriptor // a descriptor
	OpRights     // the descriptors in a control message
	OpFDSet      // the members of an fd_set
)

// LengthFrom says where an op's length comes from, in units of Scale bytes.
type LengthFrom uint8

const (
	LengthConst   LengthFrom = iota // one unit
	LengthArg                       // an argument
	LengthRet                       // the return value
	LengthField32                   // a word beside the pointer
	LengthField64
	LengthPointee // the 32-bit word an argument points to
	LengthField16
	LengthIOC  // the size in an ioctl request
	LengthBits // an argument that counts bits, in longs
)

// OpFlags qualify an op.
type OpFlags uint8

const (
	OpRoot      OpFlags = 1 << iota // the address is an argument
	OpPtr32                         // the pointer to follow has 4 bytes
	OpInline                        // the bytes stand in the element itself
	OpUntilNull                     // the pointers of an array that a NULL one ends
	OpIfNetlink                     // only where the call's socket is one of AF_NETLINK
	OpReturned                      // no more bytes than the call returned
	OpCwd                           // AT_FDCWD is the current folder
)

// Sizes of the tables in the kernel: bpf/abi.h.
const (
	SpecsNative = 512
	SpecsMax    = 2048
	OpsMax      = 4096
	ArgsMax     = 6
	ArgStack    = 6 // the stack pointer, as the argument of a root op
	ArgRet      = 7 // the return value, as that of one at exit
)

// Ops that are not in the table: what was read elsewhere than in the memory of a call.
const (
	OpExecPath = 0xfff0
	OpExecArgv = 0xfff1
	// OpNetlink stands for a fact: the call's socket is one of AF_NETLINK. The chunk's
	// address is the protocol.
	OpNetlink = 0xfff2
	// OpSplit stands for an exit's two words: ns that the call waited for a CPU, and
	// ns that it was blocked.
	OpSplit = 0xffff
	// OpRow stands for the row of latencies that an exit is counted in: a LatencyKey.
	OpRow = 0xfffe
	// The user stack: registers in DWARF's order, return addresses by frame pointers, and
	// the memory above the stack pointer.
	OpRegisters = 0xfff8
	OpFrames    = 0xfff9
	OpStack     = 0xfffa
	// OpNamed stands for a fact, too: what a descriptor refers to. The chunk's address
	// is the descriptor, its bytes are a Descriptor.
	OpNamed = 0xfff3
)

// Op is one capture instruction; struct op of bpf/abi.h.
type Op struct {
	Scale        uint32
	Max          uint32
	Offset       uint16
	LengthOffset uint16
	Child        uint16
	Next         uint16
	Stride       uint16
	Repeat       uint16
	Kind         OpKind
	Length       LengthFrom
	LengthArg    uint8
	Arg          uint8
	Flags        OpFlags
	Root         uint8
	_            [2]uint8
}

// Spec is what to capture for one syscall; struct spec of bpf/abi.h.
type Spec struct {
	Entry    uint16
	Exit     uint16
	NArgs    uint8
	Selector uint8
	Flags    uint8
	_        uint8
}

// Variant is the key of a spec that an argument's value picks.
type Variant struct {
	Spec  uint32
	Value uint32
}

// Number is what a thread is called in a pid namespace; struct task_number of bpf/abi.h.
type Number struct {
	NS uint32 // the namespace's inode in /proc
	Nr uint32
}

// Counts are the kernel side's counters; enum count of bpf/abi.h.
type Counts struct {
	RingFull uint64 // records lost: the reader was too slow
	NoState  uint64 // threads not followed: no memory for their state
	Cut      uint64 // records with chunks left out: the capture buffer was full
}

// Tally is what was counted of one syscall; struct tally of bpf/abi.h. Times are in ns.
type Tally struct {
	Calls  uint64
	Errors uint64
	Wall   uint64
	CPU    uint64
	Least  uint64 // of one call
	Most   uint64
}

// LatencyKey is one bucket of one key's histogram; struct latency_key of bpf/abi.h.
type LatencyKey struct {
	Call   uint32 // index of the syscall: the native numbers, then the compat ones
	Bucket uint16
	Error  uint16 // an errno, or 1 for any; 0 is success
	ID     uint32 // of the process or the thread
	UID    uint32
	Cgroup uint64
	Comm   [16]byte
}

// Latency are the calls in a bucket; struct latency of bpf/abi.h. Times are in ns.
type Latency struct {
	Calls uint64
	Total uint64
	Most  uint64
	// Of Total; only where times are split.
	RunQueue uint64 // waiting for a CPU
	Blocked  uint64
}

// Add adds what another CPU counted.
func (l *Latency) Add(other Latency) {
	l.Calls += other.Calls
	l.Total += other.Total
	l.Most = max(l.Most, other.Most)
	l.RunQueue += other.RunQueue
	l.Blocked += other.Blocked
}

// LatencySlot is a bucket that has a place of its own for one CPU; struct latency_slot of
// bpf/abi.h.
type LatencySlot struct {
	Claims uint32
	Which  uint32 // 0 for one that is free; Key reads it
	Latency
	ID     uint32
	UID    uint32
	Cgroup uint64
}

// Key is whose the slot is, if it is not free.
func (s *LatencySlot) Key() LatencyKey {
	which := ^s.Which // SLOT_OF of bpf/abi.h
	return LatencyKey{Call: which & 0x3ff, Bucket: uint16(which >> 10 & 0x3ff), Error: uint16(which >> 20), ID: s.ID, UID: s.UID, Cgroup: s.Cgroup}
}

// LatencyBuckets is LATENCY_BUCKETS of bpf/abi.h.
const LatencyBuckets = 656

// Add adds what another CPU counted.
func (t *Tally) Add(other Tally) {
	if other.Calls == 0 {
		return
	}
	if t.Calls == 0 || other.Least < t.Least {
		t.Least = other.Least
	}
	t.Most = max(t.Most, other.Most)
	t.Calls += other.Calls
	t.Errors += other.Errors
	t.Wall += other.Wall
	t.CPU += other.CPU
}
