// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"github.com/ebpftrace/ebpftrace/internal/abi"
)

func TestBtrfsRequests(t *testing.T) {
	const create, createSecond, getFlags, rangeOf = 0x50009401, 0x50009417, 0x80089419, 0x40309410
	named := at(0x100, uint64(4), padded("volume", 4088))
	second := func(transaction, flags uint64) abi.Chunk {
		return at(0x100, uint64(4), transaction, flags, uint64(9), uint64(0x2000), make([]byte, 16), padded("volume", 4040))
	}
	part := at(0x100, uint64(0), uint64(allOnes), uint64(1), uint32(7), uint32(3), make([]byte, 16))
	testCalls(t, []callCase{
		videoCall("a name", create, named, named, `ioctl(3, BTRFS_IOC_SNAP_CREATE, {fd=4, name="volume"}) = 0`),
		videoFailure("a name that is not taken", create, named, `ioctl(3, BTRFS_IOC_SNAP_CREATE, {fd=4, name="volume"})`),
		videoCall("an answer", createSecond, second(0, 2), second(5, 2), `ioctl(3, BTRFS_IOC_SNAP_CREATE_V2, {fd=4, flags=BTRFS_SUBVOL_RDONLY, name="volume"} => {transid=5}) = 0`),
		videoFailure("groups and no answer", createSecond, second(0, 4), `ioctl(3, BTRFS_IOC_SNAP_CREATE_V2, {fd=4, flags=BTRFS_SUBVOL_QGROUP_INHERIT, size=9, qgroup_inherit=0x2000, name="volume"})`),
		videoCall("flags", getFlags, at(0x100, uint64(0)), at(0x100, uint64(2)), `ioctl(3, BTRFS_IOC_SUBVOL_GETFLAGS, BTRFS_SUBVOL_RDONLY) = 0`),
		videoCall("up to the end", rangeOf, part, part, `ioctl(3, BTRFS_IOC_DEFRAG_RANGE, {start=0, len=UINT64_MAX, flags=BTRFS_DEFRAG_RANGE_COMPRESS, extent_thresh=7, compress_type=BTRFS_COMPRESS_ZSTD}) = 0`),
	})
}
