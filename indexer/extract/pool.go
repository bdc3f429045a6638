package extract

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
)

// PoolOptions says how a Pool runs its children.
type PoolOptions struct {
	// Command makes the command of a child, a program that calls Serve on its standard input and output; usually this
	// program itself with a hidden subcommand. Stdin and Stdout must be left unset.
	Command func() *exec.Cmd
	// Workers is the largest number of children at a time; default the number of CPUs.
	Workers int
	Limits  Limits
	// Scratch is the folder in which files of helping programs may stand while a file is read; default the system's for temporary files.
	Scratch string
	// Gentle children give way to other processes where the system can do that.
	Gentle bool
	// Cache is a folder for what children would otherwise make anew at each start, pdfium's compiled code; "" for none.
	Cache string
	// Stderr takes what children write there, a Go trace for one; default nowhere.
	Stderr io.Writer
}

// Pool reads files in child processes. Each child serves many files; one that fails is killed and replaced, and costs
// the file it was reading only. It may be used by several goroutines.
type Pool struct {
	options PoolOptions
	// room holds one token for each child that may be at work.
	room   chan struct{}
	mu     sync.Mutex
	idle   []*child
	closed bool
}

// NewPool makes a pool; children start when they are first needed.
func NewPool(o PoolOptions) *Pool {
	if o.Workers <= 0 {
		o.Workers = runtime.NumCPU()
	}
	o.Limits = o.Limits.withDefaults()
	return &Pool{options: o, room: make(chan struct{}, o.Workers)}
}

// File says which file to read, and what is known of it beside its bytes.
type File struct {
	// Path is where the file lies; "" for one that stands on no disk, which Body holds whole. Such a file is written nowhere, so what only
	// LibreOffice reads stays unread.
	Path string
	Body []byte
	// Name is what the file is called where Path is another, as for a kept original; "" = Path.
	Name  string
	Given Given
	// Told is called with what is done with each of its texts; nil where nobody waits.
	Told func(Stage) error
}

// Read reads one file of which nothing is given.
func (p *Pool) Read(ctx context.Context, path string, emit func(Record) error) (Result, error) {
	return p.ReadFile(ctx, File{Path: path}, emit)
}

// ReadFile reads one file as Read does, in a child, waiting for a free one. The records reach emit in order, before ReadFile returns.
// A file that is bad, slow, too large or kills its reader is a Problem of the result; an error means that ctx ended, emit failed or
// children cannot be run at all.
func (p *Pool) ReadFile(ctx context.Context, f File, emit func(Record) error) (Result, error) {
	result, err := p.ask(ctx, request{Path: []byte(f.Path), Name: []byte(f.Name), Body: f.Body, Limits: p.options.Limits, Given: f.Given}, func(r reply) error {
		switch {
		case r.Record != nil:
			return emit(*r.Record)
		case r.Stage > 0 && f.Told != nil:
			return f.Told(r.Stage)
		}
		return nil
	})
	if err != nil {
		return result, fmt.Errorf("read %s: %w", cmp.Or(f.Path, f.Name), err)
	}
	return result, nil
}

// ask has a child do what r asks for.
func (p *Pool) ask(ctx context.Context, r request, take func(reply) error) (Result, error) {
	select {
	case p.room <- struct{}{}:
		defer func() { <-p.room }()
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
	r.Cache = p.options.Cache
	r.Scratch = filepath.Join(cmp.Or(p.options.Scratch, os.TempDir()), "vankho-"+rand.Text())
	defer os.RemoveAll(r.Scratch) //nolint:errcheck // what cannot be removed now is swept with its folder
	for {
		c, err := p.take(ctx)
		if err != nil {
			return Result{}, fmt.Errorf("reader process: %w", err)
		}
		worn := c.served > 0
		end := c.do(ctx, r, take)
		if end.reusable {
			p.put(c)
		} else {
			c.kill()
		}
		// A child that has served other files may have died of them; a fresh one decides, unless records are out already.
		if end.died && worn && end.taken == 0 && ctx.Err() == nil {
			continue
		}
		return end.result, end.err
	}
}

// take gives a child that is alive and waiting.
func (p *Pool) take(ctx context.Context) (*child, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, fmt.Errorf("the pool is closed")
	}
	for len(p.idle) > 0 {
		c := p.idle[len(p.idle)-1]
		p.idle = p.idle[:len(p.idle)-1]
		if c.alive() {
			p.mu.Unlock()
			return c, nil
		}
		c.kill()
	}
	p.mu.Unlock()
	return startChild(ctx, p.options)
}

func (p *Pool) put(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		c.kill()
		return
	}
	p.idle = append(p.idle, c)
}

// Close ends all waiting children; one still at work is ended when its file is done. It always returns nil.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, c := range p.idle {
		c.kill()
	}
	p.idle = nil
	return nil
}
