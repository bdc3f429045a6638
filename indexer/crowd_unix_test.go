//go:build unix

package indexer

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"vankho/corpus"
)

// quickTesseract is a text recognition that sees one word on every page.
const quickTesseract = `#!/bin/sh
case "$1" in
--version) echo "tesseract 5.9.9";;
--list-langs) echo vie;;
*) cat > /dev/null
printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'
printf '5\t1\t1\t1\t1\t1\t10\t10\t90\t20\t95\tngang\n';;
esac
`

// People correct, and have documents read again, while their pages are recognised: every page is read in the end, and every correction stands.
func TestPeopleAndRecognitionWorkAtTheSameDocuments(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(quickTesseract), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	b := newBench(t)
	var paths []string
	for i := range 6 {
		var out bytes.Buffer
		if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 200+i, 300))); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, b.write(string(rune('a'+i))+".png", out.String()))
	}
	b.mustRun(Options{})
	x := New(b.store, b.pool, Options{Workers: 2})
	var people sync.WaitGroup
	for i, path := range paths {
		d := b.only(path)
		people.Go(func() {
			c := corpus.Correction{SHA256: d.Sources[0].SHA256, Field: corpus.FieldPlace, Was: "", Value: "Vân Hải", Who: "An", When: time.Now()}
			if err := x.Correct(t.Context(), d.ID, corpus.Edit{Correction: c}); err != nil {
				t.Error(err)
			}
			if i%2 == 0 {
				if err := x.ReadAgain(t.Context(), d.ID, corpus.Actor{}); err != nil {
					t.Error(err)
				}
			}
			if _, err := x.Picture(t.Context(), d.Sources[0].SHA256, 1, 50); err != nil {
				t.Error(err)
			}
		})
	}
	if _, err := x.Recognise(t.Context(), nil); err != nil {
		t.Error(err)
	}
	people.Wait()
	done, err := x.Recognise(t.Context(), nil)
	if err != nil || done.Waiting != 0 || done.Failed != 0 {
		t.Errorf("%+v %v", done, err)
	}
	for _, path := range paths {
		if d := b.only(path); d.Text != "ngang" || d.Header.Place != "Vân Hải" || d.Waiting() != 0 {
			t.Errorf("%s: %q, place %q, %d wait", path, d.Text, d.Header.Place, d.Waiting())
		}
	}
}
