# SPDX-License-Identifier: Apache-2.0

PREFIX     ?= /usr/local
DESTDIR    ?=
VERSION    ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
FUZZTIME   ?= 10s
KERNELS    ?= 5.10 6.1 6.12 6.18 7.1 7.3
export KERNELS_ARM64 ?= 5.10 6.1 6.12 7.3
TESTFLAGS  ?=
SOAK       ?= 3
# For bench: quick, or nothing; then regular expressions.
BENCH      ?=
CASES      ?=
COLUMNS    ?=

export CGO_ENABLED = 0
.DEFAULT_GOAL := help
.PHONY: help build generate test race test-kernels soak fuzz bench check install clean

help: ## show this help
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./ebpftrace (no clang needed)
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o ebpftrace ./cmd/ebpftrace

generate: ## recompile bpf/ with the pinned clang
	go generate ./...

test: ## every test this machine can run; what it cannot is skipped, with the reason
	@[ "$$(id -u)" != 0 ] || scripts/deps.sh test
	go test -count=1 $(TESTFLAGS) ./...

race: ## the tests that need no kernel, under the race detector (needs gcc)
	CGO_ENABLED=1 go test -race -short -count=1 ./internal/...

test-kernels: ## the live tests on every supported kernel, in VMs
	scripts/test-kernels $(KERNELS)

soak: ## redis and nginx traced in full for SOAK minutes: memory flat, no call missing
	scripts/soak $(SOAK)

fuzz: ## each fuzz target for FUZZTIME
	scripts/fuzz $(FUZZTIME)

bench: ## overhead against strace, perf trace and bpftrace; BENCH=quick for a short look
	@BENCH='$(BENCH)' CASES='$(CASES)' COLUMNS='$(COLUMNS)' scripts/bench.sh

check: ## what CI runs: vet, staticcheck, format, generated files, both architectures
	scripts/check

install: build ## install the binary and its man page under PREFIX
	install -D -m 755 ebpftrace $(DESTDIR)$(PREFIX)/bin/ebpftrace
	install -D -m 644 docs/ebpftrace.1 $(DESTDIR)$(PREFIX)/share/man/man1/ebpftrace.1

clean: ## remove what build made
	rm -f ebpftrace bench.json
