// SPDX-License-Identifier: Apache-2.0

package container

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// stateFolders are where runtimes keep what they know: Docker's, that of
// containers/storage (Podman, CRI-O), and nerdctl's.
var stateFolders = []string{dockerState, storageState, nerdctlState}

const (
	dockerState  = "/var/lib/docker/containers"
	storageState = "/var/lib/containers/storage"
	nerdctlState = "/var/lib/nerdctl"
)

// userStorage is containers/storage of those who run Podman without being root.
var userStorage = []string{"root/.local/share/containers/storage", "home/*/.local/share/containers/storage"}

// idsOfName are the ids of containers with a name. Files that are not there, or not
// what they should be, tell nothing.
func (h Host) idsOfName(name string) []string {
	if name == "" || strings.Contains(name, "/") {
		return nil
	}
	ids := slices.Concat(h.dockerIDs(name), h.storageIDs(name), h.nerdctlIDs(name))
	slices.Sort(ids)
	return slices.Compact(ids)
}

// dockerIDs reads what Docker writes of each container.
func (h Host) dockerIDs(name string) (ids []string) {
	for _, id := range h.entries(dockerState) {
		var config struct{ ID, Name string }
		if h.readJSON(path.Join(dockerState, id, "config.v2.json"), &config) && config.Name == "/"+name {
			ids = append(ids, config.ID)
		}
	}
	return ids
}

// storageIDs reads the lists of containers/storage, one for each of its drivers.
func (h Host) storageIDs(name string) (ids []string) {
	for _, root := range append([]string{inFS(storageState)}, userStorage...) {
		files, _ := fs.Glob(h.FS, root+"/*-containers/containers.json")
		for _, file := range files {
			var all []struct {
				ID    string
				Names []string
			}
			h.readJSON(file, &all)
			for _, c := range all {
				if slices.Contains(c.Names, name) {
					ids = append(ids, c.ID)
				}
			}
		}
	}
	return ids
}

// nerdctlIDs reads files that are named as containers, in a folder for each namespace
// of containerd's, and have the id in them.
func (h Host) nerdctlIDs(name string) (ids []string) {
	folders, _ := fs.Glob(h.FS, inFS(nerdctlState)+"/*/names/*")
	for _, folder := range folders {
		if b, err := fs.ReadFile(h.FS, path.Join(folder, name)); err == nil {
			ids = append(ids, strings.TrimSpace(string(b)))
		}
	}
	return ids
}

func (h Host) readJSON(path string, to any) bool {
	b, err := fs.ReadFile(h.FS, inFS(path))
	return err == nil && json.Unmarshal(b, to) == nil
}
