// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of terminals, and some that most descriptors have: ioctl_tty(2).
var ttyRequests = slices.Concat(
	answered(termios, "TCGETS", "TIOCGLCKTRMIOS"),
	given(termios, "TCSETS", "TCSETSW", "TCSETSF", "TIOCSLCKTRMIOS"),
	answered(termio, "TCGETA"),
	given(termio, "TCSETA", "TCSETAW", "TCSETAF"),
	answered(termios2, "TCGETS2"),
	given(termios2, "TCSETS2", "TCSETSW2", "TCSETSF2"),
	answered(windowSize, "TIOCGWINSZ"),
	given(windowSize, "TIOCSWINSZ"),
	asArg(arg.Int, "TCSBRK", "TCSBRKP", "TIOCSCTTY"),
	asArg(flowAction, "TCXONC"),
	asArg(flushQueue, "TCFLSH"),
	answered(group, "TIOCGPGRP", "TIOCGSID"), answered(arg.Int, "FIOGETOWN", "SIOCGPGRP"),
	given(group, "TIOCSPGRP"), given(arg.Int, "FIOSETOWN", "SIOCSPGRP"),
	answered(arg.Int, "TIOCOUTQ", "FIONREAD", "TIOCGSOFTCAR", "TIOCGETD", "TIOCGPTN", "TIOCGDEV", "TIOCGEXCL", "SIOCATMARK", "SIOCOUTQNSD"),
	given(arg.Int, "TIOCSSOFTCAR", "TIOCPKT", "FIONBIO", "FIOASYNC", "TIOCSETD", "TIOCSPTLCK"),
	answered(modemLines, "TIOCMGET"),
	given(modemLines, "TIOCMBIS", "TIOCMBIC", "TIOCMSET"),
	asArg(arg.AtEntry{Type: arg.Buffer{Len: arg.Fixed(1)}}, "TIOCSTI"),
	noArgument("TIOCEXCL", "TIOCNXCL", "TIOCCONS", "TIOCSSERIAL", "TIOCNOTTY", "TIOCSBRK", "TIOCCBRK", "TIOCVHANGUP", "FIOCLEX", "FIONCLEX"),
)
