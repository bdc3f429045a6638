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
	pid := filepath.Join(installTesseract(t, slowTesseract), "pid")
	t.Setenv("VANKHO_TEST_PID", pid)
	p := newTestPool(t, 1, Limits{Recognition: 3 * time.Second})
	_, result, err := p.Recognise(t.Context(), File{Path: "testdata/trang.png"}, 1)
	if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindTimeout {
		t.Fatalf("%+v %v", result, err)
	}
	mustDie(t, pid)
}

// A program that is killed leaves no recognition behind.
func TestARecognitionDiesWithTheProgramThatAskedForIt(t *testing.T) {
	pid := filepath.Join(installTesseract(t, slowTesseract), "pid")
	t.Setenv("VANKHO_TEST_PID", pid)
	command := childCommand("serve")()
	detach(command)
	stdin, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if err := writeFrame(stdin, request{Task: taskRecognise, Path: []byte("testdata/trang.png"), Page: 1}); err != nil {
		t.Fatal(err)
	}
	for range 300 {
		if _, err := os.Stat(pid); err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	_ = stdin.Close() // as when the parent is killed
	if err := command.Wait(); err != nil {
		t.Error(err)
	}
	mustDie(t, pid)
}

// goneTesseract is a text recognition that is taken from the machine when it is to read a page.
const goneTesseract = `#!/bin/sh
case "$1" in
--version) echo "tesseract 5.9.9";;
--list-langs) echo vie;;
*) rm -- "$0"; exit 1;;
esac
`

func TestARecogniserThatGoesAndComesIsTheMachinesMatterAndNotThePages(t *testing.T) {
	folder := installTesseract(t, "")
	if err := os.Remove(filepath.Join(folder, "tesseract")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder)
	p := newTestPool(t, 1, Limits{})
	lacks := func(when string) {
		t.Helper()
		_, result, err := p.Recognise(t.Context(), File{Path: "testdata/trang.png"}, 1)
		if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindNoReader {
			t.Errorf("%s: %+v %v", when, result, err)
		}
	}
	lacks("before it came")
	script := strings.Replace(goneTesseract, "rm ", "/bin/rm ", 1)
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	lacks("gone while it read")
	if _, err := os.Stat(filepath.Join(folder, "tesseract")); err == nil {
		t.Error("the child did not see it come")
	}
	lacks("gone")
}

// installTesseract puts a program in place of the machine's text recognition, in a folder of its own.
func installTesseract(t *testing.T, script string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	return folder
}

// mustDie waits for the end of the process whose number is written there.
func mustDie(t *testing.T, number string) {
	t.Helper()
	said, err := os.ReadFile(number)
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
		result, err := readFile(newReading(t.Context(), path, settings{}, nil, nil), path)
		if err != nil || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindUnreadable {
			t.Errorf("%s: %v, %v", path, result, err)
		}
	}
}
