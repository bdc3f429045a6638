// Package indexer turns files into documents of the corpus: walk, skip what is unchanged, extract in child processes,
// understand, put. It is the only writer of the store.
package indexer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/extract"
	"vankho/indexer/resolve"
)

// Options of a run.
type Options struct {
	// Workers is how many files are read, or pages recognised, at a time, at least 1.
	Workers int
	// Prune removes the documents of files that vanished.
	Prune bool
	// AcceptSecret stores documents that bear a mark of secrecy.
	AcceptSecret bool
	// Background are the children that recognise pages; nil = those that read files.
	Background *extract.Pool
}

// Indexer reads files into a store.
type Indexer struct {
	store   *store.Store
	pool    *extract.Pool
	options Options
	*locks
}

// locks keep what one part of the program does from another's way.
type locks struct {
	// anew is held while a document is read and put anew.
	anew sync.Mutex
	// grouping is held while versions are looked for.
	grouping sync.Mutex
	// reading is held for reading while a file is read: what is unpacked lies in the spool, and an original is kept before its document is
	// put. Whoever sweeps holds it alone.
	reading sync.RWMutex
	// drawn counts the bytes of pictures written since the cache was last brought within its bound.
	drawn atomic.Int64
}

// New makes an indexer. The pool reads the files; its owner closes it.
func New(s *store.Store, pool *extract.Pool, o Options) *Indexer {
	o.Workers = max(1, o.Workers)
	if o.Background == nil {
		o.Background = pool
	}
	return &Indexer{store: s, pool: pool, options: o, locks: &locks{}}
}

// Run reads the inputs and reports. roots are the folders that the inputs were found in: files that the store knows below
// them and that are no longer among the inputs have vanished. progress is called from one goroutine at a time.
//
// A bad file never ends a run; it stands in the report. When ctx ends, the run stops between two documents and answers
// the context's error with the report so far: running again goes on where it stopped.
func (x *Indexer) Run(ctx context.Context, inputs []Input, roots []string, progress func(Progress)) (*Report, error) {
	began := time.Now()
	w := x.writing(&Report{}, progress)
	w.now.Total = len(inputs)
	err := x.sweepSpool()
	if err == nil {
		err = x.read(ctx, inputs, w.handle)
	}
	if err == nil {
		err = x.vanished(ctx, inputs, roots, w.report)
	}
	if err == nil {
		err = x.regroup(ctx)
	}
	if err == nil {
		err = x.sweep(ctx)
	}
	w.report.Took = time.Since(began)
	if err != nil {
		return w.report, fmt.Errorf("index: %w", err)
	}
	return w.report, nil
}

