// SPDX-License-Identifier: Apache-2.0

package table

import (
	"fmt"
	"testing"
)

// newerThanStrace are calls that strace 7.2 does not know yet, though the kernel does.
var newerThanStrace = map[seen]string{
	{AMD64, 336, "uprobe"}: "of the kernel's trampoline for uprobes, since Linux 6.18",
}

func TestNamesAreThoseOfStrace(t *testing.T) {
	all := callsSeen(observe(t, strace(t), buildTracee(t, "everycall"), "-n"))
	count := make(map[ABI]int)
	for _, call := range all {
		count[call.abi]++
		got := call.abi.Name(call.nr)
		if _, ok := newerThanStrace[seen{call.abi, call.nr, got}]; ok {
			continue
		}
		if got == "" {
			got = fmt.Sprintf("syscall_%#x", call.nr)
		}
		if got != call.name {
			t.Errorf("%s %d\n got %s\nwant %s", call.abi, call.nr, got, call.name)
		}
	}
	for abi := range count {
		if count[abi] < int(abi.Max()) {
			t.Errorf("%s: strace showed only %d calls", abi, count[abi])
		}
	}
	if native := Native(); count[native] == 0 || native == AMD64 && (count[I386] == 0 || count[X32] == 0) {
		t.Errorf("calls by ABI: %v", count)
	}
}
