package main

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
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
	// sizedDocuments is how many documents the site has of which every page is measured, sizedActs how long its journal is.
	sizedDocuments = 50_000
	sizedActs      = 100_000
	// sizedKept names a folder in which the store is made once and kept; without it each run makes its own (some minutes).
	sizedKept = "VANKHO_BENCH_STORE"
)

// BenchmarkSite measures the pages of a site over a store of 50,000 documents with names, citations, relations, provisions and figures: half, the slowest
// hundredth, the slowest, how large they are and what the heap grows by. Nothing is decided by it.
func BenchmarkSite(b *testing.B) {
	ctx, dir := b.Context(), os.Getenv(sizedKept)
	if dir == "" {
		dir = filepath.Join(b.TempDir(), "kho")
	}
	st, err := store.Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	sizedStore(b, st)
	began := time.Now()
	e, err := engine.Open(filepath.Join(dir, "index"), st)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	if err := e.Sync(ctx, st, nil); err != nil {
		b.Fatal(err)
	}
	site, err := web.New(web.Options{Library: st, Engine: e, Loopback: true, Logger: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("index and site ready in %v", time.Since(began).Round(time.Millisecond))
	some, err := st.LastIssued(ctx, sizedIssuer(b, ctx, st), 100)
	if err != nil || len(some) == 0 {
		b.Fatalf("no documents: %v", err)
	}
	issuer := sizedIssuer(b, ctx, st).ID
	document := func(i int) string { return "/van-ban/" + string(some[i%len(some)]) }
	fixed := func(path string) func(int) string { return func(int) string { return path } }
	words := []string{"cấp nước sạch", "kế hoạch chuyển đổi số", "tỷ lệ hộ nghèo", "nghị định", "quyết định phê duyệt", "sở ngành", "thực hiện nhiệm vụ", "12/QĐ-UBND"}
	for _, page := range []struct {
		name string
		of   func(i int) string
	}{
		{"home", fixed("/")},
		{"results", func(i int) string { return "/tim?q=" + url.QueryEscape(words[i%len(words)]) }},
		{"results-filtered", func(i int) string {
			return "/tim?q=" + url.QueryEscape(words[i%len(words)]) + "&loai=quyet-dinh&nam=2021"
		}},
		{"results-api", func(i int) string { return "/api/v1/tim?q=" + url.QueryEscape(words[i%len(words)]) }},
		{"suggest", func(i int) string { return "/goi-y.json?q=" + url.QueryEscape(words[i%len(words)][:6]) }},
		{"document", document},
		{"card", func(i int) string { return document(i) + "/the" }},
		{"relations", func(i int) string { return document(i) + "/lien-he" }},
		{"facts", func(i int) string { return document(i) + "/thuoc-tinh" }},
		{"browse", fixed("/duyet")},
		{"browse-type", fixed("/duyet/quyet-dinh")},
		{"browse-type-year", fixed("/duyet/quyet-dinh/2021")},
		{"browse-bodies", fixed("/duyet/co-quan")},
		{"body", fixed("/co-quan/" + issuer)},
		{"places", fixed("/noi")},
		{"people", fixed("/nguoi")},
		{"figures", fixed("/so-lieu")},
		{"missing", fixed("/con-thieu")},
		{"feed-search", fixed("/tim.atom?loai=quyet-dinh")},
		{"feed-body", fixed("/co-quan/" + issuer + ".atom")},
		{"sitemap", fixed("/sitemap-1.xml")},
		{"state", fixed("/tinh-trang")},
		{"journal", fixed("/nhat-ky")},
		{"journal-last", fixed("/nhat-ky?trang=2000")},
		{"corrections", fixed("/hieu-chinh")},
		{"metrics", fixed("/metrics")},
		{"ready", fixed("/readyz")},
	} {
		once(b, page.name, func(b *testing.B) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var took []time.Duration
			largest, code := 0, 0
			for i := range 100 {
				w := httptest.NewRecorder()
				r := httptest.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1"+page.of(i), nil)
				r.RemoteAddr = "127.0.0.1:5000"
				r.Header.Set("Accept-Encoding", "gzip")
				began := time.Now()
				site.ServeHTTP(w, r)
				took = append(took, time.Since(began))
				largest, code = max(largest, w.Body.Len()), w.Code
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(took[0].Microseconds())/1000, "first-ms")
			quantiles(b, took)
			b.ReportMetric(float64(largest)/1024, "KB")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/100/(1<<10), "KB-made")
			b.ReportMetric(float64(after.HeapSys)/(1<<20), "heap-MiB")
			b.ReportMetric(float64(code), "code")
		})
	}
}

// sizedIssuer is the body that issued most.
func sizedIssuer(b *testing.B, ctx context.Context, st *store.Store) corpus.Name {
	b.Helper()
	name, err := st.Name(ctx, corpus.NameBody, "uy-ban-nhan-dan-tinh-mau-0", false)
	if err != nil {
		b.Fatalf("no body: %v", err)
	}
	return name
}

