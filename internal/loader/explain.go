// SPDX-License-Identifier: Apache-2.0

package loader

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

const btfFile = "/sys/kernel/btf/vmlinux"

// explain adds the likely cause to an error of the kernel's, and the way out.
func explain(err error) error {
	var verifier *ebpf.VerifierError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &verifier):
		return &hint.Error{Err: err, Do: "this kernel's verifier refuses a probe, which is a fault of ebpftrace; please report it with what --debug prints"}
	case errors.Is(err, unix.EPERM), errors.Is(err, os.ErrPermission):
		if lockdown() == "confidentiality" {
			return &hint.Error{Err: err, Do: "this kernel runs in lockdown mode \"confidentiality\", which lets no BPF program read memory; boot with lockdown=integrity or none"}
		}
		if hasMemlock() && mayLoad() {
			return &hint.Error{Err: err, Do: "kernels before Linux 5.11 limit the memory of maps as locked memory; run with sudo, or: setcap cap_bpf,cap_perfmon,cap_sys_resource+ep $(command -v ebpftrace)"}
		}
		return &hint.Error{Err: err, Do: "needs CAP_BPF and CAP_PERFMON; run with sudo, or: setcap cap_bpf,cap_perfmon+ep $(command -v ebpftrace)"}
	case missing(btfFile):
		return &hint.Error{Err: err, Do: "this kernel has no type information (" + btfFile + "); it needs Linux 5.10 or newer, built with CONFIG_DEBUG_INFO_BTF"}
	case errors.Is(err, ebpf.ErrNotSupported):
		return &hint.Error{Err: err, Do: "this kernel is too old, or built without what is needed: Linux 5.10 or newer with CONFIG_BPF_SYSCALL, CONFIG_BPF_EVENTS and CONFIG_DEBUG_INFO_BTF"}
	case errors.Is(err, unix.ENOMEM):
		return &hint.Error{Err: err, Do: "the rings did not fit into memory; try a smaller --buffer"}
	}
	return err
}

// kernelBefore tells whether the running kernel is older than a version.
func kernelBefore(major, minor int) bool {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return false
	}
	var a, b int
	if n, _ := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &a, &b); n != 2 {
		return false
	}
	return a < major || a == major && b < minor
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, os.ErrNotExist)
}

// lockdown is the kernel's lockdown mode, "" where it has none.
func lockdown() string {
	b, err := os.ReadFile("/sys/kernel/security/lockdown")
	if err != nil {
		return ""
	}
	_, mode, _ := strings.Cut(string(b), "[")
	mode, _, _ = strings.Cut(mode, "]")
	return mode
}

// VerifierLog is what the kernel's verifier said of a probe that it refused, "" where
// an error has another cause.
func VerifierLog(err error) string {
	var verifier *ebpf.VerifierError
	if !errors.As(err, &verifier) {
		return ""
	}
	return fmt.Sprintf("%+v", verifier)
}
