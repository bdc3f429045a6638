package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

const otherKey = "fedcba9876543210fedcba9876543210"

// guarded is a site of the network with two editors, whose clock is set by hand and whose log is kept.
type guarded struct {
	*testSite
	now *time.Time
	log *bytes.Buffer
}

func newGuarded(t *testing.T) guarded {
	t.Helper()
	now, log := time.Now(), &bytes.Buffer{}
	s := newTestSite(t).with(t, func(o *Options) {
		o.Loopback = false
		o.Editors = []Editor{{"Trần An", testKey}, {"Lê Bình", otherKey}}
		o.Now = func() time.Time { return now }
		o.Logger = slog.New(slog.NewTextHandler(log, nil))
	})
	return guarded{s, &now, log}
}

// post sends a form with these cookies and no more.
func (s guarded) post(t *testing.T, path string, fields url.Values, cookies []*http.Cookie, change ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.URL+path, strings.NewReader(fields.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "kho.example.vn"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, c := range cookies {
		r.AddCookie(c)
	}
	for _, c := range change {
		c(r)
	}
	return s.do(t, r)
}

func cookiesOf(a answer) []*http.Cookie { return (&http.Response{Header: a.header}).Cookies() }

// signIn answers what a browser has after it signed in: its cookies, and the token of its pages.
func (s guarded) signIn(t *testing.T, key string) (cookies []*http.Cookie, token string) {
	t.Helper()
	a := s.post(t, signInPath, url.Values{"khoa": {key}, "ve": {"/duyet"}}, nil)
	if a.code != 303 || a.header.Get("Location") != "/duyet" {
		t.Fatalf("signing in answers %d %s", a.code, a.body)
	}
	for _, c := range cookiesOf(a) {
		if c.Name == sessionCookie {
			if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.MaxAge != int(sessionTime.Seconds()) || len(c.Value) < 26 || strings.Contains(c.Value, key) {
				t.Errorf("%+v", c)
			}
			cookies = append(cookies, c)
		}
	}
	return cookies, s.token(t, cookies)
}

// token is the one that pages carry for a browser with these cookies, "" for none.
func (s guarded) token(t *testing.T, cookies []*http.Cookie) string {
	t.Helper()
	_, rest, ok := strings.Cut(s.page(t, signInPath, func(r *http.Request) {
		for _, c := range cookies {
			r.AddCookie(c)
		}
	}), `<meta name="ma" content="`)
	if !ok {
		return ""
	}
	token, _, _ := strings.Cut(rest, `"`)
	return token
}

func TestWithoutTheKeyOfAnEditorTheNetworkChangesNothing(t *testing.T) {
	s := newTestSite(t).with(t, func(o *Options) { o.Loopback, o.Logger = false, slog.New(slog.DiscardHandler) })
	free := map[string]bool{signInPath: true, signOutPath: true, themePath: true, checkPath: true, checkAPI: true, batchPath: true, batchPath + ".csv": true, batchAPI: true}
	r, ok := site0(t, s).routes().(router)
	if !ok {
		t.Fatal("no router")
	}
	seen := 0
	err := r.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		methods, _ := route.GetMethods()
		path, err := route.GetPathTemplate()
		for _, method := range methods {
			if err != nil || method == http.MethodGet || method == http.MethodHead || free[path] {
				continue
			}
			seen++
			at := strings.NewReplacer("{id}", url.PathEscape(string(s.ids["plan"])), "{lan:[0-9]{8}-[0-9]{1,9}}", "20250101-1", "{so:[0-9]{1,6}}", "1").Replace(path)
			for _, host := range []string{"kho.example.vn", "127.0.0.1:8080", "localhost"} {
				q, err := http.NewRequest(method, s.URL+at, strings.NewReader("muc=loai&gia-tri=x&ten=A"))
				if err != nil {
					t.Fatal(err)
				}
				q.Host = host
				q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				if a := s.do(t, q); a.code != 403 || !strings.Contains(a.body, "Kho này chỉ đọc.") {
					t.Errorf("%s %s as %s answers %d", method, at, host, a.code)
				}
			}
		}
		return nil
	})
	if err != nil || seen < 6 {
		t.Errorf("%d addresses that change the store, %v", seen, err)
	}
	if said := text(s.page(t, signInPath)); !strings.Contains(said, "Kho này chỉ đọc.") || strings.Contains(said, "Khóa do quản trị viên cấp") {
		t.Errorf("the page to sign in: %s", said)
	}
	if a := s.get(t, signInPath, bearer); a.code != 401 || a.header.Get("WWW-Authenticate") == "" {
		t.Errorf("a key where there are none answers %d", a.code)
	}
}

