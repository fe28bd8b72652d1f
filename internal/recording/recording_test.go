// SPDX-License-Identifier: Apache-2.0

package recording

import (
	"bytes"
	"errors"
	"io"
	"testing"
)

func written(t *testing.T, records ...string) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := NewWriter(&file, Header{ABI: 1, Clock: -5})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		w.Record([]byte(r))
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	want := []string{"one", "", string(make([]byte, 200000))}
	r, err := NewReader(bytes.NewReader(written(t, want...)))
	if err != nil {
		t.Fatal(err)
	}
	if got := (Header{ABI: 1, Clock: -5}); r.Header != got {
		t.Errorf("header\n got %+v\nwant %+v", r.Header, got)
	}
	for i, w := range want {
		b, err := r.Next()
		if err != nil || string(b) != w {
			t.Errorf("record %d\n got %d bytes, %v\nwant %d bytes", i, len(b), err, len(w))
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("end\n got %v\nwant %v", err, io.EOF)
	}
}

func TestBrokenRecordings(t *testing.T) {
	whole := written(t, "record")
	for _, tt := range []struct {
		name string
		file []byte
		want error // nil is any
	}{
		{"an empty file", nil, io.EOF},
		{"another file", []byte("#!/bin/sh\nexec something else\n"), nil},
		{"cut in the header", whole[:10], io.ErrUnexpectedEOF},
		{"cut in a record", whole[:len(whole)-1], io.ErrUnexpectedEOF},
		{"a huge length", append(bytes.Clone(whole), 0xff, 0xff, 0xff, 0xff), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := NewReader(bytes.NewReader(tt.file))
			for err == nil {
				_, err = r.Next()
			}
			if tt.want == nil && errors.Is(err, io.EOF) || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("got %v\nwant %v", err, tt.want)
			}
		})
	}
}
