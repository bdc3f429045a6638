package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search/query"
)

func (s *testSite) total(t *testing.T, question string) int {
	t.Helper()
	var api ResultsPage
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?"+question)), &api); err != nil {
		t.Fatal(err)
	}
	return api.Total
}

func TestAnOperatorAndItsParameterFindTheSame(t *testing.T) {
	s := newTestSite(t)
	for _, f := range []query.Filter{
		{Key: "loai", Value: "quyet-dinh"}, {Key: "loai", Value: "quyet-dinh", Not: true}, {Key: "nam", Value: "2025"}, {Key: "toanvan", Value: "khong"},
		{Key: "hieuluc", Value: "khong-ro"}, {Key: "hieuluc", Value: "khong-xet"}, {Key: "tai", Value: "2025-06-30"}, {Key: "chatluong", Value: "tot"},
	} {
		typed := f.Key + ":" + f.Value
		if f.Not {
			typed = "-" + typed
		}
		a, b := s.total(t, "q="+url.QueryEscape(typed)), s.total(t, f.Key+"="+url.QueryEscape(f.String()))
		if a != b || a == 0 {
			t.Errorf("%s finds %d, %s=%s %d", typed, a, f.Key, f, b)
		}
	}
}

func TestEveryCountOfAFacetLeadsToAsMany(t *testing.T) {
	s := newTestSite(t)
	for _, start := range []string{"q=nước", "loai=quyet-dinh", "q=nước&loai=-quyet-dinh&toanvan=co"} {
		var api ResultsPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?"+start)), &api); err != nil {
			t.Fatal(err)
		}
		for _, f := range api.Facets {
			for _, v := range f.Values {
				values, _ := url.ParseQuery(start)
				values[f.Key] = []string{v.Value}
				if n := s.total(t, values.Encode()); n != v.Count {
					t.Errorf("%s: %s=%s says %d and leads to %d", start, f.Key, v.Value, v.Count, n)
				}
			}
		}
	}
}

func TestWhatIsLeftOutIsSaidAndCanBeHadAgain(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, "/tim?q=nước&loai=-quyet-dinh&tai=30/6/2025")
	for _, want := range []string{
		`aria-label="Bỏ lọc Trừ loại: Quyết định"`, `href="/tim?q=nước&amp;tai=2025-06-30"`,
		`<input type="checkbox" name="loai" value="-quyet-dinh" checked>`, `name="tai" value="30/6/2025"`,
	} {
		if !strings.Contains(b, want) {
			i := strings.Index(b, "Bỏ lọc")
			t.Errorf("the page lacks %s: %s", want, b[max(0, i-300):min(len(b), max(i, 0)+300)])
		}
	}
	if !strings.Contains(s.page(t, "/tim?xep=moi"), `<option value="-quyet-dinh">`) {
		t.Error("no type can be left out")
	}
}

func TestWhatOperatorsWereUnderstoodAsIsSaidAndCanBeUndone(t *testing.T) {
	s := newTestSite(t)
	b := s.page(t, "/tim?q="+url.QueryEscape("nước -loai:KH hieuluc: chưa rõ"))
	for _, want := range []string{`Loại: trừ Kế hoạch`, `Hiệu lực: Chưa rõ hiệu lực`, `href="/tim?q=nước+-loai:KH"`, `href="/tim?q=nước+hieuluc:+chưa+rõ"`} {
		if !strings.Contains(strings.ReplaceAll(b, "\u00a0", " "), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestWrongFiltersAreRefusedWithWhatWouldBeRight(t *testing.T) {
	s := newTestSite(t)
	for path, want := range map[string]string{
		"/tim?ky=abc": "2025-q1", "/tim?hieuluc=x": "khong-ro", "/tim?tai=32/1/2025": "2025-03-31", "/tim?giatri=abc": "51,69%",
		"/tim?dan=luật": "57-NQ/TW", "/tim?loai=--": "nghi-quyet", "/tim?xep=x": "nhac",
		"/tim?" + strings.Repeat("nam=2025&", 50) + manyYears(): "không quá",
	} {
		for _, p := range []string{path, strings.Replace(path, "/tim", "/api/v1/tim", 1)} {
			if a := s.get(t, p); a.code != http.StatusBadRequest || !strings.Contains(a.body, want) {
				t.Errorf("%.60s: %d, without %q", p, a.code, want)
			}
		}
	}
}

// manyYears are more ranges than an address may carry.
func manyYears() string {
	var all []string
	for y := 1900; y < 2050; y++ {
		all = append(all, fmt.Sprintf("nam=%d", y))
	}
	return strings.Join(all, "&")
}

func TestTheHelpPageNamesEveryOperator(t *testing.T) {
	b := newTestSite(t).page(t, "/tro-giup")
	for _, f := range query.Fields() {
		if !strings.Contains(b, "<code>"+f.Name+":</code>") {
			t.Errorf("%s: is not on the page", f.Name)
		}
		for _, c := range f.Values {
			if !strings.Contains(b, c.Value+": ") {
				t.Errorf("%s:%s is not on the page", f.Name, c.Value)
			}
		}
	}
}

func TestAGroupOfManyValuesShowsTheRestWhereAsked(t *testing.T) {
	var docs []*corpus.Document
	for i := range 30 {
		docs = append(docs, &corpus.Document{Title: fmt.Sprintf("Về cấp nước %d", i), Text: "Cấp nước sạch.", Header: corpus.Header{Number: fmt.Sprintf("%d/QĐ-UBND", i+1), Type: "Quyết định",
			Issuer: fmt.Sprintf("Ủy ban nhân dân tỉnh Mẫu %d", i), Issued: corpus.Date{Year: 2001 + i, Month: 1, Day: 2}}})
	}
	s := newTestSite(t, docs...)
	boxes := func(body, key string) int {
		return strings.Count(body, `<input type="checkbox" name="`+key+`"`)
	}
	closed := s.page(t, "/tim?q=nước&loai=quyet-dinh")
	if n := boxes(closed, "coquan"); n != openValues {
		t.Errorf("%d bodies are shown at first", n)
	}
	const more = `href="/tim?q=nước&amp;loai=quyet-dinh&amp;them=coquan"`
	if !strings.Contains(closed, more) {
		t.Fatalf("no link shows the other bodies")
	}
	opened := s.page(t, "/tim?q=nước&loai=quyet-dinh&them=coquan")
	if n := boxes(opened, "coquan"); n < 30 {
		t.Errorf("%d bodies are shown where all are asked for", n)
	}
	if n := boxes(opened, "nam"); n != openValues {
		t.Errorf("%d years are shown where bodies are asked for", n)
	}
	for _, want := range []string{`<input type="hidden" name="them" value="coquan">`, `id="them-coquan" href="/tim?q=nước&amp;loai=quyet-dinh"`} {
		if !strings.Contains(opened, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if i := strings.Index(opened, `rel="canonical"`); i < 0 || strings.Contains(opened[i:i+200], "them=") {
		t.Error("what is shown of the filters is taken for other results")
	}
	if a := s.get(t, "/tim?q=nước&them=khac"); a.code != http.StatusBadRequest {
		t.Errorf("a group that does not exist answers %d", a.code)
	}
}
