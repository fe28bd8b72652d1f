// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"net"
	"path/filepath"
	"regexp"
	"strconv"
)

// redis is asked over a unix socket, for a key that exists.
var redis = &server{
	command: func(b *bench, _ *column) (argv []string, network, address string, err error) {
		socket := filepath.Join(b.dir, "redis.sock")
		removeFile(socket)
		return []string{"redis-server", "--port", "0", "--unixsocket", socket, "--dir", b.dir,
			"--save", "", "--appendonly", "no", "--daemonize", "no"}, "unix", socket, nil
	},
	fill: func(conn net.Conn) error {
		// The key that redis-benchmark asks for, as it is written.
		if _, err := conn.Write([]byte("SET key:__rand_int__ xxx\r\n")); err != nil {
			return err
		}
		_, err := bufio.NewReader(conn).ReadString('\n')
		return err
	},
	client: func(b *bench, c *column, address string) []string {
		return []string{"redis-benchmark", "-s", address, "-c", "20", "-t", "get", "-n", strconv.Itoa(b.work(c) / 2), "--csv"}
	},
	parse: func(b *bench, c *column, stdout string) (requests, perSecond float64, err error) {
		match := redisRate.FindStringSubmatch(stdout)
		if match == nil {
			return 0, 0, fmt.Errorf("redis-benchmark told no rate: %q", stdout)
		}
		return float64(b.work(c) / 2), number([]byte(match[1])), nil
	},
}

// "test","rps","avg_latency_ms", ... and then a line for each test.
var redisRate = regexp.MustCompile(`(?m)^"GET","([\d.]+)"`)
