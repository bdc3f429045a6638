package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// asProgram makes the test binary behave as the program itself, so that tests start the real one, children and all.
const asProgram = "VANKHO_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program prepares a run of the real program in its own process.
func program(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// ran is how a run of the program ended.
type ran struct {
	out, err string
	code     int
}

func runProgram(t *testing.T, stdin string, args ...string) ran {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := program(t.Context(), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ran{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

var openedAt = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// startServer starts `vankho serve` on a free port over a data folder and answers its address. It stops with the test, and
// the test fails if it does not stop cleanly.
func startServer(t *testing.T, data string) string {
	t.Helper()
	return startServerWith(t, data)
}

// startServerWith is startServer with further flags.
func startServerWith(t *testing.T, data string, flags ...string) string {
	t.Helper()
	cmd := program(context.Background(), append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, flags...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("serve did not stop cleanly: %v", err)
		}
	})
	found := make(chan string)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if at := openedAt.FindString(lines.Text()); at != "" {
				found <- at
			}
		}
	}()
	select {
	case at := <-found:
		waitForIndex(t, at)
		return at
	case <-time.After(2 * time.Minute):
		t.Fatal("serve never said where it opened")
		return ""
	}
}

// waitForIndex waits until the site has indexed all that its store holds.
func waitForIndex(t *testing.T, site string) {
	t.Helper()
	for range 600 {
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
			t.Fatal(err)
		}
		if status.Index.Ready && status.Index.Pending == 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the index never caught up")
}

// write makes a file and the folders above it.
func write(t *testing.T, path, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
