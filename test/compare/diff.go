// SPDX-License-Identifier: Apache-2.0

package compare

// hunk is where two lists differ: a[A0:A1] stands in the place of b[B0:B1].
type hunk struct{ A0, A1, B0, B1 int }

// diff returns the hunks between a and b, so that what lies between hunks is a
// longest common subsequence.
func diff(a, b []string) []hunk {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	hunks := walk(a[head:len(a)-tail], b[head:len(b)-tail])
	for i := range hunks {
		hunks[i].A0 += head
		hunks[i].A1 += head
		hunks[i].B0 += head
		hunks[i].B1 += head
	}
	return hunks
}

// walk goes through the table of lengths from the start: a step along both where
// they are equal, else along the one that leaves more in common.
func walk(a, b []string) []hunk {
	length := lengths(a, b)
	var hunks []hunk
	for i, j := 0, 0; i < len(a) || j < len(b); {
		h := hunk{A0: i, B0: j}
		for (i < len(a) || j < len(b)) && !(i < len(a) && j < len(b) && a[i] == b[j]) {
			if j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1] {
				i++
			} else {
				j++
			}
		}
		h.A1, h.B1 = i, j
		if h.A0 != i || h.B0 != j {
			hunks = append(hunks, h)
		}
		for i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
		}
	}
	return hunks
}

// lengths[i][j] is how many lines a[i:] and b[j:] have in common. The time is
// the product of the lengths, which is fair for traces of some thousand lines.
func lengths(a, b []string) [][]int32 {
	table := make([][]int32, len(a)+1)
	for i := range table {
		table[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
