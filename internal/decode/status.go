// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/decode/format"

// statusOf is the outcome of a call that has returned.
func statusOf(c *format.Call) Status {
	if c.Failed() {
		return Failed
	}
	return Successful
}
