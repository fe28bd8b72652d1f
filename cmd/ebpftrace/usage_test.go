// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"testing"
)

func TestHelpAndVersion(t *testing.T) {
	for _, tt := range []struct{ name, options, want string }{
		{"-h", "-h", "Usage: x "},
		{"--help", "--he", "Usage: x "},
		{"-h behind other options", "-fp 7 -h", "Usage: x "},
		{"what is behind -h does not matter", "-h -s x --nosuch", "Usage: x "},
		{"refused options do not matter", "-k -h", "Usage: x "},
		{"-h wins over -V", "-Vh", "Usage: x "},
		{"-V", "-V", "ebpftrace -- version "},
		{"--version", "--version", "ebpftrace -- version "},
		{"-V behind conflicts", "-t --timestamps -V", "ebpftrace -- version "},
		{"-V with a command", "-V true", "ebpftrace -- version "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, err := parse("x", strings.Fields(tt.options), syscallTables())
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(o.Print, tt.want) {
				t.Errorf("%s\n got %s\nwant %s...", tt.options, o.Print, tt.want)
			}
		})
	}
}

func TestHelpHasEveryOption(t *testing.T) {
	help := helpText("ebpftrace")
	listed, refused, _ := strings.Cut(help, "Options of strace that are not supported yet:")
	for i := range optionTable {
		o := &optionTable[i]
		form := o.forms()[len(o.forms())-1]
		if got, want := strings.Contains(listed, form), !o.unsupported(); got != want {
			t.Errorf("%s is in the help\n got %t\nwant %t", form, got, want)
		}
	}
	for _, name := range []string{"--kvm", "--inject"} {
		if !strings.Contains(refused, name) {
			t.Errorf("%s is not among the options without support:\n%s", name, refused)
		}
	}
}

func TestHelpFitsTheTerminal(t *testing.T) {
	for line := range strings.Lines(helpText("ebpftrace")) {
		if n := len(strings.TrimSuffix(line, "\n")); n > helpWidth {
			t.Errorf("%d columns, and %d there are\n%s", n, helpWidth, line)
		}
	}
}

func TestNoTwoOptionsGoByOneName(t *testing.T) {
	owners := make(map[string]string)
	claim := func(form string, o *option) {
		if owner, taken := owners[form]; taken {
			t.Errorf("%s is %s and %s", form, owner, o.name())
		}
		owners[form] = o.name()
	}
	for i := range optionTable {
		o := &optionTable[i]
		if o.Letter != 0 {
			claim("-"+string(o.Letter), o)
		}
		for _, name := range o.names() {
			claim("--"+name, o)
		}
		for _, name := range o.Expr {
			claim("-e "+name, o)
		}
	}
}
