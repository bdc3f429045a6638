//go:build unix

package extract

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"vankho/corpus"
)

func TestChildrenAreOutOfReachOfTheTerminal(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	c, err := p.take(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer c.kill()
	group, err := syscall.Getpgid(c.command.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	if group == syscall.Getpgrp() {
		t.Error("the child is in the parent's process group")
	}
}

// slowTesseract is a text recognition that never ends; it leaves its process number behind.
const slowTesseract = `#!/bin/sh
case "$1" in
--version) echo "tesseract 5.9.9";;
--list-langs) echo vie;;
*) echo $$ > "$VANKHO_TEST_PID.new" && mv "$VANKHO_TEST_PID.new" "$VANKHO_TEST_PID"; exec /bin/sleep 300;;
esac
`

func TestARecognitionThatTakesTooLongDiesWithItsChild(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(slowTesseract), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	t.Setenv("VANKHO_TEST_PID", filepath.Join(folder, "pid"))
	p := newTestPool(t, 1, Limits{Recognition: 3 * time.Second})
	_, result, err := p.Recognise(t.Context(), "testdata/trang.png", "", 1)
	if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindTimeout {
		t.Fatalf("%+v %v", result, err)
	}
	said, err := os.ReadFile(filepath.Join(folder, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(said)))
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if syscall.Kill(pid, 0) != nil {
			return
		}
		if state, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat")); strings.Contains(string(state), ") Z ") {
			return // dead, and not yet buried by its new parent
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("process %d outlives the child that started it", pid)
}

func TestWhatIsNoFileIsNotOpened(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "ống.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	for _, path := range []string{pipe, "/dev/zero", t.TempDir(), filepath.Join(t.TempDir(), "absent")} {
		result, err := ReadFile(context.Background(), path, Limits{}, nil)
		if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindUnreadable {
			t.Errorf("%s: %v, %v", path, result, err)
		}
	}
}
