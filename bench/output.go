// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// result is what a load tells.
type result struct {
	units float64
	ns    float64
	cpu   time.Duration
}

// parseResult finds the load's line in its output.
func parseResult(stdout string) (result, error) {
	var r result
	for line := range strings.Lines(stdout) {
		if n, _ := fmt.Sscanf(line, "bench: units=%f ns=%f cpu=%d", &r.units, &r.ns, &r.cpu); n == 3 {
			return r, nil
		}
	}
	return r, errors.New("the load told no result")
}

// written is what is in a tracer's file.
type written struct {
	bytes, calls, lost float64
}

var (
	paren   = []byte("(")
	resumed = []byte(" resumed>")
	gap     = []byte("LOST ") // of perf: LOST 17 events!
	lost    = regexp.MustCompile(`(?m)(\d+) records lost`)
)

// readOutput counts the calls in a tracer's file: lines with a parenthesis, or with a
// text that is given, but not the second halves.
func readOutput(path, call string) (written, error) {
	f, err := os.Open(path)
	if err != nil {
		return written{}, err
	}
	defer f.Close()
	text := paren
	if call != "" {
		text = []byte(call)
	}
	var w written
	lines := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := lines.ReadSlice('\n')
		w.bytes += float64(len(line))
		switch {
		case bytes.HasPrefix(line, gap):
			digits, _, _ := bytes.Cut(line[len(gap):], []byte(" "))
			w.lost += number(digits)
		case bytes.Contains(line, text) && !bytes.Contains(line, resumed):
			w.calls++
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return w, nil // the end
		}
	}
}

// saidLost sums up what a tracer says it has lost.
func saidLost(stderr string) float64 {
	sum := 0.0
	for _, match := range lost.FindAllSubmatch([]byte(stderr), -1) {
		sum += number(match[1])
	}
	return sum
}

func number(digits []byte) float64 {
	n, _ := strconv.ParseFloat(string(digits), 64)
	return n
}

// parseClock finds the time of day in the output of a load that tells that.
func parseClock(stdout string) (int64, error) {
	var units, ns int64
	for line := range strings.Lines(stdout) {
		if n, _ := fmt.Sscanf(line, "bench: units=%d ns=%d", &units, &ns); n == 2 {
			return ns, nil
		}
	}
	return 0, errors.New("the load told no time")
}
