package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// chained is an invented document and what its text says it does to others, by their numbers.
type chained struct {
	number, docType, issuer, title, secrecy string
	issued                                  corpus.Date
	says                                    []chainSaid
	text                                    string
}

// chainSaid is one edge: by is "" where the text itself acts, else the number of the one that does.
type chainSaid struct {
	by       string
	relation corpus.Relation
	to       string
	// title is the name of a law that is cited with it.
	title string
}

// document writes it; days are those of the documents that it cites.
func (x chained) document(days map[string]corpus.Date) *corpus.Document {
	d := &corpus.Document{Title: x.title, Header: corpus.Header{System: corpus.SystemState, Number: x.number, Type: x.docType, Issuer: x.issuer, Issued: x.issued, Secrecy: x.secrecy}}
	var b strings.Builder
	fmt.Fprintf(&b, "Số: %s\n%s\n", x.number, x.title)
	d.Header.Evidence = map[corpus.Field]corpus.Evidence{corpus.FieldAbstract: {Span: corpus.Span{Start: b.Len() - len(x.title) - 1, End: b.Len() - 1}, Quote: x.title, Method: "thử"}}
	cite := func(number, title string) int {
		start := b.Len()
		b.WriteString("văn bản số " + number)
		d.References = append(d.References, corpus.Reference{Kind: corpus.ReferenceNumbered, Canonical: number, Title: title, Date: days[number], Span: corpus.Span{Start: start, End: b.Len()}, Quote: b.String()[start:]})
		if title != "" {
			d.References[len(d.References)-1].DocType = "Luật"
		}
		return len(d.References)
	}
	for _, s := range x.says {
		start := b.Len()
		e := corpus.Edge{From: corpus.Self, Relation: s.relation, To: s.to, Scope: corpus.ScopeWhole, Strong: s.by == ""}
		if s.by != "" {
			e.From, e.FromRef = s.by, cite(s.by, "")
			b.WriteString(" ")
		}
		b.WriteString(string(s.relation) + " ")
		if rest, ok := strings.CutPrefix(s.to, "org:"); ok {
			b.WriteString(rest)
		} else {
			e.ToRef = cite(s.to, s.title)
		}
		e.Span, e.Quote = corpus.Span{Start: start, End: b.Len()}, b.String()[start:]
		b.WriteString(".\n")
		d.Edges = append(d.Edges, e)
	}
	b.WriteString(x.text)
	d.Text = b.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}

// chainStore holds documents, all linked, and their ids by number, those of documents that citations alone tell of too.
func chainStore(t *testing.T, docs ...chained) (*Store, func(number string) corpus.ID) {
	t.Helper()
	s := open(t)
	days := map[string]corpus.Date{"57-NQ/TW": chainDay(2024, 12), "414-CTr/TU": chainDay(2025, 2), "1098-QĐ/TU": chainDay(2025, 2), "154/KH-UBND": chainDay(2025, 3)}
	for _, x := range docs {
		days[x.number] = x.issued
	}
	for i, x := range docs {
		mustPut(t, s, x.document(days), source(fmt.Sprintf("/%d", i), fmt.Sprint(i)), "1")
	}
	linkMany(t, s)
	return s, func(number string) corpus.ID {
		t.Helper()
		ids, err := texts(t.Context(), s.reader, "SELECT id FROM documents WHERE number = ?", number)
		if err != nil || len(ids) != 1 {
			t.Fatalf("%s: %v, %v", number, ids, err)
		}
		return corpus.ID(ids[0])
	}
}

