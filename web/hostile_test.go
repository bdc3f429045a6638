package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/mux"
)

// hostileValues are what nobody types who means well.
var hostileValues = []string{
	"", "0", "-1", "1", "99999999999999999999", "1e309", "NaN", "\x00", "a\x00b", "\xff\xfe", "\xc3", "%00", "%zz",
	"../../../etc/passwd", `..\..\windows`, "/etc/passwd", "//evil.example/", "https://evil.example/", `\\evil.example`, "javascript:alert(1)",
	"a\r\nSet-Cookie: x=y", "\r\n\r\n<script>alert(1)</script>", "<script>alert(1)</script>", `"><script>alert(1)</script>`, "'\"`<img src=x onerror=alert(1)>",
	"{{.}}", "${7*7}", "' OR 1=1 --", "*", "**", "(((((", `"`, "a:b:c", "-", "..", "2025..", "..2025", "9999-99-99", "2025-02-30", "31/02/2025",
	"\u202ea", "Ạ", "Đ", "𝕬", strings.Repeat("a", 5000), strings.Repeat("(", 300), strings.Repeat("ệ ", 600), "*.AAAAAA", "AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAA",
}

// hostileNames are parameters beside those of an address.
var hostileNames = []string{"la", "__proto__", "q[]", "<script>", "a\r\nb", "\x00"}

// parametersOf are all names that any address knows: those of the description of the API, and those of the pages.
func parametersOf(t testing.TB) []string {
	t.Helper()
	names := append(questionKeys(), slices.Concat(documentKeys[:], linksKeys[:], chainKeys[:], compareKeys[:], revisionKeys[:], figureKeys[:], taskKeys[:], basisKeys[:], narrowKeys[:])...)
	names = append(names, "nhom", "ketqua", "cach", "muc", noticeKey, cursorKey, sizeKey, "a", "b", "so", "ve", "giao-dien")
	slices.Sort(names)
	return slices.Compact(names)
}

// readAddresses are the templates of all addresses that are read, and values for what varies in them.
func readAddresses(t testing.TB, s *site) []string {
	t.Helper()
	var out []string
	err := s.routes().(router).Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		methods, _ := route.GetMethods()
		if err == nil && slices.Contains(methods, http.MethodGet) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// filled puts a value in the place of each variable of a template; a variable of few words gets the first of them.
func filled(template, value string) string {
	return regexp.MustCompile(`\{[a-z0-9]+(:([^{}]|\{[^}]*\})*)?\}`).ReplaceAllStringFunc(template, func(v string) string {
		_, pattern, ok := strings.Cut(strings.Trim(v, "{}"), ":")
		switch {
		case !ok:
			return url.PathEscape(value)
		case strings.HasPrefix(pattern, "[0-9a-f]"):
			return strings.Repeat("ab", 32)
		case strings.HasPrefix(pattern, "[0-9]"):
			return "1"
		}
		word, _, _ := strings.Cut(pattern, "|")
		return word
	})
}

// harmless holds what is true of every answer, whatever was asked.
func harmless(t *testing.T, at string, a answer) {
	t.Helper()
	if a.code >= 500 && a.code != http.StatusServiceUnavailable && a.code != http.StatusGatewayTimeout {
		t.Errorf("%.200q answers %d", at, a.code)
	}
	for name, values := range a.header {
		for _, v := range values {
			if strings.ContainsAny(v, "\r\n\x00") || strings.EqualFold(name, "Set-Cookie") && strings.HasPrefix(v, "x=") {
				t.Errorf("%.200q: header %s: %q", at, name, v)
			}
		}
	}
	if to := a.header.Get("Location"); to != "" && !localPath(to) {
		t.Errorf("%.200q leads to %q", at, to)
	}
	if a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Content-Security-Policy") == "" {
		t.Errorf("%.200q lacks headers", at)
	}
	if strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		for _, script := range []string{"<script>alert(1)", "<img src=x", `href="javascript:`, `href="https://evil`, `href="//evil`, `action="//evil`} {
			if strings.Contains(a.body, script) {
				t.Errorf("%.200q says %s back", at, script)
			}
		}
	}
	if strings.Contains(a.body, "root:x:0:0") {
		t.Errorf("%.200q reads a file of the machine", at)
	}
	if strings.HasPrefix(at, "/api/") && a.code >= 400 && a.header.Get("Content-Type") != problemKind {
		t.Errorf("%.200q answers %d as %s", at, a.code, a.header.Get("Content-Type"))
	}
}

// faults remembers the errors that the site logs: none may come of what a reader asks.
type faults struct {
	mu  sync.Mutex
	all []string
}

func (f *faults) Write(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if strings.Contains(string(b), "level=ERROR") {
		f.all = append(f.all, string(b))
	}
	return len(b), nil
}

