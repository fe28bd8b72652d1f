// SPDX-License-Identifier: Apache-2.0

package table_test

import "testing"

func TestIoctlNames(t *testing.T) {
	testCalls(t, []callCase{
		{name: "a name", syscall: "ioctl", args: [6]uint64{0, 0x541b, 0x100}, ret: -25, want: "ioctl(0, FIONREAD, 0x100) = -1 ENOTTY (Inappropriate ioctl for device)"},
		{name: "the high half is not the kernel's to see", syscall: "ioctl", args: [6]uint64{0, 5<<32 | 0x541b, 0}, ret: -14, want: "ioctl(0, FIONREAD, NULL) = -1 EFAULT (Bad address)"},
		{name: "two names", syscall: "ioctl", args: [6]uint64{0, 0x40049409, 5}, want: "ioctl(0, BTRFS_IOC_CLONE or FICLONE, 5) = 0"},
		{name: "a macro with a size", syscall: "ioctl", args: [6]uint64{0, 0x81004506, 0}, ret: -14, want: "ioctl(0, EVIOCGNAME(256), NULL) = -1 EFAULT (Bad address)"},
		{name: "a macro with a constant", syscall: "ioctl", args: [6]uint64{0, 0x80604521, 0}, ret: -14, want: "ioctl(0, EVIOCGBIT(EV_KEY, 96), NULL) = -1 EFAULT (Bad address)"},
		{name: "a macro and a name", syscall: "ioctl", args: [6]uint64{0, 0x40104d00, 0}, ret: -14, want: "ioctl(0, MIXER_WRITE(0) or MTRRIOC_ADD_ENTRY, 0) = -1 EFAULT (Bad address)"},
		{name: "no name", syscall: "ioctl", args: [6]uint64{0, 0xc0101234, 7}, ret: -25, want: "ioctl(0, _IOC(_IOC_READ|_IOC_WRITE, 0x12, 0x34, 0x10), 0x7) = -1 ENOTTY (Inappropriate ioctl for device)"},
		{name: "all ones", syscall: "ioctl", args: [6]uint64{0, allOnes, 7}, ret: -25, want: "ioctl(0, _IOC(_IOC_READ|_IOC_WRITE, 0xff, 0xff, 0x3fff), 0x7) = -1 ENOTTY (Inappropriate ioctl for device)"},
		{name: "a terminal's, by its success", syscall: "ioctl", args: [6]uint64{0, 0x5402, 0}, ret: -14, want: "ioctl(0, TCSETS, NULL) = -1 EFAULT (Bad address)"},
		{name: "or a timer's", syscall: "ioctl", args: [6]uint64{0, 0x5402, 0}, ret: -25, want: "ioctl(0, SNDCTL_TMR_START or TCSETS, NULL) = -1 ENOTTY (Inappropriate ioctl for device)"},
		{name: "a name of a network device's", syscall: "ioctl", args: [6]uint64{0, 0x8946, 0}, ret: -14, want: "ioctl(0, SIOCETHTOOL, NULL) = -1 EFAULT (Bad address)"},
		{name: "a private one", syscall: "ioctl", args: [6]uint64{0, 0x89f0, 0}, ret: -14, want: "ioctl(0, SIOCDEVPRIVATE, 0) = -1 EFAULT (Bad address)"},
		{name: "a signal", syscall: "ioctl", args: [6]uint64{0, 0x4b4e, 5}, want: "ioctl(0, KDSIGACCEPT, SIGTRAP) = 0"},
		{name: "a number that is none", syscall: "ioctl", args: [6]uint64{0, 0x4b4e, 500}, want: "ioctl(0, KDSIGACCEPT, 500) = 0"},
		{name: "a map of characters", syscall: "ioctl", args: [6]uint64{0, 0x4b67, 0x100}, entry: memory(at(0x100, uint32(2), uint32(0), uint64(0x200)), at(0x200, uint32(0x10041), uint32(0xffff))),
			want: "ioctl(0, PIO_UNIMAP, {entry_ct=2, entries=[{unicode=0x41, fontpos=0x1}, {unicode=0xffff, fontpos=0}]}) = 0"},
		{name: "bytes of a request nobody knows", syscall: "ioctl", args: [6]uint64{0, 0x40047a01, 0x100}, entry: memory(at(0x100, "ab\x00\xff")), verbose: true,
			want: `ioctl(0, _IOC(_IOC_WRITE, 0x7a, 0x1, 0x4), "\x61\x62\x00\xff") = 0`},
		{name: "bytes before and after", syscall: "ioctl", args: [6]uint64{0, 0xc0027a01, 0x100}, entry: memory(at(0x100, "ab")), exit: memory(at(0x100, "cd")), verbose: true,
			want: `ioctl(0, _IOC(_IOC_READ|_IOC_WRITE, 0x7a, 0x1, 0x2), "\x61\x62" => "\x63\x64") = 0`},
	})
}

