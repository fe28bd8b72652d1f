// SPDX-License-Identifier: Apache-2.0

package selection

// A Syscall is one entry of an ABI's table.
type Syscall struct {
	Name    string
	Number  uint32
	Classes uint32 // a bit for each class it is in
}

// An ABI is a table of syscalls that has its own numbers.
type ABI struct {
	Name     string // what stands behind @: 64, 32 or x32
	Bit      uint32 // a bit that may be set in its numbers without meaning another call
	Syscalls []Syscall
}

// Tables is what there is to select from.
type Tables struct {
	ABIs  []ABI
	Class func(spelling string) (bits uint32, ok bool) // the class of that name
}

// A Set is a set of syscalls: numbers for each ABI, in the order of Tables.ABIs. The
// zero value is the empty set.
type Set struct {
	numbers []Numbers
}

// Has tells whether the set has syscall nr of the ABI at that index of Tables.ABIs.
func (s Set) Has(abi int, nr uint32) bool {
	return abi < len(s.numbers) && s.numbers[abi].Has(nr)
}

// Whole tells whether the set has all syscalls.
func (s Set) Whole() bool {
	for i := range s.numbers {
		if listed, not := s.numbers[i].Listed(); !not || len(listed) > 0 {
			return false
		}
	}
	return len(s.numbers) > 0
}

// Empty tells whether the set has no syscall at all.
func (s Set) Empty() bool {
	for i := range s.numbers {
		if !s.numbers[i].Empty() {
			return false
		}
	}
	return true
}

// All is the set of all syscalls, those without a name too.
func (t *Tables) All() Set { return t.uniform(true) }

func (t *Tables) uniform(not bool) Set {
	set := Set{make([]Numbers, len(t.ABIs))}
	for i := range set.numbers {
		set.numbers[i].not = not
	}
	return set
}

// Parse reads an expression of syscalls. A value is a name, a number, a %class, /regex
// or all, each with or without @ABI; one that begins with ? may be unknown. The word
// none must stand alone.
func (t *Tables) Parse(expr string) (Set, error) {
	not, list := negation(expr)
	switch list {
	case "all":
		return t.uniform(!not), nil
	case "none":
		return t.uniform(not), nil
	}
	values := split(list)
	if len(values) == 0 {
		return Set{}, &InvalidError{"system call", expr}
	}
	set := t.uniform(not)
	for _, value := range values {
		if err := t.add(&set, value); err != nil {
			return Set{}, err
		}
	}
	return set, nil
}
