// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Modes of terminals: include/uapi/asm-generic/termbits.h and termbits-common.h.
var (
	inputModes = &arg.Flags{Bytes: 4, Names: []arg.Name{
		{0x1, "IGNBRK"}, {0x2, "BRKINT"}, {0x4, "IGNPAR"}, {0x8, "PARMRK"}, {0x10, "INPCK"}, {0x20, "ISTRIP"}, {0x40, "INLCR"}, {0x80, "IGNCR"},
		{0x100, "ICRNL"}, {0x200, "IUCLC"}, {0x400, "IXON"}, {0x800, "IXANY"}, {0x1000, "IXOFF"}, {0x2000, "IMAXBEL"}, {0x4000, "IUTF8"},
	}}
	outputModes = &arg.Flags{Bytes: 4, Names: []arg.Name{
		{0x1, "OPOST"}, {0x2, "OLCUC"}, {0x4, "ONLCR"}, {0x8, "OCRNL"}, {0x10, "ONOCR"}, {0x20, "ONLRET"}, {0x40, "OFILL"}, {0x80, "OFDEL"},
	}}
	outputDelays = []modeField{
		{0x100, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "NL0"}, {0x100, "NL1"}}}},
		{0x600, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "CR0"}, {0x200, "CR1"}, {0x400, "CR2"}, {0x600, "CR3"}}}},
		{0x1800, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "TAB0"}, {0x800, "TAB1"}, {0x1000, "TAB2"}, {0x1800, "XTABS"}}}},
		{0x2000, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "BS0"}, {0x2000, "BS1"}}}},
		{0x4000, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "VT0"}, {0x4000, "VT1"}}}},
		{0x8000, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "FF0"}, {0x8000, "FF1"}}}},
	}
	characterSize = []modeField{
		{sizeMask, &arg.Enum{Bytes: 4, Names: []arg.Name{{0, "CS5"}, {0x10, "CS6"}, {0x20, "CS7"}, {0x30, "CS8"}}}},
	}
	controlModes = &arg.Flags{Bytes: 4, Names: []arg.Name{
		{0x40, "CSTOPB"}, {0x80, "CREAD"}, {0x100, "PARENB"}, {0x200, "PARODD"}, {0x400, "HUPCL"}, {0x800, "CLOCAL"},
		{0x40000000, "CMSPAR"}, {0x80000000, "CRTSCTS"},
	}}
	localModes = &arg.Flags{Bytes: 4, Names: []arg.Name{
		{0x1, "ISIG"}, {0x2, "ICANON"}, {0x4, "XCASE"}, {0x8, "ECHO"}, {0x10, "ECHOE"}, {0x20, "ECHOK"}, {0x40, "ECHONL"}, {0x80, "NOFLSH"},
		{0x8000, "IEXTEN"}, {0x200, "ECHOCTL"}, {0x400, "ECHOPRT"}, {0x800, "ECHOKE"}, {0x1000, "FLUSHO"}, {0x4000, "PENDIN"}, {0x100, "TOSTOP"}, {0x10000, "EXTPROC"},
	}}
	terminalSpeed = &arg.Enum{Bytes: 4, Names: []arg.Name{
		{0, "B0"}, {1, "B50"}, {2, "B75"}, {3, "B110"}, {4, "B134"}, {5, "B150"}, {6, "B200"}, {7, "B300"},
		{8, "B600"}, {9, "B1200"}, {10, "B1800"}, {11, "B2400"}, {12, "B4800"}, {13, "B9600"}, {14, "B19200"}, {15, "B38400"},
		{0x1000, "BOTHER"}, {0x1001, "B57600"}, {0x1002, "B115200"}, {0x1003, "B230400"}, {0x1004, "B460800"}, {0x1005, "B500000"}, {0x1006, "B576000"}, {0x1007, "B921600"},
		{0x1008, "B1000000"}, {0x1009, "B1152000"}, {0x100a, "B1500000"}, {0x100b, "B2000000"}, {0x100c, "B2500000"}, {0x100d, "B3000000"}, {0x100e, "B3500000"}, {0x100f, "B4000000"},
	}}
)

var controlNames = [...]string{
	"VINTR", "VQUIT", "VERASE", "VKILL", "VEOF", "VTIME", "VMIN", "VSWTC", "VSTART", "VSTOP", "VSUSP", "VEOL",
	"VREPRINT", "VDISCARD", "VWERASE", "VLNEXT", "VEOL2",
}

// lineDisciplines are include/uapi/linux/tty.h's, as far as strace knows them.
var lineDisciplines = []arg.Name{
	{0, "N_TTY"}, {1, "N_SLIP"}, {2, "N_MOUSE"}, {3, "N_PPP"}, {4, "N_STRIP"}, {5, "N_AX25"}, {6, "N_X25"}, {7, "N_6PACK"}, {8, "N_MASC"}, {9, "N_R3964"},
	{10, "N_PROFIBUS_FDL"}, {11, "N_IRDA"}, {12, "N_SMSBLOCK"}, {13, "N_HDLC"}, {14, "N_SYNC_PPP"}, {15, "N_HCI"}, {16, "N_GIGASET_M101"}, {17, "N_SLCAN"},
	{18, "N_PPS"}, {19, "N_V253"}, {20, "N_CAIF"}, {21, "N_GSM0710"}, {22, "N_TI_WL"}, {23, "N_TRACESINK"}, {24, "N_TRACEROUTER"}, {25, "N_NCI"},
	{26, "N_SPEAKUP"}, {27, "N_NULL"},
}

var (
	// flowAction and flushQueue are include/uapi/asm-generic/termbits-common.h's.
	flowAction = &arg.Enum{Unknown: "TC???", Names: []arg.Name{{0, "TCOOFF"}, {1, "TCOON"}, {2, "TCIOFF"}, {3, "TCION"}}}
	flushQueue = &arg.Enum{Unknown: "TC???", Names: []arg.Name{{0, "TCIFLUSH"}, {1, "TCOFLUSH"}, {2, "TCIOFLUSH"}}}

	// modemLines are include/uapi/asm-generic/termios.h's.
	modemLines = &arg.Flags{Bytes: 4, Unknown: "TIOCM_???", Names: []arg.Name{
		{0x1, "TIOCM_LE"}, {0x2, "TIOCM_DTR"}, {0x4, "TIOCM_RTS"}, {0x8, "TIOCM_ST"}, {0x10, "TIOCM_SR"}, {0x20, "TIOCM_CTS"}, {0x40, "TIOCM_CAR"}, {0x80, "TIOCM_RNG"},
		{0x100, "TIOCM_DSR"}, {0x2000, "TIOCM_OUT1"}, {0x4000, "TIOCM_OUT2"}, {0x8000, "TIOCM_LOOP"},
	}}
)