func TestFormsOfOtherSitesAndStaleTokensAreRefused(t *testing.T) {
	s := newTestSite(t)
	facts := documentURL(s.ids["plan"]) + "/thuoc-tinh"
	fields := url.Values{"muc": {"loai"}, "gia-tri": {"Thông báo"}, "ten": {"Trần An"}, "b": {field(t, s.page(t, facts+"?sua=loai", local), "b")}}
	other := newTokens(time.Now) // of a program that was started anew
	set := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, x := range []struct {
		name   string
		change func(*http.Request)
	}{
		{"a page of another site", set("Sec-Fetch-Site", "cross-site")},
		{"another port of this machine", set("Sec-Fetch-Site", "same-site")},
		{"a forged origin", set("Origin", "http://127.0.0.1.example.com")},
		{"a null origin", set("Origin", "null")},
		{"an origin on another port", set("Origin", "http://127.0.0.1:9999")},
		{"a name that was pointed here", func(r *http.Request) { r.Host = "evil.example" }},
		{"a proxy", set("X-Forwarded-For", "127.0.0.1")},
		{"no cookie", func(r *http.Request) { r.Header.Del("Cookie") }},
		{"no token", func(r *http.Request) { r.Header.Del(tokenHeader) }},
		{"a token of nothing", set(tokenHeader, "0.")},
		{"a token with another signature", func(r *http.Request) { r.Header.Set(tokenHeader, r.Header.Get(tokenHeader)[:20]+"AAAA") }},
		{"a token of another seat", func(r *http.Request) {
			_, token := s.seat(t)
			r.Header.Set(tokenHeader, token)
		}},
		{"a token of another start", func(r *http.Request) {
			c, err := r.Cookie(seatCookie)
			if err != nil {
				t.Error(err)
				return
			}
			r.Header.Set(tokenHeader, other.token(c.Value))
		}},
		{"a planted cookie", func(r *http.Request) {
			r.Header.Set("Cookie", seatCookie+"=planted")
		}},
	} {
		a := s.send(t, facts, fields, x.change)
		if a.code != 403 || !strings.Contains(a.body, "<h1>") {
			t.Errorf("%s answers %d", x.name, a.code)
		}
	}
	if got := s.corrections(t, s.ids["plan"]); len(got) > 0 {
		t.Fatalf("something was changed: %+v", got)
	}
	if a := s.send(t, facts, fields, func(r *http.Request) { r.Header.Del(tokenHeader) }); !strings.Contains(a.body, ">Thông báo</textarea>") || !strings.Contains(a.body, "Điều bạn đã viết") {
		t.Error("what was written is lost with the token")
	}
	if a := s.send(t, facts, fields); a.code != 303 {
		t.Errorf("the form of this site answers %d", a.code)
	}
}

