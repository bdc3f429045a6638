package web

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

// stating is an invented decision whose text says something of other numbers, each in a line of its own.
type stating struct {
	number, title, secrecy string
	issued                 corpus.Date
	says                   []said
}

// said is a relation to a decision by its number and day.
type said struct {
	relation corpus.Relation
	number   string
	issued   corpus.Date
	words    string
}

func (x stating) document() *corpus.Document {
	const body = "Ủy ban nhân dân tỉnh Vân Sơn"
	d := &corpus.Document{Title: x.title, Header: corpus.Header{System: corpus.SystemState, Number: x.number, Type: "Quyết định", Issuer: body, Issued: x.issued, Secrecy: x.secrecy}}
	var b strings.Builder
	fmt.Fprintf(&b, "Số: %s\nQUYẾT ĐỊNH\n%s\n", x.number, x.title)
	for i, s := range x.says {
		start := b.Len()
		b.WriteString(s.words + " ")
		ref := corpus.Reference{Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Canonical: s.number, Issuer: body, Date: s.issued, Span: corpus.Span{Start: b.Len()}}
		fmt.Fprintf(&b, "Quyết định số %s ngày %s", s.number, s.issued.Short())
		ref.End = b.Len()
		ref.Quote = b.String()[ref.Start:]
		b.WriteString(".\n")
		d.References = append(d.References, ref)
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: s.relation, To: s.number, ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: true,
			Span: corpus.Span{Start: start, End: ref.End}, Quote: b.String()[start:ref.End]})
	}
	d.Text = b.String()
	d.Pages = pagesOf(d.Text)
	return d
}

func dayOf(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }

// crowd are n decisions that rest on one, and every tenth of which implements or amends it too.
func crowd(n int) []*corpus.Document {
	one := dayOf(2020, 1, 2)
	out := []*corpus.Document{stating{number: "900/QĐ-UBND", title: "Quy chế được nhiều văn bản dẫn", issued: one}.document()}
	for i := range n {
		x := stating{number: fmt.Sprintf("%d/QĐ-UBND", 1000+i), title: "Việc thứ " + fmt.Sprint(i), issued: dayOf(2021+i%4, 1+i%12, 1+i%28),
			says: []said{{corpus.RelationLegalBasis, "900/QĐ-UBND", one, "Căn cứ"}}}
		for k, r := range []corpus.Relation{corpus.RelationImplements, corpus.RelationAmends, corpus.RelationReportsOn, corpus.RelationGuides} {
			if i%10 == k {
				x.says = append(x.says, said{r, "900/QĐ-UBND", one, "Theo"})
			}
		}
		out = append(out, x.document())
	}
	return out
}

func TestADocumentThatManyCiteStaysOneShortPage(t *testing.T) {
	const n = 150
	s := newTestSite(t, crowd(n)...)
	at := documentURL(s.ids["more0"]) + "/lien-he"
	b := s.page(t, at)
	if len(b) > 50<<10 {
		t.Errorf("%d bytes", len(b))
	}
	if got := text(b); !strings.Contains(got, "Làm căn cứ cho 150") || !strings.Contains(got, "Xem cả 150") {
		t.Error("the page does not count its documents")
	}
	seen := map[string]bool{}
	next := at + "?chieu=den&quanhe=can-cu"
	for pages := 0; next != ""; pages++ {
		if pages > 8 {
			t.Fatal("the pages do not end")
		}
		b = s.page(t, next)
		for _, h := range hrefs(b) {
			if strings.HasPrefix(h, "/van-ban/1") && strings.Count(h, "/") == 2 && !strings.Contains(h, "?") {
				seen[h] = true
			}
		}
		next = ""
		for _, h := range hrefs(b) {
			if strings.Contains(h, fmt.Sprintf("trang=%d", pages+2)) {
				next = h
			}
		}
	}
	if len(seen) != n {
		t.Errorf("the pages list %d documents of %d", len(seen), n)
	}
	if got := text(s.page(t, at+"?chieu=den&quanhe=can-cu&nam=2022&loai=quyet-dinh&coquan=uy-ban-nhan-dan-tinh-van-son")); !strings.Contains(got, "Làm căn cứ cho 38") {
		t.Errorf("the list of one year is not narrowed: %.600s", got)
	}
	if got := text(s.page(t, at+"?chieu=den&loai=luat")); !strings.Contains(got, "Không có văn bản nào khớp.") {
		t.Error("a list without a match does not say so")
	}

	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.page(t, at+".csv"), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 1+n+4*n/10 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	var answer struct{ Ties []tieRecord }
	if err := json.Unmarshal([]byte(s.page(t, at+".json")), &answer); err != nil || len(answer.Ties) != n+4*n/10 || answer.Ties[0].Quote == "" {
		t.Errorf("%d ties, %v", len(answer.Ties), err)
	}
	nodes, edges := graphOf(t, s.page(t, at+".graphml"))
	if nodes != n+1 || edges != n+4*n/10 {
		t.Errorf("the graph has %d nodes and %d edges", nodes, edges)
	}
	var page struct {
		List struct {
			Total  int
			Groups []struct {
				Relation string
				Rows     []struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+at+"?chieu=den&quanhe=sua-doi-bo-sung&trang=1")), &page); err != nil || page.List.Total != n/10 || len(page.List.Groups) != 1 || len(page.List.Groups[0].Rows) != n/10 {
		t.Errorf("got %+v, %v", page, err)
	}
}

