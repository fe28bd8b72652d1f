// SPDX-License-Identifier: Apache-2.0

package table

import "github.com/ebpftrace/ebpftrace/internal/decode/arg"

// Constants inside socket addresses.

var (
	vsockCID = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Names: []arg.Name{ // linux/vm_sockets.h
		{0xffffffff, "VMADDR_CID_ANY"}, {0, "VMADDR_CID_HYPERVISOR"}, {1, "VMADDR_CID_LOCAL"}, {2, "VMADDR_CID_HOST"},
	}}
	vsockPort  = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Names: []arg.Name{{0xffffffff, "VMADDR_PORT_ANY"}}}
	vsockFlags = &arg.Flags{Bytes: 1, Unknown: "VMADDR_FLAG_???", Names: []arg.Name{{1, "VMADDR_FLAG_TO_HOST"}}}

	xdpFlags = &arg.Flags{Bytes: 2, Unknown: "XDP_???", Names: []arg.Name{ // linux/if_xdp.h
		{xdpSharedUmem, "XDP_SHARED_UMEM"}, {2, "XDP_COPY"}, {4, "XDP_ZEROCOPY"}, {8, "XDP_USE_NEED_WAKEUP"}, {16, "XDP_USE_SG"},
	}}

	tipcType = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "TIPC_???", Names: []arg.Name{ // linux/tipc.h
		{1, "TIPC_SERVICE_RANGE"}, {2, "TIPC_SERVICE_ADDR"}, {3, "TIPC_SOCKET_ADDR"},
	}}
	tipcScopeName = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "TIPC_???_SCOPE", Names: []arg.Name{
		{2, "TIPC_CLUSTER_SCOPE"}, {3, "TIPC_NODE_SCOPE"},
	}}

	qrtrPort = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Names: []arg.Name{{0xfffffffe, "QRTR_PORT_CTRL"}}} // linux/qrtr.h

	mctpNetwork  = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Names: []arg.Name{{0, "MCTP_NET_ANY"}}} // linux/mctp.h
	mctpEndpoint = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Names: []arg.Name{{0, "MCTP_ADDR_NULL"}, {0xff, "MCTP_ADDR_ANY"}}}

	nfcProtocol = &arg.Enum{Bytes: 4, Form: arg.HexOrZero, Unknown: "NFC_PROTO_???", Names: []arg.Name{ // linux/nfc.h
		{1, "NFC_PROTO_JEWEL"}, {2, "NFC_PROTO_MIFARE"}, {3, "NFC_PROTO_FELICA"}, {4, "NFC_PROTO_ISO14443"}, {5, "NFC_PROTO_NFC_DEP"},
		{6, "NFC_PROTO_ISO14443_B"}, {7, "NFC_PROTO_ISO15693"},
	}}

	socketType16 = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "SOCK_???", Names: socketTypes}

	hciChannel = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "HCI_CHANNEL_???", Names: []arg.Name{ // net/bluetooth/hci_sock.h
		{0, "HCI_CHANNEL_RAW"}, {1, "HCI_CHANNEL_USER"}, {2, "HCI_CHANNEL_MONITOR"}, {3, "HCI_CHANNEL_CONTROL"}, {4, "HCI_CHANNEL_LOGGING"},
	}}
	bluetoothType = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "BDADDR_???", Names: []arg.Name{ // net/bluetooth/bluetooth.h
		{0, "BDADDR_BREDR"}, {1, "BDADDR_LE_PUBLIC"}, {2, "BDADDR_LE_RANDOM"},
	}}
	l2capPSMs = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "L2CAP_PSM_???", Names: []arg.Name{ // net/bluetooth/l2cap.h
		{1, "L2CAP_PSM_SDP"}, {3, "L2CAP_PSM_RFCOMM"}, {0x21, "L2CAP_PSM_3DSP"}, {0x23, "L2CAP_PSM_IPSP"}, {0x80, "L2CAP_PSM_LE_DYN_START"},
		{0xff, "L2CAP_PSM_LE_DYN_END"}, {0x1001, "L2CAP_PSM_DYN_START"}, {0x10ff, "L2CAP_PSM_AUTO_END"}, {0xffff, "L2CAP_PSM_DYN_END"},
	}}
	l2capCIDs = &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: "L2CAP_CID_???", Names: []arg.Name{
		{1, "L2CAP_CID_SIGNALING"}, {2, "L2CAP_CID_CONN_LESS"}, {3, "L2CAP_CID_A2MP"}, {4, "L2CAP_CID_ATT"}, {5, "L2CAP_CID_LE_SIGNALING"},
		{6, "L2CAP_CID_SMP"}, {7, "L2CAP_CID_SMP_BREDR"}, {0x40, "L2CAP_CID_DYN_START"}, {0xffff, "L2CAP_CID_DYN_END"},
	}}
)

const xdpSharedUmem = 1

// Constants that are printed as a comment behind their number.
var (
	algFlagNames  = []arg.Name{{0x1000, "CRYPTO_ALG_KERN_DRIVER_ONLY"}}                                                                     // linux/crypto.h
	nfcSAPs       = []arg.Name{{1, "LLCP_SAP_SDP"}, {2, "LLCP_SAP_IP"}, {3, "LLCP_SAP_OBEX"}, {4, "LLCP_SAP_SNEP"}, {0xff, "LLCP_SAP_MAX"}} // linux/nfc.h
	rxrpcServices = []arg.Name{{1, "CM_SERVICE"}}
	ieeeTypes     = []arg.Name{{0, "IEEE802154_ADDR_NONE"}, {2, "IEEE802154_ADDR_SHORT"}, {3, "IEEE802154_ADDR_LONG"}}
	ieeePANs      = []arg.Name{{0xffff, "IEEE802154_PANID_BROADCAST"}}
	ieeeShorts    = []arg.Name{{0xffff, "IEEE802154_ADDR_BROADCAST"}, {0xfffe, "IEEE802154_ADDR_UNDEF"}}
)
