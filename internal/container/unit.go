// SPDX-License-Identifier: Apache-2.0

package container

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// unitTypes are those that have cgroups: systemd.unit(5).
var unitTypes = []string{".service", ".scope", ".slice", ".socket", ".mount", ".swap"}

// Unit finds the cgroups of a unit; .service is added to a name without a type. The
// system's units go first: others of that name count only where it has none.
func (h Host) Unit(name string) ([]Cgroup, error) {
	if !slices.Contains(unitTypes, path.Ext(name)) {
		name += ".service"
	}
	trees, err := h.trees()
	if err != nil {
		return nil, err
	}
	for _, t := range trees {
		found := outermost(h.folders(t, func(folder string) bool { return folder == name || folder == "_"+name }))
		isOthers := func(c Cgroup) bool { return !isSystems(strings.TrimPrefix(c.Path, t.path)) }
		if systems := slices.DeleteFunc(slices.Clone(found), isOthers); len(systems) > 0 {
			return systems, nil
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, &hint.Error{
		Err: fmt.Errorf("unit %s: no cgroup of that name in %s", name, list(trees)),
		Do:  "a unit that does not run has none: see systemctl status " + name,
	}
}

// isSystems tells whether a unit is one of the system's manager, whose units stand in
// slices only: a user's stand below user@UID.service, a container's below its own.
func isSystems(below string) bool {
	for _, parent := range strings.Split(strings.Trim(path.Dir(below), "/."), "/") {
		if parent != "" && !strings.HasSuffix(parent, ".slice") {
			return false
		}
	}
	return true
}
