// SPDX-License-Identifier: Apache-2.0

// Package pprof turns stacks with values into a profile that go tool pprof reads.
//
// The format is github.com/google/pprof/proto/profile.proto. That project's own package
// compiles its regular expressions when a program starts, which every run would pay for;
// tests read with it what is written here.
package pprof

import (
	"compress/gzip"
	"io"
	"slices"
)

// Frame is a place in the code.
type Frame struct {
	Address  uint64
	Module   string // path of the file
	Function string
	File     string // of the source, "" where it is not known
	Line     int
}

// Profile is what stacks sum up to.
type Profile struct {
	samples map[string]*sample
	order   []*sample
	places  numbered[Frame]
	names   numbered[function]
	modules numbered[string]
	text    numbered[string]
	key     []byte
}

type sample struct {
	places []uint64
	values [2]int64
}

type function struct{ name, file string }

// New makes an empty profile.
func New() *Profile {
	return &Profile{samples: map[string]*sample{}}
}

// Place gives a frame's number in the profile.
func (p *Profile) Place(f Frame) uint64 { return p.places.id(f) }

// Add counts one call with a stack of places, the innermost first, that took some ns.
func (p *Profile) Add(stack []uint64, ns int64) {
	p.key = p.key[:0]
	for _, id := range stack {
		p.key = appendVarint(p.key, id)
	}
	s := p.samples[string(p.key)]
	if s == nil {
		s = &sample{places: slices.Clone(stack)}
		p.samples[string(p.key)] = s
		p.order = append(p.order, s)
	}
	s.values[0]++
	s.values[1] += ns
}

// numbered gives each different value a number, from 1 on.
type numbered[T comparable] struct {
	ids map[T]uint64
	all []T
}

func (n *numbered[T]) id(v T) uint64 {
	id, ok := n.ids[v]
	if !ok {
		if n.ids == nil {
			n.ids = map[T]uint64{}
		}
		n.all = append(n.all, v)
		id = uint64(len(n.all))
		n.ids[v] = id
	}
	return id
}

// Fields of the messages: profile.proto.
const (
	profileSampleType = 1
	profileSample     = 2
	profileMapping    = 3
	profileLocation   = 4
	profileFunction   = 5
	profileText       = 6
	profileDuration   = 10
	profileDefault    = 14
)

// Write writes the profile of a tracing that took some ns.
func (p *Profile) Write(w io.Writer, duration int64) error {
	zip := gzip.NewWriter(w)
	if _, err := zip.Write(p.encode(duration)); err != nil {
		return err
	}
	return zip.Close()
}

func (p *Profile) encode(duration int64) []byte {
	p.text = numbered[string]{ids: map[string]uint64{"": 0}}
	var b []byte
	b = appendMessage(b, profileSampleType, p.valueType("calls", "count"))
	b = appendMessage(b, profileSampleType, p.valueType("latency", "nanoseconds"))
	for _, s := range p.order {
		b = appendMessage(b, profileSample, s.encode())
	}
	for i, place := range p.places.all {
		b = appendMessage(b, profileLocation, p.location(uint64(i+1), &place))
	}
	for i, f := range p.names.all {
		b = appendMessage(b, profileFunction, p.function(uint64(i+1), f))
	}
	for i, path := range p.modules.all {
		b = appendMessage(b, profileMapping, p.mapping(uint64(i+1), path))
	}
	b = appendNumber(b, profileDuration, uint64(duration))
	b = appendNumber(b, profileDefault, p.text.id("latency"))
	b = appendMessage(b, profileText, nil) // the first string must be empty
	for _, text := range p.text.all {
		b = appendMessage(b, profileText, []byte(text))
	}
	return b
}

func (p *Profile) valueType(name, unit string) []byte {
	b := appendNumber(nil, 1, p.text.id(name))
	return appendNumber(b, 2, p.text.id(unit))
}

func (s *sample) encode() []byte {
	var places, values []byte
	for _, id := range s.places {
		places = appendVarint(places, id)
	}
	for _, v := range s.values {
		values = appendVarint(values, uint64(v))
	}
	b := appendMessage(nil, 1, places)
	return appendMessage(b, 2, values)
}

func (p *Profile) location(id uint64, f *Frame) []byte {
	b := appendNumber(nil, 1, id)
	if f.Module != "" {
		b = appendNumber(b, 2, p.modules.id(f.Module))
	}
	b = appendNumber(b, 3, f.Address)
	line := appendNumber(nil, 1, p.names.id(function{f.Function, f.File}))
	line = appendNumber(line, 2, uint64(f.Line))
	return appendMessage(b, 4, line)
}

func (p *Profile) function(id uint64, f function) []byte {
	b := appendNumber(nil, 1, id)
	b = appendNumber(b, 2, p.text.id(f.name))
	b = appendNumber(b, 3, p.text.id(f.name))
	return appendNumber(b, 4, p.text.id(f.file))
}

func (p *Profile) mapping(id uint64, path string) []byte {
	b := appendNumber(nil, 1, id)
	b = appendNumber(b, 5, p.text.id(path))
	return appendNumber(b, 7, 1) // functions are known: no look into the file
}
