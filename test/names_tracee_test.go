// SPDX-License-Identifier: Apache-2.0

package test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// namesTracee makes the test binary a program that opens, reads and closes files, so that
// it also runs in guests, which have no compiler.
const namesTracee = "EBPFTRACE_TEST_NAMES"

// namesKept is how many files there are before the first is removed. What a file was made
// of in the kernel is another's soon: its descriptor at once, its struct file and dentry
// when it is removed.
const namesKept = 7

// Without -f only the first thread is traced: it has to be a worker.
func init() {
	if os.Getenv(namesTracee) != "" {
		runtime.LockOSThread()
	}
}

// traceeOfNames runs where the test binary is that program: workers of a kind (processes,
// threads), how many, the number of the first, and the files for each.
func traceeOfNames() bool {
	var kind string
	var workers, first, files int
	if n, _ := fmt.Sscan(os.Getenv(namesTracee), &kind, &workers, &first, &files); n != 4 {
		return false
	}
	var others sync.WaitGroup
	for i := first + 1; i < first+workers; i++ {
		if kind == "threads" {
			others.Go(func() { runtime.LockOSThread(); useFiles(i, files) })
			continue
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s 1 %d %d", namesTracee, kind, i, files))
		must(cmd.Start())
		others.Go(func() { must(cmd.Wait()) })
	}
	useFiles(first, files)
	others.Wait()
	return true
}

// useFiles uses that many different files in a worker's folder. Short names are in the
// dentry itself, longer ones apart.
func useFiles(worker, files int) {
	name := func(i int) string { return fmt.Sprintf("%d/%0*d", worker, i*7%60+1, i) }
	must(unix.Mkdir(fmt.Sprint(worker), 0o700))
	var b [1]byte
	for i := range files {
		fd, err := unix.Open(name(i), unix.O_RDWR|unix.O_CREAT|unix.O_EXCL, 0o600)
		must(err)
		_, err = unix.Read(fd, b[:])
		must(err)
		must(unix.Close(fd))
		if i >= namesKept {
			must(unix.Unlink(name(i - namesKept)))
		}
	}
}

// must ends the tracee, which fails the test.
func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
