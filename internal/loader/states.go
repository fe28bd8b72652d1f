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

// tryTaskStorage tries what the usual build needs, and kernels before 5.15 do not have:
// task storage, and a task's registers.
func tryTaskStorage() error {
	spec, err := loadEbpftrace()
	if err != nil {
		return err
	}
	m, err := ebpf.NewMap(spec.Maps["states"])
	if err != nil {
		return err
	}
	defer m.Close()
	prog, err := tiny(ebpf.AttachTraceRawTp, "sched_process_exit", append(asm.Instructions{
		asm.FnGetCurrentTaskBtf.Call(),
		asm.Mov.Reg(asm.R6, asm.R0),
		asm.Mov.Reg(asm.R1, asm.R0),
		asm.FnTaskPtRegs.Call(),
		asm.Mov.Reg(asm.R2, asm.R6),
		asm.LoadMapPtr(asm.R1, m.FD()),
		asm.Mov.Imm(asm.R3, 0),
		asm.Mov.Imm(asm.R4, 0),
		asm.FnTaskStorageGet.Call(),
	}, nothing...))
	if err != nil {
		return fmt.Errorf("use task storage: %w", err)
	}
	return prog.Close()
}
