// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Calls that make, change and end processes.
var processRows = []Row{
	{Name: "execve", Exec: true, Args: []Arg{in("pathname", arg.ExecPath{}), in("argv", arg.Strings{}), in("envp", arg.Strings{CountOnly: true})}},
	{Name: "exit_group", Args: []Arg{in("status", arg.Int)}},
	{Name: "exit", Args: []Arg{in("status", arg.Int)}},
}
