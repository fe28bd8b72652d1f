// SPDX-License-Identifier: Apache-2.0

package decode

import "testing"

func TestInterruptEndsTheOpenLine(t *testing.T) {
	for _, tt := range []struct {
		name string
		run  func(tr *trace)
		want string
	}{
		{
			"no line is open",
			func(tr *trace) { tr.entry(10, nrGetpid); tr.exit(10, nrGetpid, 77) },
			"getpid()                                = 77\nsaid\n",
		},
		{
			"a call is in progress",
			func(tr *trace) { tr.entry(10, nrRead, 3, 0, 1) },
			"read(3 <unfinished ...>\nsaid\n",
		},
		{
			"what waited for the line's end comes first",
			func(tr *trace) { tr.entry(10, nrRead, 3, 0, 1); tr.dec.notice("attached") },
			"read(3 <unfinished ...>\nnotice: attached\nsaid\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTrace(nil)
			tt.run(tr)
			tr.dec.Interrupt()
			tr.out.P.Text("said\n")
			if got := string(tr.out.Bytes()); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}
