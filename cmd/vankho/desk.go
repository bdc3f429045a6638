package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
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
	// ahead is the drawing of pages that are likely to be asked for next; looking is held while one is drawn.
	ahead   sync.WaitGroup
	looking sync.Mutex
	closing atomic.Bool
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
	d.closing.Store(true)
	d.ahead.Wait()
	var errs []error
	for _, p := range d.pools {
		errs = append(errs, p.Close())
	}
	return errors.Join(errs...)
}

// aheadFrom is the width from which a picture is one that a person reads: the page behind it is then drawn too.
const aheadFrom = 480

// aheadTime is how long a page may take that nobody has asked for yet.
const aheadTime = 10 * time.Second

// Picture draws a page as the indexer does, and has the next one drawn ahead, one at a time.
func (d *desk) Picture(ctx context.Context, sha string, page, wide int) (string, error) {
	path, err := d.Indexer.Picture(ctx, sha, page, wide)
	if err == nil && wide >= aheadFrom && !d.closing.Load() && d.looking.TryLock() {
		d.ahead.Go(func() {
			defer d.looking.Unlock()
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), aheadTime)
			defer cancel()
			_, _ = d.Indexer.Picture(ctx, sha, page+1, wide) // the last page has none behind it; whoever asks for a bad one is told then
		})
	}
	return path, err
}

func (d *desk) follow(ctx context.Context) error {
	d.following.Lock()
	defer d.following.Unlock()
	return d.engine.Sync(ctx, d.store, nil)
}

// Correct keeps a correction; the site finds the document by it at once.
func (d *desk) Correct(ctx context.Context, id corpus.ID, e corpus.Edit) error {
	return errors.Join(d.Indexer.Correct(ctx, id, e), d.follow(context.WithoutCancel(ctx)))
}

// CorrectAll keeps many corrections; the site finds their documents by them at once.
func (d *desk) CorrectAll(ctx context.Context, edits []corpus.DocumentEdit) error {
	return errors.Join(d.Indexer.CorrectAll(ctx, edits), d.follow(context.WithoutCancel(ctx)))
}

// Joins is the list of phrasings that are one indicator.
func (d *desk) Joins(ctx context.Context) (string, error) { return d.store.Joins(ctx) }

// Join puts another list in its place.
func (d *desk) Join(ctx context.Context, text, before string, by corpus.Actor) error {
	return d.store.Join(ctx, text, before, by)
}

// ReadAgain has a document read again, its scanned pages in the background.
func (d *desk) ReadAgain(ctx context.Context, id corpus.ID, by corpus.Actor) error {
	ctx = context.WithoutCancel(ctx) // begun is done: whoever goes away leaves no document half read
	err := errors.Join(d.Indexer.ReadAgain(ctx, id, by), d.follow(ctx))
	d.rouse()
	return err
}

// rouse has the desk look whether pages wait for text recognition.
func (d *desk) rouse() {
	select {
	case d.wake <- struct{}{}:
	default: // awake already
	}
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