// sizedStore fills a store that does not have all its documents yet.
func sizedStore(b *testing.B, st *store.Store) {
	b.Helper()
	ctx, began := b.Context(), time.Now()
	counts, err := st.Counts(ctx)
	if err != nil {
		b.Fatal(err)
	}
	if counts.Documents >= sizedDocuments {
		return
	}
	for i := range sizedDocuments {
		r := rand.New(rand.NewPCG(11, uint64(i))) //nolint:gosec // i is small
		src := corpus.Source{Path: fmt.Sprintf("/kho/%d.txt", i), SHA256: fmt.Sprintf("%064x", i), Size: 1000}
		if i%takenOriginals == 0 {
			if src.SHA256, err = st.KeepOriginal(ctx, strings.NewReader(fmt.Sprintf("Bản gốc %d. %s", i, strings.Repeat("Nội dung của văn bản. ", 1500)))); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := st.Put(ctx, sizedDocument(r, i), src, "1"); err != nil {
			b.Fatal(err)
		}
		if i%10_000 == 0 {
			b.Logf("%d documents in %v", i, time.Since(began).Round(time.Second))
		}
	}
	linked(b, st)
	for i := range sizedActs {
		if err := st.Record(ctx, corpus.Act{At: began.Add(time.Duration(i) * time.Second), Verb: corpus.VerbImported, Object: fmt.Sprintf("%d.pdf", i), Detail: "Nạp xong một tệp."}); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("made %d documents and %d acts in %v", sizedDocuments, sizedActs, time.Since(began).Round(time.Second))
}

// sizedDocument is a document of one of some hundred bodies: a few articles that name bodies, a person, other documents, and a figure.
func sizedDocument(r *rand.Rand, n int) *corpus.Document {
	few := func(of int) int { x := r.Float64(); return int(x * x * x * float64(of)) }
	kind := []string{"Quyết định", "Quyết định", "Kế hoạch", "Báo cáo", "Công văn", "Nghị quyết"}[r.IntN(6)]
	symbol := map[string]string{"Quyết định": "QĐ-UBND", "Kế hoạch": "KH-UBND", "Báo cáo": "BC-UBND", "Công văn": "UBND-VX", "Nghị quyết": "NQ-HĐND"}[kind]
	place := few(63)
	d := &corpus.Document{
		Title: fmt.Sprintf("Về việc phê duyệt kế hoạch %s đợt %d", []string{"cấp nước sạch nông thôn", "chuyển đổi số", "giảm nghèo bền vững", "trồng rừng", "đào tạo nghề"}[r.IntN(5)], n),
		Header: corpus.Header{System: corpus.SystemState, Number: fmt.Sprintf("%d/%s", n+1, symbol), Type: kind, Issuer: fmt.Sprintf("Ủy ban nhân dân tỉnh Mẫu %d", few(500)),
			Issued: corpus.Date{Year: 2005 + n%21, Month: 1 + n%12, Day: 1 + n%28}, Place: fmt.Sprintf("Mẫu %d", place)},
	}
	var t strings.Builder
	write := func(s string) corpus.Span {
		start := t.Len()
		t.WriteString(s)
		return corpus.Span{Start: start, End: t.Len()}
	}
	write(strings.ToUpper(d.Header.Issuer) + "\nSố: " + d.Header.Number + "\n" + strings.ToUpper(kind) + "\n" + d.Title + "\n")
	for i := range 4 {
		cited := few(sizedDocuments)
		number := fmt.Sprintf("%d/QĐ-UBND", cited+1)
		write("Căn cứ ")
		at := write("Quyết định số " + number)
		write(" về kế hoạch;\n")
		quote := t.String()[at.Start:at.End]
		d.References = append(d.References, corpus.Reference{Span: at, Quote: quote, Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Number: fmt.Sprint(cited + 1), Symbol: "QĐ-UBND", Canonical: number})
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationLegalBasis, To: number, ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: true, Span: at, Quote: quote})
	}
	for i := range 4 {
		id := corpus.SectionID(fmt.Sprintf("dieu-%d", i+1))
		start := write(fmt.Sprintf("Điều %d. ", i+1)).Start
		write("Giao ")
		body := fmt.Sprintf("Sở Ngành %d tỉnh Mẫu %d", few(3000), place)
		at := write(body)
		d.Entities = append(d.Entities, corpus.Entity{Span: at, Quote: body, Kind: corpus.EntityOrganisation, Class: "state_province", Name: body, Specific: true})
		write(" chủ trì thực hiện nhiệm vụ theo kế hoạch đã được cấp có thẩm quyền phê duyệt, ")
		if i == 1 {
			v := float64(10 + r.IntN(900))
			digits := fmt.Sprint(int(v))
			write("cấp nước cho ")
			at := write(digits + " hộ")
			ind := corpus.Span{Start: at.Start - len("cấp nước cho "), End: at.Start - 1}
			d.Figures = append(d.Figures, corpus.Figure{Span: at, Quote: digits + " hộ", Kind: corpus.FigureActual, Value: corpus.One(v), Unit: "hộ", Qualifier: corpus.QualifierEq,
				Digits: corpus.Span{Start: at.Start, End: at.Start + len(digits)}, Indicator: corpus.Bound{Span: ind, Text: "cấp nước"}})
			write(", ")
		}
		write("báo cáo kết quả trước ngày 15 hằng tháng.\n")
		d.Sections = append(d.Sections, corpus.Section{ID: id, Level: 1, Kind: corpus.SectionArticle, Label: fmt.Sprintf("Điều %d", i+1), Span: corpus.Span{Start: start, End: t.Len()}})
	}
	person := few(4000)
	name := fmt.Sprintf("Lê Văn Mẫu %d", person)
	at := write(name)
	d.Entities = append(d.Entities, corpus.Entity{Span: at, Quote: name, Kind: corpus.EntityPerson, Name: name, Specific: true, Roles: []corpus.Role{{Span: at, Title: "Chủ tịch", Org: d.Header.Issuer}}})
	d.Header.Signers = []corpus.Signer{{Name: name, Title: "Chủ tịch"}}
	d.Text = t.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}
