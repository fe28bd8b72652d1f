// SPDX-License-Identifier: Apache-2.0

package pprof

import "encoding/binary"

// Types of fields: the encoding of protocol buffers.
const (
	wireVarint = 0
	wireBytes  = 2
)

func appendVarint(b []byte, v uint64) []byte { return binary.AppendUvarint(b, v) }

func appendNumber(b []byte, field int, v uint64) []byte {
	b = appendVarint(b, uint64(field)<<3|wireVarint)
	return appendVarint(b, v)
}

func appendMessage(b []byte, field int, message []byte) []byte {
	b = appendVarint(b, uint64(field)<<3|wireBytes)
	b = appendVarint(b, uint64(len(message)))
	return append(b, message...)
}
