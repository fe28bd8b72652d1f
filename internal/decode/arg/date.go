// SPDX-License-Identifier: Apache-2.0

package arg

import "math"

// Lengths of the Gregorian calendar, in days.
const (
	days400Years = 146097
	days100Years = 36524
	days4Years   = 1461
	daysYear     = 365
	// days0000 are from the first of March of the year 0 to 1970. A year that begins
	// in March has its leap day at the end.
	days0000 = 719468
)

// Date appends a comment with the date and time that sec seconds and frac parts of a
// second since 1970 are; digits says which parts. It appends nothing for 0, which is
// mostly no time at all, for more than a second's parts, and for years beyond an int.
func (p *Printer) Date(sec int64, frac uint64, digits int) {
	start := len(p.Out)
	p.Text(" /* ")
	if !p.date(sec, frac, digits) {
		p.Out = p.Out[:start]
		return
	}
	p.Text(" */")
}

// DateIn appends the same within parentheses, as after return values.
func (p *Printer) DateIn(sec int64) {
	start := len(p.Out)
	p.Text(" (")
	if !p.date(sec, 0, 0) {
		p.Out = p.Out[:start]
		return
	}
	p.Byte(')')
}

func (p *Printer) date(sec int64, frac uint64, digits int) bool {
	parts := uint64(math.Pow10(digits))
	zone := 0
	if p.Opt.Zone != nil {
		zone = p.Opt.Zone(sec)
	}
	local := sec + int64(zone)
	day, second := floorDiv(local, 86400)
	year, month, dayOfMonth := civil(day)
	if sec == 0 && frac == 0 || frac >= parts || year-1900 != int64(int32(year-1900)) {
		return false
	}
	p.Int(int64(int32(year)))
	p.Byte('-')
	p.Digits(uint64(month), 2)
	p.Byte('-')
	p.Digits(uint64(dayOfMonth), 2)
	p.Byte('T')
	p.Digits(uint64(second/3600), 2)
	p.Byte(':')
	p.Digits(uint64(second/60%60), 2)
	p.Byte(':')
	p.Digits(uint64(second%60), 2)
	if frac != 0 {
		p.Byte('.')
		p.Digits(frac, digits)
	}
	p.zone(zone)
	return true
}

func (p *Printer) zone(seconds int) {
	sign := byte('+')
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	p.Byte(sign)
	p.Digits(uint64(seconds/3600), 2)
	p.Digits(uint64(seconds/60%60), 2)
}

// Digits appends the last n decimal digits of a number.
func (p *Printer) Digits(v uint64, n int) {
	start := len(p.Out)
	for range n {
		p.Byte('0')
	}
	for i := n - 1; i >= 0; i-- {
		p.Out[start+i] += byte(v % 10)
		v /= 10
	}
}

// civil turns days since 1970 into a date of the Gregorian calendar.
func civil(day int64) (year int64, month, dayOfMonth int64) {
	era, d := floorDiv(day+days0000, days400Years)
	// The leap days before day d of the era do not count as days of a year.
	y := (d - d/(days4Years-1) + d/days100Years - d/(days400Years-1)) / daysYear
	d -= daysYear*y + y/4 - y/100
	// From March on, months have 31, 30, 31, 30, 31 days, and so again.
	m := (5*d + 2) / 153
	dayOfMonth = d - (153*m+2)/5 + 1
	year = era*400 + y
	if m >= 10 {
		return year + 1, m - 9, dayOfMonth
	}
	return year, m + 3, dayOfMonth
}

// floorDiv divides so that the remainder is not negative.
func floorDiv(a, b int64) (quotient, remainder int64) {
	quotient, remainder = a/b, a%b
	if remainder < 0 {
		return quotient - 1, remainder + b
	}
	return quotient, remainder
}
