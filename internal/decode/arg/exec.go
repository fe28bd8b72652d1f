// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"bytes"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

// ExecPath is execve's path. Where it was not readable at entry, its memory is gone
// after a success, but the kernel's own copy was captured at the exec.
type ExecPath struct{ String }

// Append prints the path.
func (t ExecPath) Append(p *Printer, v uint64) {
	if b := p.Call.AtExit.special(abi.OpExecPath); len(b) > 0 && len(p.Call.AtEntry.read(v, 1)) == 0 {
		p.CString(b, PathMax-1)
		return
	}
	Path.Append(p, v)
}

// Plan copies it as any path.
func (t ExecPath) Plan(c *Plan, at Place) { Path.Plan(c, at) }

// stringsRead tells whether the pointers at v and the strings that are printed of
// them were all captured.
func (p *Printer) stringsRead(v, size uint64) bool {
	for i := 0; i < p.Opt.StringLimit; i++ {
		word, ok := p.Load(v+uint64(i)*size, int(size))
		if !ok || word != 0 && len(p.Call.AtEntry.read(word, 1)) == 0 {
			return false
		}
		if word == 0 {
			break
		}
	}
	return true
}

// execArgv prints the argument strings as they stand on the new program's stack.
func (p *Printer) execArgv() bool {
	b := p.Call.AtExit.special(abi.OpExecArgv)
	if len(b) == 0 {
		return false
	}
	p.Byte('[')
	for i := 0; len(b) > 0; i++ {
		if i > 0 {
			p.Text(", ")
		}
		if i >= p.stringsShown() {
			p.Text("...")
			break
		}
		n := bytes.IndexByte(b, 0)
		if n < 0 {
			n = len(b)
		}
		p.QuoteCut(b[:min(n, p.Opt.StringLimit)], n > p.Opt.StringLimit)
		b = b[min(n+1, len(b)):]
	}
	p.Byte(']')
	return true
}
