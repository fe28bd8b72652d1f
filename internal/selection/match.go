// SPDX-License-Identifier: Apache-2.0

package selection

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
)

// A DesignatorError is an @ABI that there is none of.
type DesignatorError struct {
	Designator string
	Value      string // all of the value that it is part of
}

func (e *DesignatorError) Error() string {
	return fmt.Sprintf("incorrect personality designator '%s' in qualification '%s'", e.Designator, e.Value)
}

// A match tells whether a value means a syscall of an ABI.
type match func(abi *ABI, s *Syscall) bool

// add puts the syscalls that a value means into the set.
func (t *Tables) add(set *Set, value string) error {
	name := strings.TrimLeft(value, "?")
	base, designator, designated := cutLast(name, "@")
	if designated && !t.designates(designator) {
		return &DesignatorError{designator, name}
	}
	matches, certain, err := t.matchFor(base)
	if err != nil {
		return err
	}
	found := certain || name != value
	for i := range t.ABIs {
		abi := &t.ABIs[i]
		if designated && abi.Name != designator {
			continue
		}
		for j := range abi.Syscalls {
			if s := &abi.Syscalls[j]; matches(abi, s) {
				set.numbers[i].add(s.Number)
				found = true
			}
		}
	}
	if !found {
		return &InvalidError{"system call", name}
	}
	return nil
}

func (t *Tables) designates(designator string) bool {
	for i := range t.ABIs {
		if t.ABIs[i].Name == designator {
			return true
		}
	}
	return false
}

// matchFor reads a value without ? and @. It is certain to be right if it may match
// nothing: not each ABI has syscalls of each class.
func (t *Tables) matchFor(value string) (m match, certain bool, err error) {
	if pattern, ok := strings.CutPrefix(value, "/"); ok {
		m, err := byPattern(pattern)
		return m, false, err
	}
	if nr, err := strconv.ParseUint(value, 10, 32); err == nil {
		return byNumber(uint32(nr)), false, nil
	}
	if value == "all" {
		return func(*ABI, *Syscall) bool { return true }, true, nil
	}
	if bits, ok := t.Class(value); ok {
		return func(_ *ABI, s *Syscall) bool { return s.Classes&bits != 0 }, true, nil
	}
	return func(_ *ABI, s *Syscall) bool { return s.Name == value }, false, nil
}

func byNumber(nr uint32) match {
	return func(abi *ABI, s *Syscall) bool { return s.Number == nr || s.Number == nr&^abi.Bit }
}

// byPattern matches names anywhere. strace takes POSIX's extended expressions, of
// which Go's differ in what no name of a syscall needs: back-references.
func byPattern(pattern string) (match, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("regcomp: %s: %s", pattern, reason(err))
	}
	return func(_ *ABI, s *Syscall) bool { return re.MatchString(s.Name) }, nil
}

// reason is what an error of regexp says without the pattern, which was named already.
func reason(err error) string {
	var e *syntax.Error
	if errors.As(err, &e) {
		return e.Code.String()
	}
	return err.Error()
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
