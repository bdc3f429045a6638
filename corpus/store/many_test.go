package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/indexer/resolve"
)

// citingMany is a document with n citations of numbers from first on, each of a provision.
func citingMany(first, n int) *corpus.Document {
	d := &corpus.Document{Title: "Nhiều dẫn chiếu", Header: corpus.Header{System: corpus.SystemState, Number: "8888/QĐ-UBND", Type: "Quyết định",
		Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 5, Day: 5}}}
	var b strings.Builder
	for i := range n {
		r := corpus.Reference{Kind: corpus.ReferenceNumbered, DocType: "Nghị định", Canonical: fmt.Sprintf("%d/2024/NĐ-CP", first+i),
			Provisions: []corpus.Provision{{Dieu: "19999"}}, Span: corpus.Span{Start: b.Len()}}
		b.WriteString("Điều 19999 Nghị định số " + r.Canonical)
		r.End = b.Len()
		r.Quote = b.String()[r.Start:]
		b.WriteString(".\n")
		d.References = append(d.References, r)
	}
	d.Text = b.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	d.Links = resolve.Within(d)
	return d
}

// outlined is a document with n articles and that number.
func outlined(number string, n int) *corpus.Document {
	d := &corpus.Document{Title: "Nhiều điều", Text: strings.Repeat("x", n), Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Nghị định",
		Issuer: "Chính phủ", Issued: corpus.Date{Year: 2024, Month: 2, Day: 3}}}
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: n}, Method: corpus.MethodText, Quality: 1}}
	for i := range n {
		d.Sections = append(d.Sections, corpus.Section{ID: corpus.SectionID(fmt.Sprintf("dieu-%d", i+1)), Level: 1, Kind: corpus.SectionArticle,
			Label: fmt.Sprintf("Điều %d", i+1), Span: corpus.Span{Start: i, End: i + 1}})
	}
	return d
}

// lap logs how long a step took. Times decide nothing here: a step that takes quadratic time runs into the limit of the test itself.
func lap(t *testing.T, what string, fn func()) {
	t.Helper()
	start := time.Now()
	fn()
	t.Logf("%-50s %v", what, time.Since(start).Round(time.Millisecond))
}

func TestADocumentOfManyCitationsComesChangesAndGoes(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 citations")
	}
	s := open(t)
	const n = 20_000
	count := func(query string, want int) {
		t.Helper()
		if got, err := count(t.Context(), s.reader, query); err != nil || got != want {
			t.Errorf("%s: %d, want %d; %v", query, got, want, err)
		}
	}
	lap(t, "put", func() { mustPut(t, s, citingMany(1, n), source("/a", "1"), "1") })
	lap(t, "linked", func() { linkMany(t, s) })
	count("SELECT count(*) FROM documents WHERE stub = 2", n)
	lap(t, "put anew, half of it other citations", func() { mustPut(t, s, citingMany(n/2, n), source("/a", "2"), "1") })
	lap(t, "linked", func() { linkMany(t, s) })
	count("SELECT count(*) FROM documents WHERE stub = 2", n)
	lap(t, "removed", func() {
		if _, err := s.RemoveFile(t.Context(), "/a", "Đã gỡ."); err != nil {
			t.Error(err)
		}
	})
	lap(t, "linked", func() { linkMany(t, s) })
	count("SELECT count(*) FROM documents", 0)
	sound(t, s)
}

func TestADocumentThatThousandsCiteArrives(t *testing.T) {
	if testing.Short() {
		t.Skip("5,000 documents")
	}
	s := open(t)
	const n = 5_000
	lap(t, "5,000 documents put", func() {
		for i := range n {
			d := citingMany(7, 1)
			d.Header.Number = fmt.Sprintf("%d/QĐ-UBND", i+1)
			d.Text = fmt.Sprintf("%s%d", d.Text, i)
			mustPut(t, s, d, source(fmt.Sprintf("/%d", i), fmt.Sprint(i)), "1")
		}
	})
	lap(t, "linked", func() { linkMany(t, s) })
	id, err := texts(t.Context(), s.reader, "SELECT id FROM documents WHERE stub = 2")
	if err != nil || len(id) != 1 {
		t.Fatal(id, err)
	}
	lap(t, "one more", func() {
		d := citingMany(7, 1)
		d.Header.Number, d.Text = "9999/QĐ-UBND", d.Text+"y"
		mustPut(t, s, d, source("/x", "x"), "1")
		linkMany(t, s)
	})
	lap(t, "the cited document arrives", func() { mustPut(t, s, outlined("7/2024/NĐ-CP", 20_000), source("/nd", "nd"), "1") })
	lap(t, "linked", func() { linkMany(t, s) })
	if got, err := count(t.Context(), s.reader, "SELECT count(*) FROM links WHERE state = 'resolved' AND section = 'dieu-19999'"); err != nil || got != n+1 {
		t.Errorf("%d links lead to the document that arrived: %v", got, err)
	}
	lap(t, "checked", func() { sound(t, s) })
	if d, err := s.Document(t.Context(), corpus.ID(id[0])); err != nil || d.Cited {
		t.Errorf("its address changed: %v", err)
	}
	lap(t, "it goes", func() {
		if _, err := s.RemoveFile(t.Context(), "/nd", "Đã gỡ."); err != nil {
			t.Error(err)
		}
	})
	lap(t, "linked", func() { linkMany(t, s) })
	sound(t, s)
}

func linkMany(t *testing.T, s *Store) {
	t.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = s.Link(t.Context(), 300, Judge{resolve.Ledger, resolve.Join, resolve.Merge}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatOneDocumentStatesAThousandTimesIsListedQuickly(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 edges")
	}
	s := open(t)
	const n = 20_000
	d := citingMany(7, 1)
	for range n - 1 {
		r := d.References[0]
		r.Start, r.End = len(d.Text), len(d.Text)+len(r.Quote)
		d.Text += r.Quote + "\n"
		d.References = append(d.References, r)
	}
	d.Pages[0].End = len(d.Text)
	for i, r := range d.References {
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationReplaces, To: r.Canonical, ToRef: i + 1, Scope: corpus.ScopeProvisions, Strong: true, Span: r.Span, Quote: r.Quote})
	}
	mustPut(t, s, d, source("/a", "a"), "1")
	to := mustPut(t, s, outlined("7/2024/NĐ-CP", 3), source("/b", "b"), "1").ID
	linkMany(t, s)
	lap(t, "edges to it", func() {
		got, total, err := s.Ties(t.Context(), corpus.TieQuery{Document: to, In: true, N: 20, Evidence: 6})
		if err != nil || total != 1 || len(got) != 1 || got[0].Places != n || len(got[0].Evidence) != 6 {
			t.Errorf("%d of %d ties; %v", len(got), total, err)
		}
	})
	lap(t, "documents that cite it", func() {
		if _, err := s.Document(t.Context(), to); err != nil {
			t.Error(err)
		}
	})
}
