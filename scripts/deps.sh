#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# deps.sh GROUP...: installs, with apt, what the named groups need and this
# machine lacks. No service that a package brings is started.
#
#   generate  to recompile and check bpf/
#   test      for the tests of this machine's kernel
#   kernels   for the tests under other kernels
#   bench     for the comparison with strace
set -euo pipefail

die() { echo "deps.sh: $*" >&2; exit 1; }

# What is needed (a command, or a file by its path), and the package with it.
needs() {
	case $1 in
	generate)
		echo clang-19 clang-19
		echo llvm-strip-19 llvm-19
		echo clang-format-19 clang-format-19
		echo /usr/include/bpf/bpf_helpers.h libbpf-dev
		echo /usr/include/linux/bpf.h linux-libc-dev
		echo make make
		echo git git
		;;
	test)
		echo strace strace
		echo gcc gcc
		echo /usr/include/stdio.h libc6-dev
		echo make make
		echo git git
		echo curl curl
		echo nc.openbsd netcat-openbsd
		echo redis-server redis-server
		echo redis-cli redis-tools
		echo nginx nginx-light
		echo node nodejs
		echo /usr/bin/python3 python3
		echo perl perl
		echo awk mawk
		echo ps procps
		echo setarch util-linux
		echo setcap libcap2-bin
		echo objcopy binutils
		echo xz xz-utils
		;;
	kernels)
		echo qemu-system-x86_64 qemu-system-x86
		echo qemu-system-aarch64 qemu-system-arm
		echo cpio cpio
		;;
	bench)
		echo strace strace
		echo gcc gcc
		echo /usr/include/stdio.h libc6-dev
		echo make make
		echo git git
		echo unshare util-linux
		echo perf linux-perf
		echo bpftrace bpftrace
		echo redis-server redis-server
		echo redis-benchmark redis-tools
		echo nginx nginx-light
		echo wrk wrk
		;;
	*) die "no group $1; there are: generate test kernels bench" ;;
	esac
}

[[ $# -gt 0 ]] || die "which group? generate test kernels bench"
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
wanted=$(for group; do needs "$group"; done)
missing=()
while read -r what package; do
	[[ -e $what ]] || type -P "$what" >/dev/null || missing+=("$package")
done <<<"$wanted"
[[ ${missing[*]} ]] || exit 0

type -P apt-get >/dev/null || die "no apt-get here; please install: ${missing[*]}"
if [[ $EUID != 0 ]]; then
	type -P sudo >/dev/null || die "needs root or sudo to install: ${missing[*]}"
	exec sudo "$0" "$@"
fi

log=$(mktemp)
policy=/usr/sbin/policy-rc.d
own='' # the policy file, if it is ours
trap 'rm -f "$log" $own' EXIT
if [[ ! -e $policy ]]; then
	# Debian Policy 9.11.3: exit code 101 forbids maintainer scripts to start it.
	own=$policy
	printf '#!/bin/sh\nexit 101\n' >$policy
	chmod 755 $policy
fi

install() {
	DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
		install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 </dev/null
}
echo "deps.sh: installing ${missing[*]}" >&2
# The package lists may be absent, or older than the mirror: read them only then.
install || { apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 && install; } ||
	die "cannot install ${missing[*]}: $(cat "$log")"
