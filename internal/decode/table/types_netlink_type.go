// SPDX-License-Identifier: Apache-2.0

package table

import (
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/decode/arg"
)

func messageEnum(unknown string, names []arg.Name) *arg.Enum {
	return &arg.Enum{Bytes: 2, Form: arg.HexOrZero, Unknown: unknown, Names: names}
}

var controlMessage = messageEnum("NLMSG_???", controlMessages)

// messageKinds are the types of a protocol's messages.
var messageKinds = map[uint64]arg.Type{
	protocolRoute:     messageEnum("RTM_???", routeMessages),
	protocolDiag:      messageEnum("SOCK_DIAG_???", diagMessages),
	protocolXFRM:      messageEnum("XFRM_MSG_???", xfrmMessages),
	protocolSELinux:   messageEnum("SELNL_MSG_???", selinuxMessages),
	protocolAudit:     messageEnum("AUDIT_???", auditMessages),
	protocolNetfilter: netfilterKind,
	protocolGeneric:   genericKind,
	protocolCrypto:    messageEnum("CRYPTO_MSG_???", cryptoMessages),
}

func (m *netlinkParser) kind(v uint64) {
	t := messageKinds[m.protocol]
	if v < firstOfProtocol || t == nil {
		t = controlMessage
	}
	t.Append(m.p, v)
}

// netfilterKind is a subsystem and its message.
var netfilterKind = arg.Func{Type: arg.Uint16, Print: func(p *arg.Printer, v uint64) {
	if name := nameIn(batchMessages, v); name != "" {
		p.Constant(v, hex16, name)
		return
	}
	subsystem, message := v>>8, v&0xff
	netfilterSubsystem.Append(p, subsystem)
	p.Text("<<8|")
	if unknown := netfilterUnknown[subsystem]; unknown != "" {
		(&arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: unknown, Names: netfilterMessages[subsystem]}).Append(p, message)
		return
	}
	hex8.Append(p, message)
}}

var netfilterSubsystem = &arg.Enum{Bytes: 1, Form: arg.HexOrZero, Unknown: "NFNL_SUBSYS_???", Names: netfilterSubsystems}

// netfilterUnknown is what an unknown message of a subsystem is called.
var netfilterUnknown = map[uint64]string{
	1: "IPCTNL_MSG_CT_???", 2: "IPCTNL_MSG_EXP_???", 3: "NFQNL_MSG_???", 4: "NFULNL_MSG_???", 5: "OSF_MSG_???", 6: "IPSET_CMD_???",
	7: "NFNL_MSG_ACCT_???", 8: "IPCTNL_MSG_TIMEOUT_???", 9: "NFNL_MSG_CTHELPER_???", 10: "NFT_MSG_???", 11: "NFNL_MSG_COMPAT_???", 12: "NFT_MSG_HOOK_???",
}

func nameIn(names []arg.Name, v uint64) string {
	for i := range names {
		if names[i].Value == v {
			return names[i].Name
		}
	}
	return ""
}

// The flags of a message depend on whether it asks, makes or deletes something:
// include/uapi/linux/netlink.h.
var (
	messageFlagsPlain  = messageFlagsWith()
	messageFlagsGet    = messageFlagsWith(arg.Name{Value: 0x300, Name: "NLM_F_DUMP"}, arg.Name{Value: 0x100, Name: "NLM_F_ROOT"}, arg.Name{Value: 0x200, Name: "NLM_F_MATCH"}, arg.Name{Value: 0x400, Name: "NLM_F_ATOMIC"})
	messageFlagsNew    = messageFlagsWith(arg.Name{Value: 0x100, Name: "NLM_F_REPLACE"}, arg.Name{Value: 0x200, Name: "NLM_F_EXCL"}, arg.Name{Value: 0x400, Name: "NLM_F_CREATE"}, arg.Name{Value: 0x800, Name: "NLM_F_APPEND"})
	messageFlagsDelete = messageFlagsWith(arg.Name{Value: 0x100, Name: "NLM_F_NONREC"}, arg.Name{Value: 0x200, Name: "NLM_F_BULK"})
	messageFlagsError  = messageFlagsWith(arg.Name{Value: 0x100, Name: "NLM_F_CAPPED"}, arg.Name{Value: 0x200, Name: "NLM_F_ACK_TLVS"})
)

func messageFlagsWith(more ...arg.Name) *arg.Flags {
	return &arg.Flags{Bytes: 2, Unknown: "NLM_F_???", Names: append([]arg.Name{
		{0x1, "NLM_F_REQUEST"}, {0x2, "NLM_F_MULTI"}, {0x4, "NLM_F_ACK"}, {0x8, "NLM_F_ECHO"}, {0x10, "NLM_F_DUMP_INTR"}, {0x20, "NLM_F_DUMP_FILTERED"},
	}, more...)}
}

func (m *netlinkParser) flags(kind uint64) *arg.Flags {
	if kind == messageError {
		return messageFlagsError
	}
	if kind < firstOfProtocol {
		return messageFlagsPlain
	}
	switch m.protocol {
	case protocolRoute:
		if kind == 49 { // RTM_DELACTION, which lists with NLM_F_ROOT
			return messageFlagsGet
		}
		return [4]*arg.Flags{messageFlagsNew, messageFlagsDelete, messageFlagsGet, messageFlagsPlain}[kind&3]
	case protocolDiag, protocolGeneric:
		return messageFlagsGet
	case protocolXFRM:
		if kind == 40 { // XFRM_MSG_GETDEFAULT, which lists nothing
			return messageFlagsPlain
		}
		return messageFlagsOf(nameIn(xfrmMessages, kind))
	case protocolNetfilter:
		return messageFlagsOf(nameIn(netfilterMessages[kind>>8], kind&0xff))
	case protocolCrypto:
		return messageFlagsOf(nameIn(cryptoMessages, kind))
	}
	return messageFlagsPlain
}

// messageFlagsOf takes a name at its word.
func messageFlagsOf(name string) *arg.Flags {
	if strings.HasPrefix(name, "IPSET_") || strings.Contains(name, "_DEFAULT_") {
		return messageFlagsPlain
	}
	i := strings.LastIndexByte(strings.TrimSuffix(name, "_RESET"), '_')
	verb := name[i+1:]
	switch {
	case strings.Contains(name, "_GET"):
		return messageFlagsGet
	case strings.HasPrefix(verb, "NEW"):
		return messageFlagsNew
	case strings.HasPrefix(verb, "DEL"), strings.HasPrefix(verb, "DESTROY"):
		return messageFlagsDelete
	}
	return messageFlagsPlain
}
