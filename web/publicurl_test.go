package web

import (
	"crypto/tls"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPublicURLIsASchemeAndAHost(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"as it is", "https://kho.example.vn", "https://kho.example.vn"},
		{"a slash at the end, capitals", "https://Kho.Example.vn/", "https://kho.example.vn"},
		{"with a port", "http://10.0.0.7:8080", "http://10.0.0.7:8080"},
		{"IPv6", "http://[2001:db8::1]:8080", "http://[2001:db8::1]:8080"},
		{"a folder", "https://example.vn/kho", ""},
		{"no scheme", "kho.example.vn", ""},
		{"another scheme", "ftp://kho.example.vn", ""},
		{"a user", "https://an@kho.example.vn", ""},
		{"parameters", "https://kho.example.vn?a=1", ""},
		{"a quote in it", `https://kho"x`, ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := PublicURL(c.in)
			if got != c.want || (err == nil) != (c.want != "") {
				t.Errorf("PublicURL(%q) = %q, %v; want %q", c.in, got, err, c.want)
			}
		})
	}
}

func TestAbsoluteAddressesBeginWithThePublicURLOrAHost(t *testing.T) {
	for _, c := range []struct {
		name, public, host string
		tls                bool
		want               string
	}{
		{"the public address before all", "https://kho.example.vn", "evil.example", false, "https://kho.example.vn"},
		{"the host asked for", "", "127.0.0.1:8080", false, "http://127.0.0.1:8080"},
		{"over TLS", "", "kho.local", true, "https://kho.local"},
		{"markup is no host", "", `a"><script>`, false, "http://localhost"},
		{"a user is no host", "", "good.vn@evil.example", false, "http://localhost"},
		{"no host", "", "", false, "http://localhost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			if r.Host = c.host; c.tls {
				r.TLS = new(tls.ConnectionState)
			}
			if got := (&site{public: c.public}).base(r); got != c.want {
				t.Errorf("base = %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzPublicURL(f *testing.F) {
	for _, s := range []string{"https://kho.example.vn", "http://[::1]:8080/", "https://a b", "//x", "https://x/%2e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := PublicURL(s)
		if err == nil && (strings.ContainsAny(got, "\"'<> \\\r\n@") || strings.Count(got, "/") != 2) {
			t.Errorf("PublicURL(%q) = %q", s, got)
		}
	})
}

func TestBehindAPublicAddressNobodyIsOfThisMachine(t *testing.T) {
	r := httptest.NewRequest("GET", "/", nil)
	r.Host = "127.0.0.1:8080" // as a proxy writes it that tells nothing of the reader
	for public, want := range map[string]bool{"": true, "https://kho.example.vn": false} {
		s := &site{loopback: Options{Loopback: true, PublicURL: public}.own()}
		if got := s.viewer(r).local; got != want {
			t.Errorf("public %q: local = %v, want %v", public, got, want)
		}
	}
}
