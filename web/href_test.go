package web

import (
	"net/url"
	"strings"
	"testing"
)

func TestLinksShowTheirLettersAndLeadToTheSamePlace(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"/tim?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch&trang=2", `href="/tim?q=nước+sạch&amp;trang=2"`},
		{"/tim?q=a%22b%26c%3Cd%25C6", `href="/tim?q=a%22b%26c%3Cd%25C6"`},
		{"/tim?q=%E2%80%9Cx%E2%80%9D", `href="/tim?q=%E2%80%9Cx%E2%80%9D"`},
		{"/tim?q=%FF%C6+x", `href="/tim?q=%FF%C6+x"`},
		{"/van-ban/a#dieu-5.diem-%C4%91", `href="/van-ban/a#dieu-5.diem-đ"`},
		{"javascript:alert(1)", `href="#chinh"`},
		{"//example.com", `href="#chinh"`},
	} {
		if got := string(href(c.in)); got != c.want {
			t.Errorf("href(%s) = %s, want %s", c.in, got, c.want)
		}
	}
}

func FuzzLinksLeadToTheSamePlace(f *testing.F) {
	for _, s := range []string{"nước sạch", `"154/KH-UBND" -họp`, "a%C6b", "\xff\xfe", "đ\u0301", "😀", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := address("/tim", "q", s)
		shown := readableLetters(at)
		before, err1 := url.ParseQuery(strings.TrimPrefix(at, "/tim?"))
		after, err2 := url.ParseQuery(strings.TrimPrefix(shown, "/tim?"))
		if err1 != nil || err2 != nil || before.Get("q") != after.Get("q") {
			t.Errorf("%q: %s %v, shown %s %v", s, at, err1, shown, err2)
		}
	})
}
