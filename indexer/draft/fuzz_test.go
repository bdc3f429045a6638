package draft_test

import (
	"testing"

	"vankho/corpus"
	"vankho/indexer/draft"
)

func FuzzEveryFindingStandsInTheDraft(f *testing.F) {
	f.Add(office + "Căn cứ khoản 3 Điều 9 Quyết định số 8/2020/QĐ-UBND (03/02/2020) của Ủy ban nhân dân tỉnh quy định mức hỗ trợ; Luật Đất đai ngày 18/01/2023;")
	f.Add("Chương trình hành động số 12/CTr-TU ngày 31/2/2025; điểm đ khoản 2 Điều này; “Luật này”; Nghị quyết nêu trên; 06/TU")
	f.Add("Điều 1. a\n1. b\n2. c\nĐiều 2. theo khoản 9 Điều 1 Quyết định này, Điều 0, Điều 99999999999999999999 Quyết định này")
	f.Fuzz(func(t *testing.T, text string) {
		st, err := provinceStore()
		if err != nil {
			t.Fatal(err)
		}
		r, err := draft.Check(t.Context(), st, draft.Input{Document: understood(text)})
		if err != nil {
			t.Fatal(err)
		}
		states := map[corpus.FindingState]bool{}
		for _, s := range corpus.FindingStates() {
			states[s] = true
		}
		for _, x := range r.Findings {
			if !x.Fits(r.Text) || r.Text[x.Start:x.End] != x.Quote || x.Sentence == "" || !states[x.State] {
				t.Errorf("%+v", x)
			}
		}
		if _, err := draft.Sheet(r); err != nil {
			t.Error(err)
		}
	})
}
