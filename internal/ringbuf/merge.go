// SPDX-License-Identifier: Apache-2.0

package ringbuf

import "math"

// head is a ring's oldest record.
type head struct {
	time   uint64
	record []byte
	ring   *ring
}

// merge hands out the rings' records in the order of their times, up to the
// watermark. Rings stand in a binary heap, so a record costs one comparison while one
// ring is ahead, and log2(rings) at most.
type merge struct {
	heap      []head
	watermark uint64
}

// start looks at the rings as they are now. It must be called with a time that was
// read before: what is written later has a later time.
func (m *merge) start(rings []*ring, now uint64) {
	m.heap = m.heap[:0]
	m.watermark = now
	for _, r := range rings {
		if r.next == r.producer.Load() {
			continue
		}
		r.seen = r.producer.Load()
		r.high = max(r.high, r.seen-r.freed)
		if h, ok := m.look(r); ok {
			m.heap = append(m.heap, h)
		}
	}
	for i := len(m.heap)/2 - 1; i >= 0; i-- {
		m.down(i)
	}
}

// look gives a ring's next record. A record that is still being written may have any
// time since the ring's last one, so nothing newer may be handed out before it.
func (m *merge) look(r *ring) (head, bool) {
	record, busy := r.peek()
	if busy {
		m.watermark = min(m.watermark, r.last)
	}
	if record == nil {
		return head{time: math.MaxUint64}, false
	}
	return head{timeOf(record), record, r}, true
}

// down lets the head at i sink to its place.
func (m *merge) down(i int) {
	h := m.heap[i]
	for {
		child := 2*i + 1
		if child >= len(m.heap) {
			break
		}
		if child+1 < len(m.heap) && m.heap[child+1].time < m.heap[child].time {
			child++
		}
		if h.time <= m.heap[child].time {
			break
		}
		m.heap[i] = m.heap[child]
		i = child
	}
	m.heap[i] = h
}

// next hands out the oldest record, nil when the watermark is reached. The record
// before is given up by that.
func (m *merge) next() []byte {
	if len(m.heap) == 0 || m.heap[0].time > m.watermark {
		return nil
	}
	return m.heap[0].record
}

// pop consumes the record that next handed out.
func (m *merge) pop() {
	h := &m.heap[0]
	r := h.ring
	r.last = max(r.last, h.time)
	r.skip(uint64(len(h.record)))
	if r.next-r.freed > (r.mask+1)/8 {
		r.free()
	}
	if after, ok := m.look(r); ok {
		*h = after
	} else {
		n := len(m.heap) - 1
		m.heap[0] = m.heap[n]
		m.heap = m.heap[:n]
	}
	if len(m.heap) > 1 {
		m.down(0)
	}
}
