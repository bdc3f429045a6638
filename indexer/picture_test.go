package indexer

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
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
