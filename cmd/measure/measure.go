// Package measure tells how good the program is, on files and gold that somebody names: how well files are read (measure.go), texts
// understood (tagging.go, relation.go, figure.go, amend.go, task.go), texts assembled over time (consolidated.go), questions answered
// (retrieval.go, lookup.go), against ready-made engines too (baseline); and it learns how to rank (train.go). It reads through the program's
// own children. What it stores lies in a folder of its own; it never touches a store that is served.
package measure

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract"
	"vankho/indexer/extract/container"
)

// Reader reads files, understood, recognises their pages and takes containers apart; extract.Pool is one where its children were
// given indexer.Finish.
type Reader interface {
	ReadFile(ctx context.Context, f extract.File, emit func(extract.Record) error) (extract.Result, error)
	Recognise(ctx context.Context, f extract.File, page int) (corpus.RawPage, extract.Result, error)
	Unpack(ctx context.Context, path, name, folder string, part func(container.Part) error) ([]corpus.Problem, error)
}

// Options says what is measured.
type Options struct {
	// Folder is what the names of files are relative to, and where the manifest lies.
	Folder string
	// Files are the paths of the files to read.
	Files []string
	// Workers is how many are read at a time.
	Workers int
	// Recognise has the pages that wait for text recognition read too.
	Recognise bool
	// Progress is told how many files are done, one call at a time; may be nil.
	Progress func(done, total int, name string)
}

// Files reads every file and reports. The error is the program's or ctx's, never a file's: what could not be read stands in the report.
func Files(ctx context.Context, r Reader, o Options) (*Report, error) {
	pairs, err := readManifest(filepath.Join(o.Folder, manifestName))
	if err != nil {
		return nil, err
	}
	paired := map[string]bool{}
	for _, p := range pairs {
		paired[p[0]], paired[p[1]] = true, true
	}
	paths := slices.DeleteFunc(slices.Clone(o.Files), func(path string) bool { return path == filepath.Join(o.Folder, manifestName) })
	files := make([][]File, len(paths))
	errs := make([]error, len(paths))
	began := time.Now()
	next, room := make(chan int), make(chan struct{}, max(1, o.Workers))
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for range max(1, o.Workers) {
		wg.Go(func() {
			for i := range next {
				name := o.name(paths[i])
				work := reading{reader: r, options: o, room: room, keep: paired[name]}
				errs[i] = work.file(ctx, paths[i], name, 0)
				if files[i] = work.files; errs[i] != nil {
					cancel()
				}
				mu.Lock()
				if done++; o.Progress != nil {
					o.Progress(done, len(paths), name)
				}
				mu.Unlock()
			}
		})
	}
	for i := range paths {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", paths[i], err)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := slices.Concat(files...)
	slices.SortStableFunc(all, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return newReport(all, pairs, time.Since(began)), nil
}

// name is how the report and the manifest call a file.
func (o Options) name(path string) string {
	if rel, err := filepath.Rel(o.Folder, path); err == nil {
		return filepath.ToSlash(rel)
	}
	return path
}
