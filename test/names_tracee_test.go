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
// threads), how many, the number of the first, and the files for each; or one whose
// descriptor is replaced.
func traceeOfNames() bool {
	var kind string
	var workers, first, files int
	if n, _ := fmt.Sscan(os.Getenv(namesTracee), &kind, &workers, &first, &files); n != 4 {
		return false
	}
	if kind == "replaced" {
		useReplaced(files)
		return true
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

// useReplaced reads by a descriptor which another thread makes that of one file and of
// another, and opens a third in between.
func useReplaced(times int) {
	for _, folder := range []string{"one", "two", "third"} {
		must(unix.Mkdir(folder, 0o700))
	}
	open := func(folder string) int {
		fd, err := unix.Open(folder+"/file", unix.O_RDWR|unix.O_CREAT, 0o600)
		must(err)
		return fd
	}
	fd := open("one")
	over := make(chan struct{})
	go func() {
		for i := 0; ; i++ {
			select {
			case <-over:
				return
			default:
			}
			next := open([]string{"one", "two"}[i%2])
			must(unix.Dup3(next, fd, 0))
			must(unix.Close(next))
			must(unix.Close(open("third")))
		}
	}()
	for range times {
		var b [1]byte
		_, _ = unix.Read(fd, b[:])
	}
	over <- struct{}{}
}

// must ends the tracee, which fails the test.
func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
