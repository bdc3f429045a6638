package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer"
	"vankho/indexer/extract"
	"vankho/search/engine"
)

// desk does what the site asks of the indexer, and brings the index up to it: pictures of pages, corrections, reading a document again, and
// text recognition in the background.
type desk struct {
	*indexer.Indexer
	store  *store.Store
	engine *engine.Engine
	pools  []*extract.Pool
	// wake says that pages may wait.
	wake chan struct{}
	// following is held while the index follows the store.
	following sync.Mutex
}

func newDesk(st *store.Store, e *engine.Engine) (*desk, error) {
	const atOnce = 2 // pages drawn and documents read for people who wait
	front, err := newPool(atOnce, st.Dir())
	if err != nil {
		return nil, err
	}
	workers := max(1, runtime.NumCPU()-1)
	back, err := newGentlePool(workers, st.Dir())
	if err != nil {
		return nil, errors.Join(err, front.Close())
	}
	return &desk{
		Indexer: indexer.New(st, front, indexer.Options{Workers: workers, Background: back}),
		store:   st, engine: e, pools: []*extract.Pool{front, back}, wake: make(chan struct{}, 1),
	}, nil
}

// Close ends the children.
func (d *desk) Close() error {
	var errs []error
	for _, p := range d.pools {
		errs = append(errs, p.Close())
	}
	return errors.Join(errs...)
}

func (d *desk) follow(ctx context.Context) error {
	d.following.Lock()
	defer d.following.Unlock()
	return d.engine.Sync(ctx, d.store, nil)
}

// Correct keeps a correction; the site finds the document by it at once.
func (d *desk) Correct(ctx context.Context, id corpus.ID, c corpus.Correction) error {
	return errors.Join(d.Indexer.Correct(ctx, id, c), d.follow(context.WithoutCancel(ctx)))
}

// ReadAgain has a document read again, its scanned pages in the background.
func (d *desk) ReadAgain(ctx context.Context, id corpus.ID) error {
	ctx = context.WithoutCancel(ctx) // begun is done: whoever goes away leaves no document half read
	err := errors.Join(d.Indexer.ReadAgain(ctx, id), d.follow(ctx))
	select {
	case d.wake <- struct{}{}:
	default: // awake already
	}
	return err
}

// lookAgain is how long the desk waits where the machine cannot recognise text, or the disk failed, until it tries again.
const lookAgain = 5 * time.Minute

// recognise reads the pages that wait, now and whenever more come, until ctx ends. What fails is said and tried again later: the site
// goes on.
func (d *desk) recognise(ctx context.Context, out io.Writer) error {
	said := ""
	for {
		documents := 0
		var failed error
		done, err := d.Recognise(ctx, func(r indexer.Recognition) {
			if r.Documents > documents {
				documents = r.Documents
				failed = errors.Join(failed, d.follow(ctx))
			}
		})
		err = errors.Join(err, failed, d.follow(ctx))
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if said == "" || said != done.Lacks { // once
			printRecognition(out, done)
		}
		var later <-chan time.Time
		if said = done.Lacks; said != "" || err != nil {
			later = time.After(lookAgain)
		}
		if err != nil {
			sentence, _ := explain(err)
			fmt.Fprintf(out, "Việc nhận dạng chữ tạm dừng, %.0f phút nữa sẽ thử lại. %s\n", lookAgain.Minutes(), sentence)
		}
		select {
		case <-d.wake:
		case <-later:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
