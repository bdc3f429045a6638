package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/resolve"
	"vankho/search/engine"
	"vankho/web"
)

const (
	// tiedDocuments, each of which cites tiedCitations others, are a store of a million edges.
	tiedDocuments = 50_000
	tiedCitations = 20
)

// BenchmarkTies measures pages of relations over a store of a million edges, which is made once (some minutes), and what the arrival of a
// document costs that many cite. One document, and one that arrives late, are cited by all 50,000. Nothing is decided by it.
func BenchmarkTies(b *testing.B) {
	ctx, dir := b.Context(), filepath.Join(b.TempDir(), "kho")
	st, err := store.Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	began := time.Now()
	ids := tiedStore(b, st)
	made := time.Since(began)
	began = time.Now()
	linked(b, st)
	b.Logf("made %d documents with %d citations in %v, linked in %v", len(ids), len(ids)*tiedCitations, made, time.Since(began))

	e, err := engine.Open(filepath.Join(dir, "index"), st)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	site, err := web.New(web.Options{Library: st, Engine: e, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	anyOne := func() corpus.ID { return ids[r.IntN(len(ids))] }
	much := func() corpus.ID { return ids[1+r.IntN(200)] }
	all := func() corpus.ID { return ids[0] }
	for _, page := range []struct {
		name, path string
		of         func() corpus.ID
	}{
		{"any", "lien-he", anyOne},
		{"much-cited", "lien-he", much},
		{"cited-by-all", "lien-he", all},
		{"cited-by-all-filtered", "lien-he?chieu=den&loai=Quyết+định&nam=2021", all},
		{"chain-any", "chuoi", anyOne},
		{"chain-much-cited", "chuoi", much}, // thousands carry it out
		{"chain-cited-by-all", "chuoi", all},
	} {
		once(b, "page/"+page.name, func(b *testing.B) {
			var took []time.Duration
			largest := 0
			for range 200 {
				w := httptest.NewRecorder()
				began := time.Now()
				site.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "http://192.0.2.1/van-ban/"+string(page.of())+"/"+page.path, nil))
				took = append(took, time.Since(began))
				largest = max(largest, w.Body.Len())
				if w.Code != http.StatusOK {
					b.Fatalf("%d %s", w.Code, w.Body)
				}
			}
			quantiles(b, took)
			b.ReportMetric(float64(largest)/1024, "KB")
		})
	}
	for _, n := range []int{100, 1000, 5000, tiedDocuments} {
		once(b, fmt.Sprintf("arrival/cited-by-%d", n), func(b *testing.B) {
			began := time.Now()
			d := tiedDocument(late(n), nil)
			if _, err := st.Put(ctx, d, corpus.Source{Path: "den", Member: late(n), SHA256: fmt.Sprintf("%064x", late(n))}, "1"); err != nil {
				b.Fatal(err)
			}
			linked(b, st)
			b.ReportMetric(float64(time.Since(began).Microseconds())/1000, "ms")
		})
	}
}

// quantiles reports the half, the slowest hundredth, and the slowest.
func quantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(ms(took[len(took)-1]), "max-ms")
}

// late is the number of a document that arrives after n others cite it.
func late(n int) string { return fmt.Sprintf("%d/2026/NĐ-CP", n) }

// tiedStore fills a store and answers the ids of its documents.
func tiedStore(b *testing.B, st *store.Store) []corpus.ID {
	b.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	some := rand.NewZipf(r, 1.2, 8, tiedDocuments-1)
	ids := make([]corpus.ID, 0, tiedDocuments)
	for i := range tiedDocuments {
		var cited []string
		if i > 0 {
			cited = append(cited, tiedNumber(0), late(tiedDocuments))
		}
		for _, n := range []int{100, 1000, 5000} {
			if i%(tiedDocuments/n) == 1 {
				cited = append(cited, late(n))
			}
		}
		for len(cited) < tiedCitations {
			cited = append(cited, tiedNumber(int(some.Uint64())))
		}
		d := tiedDocument(tiedNumber(i), cited)
		p, err := st.Put(b.Context(), d, corpus.Source{Path: "mau", Member: fmt.Sprint(i), SHA256: fmt.Sprintf("%064x", i)}, "1")
		if err != nil {
			b.Fatal(err)
		}
		ids = append(ids, p.ID)
	}
	return ids
}

func tiedNumber(i int) string { return fmt.Sprintf("%d/QĐ-UBND", i+1) }

// tiedDocument is a decision that cites others, each in a line and a relation of its own.
func tiedDocument(number string, cited []string) *corpus.Document {
	const body = "Ủy ban nhân dân tỉnh Khuê Lĩnh"
	d := &corpus.Document{Title: "Về việc thử số " + number, Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Quyết định", Issuer: body, Issued: tiedDay(number)}}
	if strings.HasSuffix(number, "NĐ-CP") {
		d.Header.Type, d.Header.Issuer = "Nghị định", "Chính phủ"
	}
	relations := []corpus.Relation{corpus.RelationLegalBasis, corpus.RelationRefers, corpus.RelationRefers, corpus.RelationImplements, corpus.RelationAmends, corpus.RelationGuides}
	var text strings.Builder
	fmt.Fprintf(&text, "Số: %s\nQUYẾT ĐỊNH\n", number)
	for i, c := range cited {
		kind, by := "Quyết định", body
		if strings.HasSuffix(c, "NĐ-CP") {
			kind, by = "Nghị định", "Chính phủ"
		}
		day := tiedDay(c)
		start := text.Len()
		quote := fmt.Sprintf("%s số %s ngày %s của %s", kind, c, day.Short(), by)
		text.WriteString(quote + ";\n")
		at := corpus.Span{Start: start, End: start + len(quote)}
		number, symbol, _ := strings.Cut(c, "/")
		d.References = append(d.References, corpus.Reference{Span: at, Quote: quote, Kind: corpus.ReferenceNumbered, DocType: kind, Number: number, Symbol: symbol, Canonical: c, Issuer: by, Date: day})
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: relations[i%len(relations)], To: c, ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: i < 5, Span: at, Quote: quote})
	}
	d.Text = text.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}

// tiedDay is when the document of a number was issued.
func tiedDay(number string) corpus.Date {
	if n, _ := corpus.ParseNumber(number); n.Year != 0 {
		return corpus.Date{Year: n.Year, Month: 1, Day: 15}
	}
	serial := 0
	for _, c := range number[:strings.IndexByte(number, '/')] {
		serial = 10*serial + int(c-'0')
	}
	return corpus.Date{Year: 2015 + serial%11, Month: 1 + serial%12, Day: 1 + serial%28}
}

// linked judges all that waits.
func linked(b *testing.B, st *store.Store) {
	b.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = st.Link(b.Context(), 200, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge}); err != nil {
			b.Fatal(err)
		}
	}
}