func TestNoParameterOfAnyAddressDoesHarm(t *testing.T) {
	s := newTestSite(t, scanned())
	f := &faults{}
	s = s.with(t, func(o *Options) { o.Logger = slog.New(slog.NewTextHandler(f, nil)) })
	names := parametersOf(t)
	step := 1
	if testing.Short() {
		step = 7
	}
	n := 0
	for i, template := range readAddresses(t, s.site(t)) {
		if strings.HasSuffix(template, "/tien-do") { // events do not end
			continue
		}
		path := filled(template, string(s.ids["plan"]))
		ask := func(at string) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			harmless(t, at, s.get(t, at, func(r *http.Request) { *r = *r.WithContext(ctx) }))
			n++
		}
		// Each value once at every address, under the names in turn; so every name meets every value at some address.
		for j := (i % step); j < len(hostileValues); j += step {
			v := url.QueryEscape(hostileValues[j])
			name := names[(i+j)%len(names)]
			ask(path + "?" + name + "=" + v + "&" + name + "=" + v)
			if strings.Contains(template, "{") && j%3 == i%3 {
				ask(filled(template, hostileValues[j]))
			}
		}
		for j, name := range hostileNames {
			if (i+j)%step == 0 {
				ask(path + "?" + url.QueryEscape(name) + "=1")
			}
		}
		if template == "/tim" || strings.HasPrefix(template, "/api/") {
			for j, name := range names {
				ask(path + "?" + name + "=" + url.QueryEscape(hostileValues[(i+3*j)%len(hostileValues)]))
			}
		}
	}
	for _, fault := range f.all {
		t.Errorf("the site logged: %.600s", fault)
	}
	t.Logf("%d requests", n)
}

