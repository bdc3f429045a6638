package indexer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/container"
	"vankho/indexer/extract/fault"
)

// partBreak stands between the path of a container and that of a file in it: "/kho/a.zip!/phụ lục/b.pdf".
const partBreak = "!/"

// mostDepth is how deep containers in containers are opened: a letter in an archive with an archive attached.
const mostDepth = 3

// spool is the folder of a data folder into which containers are unpacked. It is emptied before a run: what a killed program left
// there helps nobody.
func (x *Indexer) spool() string { return filepath.Join(x.store.Dir(), "spool") }

func (x *Indexer) sweepSpool() error {
	if !x.reading.TryLock() { // a file in it is being read
		return nil
	}
	defer x.reading.Unlock()
	if err := os.RemoveAll(x.spool()); err != nil {
		return fmt.Errorf("empty the spool: %w", err)
	}
	return nil
}

// inContainer reports whether path is that of a file in one of the containers that were met. The name of a folder may end in "!" too.
func inContainer(path string, met map[string]bool) bool {
	for at, c := range path {
		if c == '!' && strings.HasPrefix(path[at:], partBreak) && met[path[:at]] {
			return true
		}
	}
	return false
}

// parts takes a container apart and reads the files in it, each like a file of its own.
func (x *Indexer) parts(ctx context.Context, in Input, end *event, send func(event) error) (err error) {
	if in.depth >= mostDepth {
		end.file.Problems = append(end.file.Problems, fault.Of(fault.TooDeep, mostDepth).Problem())
		return nil
	}
	if err := os.MkdirAll(x.spool(), 0o700); err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	folder, err := os.MkdirTemp(x.spool(), "tep-*")
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	var parts []container.Part
	problems, err := x.pool.Unpack(ctx, in.File, in.name, folder, func(p container.Part) error { parts = append(parts, p); return nil })
	if err != nil {
		return err
	}
	end.file.Problems = append(end.file.Problems, problems...)
	end.cut = end.cut || slices.ContainsFunc(problems, passing)
	for _, p := range parts {
		inner := in.Path + partBreak + p.Name
		end.parts = append(end.parts, inner)
		if p.File == "" {
			failed := corpus.FileReport{Path: inner, Problems: []corpus.Problem{*p.Problem}}
			if err := errors.Join(send(event{path: inner, inner: true, begun: true}), send(event{path: inner, inner: true, file: failed})); err != nil {
				return err
			}
			continue
		}
		if p.Problem != nil {
			end.file.Problems = append(end.file.Problems, *p.Problem)
		}
		if err := x.readFile(ctx, Input{Path: inner, File: p.File, name: path.Base(p.Name), depth: in.depth + 1, anew: in.anew}, send); err != nil {
			return err
		}
		if err := os.Remove(p.File); err != nil {
			return fmt.Errorf("unpack: %w", err)
		}
	}
	return nil
}

// containerOutcome is that of a file that was taken apart: its parts have their own.
func containerOutcome(f corpus.FileReport, parts []string) corpus.Outcome {
	bad := slices.ContainsFunc(f.Problems, func(p corpus.Problem) bool { return !p.Kind.Note() })
	switch {
	case len(parts) == 0 && bad:
		return corpus.OutcomeFailed
	case bad:
		return corpus.OutcomePartial
	}
	return corpus.OutcomeRead
}

// staleParts reports, and with Prune removes, the files that a container no longer holds.
func (w *writing) staleParts(ctx context.Context, path string, parts []string) error {
	held, err := w.store.FilesBelow(ctx, path+partBreak)
	if err != nil {
		return err
	}
	for _, f := range held {
		if slices.ContainsFunc(parts, func(p string) bool { return f.Path == p || strings.HasPrefix(f.Path, p+partBreak) }) {
			continue
		}
		w.report.Missing = append(w.report.Missing, f.Path)
		if !w.options.Prune {
			if err := w.store.MarkMissing(ctx, f.Path, true); err != nil {
				return err
			}
			continue
		}
		n, err := w.store.RemoveFile(ctx, f.Path, "Tệp nén không còn chứa văn bản này.")
		if err != nil {
			return err
		}
		w.report.Removed += n
	}
	return nil
}
