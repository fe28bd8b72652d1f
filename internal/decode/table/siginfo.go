// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// AppendSiginfo: placeholder until the signals' helper writes it (replace this file).
func AppendSiginfo(p *arg.Printer, info []byte) { p.Text("{}") }
