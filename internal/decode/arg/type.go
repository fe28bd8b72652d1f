// SPDX-License-Identifier: Apache-2.0

// Package arg knows the types of syscall arguments: what to copy for each, and how
// to print it.
//
// A Type has both duties, so that what is captured and what is printed cannot
// disagree. Types are made of each other: a pointer to an array of structs is
// Array{Elem: SomeStruct, Len: ByArg(1)}. Printing is append-style and pure; every
// byte it reads is checked to have been captured, and where it was not, the address
// is printed, as strace does.
package arg

// ABI is a syscall table with the C data model that goes with it.
type ABI uint8

const (
	AMD64 ABI = iota
	ARM64
	I386
	ARM
	X32
)

// PointerSize is the size of a pointer, and of a long, in bytes.
func (a ABI) PointerSize() int {
	if a >= I386 {
		return 4
	}
	return 8
}

// maxAlign is the alignment of a 64-bit integer in a struct: 4 only on i386
// (System V ABI, Intel386 supplement).
func (a ABI) maxAlign() int {
	if a == I386 {
		return 4
	}
	return 8
}

// Type is a type of arguments, struct fields or array elements.
//
// A value is given as 64 bits. For a scalar these are the value itself, high
// bits undefined beyond its size. For an aggregate (a struct or array that stands
// in memory, see Aggregate) they are its address.
type Type interface {
	// Size is the number of bytes the type takes in memory.
	Size(ABI) int
	// Append prints a value.
	Append(p *Printer, v uint64)
	// Plan adds the ops that copy what the value points to. The value itself is
	// at the place: in a register, or in memory that is being copied already.
	Plan(c *Plan, at Place)
}

// Aggregate is a type whose values are not loaded: Append gets their address.
type Aggregate interface {
	Type
	// Align is the alignment in a struct, in bytes.
	Align(ABI) int
}

// alignOf gives a type's alignment in a struct.
func alignOf(t Type, abi ABI) int {
	if a, ok := t.(Aggregate); ok {
		return a.Align(abi)
	}
	return max(1, min(t.Size(abi), abi.maxAlign()))
}

// leaf is embedded by types that point to nothing.
type leaf struct{}

// Plan adds nothing.
func (leaf) Plan(*Plan, Place) {}

// pointer is embedded by types that are addresses.
type pointer struct{}

// Size is that of an address.
func (pointer) Size(abi ABI) int { return abi.PointerSize() }
