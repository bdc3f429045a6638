package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestNewWordingOfAnotherDocumentIsNamedWithWhatQuotesIt(t *testing.T) {
	text := "Điều 1. Sửa đổi\n2. Sửa đổi Điều 5 như sau:\n“Điều 5. Mẫu\n1. Một.”"
	at := func(from string) corpus.Span { return corpus.Span{Start: strings.Index(text, from), End: len(text)} }
	list := []corpus.Section{
		{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Span: at("Điều 1.")},
		{ID: "dieu-1.khoan-2", Parent: "dieu-1", Level: 2, Kind: corpus.SectionClause, Label: "khoản 2", Span: at("2. Sửa")},
		{ID: "dieu-1.khoan-2.trich.dieu-5", Parent: "dieu-1.khoan-2", Level: 3, Kind: corpus.SectionArticle, Label: "Điều 5", Quoted: true, Span: at("Điều 5. Mẫu")},
		{ID: "dieu-1.khoan-2.trich.dieu-5.khoan-1", Parent: "dieu-1.khoan-2.trich.dieu-5", Level: 4, Kind: corpus.SectionClause, Label: "khoản 1", Quoted: true, Span: at("1. Một")},
	}
	s := newSections(list)
	if got, want := s.place(list[3]), "Khoản 1 Điều 5 (trích tại khoản 2 Điều 1)"; got != want {
		t.Errorf("place %q, want %q", got, want)
	}
	if got, want := s.place(list[1]), "Khoản 2 Điều 1"; got != want {
		t.Errorf("place %q, want %q", got, want)
	}
	// What cites the words cites the document in which they stand.
	if got, want := s.citing(corpus.Span{Start: strings.Index(text, "Một"), End: strings.Index(text, "Một") + 1}), "khoản 2 Điều 1"; got != want {
		t.Errorf("citing %q, want %q", got, want)
	}
	if got := shortLabel(list[2]); got != "“Điều 5”" {
		t.Errorf("label %q", got)
	}
}

func TestTheInnermostSectionIsTheShortestThatHoldsAnOffset(t *testing.T) {
	span := func(start, end int) corpus.Span { return corpus.Span{Start: start, End: end} }
	list := []corpus.Section{
		{ID: "a", Span: span(2, 40)}, {ID: "b", Span: span(2, 20)}, {ID: "c", Span: span(5, 5)}, {ID: "d", Span: span(5, 20)}, {ID: "e", Span: span(20, 22)},
		{ID: "f", Span: span(30, 40)}, {ID: "g", Span: span(31, 40)}, {ID: "h", Span: span(45, 50)},
	}
	s := newSections(list)
	for at := range 60 {
		var want corpus.Section
		for _, x := range list {
			if x.Start <= at && at < x.End && (want.ID == "" || x.Len() <= want.Len()) {
				want = x
			}
		}
		if got, ok := s.innermost(at); got.ID != want.ID || ok != (want.ID != "") {
			t.Errorf("at %d stands %q, want %q", at, got.ID, want.ID)
		}
	}
}

func TestAPlaceWithinASentenceBeginsSmallUnlessItsNameIsAlwaysCapital(t *testing.T) {
	for in, want := range map[string]string{"Khoản 2 Điều 5": "khoản 2 Điều 5", "Điều 5": "Điều 5", "Đoạn 4, trang 2": "đoạn 4, trang 2", "Mục 1 mục II": "mục 1 mục II",
		"Mục 2 Chương I": "Mục 2 Chương I", "Phụ lục I": "Phụ lục I", "": ""} {
		if got := midway(in); got != want {
			t.Errorf("%q stands as %q, want %q", in, got, want)
		}
	}
}
