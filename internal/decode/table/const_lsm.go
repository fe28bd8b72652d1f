// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Values of linux/lsm.h, 6.13.
var (
	lsmNames = []arg.Name{
		{0, "LSM_ID_UNDEF"}, {100, "LSM_ID_CAPABILITY"}, {101, "LSM_ID_SELINUX"}, {102, "LSM_ID_SMACK"}, {103, "LSM_ID_TOMOYO"},
		{104, "LSM_ID_APPARMOR"}, {105, "LSM_ID_YAMA"}, {106, "LSM_ID_LOADPIN"}, {107, "LSM_ID_SAFESETID"}, {108, "LSM_ID_LOCKDOWN"},
		{109, "LSM_ID_BPF"}, {110, "LSM_ID_LANDLOCK"}, {111, "LSM_ID_IMA"}, {112, "LSM_ID_EVM"}, {113, "LSM_ID_IPE"},
	}
	lsmAttrNames = []arg.Name{
		{0, "LSM_ATTR_UNDEF"}, {100, "LSM_ATTR_CURRENT"}, {101, "LSM_ATTR_EXEC"}, {102, "LSM_ATTR_FSCREATE"},
		{103, "LSM_ATTR_KEYCREATE"}, {104, "LSM_ATTR_PREV"}, {105, "LSM_ATTR_SOCKCREATE"},
	}
)
