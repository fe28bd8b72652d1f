// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
)

// nginx is one process, so that it can be attached to as a whole.
const nginxConf = `daemon off;
master_process off;
pid nginx.pid;
error_log stderr crit;
events { worker_connections 256; }
http {
	access_log off;
	client_body_temp_path body;
	proxy_temp_path proxy;
	fastcgi_temp_path fastcgi;
	uwsgi_temp_path uwsgi;
	scgi_temp_path scgi;
	server {
		listen %s;
		root html;
	}
}
`

var nginx = &server{
	command: func(b *bench, _ *column) (argv []string, network, address string, err error) {
		dir := filepath.Join(b.dir, "nginx")
		if address, err = freeAddress(); err != nil {
			return nil, "", "", err
		}
		if err := os.MkdirAll(filepath.Join(dir, "html"), 0o755); err != nil {
			return nil, "", "", err
		}
		if err := os.WriteFile(filepath.Join(dir, "html", "index.html"), bytes.Repeat([]byte("x"), 1024), 0o644); err != nil {
			return nil, "", "", err
		}
		if err := os.WriteFile(filepath.Join(dir, "nginx.conf"), fmt.Appendf(nil, nginxConf, address), 0o644); err != nil {
			return nil, "", "", err
		}
		return []string{"nginx", "-p", dir, "-c", "nginx.conf", "-e", "stderr"}, "tcp", address, nil
	},
	client: func(b *bench, _ *column, address string) []string {
		return []string{"wrk", "-t", "1", "-c", "20", "-d", b.o.serve.String(), "http://" + address + "/"}
	},
	parse: func(_ *bench, _ *column, stdout string) (requests, perSecond float64, err error) {
		all, rate := wrkRequests.FindStringSubmatch(stdout), wrkRate.FindStringSubmatch(stdout)
		if all == nil || rate == nil || wrkErrors.MatchString(stdout) {
			return 0, 0, fmt.Errorf("wrk told no rate, or errors: %q", stdout)
		}
		return number([]byte(all[1])), number([]byte(rate[1])), nil
	},
}

var (
	wrkRequests = regexp.MustCompile(`(?m)^ *(\d+) requests in `)
	wrkRate     = regexp.MustCompile(`(?m)^Requests/sec: *([\d.]+)`)
	wrkErrors   = regexp.MustCompile(`(?m)^ *(Non-2xx|Socket errors)`)
)

// freeAddress is a port of the loopback device that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
