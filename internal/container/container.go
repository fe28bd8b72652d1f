// SPDX-License-Identifier: Apache-2.0

package container

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// scope is how runtimes name the folders of containers: docker/ID, docker-ID.scope,
// cri-containerd-ID.scope, crio-ID.scope, libpod-ID.scope, kubepods/.../ID, and
// kubepods-X.slice:cri-containerd:ID.
var scope = regexp.MustCompile(`^(?:.*[-:])?([0-9a-f]{64})(?:\.scope)?$`)

// idOf is the id in a folder's name, "" where there is none. Conmon is what watches a
// container of Podman's or CRI-O's, and has a cgroup beside it.
func idOf(folder string) string {
	m := scope.FindStringSubmatch(folder)
	if m == nil || strings.Contains(folder, "conmon-") {
		return ""
	}
	return m[1]
}

// Of is the id of the container that a cgroup is of, by its path; "" where it is of
// none.
func Of(path string) string {
	for folder := range strings.SplitSeq(path, "/") {
		if id := idOf(folder); id != "" {
			return id
		}
	}
	return ""
}

// Container finds the cgroups of a container, by its name, its id, or the beginning of
// that.
func (h Host) Container(name string) ([]Cgroup, error) {
	trees, err := h.trees()
	if err != nil {
		return nil, err
	}
	named := h.idsOfName(name)
	for _, t := range trees {
		running := map[string][]Cgroup{}
		for _, c := range h.folders(t, func(folder string) bool { return idOf(folder) != "" }) {
			id := idOf(c.Path[strings.LastIndexByte(c.Path, '/')+1:])
			running[id] = append(running[id], c)
		}
		ids := meant(name, named, slices.Sorted(maps.Keys(running)))
		if len(ids) > 1 {
			return nil, &hint.Error{
				Err: fmt.Errorf("container %s: %d containers may be meant: %s", name, len(ids), shortly(ids)),
				Do:  "give more of the id",
			}
		}
		if len(ids) == 1 {
			return outermost(running[ids[0]]), nil
		}
	}
	return nil, noContainer(name, named, trees)
}

// meant picks the ids of running containers that a text means: that of the name goes
// before what begins so.
func meant(text string, named, running []string) []string {
	var ids []string
	for _, id := range running {
		if slices.Contains(named, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 || text == "" {
		return ids
	}
	for _, id := range running {
		if strings.HasPrefix(id, text) {
			ids = append(ids, id)
		}
	}
	return ids
}

func noContainer(name string, named []string, trees []tree) error {
	if len(named) > 0 {
		return &hint.Error{
			Err: fmt.Errorf("container %s: it is %s, which has no cgroup in %s", name, shortly(named), list(trees)),
			Do:  "start it first: a container that does not run has no cgroup",
		}
	}
	return &hint.Error{
		Err: fmt.Errorf("container %s: no cgroup with such an id in %s, nor such a name in %s", name, list(trees), strings.Join(stateFolders, ", ")),
		Do:  "see docker ps, podman ps or crictl ps; a name is found only where the runtime's files can be read, an id always",
	}
}

// shortly lists ids as runtimes do, by their first 12 digits.
func shortly(ids []string) string {
	const most = 5
	var short []string
	for _, id := range ids[:min(len(ids), most)] {
		short = append(short, id[:min(len(id), 12)])
	}
	if len(ids) > most {
		short = append(short, "...")
	}
	return strings.Join(short, ", ")
}
