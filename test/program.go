// SPDX-License-Identifier: Apache-2.0

package test

// program is a command that strace and ebpftrace both run, each in a fresh
// folder of the same content.
type program struct {
	name    string
	options []string          // of the tracer; -f if there are none
	argv    []string          // @PORT@ stands for the port of a server that says hello
	files   map[string]string // content by name; a name that ends in / is a folder
	setup   string            // a shell script that runs before, not traced
	beside  string            // a shell script that runs meanwhile, not traced
	stderr  bool              // the trace goes to stderr, not to a file
	bag     bool              // chance decides which thread does what: only compare which lines there are
	needs   []string          // commands, besides argv's first
}

// sh makes the words that run a script with the system's shell.
func sh(script string) []string { return []string{"sh", "-c", script} }

// until makes the start of a script that waits for a condition.
func until(condition string) string { return "until " + condition + "; do sleep 0.01; done; " }
