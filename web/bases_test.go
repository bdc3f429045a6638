package web

import (
	"encoding/json"
	"strings"
	"testing"

	"vankho/corpus"
)

// resting are an old decision, a new one that replaces it from a day, and plans of before and after that rest on the old one.
func resting(t *testing.T) []*corpus.Document {
	t.Helper()
	of := func(number, docType, text string, issued corpus.Date, relation corpus.Relation) *corpus.Document {
		d := &corpus.Document{Title: "Về " + number, Text: text, Pages: pagesOf(text), Header: corpus.Header{System: corpus.SystemState, Number: number, Type: docType,
			Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: issued, Effective: &corpus.Effect{Date: issued, Rule: corpus.EffectSigned}}}
		if relation != "" {
			const name = "Quyết định số 10/QĐ-UBND ngày 05/02/2020"
			d.References = []corpus.Reference{reference(t, text, name, "Quyết định", "10/QĐ-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", corpus.Date{Year: 2020, Month: 2, Day: 5})}
			d.Edges = []corpus.Edge{{From: corpus.Self, Relation: relation, To: "10/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Span: span(t, text, name)}}
		}
		return d
	}
	return []*corpus.Document{
		of("10/QĐ-UBND", "Quyết định", "QUYẾT ĐỊNH 10", corpus.Date{Year: 2020, Month: 2, Day: 5}, ""),
		of("20/QĐ-UBND", "Quyết định", "Quyết định này thay thế Quyết định số 10/QĐ-UBND ngày 05/02/2020.", corpus.Date{Year: 2023, Month: 6, Day: 1}, corpus.RelationReplaces),
		of("30/KH-UBND", "Kế hoạch", "Căn cứ Quyết định số 10/QĐ-UBND ngày 05/02/2020; kế hoạch 30.", corpus.Date{Year: 2022, Month: 1, Day: 9}, corpus.RelationLegalBasis),
		of("40/KH-UBND", "Kế hoạch", "Căn cứ Quyết định số 10/QĐ-UBND ngày 05/02/2020; kế hoạch 40.", corpus.Date{Year: 2024, Month: 1, Day: 9}, corpus.RelationLegalBasis),
		of("50/QĐ-UBND", "Quyết định", "Căn cứ Quyết định số 10/QĐ-UBND ngày 05/02/2020; quyết định 50.", corpus.Date{Year: 2019, Month: 1, Day: 9}, corpus.RelationLegalBasis),
	}
}

func TestDeadBasesAreListedWithThoseThatRestOnThem(t *testing.T) {
	s := newTestSite(t, resting(t)...)
	for address, want := range map[string]struct{ resting, already int }{
		"":                         {3, 2}, // 40 when it was replaced, 50 before it was in force
		"?luc=khi-ban-hanh":        {2, 2},
		"?luc=ve-sau":              {1, 0},
		"?loai=quyet-dinh":         {1, 1},
		"?nam=2020..":              {2, 1},
		"?coquan=van-son&nam=2022": {1, 0},
		"?coquan=chinh-phu":        {0, 0},
		"?van-ban=khong-co":        {0, 0},
		"?can-cu=khong-co":         {0, 0},
	} {
		var page BasesPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/suc-khoe-can-cu"+address)), &page); err != nil {
			t.Fatal(err)
		}
		if page.Resting != want.resting || page.Already != want.already || want.resting > 0 && (page.Bases != 1 || len(page.Groups) != 1 || len(page.Groups[0].Rows) != want.resting) {
			t.Errorf("%q finds %+v, %d groups", address, page.BasisCount, len(page.Groups))
		}
	}
	body := s.page(t, "/suc-khoe-can-cu")
	for _, want := range []string{"10/QĐ-UBND", "được thay thế bởi", "Hết hiệu lực toàn bộ", "Chưa có hiệu lực", "2 văn bản viện dẫn khi căn cứ không có hiệu lực; 1 văn bản viện dẫn từ trước.", "Ngay khi ban hành 2", "Về sau 1"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q:\n%s", want, body)
		}
	}
	if rows := strings.Split(strings.TrimSpace(s.page(t, "/suc-khoe-can-cu.csv")), "\n"); len(rows) != 4 {
		t.Errorf("%d rows: %q", len(rows), rows)
	}
}

func TestADocumentThatAppliesWithItsBasisIsToldSo(t *testing.T) {
	docs := resting(t)[:1]
	early := resting(t)[4] // of 09/01/2019, before 10/QĐ-UBND of 05/02/2020
	early.Header.Effective = &corpus.Effect{Date: corpus.Date{Year: 2020, Month: 2, Day: 5}, Rule: corpus.EffectDated}
	body := newTestSite(t, append(docs, early)...).page(t, "/suc-khoe-can-cu?luc=khi-ban-hanh")
	if !strings.Contains(body, `Văn bản này có hiệu lực từ <span class="nw">05/02/2020</span>, không sớm hơn căn cứ.`) {
		t.Error(body)
	}
}

func TestTheMostCitedStandFirst(t *testing.T) {
	s := newTestSite(t, resting(t)...)
	var page MostCitedPage
	for _, address := range []string{"", "?xep=so-van-ban", "?loai=quyet-dinh&nam=2020"} {
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/duoc-dan-nhieu"+address)), &page); err != nil {
			t.Fatal(err)
		}
		if first := page.Rows[0]; first.Document.Number != "10/QĐ-UBND" || first.Documents != 4 || first.Cited.Uses[0].Relation != corpus.RelationLegalBasis || first.Cited.Uses[0].Documents != 3 {
			t.Errorf("%q: %+v", address, first)
		}
	}
	if body := s.page(t, "/duoc-dan-nhieu"); !strings.Contains(body, "Căn cứ 3") || !strings.Contains(body, "Thay thế 1") {
		t.Error(body)
	}
	if rows := strings.Count(s.page(t, "/duoc-dan-nhieu.csv"), "\n"); rows < 3 {
		t.Errorf("%d rows", rows)
	}
}
