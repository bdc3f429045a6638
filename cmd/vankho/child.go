package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
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

// newPool makes the pool of children that read files; workers 0 is one for each core. data is the data folder, which then keeps what children
// would otherwise make anew at each start, and takes the files of helping programs; "" for the user's own and the system's folders.
func newPool(workers int, data string) (*extract.Pool, error) {
	return startPool(workers, data, false)
}

// newGentlePool is newPool with children that give way to everything else.
func newGentlePool(workers int, data string) (*extract.Pool, error) {
	return startPool(workers, data, true)
}

func startPool(workers int, data string, gentle bool) (*extract.Pool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if workers <= 0 {
		workers = runtime.NumCPU()
	}
	cache, scratch := "", ""
	if data != "" {
		cache, scratch = filepath.Join(data, "cache", "wasm"), filepath.Join(data, "spool")
	} else if own, err := os.UserCacheDir(); err == nil { // without one a start takes two seconds longer
		cache = filepath.Join(own, "vankho")
	}
	return extract.NewPool(extract.PoolOptions{
		Cache:   cache,
		Scratch: scratch,
		Gentle:  gentle,
		Command: func() *exec.Cmd { return exec.Command(self, childCommand) },
		Workers: workers,
		Limits:  extract.DefaultLimits(),
	}), nil
}