// writeAddresses are the templates of all addresses that take something.
func writeAddresses(t testing.TB, s *site) []string {
	t.Helper()
	var out []string
	err := s.routes().(router).Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		methods, _ := route.GetMethods()
		if err == nil && slices.Contains(methods, http.MethodPost) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// formNames are the fields of all forms.
var formNames = []string{"ma", "ten", "ve", "khoa", "giao-dien", "muc", "gia-tri", "truoc", "chu", "trang", "van-ban", "cho", "danh-sach", "so", "q", "tep", "noi-dung", "cot", "xac-nhan", "lan", "tu"}

// hostileBodies are what no page of this site sends, each with what it says it is.
func hostileBodies(value string) map[string]string {
	form, names := url.Values{}, ""
	for _, name := range formNames {
		form.Add(name, value)
		names += "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"
	}
	named, _ := json.Marshal(value) // a string always can be
	return map[string]string{
		"application/x-www-form-urlencoded": form.Encode(),
		"multipart/form-data; boundary=x":   names + "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=" + string(named) + "\r\n\r\n" + value + "\r\n--x--\r\n",
		"multipart/form-data; boundary=\"x": value,
		"multipart/form-data":               "--x",
		"application/json":                  `{"lan":` + string(named) + `,"ten":` + string(named) + `,"so":[` + string(named) + `],"tep":[{"ten":` + string(named) + `,"co":3}]}`,
		"application/json; charset=\"":      value,
		"application/vnd.openxmlformats-x":  "PK\x03\x04" + value,
		"":                                  value,
	}
}

func TestNothingThatIsSentDoesHarm(t *testing.T) {
	s := newTestSite(t, scanned())
	f := &faults{}
	s, _ = s.withIntake(t)
	s = s.with(t, func(o *Options) { o.Logger = slog.New(slog.NewTextHandler(f, nil)) })
	step := 3
	if testing.Short() {
		step = 11
	}
	n := 0
	for i, template := range writeAddresses(t, s.site(t)) {
		path := filled(template, string(s.ids["plan"]))
		for j := i % step; j < len(hostileValues); j += step {
			seat, token := s.seat(t)
			for kind, body := range hostileBodies(hostileValues[j]) {
				r, err := http.NewRequest(http.MethodPost, s.URL+path+"?tu=0", strings.NewReader(body))
				if err != nil {
					t.Fatal(err)
				}
				local(r)
				r.Header.Set("Content-Type", kind)
				if (i+j)%2 == 0 { // as the person whose machine it is
					r.AddCookie(seat)
					r.Header.Set(tokenHeader, token)
				}
				harmless(t, path, s.do(t, r))
				n++
			}
		}
	}
	for _, fault := range f.all {
		t.Errorf("the site logged: %.600s", fault)
	}
	t.Logf("%d requests", n)
}

// hostileHeaders are headers that readers send, each with values that nobody means well with.
var hostileHeaders = map[string][]string{
	"Accept":                 {"", "*", "text/html;q=NaN", "application/json;q=99999999999999999999", strings.Repeat("a/b,", 2000)},
	"Accept-Encoding":        {"gzip;q=NaN", "gzip;q=-1, br", strings.Repeat("gzip,", 2000), "identity;q=0, *;q=0"},
	"If-None-Match":          {"*", `W/`, `"`, `"a", W/"b`, strings.Repeat(`"a",`, 2000), `"<script>alert(1)</script>"`},
	"If-Modified-Since":      {"0", "Mon, 99 Foo 0000 25:61:61 GMT"},
	"If-Range":               {`"a"`, "x"},
	"Range":                  {"bytes=", "bytes=-", "bytes=0-0,1-1,2-2", "bytes=99999999999999999999-", "bytes=-99999999999999999999", "bytes=5-1", "lines=1-2", "bytes=" + strings.Repeat("0-,", 1000)},
	"Cookie":                 {"phien=" + strings.Repeat("a", 5000), "cho=\"", "giao-dien=<script>alert(1)</script>", "ten=%zz; ten=%00", "ten=" + url.QueryEscape("<script>alert(1)</script>"), "=;=;=", "cho=a; cho=b; phien=c"},
	"Authorization":          {"Bearer", "Bearer ", "Bearer \t", "Basic Og==", "bearer " + strings.Repeat("k", 5000)},
	"Last-Event-ID":          {"-1", "99999999999999999999", "<script>"},
	"X-Forwarded-Proto":      {"javascript", "https,http"},
	"X-Forwarded-Host":       {"evil.example\"><script>alert(1)</script>"},
	"X-Http-Method-Override": {"DELETE"},
	"Origin":                 {"null", "https://evil.example"},
	"Referer":                {"javascript:alert(1)", "https://evil.example/"},
	"Accept-Language":        {strings.Repeat("vi,", 3000)},
}

func TestNoHeaderDoesHarm(t *testing.T) {
	s := newTestSite(t, scanned())
	f := &faults{}
	s = s.with(t, func(o *Options) { o.Logger = slog.New(slog.NewTextHandler(f, nil)) })
	step := 1
	if testing.Short() {
		step = 7
	}
	k, n := 0, 0
	for _, template := range readAddresses(t, s.site(t)) {
		if strings.HasSuffix(template, "/tien-do") { // events do not end
			continue
		}
		path := filled(template, string(s.ids["plan"]))
		for name, values := range hostileHeaders {
			if k++; k%step != 0 {
				continue
			}
			value := values[k%len(values)]
			a := s.get(t, path, func(r *http.Request) { r.Header.Set(name, value) })
			harmless(t, path, a)
			n++
		}
		for _, host := range []string{"evil.example\"><script>alert(1)</script>", "[::1", "a b", "user@evil.example", "127.0.0.1:99999"} {
			if k++; k%step == 0 {
				harmless(t, path, s.get(t, path, func(r *http.Request) { r.Host = host }))
				n++
			}
		}
	}
	for _, fault := range f.all {
		t.Errorf("the site logged: %.600s", fault)
	}
	t.Logf("%d requests", n)
}

// A method that an address does not have is told which ones it has; HEAD is GET without a body.
func TestMethodsAreThoseOfTheAddress(t *testing.T) {
	s := newTestSite(t)
	for _, template := range readAddresses(t, s.site(t)) {
		path := filled(template, string(s.ids["plan"]))
		if strings.HasSuffix(template, "/tien-do") {
			continue
		}
		r, err := http.NewRequest(http.MethodPatch, s.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a := s.do(t, r); a.code != 405 || !strings.Contains(a.header.Get("Allow"), "GET") {
			if a.code != 400 && a.code != 401 && a.code != 403 && a.code != 409 && a.code != 404 { // uploads go on by PATCH
				t.Errorf("PATCH %s: %d, Allow %q", path, a.code, a.header.Get("Allow"))
			}
		}
		get := s.get(t, path)
		head := s.get(t, path, func(r *http.Request) { r.Method = http.MethodHead })
		if head.code != get.code || head.body != "" || head.header.Get("Content-Type") != get.header.Get("Content-Type") {
			t.Errorf("HEAD %s: %d %q, GET %d %q", path, head.code, head.header.Get("Content-Type"), get.code, get.header.Get("Content-Type"))
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, v := range hostileValues {
		f.Add("/tim", "q="+url.QueryEscape(v))
		f.Add("/api/v1/tim", "con-tro="+url.QueryEscape(v))
		f.Add("/van-ban/"+url.PathEscape(v), "doan="+url.QueryEscape(v))
		f.Add("/api/v1/figures", "tu="+url.QueryEscape(v))
	}
	s := newTestSite(f).with(f, func(o *Options) { o.Logger = slog.New(slog.NewTextHandler(&faults{}, nil)) })
	f.Fuzz(func(t *testing.T, path, query string) {
		u := url.URL{Scheme: "http", Host: strings.TrimPrefix(s.URL, "http://"), Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
		r, err := http.NewRequest(http.MethodGet, u.String(), nil)
		if err != nil {
			t.Skip()
		}
		r.Host = "kho.example.vn"
		harmless(t, u.Path, s.do(t, r))
	})
}
