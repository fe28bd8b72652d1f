// SPDX-License-Identifier: Apache-2.0

package test

// everyday are programs that people trace. Commands of the C library's and the
// shell's own making are in tracees.
var everyday = []program{
	{name: "true", argv: []string{"true"}},
	{name: "cat", argv: []string{"cat", "foo"}, files: files},
	{name: "cat to a file", argv: sh("cat foo >bar"), files: files},
	{name: "echo", argv: []string{"/bin/echo", "a\tb\n\"c\"\\", "\x01\x7f\u00e9"}},
	{name: "ls", argv: []string{"ls", "-la"}, files: files},
	{name: "ls of nothing", argv: []string{"ls", "missing"}},
	{name: "ls with colours", argv: []string{"ls", "-lR", "--color=always"}, files: files},
	{name: "pipe", argv: sh("cat foo | tr a-z A-Z")},
	{name: "pipe of three", argv: sh("cat foo | sort -r | head -n 1"), files: files},
	{name: "subshells", argv: sh("(exit 3); (cd dir && pwd) ; x=$(echo sub); echo $x $?"), files: files},
	{name: "background", argv: sh("sleep 0.01 & wait $!; echo $?")},
	{name: "bash with traps", argv: []string{"bash", "-c", "trap 'echo usr1' USR1; trap 'echo bye' EXIT; kill -USR1 $$; kill -WINCH $$; (exit 4)"}},
	{name: "bash loops", argv: []string{"bash", "-c", "for i in 1 2 3; do read l < foo; echo $i $l; done > out; cat <<< here; [[ -f out ]]"}, files: files},
	{name: "killed by a signal", argv: sh("kill -TERM $$")},
	{name: "kill", argv: sh("sleep 10 & sleep 0.2; kill -KILL $!; wait $!; echo $?")},
	{name: "timeout", argv: []string{"timeout", "0.3", "sleep", "10"}},
	{name: "timeout in time", argv: []string{"timeout", "10", "true"}},
	{name: "sleep", argv: []string{"sleep", "0.01"}},
	{name: "git init", argv: []string{"git", "init", "-q", "repo"}},
	{name: "git status", argv: []string{"git", "status", "--short"}, files: files, setup: gitSetup},
	{name: "git log", argv: []string{"git", "--no-pager", "log", "--stat"}, files: files, setup: gitSetup},
	{name: "git commit", argv: sh("git add . && git commit -q -m second"), files: files, setup: gitSetup + "; echo more >> foo"},
	{name: "python", argv: []string{"/usr/bin/python3", "-c", "1"}},
	{name: "python with a child", argv: []string{"/usr/bin/python3", "-c", "import subprocess; print(subprocess.run(['echo', 'x'], capture_output=True).stdout)"}},
	{name: "python's socket", argv: []string{"/usr/bin/python3", "-c", "import socket; s = socket.create_connection(('127.0.0.1', @PORT@)); s.send(b'x\\n'); print(s.recv(5))"}},
	{name: "perl", argv: []string{"perl", "-e", "open F, '<', 'foo'; print while <F>; print -s 'foo', `echo sub`; $SIG{ALRM} = sub { die }; alarm 1; alarm 0"}, files: files},
	{name: "node", argv: []string{"node", "-e", "1"}, bag: true},
	{name: "curl of a file", argv: sh(`curl -s "file://$PWD/foo"`), files: files, needs: []string{"curl"}},
	{name: "curl of a server", argv: []string{"curl", "-s", "http://127.0.0.1:@PORT@/"}},
	{name: "curl of a closed port", argv: []string{"curl", "-s", "http://127.0.0.1:9/"}},
	{name: "nc to a closed port", argv: []string{"nc.openbsd", "localhost", "9"}},
	{name: "nc to a server", argv: []string{"nc.openbsd", "-N", "127.0.0.1", "@PORT@"}},
	{name: "nc that listens", argv: []string{"nc.openbsd", "-l", "-U", "-N", "s"}, beside: until("test -S s") + "echo hello | nc.openbsd -N -U s"},
	{name: "redis version", argv: []string{"redis-server", "--version"}},
	{name: "redis session", argv: []string{"redis-server", "--port", "0", "--unixsocket", "s", "--save", "", "--logfile", "log"}, beside: redisClient, needs: []string{"redis-cli"}},
	{name: "redis client", argv: []string{"redis-cli", "-s", "missing", "ping"}},
	{name: "nginx test", argv: []string{"nginx", "-p", ".", "-c", "nginx.conf", "-e", "error.log", "-t"}, files: nginxFiles},
	{name: "nginx session", argv: []string{"nginx", "-p", ".", "-c", "nginx.conf", "-e", "error.log"}, files: nginxFiles, beside: nginxClient, needs: []string{"curl"}},
	{name: "gcc", argv: sh("gcc -o hello hello.c && ./hello"), files: sources, needs: []string{"gcc"}},
	{name: "make", argv: []string{"make", "-s"}, files: sources},
	{name: "tar", argv: sh("tar cf t.tar foo dir && tar tvf t.tar && mkdir x && tar xf t.tar -C x"), files: files},
	{name: "tar with gzip", argv: sh("tar czf t.tgz foo dir && tar tzf t.tgz"), files: files},
	{name: "gzip", argv: sh("gzip -k foo && gzip -t foo.gz && gunzip -c foo.gz"), files: files},
	{name: "find", argv: []string{"find", ".", "-name", "*.txt", "-size", "-10"}, files: files},
	{name: "find with exec", argv: []string{"find", ".", "-type", "f", "-exec", "cat", "{}", "+"}, files: files},
	{name: "xargs", argv: sh("echo 1 2 3 | xargs -n 1 echo")},
	{name: "grep", argv: []string{"grep", "-r", "hello", "."}, files: files},
	{name: "sed", argv: []string{"sed", "-i", "s/hello/bye/", "foo"}, files: files},
	{name: "awk", argv: []string{"awk", "{ print $1; n++ } END { print n }", "foo"}, files: files},
	{name: "sort", argv: []string{"sort", "-u", "-o", "out", "foo", "foo"}, files: files},
	{name: "head", argv: []string{"head", "-c", "3", "foo"}, files: files},
	{name: "tail", argv: []string{"tail", "-n", "1", "foo"}, files: files},
	{name: "wc", argv: []string{"wc", "foo", "dir/b.txt"}, files: files},
	{name: "diff", argv: []string{"diff", "-u", "foo", "dir/b.txt"}, files: files},
	{name: "sha256sum", argv: []string{"sha256sum", "foo"}, files: files},
	{name: "dd", argv: []string{"dd", "if=/dev/zero", "of=out", "bs=1000", "count=3", "conv=fsync", "status=none"}},
	{name: "cp", argv: []string{"cp", "-a", "dir", "copy"}, files: files},
	{name: "mv", argv: []string{"mv", "foo", "dir/moved"}, files: files},
	{name: "rm", argv: []string{"rm", "-rf", "dir", "missing"}, files: files},
	{name: "ln", argv: sh("ln -s foo s && ln foo h && readlink s && realpath s"), files: files},
	{name: "mkdir", argv: []string{"mkdir", "-p", "-m", "700", "a/b/c"}},
	{name: "touch", argv: []string{"touch", "-d", "2020-01-01", "foo"}, files: files},
	{name: "chmod", argv: []string{"chmod", "-R", "u+x", "dir"}, files: files},
	{name: "chown", argv: []string{"chown", "-R", "0:0", "dir"}, files: files},
	{name: "stat", argv: []string{"stat", "-c", "%s %A %n", "foo", "dir"}, files: files},
	{name: "df", argv: []string{"df", "--output=target", "."}},
	{name: "du", argv: []string{"du", "-a", "."}, files: files},
	{name: "mktemp", argv: sh("rm $(mktemp)")},
	{name: "id", argv: []string{"id"}},
	{name: "whoami", argv: []string{"whoami"}},
	{name: "ps", argv: []string{"unshare", "--pid", "--fork", "--mount-proc", "ps", "-e"}, needs: []string{"ps"}},
	{name: "env", argv: []string{"env", "-i", "A=B", "sh", "-c", "echo $A"}},
	{name: "date", argv: []string{"date", "-u", "+%Y"}},
	{name: "uname", argv: []string{"uname", "-a"}},
	{name: "mount", argv: []string{"mount", "--bind", "missing", "/nonexistent"}},
	{name: "unshare", argv: []string{"unshare", "--uts", "--ipc", "hostname", "other"}},
	{name: "chroot", argv: []string{"chroot", "/", "/bin/echo", "hello"}},
	{name: "taskset", argv: []string{"taskset", "1", "nice", "-n", "1", "true"}},
	{name: "flock", argv: []string{"flock", "-n", "lock", "true"}},
	{name: "setpriv", argv: []string{"setpriv", "--reuid", "65534", "--clear-groups", "cat", "foo"}, files: files},
	{name: "no such interpreter", argv: sh("./script; echo $?"), setup: "echo '#!/nonexistent' > script; chmod +x script"},
}

