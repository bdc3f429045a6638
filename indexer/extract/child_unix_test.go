//go:build unix

package extract

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"

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
