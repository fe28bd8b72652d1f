// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"
	"strconv"
	"strings"
)

// signalMax is the highest number that SignalByName takes, as strace does: more than
// there are signals, 64.
const signalMax = 255

// SignalName is the name of signal n, "" if it has none: strace prints the number
// then. The names are the same for all architectures here. Real-time signals count
// from the kernel's first, 32, of which libc keeps the first two to itself.
func SignalName(n uint64) string {
	if n >= uint64(len(signalNames)) {
		return ""
	}
	return signalNames[n]
}

// SignalByName is the number of a signal as -e signal= takes it: with or without
// SIG, in any case, or a number.
func SignalByName(s string) (int, bool) {
	if n, err := strconv.ParseUint(s, 10, 32); err == nil {
		return int(n), n <= signalMax
	}
	name := strings.ToUpper(s)
	if !strings.HasPrefix(name, "SIG") {
		name = "SIG" + name
	}
	n := slices.Index(signalNames[:], name)
	return max(n, 0), n > 0
}

type codeName struct {
	code int32
	name string
}

// SignalCode is the name of a siginfo_t's si_code, which for positive codes depends on
// the signal; "" if it has none: strace prints the code in hex then.
func SignalCode(signal, code int32) string {
	if name := codeAt(signalCodes[signal], code); name != "" {
		return name
	}
	return codeAt(anyCodes, code)
}

func codeAt(list []codeName, code int32) string {
	for i := range list {
		if list[i].code == code {
			return list[i].name
		}
	}
	return ""
}
