package indexer

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Pictures of pages go with the last file that has them.
func TestPicturesOfRemovedFilesGo(t *testing.T) {
	b := newBench(t)
	path := b.write("a.png", blankPNG())
	b.mustRun(Options{})
	x := New(b.store, b.pool, Options{})
	if _, err := x.Picture(t.Context(), b.only(path).Sources[0].SHA256, 1, 100); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.mustRun(Options{Prune: true})
	if left, err := os.ReadDir(filepath.Join(b.store.Dir(), "cache", "pages")); err == nil && len(left) > 0 {
		t.Errorf("%v", left)
	}
}

// blankPNG is a white picture, whose page waits for text recognition.
func blankPNG() string {
	var out bytes.Buffer
	_ = png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 60))) // a buffer takes everything
	return out.String()
}

func TestTheCacheOfPicturesStaysWithinItsBound(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-time.Hour)
	for i := range 10 {
		path := filepath.Join(folder, "tep", fmt.Sprint(i))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, make([]byte, 100), 0o600), os.Chtimes(path, old, old.Add(time.Duration(i)*time.Minute))); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		most int64
		want int
	}{{"within", 1000, 10}, {"over by a little: an eighth goes", 800, 7}, {"nothing may stay", 0, 0}} {
		if err := bound(folder, c.most); err != nil {
			t.Fatal(err)
		}
		left, err := os.ReadDir(filepath.Join(folder, "tep"))
		if err != nil || len(left) != c.want {
			t.Errorf("%s: %d files are left, want %d (%v)", c.name, len(left), c.want, err)
		}
		if len(left) > 0 && left[len(left)-1].Name() != "9" {
			t.Errorf("%s: what was of use last is gone", c.name)
		}
	}
}
