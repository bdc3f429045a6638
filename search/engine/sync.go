package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
	"vankho/search"
)

// Source is where documents come from; the store is one.
type Source interface {
	// Seq is the number of the last change.
	Seq(ctx context.Context) (corpus.Seq, error)
	// Changes are those after since, ascending, one for each document (its latest), at most limit.
	Changes(ctx context.Context, since corpus.Seq, limit int) ([]corpus.Change, error)
	// Document is one document whole; corpus.ErrNotFound or corpus.ErrGone where it is no more.
	Document(ctx context.Context, id corpus.ID) (*corpus.Document, error)
}

// The size of a batch: a batch is one segment on disk, and lies in memory until then.
const (
	batchDocuments = 500
	batchBytes     = 2 << 20
	changesAtOnce  = 5000
)

// Sync brings the index up to the source's last change. Each batch carries the number of its last change, so that a
// Sync that was cut off goes on where it stopped. Searches go on meanwhile over what is there. A source that is behind
// the index is another one, and the index is built again from nothing.
// progress is called after each document, and may be nil.
func (e *Engine) Sync(ctx context.Context, src Source, progress func(done, total int)) error {
	e.syncing.Lock()
	defer e.syncing.Unlock()
	last, err := src.Seq(ctx)
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	st, err := e.Stats(ctx)
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	if st.Seq > last {
		if err := e.reset(); err != nil {
			return err
		}
		st.Seq = 0
	}
	changes, err := allChanges(ctx, src, st.Seq)
	if err != nil {
		return err
	}
	e.swap.RLock()
	defer e.swap.RUnlock()
	if e.index == nil {
		return fmt.Errorf("sync index: %w", search.ErrNotReady)
	}
	w, err := newWriter(e.index)
	if err != nil {
		return err
	}
	for i, c := range changes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.change(ctx, src, c); err != nil {
			return err
		}
		if w.full() {
			if err := w.flush(); err != nil {
				return err
			}
		}
		if progress != nil {
			progress(i+1, len(changes))
		}
	}
	if w.state.Seq < last || w.pending() {
		w.state.Seq = max(w.state.Seq, last)
		if err := w.flush(); err != nil {
			return err
		}
	}
	if err := e.compact(ctx, w.batches); err != nil {
		return err
	}
	if err := e.removeOthers(); err != nil {
		return err
	}
	return e.countNeighbours()
}

// countNeighbours counts pairs of words where much has changed, before a question has to wait for it.
func (e *Engine) countNeighbours() error {
	advanced, err := e.index.Advanced()
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	defer reader.Close()
	s, err := e.newSnapshot(reader, true)
	if err == nil {
		_, err = e.neighbours.refresh(s)
	}
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	return nil
}

// The merges that bleve does by itself leave about a dozen segments after many batches, and each costs every question its
// share; so what a large Sync leaves is merged at its end.
const (
	manyBatches   = 8
	fewSegments   = 3
	startSegments = 9
)

// compact merges the segments where a Sync wrote many batches, or where one that did was cut off before.
func (e *Engine) compact(ctx context.Context, batches int) error {
	advanced, err := e.index.Advanced()
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	in, ok := advanced.(*scorch.Scorch)
	if !ok {
		return errNotScorch
	}
	reader, err := in.Reader()
	if err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	segments := 0
	if s, ok := reader.(*scorch.IndexSnapshot); ok {
		segments = len(s.Segments())
	}
	if err := reader.Close(); err != nil {
		return fmt.Errorf("sync index: %w", err)
	}
	first := !e.compacted
	e.compacted = true
	if segments <= fewSegments || batches < manyBatches && (!first || segments < startSegments) {
		return nil
	}
	if err := in.ForceMerge(ctx, nil); err != nil && ctx.Err() == nil {
		return fmt.Errorf("sync index: %w", err)
	}
	return ctx.Err()
}

func allChanges(ctx context.Context, src Source, since corpus.Seq) ([]corpus.Change, error) {
	var all []corpus.Change
	for {
		some, err := src.Changes(ctx, since, changesAtOnce)
		if err != nil {
			return nil, fmt.Errorf("sync index: %w", err)
		}
		all = append(all, some...)
		if len(some) < changesAtOnce {
			return all, nil
		}
		since = some[len(some)-1].Seq
	}
}

