package extract

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"vankho/indexer/extract/ocr"
)

// Serve is the loop of a child: it reads requests from in and writes framed records to out, one file at a time, until
// in ends, which is nil. It also returns, leaving the reading behind, when in ends during a file, so that no child outlives its
// parent; the caller must then end the process. Limits serve where a request carries none.
//
// finish, where it is not nil, makes of each record of the file of that name what is sent; it runs here so that a text that
// takes it too long is ended with the child, like a file that cannot be read. It may tell how far it is.
func Serve(ctx context.Context, in io.Reader, out io.Writer, limits Limits, finish func(r Record, name string, tell func(Stage)) Record) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	limits = limits.withDefaults()
	// A runaway recursion shall end as a crash of this child, long before Go's own bound of 1 GB.
	defer debug.SetMaxStack(debug.SetMaxStack(int(min(limits.Memory/4, 256<<20))))

	if err := writeFrame(out, reply{Hello: frameVersion}); err != nil {
		return err
	}
	s := &server{ctx: ctx, out: out, limits: limits, finish: finish}
	requests, ended := make(chan request), make(chan error, 1)
	go func() {
		in := bufio.NewReader(in)
		for {
			var r request
			if err := readFrame(in, limits.frameLimit(), &r); err != nil {
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
			go func() { done <- s.serve(ctx, r) }()
			select {
			case <-ctx.Done():
				return ctx.Err()
			case err := <-ended:
				cancel()
				select {
				case <-done: // with the programs that it started
				case <-time.After(leaveTime):
				}
				return endOfInput(err)
			case err := <-done:
				if err != nil {
					return err
				}
			}
		}
	}
}

// leaveTime is how long a child whose parent is gone takes leave from what it does: programs that it started end with it, a loop in a
// library goes on.
const leaveTime = time.Second

func endOfInput(err error) error {
	if err == io.EOF {
		return nil
	}
	return fmt.Errorf("serve: %w", err)
}

// server is the state of a child.
type server struct {
	ctx    context.Context
	out    io.Writer
	limits Limits
	finish func(Record, string, func(Stage)) Record
	// found is the machine's text recognition, nil where none was found yet.
	found *ocr.Tesseract
	// broken is the first failure to write; nobody listens any more.
	broken error
}

// recogniser looks for text recognition until it is found: it may be installed while the child lives.
func (s *server) recogniser() (ocr.Tesseract, error) {
	if s.found == nil {
		t, err := ocr.Find(s.ctx)
		if err != nil {
			return t, err
		}
		s.found = &t
	}
	return *s.found, nil
}

func (s *server) send(body reply) error {
	if s.broken == nil {
		s.broken = writeFrame(s.out, body)
	}
	return s.broken
}

// serve does what one request asks for.
func (s *server) serve(ctx context.Context, r request) error {
	if r.Limits == (Limits{}) {
		r.Limits = s.limits
	}
	var result Result
	var err error
	switch r.Task {
	case taskRecognise:
		result, err = s.recognise(ctx, r)
	case taskDraw:
		result, err = s.draw(ctx, r)
	case taskUnpack:
		result, err = s.unpack(ctx, r)
	default:
		result, err = s.read(ctx, r)
	}
	answer := reply{Result: &result}
	if err != nil {
		answer = reply{Error: err.Error()}
	}
	giveBack()
	_ = s.send(answer)
	return s.broken
}

func (s *server) read(ctx context.Context, r request) (Result, error) {
	last, ticks := time.Now(), 0
	var told time.Time
	tell := func(stage Stage) {
		if time.Since(told) > stageTime {
			told = time.Now()
			_ = s.send(reply{Stage: stage, Tick: ticks})
		}
	}
	tick := func() {
		ticks++
		if time.Since(last) > 200*time.Millisecond {
			last = time.Now()
			_ = s.send(reply{Tick: ticks})
		}
	}
	if r.carries() {
		r.Scratch = "" // what stands on no disk is not put there: LibreOffice reads none of it
	}
	looks := r.Task == taskLook
	work := newReading(ctx, r.name(), settings{limits: r.Limits, cache: r.Cache, given: r.Given, scratch: r.Scratch, looks: looks, recogniser: s.recogniser}, tick, func(record Record) error {
		if s.finish != nil && !looks {
			record = s.finish(record, filepath.Base(r.name()), tell)
		}
		last = time.Now()
		return s.send(reply{Record: &record, Tick: ticks})
	})
	if r.carries() {
		return work.file(bytes.NewReader(r.Body), int64(len(r.Body)))
	}
	return readFile(work, string(r.Path))
}

// stageTime is how often a child says what it does: the rows of a register pass through the stages by the thousand.
const stageTime = 50 * time.Millisecond

// giveBack returns memory to the system after a large file, so that the next one is not blamed for it.
func giveBack() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapSys-m.HeapReleased > 96<<20 {
		debug.FreeOSMemory()
	}
}
