// SPDX-License-Identifier: Apache-2.0

package arg

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, tt := range []struct {
		name   string
		sec    int64
		frac   uint64
		digits int
		want   string
	}{
		{"no time", 0, 0, 9, ""},
		{"the first nanosecond", 0, 1, 9, " /* 1970-01-01T00:00:00.000000001+0000 */"},
		{"microseconds", 1700000000, 5, 6, " /* 2023-11-14T22:13:20.000005+0000 */"},
		{"before 1970", -1, 0, 9, " /* 1969-12-31T23:59:59+0000 */"},
		{"a leap day", 951782400, 0, 9, " /* 2000-02-29T00:00:00+0000 */"},
		{"year 0", -62135596801, 0, 9, " /* 0-12-31T23:59:59+0000 */"},
		{"before year 0", -62167219201, 0, 9, " /* -1-12-31T23:59:59+0000 */"},
		{"five digits", 253402300800, 0, 9, " /* 10000-01-01T00:00:00+0000 */"},
		{"a second's worth of parts", 5, 1000000000, 9, ""},
		{"parts beyond reason", 5, math.MaxUint64, 9, ""},
		{"the last year of an int", 67768036191676799, 0, 9, " /* -2147481749-12-31T23:59:59+0000 */"},
		{"beyond it", 67768036191676800, 0, 9, ""},
		{"the end of time", math.MaxInt64, 0, 9, ""},
		{"the beginning of time", math.MinInt64, 0, 9, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Printer{}
			p.Date(tt.sec, tt.frac, tt.digits)
			if got := string(p.Out); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestDateInZone(t *testing.T) {
	for seconds, want := range map[int]string{
		5400: "1970-01-01T01:30:01+0130", -3600: "1969-12-31T23:00:01-0100", -34200: "1969-12-31T14:30:01-0930",
	} {
		p := Printer{Opt: Options{Zone: func(int64) int { return seconds }}}
		p.DateIn(1)
		if got, want := string(p.Out), " ("+want+")"; got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestDateIsThatOfTheStandardLibrary(t *testing.T) {
	for sec := int64(1); sec < 1<<36; sec += 1<<36/9973 + 86399 {
		p := Printer{}
		p.Date(sec, 0, 0)
		want := time.Unix(sec, 0).UTC().Format("2006-01-02T15:04:05-0700")
		if got := strings.Trim(string(p.Out), " /*"); got != want {
			t.Fatalf("%d\n got %s\nwant %s", sec, got, want)
		}
	}
}
