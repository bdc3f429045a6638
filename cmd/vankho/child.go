package main

import (
	"context"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"vankho/indexer"
	"vankho/indexer/extract"
)

// childCommand is the hidden command under which the program reads files for itself in a process that may be killed.
const childCommand = "doc-tep-con"

func newChild() *cobra.Command {
	return &cobra.Command{
		Use: childCommand, Hidden: true, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return extract.Serve(context.WithoutCancel(cmd.Context()), os.Stdin, os.Stdout, extract.DefaultLimits(), indexer.Finish)
		},
	}
}

// newPool makes the pool of children that read files; workers 0 is one for each core.
func newPool(workers int) (*extract.Pool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if workers <= 0 {
		workers = runtime.NumCPU()
	}
	return extract.NewPool(extract.PoolOptions{
		Command: func() *exec.Cmd { return exec.Command(self, childCommand) },
		Workers: workers,
		Limits:  extract.DefaultLimits(),
	}), nil
}
