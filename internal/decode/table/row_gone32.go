// SPDX-License-Identifier: Apache-2.0

package table

// Calls that no kernel of the 32-bit architectures has any more, or ever had.
var gone32Rows = []Row{
	{Name: "break"},
	{Name: "ftime"},
	{Name: "idle"},
	{Name: "lock"},
	{Name: "mpx"},
	{Name: "prof"},
	{Name: "bdflush", Args: hexArgs(2)},
	{Name: "gtty", Args: hexArgs(2)},
	{Name: "stty", Args: hexArgs(2)},
	{Name: "ulimit", Args: hexArgs(2)},
	{Name: "profil", Args: hexArgs(4)},
}
