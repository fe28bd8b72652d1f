// SPDX-License-Identifier: Apache-2.0

package table

import (
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// epoll's constants are include/uapi/linux/eventpoll.h's.
var (
	epollCreateFlags = &arg.Flags{Bytes: 4, Unknown: "EPOLL_???", Names: []arg.Name{{unix.EPOLL_CLOEXEC, "EPOLL_CLOEXEC"}}}

	epollOp = &arg.Enum{Bytes: 4, Unknown: "EPOLL_CTL_???", Names: []arg.Name{
		{unix.EPOLL_CTL_ADD, "EPOLL_CTL_ADD"}, {unix.EPOLL_CTL_DEL, "EPOLL_CTL_DEL"}, {unix.EPOLL_CTL_MOD, "EPOLL_CTL_MOD"},
	}}

	epollEvents = &arg.Flags{Bytes: 4, Unknown: "EPOLL???", Names: []arg.Name{
		{unix.EPOLLIN, "EPOLLIN"}, {unix.EPOLLPRI, "EPOLLPRI"}, {unix.EPOLLOUT, "EPOLLOUT"}, {unix.EPOLLERR, "EPOLLERR"}, {unix.EPOLLHUP, "EPOLLHUP"}, {0x20, "EPOLLNVAL"},
		{unix.EPOLLRDNORM, "EPOLLRDNORM"}, {unix.EPOLLRDBAND, "EPOLLRDBAND"}, {unix.EPOLLWRNORM, "EPOLLWRNORM"}, {unix.EPOLLWRBAND, "EPOLLWRBAND"},
		{unix.EPOLLMSG, "EPOLLMSG"}, {unix.EPOLLRDHUP, "EPOLLRDHUP"},
		{unix.EPOLLEXCLUSIVE, "EPOLLEXCLUSIVE"}, {unix.EPOLLWAKEUP, "EPOLLWAKEUP"}, {unix.EPOLLONESHOT, "EPOLLONESHOT"}, {0x80000000, "EPOLLET"},
	}}
)

// Flags of calls that make descriptors: eventfd(2), signalfd(2), timerfd_create(2) and
// include/uapi/linux/userfaultfd.h. The flags of both timerfd calls are printed alike.
var (
	eventFlags = &arg.Flags{Bytes: 4, Unknown: "EFD_???", Names: []arg.Name{
		{unix.EFD_SEMAPHORE, "EFD_SEMAPHORE"}, {unix.EFD_CLOEXEC, "EFD_CLOEXEC"}, {unix.EFD_NONBLOCK, "EFD_NONBLOCK"},
	}}

	signalFDFlags = &arg.Flags{Bytes: 4, Unknown: "SFD_???", Names: []arg.Name{{unix.SFD_CLOEXEC, "SFD_CLOEXEC"}, {unix.SFD_NONBLOCK, "SFD_NONBLOCK"}}}

	timerFDFlags = &arg.Flags{Bytes: 4, Unknown: "TFD_???", Names: []arg.Name{
		{unix.TFD_TIMER_ABSTIME, "TFD_TIMER_ABSTIME"}, {unix.TFD_TIMER_CANCEL_ON_SET, "TFD_TIMER_CANCEL_ON_SET"}, {unix.TFD_CLOEXEC, "TFD_CLOEXEC"}, {unix.TFD_NONBLOCK, "TFD_NONBLOCK"},
	}}

	userFaultFlags = &arg.Flags{Bytes: 4, Unknown: "UFFD_???", Names: []arg.Name{{1, "UFFD_USER_MODE_ONLY"}, {unix.O_NONBLOCK, "O_NONBLOCK"}, {unix.O_CLOEXEC, "O_CLOEXEC"}}}
)
