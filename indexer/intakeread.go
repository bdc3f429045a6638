package indexer

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// Batches of files: after each, citations are joined and the index follows. The first are small, so that something is to be seen soon.
const (
	firstBatch = 8
	mostBatch  = 256
	// batchBytes bounds a batch of large files.
	batchBytes = 32 << 20
	// sweepEvery is how often is looked for what nobody goes on with; tryAgain is how long a failing disk is left alone.
	sweepEvery = time.Hour
	tryAgain   = time.Minute
)

// Run has files read as they come, until ctx ends, whose error it answers. What fails is handed to said and tried again later: a bad disk ends
// nothing. It is called once.
func (t *Intake) Run(ctx context.Context, said func(error)) error {
	defer close(t.done)
	size, swept := firstBatch, time.Time{}
	for {
		var err error
		if time.Since(swept) > sweepEvery {
			err, swept = t.sweep(ctx), time.Now()
		}
		n := 0
		if err == nil {
			n, err = t.batch(ctx, size)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if n > 0 && err == nil {
			size = min(2*size, mostBatch)
			continue
		}
		size = firstBatch
		later := time.After(sweepEvery)
		if err != nil {
			said(err)
			later = time.After(tryAgain)
		}
		select {
		case <-t.wake:
		case <-later:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// batch reads up to size files, oldest first, and says what became of them. It answers how many it took.
func (t *Intake) batch(ctx context.Context, size int) (int, error) {
	list, err := t.store.ImportFilesAt(ctx, corpus.StepWaiting, size)
	if err != nil {
		return 0, err
	}
	var bytes int64
	for i, f := range list {
		if bytes += f.Size; i > 0 && bytes > batchBytes {
			list = list[:i]
			break
		}
	}
	began := time.Now()
	came, err := t.read(ctx, list)
	if err != nil {
		return 0, err
	}
	sent := func(f corpus.ImportFile) bool {
		return strings.HasPrefix(f.Path, ImportPrefix) || filepath.IsAbs(f.Path)
	}
	if came > 0 && t.options.Came != nil && slices.ContainsFunc(list, sent) {
		if err := t.options.Came(ctx); err != nil {
			return 0, err
		}
	}
	n, err := t.finish(ctx)
	spent := map[string]int{}
	for _, f := range list {
		spent[f.Import]++
	}
	for id, k := range spent {
		err = errors.Join(err, t.store.SpendImport(ctx, id, time.Since(began)*time.Duration(k)/time.Duration(len(list))))
	}
	t.tell()
	return max(n, len(list)), err
}

// read has the files of a batch read and stored; each is at StepIndexing then, or done. It answers how many documents were written.
func (t *Intake) read(ctx context.Context, list []corpus.ImportFile) (documents int, err error) {
	var inputs []Input
	files := map[string]*corpus.ImportFile{}
	var known []corpus.ImportFile
	for i := range list {
		f := &list[i]
		in := Input{Path: f.Path, File: t.file(*f), name: f.Name}
		was := f.SHA256
		if sha, _, err := digest(ctx, in); err == nil {
			f.SHA256 = sha
		}
		same, err := t.same(ctx, f, was)
		if err != nil {
			return 0, err
		}
		if same {
			known = append(known, *f)
			continue
		}
		files[f.Path] = f
		inputs = append(inputs, in)
	}
	if len(known) > 0 {
		if err := t.close(ctx, known); err != nil {
			return 0, err
		}
	}
	defer t.forget(list)
	w := t.reader.writing(&Report{}, nil)
	err = t.reader.read(ctx, inputs, func(ctx context.Context, e event) error {
		f := files[e.path]
		if f != nil {
			t.step(*f, e)
		}
		if err := w.handle(ctx, e); err != nil {
			return err
		}
		if f == nil || e.begun || e.stage > 0 || e.doc != nil {
			return nil
		}
		f.Step = corpus.StepIndexing
		return t.store.PutImportFiles(ctx, *f)
	})
	if w.report.Withdrawn > 0 && err == nil {
		err = t.reader.sweep(ctx)
	}
	return w.report.Documents, err
}

// same reports whether a file is there already, under the same name, and was read by this very program: then it is done. was is the hash of
// what the same place of a watched folder held before.
func (t *Intake) same(ctx context.Context, f *corpus.ImportFile, was string) (bool, error) {
	switch {
	case f.SHA256 == "":
		return false, nil
	case filepath.IsAbs(f.Path):
		if f.SHA256 == was {
			f.Step, f.Outcome, f.Document = corpus.StepDone, corpus.ImportSame, f.Was
		}
		return f.SHA256 == was, nil
	}
	path, err := t.store.SamePath(ctx, f.SHA256, f.Name, Version)
	if err != nil || path == "" || path == f.Path {
		return false, err
	}
	if _, err := t.store.Original(ctx, f.SHA256); err != nil {
		if errors.Is(err, corpus.ErrNotFound) {
			return false, nil
		}
		return false, err
	}
	held, err := t.store.Arrival(ctx, path)
	f.Step, f.Outcome, f.Document = corpus.StepDone, corpus.ImportSame, held.Document
	return err == nil, err
}

// step notes where a file is, for those who watch.
func (t *Intake) step(f corpus.ImportFile, e event) {
	switch {
	case e.begun:
		f.Step = corpus.StepReading
	case e.stage == extract.StageStructure:
		f.Step = corpus.StepStructure
	case e.stage == extract.StageReferences:
		f.Step = corpus.StepReferences
	case e.doc != nil:
		f.Step = corpus.StepStoring
	default:
		f.Step = corpus.StepIndexing
	}
	t.mu.Lock()
	t.live[f.Path] = f
	t.mu.Unlock()
	t.tell()
}

func (t *Intake) forget(list []corpus.ImportFile) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range list {
		delete(t.live, f.Path)
	}
}

// finish has the stored files' versions and citations judged and the index follow, and then says what became of them. It answers of how many.
func (t *Intake) finish(ctx context.Context) (int, error) {
	list, err := t.store.ImportFilesAt(ctx, corpus.StepIndexing, 2*mostBatch)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	if err := t.reader.regroup(ctx); err != nil {
		return 0, err
	}
	for i := range list {
		f := &list[i]
		report, _, err := t.store.File(ctx, f.Path)
		if errors.Is(err, corpus.ErrNotFound) {
			f.Step = corpus.StepWaiting // it was taken out in the meantime
			continue
		}
		if err != nil {
			return 0, err
		}
		arrival, err := t.store.Arrival(ctx, f.Path)
		if err != nil {
			return 0, err
		}
		parts, err := t.store.FilesBelow(ctx, f.Path+partBreak)
		if err != nil {
			return 0, err
		}
		f.Step = corpus.StepDone
		settle(f, report, arrival, len(parts))
	}
	if t.options.After != nil {
		if err := t.options.After(ctx); err != nil {
			return 0, err
		}
	}
	return len(list), t.close(ctx, list)
}

// settle says what became of a file, from what the store holds of it: the same whether the program was killed in between or not.
func settle(f *corpus.ImportFile, r corpus.FileReport, a corpus.Arrival, parts int) {
	a.Twins = slices.DeleteFunc(a.Twins, func(p string) bool { return comesLater(p, *f) })
	f.SHA256, f.Document, f.Documents = cmp.Or(r.SHA256, f.SHA256), a.Document, r.Documents
	for _, p := range r.Problems {
		if f.Sentence == "" && !p.Kind.Note() {
			f.Reason, f.Sentence = p.Kind, p.Detail
		}
	}
	switch {
	case r.Outcome == corpus.OutcomeSecret:
		f.Outcome, f.Document = corpus.ImportSecret, ""
	case r.Outcome == corpus.OutcomeFailed:
		f.Outcome = corpus.ImportFailed
		if f.Sentence == "" && len(r.Problems) > 0 {
			f.Reason, f.Sentence = r.Problems[0].Kind, r.Problems[0].Detail
		}
	case parts > 0:
		f.Outcome, f.Documents = corpus.ImportOpened, parts
	case a.Document == "":
		f.Outcome = corpus.ImportNew // a register
	case slices.ContainsFunc(a.Twins, func(p string) bool { return nameIn(p) == f.Name }):
		f.Outcome = corpus.ImportSame
	case len(a.Twins) > 0:
		f.Outcome, f.Other = corpus.ImportDuplicate, a.Document
	case f.Was == a.Document:
		f.Outcome, f.Other = corpus.ImportVersion, a.Document
	case a.Version != "":
		f.Outcome, f.Other = corpus.ImportVersion, a.Version
	default:
		f.Outcome, f.Healed = corpus.ImportNew, a.Cited
	}
}

// comesLater reports whether a path is that of a file, or a file in one, that comes later in the same import.
func comesLater(path string, f corpus.ImportFile) bool {
	rest, ok := strings.CutPrefix(path, ImportPrefix+f.Import+"/")
	number, _, _ := strings.Cut(rest, "/")
	n, err := strconv.Atoi(number)
	return ok && err == nil && n > f.N
}

// close keeps what became of files, and lets their bytes go: what is to be kept of them is among the originals.
func (t *Intake) close(ctx context.Context, list []corpus.ImportFile) error {
	if err := t.store.PutImportFiles(ctx, list...); err != nil {
		return err
	}
	var errs []error
	for _, f := range list {
		if f.Step == corpus.StepDone && !filepath.IsAbs(f.Path) {
			if err := os.Remove(t.file(f)); !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, err)
			}
			_ = os.Remove(t.folder(f.Import)) // as long as others lie in it, it stays
		}
	}
	return errors.Join(errs...)
}
