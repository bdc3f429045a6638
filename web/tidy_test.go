package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestEqualQuestionsHaveOneAddress(t *testing.T) {
	s := newTestSite(t)
	for _, c := range []struct{ name, asked, want string }{
		{"what a form sends", "/tim?q=nuoc&loai=&nam=2025&nam=2024&tai=&xep=", "/tim?q=nuoc&nam=2024&nam=2025"},
		{"another order", "/tim?xep=moi&loai=ke-hoach&q=nuoc", "/tim?q=nuoc&loai=ke-hoach&xep=moi"},
		{"twice the same", "/tim?q=nuoc&nam=2025&nam=2025", "/tim?q=nuoc&nam=2025"},
		{"marks in two parts", "/tim?q=" + url.QueryEscape("nu\u0323"), "/tim?q=" + url.QueryEscape("nụ")},
		{"the first page", "/tim?q=nuoc&trang=1", "/tim?q=nuoc"},
		{"another escape of the same", "/tim?q=n%75oc%20s", ""},
		{"the address itself", "/tim?q=nuoc&nam=2025", ""},
		{"what is not known is told of", "/tim?q=nuoc&x=1&tai=", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			status := http.StatusOK
			if c.want != "" {
				status = http.StatusSeeOther
			}
			if a := s.get(t, c.asked); a.header.Get("Location") != c.want || a.code != status {
				t.Errorf("%s answers %d %q, want %q", c.asked, a.code, a.header.Get("Location"), c.want)
			}
		})
	}
}

// A reader who is sent to the one address of a view is not sent on from there.
func FuzzTheOneAddressOfAViewStands(f *testing.F) {
	for _, raw := range []string{"q=a&loai=-ke-hoach&nam=2020..2025", "q=%22a&tai=31/3/2025", "hieu=chu&hieu=khong-dieu&q=5", "q=%C6%B0%CC%A3&trang=2", "q=a;b&giatri=%3E80%25"} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		q, err := readQuestion(readParams(raw, questionKeys()...))
		if err != nil {
			return
		}
		own := q.address()
		_, query, _ := strings.Cut(own, "?")
		again, err := readQuestion(readParams(query, questionKeys()...))
		if err != nil || again.address() != own || untidy(query, again.address()) {
			t.Errorf("%q leads to %q, which leads to %q (%v)", raw, own, again.address(), err)
		}
	})
}
