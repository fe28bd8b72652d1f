// SPDX-License-Identifier: Apache-2.0

package main

import (
	"sync"

	"golang.org/x/sys/unix"
)

// interfaceName asks the kernel for the name of a network interface, in the tracer's
// network namespace: netdevice(7). The socket stays open, so that a name costs one
// call.
func interfaceName(index uint32) string {
	fd := interfaceSocket()
	if fd < 0 {
		return ""
	}
	request, err := unix.NewIfreq("")
	if err != nil {
		return ""
	}
	request.SetUint32(index)
	if err := unix.IoctlIfreq(fd, unix.SIOCGIFNAME, request); err != nil {
		return ""
	}
	return request.Name()
}

var interfaceSocket = sync.OnceValue(func() int {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1
	}
	return fd
})
