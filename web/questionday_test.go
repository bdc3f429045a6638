package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/resolve"
	"vankho/search/engine"
)

// settle links what came into the store and indexes it, as a run of the indexer ends.
func (s *testSite) settle(t *testing.T) {
	t.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = s.store.Link(t.Context(), 100, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.options.Engine.(*engine.Engine).Sync(t.Context(), s.store, nil); err != nil {
		t.Fatal(err)
	}
}

// standings are the numbers that a question finds, each with its state.
func (s *testSite) standings(t *testing.T, question string) string {
	t.Helper()
	var page struct {
		Hits []struct {
			Number   string
			Validity struct{ State string }
			Ended    *Ending `json:"ended_by"`
		}
	}
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?q="+url.QueryEscape(question))), &page); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range page.Hits {
		line := h.Number + " " + h.Validity.State
		if h.Ended != nil {
			line += " " + h.Ended.Words + " " + h.Ended.Name
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func TestWhatArrivesLaterChangesTheStandingOfWhatItReplaces(t *testing.T) {
	s := newTestSite(t)
	if got := s.standings(t, "hieuluc:hết"); got != "" {
		t.Fatalf("before: %s", got)
	}
	text := "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 80/QĐ-UBND\nQUYẾT ĐỊNH\nPhê duyệt danh mục công trình\nĐiều 2. Quyết định này thay thế Quyết định số 45/QĐ-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh."
	ref := reference(t, text, "Quyết định số 45/QĐ-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh", "Quyết định", "45/QĐ-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", corpus.Date{Year: 2025, Month: 1, Day: 10})
	by := &corpus.Document{Title: "Phê duyệt danh mục công trình", Text: text, Pages: pagesOf(text), References: []corpus.Reference{ref},
		Header: corpus.Header{System: corpus.SystemState, Number: "80/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 6, Day: 2},
			Effective: &corpus.Effect{Date: corpus.Date{Year: 2025, Month: 6, Day: 10}, Rule: corpus.EffectDated}},
		Edges: []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationReplaces, To: "45/QĐ-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true,
			Span: span(t, text, "thay thế Quyết định số 45/QĐ-UBND ngày 10/01/2025")}}}
	if _, err := s.store.Put(t.Context(), by, corpus.Source{Path: "/kho/nguon/80.txt", SHA256: strings.Repeat("8", 64)}, "test"); err != nil {
		t.Fatal(err)
	}
	s.settle(t)
	for _, c := range []struct{ ask, want string }{
		{"hieuluc:hết", "45/QĐ-UBND het Được thay thế bởi Quyết định số 80/QĐ-UBND, 02/6/2025"},
		{"hieuluc:hết tai:2025-06-10", "45/QĐ-UBND het Được thay thế bởi Quyết định số 80/QĐ-UBND, 02/6/2025"},
		{"hieuluc:hết tai:2025-06-09", ""},
		{"danh mục công trình tai:2025-05-01", "45/QĐ-UBND khong-ro"},
	} {
		if got := s.standings(t, c.ask); got != c.want {
			t.Errorf("%q: %q, want %q", c.ask, got, c.want)
		}
	}
	if got := s.standings(t, "danh mục công trình"); !strings.HasPrefix(got, "80/QĐ-UBND") {
		t.Errorf("what is replaced stands first: %s", got)
	}
	page := s.page(t, fmt.Sprintf("/tim?q=%s&tai=2025-05-01", url.QueryEscape("danh mục công trình")))
	for _, want := range []string{`Hiệu lực tính tại <b><time class="nw" datetime="2025-05-01">01/5/2025</time></b>`, `<a href="/tim?q=danh+mục+công+trình">Tính tại hôm nay</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if _, err := s.store.RemoveFile(t.Context(), "/kho/nguon/80.txt", "Đã gỡ."); err != nil {
		t.Fatal(err)
	}
	s.settle(t)
	if got := s.standings(t, "hieuluc:hết"); got != "" {
		t.Errorf("after what replaced it was removed: %s", got)
	}
}
