// SPDX-License-Identifier: Apache-2.0

package table

// families are all rows; a new file of rows is named here.
var families = [][]Row{
	fileRows,
	descRows,
	pipeRows,
	pollRows,
	memoryRows,
	processRows,
	limitRows,
	futexRows,
	vmRows,
	numaRows,
	waitRows,
	pidRows,
	signalRows,
	oldSignalRows,
	clockRows,
	timerRows,
	idRows,
	systemRows,
	loadRows,
	goneRows,
	lsmRows,
}
