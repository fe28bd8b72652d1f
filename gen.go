// Package ebpftrace is strace's command line and output at eBPF's price.
//
// The program is in cmd/ebpftrace. This file only says how the generated files
// are made; they are committed, so that go install needs no clang.
package ebpftrace

//go:generate go tool bpf2go -go-package loader -output-dir internal/loader -target amd64,arm64 -cc clang-19 -strip llvm-strip-19 -cflags "-O2 -g -Wall -Werror -mcpu=v3 -idirafter /usr/include/x86_64-linux-gnu -idirafter /usr/include/aarch64-linux-gnu" ebpftrace bpf/ebpftrace.bpf.c
//go:generate go tool bpf2go -go-package loader -output-dir internal/loader -target amd64,arm64 -cc clang-19 -strip llvm-strip-19 -cflags "-O2 -g -Wall -Werror -mcpu=v3 -idirafter /usr/include/x86_64-linux-gnu -idirafter /usr/include/aarch64-linux-gnu -DHASH_STATES" ebpftraceHash bpf/ebpftrace.bpf.c
