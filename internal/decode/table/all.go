// SPDX-License-Identifier: Apache-2.0

package table

// families are all rows; a new file of rows is named here.
var families = [][]Row{
	fileRows,
	linkRows,
	statRows,
	handleRows,
	fileTimeRows,
	direntRows,
	xattrRows,
	descRows,
	socketRows,
	messageRows,
	memoryRows,
	prctlRows,
	numaRows,
	vmRows,
	processRows,
	futexRows,
	limitRows,
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
	ipcRows,
	mqRows,
	keyRows,
}
