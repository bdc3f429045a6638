package main

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/corpus/store"
	"vankho/corpus/viet"
	"vankho/indexer"
	"vankho/indexer/extract"
	"vankho/search/engine"
	"vankho/web"
)

// BenchmarkPath times each step of the path from files to a page over the sample, each in one run with a yardstick: folding
// the same text. "×fold" is how many times as long as the yardstick a step takes; that ratio holds on any machine.
func BenchmarkPath(b *testing.B) {
	ctx := b.Context()
	records := sampleRecords(b)
	var docs []*corpus.Document
	size := 0
	for _, r := range records {
		d := indexer.Understand(r, "mau")
		docs = append(docs, d)
		size += len(d.Text)
	}
	fold := step(b, "fold", size, 0, func() {
		for _, d := range docs {
			viet.Fold(d.Text)
		}
	})
	step(b, "extract", size, fold, func() { sampleRecords(b) })
	step(b, "understand", size, fold, func() {
		for _, r := range records {
			indexer.Understand(r, "mau")
		}
	})
	step(b, "put", size, fold, func() { filled(b, ctx, docs) })
	st := filled(b, ctx, docs)
	step(b, "sync", size, fold, func() { synced(b, ctx, st) })
	e := synced(b, ctx, st)
	site, err := web.New(web.Options{Library: st, Engine: e, Loopback: true, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	for name, path := range map[string]string{
		"home": "/", "number": "/tim?q=154+kh+ubnd", "words": "/tim?q=" + url.QueryEscape("tỷ lệ hồ sơ tiếp nhận trực tuyến"),
		"document": "/van-ban/" + string(firstWithText(b, ctx, st)),
	} {
		step(b, "page/"+name, size, fold, func() {
			w := httptest.NewRecorder()
			site.ServeHTTP(w, httptest.NewRequestWithContext(ctx, "GET", "http://127.0.0.1"+path, nil))
			if w.Code != 200 {
				b.Fatalf("%s: %d", path, w.Code)
			}
		})
	}
}

// step runs one sub-benchmark over size bytes of text and answers its time; yardstick is that of the step to compare with.
func step(b *testing.B, name string, size int, yardstick time.Duration, fn func()) time.Duration {
	var took time.Duration
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			fn()
		}
		took = b.Elapsed() / time.Duration(b.N)
		if yardstick > 0 {
			b.ReportMetric(float64(took)/float64(yardstick), "×fold")
		}
	})
	return took
}

func sampleRecords(b *testing.B) []extract.Record {
	b.Helper()
	var records []extract.Record
	for name, content := range sample.Files() {
		_, err := extract.Read(b.Context(), bytes.NewReader(content), int64(len(content)), name, extract.DefaultLimits(), func(r extract.Record) error {
			records = append(records, r)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return records
}

func filled(b *testing.B, ctx context.Context, docs []*corpus.Document) *store.Store {
	b.Helper()
	st, err := store.Open(ctx, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	for i, d := range docs {
		if _, err := st.Put(ctx, d, corpus.Source{Path: "mau", Member: number(i), SHA256: number(i)}, "1"); err != nil {
			b.Fatal(err)
		}
	}
	return st
}

func synced(b *testing.B, ctx context.Context, st *store.Store) *engine.Engine {
	b.Helper()
	e, err := engine.Open(filepath.Join(b.TempDir(), "index"), st)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	if err := e.Sync(ctx, st, nil); err != nil {
		b.Fatal(err)
	}
	return e
}

func firstWithText(b *testing.B, ctx context.Context, st *store.Store) corpus.ID {
	b.Helper()
	newest, err := st.Newest(ctx, 100, false)
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range newest {
		if !s.Stub {
			return s.ID
		}
	}
	b.Fatal("the sample has no text")
	return ""
}
