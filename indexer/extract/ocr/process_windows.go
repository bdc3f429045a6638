package ocr

import (
	"os"
	"os/exec"
	"syscall"
)

// apart keeps Ctrl-C in the console from the command, which its parent ends.
func apart(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP, HideWindow: true}
}

// end kills the process.
func end(p *os.Process) error { return p.Kill() }
