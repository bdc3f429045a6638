package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/search/engine"
	"vankho/web"
)

const (
	// takenDocuments is how many documents are taken away at once; one in takenOriginals has an original.
	takenDocuments = 50_000
	takenOriginals = 25
)

// BenchmarkTakeaway measures files of all documents of a search over a store of 50,000 that is made once: until the first byte, until the end, how
// large the heap grows while they are written. Nothing is decided by it.
func BenchmarkTakeaway(b *testing.B) {
	ctx, dir := b.Context(), filepath.Join(b.TempDir(), "kho")
	st, err := store.Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	began := time.Now()
	original := strings.Repeat("Điều 1. Nội dung của văn bản. ", 1500)
	for i := range takenDocuments {
		h := corpus.Header{Number: fmt.Sprintf("%d/QĐ-UBND", i+1), Type: "Quyết định", Issuer: fmt.Sprintf("Ủy ban nhân dân tỉnh Khuê Lĩnh %d", i%63),
			Issued: corpus.Date{Year: 2000 + i%25, Month: 1 + i%12, Day: 1 + i%28}, Place: "Khuê Lĩnh"}
		title := fmt.Sprintf("Về việc phê duyệt kế hoạch cấp nước sạch nông thôn đợt %d", i)
		d := &corpus.Document{Title: title, Text: title + ".\nĐiều 1. Phê duyệt kế hoạch cấp nước.", Header: h}
		src := corpus.Source{Path: fmt.Sprintf("/kho/%d.pdf", i), SHA256: fmt.Sprintf("%064x", i), Size: int64(len(original))}
		if i%takenOriginals == 0 {
			if src.SHA256, err = st.KeepOriginal(ctx, strings.NewReader(fmt.Sprint(i, original))); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := st.Put(ctx, d, src, "1"); err != nil {
			b.Fatal(err)
		}
	}
	e, err := engine.Open(filepath.Join(dir, "index"), st)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	if err := e.Sync(ctx, st, nil); err != nil {
		b.Fatal(err)
	}
	b.Logf("made %d documents in %v", takenDocuments, time.Since(began))
	site, err := web.New(web.Options{Library: st, Engine: e, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(site)
	b.Cleanup(server.Close)
	for _, path := range []string{"/tim.csv?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch", "/tim.csv?loai=quyet-dinh", "/tim.xlsx?loai=quyet-dinh", "/tim.jsonl?loai=quyet-dinh", "/tim.bib?loai=quyet-dinh",
		"/tim.zip?loai=quyet-dinh", "/tim.atom?loai=quyet-dinh", "/tim/tai-ve?loai=quyet-dinh", "/sitemap-1.xml"} {
		once(b, path, func(b *testing.B) {
			runtime.GC()
			var before, now runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+path, nil)
			if err != nil {
				b.Fatal(err)
			}
			res, err := http.DefaultClient.Do(r)
			if err != nil {
				b.Fatal(err)
			}
			defer res.Body.Close()
			first, most, size := time.Duration(0), uint64(0), 0
			buffer := make([]byte, 1<<20)
			for {
				n, err := res.Body.Read(buffer)
				if size == 0 {
					first = time.Since(began)
				}
				if size>>22 != (size+n)>>22 {
					runtime.ReadMemStats(&now)
					most = max(most, now.HeapAlloc)
				}
				size += n
				if err == io.EOF {
					break
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(first.Milliseconds()), "first-ms")
			b.ReportMetric(float64(time.Since(began).Milliseconds()), "all-ms")
			b.ReportMetric(float64(size)/(1<<20), "MiB")
			b.ReportMetric((float64(most)-float64(before.HeapAlloc))/(1<<20), "heap-MiB")
		})
	}
}