func TestIoctlArguments(t *testing.T) {
	terminal := at(0x100, uint32(0x500), uint32(5), uint32(0xbf), uint32(0x8a3b), make([]byte, 20))
	name := []byte("lo\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	testCalls(t, []callCase{
		{name: "the modes of a terminal", syscall: "ioctl", args: [6]uint64{0, 0x5401, 0x100}, exit: memory(terminal),
			want: "ioctl(0, TCGETS, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR, c_cflag=B38400|CS8|CREAD, " +
				"c_lflag=ISIG|ICANON|ECHO|ECHOE|ECHOK|IEXTEN|ECHOCTL|ECHOKE, ...}) = 0"},
		{name: "no modes leave a bar", syscall: "ioctl", args: [6]uint64{0, 0x5405, 0x100}, exit: memory(at(0x100, make([]byte, 18))),
			want: "ioctl(0, TCGETA, {c_iflag=, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|, c_cflag=B0|CS5|, c_lflag=, ...}) = 0"},
		{name: "no argument", syscall: "ioctl", args: [6]uint64{3, 0x5451, 0x100}, want: "ioctl(3, FIOCLEX) = 0"},
		{name: "a number", syscall: "ioctl", args: [6]uint64{3, 0x5409, allOnes}, want: "ioctl(3, TCSBRK, -1) = 0"},
		{name: "a result that has a name", syscall: "ioctl", args: [6]uint64{3, 0xb703, 0}, ret: 0x4000000, want: "ioctl(3, NS_GET_NSTYPE) = 67108864 (CLONE_NEWUTS)"},
		{name: "what was asked after a failure", syscall: "ioctl", args: [6]uint64{3, 0x8915, 0x100}, ret: -19, entry: memory(at(0x100, name, make([]byte, 24))),
			want: `ioctl(3, SIOCGIFADDR, {ifr_name="lo"}) = -1 ENODEV (No such device)`},
		{name: "and the answer", syscall: "ioctl", args: [6]uint64{3, 0x8921, 0x100}, entry: memory(at(0x100, name, make([]byte, 24))), exit: memory(at(0x100, name, uint32(1500), make([]byte, 20))),
			want: `ioctl(3, SIOCGIFMTU, {ifr_name="lo", ifr_mtu=1500}) = 0`},
		{name: "an address of hardware", syscall: "ioctl", args: [6]uint64{3, 0x8927, 0x100}, exit: memory(at(0x100, name, []byte{1, 0, 2, 0, 0, 0, 0, 7}, make([]byte, 16))),
			want: `ioctl(3, SIOCGIFHWADDR, {ifr_name="lo", ifr_hwaddr={sa_family=ARPHRD_ETHER, sa_data=02:00:00:00:00:07}}) = 0`},
		{name: "a list that was cut", syscall: "ioctl", args: [6]uint64{3, 0x8912, 0x100}, entry: memory(at(0x100, uint32(80), uint32(0), uint64(0x200))),
			exit: memory(at(0x100, uint32(40), uint32(0), uint64(0x200)), at(0x200, name, make([]byte, 24))),
			want: `ioctl(3, SIOCGIFCONF, {ifc_len=80 /* 2 * sizeof(struct ifreq) */ => 40 /* 1 * sizeof(struct ifreq) */, ifc_buf=[{ifr_name="lo", ifr_addr={sa_family=AF_UNSPEC, sa_data="\0\0\0\0\0\0\0\0\0\0\0\0\0\0"}}]}) = 0`},
		{name: "a struct asked and one answered", syscall: "ioctl", args: [6]uint64{3, 0xc020660b, 0x100},
			entry: memory(at(0x100, uint64(0), uint64(9), uint32(1), uint32(0), uint32(5), uint32(0))),
			exit:  memory(at(0x100, uint64(0), uint64(9), uint32(1), uint32(2), uint32(5), uint32(0))),
			want:  "ioctl(3, FS_IOC_FIEMAP, {fm_start=0, fm_length=9, fm_flags=FIEMAP_FLAG_SYNC, fm_extent_count=5} => {fm_flags=FIEMAP_FLAG_SYNC, fm_mapped_extents=2, ...}) = 0"},
		{name: "bytes behind a struct", syscall: "ioctl", args: [6]uint64{3, 0x40085203, 0x100}, entry: memory(at(0x100, uint32(8), uint32(2)), at(0x108, "ab")),
			want: `ioctl(3, RNDADDENTROPY, {entropy_count=8, buf_size=2, buf="ab"}) = 0`},
	})
}
