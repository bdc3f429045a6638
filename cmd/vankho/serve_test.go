package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

func TestAReaderWhoNeverEndsDoesNotKeepTheServerUp(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	endless := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	})
	ended := make(chan error, 1)
	go func() {
		ended <- whileServing(ctx, l, endless, slog.New(slog.DiscardHandler), func(context.Context) error { return nil })
	}()
	answer, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	go io.Copy(io.Discard, answer.Body) //nolint:errcheck // it ends with the server
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("a patient end is no failure: %v", err)
		}
	case <-time.After(3 * shutdownTime):
		t.Error("the server is still up")
	}
}