// drawnChain writes a chain as lines: "B implements A", "(C says) B implements A", "gap …".
func drawnChain(t *testing.T, s *Store, q corpus.ChainQuery) []string {
	t.Helper()
	q.Today = corpus.Date{Year: 2026, Month: 6, Day: 1}
	c, err := s.Chain(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	name := map[corpus.ID]string{}
	var out []string
	for _, x := range c.Steps {
		name[x.Document.ID] = x.Document.Number
		line := x.Level.Key + " " + x.Document.Number
		if x.Carrying > 0 {
			line += fmt.Sprintf(" and %d", x.Carrying)
		}
		if x.Resting > 0 {
			line += fmt.Sprintf(" resting %d", x.Resting)
		}
		out = append(out, line)
	}
	for _, l := range c.Links {
		line := fmt.Sprintf("%s %s %s", name[l.From], l.Relation, name[l.To])
		if name[l.From] == "" || name[l.To] == "" || l.Evidence.Quote == "" {
			t.Errorf("a link without its ends or words: %+v", l)
		}
		if l.Stater != nil {
			line += " by " + l.Stater.Number
		}
		if l.Reported {
			line += " (reported)"
		}
		out = append(out, line)
	}
	for _, g := range c.Gaps {
		out = append(out, strings.TrimSpace(fmt.Sprintf("gap %s of %s %s %s", g.Kind, name[g.Of], g.Body, g.Evidence.Quote)))
	}
	for _, d := range c.Competence {
		out = append(out, "power "+d.Number)
	}
	return out
}

func draws(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

const vanSon = "Ủy ban nhân dân tỉnh Vân Sơn"

func chainDay(y, m int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: 9} }

func TestAChainGoesUpToItsRootsAndDownToItsReports(t *testing.T) {
	s, id := chainStore(t,
		chained{number: "10/2024/QH15", docType: "Luật", issuer: "Quốc hội", title: "Luật Nước sạch", issued: chainDay(2024, 1),
			text: "Chính phủ quy định chi tiết Điều này.\nBộ trưởng Bộ Y tế hướng dẫn thi hành Luật này.\nBộ trưởng Bộ Xây dựng hướng dẫn thi hành Luật này."},
		chained{number: "20/2024/NĐ-CP", docType: "Nghị định", issuer: "Chính phủ", title: "về nước sạch", issued: chainDay(2024, 5), says: []chainSaid{{relation: corpus.RelationGuides, to: "10/2024/QH15"}}},
		chained{number: "30/2024/TT-BXD", docType: "Thông tư", issuer: "Bộ Xây dựng", title: "về giá nước", issued: chainDay(2024, 7),
			says: []chainSaid{{relation: corpus.RelationLegalBasis, to: "10/2024/QH15"}, {relation: corpus.RelationLegalBasis, to: "20/2024/NĐ-CP"}}},
		chained{number: "40/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Cấp nước sạch năm 2025", issued: chainDay(2025, 1),
			says: []chainSaid{{relation: corpus.RelationLegalBasis, to: "20/2024/NĐ-CP"}, {relation: corpus.RelationLegalBasis, to: "77/2015/QH13", title: "Luật Tổ chức chính quyền địa phương"},
				{relation: corpus.RelationLegalBasis, to: "60/2023/NĐ-CP"}}},
		chained{number: "41/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Kiểm tra nguồn nước năm 2025", issued: chainDay(2025, 2), says: []chainSaid{{relation: corpus.RelationImplements, to: "40/KH-UBND"}}},
		chained{number: "50/BC-UBND", docType: "Báo cáo", issuer: vanSon, title: "Kết quả cấp nước", issued: chainDay(2025, 12), says: []chainSaid{{relation: corpus.RelationReportsOn, to: "40/KH-UBND"}}},
	)
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("40/KH-UBND")}),
		"luat 10/2024/QH15", "nghi-dinh 60/2023/NĐ-CP", "nghi-dinh 20/2024/NĐ-CP", "ke-hoach 40/KH-UBND", "ke-hoach 41/KH-UBND", "bao-cao 50/BC-UBND",
		"20/2024/NĐ-CP guides 10/2024/QH15", "40/KH-UBND legal_basis 60/2023/NĐ-CP", "40/KH-UBND legal_basis 20/2024/NĐ-CP", "41/KH-UBND implements 40/KH-UBND", "50/BC-UBND reports_on 40/KH-UBND",
		"gap unheld of 60/2023/NĐ-CP", "gap unreported of 41/KH-UBND  Kiểm tra nguồn nước năm 2025", "power 77/2015/QH13")
	// A circular rests on the law through the decree that it rests on too; what the law announces is there but for one.
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("10/2024/QH15"), Depth: 1}),
		"luat 10/2024/QH15", "nghi-dinh 20/2024/NĐ-CP", "thong-tu 30/2024/TT-BXD", "20/2024/NĐ-CP guides 10/2024/QH15", "30/2024/TT-BXD legal_basis 10/2024/QH15",
		"gap announced of 10/2024/QH15 Bộ Y tế Bộ trưởng Bộ Y tế hướng dẫn thi hành Luật này.")
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("40/KH-UBND"), Held: true, Depth: 1})[:3], "luat 10/2024/QH15", "nghi-dinh 20/2024/NĐ-CP", "ke-hoach 40/KH-UBND")
}

