package tag

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestWhatCannotBeIsToldAndKeptAsWritten(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
		quotes   []string
	}{
		{"a day that the calendar lacks", "theo Quyết định số 12/QĐ-UBND ngày 30/02/2031 của UBND tỉnh", []string{"Ngày “30/02/2031” của “Quyết định số 12/QĐ-UBND” không có trong lịch."}, []string{"Quyết định số 12/QĐ-UBND"}},
		{"in words", "Nghị định số 530/2031/NĐ-CP ngày 31 tháng 4 năm 2031 về mẫu", []string{"Ngày “31/4/2031” của “Nghị định số 530/2031/NĐ-CP” không có trong lịch."}, []string{"Nghị định số 530/2031/NĐ-CP"}},
		{"a range that runs backwards", "khoản 5 đến khoản 2 Điều 7 Nghị định này", []string{"Khoảng “5 đến khoản 2” trong “khoản 5 đến khoản 2 Điều 7 Nghị định này” đi ngược."}, []string{"khoản 5 đến khoản 2 Điều 7 Nghị định này"}},
		{"what is right", "khoản 2 đến khoản 5 Điều 7 Nghị định số 530/2031/NĐ-CP ngày 29/02/2032; Luật số 752/2031/QH18 ngày 20 tháng 11 năm 2031", nil,
			[]string{"khoản 2 đến khoản 5 Điều 7 Nghị định số 530/2031/NĐ-CP ngày 29/02/2032", "Luật số 752/2031/QH18 ngày 20 tháng 11 năm 2031"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			refs := References(Input{Text: c.in})
			var got, quotes []string
			for _, p := range Problems(c.in, refs) {
				if p.Kind != corpus.KindImpossible || p.Stage != corpus.StageTag {
					t.Errorf("problem %+v", p)
				}
				got = append(got, p.Detail)
			}
			for _, r := range refs {
				quotes = append(quotes, r.Quote)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.quotes, quotes); diff != "" {
				t.Errorf("quotes (-want +got):\n%s", diff)
			}
		})
	}
}
