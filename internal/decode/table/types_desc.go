// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// bothEnds is the pair of descriptors that pipe makes.
var bothEnds = arg.Array{Elem: fd, Len: arg.Fixed(2)}

// descFlags are open's flags where the kernel takes but those that say how a new
// descriptor behaves: no access mode stands first.
var descFlags = elseOnARM(
	&arg.Flags{Bytes: 4, Unknown: "O_???", Names: openNamesX86},
	&arg.Flags{Bytes: 4, Unknown: "O_???", Names: openNamesARM},
)
