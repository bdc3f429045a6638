package web

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// many is a document with n articles, each of which names a document, a body, and what it does.
func many(n int) *corpus.Document {
	d := &corpus.Document{Title: "Nhiều điều", Header: corpus.Header{System: corpus.SystemState, Number: "77/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn"}}
	var b strings.Builder
	for i := range n {
		start := b.Len()
		fmt.Fprintf(&b, "Điều %d. Mẫu\n1. Thay thế ", i+1)
		clause, verb := start+strings.Index(b.String()[start:], "\n")+1, b.Len()-len("Thay thế ")
		ref := corpus.Reference{Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Canonical: fmt.Sprintf("%d/QĐ-UBND", 1000+i), Span: corpus.Span{Start: b.Len()}}
		b.WriteString("Quyết định số " + ref.Canonical)
		ref.End = b.Len()
		ref.Quote = b.String()[ref.Start:]
		b.WriteString(" của ")
		body := corpus.Entity{Kind: corpus.EntityOrganisation, Name: fmt.Sprintf("Sở Mẫu %d", i), Specific: true, Span: corpus.Span{Start: b.Len()}}
		b.WriteString(body.Name)
		body.End, body.Quote = b.Len(), body.Name
		b.WriteString(".\n")
		id := corpus.SectionID(fmt.Sprintf("dieu-%d", i+1))
		d.Sections = append(d.Sections,
			corpus.Section{ID: id, Level: 1, Kind: corpus.SectionArticle, Label: fmt.Sprintf("Điều %d", i+1), Heading: "Mẫu", Span: corpus.Span{Start: start, End: b.Len()}},
			corpus.Section{ID: id + ".khoan-1", Parent: id, Level: 2, Kind: corpus.SectionClause, Label: "khoản 1", Span: corpus.Span{Start: clause, End: b.Len()}})
		d.References = append(d.References, ref)
		d.Entities = append(d.Entities, body)
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationReplaces, To: ref.Canonical, ToRef: i + 1, Strong: true,
			Span: corpus.Span{Start: verb, End: ref.End}, Quote: b.String()[verb:ref.End]})
	}
	d.Text = b.String()
	d.Pages = pagesOf(d.Text)
	return d
}

// The time of each page is logged by `go test -v` and decides nothing: a page that looks at every section for every citation would run
// into the limit of the test itself.
func TestADocumentOfManyProvisionsAnswersItsPages(t *testing.T) {
	if testing.Short() {
		t.Skip("a text of megabytes")
	}
	d := many(5_000)
	s := newTestSite(t, d)
	at := documentURL(s.ids["more0"])
	for _, path := range []string{"", "?phan=3", "?lop=ten", "?muc=dieu-4500", "?phan=toan-van", "?phan=toan-van&lop=ten", "?q=" + url.QueryEscape("mẫu"), "/lien-he", "/thuoc-tinh", "/chat-luong", "/goc"} {
		start := time.Now()
		a := s.get(t, at+path)
		t.Logf("%-20s %d %5d kB %v", path, a.code, len(a.body)>>10, time.Since(start).Round(time.Millisecond))
		if a.code >= 500 {
			t.Errorf("%s answers %d", path, a.code)
		}
		if n := strings.Count(a.body, `<li class="d`); n > maxOutline+1 {
			t.Errorf("%s has an outline of %d lines", path, n)
		}
		// A page tells of the text on it: what is beside it does not grow with the rest of the document.
		if shown := strings.Count(a.body, `class="pg0`); !strings.Contains(path, "toan-van") && shown < 5_000 && len(a.body) > 1<<20+shown<<10 {
			t.Errorf("%s answers %d KB for %d paragraphs", path, len(a.body)>>10, shown)
		}
	}
	start := time.Now()
	if a := s.get(t, "/api/v1"+at); a.code != 200 {
		t.Errorf("the API answers %d", a.code)
	}
	t.Logf("%-20s %v", "API", time.Since(start).Round(time.Millisecond))
}
