package extract

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"
)

// Serve is the loop of a child: it reads requests from in and writes framed records to out, one file at a time, until
// in ends, which is nil. It also returns, leaving the reading behind, when in ends during a file, so that no child outlives its
// parent; the caller must then end the process. Limits serve where a request carries none.
//
// finish, where it is not nil, makes of each record of the file of that name what is sent; it runs here so that a text that
// takes it too long is ended with the child, like a file that cannot be read.
func Serve(ctx context.Context, in io.Reader, out io.Writer, limits Limits, finish func(r Record, name string) Record) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	limits = limits.withDefaults()
	// A runaway recursion shall end as a crash of this child, long before Go's own bound of 1 GB.
	defer debug.SetMaxStack(debug.SetMaxStack(int(min(limits.Memory/4, 256<<20))))

	if err := writeFrame(out, reply{Hello: frameVersion}); err != nil {
		return err
	}
	requests, ended := make(chan request), make(chan error, 1)
	go func() {
		in := bufio.NewReader(in)
		for {
			var r request
			if err := readFrame(in, 1<<20, &r); err != nil {
				ended <- err
				return
			}
			select {
			case requests <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-ended:
			return endOfInput(err)
		case r := <-requests:
			done := make(chan error, 1)
			go func() { done <- serveOne(ctx, r, out, limits, finish) }()
			select {
			case <-ctx.Done():
				return ctx.Err()
			case err := <-ended:
				return endOfInput(err)
			case err := <-done:
				if err != nil {
					return err
				}
			}
		}
	}
}

func endOfInput(err error) error {
	if err == io.EOF {
		return nil
	}
	return fmt.Errorf("serve: %w", err)
}

func serveOne(ctx context.Context, r request, out io.Writer, limits Limits, finish func(Record, string) Record) error {
	path := string(r.Path)
	var broken error // the first failure to write; nobody listens any more
	send := func(body reply) error {
		if broken == nil {
			broken = writeFrame(out, body)
		}
		return broken
	}
	if r.Limits == (Limits{}) {
		r.Limits = limits
	}
	last := time.Now()
	tick := func() {
		if time.Since(last) > 200*time.Millisecond {
			last = time.Now()
			_ = send(reply{Tick: true})
		}
	}
	work := newReading(ctx, path, r.Limits, tick, func(record Record) error {
		if finish != nil {
			record = finish(record, filepath.Base(path))
		}
		last = time.Now()
		return send(reply{Record: &record})
	})
	result, err := readFile(work, path)
	answer := reply{Result: &result}
	if err != nil {
		answer = reply{Error: err.Error()}
	}
	giveBack()
	_ = send(answer)
	return broken
}

// giveBack returns memory to the system after a large file, so that the next one is not blamed for it.
func giveBack() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapSys-m.HeapReleased > 96<<20 {
		debug.FreeOSMemory()
	}
}
