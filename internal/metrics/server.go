// SPDX-License-Identifier: Apache-2.0

package metrics

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/ebpftrace/ebpftrace/internal/hint"
)

// loopback is the host that is meant where none is given: what a machine does is nobody
// else's business.
const loopback = "127.0.0.1"

// Address completes an address to listen on: HOST:PORT, or :PORT for the loopback.
func Address(text string) (string, error) {
	host, port, err := net.SplitHostPort(text)
	if err != nil {
		return "", errors.New("want HOST:PORT or :PORT")
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", fmt.Errorf("%q is no port", port)
	}
	if host == "" {
		host = loopback
	}
	return net.JoinHostPort(host, port), nil
}

// Server answers scrapes.
type Server struct {
	listener net.Listener
	server   http.Server
	ended    chan error   // the server's; nil until there is one
	busy     sync.RWMutex // held by requests
	closed   bool
}

// Listen takes the address, but does not answer yet.
func Listen(address string) (*Server, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, &hint.Error{Err: fmt.Errorf("metrics on %s: %w", address, cause(err)), Do: advice(err)}
	}
	return &Server{listener: l}, nil
}

// advice is what to do where an address cannot be listened on.
func advice(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "another program listens there; give --metrics another port"
	case errors.Is(err, syscall.EACCES):
		return "ports below 1024 need privileges; give --metrics a higher one: :9090, for example"
	}
	return "give --metrics an address of this machine: :9090 for the loopback, or 0.0.0.0:9090 for all"
}

// cause is what the kernel or the resolver says, without what is known anyway.
func cause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	var call *os.SyscallError
	if errors.As(err, &call) {
		err = call.Err
	}
	return err
}

// URL is where the metrics are.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() + "/metrics" }

// Serve answers scrapes with what a collector makes, until Close.
func (s *Server) Serve(c prometheus.Collector) {
	registry := prometheus.NewRegistry()
	registry.MustRegister(c)
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", s.unlessClosed(promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4})))
	s.server = http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second, WriteTimeout: time.Minute}
	s.ended = make(chan error, 1)
	go func() { s.ended <- s.server.Serve(s.listener) }()
}

// patience is how long a scrape at the end may take.
const patience = time.Second

// Close ends the server, and scrapes that take too long. Nothing is collected once it
// has returned. It tells why the server had ended before, if it had.
func (s *Server) Close() error {
	if s == nil || s.closed {
		return nil
	}
	if s.ended == nil {
		s.closed = true
		return s.listener.Close()
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if s.server.Shutdown(ctx) != nil {
		_ = s.server.Close() // who was still reading gets no more
	}
	s.busy.Lock()
	defer s.busy.Unlock()
	s.closed = true
	if err := <-s.ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("metrics on %s: %w", s.listener.Addr(), cause(err))
	}
	return nil
}

// unlessClosed answers as a handler does while the server is open.
func (s *Server) unlessClosed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.busy.RLock()
		defer s.busy.RUnlock()
		if !s.closed {
			h.ServeHTTP(w, r)
		}
	})
}
