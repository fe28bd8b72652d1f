// SPDX-License-Identifier: Apache-2.0

package test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namesJudge reads the lines of useFiles.
type namesJudge struct {
	t         *testing.T
	dir       string
	tasks     map[string]*namesTask
	different map[string]bool
	seen      namesSeen
	wrong     int
}

type namesSeen struct{ opened, read, closed int }

type namesTask struct {
	path  string // of the file that was opened last, "" once it is closed
	begun string // of a line that is to be resumed
}

var (
	namesTID     = regexp.MustCompile(`^(\d+) +`)
	namesResumed = regexp.MustCompile(`^<\.\.\. \w+ resumed>`)
	namesOpen    = regexp.MustCompile(`^open(?:at)?\((?:AT_FDCWD<([^>]*)>, )?"(\d+/\d+)", O_RDWR\|O_CREAT\|O_EXCL(?:\|O_\w+)*, 0600\) += \d+<([^>]*)>$`)
	namesRead    = regexp.MustCompile(`^read\(\d+<([^>]*/\d+/\d+)>, "", 1\) += 0$`)
	namesClose   = regexp.MustCompile(`^close\(\d+<([^>]*/\d+/\d+)>\) += 0$`)
)

// line joins a line to what it resumes, and judges the whole.
func (j *namesJudge) line(task, line string) {
	if m := namesTID.FindStringSubmatch(line); m != nil {
		task, line = m[1], line[len(m[0]):]
	}
	w := j.tasks[task]
	if w == nil {
		w = &namesTask{}
		j.tasks[task] = w
	}
	if begun, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
		w.begun = begun
		return
	}
	if m := namesResumed.FindString(line); m != "" {
		line = w.begun + line[len(m):]
	}
	j.call(w, line)
}

// call wants a call's names to be those of the file that the task opened last.
func (j *namesJudge) call(w *namesTask, line string) {
	if m := namesOpen.FindStringSubmatch(line); m != nil {
		w.path = filepath.Join(j.dir, m[2])
		if m[1] != "" {
			j.judge(line, m[1], j.dir)
		}
		j.judge(line, m[3], w.path)
		j.seen.opened++
		j.different[w.path] = true
	} else if m := namesRead.FindStringSubmatch(line); m != nil {
		j.judge(line, m[1], w.path)
		j.seen.read++
	} else if m := namesClose.FindStringSubmatch(line); m != nil {
		j.judge(line, m[1], w.path)
		j.seen.closed++
		w.path = ""
	} else if strings.Contains(line, "O_EXCL") {
		j.t.Errorf("line\n got %s\nwant one as other files have", line)
	}
}

func (j *namesJudge) judge(line, got, want string) {
	j.t.Helper()
	if got == want {
		return
	}
	if j.wrong++; j.wrong < 5 {
		j.t.Errorf("name in the line %s\n got %s\nwant %s", line, got, want)
	}
}
