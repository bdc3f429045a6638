package web

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// packedAnswer asks for an answer as a reader who takes gzip, and reads it unpacked too.
func (s *testSite) packedAnswer(t *testing.T, path string, change ...func(*http.Request)) (a answer, plain string) {
	t.Helper()
	a = s.get(t, path, append(change, func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })...)
	plain = a.body
	if a.header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(strings.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		plain = string(b)
	}
	return a, plain
}

func TestWhatShrinksIsCompressedForThoseWhoTakeIt(t *testing.T) {
	s := newTestSite(t, scanned())
	assets, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/tim?q=nuoc", documentURL(s.ids["plan"]), "/api/v1/van-ban/" + string(s.ids["plan"]), "/api/v1/tim?q=nuoc", openAPIPath + ".json", openAPIPath + ".yaml",
		assets.hrefs[scriptName], assets.hrefs["document.css"], "/tro-giup"} {
		a, plain := s.packedAnswer(t, path)
		if a.header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(a.header.Values("Vary"), ","), "Accept-Encoding") || len(a.body) >= len(plain) {
			t.Errorf("%s: %d of %d bytes, %v", path, len(a.body), len(plain), a.header)
		}
		whole := s.get(t, path, func(r *http.Request) { r.Header.Set("Accept-Encoding", "identity") })
		if whole.header.Get("Content-Encoding") != "" || len(whole.body) < leastCompressed {
			t.Errorf("%s: %d bytes as they are, %v", path, len(whole.body), whole.header)
		}
	}
	seated := func(r *http.Request) { r.AddCookie(&http.Cookie{Name: seatCookie, Value: strings.Repeat("a", 22)}) }
	if a, plain := s.packedAnswer(t, documentURL(s.ids["plan"])+"/thuoc-tinh", local, seated); a.header.Get("Content-Encoding") != "" || !strings.Contains(plain, tokenField) {
		t.Error("a page with a token of forms is compressed: its length tells of the token")
	}
	d, err := s.store.Document(t.Context(), s.ids["more0"])
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pictureURL(d.Sources[0].SHA256, 1, 960), "/healthz"} {
		if a, _ := s.packedAnswer(t, path); a.code != 200 || a.header.Get("Content-Encoding") != "" {
			t.Errorf("%s answers %d, compressed by %q", path, a.code, a.header.Get("Content-Encoding"))
		}
	}
}

func TestPagesKeepTheirBudget(t *testing.T) {
	s := newTestSite(t, scanned())
	for _, path := range []string{"/tim?q=nuoc", "/tim?q=n%C6%B0%E1%BB%9Bc&don-vi=dieu", "/tim?q=nuoc&giai-thich=1"} {
		a, plain := s.packedAnswer(t, path)
		if len(plain) > 50<<10 || len(a.body) > 15<<10 {
			t.Errorf("%s: %d bytes, %d compressed", path, len(plain), len(a.body))
		}
	}
}

func TestEventsAreNotHeldBackByCompression(t *testing.T) {
	next := make(chan bool)
	h, err := compress(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for i := range 3 {
			fmt.Fprintf(w, "data: %d\n\n", i)
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			<-next
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	r, err := http.NewRequest(http.MethodGet, srv.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	for i := range 3 {
		want := fmt.Sprintf("data: %d\n\n", i)
		got := make([]byte, len(want))
		if _, err := io.ReadFull(res.Body, got); err != nil || string(got) != want {
			t.Fatalf("%q %v", got, err)
		}
		next <- true
	}
}

func TestGzipIsTakenAsTheReaderSays(t *testing.T) {
	for in, want := range map[string]bool{"": false, "gzip": true, "GZIP, br": true, "br;q=1, gzip;q=0.2": true, "gzip;q=0": false, "gzip; q=0.000": false, "*": true, "br": false, "x-gzipped": false} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", in)
		if got := takesGzip(r); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
