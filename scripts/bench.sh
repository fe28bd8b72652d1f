#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# bench.sh [OPTION]...: measures what tracing costs, and prints it as Markdown. The
# options are those of bench/ (see bench.sh -help).
#
#   BENCH          "quick" for a short look, whose figures are not to be published
#   CASES          a regular expression: only these cases
#   COLUMNS        a regular expression: only these columns
#   EBPFTRACE_BIN  the tracer to measure (default: built from here)
#   BENCH_JSON     where to write all samples (default: bench.json)
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 PATH=$PATH:/usr/sbin:/sbin

[[ $EUID == 0 ]] || { echo "bench.sh: needs root: it traces" >&2; exit 1; }
scripts/deps.sh bench
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
[[ ${EBPFTRACE_BIN-} ]] || go build -trimpath -ldflags "-s -w -X main.version=$(git describe --tags --always --dirty 2>/dev/null || echo devel)" \
	-o "$tmp/ebpftrace" ./cmd/ebpftrace
go build -o "$tmp/bench" ./bench

options=(-ebpftrace "${EBPFTRACE_BIN:-$tmp/ebpftrace}" -json "${BENCH_JSON:-bench.json}" -cases "${CASES-}" -columns "${COLUMNS-}")
[[ ${BENCH-} != quick ]] || options+=(-quick)

# perf trace and bpftrace read tracefs, which ebpftrace does without. Where it is not
# mounted, it is for them, in a mount namespace that ends with the benchmark.
if [[ -e /sys/kernel/tracing/events ]]; then
	"$tmp/bench" "${options[@]}" "$@"
else
	# shellcheck disable=SC2016 # the words are the inner shell's
	unshare --mount bash -c 'mount -t tracefs bench /sys/kernel/tracing || :; exec "$@"' bench \
		"$tmp/bench" "${options[@]}" "$@"
fi
