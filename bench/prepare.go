// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// prepare makes a folder with the load programs, and with files that loads work on.
func (b *bench) prepare() (err error) {
	if b.o.ebpftrace, err = filepath.Abs(b.o.ebpftrace); err != nil {
		return err
	}
	b.run.Machine = machine(b.o.ebpftrace)
	if b.dir, err = os.MkdirTemp(b.o.dir, "ebpftrace-bench-"); err != nil {
		return err
	}
	if err := b.build(); err != nil {
		return err
	}
	if err := b.writeTree(filepath.Join(b.dir, "tree")); err != nil {
		return err
	}
	return b.writeProject(filepath.Join(b.dir, "project"))
}

// build compiles the load programs.
func (b *bench) build() error {
	sources, err := filepath.Glob(filepath.Join(b.o.sources, "*.c"))
	if err != nil || len(sources) == 0 {
		return fmt.Errorf("no load programs in %s", b.o.sources)
	}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".c")
		if err := command(".", "gcc", "-O2", "-Wall", "-o", b.load(name), source); err != nil {
			return err
		}
	}
	return nil
}

// command runs a command of the preparation.
func command(dir string, argv ...string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = environment()
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(argv, " "), err, text)
	}
	return nil
}

// environment is the same for all commands: no settings of the user, and a git that
// writes nothing when it is asked for the status.
func environment() []string {
	return []string{
		"PATH=" + os.Getenv("PATH") + ":/usr/sbin:/sbin",
		"HOME=/nonexistent", "LC_ALL=C", "TZ=UTC",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_OPTIONAL_LOCKS=0",
		"GIT_AUTHOR_NAME=bench", "GIT_AUTHOR_EMAIL=bench@localhost",
		"GIT_COMMITTER_NAME=bench", "GIT_COMMITTER_EMAIL=bench@localhost",
	}
}

const filesPerFolder = 50

// writeTree writes a tree of small files, which is a git repository.
func (b *bench) writeTree(dir string) error {
	for i := range b.o.files {
		folder := filepath.Join(dir, fmt.Sprintf("d%02d", i/filesPerFolder))
		if i%filesPerFolder == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		text := strings.Repeat(fmt.Sprintf("line of file %d\n", i), 10+i%200)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("f%02d.txt", i%filesPerFolder)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	for _, argv := range [][]string{
		{"git", "init", "-q"},
		{"git", "add", "."},
		{"git", "commit", "-q", "-m", "files"},
	} {
		if err := command(dir, argv...); err != nil {
			return err
		}
	}
	return nil
}

const projectFiles = 6

// writeProject writes a small C program of several files, with its Makefile.
func (b *bench) writeProject(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	makefile := "program:"
	var compile string
	for i := range projectFiles {
		name := fmt.Sprintf("part%d", i)
		makefile += " " + name + ".o"
		compile += fmt.Sprintf("%s.o: %s.c\n\tgcc -O1 -c -o $@ $<\n", name, name)
		text := fmt.Sprintf("#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\nint part%d(int n) { return printf(\"%%d\\n\", n + %d); }\n", i, i)
		if i == 0 {
			text += "int main(void) { return part0(1) < 0; }\n"
		}
		if err := os.WriteFile(filepath.Join(dir, name+".c"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	makefile += "\n\tgcc -o $@ $^\n" + compile
	return os.WriteFile(filepath.Join(dir, "Makefile"), []byte(makefile), 0o644)
}