// site0 is the site of the same options without its handler.
func site0(t *testing.T, s *testSite) *site {
	t.Helper()
	out, err := newSite(s.options)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTokensHoldForTheirSeatAndTime(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	tokens := newTokens(func() time.Time { return now })
	token := tokens.token("a")
	if token == "" || tokens.token("") != "" || token != tokens.token("a") || token == tokens.token("b") {
		t.Fatal("tokens of seats")
	}
	for _, x := range []struct {
		name        string
		seat, token string
		later       time.Duration
		want        bool
	}{
		{"at once", "a", token, 0, true},
		{"after eleven hours", "a", token, 11 * time.Hour, true},
		{"after twelve hours", "a", token, 12 * time.Hour, false},
		{"before it was made", "a", token, -time.Hour, false},
		{"of another seat", "b", token, 0, false},
		{"of no seat", "", tokens.signed("abc", ""), 0, false},
		{"with another hour", "a", "z" + token, 0, false},
		{"of nothing", "a", "", 0, false},
		{"a dot", "a", ".", 0, false},
	} {
		then := now
		now = now.Add(x.later)
		if got := tokens.holds(x.seat, x.token); got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
		now = then
	}
}

func FuzzToken(f *testing.F) {
	tokens := newTokens(func() time.Time { return time.Unix(1_800_000_000, 0) })
	f.Add("seat", "abc.def")
	f.Fuzz(func(t *testing.T, seat, token string) {
		if tokens.holds(seat, token) {
			t.Errorf("%q holds for %q", token, seat)
		}
	})
}

func TestASessionBeginsWithTheKeyAndEndsWithItsDay(t *testing.T) {
	s := newGuarded(t)
	facts := documentURL(s.ids["plan"]) + "/thuoc-tinh"
	fields := func(value, token string) url.Values {
		return url.Values{"muc": {"loai"}, "gia-tri": {value}, "ten": {"Ai Đó"}, "b": {s.state(t, facts)}, tokenField: {token}}
	}
	cookies, token := s.signIn(t, testKey)
	if a := s.post(t, facts, fields("Thông báo", token), cookies); a.code != 303 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	if got := s.corrections(t, s.ids["plan"]); len(got) != 1 || got[0].Who != "Trần An" {
		t.Errorf("the name is not that of the key: %+v", got)
	}
	theirs, _ := s.signIn(t, otherKey)
	for name, with := range map[string][]*http.Cookie{"the token of another session": theirs, "no session": nil, "a session that was made up": {{Name: sessionCookie, Value: strings.Repeat("A", 26)}}} {
		if a := s.post(t, facts, fields("Chỉ thị", token), with); a.code != 403 {
			t.Errorf("%s answers %d", name, a.code)
		}
	}
	if a := s.get(t, documentURL(s.ids["secret"]), func(r *http.Request) { r.AddCookie(cookies[0]) }); a.code != 404 {
		t.Errorf("an editor of the network sees a secret document: %d", a.code)
	}
	if a := s.post(t, signOutPath, nil, cookies); a.code != 303 {
		t.Errorf("signing out answers %d", a.code)
	}
	if a := s.post(t, facts, fields("Chỉ thị", token), cookies); a.code != 403 || !strings.Contains(a.body, `href="/dang-nhap"`) || !strings.Contains(a.body, ">Chỉ thị</textarea>") {
		t.Errorf("after signing out: %d", a.code)
	}
	cookies, token = s.signIn(t, testKey)
	*s.now = s.now.Add(sessionTime)
	if a := s.post(t, facts, fields("Chỉ thị", token), cookies); a.code != 403 {
		t.Errorf("after its day a session answers %d", a.code)
	}
	if s.token(t, cookies) != "" {
		t.Error("a session that ended is offered a token")
	}
	acts, _, err := s.store.Acts(t.Context(), corpus.ActQuery{})
	var told []string
	for _, a := range acts {
		told = append(told, a.Who+" "+string(a.Verb))
	}
	if got, want := strings.Join(told, "; "), "Trần An signed_in; Trần An signed_out; Lê Bình signed_in; Trần An corrected; Trần An signed_in"; err != nil || got != want {
		t.Errorf("the journal tells %q, %v", got, err)
	}
}

// state is the state of the type of the plan, as its form has it for a program with a key.
func (s guarded) state(t *testing.T, facts string) string {
	t.Helper()
	_, form, _ := strings.Cut(s.page(t, facts+"?sua=loai", bearer), `name="muc" value="loai"`)
	return field(t, form, "b")
}

func TestWhoTriesKeysIsSlowedDownAndLogged(t *testing.T) {
	s := newGuarded(t)
	wrong := "wrong-0123456789abcdef0123456789"
	for i := range maxGuesses {
		if a := s.post(t, signInPath, url.Values{"khoa": {wrong}}, nil); a.code != 403 || strings.Contains(a.body, wrong) {
			t.Fatalf("guess %d answers %d", i, a.code)
		}
	}
	for name, a := range map[string]answer{
		"a wrong key":              s.post(t, signInPath, url.Values{"khoa": {wrong}}, nil),
		"the right key":            s.post(t, signInPath, url.Values{"khoa": {testKey}}, nil),
		"the right key of the API": s.get(t, "/api/v1"+journalPath, bearer),
	} {
		if a.code != 429 || a.header.Get("Retry-After") == "" {
			t.Errorf("%s, after %d wrong ones, answers %d", name, maxGuesses, a.code)
		}
	}
	if a := s.get(t, "/"); a.code != 200 {
		t.Errorf("who only reads is answered %d", a.code)
	}
	*s.now = s.now.Add(guessTime)
	if a := s.get(t, "/api/v1"+journalPath, bearer); a.code != 200 {
		t.Errorf("after %s the right key answers %d", guessTime, a.code)
	}
	log := s.log.String()
	if strings.Count(log, "wrong key") < maxGuesses || !strings.Contains(log, "reader=127.0.0.1") || strings.Contains(log, wrong) || strings.Contains(log, testKey) {
		t.Errorf("the log: %s", log)
	}
	if a := s.get(t, signInPath+"?khoa="+testKey); strings.Contains(a.body, testKey) || len(cookiesOf(a)) > 0 || strings.Contains(s.log.String(), testKey) {
		t.Error("a key in an address signs in, or is shown or logged")
	}
	if a := s.post(t, signInPath, url.Values{"khoa": {testKey}, "ve": {"//evil.example/"}}, nil); a.code != 303 || a.header.Get("Location") != "/" {
		t.Errorf("signing in leads to %s", a.header.Get("Location"))
	}
}

func TestFormsThatAreTooLongAreRefused(t *testing.T) {
	s := newGuarded(t)
	long := url.Values{"muc": {"loai"}, "gia-tri": {strings.Repeat("x", maxForm)}}
	for _, path := range []string{documentURL(s.ids["plan"]) + "/thuoc-tinh", joinsPath, signInPath} {
		if a := s.post(t, path, long, nil, bearer); a.code != 413 {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
	if a := s.post(t, signInPath, url.Values{"khoa": {strings.Repeat("a", 1<<19)}}, nil); a.code != 403 {
		t.Errorf("a long key answers %d", a.code)
	}
}

func TestOfManyWritesFromOneStateOneIsKept(t *testing.T) {
	s := newGuarded(t)
	facts := documentURL(s.ids["plan"]) + "/thuoc-tinh"
	an, anToken := s.signIn(t, testKey)
	binh, binhToken := s.signIn(t, otherKey)
	state := s.state(t, facts)
	var all sync.WaitGroup
	codes := make([]int, 50)
	for i := range codes {
		all.Go(func() {
			cookies, token := an, anToken
			if i%2 == 1 {
				cookies, token = binh, binhToken
			}
			codes[i] = s.post(t, facts, url.Values{"muc": {"loai"}, "gia-tri": {fmt.Sprintf("Loại %d", i)}, "b": {state}, tokenField: {token}}, cookies).code
		})
	}
	all.Wait()
	kept, at := 0, 0
	for i, code := range codes {
		switch code {
		case 303:
			kept, at = kept+1, i
		case 409:
		default:
			t.Errorf("write %d answers %d", i, code)
		}
	}
	acts, total, err := s.store.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbCorrected})
	got := s.corrections(t, s.ids["plan"])
	if err != nil || kept != 1 || total != 1 || len(got) != 1 || got[0].Value != fmt.Sprintf("Loại %d", at) || acts[0].Now != got[0].Value || acts[0].Who != got[0].Who {
		t.Errorf("%d kept, the journal %+v, the store %+v, %v", kept, acts, got, err)
	}
}

func TestKeysAreReadFromTheirFile(t *testing.T) {
	for _, x := range []struct{ name, in, want, fault string }{
		{"a name and a key", "Trần Thị An " + testKey, "Trần Thị An|" + testKey, ""},
		{"a key alone, remarks, empty lines", "# khóa\n\n" + testKey + "\r\n", "|" + testKey, ""},
		{"several", "An " + testKey + "\nBình\t" + otherKey, "An|" + testKey + "Bình|" + otherKey, ""},
		{"a short key", "An abc", "", "Dòng 1: khóa phải dài ít nhất 32 ký tự."},
		{"a row of zeros", "\n" + strings.Repeat("0", 40), "", "Dòng 2: khóa quá dễ đoán."},
		{"one key twice", "An " + testKey + "\nBình " + testKey, "", "Dòng 2: khóa này đã có ở dòng trên."},
		{"no key", "# không có\n", "", "Tệp khóa không có khóa nào."},
		{"a name too long", strings.Repeat("a ", maxName) + testKey, "", "Dòng 1: tên dài quá 80 chữ."},
	} {
		list, err := ReadEditors(strings.NewReader(x.in))
		got, fault := "", ""
		for _, e := range list {
			got += e.Name + "|" + e.Key
		}
		if err != nil {
			fault = err.Error()
		}
		if got != x.want || fault != x.fault {
			t.Errorf("%s: %q, %q", x.name, got, fault)
		}
	}
}

func FuzzReadEditors(f *testing.F) {
	f.Add("An " + testKey + "\n# x\n")
	f.Fuzz(func(t *testing.T, in string) {
		list, err := ReadEditors(strings.NewReader(in))
		if err == nil && len(list) == 0 {
			t.Error("no editors and no fault")
		}
		for _, e := range list {
			if len(e.Key) < MinKey || strings.ContainsAny(e.Key, " \n") {
				t.Errorf("%+v", e)
			}
		}
		if err != nil && len(strings.TrimSpace(in)) >= MinKey && strings.Contains(err.Error(), strings.TrimSpace(in)) {
			t.Error("the fault tells the key")
		}
	})
}

func TestARequestWithoutTheHandlerIsJudgedByItsPlace(t *testing.T) {
	s := site0(t, newTestSite(t))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Host = "127.0.0.1"
	if who := s.viewer(r); !who.local || who.editor || who.seat != "" {
		t.Errorf("%+v", who)
	}
}
