// SPDX-License-Identifier: Apache-2.0

package container

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

var (
	idA  = strings.Repeat("a1", 32)
	idA2 = "a1a1" + strings.Repeat("b2", 30)
	idC  = strings.Repeat("c3", 32)
	idD  = strings.Repeat("d4", 32)
	uid  = "12345678-9abc-def0-1234-56789abcdef0"
)

const version2 = "/sys/fs/cgroup"

// host is a machine with these folders, and with files in the form "PATH CONTENT".
func host(folders []string, files ...string) Host {
	m := fstest.MapFS{
		"proc/self/mountinfo": {Data: []byte("30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n24 23 0:5 / /proc rw - proc proc rw\n")},
		"proc/self/cgroup":    {Data: []byte("0::/init.scope\n")},
	}
	for _, f := range folders {
		m[strings.TrimPrefix(f, "/")+"/cgroup.procs"] = &fstest.MapFile{}
	}
	for _, f := range files {
		name, content, _ := strings.Cut(f, " ")
		m[strings.TrimPrefix(name, "/")] = &fstest.MapFile{Data: []byte(content)}
	}
	return Host{m}
}

// hybrid has hierarchies of both versions.
func hybrid(folders ...string) Host {
	return host(folders,
		"/proc/self/mountinfo 40 23 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"+
			"41 23 0:31 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpuacct,cpu\n"+
			"42 23 0:32 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd\n"+
			"43 23 0:33 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n"+
			"44 23 0:34 /part/of\\040it /mnt rw - cgroup2 cgroup2 rw\n",
		"/proc/self/cgroup 5:cpu,cpuacct:/\n3:memory:/\n1:name=systemd:/\n0::/\n")
}

