// SPDX-License-Identifier: Apache-2.0

package compare

import "slices"

// Result is how two tracers agree on one program, counted in lines of strace's.
type Result struct {
	Equal       int          // the same in both
	Noise       int          // not the same in two runs of strace either
	Differences []Difference // the rest
}

// Difference is a line that only one of the tracers printed, or a pair of lines
// about the same call. The absent one is empty.
type Difference struct {
	Stream, Strace, Ours string
}

// Compare compares ours with the first of strace's runs; the other runs tell
// what is noise.
func Compare(strace []Trace, ours Trace) Result {
	var r Result
	for _, s := range strace[0] {
		r.stream(s.Name, strace, ours)
	}
	for _, s := range ours {
		if !has(strace, s.Name) {
			r.add(s.Name, nil, exact(s.Lines))
		}
	}
	return r
}

// has tells whether any of the runs has the stream; a thread that only some runs
// of strace have is noise.
func has(runs []Trace, name string) bool {
	return slices.ContainsFunc(runs, func(t Trace) bool { return t.Stream(name) != nil })
}

// Agree compares two runs of the same tracer: what cannot be hoped to be equal.
func Agree(a, b Trace) Result {
	var r Result
	for _, s := range a {
		x, y := loose(s.Lines), loose(b.Stream(s.Name))
		r.Equal += len(x)
		for _, h := range diff(x, y) {
			r.Equal -= h.A1 - h.A0
			r.add(s.Name, x[h.A0:h.A1], y[h.B0:h.B1])
		}
	}
	return r
}

func (r *Result) add(stream string, left, right []string) {
	for _, p := range pair(left, right) {
		r.Differences = append(r.Differences, Difference{stream, p[0], p[1]})
	}
}

func (r *Result) stream(name string, strace []Trace, ours Trace) {
	text := loose
	if agreeExactly(name, strace) {
		text = exact
	}
	a, c := text(strace[0].Stream(name)), text(ours.Stream(name))
	var noise []noisy
	for _, other := range strace[1:] {
		noise = append(noise, findNoise(a, text(other.Stream(name)))...)
	}
	r.Equal += len(a)
	for _, h := range diff(a, c) {
		r.Equal -= h.A1 - h.A0
		left, right, excused := sift(h, a, c, noise)
		r.Noise += excused
		r.add(name, left, right)
	}
}

// agreeExactly tells whether strace prints the stream alike, with addresses and
// columns, in all its runs. Then ours must do so too.
func agreeExactly(name string, runs []Trace) bool {
	first := exact(runs[0].Stream(name))
	return !slices.ContainsFunc(runs[1:], func(t Trace) bool { return !slices.Equal(first, exact(t.Stream(name))) })
}

func exact(lines []Line) []string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.Exact)
	}
	return texts
}

func loose(lines []Line) []string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.Loose)
	}
	return texts
}

// pair sets lines of the same kind side by side, in order.
func pair(left, right []string) [][2]string {
	right = slices.Clone(right)
	var pairs [][2]string
	for _, l := range left {
		p := [2]string{l, ""}
		same := func(r string) bool { return kind(r) == kind(l) }
		if i := slices.IndexFunc(right, same); i >= 0 {
			p[1] = right[i]
			right = slices.Delete(right, i, i+1)
		}
		pairs = append(pairs, p)
	}
	for _, r := range right {
		pairs = append(pairs, [2]string{"", r})
	}
	return pairs
}
