// SPDX-License-Identifier: Apache-2.0

package arg

// Named runs f with constants printed as their names, whatever -X says: strace does so
// in the notes behind some return values.
func (p *Printer) Named(f func(*Printer)) {
	old := p.Opt.Style
	p.Opt.Style = StyleAbbrev
	f(p)
	p.Opt.Style = old
}