// tracees are programs of ours: testdata/tracees, one file each, and a Go program.
var tracees = []program{
	{name: "bad", argv: []string{"bad"}},
	{name: "compat", argv: []string{"compat"}},
	{name: "controls", argv: []string{"controls"}},
	{name: "events", argv: []string{"events"}},
	{name: "execs", argv: []string{"execs"}},
	{name: "files", argv: []string{"files"}},
	{name: "goroutines", argv: []string{"env", "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1", "goroutines"}, needs: []string{"goroutines"}, bag: true},
	{name: "ids", argv: []string{"ids"}},
	{name: "ipc", argv: []string{"ipc"}},
	{name: "memory", argv: []string{"memory"}},
	{name: "modern", argv: []string{"modern"}},
	{name: "processes", argv: []string{"processes"}},
	{name: "signals", argv: []string{"signals"}},
	{name: "sockets", argv: []string{"sockets"}},
	{name: "threads", argv: []string{"threads"}},
}

// article are the commands of "How to debug a syscall" that start a program.
var article = []program{
	{name: "times", options: []string{"-tT"}, argv: []string{"cat", "foo"}, files: files},
	{name: "network calls", options: []string{"-e", "trace=network"}, argv: []string{"nc.openbsd", "localhost", "2399"}},
	{name: "an option after the command is the command's", options: []string{"-e", "trace=network"}, argv: []string{"nc.openbsd", "localhost", "2399", "-o", "log.txt"}},
	{name: "memory calls", options: []string{"-e", "trace=memory"}, argv: []string{"cat", "foo"}, files: files},
}

var files = map[string]string{
	"foo":         "hello world\nsecond line\n",
	"dir/":        "",
	"dir/a.txt":   "hello\n",
	"dir/b.txt":   "second line\nthird\n",
	"dir/sub/":    "",
	"dir/sub/bin": "\x00\x01\x02\xff",
}

var sources = map[string]string{
	"hello.c":  "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 0; }\n",
	"Makefile": "all: a b\na:\n\techo a > a\nb: a\n\tcat a a > b\n\trm a\n",
}

const gitSetup = `git init -q . && git config user.name A && git config user.email a@example.org &&
	git config gc.auto 0 && git add . && git commit -q -m first`

var nginxFiles = map[string]string{
	"nginx.conf": "user root; pid pid; daemon off; master_process off; events {} http { access_log off; server { listen unix:s; location / { return 200 hello; } } }\n",
}

var (
	redisClient = until("test -S s") + "redis-cli -s s set key value; redis-cli -s s get key; redis-cli -s s shutdown nosave"
	nginxClient = until("test -s pid") + "curl -s --unix-socket s http://localhost/; kill -QUIT $(cat pid)"
)
