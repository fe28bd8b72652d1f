// SPDX-License-Identifier: Apache-2.0

package live

import (
	"errors"
	"fmt"
	"os"

	"github.com/gdamore/tcell/v2"
	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// terminal tells of the first write that fails, which a tcell.Screen does not.
type terminal struct {
	tcell.Tty
	broken chan error
}

func (t *terminal) Write(b []byte) (int, error) {
	n, err := t.Tty.Write(b)
	if err != nil {
		select {
		case t.broken <- err:
		default:
		}
	}
	return n, err
}

// Open finds the terminal that the process was started on, wherever its output goes. It
// changes nothing about it.
func Open() (*UI, error) {
	tty, err := tcell.NewDevTty()
	if err != nil {
		return nil, &hint.Error{
			Err: fmt.Errorf("there is no terminal to show latencies on: %w", cause(err)),
			Do:  "run it on a terminal, or use --interval for tables one after the other",
		}
	}
	// What is drawn is ASCII, which any character set has.
	tcell.SetEncodingFallback(tcell.EncodingFallbackASCII)
	u := newUI(nil)
	u.screen, err = tcell.NewTerminfoScreenFromTty(&terminal{tty, u.broken})
	if err != nil {
		_ = tty.Close()
		return nil, &hint.Error{
			Err: fmt.Errorf("terminal of type %q: %w", os.Getenv("TERM"), err),
			Do:  "set TERM to what the terminal is, or is like: TERM=xterm, for example",
		}
	}
	u.restore, err = restorer("/dev/tty")
	return u, err
}

// restorer makes a function that sets the modes of a terminal to what they are now.
func restorer(path string) (func(), error) {
	fd, err := unix.Open(path, unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	modes, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return nil, fmt.Errorf("read the modes of %s: %w", path, err)
	}
	return func() { _ = unix.IoctlSetTermios(fd, unix.TCSETS, modes) }, nil
}

// cause strips the operation and path around what the kernel says.
func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
