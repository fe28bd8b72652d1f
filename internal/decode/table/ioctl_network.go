// SPDX-License-Identifier: Apache-2.0

package table

import (
	"slices"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

// Requests of network interfaces and bridges: netdevice(7), include/uapi/linux/if.h.
var networkRequests = slices.Concat(
	exchangedInterface("ifr_addr", interfaceAddress, "ADDR"),
	exchangedInterface("ifr_dstaddr", interfaceAddress, "DSTADDR"),
	exchangedInterface("ifr_broadaddr", interfaceAddress, "BRDADDR"),
	exchangedInterface("ifr_netmask", interfaceAddress, "NETMASK"),
	exchangedInterface("ifr_hwaddr", hardwareAddress, "HWADDR"),
	exchangedInterface("ifr_flags", ifreqFlags, "FLAGS"),
	exchangedInterface("ifr_metric", arg.Int, "METRIC"),
	exchangedInterface("ifr_mtu", arg.Int, "MTU"),
	exchangedInterface("ifr_qlen", arg.Int, "TXQLEN"),
	exchangedInterface("ifr_slave", interfaceName, "SLAVE"),
	exchangedInterface("ifr_map", interfaceMap, "MAP"),
	askedInterface("ifr_ifindex", arg.Int, "SIOCGIFINDEX"),
	givenInterface("ifr_newname", interfaceName, "SIOCSIFNAME"),
	givenInterface("ifr_hwaddr", hardwareAddress, "SIOCADDMULTI", "SIOCDELMULTI", "SIOCSIFHWBROADCAST"),
	completed(interfaceMember("ifr_ifindex", arg.Int, arg.Field{Name: "ifr_name", Type: interfaceName, At: 1, When: succeeded}), "SIOCGIFNAME"),
	alwaysShown(asArg(interfaceList, "SIOCGIFCONF")),
	answered(arg.Int, "SIOCGIFENCAP"),
	given(arg.Int, "SIOCSIFENCAP"),
	asArg(arg.AtEntry{Type: arg.String{Max: interfaceNameSize}}, "SIOCBRADDBR", "SIOCBRDELBR"),
	given(interfaceMember("ifr_ifindex", interfaceIndex), "SIOCBRADDIF", "SIOCBRDELIF"),
)

// exchangedInterface is for a member of struct ifreq that one request gets and another
// sets.
func exchangedInterface(member string, t arg.Type, name string) requests {
	return slices.Concat(askedInterface(member, t, "SIOCGIF"+name), givenInterface(member, t, "SIOCSIF"+name))
}

// askedInterface is for a member that the kernel fills in; the name of the interface is
// printed in any case.
func askedInterface(member string, t arg.Type, names ...string) requests {
	return completed(interfaceRequest(added(member, t)), names...)
}

func givenInterface(member string, t arg.Type, names ...string) requests {
	return given(interfaceRequest(arg.Field{Name: member, Type: t}), names...)
}
