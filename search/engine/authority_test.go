package engine

import (
	"fmt"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

func TestOfDocumentsOfOneNumberTheOneThatFarMoreCiteStandsFirst(t *testing.T) {
	src := newMemory()
	put := func(id corpus.ID, number, issuer string, year int, authority float64) {
		src.put(&corpus.Document{ID: id, Title: "Về phát triển chuyển đổi số " + string(id), Text: "Nghị quyết về phát triển chuyển đổi số.", Authority: authority,
			Header: corpus.Header{Number: number, Type: "Nghị quyết", Issuer: issuer, Issued: corpus.Date{Year: year, Month: 3, Day: 1}}})
	}
	put("trung-uong", "57-NQ/TW", "Bộ Chính trị", 2023, 7)
	put("tinh-moi", "57/NQ-HĐND", "Hội đồng nhân dân tỉnh Vân Sơn", 2025, 1)
	put("tinh-cu", "57/NQ-HĐND", "Hội đồng nhân dân tỉnh Hạ Lâm", 2024, 2)
	e := open(t, src)
	if got := fmt.Sprint(ids(ask(t, e, "nghị quyết 57"))); got != "[trung-uong tinh-moi tinh-cu]" {
		t.Error(got)
	}
}

func TestAuthorityDecidesAmongEquals(t *testing.T) {
	src := newMemory()
	for id, authority := range map[corpus.ID]float64{"a": 0, "b": 6, "c": 40} {
		src.put(&corpus.Document{ID: id, Title: "Quy định chế độ trực ban", Text: "Quy định chế độ trực ban của cơ quan " + string(id) + ".", Authority: authority})
	}
	res := request(t, open(t, src), search.Request{Query: query.Parse("chế độ trực ban"), Limit: 10, Explain: true})
	if got := fmt.Sprint(ids(res)); got != "[c b a]" {
		t.Error(got)
	}
	if gap := res.Hits[0].Score - res.Hits[2].Score; gap <= 0 {
		t.Errorf("%.3f before the last", gap)
	}
	if gained := prior(1000); gained != authorityWorth {
		t.Errorf("gained %.3f, at most %.3f", gained, authorityWorth)
	}
	for _, h := range res.Hits {
		sum := 0.0
		for _, r := range h.Why {
			sum += r.Points
		}
		if d := sum - h.Score; d > 1e-6 || d < -1e-6 {
			t.Errorf("%s: parts sum to %f, not %f", h.ID, sum, h.Score)
		}
	}
}
