package web

import (
	"net/http"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/resolve"
	"vankho/search/engine"
)

// having asks for what the reader has already.
func having(tag string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("If-None-Match", tag) }
}

// taggedPaths are addresses of all kinds that have tags.
func (s *testSite) taggedPaths() []string {
	id := string(s.ids["plan"])
	var out []string
	for _, path := range steady {
		path = strings.ReplaceAll(path, "{id}", id)
		if strings.HasSuffix(path, "/tim") {
			path += "?q=nuoc+sach&mo=danh-sach"
		}
		if path == "/api/v1"+comparePath {
			path = address(path, "a", id, "b", id)
		}
		out = append(out, path)
	}
	return append(out, "/tro-giup", "/trang", basesPath, "/api/v1"+basesPath, openAPIPath+".json", openAPIPath+".yaml", "/api/v1/tinh-trang")
}

func TestWhoHasAnAnswerIsToldSo(t *testing.T) {
	s := newTestSite(t, scanned())
	for _, path := range s.taggedPaths() {
		a := s.get(t, path)
		tag := a.header.Get("Etag")
		if a.code != 200 || tag == "" {
			t.Errorf("%s: %d without a tag", path, a.code)
			continue
		}
		plain := strings.ReplaceAll(tag, tagSuffix, "")
		for _, asked := range []string{tag, `"x", ` + tag, "W/" + strings.TrimPrefix(tag, "W/"), plain, strings.TrimSuffix(plain, `"`) + tagSuffix + `"`} {
			again := s.get(t, path, having(asked))
			if again.code != 304 || again.body != "" || !strings.HasSuffix(asked, again.header.Get("Etag")) || again.header.Get("Content-Type") != "" ||
				again.header.Get("Cache-Control") != a.header.Get("Cache-Control") || !strings.Contains(strings.Join(again.header.Values("Vary"), ","), "Accept-Encoding") {
				t.Errorf("%s with %s: %d %v", path, asked, again.code, again.header)
			}
		}
		for _, asked := range []string{"", "x", `"x"`, "*", tag + "x"} {
			if again := s.get(t, path, having(asked)); again.code != 200 {
				t.Errorf("%s with %q: %d", path, asked, again.code)
			}
		}
	}
}

func TestATagIsOfOneReaderAndOneLook(t *testing.T) {
	s := newTestSite(t)
	path := documentURL(s.ids["plan"])
	tag := s.get(t, path).header.Get("Etag")
	for name, change := range map[string]func(*http.Request){
		"this machine":  local,
		"another theme": func(r *http.Request) { r.AddCookie(&http.Cookie{Name: themeCookie, Value: "toi"}) },
		"another name":  func(r *http.Request) { r.Host = "kho2.example.vn" },
	} {
		if a := s.get(t, path, change, having(tag)); a.code != 200 {
			t.Errorf("%s: %d", name, a.code)
		}
	}
	if a := s.get(t, path+"?q=nuoc", having(tag)); a.code != 200 {
		t.Errorf("another view: %d", a.code)
	}
	if a := s.get(t, documentURL(s.ids["secret"]), local); a.code != 200 || a.header.Get("Etag") != "" {
		t.Errorf("a document with a mark of secrecy has a tag: %d %v", a.code, a.header)
	}
}

// link has the store judge its citations.
func (s *testSite) link(t *testing.T) {
	t.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = s.store.Link(t.Context(), 100, store.Judge{Ledger: resolve.Ledger, Join: resolve.Join, Merge: resolve.Merge}); err != nil {
			t.Fatal(err)
		}
	}
}

// No answer is told to be unchanged once anything that it may rest on is another.
func TestNothingStaleIsToldToBeUnchanged(t *testing.T) {
	s := newTestSite(t, scanned())
	paths := s.taggedPaths()
	put := func(text string) {
		t.Helper()
		src := corpus.Source{Path: "/kho/nguon/moi.txt", MIME: "text/plain"}
		var err error
		if src.SHA256, err = s.store.KeepOriginal(t.Context(), strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		d := &corpus.Document{Title: "Về nước sạch đô thị", Text: text, Pages: pagesOf(text), Header: corpus.Header{System: corpus.SystemState, Number: "77/QĐ-UBND", Type: "Quyết định",
			Issued: corpus.Date{Year: 2025, Month: 3, Day: 1}},
			References: []corpus.Reference{reference(t, text, "Kế hoạch số 12/KH-UBND", "Kế hoạch", "12/KH-UBND", "Ủy ban nhân dân tỉnh Vân Sơn", corpus.Date{Year: 2025, Month: 2, Day: 3})}}
		d.Edges = []corpus.Edge{{From: corpus.Self, Relation: corpus.RelationReplaces, To: "12/KH-UBND", ToRef: 1, Scope: corpus.ScopeWhole, Strong: true, Span: span(t, text, "Thay thế Kế hoạch số 12/KH-UBND")}}
		if _, err := s.store.Put(t.Context(), d, src, "test"); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		name string
		do   func()
		// affects are parts of the addresses whose answers must differ; "" for all that follow from the state.
		affects []string
	}{
		{"a document arrives", func() { put("Thay thế Kế hoạch số 12/KH-UBND về nước sạch.") }, []string{""}},
		{"its citations are judged", func() { s.link(t) }, []string{""}},
		{"the index follows", func() {
			if err := s.options.Engine.(*engine.Engine).Sync(t.Context(), s.store, nil); err != nil {
				t.Fatal(err)
			}
		}, []string{""}},
		{"a person corrects a fact", func() {
			d, err := s.store.Document(t.Context(), s.ids["plan"])
			if err != nil {
				t.Fatal(err)
			}
			c := corpus.Correction{SHA256: d.Sources[0].SHA256, Field: corpus.FieldIssuer, Was: "a", Value: "b"}
			if err := s.options.Desk.Correct(t.Context(), s.ids["plan"], corpus.Edit{Correction: c}); err != nil {
				t.Fatal(err)
			}
		}, []string{""}},
	} {
		before := map[string]answer{}
		for _, path := range paths {
			before[path] = s.get(t, path)
		}
		step.do()
		for _, path := range paths {
			was := before[path]
			now := s.get(t, path, having(was.header.Get("Etag")))
			if fresh := s.get(t, path); now.code == 304 && fresh.body != was.body {
				t.Errorf("%s: %s is told to be unchanged, and is another", step.name, path)
			}
		}
		if a := s.get(t, documentURL(s.ids["plan"]), having(before[documentURL(s.ids["plan"])].header.Get("Etag"))); a.code != 200 {
			t.Errorf("%s: the document is told to be unchanged", step.name)
		}
	}
	if b := text(s.page(t, documentURL(s.ids["plan"])+"/lien-he")); !strings.Contains(b, "77/QĐ-UBND") {
		t.Error("the test changes nothing")
	}
}

func TestTagsAreComparedAsHTTPSays(t *testing.T) {
	for _, c := range []struct{ asked, tag, want string }{
		{`"a"`, `"a"`, `"a"`}, {`W/"a"`, `"a"`, `W/"a"`}, {`"a"`, `W/"a"`, `"a"`}, {`"x", W/"a-gzip" ,"b"`, `"a"`, `W/"a-gzip"`},
		{"", `"a"`, ""}, {"*", `"a"`, ""}, {`"ab"`, `"a"`, ""}, {"a", `"a"`, ""}, {"", "", ""},
	} {
		if got := matching(c.asked, c.tag); got != c.want {
			t.Errorf("%s %s: %v", c.asked, c.tag, got)
		}
	}
}
