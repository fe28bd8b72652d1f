// SPDX-License-Identifier: Apache-2.0

package table

// kernelErrnoBase is ERESTARTSYS, the first of those that include/linux/errno.h says
// should never be seen by user programs. A tracer sees them, and now and then a program.
const kernelErrnoBase = 512

const (
	restartSys    = 0
	restartNoIntr = 1
	restartNoHand = 2
	restartBlock  = 4
)

// kernelErrnos is indexed from kernelErrnoBase. libc has no text for the rest.
var kernelErrnos = [...]errnoText{
	restartSys:    {"ERESTARTSYS", "To be restarted if SA_RESTART is set"},
	restartNoIntr: {"ERESTARTNOINTR", "To be restarted"},
	restartNoHand: {"ERESTARTNOHAND", "To be restarted if no handler"},
	3:             {"ENOIOCTLCMD", "Unknown error 515"},
	restartBlock:  {"ERESTART_RESTARTBLOCK", "Interrupted by signal"},
	5:             {"EPROBE_DEFER", "Unknown error 517"},
	6:             {"EOPENSTALE", "Unknown error 518"},
	9:             {"EBADHANDLE", "Unknown error 521"},
	10:            {"ENOTSYNC", "Unknown error 522"},
	11:            {"EBADCOOKIE", "Unknown error 523"},
	12:            {"ENOTSUPP", "Unknown error 524"},
	13:            {"ETOOSMALL", "Unknown error 525"},
	14:            {"ESERVERFAULT", "Unknown error 526"},
	15:            {"EBADTYPE", "Unknown error 527"},
	16:            {"EJUKEBOX", "Unknown error 528"},
	17:            {"EIOCBQUEUED", "Unknown error 529"},
	18:            {"ERECALLCONFLICT", "Unknown error 530"},
}
