package web

import (
	"testing"

	"vankho/search"
	"vankho/search/query"
)

func TestValuesOfFacetsThatTheWordsNameAreOffered(t *testing.T) {
	facets := []search.Facet{
		{Key: "loai", Values: []search.FacetValue{{Value: "ke-hoach", Label: "Kế hoạch", Count: 3}, {Value: "bao-cao", Label: "Báo cáo", Count: 2}}},
		{Key: "noi", Values: []search.FacetValue{{Value: "van-son", Label: "Vân Sơn", Count: 2}}},
		{Key: "nam", Values: []search.FacetValue{{Value: "2025", Label: "2025", Count: 1}, {Value: "2024", Label: "2024", Count: 4}}},
	}
	for in, want := range map[string]string{
		"ke hoach nuoc sach van son 2025": "Loại Kế hoạch; Nơi Vân Sơn; Năm 2025; ",
		"kế hoạch nước sạch":              "Loại Kế hoạch; ",
		"kê hoạch văn sơn":                "",
		"nước sạch":                       "",
		"12/KH-UBND 2025":                 "",
	} {
		got := ""
		for _, n := range narrowings(question{Text: in}, query.Parse(in), 9, facets) {
			got += n.Kind + " " + n.Label + "; "
		}
		if got != want {
			t.Errorf("%q offers %q, want %q", in, got, want)
		}
	}
	if got := narrowings(question{Text: "năm 2024"}, query.Parse("năm 2024"), 4, facets); got != nil {
		t.Errorf("what leaves all documents is offered: %v", got)
	}
}
