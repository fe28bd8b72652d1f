// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/selection"
)

// setHex counts letters, or reads a word.
func setHex(p *parser, u use) error {
	switch {
	case u.form == byItsLetter:
		p.Hex = HexNonASCII
		if p.letters("strings-in-hex") > 1 {
			p.Hex = HexAll
		}
		return nil
	case !u.given:
		p.Hex = HexAll
		return nil
	}
	return inAnyCase(choice(func(o *Options) *Hex { return &o.Hex }, "none", "non-ascii-chars", "non-ascii", "all"))(p, u)
}

// setQuiet counts letters, or reads a set.
func setQuiet(p *parser, u use) error {
	level := p.letters("quiet")
	if u.form != byItsLetter {
		level = 1
	}
	switch {
	case u.given:
		return members(func(o *Options) *selection.Numbers { return &o.Quiet }, "quiet", quietWords)(p, u)
	case level == 1:
		p.Quiet = selection.Of(QuietAttach, QuietPersonality)
	case level == 2:
		p.Quiet = selection.Of(QuietAttach, QuietPersonality, QuietExit)
	default: // strace goes on telling what the paths of -P are taken for
		p.Quiet = selection.Of(QuietAttach, QuietPersonality, QuietExit, QuietThreadExecve)
	}
	return nil
}

// setTraceFDs reads a set; all are those of calls that have a descriptor.
func setTraceFDs(p *parser, u use) error {
	p.ByFD = true
	return members(func(o *Options) *selection.Numbers { return &o.TraceFDs }, "descriptor", selection.Descriptor)(p, u)
}

// setDecodeFDs counts letters, or reads a set.
func setDecodeFDs(p *parser, u use) error {
	switch {
	case u.given:
		return members(func(o *Options) *selection.Numbers { return &o.DecodeFDs }, "decode-fds", decodeFDWords)(p, u)
	case u.form == byItsLetter && p.letters("decode-fds") > 1:
		p.DecodeFDs = selection.All
	default:
		p.DecodeFDs = selection.Of(FDPath)
	}
	return nil
}

// setDecodePIDs reads a set; -Y and --pidns-translation mean one of a single member.
func setDecodePIDs(p *parser, u use) error {
	switch {
	case u.given:
		return members(func(o *Options) *selection.Numbers { return &o.DecodePIDs }, "decode-pids", decodePIDWords)(p, u)
	case u.form == byItsLetter:
		p.DecodePIDs = selection.Of(PIDComm)
	default:
		p.DecodePIDs = selection.Of(PIDNS)
	}
	return nil
}

// setStatus is -z and -Z. They replace each other, and what -e status said.
func setStatus(status int) setter {
	return func(p *parser, _ use) error {
		p.Status = selection.Of(status)
		return nil
	}
}

func setKVM(p *parser, u use) error {
	i := slices.Index([]string{"", "vcpu", "vcpu+"}, u.value)
	if i < int(KVMReason) {
		return messagef("invalid -e kvm= argument: '%s'", u.value)
	}
	p.KVM = KVM(i)
	return nil
}

func setNamespace(p *parser, u use) error {
	if u.given && u.value != "new" {
		return messagef("invalid -e namespace= argument: '%s'", u.value)
	}
	p.Namespace = true
	return nil
}