func TestWhatIsFound(t *testing.T) {
	docker := `/var/lib/docker/containers/` + idA + `/config.v2.json {"ID":"` + idA + `","Name":"/web"}`
	for _, tt := range []struct {
		name string
		find func() ([]Cgroup, error)
		want []Cgroup
	}{
		{"a folder", folder(host([]string{version2 + "/a/b"}), "/sys/fs/cgroup/a/b"), []Cgroup{{version2 + "/a/b", 0, 2}}},
		{"a folder's name", folder(host([]string{version2 + "/a/b"}), "a/b/"), []Cgroup{{version2 + "/a/b", 0, 2}}},
		{"a folder's name with a slash", folder(host([]string{version2 + "/a/b"}), "/a"), []Cgroup{{version2 + "/a", 0, 1}}},
		{"the root", folder(host([]string{version2 + "/a"}), "/sys/fs/cgroup"), []Cgroup{{version2, 0, 0}}},
		{"no way out of the mount", folder(host([]string{version2 + "/a", "/etc"}), "../../../etc"), nil},
		{"version 1", folder(hybrid(version2+"/memory/a"), version2+"/memory/a"), []Cgroup{{version2 + "/memory/a", 3, 1}}},
		{"version 1, two controllers", folder(hybrid(version2+"/cpu,cpuacct/a"), version2+"/cpu,cpuacct/a"), []Cgroup{{version2 + "/cpu,cpuacct/a", 5, 1}}},
		{"version 1, by a name", folder(hybrid(version2+"/memory/a"), "a"), []Cgroup{{version2 + "/memory/a", 3, 1}}},
		{"version 2 goes before 1", folder(hybrid(version2+"/memory/a", version2+"/unified/a"), "a"), []Cgroup{{version2 + "/unified/a", 0, 1}}},
		{"a part of a hierarchy", folder(hybrid("/mnt/a"), "/mnt/a"), []Cgroup{{"/mnt/a", 0, 3}}},

		{"a service", unit(host([]string{version2 + "/system.slice/nginx.service"}), "nginx"), []Cgroup{{version2 + "/system.slice/nginx.service", 0, 2}}},
		{"a unit of another type", unit(host([]string{version2 + "/user.slice/user-0.slice"}), "user-0.slice"), []Cgroup{{version2 + "/user.slice/user-0.slice", 0, 2}}},
		{"an instance", unit(host([]string{version2 + "/system.slice/system-getty.slice/getty@tty1.service"}), "getty@tty1"), []Cgroup{{version2 + "/system.slice/system-getty.slice/getty@tty1.service", 0, 3}}},
		{"a name that is escaped", unit(host([]string{version2 + "/system.slice/_cgroup.x.service"}), "cgroup.x"), []Cgroup{{version2 + "/system.slice/_cgroup.x.service", 0, 2}}},
		{"the system's unit goes before others", unit(host([]string{version2 + "/system.slice/docker-" + idA + ".scope/system.slice/a.service", version2 + "/system.slice/a.service"}), "a"), []Cgroup{{version2 + "/system.slice/a.service", 0, 2}}},
		{"users' units", unit(host([]string{version2 + "/user.slice/user@1.service/a.service", version2 + "/user.slice/user@2.service/a.service"}), "a"), []Cgroup{
			{version2 + "/user.slice/user@1.service/a.service", 0, 3}, {version2 + "/user.slice/user@2.service/a.service", 0, 3}}},
		{"systemd's own hierarchy", unit(hybrid(version2+"/memory/system.slice/a.service", version2+"/systemd/system.slice/a.service"), "a"), []Cgroup{{version2 + "/systemd/system.slice/a.service", 1, 2}}},
		{"no such unit", unit(host([]string{version2 + "/system.slice/nginx.service"}), "ngin"), nil},

		{"docker with systemd", container(host([]string{version2 + "/system.slice/docker-" + idA + ".scope"}), idA), []Cgroup{{version2 + "/system.slice/docker-" + idA + ".scope", 0, 2}}},
		{"docker without", container(host([]string{version2 + "/docker/" + idA}), idA[:12]), []Cgroup{{version2 + "/docker/" + idA, 0, 2}}},
		{"docker with version 1", container(hybrid(version2+"/memory/docker/"+idA, version2+"/cpu,cpuacct/docker/"+idA), idA[:1]), []Cgroup{{version2 + "/memory/docker/" + idA, 3, 2}}},
		{"containerd", container(host([]string{version2 + "/kubepods.slice/cri-containerd-" + idC + ".scope"}), "c3c"), []Cgroup{{version2 + "/kubepods.slice/cri-containerd-" + idC + ".scope", 0, 2}}},
		{"containerd without systemd", container(host([]string{version2 + "/system.slice/kubepods-podx.slice:cri-containerd:" + idC}), "c3c"), []Cgroup{{version2 + "/system.slice/kubepods-podx.slice:cri-containerd:" + idC, 0, 2}}},
		{"CRI-O, and not its monitor", container(host([]string{version2 + "/k.slice/crio-" + idC + ".scope", version2 + "/k.slice/crio-conmon-" + idC + ".scope"}), "c3"), []Cgroup{{version2 + "/k.slice/crio-" + idC + ".scope", 0, 2}}},
		{"podman, and not its monitor", container(host([]string{version2 + "/machine.slice/libpod-" + idC + ".scope/container", version2 + "/machine.slice/libpod-conmon-" + idC + ".scope"}), "c3"), []Cgroup{{version2 + "/machine.slice/libpod-" + idC + ".scope", 0, 2}}},
		{"a container in a container", container(host([]string{version2 + "/docker/" + idA + "/docker/" + idC}), "c3"), []Cgroup{{version2 + "/docker/" + idA + "/docker/" + idC, 0, 4}}},
		{"an ambiguous beginning", container(host([]string{version2 + "/docker/" + idA, version2 + "/docker/" + idA2}), "a1a1"), nil},
		{"a beginning that suffices", container(host([]string{version2 + "/docker/" + idA, version2 + "/docker/" + idA2}), "a1a1b"), []Cgroup{{version2 + "/docker/" + idA2, 0, 2}}},
		{"no text is no beginning", container(host([]string{version2 + "/docker/" + idA}), ""), nil},
		{"docker's name", container(host([]string{version2 + "/docker/" + idA, version2 + "/docker/" + idC}, docker), "web"), []Cgroup{{version2 + "/docker/" + idA, 0, 2}}},
		{"a name goes before an id", container(host([]string{version2 + "/docker/" + idD, version2 + "/docker/" + idC},
			`/var/lib/containers/storage/overlay-containers/containers.json [{"id":"`+idC+`","names":["d4"]},{"id":"x"}]`), "d4"), []Cgroup{{version2 + "/docker/" + idC, 0, 2}}},
		{"a user's podman", container(host([]string{version2 + "/libpod-" + idC + ".scope"},
			`/home/u/.local/share/containers/storage/vfs-containers/containers.json [{"id":"`+idC+`","names":["db"]}]`), "db"), []Cgroup{{version2 + "/libpod-" + idC + ".scope", 0, 1}}},
		{"nerdctl's name", container(host([]string{version2 + "/nerdctl-" + idC + ".scope"}, "/var/lib/nerdctl/1935db59/names/default/db "+idC+"\n"), "db"), []Cgroup{{version2 + "/nerdctl-" + idC + ".scope", 0, 1}}},
		{"a name whose container does not run", container(host([]string{version2 + "/docker/" + idC}, docker), "web"), nil},
		{"files that are no JSON", container(host([]string{version2 + "/docker/" + idC}, "/var/lib/docker/containers/x/config.v2.json {", `/var/lib/containers/storage/overlay-containers/containers.json {"id":1}`), "web"), nil},

		{"a pod", pod(host([]string{version2 + "/kubepods/burstable/pod" + uid + "/" + idC}, "/var/log/pods/ns_web_"+uid+"/c/0.log x")), []Cgroup{{version2 + "/kubepods/burstable/pod" + uid, 0, 3}}},
		{"a pod with systemd", pod(host([]string{version2 + "/kubepods.slice/kubepods-pod12345678_9abc_def0_1234_56789abcdef0.slice"}, "/var/log/pods/ns_web_"+uid+"/c/0.log x")), []Cgroup{{version2 + "/kubepods.slice/kubepods-pod12345678_9abc_def0_1234_56789abcdef0.slice", 0, 2}}},
		{"another pod", pod(host([]string{version2 + "/kubepods/pod" + uid}, "/var/log/pods/ns_web-2_"+uid+"/c/0.log x")), nil},
		{"a pod that has ended", pod(host([]string{version2 + "/kubepods/podx"}, "/var/log/pods/ns_web_"+uid+"/c/0.log x")), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.find()
			if len(got) != len(tt.want) {
				t.Fatalf("\n got %v, %v\nwant %v", got, err, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("\n got %v\nwant %v", got, tt.want)
				}
			}
			var h *hint.Error
			if len(tt.want) == 0 && !errors.As(err, &h) {
				t.Errorf("error\n got %v\nwant one with a hint", err)
			}
		})
	}
}

