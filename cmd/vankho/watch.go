package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/indexer"
)

const (
	// watchEvery is how often a watched folder is looked through; a folder of the network tells of no changes itself.
	watchEvery = 3 * time.Second
	// watchSlower bounds what looking takes of the time: a folder that takes a second is looked through every 20 seconds.
	watchSlower = 20
)

// watchable is the absolute path of a folder to be watched.
func watchable(folder, data string) (string, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	own, err := filepath.Abs(data)
	if err != nil {
		return "", err
	}
	if within(abs, own) || within(own, abs) && abs != own && abs == string(filepath.Separator) {
		return "", usageError{fmt.Sprintf("Không theo dõi được %q: đó là thư mục của chính kho.", folder)}
	}
	if info, err := os.Stat(abs); err == nil && !info.IsDir() {
		return "", usageError{fmt.Sprintf("%q không phải là thư mục.", folder)}
	}
	return abs, nil
}

// within reports whether path is folder or lies below it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// watch hands in the files that come to a folder, or change there, once they have stopped growing, until ctx ends. A folder that cannot be
// looked through is said once, and tried again.
func (t *intake) watch(ctx context.Context, folder string, out io.Writer) error {
	w := indexer.NewWatch(t.Intake, folder)
	said := ""
	for {
		began := time.Now()
		err := w.Look(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		sentence := ""
		if err != nil {
			sentence, _ = explain(err)
			if errors.Is(err, os.ErrNotExist) {
				sentence = "Thư mục không có hoặc đã bị gỡ."
			}
		}
		if sentence != said {
			if said = sentence; said != "" {
				fmt.Fprintf(out, "Chưa theo dõi được thư mục %s; sẽ thử lại. %s\n", oneLine(folder), said)
			} else {
				fmt.Fprintf(out, "Lại theo dõi được thư mục %s.\n", oneLine(folder))
			}
		}
		t.Watching(corpus.Watched{Folder: folder, Trouble: said, Looked: began})
		select {
		case <-time.After(max(watchEvery, watchSlower*time.Since(began))):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
