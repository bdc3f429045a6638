package extract

import (
	"os"
	"os/exec"
	"syscall"
)

// detach gives the child a process group of its own, which Ctrl-C in the console does not reach.
func detach(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// killGroup ends the child; what it started ends with the pipes between them.
func killGroup(p *os.Process) { _ = p.Kill() }

// giveWay does nothing here: a process of this system is made with its priority.
func giveWay(*os.Process) {}
