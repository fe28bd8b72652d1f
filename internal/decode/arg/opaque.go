// SPDX-License-Identifier: Apache-2.0

package arg

import "github.com/ebpftrace/ebpftrace/internal/abi"

// Follows tells whether a type's values are addresses of what -e verbose= is about:
// memory that is not just a string or a buffer of bytes.
func Follows(t Type, a ABI) bool {
	switch t := t.(type) {
	case Buffer, String, ExecPath:
		return false
	case Func:
		return Follows(t.Type, a)
	case Netlink:
		return Follows(t.Type, a)
	case *Switch:
		return Follows(t.Default, a)
	}
	ops := make([]abi.Op, 1)
	t.Plan(NewPlan(&ops, Plan{ABI: a, StringLimit: 1}), InArg(0))
	return len(ops) > 1 && ops[1].Kind != abi.OpString
}
