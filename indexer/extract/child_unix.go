//go:build unix

package extract

import (
	"os"
	"os/exec"
	"syscall"
)

// detach gives the child a process group of its own: Ctrl-C in the terminal reaches the parent alone, which ends its
// children in order, and no child dies of it in the middle of a file as if the file had killed it.
func detach(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// killGroup ends the child and what it started: a text recognition that runs for it must not outlive it.
func killGroup(p *os.Process) {
	_ = syscall.Kill(-p.Pid, syscall.SIGKILL) // gone already is as good
}

// giveWay has the child, and what it starts, wait for processes that people wait for.
func giveWay(p *os.Process) {
	const nice = 10
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, p.Pid, nice) // else it is as quick as the rest
}
