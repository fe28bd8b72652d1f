// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
)

// Call is one syscall, by the name that its row has.
type Call struct {
	Name   string
	Compat bool
}

// FunctionsMax is how many functions are worth their time: the kernel takes some
// milliseconds to attach to one, and more to detach.
const FunctionsMax = 40

// kernelNames are the functions of calls that the kernel calls otherwise:
// arch/*/entry/syscalls/*.tbl, include/uapi/asm-generic/unistd.h.
var kernelNames = map[string]string{
	"fstat":    "newfstat",
	"lstat":    "newlstat",
	"mmap2":    "mmap_pgoff",
	"sendfile": "sendfile64",
	"stat":     "newstat",
	"umount2":  "umount",
	"uname":    "newuname",
}

// noReturn are calls whose functions never return: the kernel refuses fexit for them
// (kernel/bpf/verifier.c, noreturn_deny).
var noReturn = []string{"exit", "exit_group"}

// function is a kernel function that does a call.
type function struct {
	name    string
	same    string     // equal for two names of one function
	proto   btf.TypeID // what jumps between programs must agree in
	returns bool
}

// functionsOf finds the functions of calls. Its error says why they cannot stand for
// the tracepoints. A call that the kernel does not have has no function; only
// sys_ni_syscall is called, as for any number without a call.
func (p *Probes) functionsOf(calls []Call) ([]function, error) {
	kernel, err := p.types.Kernel()
	if err != nil {
		return nil, err
	}
	var all []function
	missing := false
	for _, c := range calls {
		found := false
		for _, name := range symbols(c) {
			if f, ok := functionByName(name, kernel); ok {
				f.returns = !slices.Contains(noReturn, c.Name)
				all = append(all, f)
				found = true
			}
		}
		missing = missing || !found
	}
	if missing {
		none := Call{Name: "ni_syscall"}
		found := false
		for _, name := range symbols(none) {
			if f, ok := functionByName(name, kernel); ok {
				all = append(all, f)
				found = true
			}
		}
		if !found {
			return nil, errors.New("the kernel lacks a call, and the function of calls that it lacks")
		}
	}
	slices.SortFunc(all, func(a, b function) int { return cmp.Or(cmp.Compare(a.same, b.same), cmp.Compare(a.name, b.name)) })
	all = slices.CompactFunc(all, func(a, b function) bool { return a.same == b.same })
	slices.SortStableFunc(all, func(a, b function) int { return cmp.Compare(a.proto, b.proto) })
	switch {
	case len(all) > FunctionsMax:
		return nil, fmt.Errorf("%d functions are too many", len(all))
	}
	return all, nil
}

// symbols are the names that the function of a call may have; on amd64 a 32-bit call
// has one of several, and one without arguments is an alias, which has no type
// (arch/x86/include/asm/syscall_wrapper.h).
func symbols(c Call) []string {
	name := kernelName(c.Name)
	switch {
	case runtime.GOARCH == "arm64" && c.Compat:
		return []string{"__arm64_compat_sys_" + name, "__arm64_sys_" + name}
	case runtime.GOARCH == "arm64":
		return []string{"__arm64_sys_" + name}
	case c.Compat:
		return []string{"__ia32_compat_sys_" + name, "__ia32_compat_sys_ia32_" + name, "__ia32_sys_" + name, "__do_sys_" + name}
	}
	return []string{"__x64_sys_" + name, "__do_sys_" + name}
}

func kernelName(name string) string {
	if other := kernelNames[name]; other != "" {
		return other
	}
	return name
}

func functionByName(name string, kernel *btf.Spec) (function, bool) {
	var f *btf.Func
	if kernel.TypeByName(name, &f) != nil {
		return function{}, false
	}
	id, err := kernel.TypeID(f.Type)
	same := name
	// A call without arguments has one function with a name for each table of calls:
	// arch/x86/include/asm/syscall_wrapper.h, SYSCALL_DEFINE0.
	proto, ok := f.Type.(*btf.FuncProto)
	if ok && len(proto.Params) == 1 && proto.Params[0].Name == "__unused" {
		_, same, _ = strings.Cut(name, "_sys_")
	} else if strings.HasPrefix(name, "__do_sys_") {
		return function{}, false // its arguments are the call's, not the registers
	}
	return function{name: name, same: same, proto: id, returns: true}, err == nil
}

// loadFunctions loads the programs for functions.
func (p *Probes) loadFunctions(functions []function) error {
	for len(functions) > 0 {
		n := 1
		for n < len(functions) && functions[n].proto == functions[0].proto {
			n++
		}
		if err := p.loadGroup(functions[:n]); err != nil {
			return err
		}
		functions = functions[n:]
	}
	return nil
}

// loadGroup loads the programs for functions of one type: two bodies for all of them,
// and for each function what jumps there.
func (p *Probes) loadGroup(functions []function) error {
	programs := map[string]*ebpf.ProgramSpec{}
	at := func(program string, f function, how ebpf.AttachType) string {
		key := program + " " + f.name
		programs[key] = p.programs[program].Copy()
		programs[key].AttachTo, programs[key].AttachType = f.name, how
		return key
	}
	var jumps []string
	for _, f := range functions {
		jumps = append(jumps, at("jump_enter", f, ebpf.AttachTraceFEntry))
		if f.returns {
			jumps = append(jumps, at("jump_exit", f, ebpf.AttachTraceFExit))
		}
	}
	bodies := []string{
		at("sys_enter", functions[0], ebpf.AttachTraceFEntry),
		at("sys_exit", functions[0], ebpf.AttachTraceFExit),
	}
	part := p.spec.Copy()
	part.Programs = programs
	part.Maps["enters"], part.Maps["exits"] = p.jump, p.jump
	coll, err := p.loadPart(part)
	if err != nil {
		return err
	}
	for i, table := range []string{"enters", "exits"} {
		if err := coll.Maps[table].Put(uint32(0), coll.Programs[bodies[i]]); err != nil {
			return fmt.Errorf("put %s into place: %w", bodies[i], err)
		}
	}
	for _, key := range jumps {
		p.calls = append(p.calls, callProbe{prog: coll.Programs[key]})
	}
	return nil
}
