// SPDX-License-Identifier: Apache-2.0

package container

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// podLogs is where the kubelet has a folder NAMESPACE_NAME_UID for each pod of the node.
const podLogs = "/var/log/pods"

// Pod finds the cgroups of a pod of this node; all its containers are below them.
func (h Host) Pod(namespace, name string) ([]Cgroup, error) {
	uids := h.podUIDs(namespace, name)
	if len(uids) == 0 {
		return nil, &hint.Error{
			Err: fmt.Errorf("pod %s/%s: no folder %s_%s_UID in %s", namespace, name, namespace, name, podLogs),
			Do:  "see kubectl get pods --all-namespaces -o wide: it must run on this node",
		}
	}
	trees, err := h.trees()
	if err != nil {
		return nil, err
	}
	for _, t := range trees {
		found := outermost(h.folders(t, func(folder string) bool {
			return slices.ContainsFunc(uids, func(uid string) bool { return isPod(folder, uid) })
		}))
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, &hint.Error{
		Err: fmt.Errorf("pod %s/%s: no cgroup of uid %s in %s", namespace, name, strings.Join(uids, ", "), list(trees)),
		Do:  "a pod that has ended has none: see kubectl get pods",
	}
}

// podUIDs are those of a pod, and of earlier ones of that name. Neither part of a name
// can have a _ in it.
func (h Host) podUIDs(namespace, name string) (uids []string) {
	for _, folder := range h.entries(podLogs) {
		if uid, ok := strings.CutPrefix(folder, namespace+"_"+name+"_"); ok && uid != "" && !strings.Contains(uid, "_") {
			uids = append(uids, uid)
		}
	}
	return uids
}

// isPod tells whether a folder is a pod's: the kubelet names it podUID, or with systemd
// kubepods-QOS-podUID.slice, where - can only separate slices.
func isPod(folder, uid string) bool {
	if folder == "pod"+uid {
		return true
	}
	slice, ok := strings.CutSuffix(folder, ".slice")
	return ok && strings.HasSuffix(slice, "-pod"+strings.ReplaceAll(uid, "-", "_"))
}
