package measure

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract"
	"vankho/indexer/extract/container"
)

const (
	// partBreak stands between the name of a container and that of a file in it, as in the store.
	partBreak = "!/"
	// mostDepth is how deep containers in containers are opened, as when files are indexed.
	mostDepth = 3
)

// reading reads one file and, of a container, those in it.
type reading struct {
	reader  Reader
	options Options
	// room holds a token for each call of the reader at a time, so that waiting for a child counts as no file's time.
	room chan struct{}
	// keep says that the document is needed for a pair.
	keep  bool
	files []File
}

func (r *reading) file(ctx context.Context, path, name string, depth int) error {
	f := File{Name: name}
	source := extract.File{Path: path, Name: name}
	result, waiting, err := r.once(ctx, source, &f)
	if err != nil {
		return err
	}
	if len(waiting) > 0 && r.options.Recognise {
		if source.Given, err = r.recognise(ctx, source, waiting, &f.Recognition); err != nil {
			return err
		}
		again := File{Name: name, Recognition: f.Recognition}
		if result, _, err = r.once(ctx, source, &again); err != nil {
			return err
		}
		f = again
	}
	f.MIME, f.Container = result.MIME, result.Container
	f.Problems = append(result.Problems, f.Problems...)
	f.Kind = kindOf(f)
	if !f.Kind.paged() {
		f.Mixed = nil
	}
	at := len(r.files)
	r.files = append(r.files, f)
	if f.Container && depth < mostDepth {
		problems, err := r.parts(ctx, path, name, depth)
		if err != nil {
			return err
		}
		r.files[at].Problems = append(r.files[at].Problems, problems...)
	}
	return nil
}

// once reads a file with what is given of it; waiting are its pages that text recognition is to read.
func (r *reading) once(ctx context.Context, source extract.File, f *File) (result extract.Result, waiting []int, err error) {
	r.room <- struct{}{}
	defer func() { <-r.room }()
	began := time.Now()
	defer func() { f.Seconds += time.Since(began).Seconds() }()
	result, err = r.reader.ReadFile(ctx, source, func(record extract.Record) error {
		if record.Member == "" {
			waiting = record.Waiting
		}
		f.add(record, r.keep)
		return nil
	})
	return result, waiting, err
}

// recognise reads the waiting pages, as many at a time as there are workers. It ends with the first page where the machine has no text
// recognition: the others wait on.
func (r *reading) recognise(ctx context.Context, source extract.File, waiting []int, cost *Recognition) (extract.Given, error) {
	given := extract.Given{Failed: map[int]string{}}
	var mu sync.Mutex
	var errs []error
	lacks := false
	pages := make(chan int, len(waiting))
	for _, n := range waiting {
		pages <- n
	}
	close(pages)
	var wg sync.WaitGroup
	for range max(1, r.options.Workers) {
		wg.Go(func() {
			for n := range pages {
				mu.Lock()
				stop := lacks || len(errs) > 0
				mu.Unlock()
				if stop {
					return
				}
				r.room <- struct{}{}
				began := time.Now()
				page, result, err := r.reader.Recognise(ctx, source, n)
				took := time.Since(began).Seconds()
				<-r.room
				mu.Lock()
				switch {
				case err != nil:
					errs = append(errs, err)
				case len(result.Problems) == 0:
					given.Recognised = append(given.Recognised, page)
					spent := result.Recognised
					*cost = cost.plus(Recognition{1, 0, took, spent.Prepare.Seconds(), spent.Recognise.Seconds(), spent.Arrange.Seconds()})
				case result.Problems[0].Kind == corpus.KindNoReader:
					lacks = true
				default:
					given.Failed[n] = result.Problems[0].Detail
					cost.Failed++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return given, errors.Join(errs...)
}

// parts takes a container apart and reads the files in it.
func (r *reading) parts(ctx context.Context, path, name string, depth int) (problems []corpus.Problem, err error) {
	folder, err := os.MkdirTemp("", "vankho-do-*")
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	var parts []container.Part
	r.room <- struct{}{}
	problems, err = r.reader.Unpack(ctx, path, name, folder, func(p container.Part) error { parts = append(parts, p); return nil })
	<-r.room
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		inner := name + partBreak + p.Name
		if p.File == "" {
			f := File{Name: inner, Problems: []corpus.Problem{*p.Problem}}
			f.Kind = kindOf(f)
			r.files = append(r.files, f)
			continue
		}
		at := len(r.files)
		if err := r.file(ctx, p.File, inner, depth+1); err != nil {
			return nil, err
		}
		if p.Problem != nil {
			r.files[at].Problems = append(r.files[at].Problems, *p.Problem)
		}
	}
	return problems, nil
}
