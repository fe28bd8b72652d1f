// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"cmp"
	"slices"
)

// Case is one of the types an argument can have.
type Case = struct {
	Value uint64 // of the selector, 32 bits
	Type  Type
}

// Switch is an argument whose type depends on the value of another one, the
// selector: fcntl's third by its second. The kernel side chooses among the cases too,
// so that only what the case needs is copied. All switches of a row share a selector.
type Switch struct {
	On      int // the selector's index
	Cases   []Case
	Default Type
	sorted  bool
	// Mask is applied to the selector before comparing when printing; 0 is none.
	// The kernel side compares the whole value: list the masked variants too.
	Mask uint64
}

// Size is that of a long: a Switch is an argument.
func (t *Switch) Size(abi ABI) int { return abi.PointerSize() }

// Pick is the type for a selector's value.
func (t *Switch) Pick(value uint64) Type {
	value = Truncate(value, 4)
	if t.Mask != 0 {
		value &= t.Mask
	}
	if t.sorted {
		if i, ok := slices.BinarySearchFunc(t.Cases, value, compareCase); ok {
			return t.Cases[i].Type
		}
		return t.Default
	}
	for i := range t.Cases {
		if t.Cases[i].Value == value {
			return t.Cases[i].Type
		}
	}
	return t.Default
}

// Sort puts the cases in order, so that many of them cost little. It returns t.
func (t *Switch) Sort() *Switch {
	slices.SortFunc(t.Cases, func(a, b Case) int { return cmp.Compare(a.Value, b.Value) })
	t.sorted = true
	return t
}

func compareCase(c Case, value uint64) int { return cmp.Compare(c.Value, value) }

// Plan plans the default; each case is planned as a variant of its own.
func (t *Switch) Plan(c *Plan, at Place) { t.Default.Plan(c, at) }

// Append prints the value as the selector says.
func (t *Switch) Append(p *Printer, v uint64) {
	t.Pick(p.Call.Args[t.On]).Append(p, v)
}

// ByABI is a type that differs between architectures.
type ByABI struct {
	Of      PerABI
	Default Type
}

// PerABI has a type for some of the ABIs.
type PerABI [X32 + 1]Type

func (t *ByABI) pick(abi ABI) Type {
	if other := t.Of[abi]; other != nil {
		return other
	}
	return t.Default
}

// Size is that of the ABI's type.
func (t *ByABI) Size(abi ABI) int { return t.pick(abi).Size(abi) }

// Plan is that of the ABI's type.
func (t *ByABI) Plan(c *Plan, at Place) { t.pick(c.ABI).Plan(c, at) }

// Append is that of the ABI's type.
func (t *ByABI) Append(p *Printer, v uint64) { t.pick(p.Call.ABI).Append(p, v) }

// Func is a type that is copied as another one and printed by a function: the way
// out for what no combination of types can say.
type Func struct {
	Type
	Print func(p *Printer, v uint64)
}

// Append calls the function.
func (t Func) Append(p *Printer, v uint64) { t.Print(p, v) }

// Both is a type that is copied as several, and printed by a function.
type Both struct {
	Types []Type
	Print func(p *Printer, v uint64)
}

// Size is that of the first.
func (t Both) Size(abi ABI) int { return t.Types[0].Size(abi) }

// Plan plans all of them.
func (t Both) Plan(c *Plan, at Place) {
	for _, other := range t.Types {
		other.Plan(c, at)
	}
}

// Append calls the function.
func (t Both) Append(p *Printer, v uint64) { t.Print(p, v) }
