package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed/atom"

	"vankho/corpus/viet"
	"vankho/web/feed"
)

// checkFeed holds a feed against what RFC 4287 requires, as another program reads it.
func checkFeed(t *testing.T, at string, a answer) *atom.Feed {
	t.Helper()
	if a.code != http.StatusOK || a.header.Get("Content-Type") != feed.AtomType {
		t.Fatalf("%s: %d %s", at, a.code, a.header.Get("Content-Type"))
	}
	f, err := new(atom.Parser).Parse(strings.NewReader(a.body))
	if err != nil {
		t.Fatalf("%s: %v\n%s", at, err, a.body)
	}
	self := ""
	for _, l := range f.Links {
		if l.Rel == "self" {
			self = l.Href
		}
	}
	if f.Language != "vi" || f.Title == "" || f.UpdatedParsed == nil || len(f.Authors) == 0 || self == "" {
		t.Errorf("%s: the feed lacks what it must have: %+v", at, f)
	}
	if !strings.HasPrefix(f.ID, "tag:kho.example.vn,2026:") {
		t.Errorf("%s: id %q", at, f.ID)
	}
	ids := map[string]bool{}
	last := time.Now().Add(time.Hour)
	for _, e := range f.Entries {
		if e.ID == "" || ids[e.ID] || e.Title == "" || e.UpdatedParsed == nil || len(e.Links) == 0 {
			t.Errorf("%s: the entry lacks what it must have: %+v", at, e)
			continue
		}
		if u, err := url.Parse(e.Links[0].Href); err != nil || !u.IsAbs() {
			t.Errorf("%s: link %q", at, e.Links[0].Href)
		}
		if e.UpdatedParsed.After(last) || e.UpdatedParsed.After(*f.UpdatedParsed) {
			t.Errorf("%s: %s is not in order", at, e.ID)
		}
		ids[e.ID], last = true, *e.UpdatedParsed
	}
	if viet.Normalise(a.body) != a.body {
		t.Errorf("%s is not NFC", at)
	}
	return f
}

func TestAFeedOfASearchTellsOfItsDocuments(t *testing.T) {
	s := newTestSite(t)
	for _, path := range []string{"/tim.atom", "/tim.atom?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch", "/tim.atom?loai=ke-hoach&xep=moi&trang=7", "/tim.atom?q=kh%C3%B4ng+c%C3%B3+g%C3%AC+zzzz", "/tim.atom?q=%22%3Cb%3E&la=1",
		"/co-quan/uy-ban-nhan-dan-tinh-van-son.atom"} {
		f := checkFeed(t, path, s.get(t, path))
		local := checkFeedLocal(t, s, path)
		for _, e := range append(f.Entries, local.Entries...) {
			if strings.Contains(e.Title+e.Summary, "hồ chứa nước") || strings.Contains(e.ID, string(s.ids["secret"])) {
				t.Errorf("%s tells of a document with a mark of secrecy: %s", path, e.Title)
			}
		}
	}
	f := checkFeed(t, "plan", s.get(t, "/tim.atom?loai=ke-hoach"))
	if len(f.Entries) != 1 || !strings.Contains(f.Entries[0].Title, "12/KH-UBND") || f.Entries[0].Links[0].Href != "http://kho.example.vn"+documentURL(s.ids["plan"]) {
		t.Errorf("%+v", f.Entries)
	}
	body := checkFeed(t, "body", s.get(t, "/co-quan/uy-ban-nhan-dan-tinh-van-son.atom"))
	if len(body.Entries) < 2 || !strings.Contains(body.Title, "Ủy ban nhân dân tỉnh Vân Sơn") {
		t.Errorf("%s: %d entries", body.Title, len(body.Entries))
	}
	if a := s.get(t, "/tim.atom?nam=x"); a.code != http.StatusBadRequest {
		t.Errorf("a wrong year answers %d", a.code)
	}
	if a := s.get(t, "/co-quan/khong-co.atom"); a.code != http.StatusNotFound {
		t.Errorf("an unknown office answers %d", a.code)
	}
}