func TestWhatAReportTellsOfOthersStandsInItsChain(t *testing.T) {
	s, id := chainStore(t, chained{number: "50/BC-UBND", docType: "Báo cáo", issuer: vanSon, title: "Kết quả", issued: chainDay(2025, 6), says: []chainSaid{
		{relation: corpus.RelationReportsOn, to: "57-NQ/TW"}, {by: "414-CTr/TU", relation: corpus.RelationImplements, to: "57-NQ/TW"},
		{by: "154/KH-UBND", relation: corpus.RelationLegalBasis, to: "414-CTr/TU"}, {by: "1098-QĐ/TU", relation: corpus.RelationEstablishes, to: "org:Ban Chỉ đạo"}}})
	want := []string{"trung-uong 57-NQ/TW", "cap-uy 1098-QĐ/TU", "cap-uy 414-CTr/TU", "ke-hoach 154/KH-UBND", "bao-cao 50/BC-UBND",
		"1098-QĐ/TU establishes 57-NQ/TW by 50/BC-UBND (reported)", "414-CTr/TU implements 57-NQ/TW by 50/BC-UBND", "154/KH-UBND legal_basis 414-CTr/TU by 50/BC-UBND",
		"50/BC-UBND reports_on 57-NQ/TW", "gap unheld of 57-NQ/TW", "gap unheld of 1098-QĐ/TU", "gap unheld of 414-CTr/TU", "gap unheld of 154/KH-UBND"}
	for _, number := range []string{"50/BC-UBND", "57-NQ/TW", "414-CTr/TU", "154/KH-UBND", "1098-QĐ/TU"} {
		t.Run(number, func(t *testing.T) { draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id(number)}), want...) })
	}
}

func TestNobodyLearnsOfASecretDocumentFromAChain(t *testing.T) {
	s, id := chainStore(t,
		chained{number: "40/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Cấp nước", issued: chainDay(2025, 1)},
		chained{number: "41/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Mật", secrecy: "MẬT", issued: chainDay(2025, 2), says: []chainSaid{{relation: corpus.RelationImplements, to: "40/KH-UBND"}}},
		chained{number: "42/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Công khai", issued: chainDay(2025, 2), says: []chainSaid{{relation: corpus.RelationImplements, to: "40/KH-UBND"}}},
	)
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("40/KH-UBND")}), "ke-hoach 40/KH-UBND", "ke-hoach 42/KH-UBND", "42/KH-UBND implements 40/KH-UBND")
	if got := drawnChain(t, s, corpus.ChainQuery{Document: id("40/KH-UBND"), Secret: true}); len(got) != 5 {
		t.Errorf("on this machine: %v", got)
	}
	if _, err := s.Chain(t.Context(), corpus.ChainQuery{Document: id("41/KH-UBND")}); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the chain of a secret document: %v", err)
	}
	if _, err := s.Chain(t.Context(), corpus.ChainQuery{Document: "khong-co"}); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the chain of none: %v", err)
	}
}

// That a gap is not there would tell as much as the link: what a secret text alone says of two open ones closes none for the network.
func TestNoGapIsClosedByWhatASecretDocumentTells(t *testing.T) {
	s, id := chainStore(t,
		chained{number: "10/2024/QH15", docType: "Luật", issuer: "Quốc hội", title: "Luật Nước sạch", issued: chainDay(2024, 1), text: "Bộ trưởng Bộ Xây dựng hướng dẫn thi hành Luật này."},
		chained{number: "30/2024/TT-BXD", docType: "Thông tư", issuer: "Bộ Xây dựng", title: "về giá nước", issued: chainDay(2024, 7)},
		chained{number: "40/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Cấp nước sạch năm 2025", issued: chainDay(2025, 1)},
		chained{number: "50/BC-UBND", docType: "Báo cáo", issuer: vanSon, title: "Kết quả cấp nước", issued: chainDay(2025, 12)},
		chained{number: "51/BC-UBND", docType: "Báo cáo", issuer: vanSon, title: "Mật", secrecy: "MẬT", issued: chainDay(2026, 1), says: []chainSaid{
			{by: "30/2024/TT-BXD", relation: corpus.RelationGuides, to: "10/2024/QH15"}, {by: "50/BC-UBND", relation: corpus.RelationReportsOn, to: "40/KH-UBND"}}},
	)
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("10/2024/QH15")}), "luat 10/2024/QH15", "gap announced of 10/2024/QH15 Bộ Xây dựng Bộ trưởng Bộ Xây dựng hướng dẫn thi hành Luật này.")
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("40/KH-UBND")}), "ke-hoach 40/KH-UBND", "gap unreported of 40/KH-UBND  Cấp nước sạch năm 2025")
	for _, number := range []string{"10/2024/QH15", "40/KH-UBND"} {
		if got := drawnChain(t, s, corpus.ChainQuery{Document: id(number), Secret: true}); slices.ContainsFunc(got, func(l string) bool { return strings.HasPrefix(l, "gap") }) {
			t.Errorf("on this machine: %v", got)
		}
	}
}

