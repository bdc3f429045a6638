package indexer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vankho/corpus"
)

// still is how long a file must not have changed until it is read: scanners write page by page, and copies over the network pause.
const still = 5 * time.Second

// unfinished are the endings of names under which programs write what they rename when it is whole.
var unfinished = [...]string{".tmp", ".part", ".partial", ".crdownload", ".filepart", ".download", ".swp"}

// Watch hands in the files of a folder that are new or changed. It is used by one goroutine.
type Watch struct {
	intake *Intake
	folder string
	// seen are the files by path, as they were when they were looked at last.
	seen map[string]sight
}

// sight is how a file looked.
type sight struct {
	size     int64
	modified time.Time
	// since is when it was first seen so; taken says that it was handed in, or is known to the store.
	since time.Time
	taken bool
}

// NewWatch watches a folder, by its absolute path.
func NewWatch(t *Intake, folder string) *Watch {
	return &Watch{intake: t, folder: folder, seen: map[string]sight{}}
}

// Look looks through the folder once, and hands in what has stopped growing. What was taken out of the folder stays in the store. An error is
// that of the folder or of the store; looking again goes on.
func (w *Watch) Look(ctx context.Context) error {
	if _, err := os.ReadDir(w.folder); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	inputs, err := Walk(ctx, []string{w.folder})
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	now := w.intake.options.Now()
	seen := make(map[string]sight, len(inputs))
	var ripe []corpus.ImportFile
	for _, in := range inputs {
		info, err := os.Stat(in.File)
		if err != nil || in.Folder || !info.Mode().IsRegular() || half(in.File) || w.strays(in.File) {
			continue // gone since, or nobody's document
		}
		s := sight{size: info.Size(), modified: info.ModTime(), since: now}
		if old, ok := w.seen[in.Path]; ok && old.size == s.size && old.modified.Equal(s.modified) {
			s = old
		} else if !ok {
			if s.taken, err = w.known(ctx, in.Path, s); err != nil {
				return err
			}
		}
		if !s.taken && now.Sub(s.since) >= still {
			f, err := w.arrived(ctx, in, s)
			if err != nil {
				return err
			}
			ripe = append(ripe, f)
			s.taken = true
		}
		seen[in.Path] = s
	}
	if len(ripe) > 0 {
		if err := w.hand(ctx, ripe); err != nil {
			return err
		}
	}
	w.seen = seen // only now: what could not be handed in is tried again
	return nil
}

// strays reports whether a file is a link that leads out of the folder: who may write there could have any file of this machine read and shown.
func (w *Watch) strays(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		return err != nil
	}
	folder, err := filepath.EvalSymlinks(w.folder)
	if err != nil {
		return true
	}
	target, err := filepath.EvalSymlinks(path)
	return err != nil || !under(target, folder)
}

// half tells files that a program is still to rename.
func half(path string) bool {
	return slices.Contains(unfinished[:], strings.ToLower(filepath.Ext(path)))
}

// known reports whether the store holds the file as it is: it was read after it changed last.
func (w *Watch) known(ctx context.Context, path string, s sight) (bool, error) {
	held, _, err := w.intake.store.File(ctx, path)
	if errors.Is(err, corpus.ErrNotFound) {
		return false, nil
	}
	return err == nil && held.Size == s.size && s.modified.Unix() <= held.When.Unix(), err
}

// arrived is a file as it is handed in.
func (w *Watch) arrived(ctx context.Context, in Input, s sight) (corpus.ImportFile, error) {
	name := in.Path
	if rel, err := filepath.Rel(w.folder, in.Path); err == nil {
		name = filepath.ToSlash(rel)
	}
	f := corpus.ImportFile{Name: name, Path: in.Path, Size: s.size, Step: corpus.StepWaiting}
	held, _, err := w.intake.store.File(ctx, in.Path)
	if errors.Is(err, corpus.ErrNotFound) {
		return f, nil
	}
	if err != nil {
		return f, err
	}
	if held.Outcome == corpus.OutcomeRead || held.Outcome == corpus.OutcomePartial {
		f.SHA256 = held.SHA256
	}
	was, err := w.intake.store.Arrival(ctx, in.Path)
	f.Was = was.Document
	return f, err
}

// hand adds files to the import of the day.
func (w *Watch) hand(ctx context.Context, list []corpus.ImportFile) error {
	for part := range slices.Chunk(list, MaxImportFiles) {
		i, err := w.today(ctx, len(part))
		if err != nil {
			return err
		}
		if _, err := w.intake.store.AddImportFiles(ctx, i.ID, "", MaxImportFiles, part); err != nil {
			return err
		}
		w.intake.rouse()
	}
	return nil
}

// today is the import of the folder for this day, with room for n files; those of other days are sealed.
func (w *Watch) today(ctx context.Context, n int) (corpus.Import, error) {
	open, err := w.intake.store.OpenImports(ctx, corpus.ImportWatch)
	if err != nil {
		return corpus.Import{}, err
	}
	day := w.intake.options.Now().Format(time.DateOnly)
	for _, i := range open {
		if i.Folder != w.folder {
			continue
		}
		if i.Began.Format(time.DateOnly) == day && i.Files+n <= MaxImportFiles {
			return i, nil
		}
		if err := w.intake.Seal(ctx, i.ID); err != nil {
			return i, err
		}
	}
	return w.intake.Open(ctx, corpus.Import{Origin: corpus.ImportWatch, Folder: w.folder})
}
