// SPDX-License-Identifier: Apache-2.0

package table

// hardwareAddressSizes are how long the addresses of a type of hardware are, by
// include/uapi/linux/if_arp.h's number: what its drivers set as addr_len.
var hardwareAddressSizes = map[uint64]int{
	0:   7, // NETROM
	1:   6, // ETHER
	3:   7, // AX25
	6:   6, // IEEE802
	7:   1, // ARCNET
	15:  2, // DLCI
	27:  8, // EUI64
	270: 5, // ROSE
	271: 5, // X25
	290: 1, // MCTP
	768: 4, // TUNNEL
	772: 6, // LOOPBACK
	773: 1, // LOCALTLK
	774: 6, // FDDI
	776: 4, // SIT
	777: 4, // IPDDP
	778: 4, // IPGRE
	779: 4, // PIMREG
	780: 6, // HIPPI
	783: 4, // IRDA
	801: 6, // IEEE80211
	802: 6, // IEEE80211_PRISM
	803: 6, // IEEE80211_RADIOTAP
	804: 8, // IEEE802154
	805: 8, // IEEE802154_MONITOR
	820: 1, // PHONET
	821: 1, // PHONET_PIPE
	822: 1, // CAIF
	825: 8, // 6LOWPAN
	826: 8, // VSOCKMON
}
