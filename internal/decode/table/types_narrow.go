// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// narrow is a type in a field that has more bytes than the kernel looks at.
type narrow struct {
	arg.Type
	bytes int
}

// Size is the field's.
func (t narrow) Size(arg.ABI) int { return t.bytes }