// checkFeedLocal asks for a feed on this machine, which may see all in the pages and no more in a feed.
func checkFeedLocal(t *testing.T, s *testSite, path string) *atom.Feed {
	t.Helper()
	f, err := new(atom.Parser).Parse(strings.NewReader(s.get(t, path, local).body))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFeedOfADocumentTellsWhatLeadsToItWithTheWords(t *testing.T) {
	s := newTestSite(t)
	path := documentFeedURL(s.ids["decision"])
	f := checkFeed(t, path, s.get(t, path))
	at := slices.IndexFunc(f.Entries, func(e *atom.Entry) bool { return strings.Contains(e.Title, "12/KH-UBND") })
	if at < 0 {
		t.Fatalf("the plan that carries the decision out is not there: %+v", f.Entries)
	}
	e := f.Entries[at]
	if !strings.Contains(e.Summary, "Quyết định số 45/QĐ-UBND") {
		t.Errorf("summary %q", e.Summary)
	}
	to := strings.TrimPrefix(e.Links[0].Href, "http://kho.example.vn")
	if body := s.page(t, to); !strings.Contains(body, `id="doan"`) {
		t.Errorf("%s marks nothing", to)
	}
	if a := s.get(t, documentFeedURL(s.ids["secret"]), local); a.code != http.StatusNotFound {
		t.Errorf("the feed of a secret document answers %d", a.code)
	}
	if a := s.get(t, "/van-ban/khong-co.atom"); a.code != http.StatusNotFound {
		t.Errorf("the feed of no document answers %d", a.code)
	}
}

func TestABrowserShowsAFeedWithItsStyleSheet(t *testing.T) {
	s := newTestSite(t)
	a := s.get(t, "/tim.atom", func(r *http.Request) { r.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.8") })
	_, rest, _ := strings.Cut(a.body, `<?xml-stylesheet type="text/css" href="`)
	style, _, ok := strings.Cut(rest, `"?>`)
	if !ok || a.header.Get("Content-Type") != feed.MapType || !strings.Contains(strings.Join(a.header.Values("Vary"), ","), "Accept") {
		t.Errorf("%v %s", a.header, a.body[:200])
	}
	if sheet := s.get(t, style); sheet.code != http.StatusOK || !strings.Contains(sheet.body, "entry{") {
		t.Errorf("style sheet %q: %d", style, sheet.code)
	}
}

func TestWhoHasAFeedIsToldSo(t *testing.T) {
	s := newTestSite(t)
	first := s.get(t, "/tim.atom?loai=ke-hoach")
	for name, value := range map[string]string{"If-None-Match": first.header.Get("Etag"), "If-Modified-Since": first.header.Get("Last-Modified")} {
		if value == "" {
			t.Errorf("no value for %s", name)
		}
		if a := s.get(t, "/tim.atom?loai=ke-hoach", func(r *http.Request) { r.Header.Set(name, value) }); a.code != http.StatusNotModified || a.body != "" {
			t.Errorf("%s: %d", name, a.code)
		}
	}
	if a := s.get(t, "/tim.atom", func(r *http.Request) { r.Header.Set("If-None-Match", first.header.Get("Etag")) }); a.code != http.StatusOK {
		t.Errorf("another feed: %d", a.code)
	}
}

func TestFeedsKeepTheirNamesBehindAPublicAddress(t *testing.T) {
	s := newTestSite(t).with(t, func(o *Options) { o.PublicURL = "https://kho.example.vn" })
	a := s.get(t, "/tim.atom", func(r *http.Request) { r.Host = "10.0.0.7:8080" })
	f := checkFeed(t, "/tim.atom", a)
	if f.Entries[0].Links[0].Href[:22] != "https://kho.example.vn" || strings.Contains(a.body, "10.0.0.7") {
		t.Error(f.Entries[0].Links[0].Href)
	}
	if robots := s.page(t, "/robots.txt"); !strings.Contains(robots, "Sitemap: https://kho.example.vn/sitemap.xml") {
		t.Error(robots)
	}
}

func TestTagsOutliveSchemesAndPorts(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://kho.example.vn", "tag:kho.example.vn,2026:/x"},
		{"http://kho.example.vn:8080", "tag:kho.example.vn,2026:/x"},
		{"http://127.0.0.1:8080", "tag:localhost,2026:/x"},
		{"http://[::1]:8080", "tag:localhost,2026:/x"},
		{"http://[2001:db8::1]", "tag:localhost,2026:/x"},
	} {
		if got := tag(c.in, "/x"); got != c.want {
			t.Errorf("tag(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTheAddressBarSearchesTheStore(t *testing.T) {
	s := newTestSite(t)
	if home := s.page(t, "/"); !strings.Contains(home, `rel="search" type="application/opensearchdescription+xml"`) {
		t.Error("the front page does not name the description")
	}
	var d struct {
		ShortName, Description string
		URLs                   []struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	if err := xml.Unmarshal([]byte(s.page(t, searchDescription)), &d); err != nil {
		t.Fatal(err)
	}
	if n := len([]rune(d.ShortName)); n == 0 || n > 16 || d.Description == "" || len(d.URLs) != 4 {
		t.Errorf("%+v", d)
	}
	for _, u := range d.URLs {
		at := strings.TrimPrefix(u.Template, "http://kho.example.vn")
		if a := s.get(t, strings.Replace(at, "{searchTerms}", url.QueryEscape("nước sạch"), 1)); a.code != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), u.Type) {
			t.Errorf("%s: %d %s", u.Template, a.code, a.header.Get("Content-Type"))
		}
	}
	var found []any
	if err := json.Unmarshal([]byte(s.page(t, suggestPath+"?q=12%2Fkh")), &found); err != nil || len(found) != 4 || found[0] != "12/kh" || len(found[1].([]any)) == 0 {
		t.Errorf("%v %v", found, err)
	}
}

func TestSiteMapsListPublicDocuments(t *testing.T) {
	s := newTestSite(t)
	index := s.page(t, "/sitemap.xml")
	if !strings.Contains(index, "<loc>http://kho.example.vn/sitemap-1.xml</loc>") || strings.Contains(index, "sitemap-2") {
		t.Error(index)
	}
	part := s.page(t, "/sitemap-1.xml", local)
	for name, want := range map[string]bool{"plan": true, "decision": true, "secret": false} {
		if got := strings.Contains(part, documentURL(s.ids[name])+"<"); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for _, path := range []string{"/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-999999.xml"} {
		if a := s.get(t, path); a.code != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.code)
		}
	}
	if robots := s.page(t, "/robots.txt"); strings.Contains(robots, "Sitemap") {
		t.Error("a site without a public address names its site map")
	}
}