// read hands what the workers read to handle, one event at a time.
func (x *Indexer) read(ctx context.Context, inputs []Input, handle func(context.Context, event) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := make(chan Input)
	events := make(chan event)
	send := func(e event) error {
		select {
		case events <- e:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	var workers sync.WaitGroup
	for range x.options.Workers {
		workers.Go(func() {
			for in := range jobs {
				if err := x.readFile(ctx, in, send); err != nil {
					cancel(fmt.Errorf("%s: %w", in.Path, err))
					return
				}
			}
		})
	}
	go func() {
		defer close(jobs)
		for _, in := range inputs {
			select {
			case jobs <- in:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		workers.Wait()
		close(events)
	}()
	for e := range events {
		if ctx.Err() != nil {
			continue // drain, so that no worker hangs
		}
		if err := handle(ctx, e); err != nil {
			cancel(err)
		}
	}
	return context.Cause(ctx)
}

// vanished reports, and with Prune removes, the files below roots that were not met.
func (x *Indexer) vanished(ctx context.Context, inputs []Input, roots []string, report *Report) error {
	met := make(map[string]bool, len(inputs))
	var unseen []string // folders that nobody could look into: what lies there has not vanished
	for _, in := range inputs {
		met[in.Path] = true
		if in.Folder {
			unseen = append(unseen, in.Path)
		}
	}
	known, err := x.store.FilePaths(ctx)
	if err != nil {
		return err
	}
	for _, path := range known {
		below := func(folder string) bool { return under(path, folder) }
		if inContainer(path, met) {
			continue // what a container lost was said when it was read
		}
		if met[path] || !slices.ContainsFunc(roots, below) || slices.ContainsFunc(unseen, below) {
			continue
		}
		report.Missing = append(report.Missing, path)
		if !x.options.Prune {
			if err := x.store.MarkMissing(ctx, path, true); err != nil {
				return err
			}
			continue
		}
		n, err := x.store.RemoveFile(ctx, path, "Tệp nguồn không còn.")
		if err != nil {
			return err
		}
		report.Removed += n
	}
	return nil
}

// fileState gathers what happened to one file until its end.
type fileState struct {
	outcomes  map[store.PutOutcome]int
	documents int // written now or found unchanged
	pages     int
	members   []string
	secret    []corpus.Problem
	marked    []string         // the members that bear a mark of secrecy
	problems  []corpus.Problem // those of the documents, for the file's line
}

// writing is the one goroutine's side of a run: it puts documents and closes files.
type writing struct {
	*Indexer
	report   *Report
	states   map[string]*fileState
	progress func(Progress)
	now      Progress
	// accepts says that documents that bear a mark of secrecy are put.
	accepts bool
}

func (x *Indexer) writing(report *Report, progress func(Progress)) *writing {
	return &writing{Indexer: x, report: report, states: map[string]*fileState{}, progress: progress, accepts: x.options.AcceptSecret}
}

func (w *writing) handle(ctx context.Context, e event) error {
	var err error
	switch {
	case e.begun:
		w.now.File = e.path
	case e.stage > 0:
	case e.doc != nil:
		err = w.put(ctx, e)
	default:
		err = w.end(ctx, e)
		if !e.inner {
			w.now.Done++
		}
	}
	if w.progress != nil && err == nil {
		w.progress(w.now)
	}
	return err
}

func (w *writing) state(path string) *fileState {
	if w.states[path] == nil {
		w.states[path] = &fileState{outcomes: map[store.PutOutcome]int{}}
	}
	return w.states[path]
}

func (w *writing) put(ctx context.Context, e event) error {
	s := w.state(e.path)
	if len(e.waiting) > 0 && !e.doc.Secret() {
		// The page that bears the mark may be one of those that wait.
		mark, err := w.store.Mark(ctx, e.src.SHA256)
		if err != nil {
			return err
		}
		e.doc.Header.Secrecy = mark
	}
	if e.doc.Secret() && !w.accepts {
		s.secret = append(s.secret, corpus.Problem{Stage: corpus.StageStore, Kind: corpus.KindSecret,
			Detail: "Văn bản có dấu " + e.doc.Header.Secrecy + " nên không nạp; dùng --accept-secret nếu được phép lưu."})
		s.marked = append(s.marked, e.src.Member)
		return nil
	}
	if len(e.waiting) > 0 {
		// Before its document: a program that is killed in between shall not leave one that waits for what nobody will read.
		if err := w.store.QueuePages(ctx, e.src.SHA256, e.waiting); err != nil {
			return err
		}
	}
	e.doc.Links = resolve.Within(e.doc)
	result, err := w.store.Put(ctx, e.doc, e.src, e.pipeline)
	if err != nil {
		return err
	}
	s.outcomes[result.Outcome]++
	s.documents++
	s.pages += len(e.doc.Pages)
	s.members = append(s.members, e.src.Member)
	for _, p := range e.doc.Problems {
		if p.Stage == corpus.StageExtract {
			s.problems = append(s.problems, p)
		}
	}
	if result.Outcome == store.PutNew || result.Outcome == store.PutReplaced {
		w.report.Documents++
		w.report.Pages += len(e.doc.Pages)
		w.now.Documents++
	}
	return nil
}

// end closes a file: its line in the store and in the report.
func (w *writing) end(ctx context.Context, e event) error {
	s := w.state(e.path)
	delete(w.states, e.path)
	w.report.Files++
	if e.unchanged {
		return w.unchanged(ctx, e)
	}
	file := e.file
	file.Documents, file.Pages = s.documents, s.pages
	file.Problems = slices.Concat(s.secret, file.Problems, s.problems)
	file.Outcome = outcome(file, s)
	if e.container {
		file.Outcome = containerOutcome(file, e.parts)
	}
	if len(s.marked) > 0 {
		// What an earlier reading stored goes: the mark is binding.
		n, err := w.store.Withdraw(ctx, e.path, s.marked, "Văn bản có dấu độ mật.")
		if err != nil {
			return err
		}
		w.report.Withdrawn += n
		if err := w.dropPictures(file.SHA256); err != nil {
			return err
		}
	}
	if file.Outcome != corpus.OutcomeFailed && !e.cut {
		if err := w.staleRows(ctx, e.path, s.members); err != nil {
			return err
		}
		if err := w.staleParts(ctx, e.path, e.parts); err != nil {
			return err
		}
	}
	file.Problems = most(file.Problems)
	if err := w.store.PutFile(ctx, file, Version); err != nil {
		return err
	}
	switch file.Outcome {
	case corpus.OutcomeFailed:
		w.report.Failed = append(w.report.Failed, file)
		return nil
	case corpus.OutcomeSecret:
		w.report.Secret = append(w.report.Secret, file)
		return nil
	case corpus.OutcomePartial:
		w.report.Partial = append(w.report.Partial, file)
	}
	switch {
	case e.container:
		w.report.Containers++
	case s.outcomes[store.PutReplaced] > 0:
		w.report.Replaced++
	case s.outcomes[store.PutNew] > 0:
		w.report.Read++
	case s.outcomes[store.PutDuplicate] > 0:
		w.report.Duplicate++
	default:
		w.report.Unchanged++
	}
	return nil
}

// most keeps a file's line readable where every row of a long register is wrong.
func most(problems []corpus.Problem) []corpus.Problem {
	const kept = 100
	if len(problems) <= kept {
		return problems
	}
	more := corpus.Problem{Stage: corpus.StageExtract, Kind: corpus.KindPartial, Detail: fmt.Sprintf("Và %d vấn đề khác của tệp này.", len(problems)-kept)}
	return append(slices.Clip(problems[:kept]), more)
}

func outcome(f corpus.FileReport, s *fileState) corpus.Outcome {
	switch {
	case s.documents == 0 && len(s.secret) > 0:
		return corpus.OutcomeSecret
	case s.documents == 0:
		return corpus.OutcomeFailed
	case slices.ContainsFunc(f.Problems, func(p corpus.Problem) bool { return !p.Kind.Note() }):
		return corpus.OutcomePartial
	}
	return corpus.OutcomeRead
}

func (w *writing) unchanged(ctx context.Context, e event) error {
	switch e.file.Outcome {
	case corpus.OutcomeFailed:
		w.report.Failed = append(w.report.Failed, e.file)
	case corpus.OutcomeSecret:
		w.report.Secret = append(w.report.Secret, e.file)
	default:
		w.report.Unchanged++
	}
	parts, err := w.store.FilesBelow(ctx, e.path+partBreak)
	if err != nil {
		return err
	}
	for _, f := range append(parts, e.file) {
		if err := w.store.MarkMissing(ctx, f.Path, false); err != nil {
			return err
		}
	}
	return nil
}

// staleRows reports, and with Prune removes, rows of a register that its file no longer holds.
func (w *writing) staleRows(ctx context.Context, path string, members []string) error {
	held, err := w.store.Members(ctx, path)
	if err != nil {
		return err
	}
	met := map[string]bool{}
	for _, m := range members {
		met[m] = true
	}
	stale := slices.DeleteFunc(held, func(m string) bool { return met[m] })
	for _, m := range stale {
		w.report.Missing = append(w.report.Missing, path+"#"+m)
	}
	if len(stale) == 0 || !w.options.Prune {
		return nil
	}
	n, err := w.store.RemoveMembers(ctx, path, stale, "Danh mục không còn ghi văn bản này.")
	w.report.Removed += n
	return err
}

// errChanged says that a file changed between its hashing and its keeping.
var errChanged = errors.New("file changed while it was read")
