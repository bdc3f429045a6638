// Command vankho is Văn Khố: it reads a folder of Vietnamese government documents and serves a search site over it.
// This package alone sees all others; it wires them and turns errors into sentences and exit codes.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // Asia/Ho_Chi_Minh on machines without time zone data
)

// version is set by the linker: -X main.version=1.2.3.
var version = "phát triển"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once, whatever it does
	os.Exit(run(ctx, os.Args[1:]))
}

// run executes one command line and answers the exit code.
func run(ctx context.Context, args []string) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(screen{os.Stdout})
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	sentence, code := explain(err)
	if sentence != "" {
		fmt.Fprintln(os.Stderr, "vankho: "+oneLine(sentence))
	}
	return code
}
