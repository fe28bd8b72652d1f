// SPDX-License-Identifier: Apache-2.0

package report

import "slices"

// Stat is the middle and the spread of some values.
type Stat struct {
	N      int     `json:"n"`
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
	Low    float64 `json:"q1"` // the quartiles
	High   float64 `json:"q3"`
}

// NewStat sums values up; of none, it is the zero Stat.
func NewStat(values []float64) Stat {
	if len(values) == 0 {
		return Stat{}
	}
	sorted := slices.Sorted(slices.Values(values))
	return Stat{
		N:      len(sorted),
		Median: quantile(sorted, 0.5),
		Min:    sorted[0],
		Max:    sorted[len(sorted)-1],
		Low:    quantile(sorted, 0.25),
		High:   quantile(sorted, 0.75),
	}
}

// quantile interpolates between the two values that stand nearest to it.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// Spread is how far apart the middle half of the values is.
func (s Stat) Spread() float64 { return s.High - s.Low }
