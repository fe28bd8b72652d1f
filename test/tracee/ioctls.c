// SPDX-License-Identifier: Apache-2.0

/* ioctls: requests of terminals, files, network interfaces and others, and numbers
 * that are none. */
#include "io.h"
#include <asm/termbits.h>
#include <linux/blkpg.h>
#include <linux/fs.h>
#include <linux/fiemap.h>
#include <linux/hdreg.h>
#include <linux/if.h>
#include <linux/input.h>
#include <linux/loop.h>
#include <linux/nsfs.h>
#include <linux/perf_event.h>
#include <linux/random.h>
#include <linux/rtc.h>
#include <linux/sockios.h>
#include <linux/userfaultfd.h>
#include <linux/watchdog.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static char buf[20000];

/* each makes a request with right and wrong arguments. */
static void each(int fd, unsigned long request)
{
	call(SYS_ioctl, fd, request, buf);
	call(SYS_ioctl, -1, request, buf);
	call(SYS_ioctl, -1, request, 0);
	call(SYS_ioctl, -1, request, BAD);
	call(SYS_ioctl, -1, request, edge - 1);
	call(SYS_ioctl, -1, request | DIRTY, 7);
}

static void numbers(void)
{
	static const unsigned long n[] = {
		0, 1, 0x1234, 0x12341234, _IOC(0, 0x12, 0x34, 0x10), _IOC(1, 0x12, 0x34, 0x10), _IOC(2, 0x12, 0x34, 0x10), _IOC(3, 0x12, 0x34, 0x10),
		_IOC(1, 'z', 0x34, 100), _IOC(2, 'z', 0x34, 32), _IOC(3, 'z', 0x34, 8), _IOC(3, 0, 0, 0), _IOC(2, 'z', 1, 0x3fff), 0xffffffff, 0x8000000000005401,
		EVIOCGNAME(256), EVIOCGBIT(0, 4), EVIOCGBIT(EV_KEY, 96), EVIOCGBIT(0x1e, 8), EVIOCGABS(ABS_X), EVIOCGABS(0x3f), EVIOCSABS(ABS_Y),
		_IOC(2, 'M', 3, 4), _IOC(1, 'M', 3, 4), _IOC(2, 'M', 3, 32), _IOC(3, 'M', 3, 4), _IOC(1, 'k', 0, 64), _IOC(2, 'j', 0x13, 128),
	};

	for (size_t i = 0; i < COUNT(n); i++)
		each(-1, n[i]);
}

static void terminals(void)
{
	static const unsigned long gets[] = {TCGETS, TCGETS2, TCGETA, TIOCGWINSZ, TIOCGPGRP, TIOCGSID, TIOCOUTQ, FIONREAD, TIOCMGET, TIOCGETD, TIOCGSOFTCAR,
		TIOCGLCKTRMIOS, TIOCGEXCL, TIOCGPKT, TIOCGPTLCK};
	static const unsigned long sets[] = {TCSETS, TCSETSW, TCSETSF, TCSETA, TIOCSWINSZ, TCSETS2, TIOCMSET, TIOCSETD, TIOCPKT, FIONBIO, FIOASYNC, TIOCSSOFTCAR};
	static const unsigned long plain[] = {TCSBRK, TCXONC, TCFLSH, TCSBRKP, TIOCEXCL, TIOCNXCL, TIOCNOTTY, TIOCSCTTY, TIOCSTI, TIOCSBRK, TIOCCBRK, FIOCLEX, FIONCLEX};
	int tty = open("/dev/ptmx", O_RDWR | O_NOCTTY), off = 0;
	struct termios t;

	call(SYS_ioctl, tty, TIOCSPTLCK, &off);
	for (size_t i = 0; i < COUNT(gets); i++)
		each(tty, gets[i]);
	memset(buf, 0, sizeof(buf));
	for (size_t i = 0; i < COUNT(sets); i++)
		each(tty, sets[i]);
	for (size_t i = 0; i < COUNT(plain); i++)
		for (int value = -1; value < 5; value++)
			call(SYS_ioctl, -1, plain[i], value);
	for (int i = 0; i < 32; i++) {
		memset(&t, 0, sizeof(t));
		t.c_iflag = t.c_oflag = t.c_cflag = t.c_lflag = 1u << i;
		t.c_line = i;
		t.c_cc[i % 19] = i;
		call(SYS_ioctl, -1, TCSETS, &t);
		t.c_cflag = (i & 15) | (i & 16) << 8 | CRTSCTS;
		t.c_oflag = i << 8;
		call(SYS_ioctl, -1, TCSETSW, &t);
	}
	memset(&t, 0xff, sizeof(t));
	call(SYS_ioctl, -1, TCSETS, &t);
	call(SYS_close, tty);
}

static void files(void)
{
	struct fiemap *map = (void *)buf;
	int fd = a_file(), ns = open("/proc/self/ns/uts", O_RDONLY);
	long flags = FS_NODUMP_FL;

	memset(buf, 0, sizeof(buf));
	each(fd, FS_IOC_GETFLAGS);
	call(SYS_ioctl, fd, FS_IOC_SETFLAGS, &flags);
	each(fd, FS_IOC_GETFLAGS);
	each(fd, FS_IOC_FSGETXATTR);
	each(-1, FS_IOC_FSSETXATTR);
	each(fd, FS_IOC_GETFSLABEL);
	memset(buf, 0, sizeof(buf));
	map->fm_length = 100;
	map->fm_extent_count = 3;
	each(fd, FS_IOC_FIEMAP);
	each(-1, FITRIM);
	each(-1, FIDEDUPERANGE);
	each(-1, FICLONERANGE);
	call(SYS_ioctl, fd, FICLONE, -1);
	call(SYS_ioctl, -1, FIFREEZE, 0);
	call(SYS_ioctl, ns, NS_GET_NSTYPE, 0);
	call(SYS_ioctl, -1, NS_GET_OWNER_UID, buf);
	call(SYS_close, ns);
	call(SYS_close, fd);
}

