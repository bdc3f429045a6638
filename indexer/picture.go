package indexer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vankho/corpus"
)

// maxDrawn bounds the pictures of pages that a data folder keeps, in bytes: 4,000 pages at the width of a reader's column.
const maxDrawn = 512 << 20

// drawnTypes are the kinds of files that pictures are kept as.
var drawnTypes = [...]string{".png", ".jpg"}

// pictures is the folder of drawn pages: the cache of a data folder may be deleted at any time.
func (x *Indexer) pictures(sha string) string {
	return filepath.Join(x.store.Dir(), "cache", "pages", sha)
}

func (x *Indexer) dropPictures(sha string) error { return os.RemoveAll(x.pictures(sha)) }

// Picture draws a page of the original of that hash, wide dots wide, and answers where the file lies: a PNG or a JPEG by its name, whichever is
// smaller. What was drawn before is there still, unless others needed its room. Errors: corpus.ErrNotFound where there is no such original
// or it has no such page.
func (x *Indexer) Picture(ctx context.Context, sha string, page, wide int) (string, error) {
	o, err := x.store.Original(ctx, sha)
	if err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	name := filepath.Join(x.pictures(sha), fmt.Sprintf("%d-%d", page, wide))
	for _, suffix := range drawnTypes {
		if info, err := os.Stat(name + suffix); err == nil {
			touch(name+suffix, info)
			return name + suffix, nil
		}
	}
	p, problems, err := x.pool.Draw(ctx, o.Path, o.Name, page, wide)
	if err != nil {
		return "", err
	}
	if len(p.Body) == 0 {
		var said []string
		for _, problem := range problems {
			said = append(said, problem.Detail)
		}
		return "", fmt.Errorf("picture of page %d of %s: %s: %w", page, sha, strings.Join(said, " "), corpus.ErrNotFound)
	}
	name += p.Suffix()
	if err := x.keepDrawn(name, p.Body); err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	if _, err := x.store.Original(ctx, sha); err != nil { // it was taken out in the meantime
		return "", fmt.Errorf("picture: %w", errors.Join(err, x.dropPictures(sha)))
	}
	return name, nil
}

// keepDrawn writes a file of the cache as a whole or not at all, and keeps the cache within its bound.
func (x *Indexer) keepDrawn(path string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(body)
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	// Looked at once for each sixteenth of the bound that was written: a walk over all files for every picture would cost more than it saves.
	if x.drawn.Add(int64(len(body))) < maxDrawn/16 {
		return nil
	}
	x.drawn.Store(0)
	return bound(x.pictures(""), maxDrawn)
}

// touch says that a file of the cache was of use, at most once an hour.
func touch(path string, info fs.FileInfo) {
	if now := time.Now(); now.Sub(info.ModTime()) > time.Hour {
		_ = os.Chtimes(path, now, now) // a cache on a read-only disk still serves
	}
}

// bound deletes the files below a folder that were of use longest ago until seven eighths of most bytes are left, where there are more than most.
func bound(folder string, most int64) error {
	type file struct {
		path string
		used time.Time
		size int64
	}
	var files []file
	total := int64(0)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // what another hand removed meanwhile is no loss
		}
		if info, err := d.Info(); err == nil {
			files = append(files, file{path, info.ModTime(), info.Size()})
			total += info.Size()
		}
		return nil
	})
	if err != nil || total <= most {
		return err
	}
	slices.SortFunc(files, func(a, b file) int { return a.used.Compare(b.used) })
	for _, f := range files {
		if total <= most/8*7 {
			break
		}
		if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("bound pictures: %w", err)
		}
		total -= f.size
	}
	return nil
}

// sweep deletes the originals that the store does not hold any more, and pictures of their pages.
func (x *Indexer) sweep(ctx context.Context) error {
	x.reading.Lock()
	defer x.reading.Unlock()
	if _, err := x.store.SweepOriginals(ctx); err != nil {
		return err
	}
	drawn, err := os.ReadDir(x.pictures(""))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("sweep pictures: %w", err)
	}
	for _, d := range drawn {
		_, err := x.store.Original(ctx, d.Name())
		if errors.Is(err, corpus.ErrNotFound) {
			err = x.dropPictures(d.Name())
		}
		if err != nil {
			return fmt.Errorf("sweep pictures: %w", err)
		}
	}
	return nil
}
