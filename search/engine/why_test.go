package engine

import (
	"math"
	"testing"

	"vankho/search"
	"vankho/search/query"
)

func TestTheReasonsOfAHitSumToItsScore(t *testing.T) {
	e := open(t, filed())
	for _, asked := range []search.Request{
		{Query: query.Parse("chuyển đổi số")}, {Query: query.Parse("kế hoạch chuyển đổi số năm 2024")}, {Query: query.Parse("công tác văn thư")},
		{Query: query.Parse("90/2024/NĐ-CP")}, {Query: query.Parse("TTHC cấp xã")}, {Query: query.Parse("chuyen doi so"), Sections: true},
	} {
		asked.Limit, asked.Explain = 10, true
		r := request(t, e, asked)
		if len(r.Hits) == 0 {
			t.Errorf("%s finds nothing", asked.Query.Text)
		}
		for _, h := range r.Hits {
			sum := 0.0
			for _, x := range h.Why {
				sum += x.Points
				if x.Label == "" {
					t.Errorf("%s: %s has no words", asked.Query.Text, x.Key)
				}
			}
			if len(h.Why) == 0 || math.Abs(sum-h.Score) > 1e-6 {
				t.Errorf("%s: the reasons of %s sum to %v, its score is %v: %+v", asked.Query.Text, h.ID, sum, h.Score, h.Why)
			}
		}
		asked.Explain = false
		for _, h := range request(t, e, asked).Hits {
			if h.Why != nil {
				t.Errorf("%s: reasons that nobody asked for", asked.Query.Text)
			}
		}
	}
	if r := request(t, e, search.Request{Query: query.Parse("văn thư"), Sort: search.SortNewest, Limit: 5, Explain: true}); len(r.Hits) == 0 || r.Hits[0].Why != nil {
		t.Error("an order by date is explained by scores")
	}
}
