// SPDX-License-Identifier: Apache-2.0

package main

import (
	"net"
	"time"

	"golang.org/x/sys/unix"

	"github.com/ebpftrace/ebpftrace/bench/report"
)

// server is a program that tracers attach to, and the client that keeps it busy.
type server struct {
	command func(b *bench, c *column) (argv []string, network, address string, err error)
	fill    func(net.Conn) error // what the server needs to be told first
	client  func(b *bench, c *column, address string) []string
	parse   func(b *bench, c *column, stdout string) (requests, perSecond float64, err error)
}

// sampleServer starts the server and the tracer, and takes what the client measures.
func (b *bench) sampleServer(w *workload, c *column) (s report.Sample, err error) {
	if c.attach == nil && c.run != nil && c.beside == nil {
		return s, errNoAttach
	}
	argv, network, address, err := w.server.command(b, c)
	if err != nil {
		return s, err
	}
	served, err := start(argv)
	if err != nil {
		return s, err
	}
	defer served.stop(unix.SIGTERM)
	if err := served.until("ready", func() bool { return w.server.greet(network, address) == nil }); err != nil {
		return s, err
	}
	if c.attach == nil {
		stop, err := b.beside(c)
		if err != nil {
			return s, err
		}
		defer stop()
		return b.ask(w, c, address)
	}
	tracer, err := b.attach(c, served.pid, b.out())
	if err != nil {
		return s, err
	}
	s, err = b.ask(w, c, address)
	if stopErr := tracer.stop(unix.SIGINT); err == nil {
		err = stopErr
	}
	b.addTracer(&s, w, c, tracer)
	return s, err
}

// greet connects to a server that may not be there yet.
func (s *server) greet(network, address string) error {
	conn, err := net.DialTimeout(network, address, time.Second)
	if err != nil {
		return err
	}
	defer conn.Close()
	if s.fill == nil {
		return nil
	}
	return s.fill(conn)
}

// ask runs the client once.
func (b *bench) ask(w *workload, c *column, address string) (report.Sample, error) {
	client, err := start(w.server.client(b, c, address))
	if err != nil {
		return report.Sample{}, err
	}
	if err := client.finish(patience); err != nil {
		return report.Sample{}, err
	}
	requests, perSecond, err := w.server.parse(b, c, client.stdout.String())
	if err != nil {
		return report.Sample{}, err
	}
	return report.Sample{Units: requests, NS: requests / perSecond * 1e9}, nil
}