// graphOf counts what a GraphML file holds; every edge must join nodes that stand before it.
func graphOf(t *testing.T, file string) (nodes, edges int) {
	t.Helper()
	known := map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nodes, edges
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := map[string]string{}
		for _, a := range e.Attr {
			at[a.Name.Local] = a.Value
		}
		switch e.Name.Local {
		case "node":
			nodes++
			known[at["id"]] = true
		case "edge":
			edges++
			if !known[at["source"]] || !known[at["target"]] {
				t.Errorf("an edge joins %s and %s before they are known", at["source"], at["target"])
			}
		}
	}
}

func TestContradictionsAreSaidPlainly(t *testing.T) {
	a, b := dayOf(2023, 5, 1), dayOf(2024, 5, 1)
	s := newTestSite(t,
		stating{number: "301/QĐ-UBND", title: "Quyết định thứ nhất", issued: a, says: []said{{corpus.RelationReplaces, "302/QĐ-UBND", b, "Thay thế"}}}.document(),
		stating{number: "302/QĐ-UBND", title: "Quyết định thứ hai", issued: b, says: []said{{corpus.RelationReplaces, "301/QĐ-UBND", a, "Thay thế"}}}.document(),
		stating{number: "303/QĐ-UBND", title: "=1+1 Quyết định thay chính mình", issued: b, says: []said{{corpus.RelationReplaces, "303/QĐ-UBND", b, "Thay thế"}}}.document())
	if got := text(s.page(t, documentURL(s.ids["more0"])+"/lien-he")); !strings.Contains(got, "Mâu thuẫn giữa hai văn bản: văn bản này được thay thế bởi") {
		t.Errorf("that two documents replace each other is not said: %s", got)
	}
	own := text(s.page(t, documentURL(s.ids["more2"])+"/lien-he"))
	if !strings.Contains(own, "Văn bản nêu chính số của mình: Thay thế") || strings.Contains(own, "Thay thế 1") {
		t.Errorf("that a document replaces itself is not said: %s", own)
	}
	if sheet := s.page(t, documentURL(s.ids["more2"])+"/lien-he.csv"); strings.Contains(sheet, ",=1+1") || !strings.Contains(sheet, "'=1+1") {
		t.Errorf("the sheet holds a formula: %s", sheet)
	}
}

func TestTiesOfSecretDocumentsAreHiddenFromTheNetwork(t *testing.T) {
	day := dayOf(2024, 3, 4)
	s := newTestSite(t, stating{number: "310/QĐ-UBND", title: "Quyết định công khai", issued: day}.document(),
		stating{number: "311/QĐ-UBND", title: "Quyết định kín đáo", secrecy: "Mật", issued: dayOf(2024, 4, 5), says: []said{{corpus.RelationAmends, "310/QĐ-UBND", day, "Sửa đổi"}}}.document())
	at := documentURL(s.ids["more0"]) + "/lien-he"
	for _, path := range []string{at, at + "?chieu=den", at + ".csv", at + ".json", at + ".graphml", "/api/v1" + at} {
		if b := s.page(t, path); strings.Contains(b, "311") || strings.Contains(b, "kín đáo") {
			t.Errorf("%s tells of a secret document", path)
		}
		if b := s.page(t, path, local); !strings.Contains(b, "311") {
			t.Errorf("%s hides it from this machine", path)
		}
	}
	if a := s.get(t, documentURL(s.ids["more1"])+"/lien-he.csv"); a.code != 404 {
		t.Errorf("the ties of a secret document are answered with %d", a.code)
	}
}

func TestAddressesOfRelationsAreReadStrictly(t *testing.T) {
	s := newTestSite(t)
	at := documentURL(s.ids["plan"]) + "/lien-he"
	for _, bad := range []string{"tai=32/1/2025", "chieu=xuoi", "quanhe=yeu", "nam=abc", "hieuluc=x", "trang=0", "qua=2", "toanvan=co"} {
		if a := s.get(t, at+"?"+bad); a.code != 400 {
			t.Errorf("%s answers %d", bad, a.code)
		}
	}
	if a := s.get(t, "/api/v1"+at+"?x=1"); a.code != 400 {
		t.Errorf("an unknown parameter answers %d", a.code)
	}
	for _, fine := range []string{"tai=31/3/2025", "tai=2025-03-31", "tai=2025", "qua=khong", "qua=khong&qua=co", "chieu=so&trang=9", "chieu=di&trang=9", "chieu=di&loai=" + url.QueryEscape(strings.Repeat("ă", 300))} {
		s.page(t, at+"?"+fine)
	}
	if b := s.page(t, at+"?qua=khong&qua=co&tai=31/3/2025&toanvan=1"); !strings.Contains(b, `rel="canonical" href="`+at+`?tai=2025-03-31&amp;toanvan=1"`) {
		t.Error("equal views do not have one address")
	}
}

func FuzzAnyAddressOfRelationsIsAnswered(f *testing.F) {
	for _, seed := range []string{"", "tai=2024-06-30&qua=khong", "chieu=den&quanhe=can-cu&loai=luat&nam=2021&hieuluc=het&trang=3", "chieu=so", "tai=%zz", "nam=-1&trang=99999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := readLinksView(readParams(raw, linksKeys[:]...))
		if err != nil {
			return
		}
		address := v.address("/x")
		again, err := readLinksView(readParams(strings.TrimPrefix(strings.TrimPrefix(address, "/x"), "?"), linksKeys[:]...))
		if err != nil || again.address("/x") != address {
			t.Errorf("%q reads as %q, that as %q, %v", raw, address, again.address("/x"), err)
		}
	})
}