func TestACircleIsCutAndWhatCannotBeIsLeftOut(t *testing.T) {
	s, id := chainStore(t,
		chained{number: "40/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Một", issued: chainDay(2025, 1), says: []chainSaid{{relation: corpus.RelationImplements, to: "41/KH-UBND"}}},
		chained{number: "41/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Hai", issued: chainDay(2025, 2), says: []chainSaid{{relation: corpus.RelationImplements, to: "42/KH-UBND"}}},
		chained{number: "42/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Ba", issued: chainDay(2025, 3), says: []chainSaid{{relation: corpus.RelationImplements, to: "40/KH-UBND"}}},
		// A third text has an older plan carry out a younger one, and a law a circular.
		chained{number: "50/BC-UBND", docType: "Báo cáo", issuer: vanSon, title: "Kể lại", issued: chainDay(2025, 9), says: []chainSaid{
			{by: "40/KH-UBND", relation: corpus.RelationImplements, to: "43/KH-UBND"}, {by: "10/2024/QH15", relation: corpus.RelationGuides, to: "30/2024/TT-BXD"}}},
		chained{number: "43/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Bốn", issued: chainDay(2025, 8)},
	)
	for _, number := range []string{"40/KH-UBND", "41/KH-UBND", "42/KH-UBND"} {
		got := drawnChain(t, s, corpus.ChainQuery{Document: id(number)})
		if len(got) != 6 || slices.ContainsFunc(got, func(l string) bool { return strings.Contains(l, "43/") }) {
			t.Errorf("%s: %v", number, got)
		}
	}
	draws(t, drawnChain(t, s, corpus.ChainQuery{Document: id("30/2024/TT-BXD")}), "thong-tu 30/2024/TT-BXD", "gap unheld of 30/2024/TT-BXD")
}

func TestAHubShowsSomeAndCountsTheRest(t *testing.T) {
	docs := []chained{{number: "40/KH-UBND", docType: "Kế hoạch", issuer: vanSon, title: "Cấp nước", issued: chainDay(2025, 1)}}
	for i := range 60 {
		x := chained{number: fmt.Sprintf("%d/QĐ-UBND", 100+i), docType: "Quyết định", issuer: vanSon, title: fmt.Sprint("Việc ", i), issued: chainDay(2025, 2), says: []chainSaid{{relation: corpus.RelationLegalBasis, to: "40/KH-UBND"}}}
		if i%2 == 0 {
			x.says = append(x.says, chainSaid{relation: corpus.RelationImplements, to: "40/KH-UBND"})
		}
		docs = append(docs, x)
	}
	s, id := chainStore(t, docs...)
	c, err := s.Chain(t.Context(), corpus.ChainQuery{Document: id("40/KH-UBND")})
	if err != nil || len(c.Steps) != 1+chainDown[0] || c.Steps[len(c.Steps)-1].Document.ID != id("40/KH-UBND") {
		t.Fatalf("%d steps, %v", len(c.Steps), err)
	}
	if hub := c.Steps[len(c.Steps)-1]; hub.Carrying != 30-chainDown[0] || hub.Resting != 60 || hub.CarryingMore {
		t.Errorf("%+v", hub)
	}
	// A piece of a page that shows no counts does not wait for them; else it is the same.
	uncounted, err := s.Chain(t.Context(), corpus.ChainQuery{Document: c.Document, Uncounted: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Steps {
		c.Steps[i].Carrying, c.Steps[i].Resting, c.Steps[i].CarryingMore, c.Steps[i].RestingMore = 0, 0, false, false
	}
	if diff := cmp.Diff(c, uncounted); diff != "" {
		t.Error(diff)
	}
}
