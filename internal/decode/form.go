// SPDX-License-Identifier: Apache-2.0

package decode

import "github.com/ebpftrace/ebpftrace/internal/abi"

// form is how the calls of a syscall are shown. It is worked out once for each, so
// that a call costs no question to the options.
type form struct{ shown, raw, verbose, opaque bool }

func (o *Options) form(nr uint32, compat bool) form {
	return form{
		shown:   o.Show == nil || o.Show(nr, compat),
		raw:     o.Raw != nil && o.Raw(nr, compat),
		verbose: o.Verbose != nil && o.Verbose(nr, compat),
		opaque:  o.Opaque != nil && o.Opaque(nr, compat),
	}
}

// formOf is the form of a record's call.
func (d *Decoder) formOf(nr uint32, compat bool) form {
	if nr >= abi.SpecsNative {
		return d.opt.form(nr, compat)
	}
	if compat {
		return d.forms[1][nr]
	}
	return d.forms[0][nr]
}
