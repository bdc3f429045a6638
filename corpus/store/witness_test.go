package store

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// replacing is a decision of two pages that replaces another one, in its last article.
func replacing() *corpus.Document {
	const head, last = "Số: 45/QĐ-UBND\nQUYẾT ĐỊNH\n", "Điều 2. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 27/3/2025 về nước sạch.\nNơi nhận:"
	text := head + last
	quote := "Quyết định số 12/QĐ-UBND ngày 27/3/2025"
	at := corpus.Span{Start: strings.Index(text, quote), End: strings.Index(text, quote) + len(quote)}
	return &corpus.Document{Title: "Về cấp nước", Text: text,
		Header: corpus.Header{System: corpus.SystemState, Type: "Quyết định", Number: "45/QĐ-UBND", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 11, Day: 3}},
		Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(head)}, Method: corpus.MethodText, Quality: 1},
			{Number: 2, Span: corpus.Span{Start: len(head), End: len(text)}, Method: corpus.MethodText, Quality: 1}},
		Sections: []corpus.Section{{ID: "chuong-i", Level: 1, Kind: corpus.SectionChapter, Label: "Chương I", Span: corpus.Span{Start: len(head), End: len(text)}},
			{ID: "dieu-2", Parent: "chuong-i", Level: 2, Kind: corpus.SectionArticle, Label: "Điều 2", Span: corpus.Span{Start: len(head), End: len(text)}}},
		References: []corpus.Reference{{Span: at, Quote: quote, Kind: corpus.ReferenceNumbered, DocType: "Quyết định", Number: "12", Symbol: "QĐ-UBND",
			Canonical: "12/QĐ-UBND", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Date: corpus.Date{Year: 2025, Month: 3, Day: 27}}},
		Edges: []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationReplaces, To: "12/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Span: at}}}
}

func TestTheStoreTellsWhoNamesADocument(t *testing.T) {
	ctx := t.Context()
	s := open(t)
	old, by := listed(), replacing()
	for path, d := range map[string]*corpus.Document{"danh-muc.csv": old, "moi.docx": by} {
		r, err := s.Put(ctx, d, corpus.Source{Path: path, SHA256: strings.Repeat("0", 60) + path[:4]}, "1")
		if err != nil {
			t.Fatal(err)
		}
		d.ID = r.ID
	}
	link(t, s)
	witnesses, err := s.Witnesses(ctx, []corpus.ID{old.ID, by.ID}, false)
	if err != nil {
		t.Fatal(err)
	}
	w := witnesses[old.ID]
	if len(witnesses) != 1 || w.Documents != 1 || w.Document.ID != by.ID || w.Around != "Điều 2. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 27/3/2025 về nước sạch." ||
		w.Shift(-w.From).In(w.Around) != "Quyết định số 12/QĐ-UBND ngày 27/3/2025" {
		t.Errorf("witnesses: %+v", witnesses)
	}
	pages, err := s.PageNumbers(ctx, []corpus.Spot{{ID: by.ID}, {ID: old.ID}, {ID: by.ID, Offset: w.Start}})
	if err != nil || pages[0] != 1 || pages[1] != 0 || pages[2] != 2 {
		t.Errorf("pages: %v %v", pages, err)
	}
	sections, err := s.Sections(ctx, map[corpus.ID][]corpus.SectionID{by.ID: {"dieu-2", "dieu-9"}})
	if err != nil || len(sections[by.ID]) != 2 || sections[by.ID][1].Label != "Điều 2" {
		t.Errorf("sections: %v %v", sections, err)
	}
}
