package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"vankho/search"
)

// suggestions asks the API for completions.
func suggestions(t *testing.T, s *testSite, query string, change ...func(*http.Request)) []Suggestion {
	t.Helper()
	var page SuggestPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/goi-y?q="+query, change...)), &page); err != nil {
		t.Fatal(err)
	}
	return page.Suggestions
}

func TestSuggestionsLeadToTheirDocuments(t *testing.T) {
	s := newTestSite(t)
	got := suggestions(t, s, "45+qd")
	if len(got) != 1 || got[0].Text != "45/QĐ-UBND" || got[0].URL != documentURL(s.ids["decision"]) ||
		got[0].Detail != "Quyết định, Ủy ban nhân dân tỉnh Vân Sơn, 10/01/2025" {
		t.Errorf("45 qd suggests %+v", got)
	}
	if got := suggestions(t, s, "danh+muc+cong"); len(got) != 1 || got[0].Text != "Phê duyệt danh mục công trình" {
		t.Errorf("words of a title suggest %+v", got)
	}
	for _, x := range suggestions(t, s, "uy+ban") {
		if !strings.HasPrefix(x.URL, "/tim?q=") {
			t.Errorf("a body leads to %s", x.URL)
		}
	}
}

func TestSuggestionsTellNothingSecretToTheNetwork(t *testing.T) {
	s := newTestSite(t)
	for _, q := range []string{"7+bc", "phuong+an", "phong+thu"} {
		if got := suggestions(t, s, q); len(got) != 0 {
			t.Errorf("%s suggests %+v", q, got)
		}
	}
	if got := suggestions(t, s, "phuong+an", local); len(got) != 1 {
		t.Errorf("this machine is suggested %+v", got)
	}
	if a := s.get(t, "/api/v1/goi-y?q=phuong", local); a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("what may be secret is kept: %s", a.header.Get("Cache-Control"))
	}
}

func TestSuggestionsRefuseNothingThatIsTyped(t *testing.T) {
	s := newTestSite(t)
	for _, q := range []string{"", "%00%01", "%22%22%22", "(a%7Cb)*", strings.Repeat("a+", 2000), "loai:", "nam:abc", "%ff%fe"} {
		if a := s.get(t, "/api/v1/goi-y?q="+q); a.code != 200 || !strings.Contains(a.body, `"suggestions": [`) {
			t.Errorf("%q answers %d %s", q, a.code, a.body)
		}
	}
	if a := s.get(t, "/api/v1/goi-y?q=a&x=1"); a.code != 400 {
		t.Errorf("an unknown parameter answers %d", a.code)
	}
}

func TestIndicatorsAreSuggestedAfterNumbersAndTitles(t *testing.T) {
	of := func(kind string) Suggestion { return Suggestion{Suggestion: search.Suggestion{Kind: kind}} }
	kinds := func(list []Suggestion) (out string) {
		for _, x := range list {
			out += x.Kind + " "
		}
		return out
	}
	number, title, body, one := of("number"), of("title"), of("body"), of(indicatorKind)
	for _, c := range []struct {
		name              string
		found, indicators []Suggestion
		want              string
	}{
		{"none", []Suggestion{number, body}, nil, "number body "},
		{"between", []Suggestion{number, title, body}, []Suggestion{one, one}, "number title indicator indicator body "},
		{"many titles give way", []Suggestion{title, title, title, title, title, title, title}, []Suggestion{one}, "title title title title title title indicator "},
		{"alone", nil, []Suggestion{one}, "indicator "},
	} {
		if got := kinds(amongSuggestions(c.found, c.indicators)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
