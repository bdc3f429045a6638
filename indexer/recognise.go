package indexer

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/extract"
)

// mostTries is how often a page is begun that kills its reader or takes it too long.
const mostTries = 2

// putAgain is how long a document whose pages are being recognised is left before it is put anew with what was read since.
const putAgain = 30 * time.Second

// putShare bounds what putting long scans anew takes of the time: one part in as many.
const putShare = 10

// Recognition says how the reading of waiting pages ended, or how far it is.
type Recognition struct {
	// Pages counts those recognised, Failed those given up, Waiting those left.
	Pages, Failed, Waiting int
	// Documents counts how often a document was put anew.
	Documents int
	// File is the one whose page was read last.
	File string
	// Withdrawn counts the documents taken out because they turned out to bear a mark of secrecy; Secret names their files.
	Withdrawn int
	Secret    []corpus.FileReport
	// Lacks says what the machine lacks to recognise text; "" where nothing.
	Lacks string
	Took  time.Duration
}

// Recognise reads the pages that wait for text recognition: the first page of every file first, then file by file. A document is put anew
// after its first page, after its last, and between at most every 30 seconds. It returns when no page waits, when the machine has no text
// recognition (Lacks says so; the pages go on waiting), or with ctx's error; calling it again goes on where it stopped.
//
// progress, which may be nil, is called from one goroutine at a time, after every page.
func (x *Indexer) Recognise(ctx context.Context, progress func(Recognition)) (*Recognition, error) {
	began := time.Now()
	r := &recognising{Indexer: x, files: map[string]*scan{}, flight: map[store.PageJob]bool{}}
	err := x.regroup(ctx) // what a run that was killed left undone
	if err != nil {
		return &r.done, fmt.Errorf("recognise: %w", err)
	}
	err = r.run(ctx, func() {
		if progress != nil {
			progress(r.done)
		}
	})
	if errors.Is(err, errLacks) {
		err = nil
	}
	// Counted anew: pages come and go while others are read.
	if left, lost := x.store.Recognition(context.WithoutCancel(ctx)); lost == nil {
		r.done.Waiting = left.Waiting
	} else {
		err = errors.Join(err, lost)
	}
	r.done.Took = time.Since(began)
	if err != nil {
		return &r.done, fmt.Errorf("recognise: %w", err)
	}
	return &r.done, nil
}

// errLacks ends a run on a machine that has no text recognition any more.
var errLacks = errors.New("no text recognition")

// scan is the state of one file with waiting pages.
type scan struct {
	name string
	// put is when its document was put last in this run, cost how long that took.
	put  time.Time
	cost time.Duration
}

// recognising is one run over the queue. Only the goroutine of run uses it.
type recognising struct {
	*Indexer
	done  Recognition
	files map[string]*scan
	// flight holds the pages being read, by hash and number.
	flight map[store.PageJob]bool
}

// recognised is how the reading of one page ended.
type recognised struct {
	job    store.PageJob
	page   corpus.RawPage
	result extract.Result
	err    error
}

