package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"vankho/corpus/sample"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// intake takes what people send to the site and what comes to lie in watched folders.
type intake struct {
	*indexer.Intake
	pool *extract.Pool
}

// newIntake makes the intake of a desk. Its files are read by children that give way to everything else: the site goes on answering.
func newIntake(d *desk, out io.Writer) (*intake, error) {
	workers := max(1, runtime.NumCPU()-1)
	pool, err := newGentlePool(workers, d.store.Dir())
	if err != nil {
		return nil, err
	}
	return &intake{pool: pool, Intake: indexer.NewIntake(d.Indexer, pool, indexer.IntakeOptions{
		Workers: workers,
		Came:    func(ctx context.Context) error { return leaveSample(ctx, d.store, out) },
		After: func(ctx context.Context) error {
			d.rouse() // pages may wait for text recognition
			return d.follow(ctx)
		},
		Sample: func(yield func(string, []byte) bool) {
			for name, content := range sample.Files() {
				if !yield(samplePrefix+name, content) {
					return
				}
			}
		},
	})}, nil
}

// run has files read as they come; what fails is said, and tried again. What an older release read of them is read anew first.
func (t *intake) run(ctx context.Context, out io.Writer) error {
	n, err := t.Renew(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if n > 0 {
		fmt.Fprintf(out, "Đã đọc lại %s tệp nạp từ phiên bản trước.\n", number(n))
	}
	if err != nil { // the next start goes on
		sentence, _ := explain(err)
		fmt.Fprintf(out, "Việc đọc lại tệp nạp từ phiên bản trước tạm dừng. %s\n", sentence)
	}
	return t.Run(ctx, func(err error) {
		sentence, _ := explain(err)
		fmt.Fprintf(out, "Việc nạp tạm dừng, lát nữa sẽ thử lại. %s\n", sentence)
	})
}

// Close ends the children.
func (t *intake) Close() error { return t.pool.Close() }
