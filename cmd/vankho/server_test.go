package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"
)

// server is a `vankho serve` in its own process, on a free port.
type server struct {
	cmd *exec.Cmd
	at  string // its address, e.g. "http://127.0.0.1:40001"
}

// startup is how long a server may take to open, and to index what its store holds, on a machine that has other work.
const startup = 4 * time.Minute

var openedAt = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// newServer starts a server over a data folder and waits until it has indexed all that the folder holds.
func newServer(data string, flags ...string) (*server, error) {
	cmd := program(context.Background(), append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, flags...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd}
	found := make(chan string, 1)
	go func() {
		defer close(found)
		opened := false
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if at := openedAt.FindString(lines.Text()); at != "" && !opened {
				opened = true
				found <- at
			}
		}
	}()
	select {
	case at, opened := <-found:
		if !opened {
			return nil, errors.Join(errors.New("serve ended before it opened"), s.stop())
		}
		s.at = at
		if err := indexed(at); err != nil {
			return nil, errors.Join(err, s.stop())
		}
		return s, nil
	case <-time.After(startup):
		return nil, errors.Join(errors.New("serve never said where it opened"), s.stop())
	}
}

// stop asks the server to end and answers an error unless it does so cleanly.
func (s *server) stop() error {
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	if err := s.cmd.Wait(); err != nil {
		return fmt.Errorf("serve did not stop cleanly: %w", err)
	}
	return nil
}

// indexed waits until the site has indexed all that its store holds.
func indexed(site string) error {
	for end := time.Now().Add(startup); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		var status struct {
			Index struct {
				Ready   bool
				Pending int
			}
		}
		r, err := http.Get(site + "/api/v1/tinh-trang")
		if err == nil {
			err = errors.Join(json.NewDecoder(r.Body).Decode(&status), r.Body.Close())
		}
		if err != nil {
			return err
		}
		if status.Index.Ready && status.Index.Pending == 0 {
			return nil
		}
	}
	return errors.New("the index never caught up")
}

// startServer starts a server over a data folder and answers its address. It stops with the test, and the test fails if it does not stop cleanly.
func startServer(t *testing.T, data string, flags ...string) string {
	t.Helper()
	s, err := newServer(data, flags...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	})
	return s.at
}

// sampleSite serves the sample over a data folder of the test's own. The sample is read once for all tests, and copied.
func sampleSite(t *testing.T) string {
	t.Helper()
	from, err := sampleServed()
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "kho")
	if err := os.CopyFS(data, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return startServer(t, data)
}

// sampleServed is the data folder of a server that was started on an empty one, and stopped when it had indexed the sample. TestMain removes it.
var sampleServed = sync.OnceValues(func() (string, error) {
	s, err := newServer(sampleAt)
	if err != nil {
		return "", err
	}
	return sampleAt, s.stop()
})
