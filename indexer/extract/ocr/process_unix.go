//go:build unix

package ocr

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// apart gives the command a process group of its own, so that a wrapper script and what it started die together.
func apart(command *exec.Cmd) { command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// end kills the process and its group.
func end(p *os.Process) error {
	err := syscall.Kill(-p.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}
