// SPDX-License-Identifier: Apache-2.0

// Command vm-init is PID 1 of the throw-away guest that vm-run boots. It mounts
// what a tracer needs, runs the command packed into /vm/argv, and restarts,
// which ends QEMU. Kernel messages and its own go to the console; three PCI
// serial ports carry, byte for byte, the command's stdout and stderr, and its
// exit code in decimal. It uses the standard library only, so that it
// cross-compiles without downloads.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
	"unsafe"
)

// mounts lists targets and types. A failure is no error: kernels differ.
var mounts = [][2]string{
	{"/proc", "proc"}, {"/sys", "sysfs"}, {"/dev", "devtmpfs"}, {"/dev/pts", "devpts"},
	{"/dev/shm", "tmpfs"}, {"/tmp", "tmpfs"}, {"/run", "tmpfs"},
	{"/sys/kernel/debug", "debugfs"}, {"/sys/kernel/tracing", "tracefs"}, {"/sys/kernel/security", "securityfs"},
	{"/sys/fs/bpf", "bpf"}, {"/sys/fs/cgroup", "cgroup2"},
}

func main() {
	for _, m := range mounts {
		os.MkdirAll(m[0], 0o755)
		syscall.Mount(m[1], m[0], m[1], 0, "")
	}
	os.Chmod("/tmp", 0o1777)
	for name, fd := range map[string]string{"fd": "", "stdin": "/0", "stdout": "/1", "stderr": "/2"} {
		os.Symlink("/proc/self/fd"+fd, "/dev/"+name)
	}
	os.Setenv("PATH", "/vm:/bin:/sbin:/usr/bin:/usr/sbin")
	os.Setenv("HOME", "/root")
	exec.Command("/bin/busybox", "--install", "-s", "/bin").Run()
	exec.Command("/bin/busybox", "ip", "link", "set", "lo", "up").Run()
	exec.Command("/bin/busybox", "hostname", "vm").Run()

	ports, err := openPorts()
	if err == nil {
		var code int
		if code, err = run(ports[0], ports[1]); err == nil {
			fmt.Fprint(ports[2], code)
		}
	}
	if err != nil { // no exit code: vm-run shows the console
		fmt.Println("vm-init:", err)
	}
	for _, f := range append(ports, os.Stdout) {
		ioctl(f, tcsbrk, 1) // wait until the port has sent everything
	}
	syscall.Reboot(syscall.LINUX_REBOOT_CMD_RESTART)
}

// run runs the command of /vm/argv and returns its exit code, 128+N after
// signal N, 127 if there is no such command. It reaps orphans, as PID 1 must.
func run(stdout, stderr io.Writer) (int, error) {
	b, err := os.ReadFile("/vm/argv") // each argument ends with a NUL
	if err != nil {
		return 0, err
	}
	argv := strings.Split(strings.TrimSuffix(string(b), "\x00"), "\x00")
	if err := os.Chdir("/vm"); err != nil {
		return 0, err
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	// Pipes, not the ports themselves: the command must not see a terminal.
	o, _ := cmd.StdoutPipe()
	e, err := cmd.StderrPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(stderr, "vm-init:", err)
		return 127, nil
	}
	done := make(chan error)
	go func() { _, err := io.Copy(stdout, o); done <- err }()
	go func() { _, err := io.Copy(stderr, e); done <- err }()
	var ws syscall.WaitStatus
	for p := 0; p != cmd.Process.Pid; {
		if p, err = syscall.Wait4(-1, &ws, 0, nil); err != nil && err != syscall.EINTR {
			return 0, fmt.Errorf("wait: %w", err)
		}
	}
	syscall.Kill(-1, syscall.SIGKILL) // what it left behind may hold the pipes open
	for range [2]int{} {
		if err := <-done; err != nil {
			return 0, err
		}
	}
	if ws.Signaled() {
		return 128 + int(ws.Signal()), nil
	}
	return ws.ExitStatus(), nil
}

// openPorts opens the PCI serial ports in raw mode. Their names depend on how
// many legacy ports the kernel has found, so it asks sysfs.
func openPorts() (ports []*os.File, err error) {
	var names []string
	all, _ := filepath.Glob("/sys/class/tty/ttyS*")
	for _, c := range all {
		if dev, _ := filepath.EvalSymlinks(c); strings.Contains(dev, "/pci0000:00/0000:00:") {
			names = append(names, fmt.Sprintf("%4s", strings.TrimPrefix(filepath.Base(c), "ttyS")))
		}
	}
	sort.Strings(names) // by number, as they are padded
	if len(names) != 3 {
		return nil, fmt.Errorf("want 3 PCI serial ports, found %q", names)
	}
	for _, n := range names {
		f, err := os.OpenFile("/dev/ttyS"+strings.TrimSpace(n), os.O_RDWR|syscall.O_NOCTTY, 0)
		if err != nil {
			return nil, err
		}
		raw := syscall.Termios{Cflag: syscall.CS8 | syscall.CREAD | syscall.CLOCAL | syscall.B115200}
		if err := ioctl(f, syscall.TCSETS, uintptr(unsafe.Pointer(&raw))); err != nil {
			return nil, err
		}
		ports = append(ports, f)
	}
	return ports, nil
}

const tcsbrk = 0x5409 // with argument 1 it is tcdrain(3)

func ioctl(f *os.File, req, arg uintptr) error {
	if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), req, arg); e != 0 {
		return e
	}
	return nil
}
