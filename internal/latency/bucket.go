// SPDX-License-Identifier: Apache-2.0

package latency

import "math/bits"

// A Bucket is a range of times and the calls that took such a time. Times are in ns.
type Bucket struct {
	Index uint16
	Calls uint64
	Total uint64
	Max   uint64
}

// MaxError is the greatest error of a quantile, as share of the true value: a bucket is
// at most 1/16 as wide as its least time, and its middle is taken (bpf/latency.h,
// bucket_of).
const MaxError = 1.0 / 32

// Bounds are the least time in a bucket and the least one beyond it.
func Bounds(index uint16) (low, high uint64) {
	if index < 32 {
		return uint64(index), uint64(index) + 1
	}
	shift := uint(index)/16 - 1
	low = uint64(index-uint16(shift)*16) << shift
	return low, low + 1<<shift
}

// IndexOf is the bucket of a time.
func IndexOf(ns uint64) uint16 {
	if ns < 32 {
		return uint16(ns)
	}
	shift := uint(bits.Len64(ns)) - 5
	return min(uint16(shift*16)+uint16(ns>>shift), Buckets-1)
}

// Buckets is how many there are.
const Buckets = 656

// middle stands for the times in a bucket, none of which is beyond its greatest.
func (b *Bucket) middle() uint64 {
	low, high := Bounds(b.Index)
	return min(low+(high-low)/2, b.Max)
}

// minus are the calls that came after the others, which are of the same bucket. Their
// greatest time is not known where it is not that of all; it is bounded then.
func (b Bucket) minus(before Bucket) Bucket {
	most := b.Max
	if most == before.Max {
		_, high := Bounds(b.Index)
		most = min(most, high-1)
	}
	return Bucket{Index: b.Index, Calls: b.Calls - before.Calls, Total: b.Total - before.Total, Max: most}
}
