package indexer

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// A program that is killed after it put a document and before it closed the file leaves no line of the file.
func TestADocumentWhoseFileWasNotClosedIsReadAnew(t *testing.T) {
	b := newBench(t)
	path := b.write("a.png", blankPNG())
	ctx, cancel := context.WithCancel(t.Context())
	inputs, err := Walk(ctx, []string{b.dir})
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(b.store, b.pool, Options{}).Run(ctx, inputs, nil, func(p Progress) {
		if p.Documents == 1 {
			cancel()
		}
	})
	if _, _, unknown := b.store.File(t.Context(), path); !errors.Is(err, context.Canceled) || !errors.Is(unknown, corpus.ErrNotFound) {
		t.Fatal(err, unknown)
	}
	changes, err := b.store.Changes(t.Context(), 0, 10)
	if err != nil || len(changes) != 1 {
		t.Fatal(changes, err)
	}
	sha := fmt.Sprintf("%x", sha256.Sum256([]byte(blankPNG())))
	if err := b.store.KeepPage(t.Context(), sha, corpus.RawPage{Number: 1, Method: corpus.MethodOCR, Lines: []corpus.Line{{Text: "Kế hoạch phát triển"}}}); err != nil {
		t.Fatal(err)
	}
	done, err := New(b.store, b.pool, Options{}).Recognise(t.Context(), nil)
	if err != nil {
		t.Fatalf("%+v %v", done, err)
	}
	if got, err := b.store.Document(t.Context(), changes[0].ID); err != nil || got.Text != "Kế hoạch phát triển" {
		t.Errorf("%+v %v", got, err)
	}
}

// A program that is killed between keeping a correction and putting its document loses neither.
func TestCorrectionsKeptByAKilledProgramReachTheirDocument(t *testing.T) {
	b := newBench(t)
	path := b.write("a.txt", letter(12))
	b.mustRun(Options{})
	d := b.only(path)
	c := corpus.Correction{SHA256: d.Sources[0].SHA256, Field: corpus.FieldPlace, Was: d.Header.Place, Value: "Vân Hải", Who: "Trần An", When: time.Now()}
	if err := b.store.Correct(t.Context(), d.ID, corpus.Edit{Correction: c}); err != nil {
		t.Fatal(err)
	}
	recognise := func() {
		t.Helper()
		if _, err := New(b.store, b.pool, Options{}).Recognise(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	recognise()
	if got := b.only(path); got.Header.Place != "Vân Hải" {
		t.Errorf("kept: place %q", got.Header.Place)
	}
	c.Value = c.Was
	if err := b.store.Correct(t.Context(), d.ID, corpus.Edit{Correction: c}); err != nil {
		t.Fatal(err)
	}
	recognise()
	if got := b.only(path); got.Header.Place != d.Header.Place {
		t.Errorf("taken back: place %q", got.Header.Place)
	}
}

// Rows that a reading did not come to are not gone.
func TestRowsBehindTheEndOfAReadingThatWasStoppedStay(t *testing.T) {
	b := newBench(t)
	b.write("dm.jsonl", row("a", letter(1))+row("b", letter(2)))
	b.mustRun(Options{})
	b.write("dm.jsonl", row("a", letter(1))+row("lớn", strings.Repeat(letter(3), 2000))+row("b", letter(2)))
	b.pool = b.poolWith(extract.Limits{Output: 20_000})
	r := b.mustRun(Options{Prune: true})
	if r.Removed != 0 || len(r.Partial) != 1 {
		t.Errorf("%+v", r)
	}
}
