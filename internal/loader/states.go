// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"fmt"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/asm"
)

// build is one of the two builds of the probes, which differ in where they keep what
// they know about each task: bpf/task.h.
type build struct {
	spec   func() (*ebpf.CollectionSpec, error)
	states string // where those of tasks are kept
}

var (
	inStorage = build{loadEbpftrace, "task storage"}
	inHashes  = build{loadEbpftraceHash, "a hash by address"}
)

// tryTaskStorage tries what the usual build needs, and older kernels do not have.
func tryTaskStorage(more ...asm.Instruction) error {
	spec, err := loadEbpftrace()
	if err != nil {
		return err
	}
	m, err := ebpf.NewMap(spec.Maps["states"])
	if err != nil {
		return err
	}
	defer m.Close()
	prog, err := tiny(ebpf.AttachTraceRawTp, "sched_process_exit", append(append(more,
		asm.FnGetCurrentTaskBtf.Call(),
		asm.Mov.Reg(asm.R2, asm.R0),
		asm.LoadMapPtr(asm.R1, m.FD()),
		asm.Mov.Imm(asm.R3, 0),
		asm.Mov.Imm(asm.R4, 0),
		asm.FnTaskStorageGet.Call(),
	), nothing...))
	if err != nil {
		return fmt.Errorf("use task storage: %w", err)
	}
	return prog.Close()
}

// takesStack finds the registers of a call for its stack, as the usual build does.
var takesStack = []asm.Instruction{
	asm.FnGetCurrentTaskBtf.Call(),
	asm.Mov.Reg(asm.R1, asm.R0),
	asm.FnTaskPtRegs.Call(),
}

// lacksStorage tells why the usual build cannot be had here, nil if it can.
func (cfg *Config) lacksStorage() error {
	if cfg.Stack.On {
		return tryTaskStorage(takesStack...)
	}
	return tryTaskStorage()
}