func folder(h Host, name string) func() ([]Cgroup, error) {
	return func() ([]Cgroup, error) {
		c, err := h.Path(name)
		if err != nil {
			return nil, err
		}
		return []Cgroup{c}, nil
	}
}

func unit(h Host, name string) func() ([]Cgroup, error) {
	return func() ([]Cgroup, error) { return h.Unit(name) }
}

func container(h Host, name string) func() ([]Cgroup, error) {
	return func() ([]Cgroup, error) { return h.Container(name) }
}

func pod(h Host) func() ([]Cgroup, error) {
	return func() ([]Cgroup, error) { return h.Pod("ns", "web") }
}

func TestErrorsSayWhereWasLooked(t *testing.T) {
	h := host([]string{version2 + "/docker/" + idA, version2 + "/docker/" + idA2})
	for _, tt := range []struct {
		name string
		find func() ([]Cgroup, error)
		want string
	}{
		{"folder", folder(h, "x"), "cgroup x: no such folder in a hierarchy: /sys/fs/cgroup"},
		{"unit", unit(h, "x"), "unit x.service: no cgroup of that name in /sys/fs/cgroup"},
		{"container", container(h, "x"), "container x: no cgroup with such an id in /sys/fs/cgroup, nor such a name in /var/lib/docker/containers, /var/lib/containers/storage, /var/lib/nerdctl"},
		{"two containers", container(h, "a1"), "container a1: 2 containers may be meant: a1a1a1a1a1a1, a1a1b2b2b2b2"},
		{"pod", pod(h), "pod ns/web: no folder ns_web_UID in /var/log/pods"},
		{"no cgroups", unit(host(nil, "/proc/self/mountinfo x"), "x"), "no cgroups are mounted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.find(); err == nil || err.Error() != tt.want {
				t.Errorf("\n got %v\nwant %s", err, tt.want)
			}
		})
	}
}