// reset throws the index away and begins a new one.
func (e *Engine) reset() error {
	e.swap.Lock()
	defer e.swap.Unlock()
	if e.index != nil {
		if err := e.index.Close(); err != nil {
			return fmt.Errorf("reset index: %w", err)
		}
		e.index = nil
	}
	e.tables.forget()
	if err := os.RemoveAll(e.path()); err != nil {
		return fmt.Errorf("reset index: %w", err)
	}
	return e.create()
}

// writer collects changes into batches.
type writer struct {
	index bleve.Index
	batch *bleve.Batch
	state state
	bytes int
	count int
	// batches were written.
	batches int
	// held are the facts of what the batch changes, since the index shows them only after it.
	held map[corpus.ID]*facts
}

func newWriter(index bleve.Index) (*writer, error) {
	s, err := readState(index)
	if err != nil {
		return nil, err
	}
	return &writer{index: index, batch: index.NewBatch(), state: s, held: map[corpus.ID]*facts{}}, nil
}

func (w *writer) full() bool    { return w.bytes >= batchBytes || w.count >= batchDocuments }
func (w *writer) pending() bool { return w.count > 0 }

func (w *writer) change(ctx context.Context, src Source, c corpus.Change) error {
	var d *corpus.Document
	if !c.Removed {
		var err error
		d, err = src.Document(ctx, c.ID)
		if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
			d = nil
		} else if err != nil {
			return fmt.Errorf("sync index: %s: %w", c.ID, err)
		} else if d.VersionOf != "" {
			d = nil // another version of it is found in its place
		}
	}
	units, err := w.remove(c.ID)
	if err != nil {
		return err
	}
	w.state.Seq = c.Seq
	w.count++
	if d == nil {
		if units >= 0 {
			w.batch.Delete(string(c.ID))
		}
		w.deleteUnits(c.ID, 0, units)
		w.held[c.ID] = nil
		return nil
	}
	e, err := newEntry(d)
	if err != nil {
		return err
	}
	for _, part := range append(e.units, e.own) {
		if err := w.batch.IndexAdvanced(part); err != nil {
			return fmt.Errorf("index %s: %w", c.ID, err)
		}
	}
	w.deleteUnits(c.ID, len(e.units), units)
	w.bytes += len(d.Text) + len(d.Title)
	w.held[c.ID] = &e.facts
	w.sum(&e.facts, 1)
	return nil
}

// remove takes what the index holds of a document out of the sums, and says how many units it has beside its own; -1 where
// it is new.
func (w *writer) remove(id corpus.ID) (int, error) {
	old, ok := w.held[id]
	if !ok {
		doc, err := w.index.Document(string(id))
		if err != nil {
			return 0, fmt.Errorf("read index: %s: %w", id, err)
		}
		if doc != nil {
			if old, err = readFacts(doc); err != nil {
				return 0, fmt.Errorf("read index: %s: %w", id, err)
			}
		}
	}
	if old == nil {
		return -1, nil
	}
	w.sum(old, -1)
	return old.Units, nil
}

// readFacts are the facts of a document's own unit.
func readFacts(doc index.Document) (*facts, error) {
	f := new(facts)
	var failed error
	doc.VisitFields(func(field index.Field) {
		if field.Name() == fieldFacts {
			failed = json.Unmarshal(field.Value(), f)
		}
	})
	return f, failed
}

// sum counts a document, or takes it out. What is known from citations alone is no document of the store.
func (w *writer) sum(f *facts, by int) {
	if !f.Cited {
		w.state.Documents += by
	}
}

// deleteUnits takes units out that the document has no more.
func (w *writer) deleteUnits(id corpus.ID, from, to int) {
	for i := from; i < to; i++ {
		w.batch.Delete(unitID(id, i+1))
	}
}

func (w *writer) flush() error {
	w.state.Synced = time.Now().UTC()
	b, err := json.Marshal(w.state)
	if err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	w.batch.SetInternal([]byte(stateKey), b)
	if err := w.index.Batch(w.batch); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	w.batches++
	w.batch = w.index.NewBatch()
	w.bytes, w.count = 0, 0
	clear(w.held)
	return nil
}
