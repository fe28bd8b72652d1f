// SPDX-License-Identifier: Apache-2.0

package recording

import (
	"bytes"
	"testing"
)

// FuzzReader reads files that nobody wrote: it ends, and gives no more than there is.
func FuzzReader(f *testing.F) {
	var file bytes.Buffer
	w, err := NewWriter(&file, Header{ABI: 1, Clock: -5})
	if err != nil {
		f.Fatal(err)
	}
	w.Record([]byte("record"))
	if err := w.Flush(); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add(append(bytes.Clone(file.Bytes()), 0xff, 0xff, 0xff, 0x3f, 1))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := NewReader(bytes.NewReader(b))
		n := 0
		for err == nil {
			var record []byte
			record, err = r.Next()
			n += len(record)
		}
		if n > len(b) {
			t.Errorf("%d bytes of records in a file of %d", n, len(b))
		}
	})
}