static void interfaces(void)
{
	static const unsigned long gets[] = {SIOCGIFADDR, SIOCGIFFLAGS, SIOCGIFNETMASK, SIOCGIFBRDADDR, SIOCGIFDSTADDR, SIOCGIFMTU, SIOCGIFHWADDR, SIOCGIFINDEX,
		SIOCGIFTXQLEN, SIOCGIFMETRIC, SIOCGIFMAP, SIOCGIFSLAVE};
	static const unsigned long sets[] = {SIOCSIFADDR, SIOCSIFFLAGS, SIOCSIFMTU, SIOCSIFHWADDR, SIOCSIFNAME, SIOCSIFMAP, SIOCBRADDBR, SIOCBRADDIF};
	int s = socket(AF_INET, SOCK_DGRAM, 0);
	struct ifreq r[3];
	struct ifconf all = {sizeof(r), {.ifcu_req = r}};

	for (size_t i = 0; i < COUNT(gets); i++) {
		memset(r, 0, sizeof(r));
		strcpy(r->ifr_name, "lo");
		call(SYS_ioctl, s, gets[i], r);
		strcpy(r->ifr_name, "none");
		call(SYS_ioctl, s, gets[i], r);
		call(SYS_ioctl, -1, gets[i], BAD);
		call(SYS_ioctl, -1, gets[i], edge - 8);
	}
	memset(r, 0, sizeof(r));
	strcpy(r->ifr_name, "none");
	r->ifr_addr.sa_family = AF_INET;
	for (size_t i = 0; i < COUNT(sets); i++)
		call(SYS_ioctl, -1, sets[i], r);
	memset(r, 0xff, sizeof(r));
	for (size_t i = 0; i < COUNT(sets); i++)
		call(SYS_ioctl, -1, sets[i], r);
	r->ifr_ifindex = 1;
	call(SYS_ioctl, s, SIOCGIFNAME, r);
	r->ifr_ifindex = 9999;
	call(SYS_ioctl, s, SIOCGIFNAME, r);
	call(SYS_ioctl, -1, SIOCGIFCONF, &all);
	call(SYS_ioctl, -1, SIOCGIFCONF, 0);
	all.ifc_len = 5;
	call(SYS_ioctl, s, SIOCGIFCONF, &all);
	call(SYS_close, s);
}

static void devices(void)
{
	static const unsigned long plain[] = {HDIO_SET_DMA, LOOP_SET_FD, LOOP_CTL_ADD, RTC_IRQP_SET, EVIOCGRAB, PERF_EVENT_IOC_ENABLE, PERF_EVENT_IOC_SET_OUTPUT};
	static const unsigned long n[] = {
		BLKROSET, BLKGETSIZE, BLKGETSIZE64, BLKSSZGET, BLKDISCARD, BLKPG, BLKRRPART, BLKBSZSET, HDIO_GETGEO, HDIO_GET_DMA,
		LOOP_CLR_FD, LOOP_SET_STATUS, LOOP_SET_STATUS64, LOOP_GET_STATUS64, LOOP_CTL_GET_FREE, LOOP_CONFIGURE,
		RTC_RD_TIME, RTC_SET_TIME, RTC_WKALM_SET, RTC_AIE_ON, RTC_PARAM_SET, WDIOC_GETSUPPORT, WDIOC_SETOPTIONS, WDIOC_KEEPALIVE, WDIOC_SETTIMEOUT,
		RNDGETENTCNT, RNDADDTOENTCNT, RNDADDENTROPY, RNDCLEARPOOL, EVIOCGID, EVIOCGVERSION, EVIOCGREP, EVIOCSREP,
		PERF_EVENT_IOC_PERIOD, PERF_EVENT_IOC_SET_FILTER, PERF_EVENT_IOC_ID,
		UFFDIO_API, UFFDIO_REGISTER, UFFDIO_COPY, UFFDIO_ZEROPAGE, UFFDIO_WAKE, UFFDIO_WRITEPROTECT, UFFDIO_CONTINUE,
	};

	for (size_t i = 0; i < COUNT(plain); i++)
		for (int value = -1; value < 4; value++)
			call(SYS_ioctl, -1, plain[i], value);
	for (int fill = -1; fill < 3; fill++) {
		memset(buf, fill, 512);
		for (size_t i = 0; i < COUNT(n); i++)
			each(-1, n[i]);
	}
}

static void faults(void)
{
	struct uffdio_api api = {UFFD_API, 0, 0};
	int fd = call(SYS_userfaultfd, UFFD_USER_MODE_ONLY);

	if (fd < 0)
		return;
	call(SYS_ioctl, fd, UFFDIO_API, &api);
	call(SYS_ioctl, fd, UFFDIO_API, &api);
	call(SYS_close, fd);
}

int main(void)
{
	begin();
	for (size_t i = 0; i < sizeof(buf); i++)
		buf[i] = i;
	numbers();
	terminals();
	files();
	interfaces();
	devices();
	faults();
	return 0;
}
