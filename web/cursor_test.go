package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/search/engine"
)

// reports are documents on one thing, told apart by their numbers.
func reports(n int) []*corpus.Document {
	var out []*corpus.Document
	for i := range n {
		number := fmt.Sprintf("%d/BC-SXD", 100+i)
		text := fmt.Sprintf("BÁO CÁO\nSố: %s\nVề nguồn nước sạch của xã thứ %d; nước sạch %d hộ, %s.", number, i, 7*i, strings.Repeat("nước ", i%9))
		out = append(out, &corpus.Document{Title: fmt.Sprintf("Về nước sạch xã %d", i), Text: text, Pages: pagesOf(text),
			Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Báo cáo", Issuer: "Sở Xây dựng", Issued: corpus.Date{Year: 2025, Month: 1 + i%12, Day: 1 + i%28}}})
	}
	return out
}

// arrive puts a document while others read, and has the index follow.
func (s *testSite) arrive(t *testing.T, n int) {
	t.Helper()
	text := fmt.Sprintf("THÔNG BÁO\nSố: %d/TB-UBND\nNước sạch, nước sạch và nước sạch. Thực hiện Nghị quyết số %d/NQ-CP.", n, n)
	src := corpus.Source{Path: fmt.Sprintf("/kho/nguon/tb%d.txt", n), MIME: "text/plain"}
	var err error
	if src.SHA256, err = s.store.KeepOriginal(t.Context(), strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	d := &corpus.Document{Title: "Nước sạch", Text: text, Pages: pagesOf(text), Header: corpus.Header{Number: fmt.Sprintf("%d/TB-UBND", n), Type: "Thông báo"},
		References: []corpus.Reference{reference(t, text, fmt.Sprintf("Nghị quyết số %d/NQ-CP", n), "Nghị quyết", fmt.Sprintf("%d/NQ-CP", n), "Chính phủ", corpus.Date{})}}
	if _, err := s.store.Put(t.Context(), d, src, "test"); err != nil {
		t.Fatal(err)
	}
	s.link(t)
	if err := s.options.Engine.(*engine.Engine).Sync(t.Context(), s.store, nil); err != nil {
		t.Fatal(err)
	}
}

// walked are the names of the rows of a part of a list.
type walked struct {
	Total int    `json:"total"`
	Next  string `json:"next"`
	Hits  []struct {
		ID   string `json:"id"`
		Same []struct {
			ID string `json:"id"`
		} `json:"same"`
	} `json:"hits"`
	Documents []struct {
		Name string `json:"name"`
	} `json:"documents"`
}

func (w walked) names() []string {
	var out []string
	for _, h := range w.Hits {
		out = append(out, h.ID)
	}
	for _, d := range w.Documents {
		out = append(out, d.Name)
	}
	return out
}

func TestAWalkGivesEveryRowOnceWhileDocumentsArrive(t *testing.T) {
	s := newTestSite(t, reports(9)...)
	for i := range 30 {
		s.arrive(t, 200+i)
	}
	for _, c := range []struct {
		name, path string
		least      int
	}{
		{"by relevance", "/api/v1/tim?q=nuoc+sach&so-luong=4", 30},
		{"newest first", "/api/v1/tim?q=nước&xep=moi&so-luong=7", 30},
		{"without words", "/api/v1/tim?loai=thong-bao&so-luong=11", 30},
		{"missing documents", "/api/v1/con-thieu?so-luong=1", 2},
		{"most cited", "/api/v1/duoc-dan-nhieu?so-luong=6", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := map[string]int{}
			next, total, steps := c.path+"&con-tro=*", 0, 0
			for next != "" && steps < 200 {
				a := s.get(t, next)
				if a.code != 200 {
					t.Fatalf("%s: %d %s", next, a.code, a.body)
				}
				var w walked
				if err := json.Unmarshal([]byte(a.body), &w); err != nil {
					t.Fatal(err)
				}
				if steps == 0 {
					total = w.Total
				}
				if w.Total != total {
					t.Errorf("total %d, then %d", total, w.Total)
				}
				for _, name := range w.names() {
					seen[name]++
				}
				if link := a.header.Get("Link"); (w.Next == "") != (link == "") || w.Next != "" && link != "<"+w.Next+`>; rel="next"` {
					t.Errorf("Link %q, next %q", link, w.Next)
				}
				next = w.Next
				if steps++; steps < 3 {
					s.arrive(t, 1000+100*c.least+10*steps+len(c.path))
				}
			}
			if len(seen) != total || total < c.least {
				t.Errorf("%d rows of %d were walked through", len(seen), total)
			}
			for name, n := range seen {
				if n != 1 {
					t.Errorf("%s came %d times", name, n)
				}
			}
		})
	}
}

func TestPagesOfAnswersLeadToTheNext(t *testing.T) {
	s := newTestSite(t, reports(9)...)
	for _, path := range []string{"/api/v1/tim?q=nuoc&so-luong=2", "/api/v1/tim?loai=bao-cao&so-luong=3&xep=so", "/api/v1/con-thieu?so-luong=1"} {
		var all []string
		next, total := path, 0
		for next != "" && len(all) < 100 {
			var w walked
			if err := json.Unmarshal([]byte(s.page(t, next)), &w); err != nil {
				t.Fatal(err)
			}
			for _, h := range w.Hits {
				for _, x := range h.Same {
					all = append(all, x.ID)
				}
			}
			all, total, next = append(all, w.names()...), w.Total, w.Next
		}
		slices.Sort(all)
		if n := len(slices.Compact(all)); n != total {
			t.Errorf("%s: %d of %d rows", path, n, total)
		}
	}
}

func TestABadCursorIsTold(t *testing.T) {
	now := time.Now()
	s := newTestSite(t, reports(9)...).with(t, func(o *Options) { o.Now = func() time.Time { return now } })
	const list = "/api/v1/tim?q=nuoc&so-luong=2"
	var w walked
	if err := json.Unmarshal([]byte(s.page(t, list+"&con-tro=*")), &w); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(w.Next)
	if err != nil {
		t.Fatal(err)
	}
	good := u.Query().Get(cursorKey)
	if a := s.get(t, list+"&con-tro="+good); a.code != 200 {
		t.Fatalf("a good cursor: %d", a.code)
	}
	var own walked
	if err := json.Unmarshal([]byte(s.page(t, list+"&con-tro=*", local)), &own); err != nil {
		t.Fatal(err)
	}
	for name, at := range map[string]string{
		"another place":       list + "&con-tro=" + strings.Replace(good, ".2.", ".3.", 1),
		"cut":                 list + "&con-tro=" + good[:len(good)-1],
		"no cursor":           list + "&con-tro=abc",
		"dots":                list + "&con-tro=...",
		"another list":        "/api/v1/tim?q=giếng&con-tro=" + good,
		"another kind":        "/api/v1/con-thieu?con-tro=" + good,
		"with a page":         list + "&trang=2&con-tro=*",
		"with provisions":     list + "&don-vi=dieu&con-tro=*",
		"with an offset":      "/api/v1/con-thieu?tu=2&con-tro=*",
		"of this machine":     own.Next,
		"too many at a time":  "/api/v1/tim?q=nuoc&so-luong=101",
		"none at a time":      "/api/v1/tim?q=nuoc&so-luong=0",
		"not where no cursor": "/api/v1/tinh-trang?con-tro=*",
	} {
		a := s.get(t, at)
		var p Problem
		if err := json.Unmarshal([]byte(a.body), &p); err != nil || a.code != 400 || p.Parameter == "" {
			t.Errorf("%s: %d %s", name, a.code, a.body)
		}
	}
	now = now.Add(walkKept + time.Second)
	if a := s.get(t, list+"&con-tro="+good); a.code != 400 || !strings.Contains(a.body, "hết hạn") {
		t.Errorf("a cursor that ran out: %d %s", a.code, a.body)
	}
}

func FuzzCursor(f *testing.F) {
	c := newCursors(time.Now, newTagger())
	at := c.begin("/tim?q=a", false, []corpus.ID{"a", "b"}, 2, 8)
	at.take(1)
	f.Add(at.next())
	f.Add("")
	f.Add("a.b.c")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := c.resume(text, "/tim?q=a", viewer{})
		if err == nil && (got.from < 0 || got.from > got.len || c.text(got.code, got.from) != text) {
			t.Errorf("%q resumes at %d", text, got.from)
		}
	})
}
