// SPDX-License-Identifier: Apache-2.0

// Command goroutines runs goroutines on threads of their own, one after the
// other, and a child process.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

func main() {
	runtime.LockOSThread()
	for i := range 3 {
		done := make(chan error)
		go func() {
			runtime.LockOSThread()
			done <- os.WriteFile(fmt.Sprintf("out%d", i), []byte("hello\n"), 0o644)
		}()
		if err := <-done; err != nil {
			panic(err)
		}
	}
	out, err := exec.Command("echo", "child").Output()
	fmt.Printf("%s %v\n", out, err)
}