func (r *recognising) run(ctx context.Context, progress func()) (err error) {
	if err := errors.Join(r.sweepSpool(), r.catchUp(ctx)); err != nil {
		return err
	}
	waiting, err := r.store.Recognition(ctx)
	if err != nil || waiting.Waiting == 0 {
		return err
	}
	r.done.Waiting = waiting.Waiting
	if _, err := extract.Recogniser(ctx); err != nil {
		r.done.Lacks = err.Error()
		return ctx.Err()
	}
	ctx, cancel := context.WithCancel(ctx)
	jobs, results := make(chan store.PageJob), make(chan recognised)
	var workers sync.WaitGroup
	for range r.options.Workers {
		workers.Go(func() {
			for j := range jobs {
				end := recognised{job: j, err: r.store.BeginPage(ctx, j)}
				if f := r.original(ctx, j.SHA256); end.err == nil {
					end.page, end.result, end.err = r.options.Background.Recognise(ctx, f, j.Page)
				}
				results <- end
			}
		})
	}
	// However it ends, no page stays begun that nobody reads.
	defer func() {
		cancel()
		close(jobs)
		go func() { workers.Wait(); close(results) }()
		for end := range results {
			err = errors.Join(err, r.leave(context.WithoutCancel(ctx), end))
		}
	}()
	for {
		job, ok, err := r.next(ctx)
		if err != nil {
			return err
		}
		if !ok && len(r.flight) == 0 {
			return nil
		}
		out := jobs
		if !ok {
			out = nil
		}
		select {
		case out <- job:
			r.flight[store.PageJob{SHA256: job.SHA256, Page: job.Page}] = true
		case end := <-results:
			delete(r.flight, store.PageJob{SHA256: end.job.SHA256, Page: end.job.Page})
			if err := r.take(ctx, end); err != nil {
				return err
			}
			progress()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// leave keeps a page that was just read when the run ends, or has it count as not begun.
func (r *recognising) leave(ctx context.Context, end recognised) error {
	if end.err == nil && len(end.result.Problems) == 0 {
		return r.store.KeepPage(ctx, end.job.SHA256, end.page)
	}
	return r.store.UntryPage(ctx, end.job)
}

// next is the first page in the queue that nobody reads.
func (r *recognising) next(ctx context.Context) (store.PageJob, bool, error) {
	jobs, err := r.store.NextPages(ctx, len(r.flight)+1)
	if err != nil {
		return store.PageJob{}, false, err
	}
	for _, j := range jobs {
		if !r.flight[store.PageJob{SHA256: j.SHA256, Page: j.Page}] {
			return j, true, nil
		}
	}
	return store.PageJob{}, false, nil
}

// original is the kept original of that hash, under the name that its first source gives it.
func (x *Indexer) original(ctx context.Context, sha string) extract.File {
	o, err := x.store.Original(ctx, sha)
	if err != nil {
		return extract.File{Name: sha} // the reader says that it cannot be opened
	}
	return extract.File{Path: o.Path, Name: o.Name}
}

// take keeps what was read of a page, or notes why nothing was, and puts the document where that is due.
func (r *recognising) take(ctx context.Context, end recognised) error {
	j := end.job
	if end.err != nil {
		return errors.Join(end.err, r.store.UntryPage(context.WithoutCancel(ctx), j))
	}
	f := r.file(ctx, j.SHA256)
	r.done.File = f.name
	if len(end.result.Problems) == 0 {
		if err := r.store.KeepPage(ctx, j.SHA256, end.page); err != nil {
			return err
		}
		r.done.Pages++
	} else {
		p := end.result.Problems[0]
		switch p.Kind {
		case corpus.KindNoReader: // it went away in the middle
			r.done.Lacks = p.Detail
			return errors.Join(errLacks, r.store.UntryPage(ctx, j))
		case corpus.KindTimeout, corpus.KindCrashed, corpus.KindTooLarge:
			if j.Tries+1 < mostTries {
				return nil // its turn comes again
			}
		}
		if err := r.store.GiveUpPage(ctx, j, p.Detail); err != nil {
			return err
		}
		r.done.Failed++
	}
	r.done.Waiting = max(0, r.done.Waiting-1)
	left, err := r.store.PagesWaiting(ctx, j.SHA256)
	if err != nil {
		return err
	}
	if left > 0 && !f.put.IsZero() && time.Since(f.put) < max(putAgain, putShare*f.cost) {
		return nil
	}
	return r.putAnew(ctx, j.SHA256, f)
}

func (r *recognising) file(ctx context.Context, sha string) *scan {
	f := r.files[sha]
	if f == nil {
		f = &scan{name: r.original(ctx, sha).Name}
		r.files[sha] = f
	}
	return f
}

func (r *recognising) putAnew(ctx context.Context, sha string, f *scan) error {
	f.put = time.Now()
	report, err := r.ReadAnew(ctx, sha)
	f.cost = time.Since(f.put)
	r.count(report)
	return err
}

func (r *recognising) count(report *Report) {
	if report != nil {
		r.done.Documents += report.Documents
		r.done.Withdrawn += report.Withdrawn
		r.done.Secret = append(r.done.Secret, report.Secret...)
	}
}

// catchUp puts the documents of which a program that was killed kept pages or corrections, and could not put them any more.
func (r *recognising) catchUp(ctx context.Context) error {
	readings, err := r.store.Readings(ctx)
	if err != nil {
		return err
	}
	read := map[string]bool{} // a register is read once, however many of its rows are behind
	for _, x := range readings {
		g := given{recognised: x.Recognised}
		for _, c := range x.Corrections {
			g.add(c, x.Source.SHA256)
		}
		if read[x.Source.Path] || g.pipeline(x.Source.SHA256) == x.Pipeline {
			continue
		}
		read[x.Source.Path] = true
		report, err := r.readAnew(ctx, x.Source)
		r.count(report)
		if err != nil {
			return err
		}
	}
	return nil
}

// ReadAnew reads the kept original of that hash again, with what was recognised and corrected since, for each place it came from.
func (x *Indexer) ReadAnew(ctx context.Context, sha string) (*Report, error) {
	sources, err := x.store.SourcesOf(ctx, sha)
	if err != nil {
		return nil, err
	}
	return x.readAnew(ctx, sources...)
}

// readAnew reads the files of those sources again, of which a row of a register is one too. What was accepted with its mark of secrecy
// stays accepted; a mark that only this reading finds is binding, and nothing is left of what bears it. A source whose original is gone
// is passed over.
func (x *Indexer) readAnew(ctx context.Context, sources ...corpus.Source) (*Report, error) {
	// What is given is gathered before the document is put: of two at once, the older must not come last.
	x.anew.Lock()
	defer x.anew.Unlock()
	w := x.writing(&Report{}, nil)
	for _, s := range sources {
		o, err := x.originalOf(ctx, s)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return w.report, fmt.Errorf("read %s anew: %w", s.Path, err)
		}
		in := Input{Path: s.Path, File: o.Path, name: o.Name, anew: true}
		w.accepts = x.options.AcceptSecret || o.Secret
		if err := x.readFile(ctx, in, func(e event) error { return w.handle(ctx, e) }); err != nil {
			return w.report, fmt.Errorf("read %s anew: %w", s.Path, err)
		}
	}
	if err := x.regroup(ctx); err != nil || w.report.Withdrawn == 0 {
		return w.report, err
	}
	return w.report, x.sweep(ctx)
}

// originalOf is the kept original of a source; for a row of a register that is its file's. Errors: corpus.ErrNotFound.
func (x *Indexer) originalOf(ctx context.Context, s corpus.Source) (corpus.Original, error) {
	sha := s.SHA256
	if s.Member != "" {
		file, _, err := x.store.File(ctx, s.Path)
		if err != nil {
			return corpus.Original{}, err
		}
		sha = file.SHA256
	}
	return x.store.Original(ctx, sha)
}
