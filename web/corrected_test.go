package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"vankho/corpus"
)

// seat is what a browser of this machine has of the site: its cookie, and the token that its pages carry.
func (s *testSite) seat(t *testing.T) (cookie *http.Cookie, token string) {
	t.Helper()
	a := s.get(t, signInPath, local)
	_, rest, _ := strings.Cut(a.body, `<meta name="ma" content="`)
	token, _, _ = strings.Cut(rest, `"`)
	for _, c := range (&http.Response{Header: a.header}).Cookies() {
		if c.Name == seatCookie {
			cookie = c
		}
	}
	if cookie == nil || token == "" {
		t.Fatalf("no seat: %v", a.header)
	}
	return cookie, token
}

// send posts a form as a page of this machine does, or as a change has it.
func (s *testSite) send(t *testing.T, path string, fields url.Values, change ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.URL+path, strings.NewReader(fields.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	cookie, token := s.seat(t)
	r.AddCookie(cookie)
	r.Header.Set(tokenHeader, token)
	local(r)
	for _, c := range change {
		c(r)
	}
	return s.do(t, r)
}

// testKey is a key of an editor, made up for these tests.
const testKey = "0123456789abcdef0123456789abcdef"

// bearer makes a request one of a program with that key.
func bearer(r *http.Request) { r.Header.Set("Authorization", "Bearer "+testKey) }

// network makes a request one of another machine.
func network(r *http.Request) { r.Host = "kho.example.vn" }

// field is the value of a hidden field of a page.
func field(t *testing.T, body, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, `name="`+name+`" value="`)
	value, _, closed := strings.Cut(rest, `"`)
	if !ok || !closed {
		t.Fatalf("no field %s", name)
	}
	return value
}

func (s *testSite) corrections(t *testing.T, id corpus.ID) []corpus.Correction {
	t.Helper()
	d, err := s.store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d.Corrections
}

func TestAPersonCorrectsThePageAsItWasPrinted(t *testing.T) {
	s := newTestSite(t, scanned())
	id := s.ids["more0"]
	goc := documentURL(id) + "/goc"
	form := s.page(t, goc+"?trang=3&sua=1", local)
	if !strings.Contains(form, ">\nGjêng khqan cãp nưởc</textarea>") {
		t.Fatal("the form does not hold the text of the page")
	}
	check := field(t, form, "b")
	fields := func(text, name string) url.Values {
		return url.Values{"trang": {"3"}, "b": {check}, "chu": {text}, "ten": {name}}
	}
	if a := s.send(t, goc, fields("Gjêng khqan cãp nưởc", "")); a.code != 303 || !strings.Contains(a.header.Get("Location"), noticeSame) || len(s.corrections(t, id)) > 0 {
		t.Errorf("a page that was not changed: %d %v", a.code, s.corrections(t, id))
	}
	if a := s.send(t, goc, fields("Giếng khoan\r\ncấp nước", " ")); a.code != 422 || !strings.Contains(a.body, "Ghi họ tên người sửa.") || !strings.Contains(a.body, ">\nGiếng khoan\ncấp nước</textarea>") {
		t.Errorf("without a name: %d", a.code)
	}
	a := s.send(t, goc, fields("Giếng khoan\r\ncấp nước", "Trần An"))
	if a.code != 303 || a.header.Get("Location") != facsimileURL(id, 3, noticeKey, noticeCorrected) || !strings.Contains(a.header.Get("Set-Cookie"), nameCookie+"=") {
		t.Fatalf("%d %v", a.code, a.header)
	}
	got := s.corrections(t, id)
	if len(got) != 1 || got[0].Value != "Giếng khoan\ncấp nước" || got[0].Was != "Gjêng khqan cãp nưởc" || got[0].Who != "Trần An" || got[0].Page != 3 {
		t.Fatalf("%+v", got)
	}
	shown := s.page(t, a.header.Get("Location"), local)
	if said := text(shown); !strings.Contains(said, "Đã lưu chỗ sửa.") || !strings.Contains(said, "Chữ của trang này do người đọc sửa: Trần An") || !strings.Contains(shown, `<pre class="was">Gjêng khqan`) {
		t.Error("the page does not say who corrected it, and what was read")
	}
	stale := fields("Giếng", "Lê Bình")
	stale.Set("b", "00000000")
	if a := s.send(t, goc, stale); a.code != 409 || !strings.Contains(a.body, "Chữ của trang đã đổi trong lúc sửa.") ||
		!strings.Contains(a.body, ">\nGiếng</textarea>") || !strings.Contains(a.body, `<pre class="was">Giếng khoan`) || !strings.Contains(text(a.body), "Trong kho bây giờ, Trần An sửa lúc") {
		t.Errorf("a page that changed meanwhile: %d", a.code)
	}
	if a := s.send(t, goc, url.Values{"trang": {"3"}, "bo": {"1"}, "b": {field(t, shown, "b")}}); a.code != 303 || !strings.Contains(a.header.Get("Location"), noticeDropped) || len(s.corrections(t, id)) > 0 {
		t.Errorf("taken back: %d %v", a.code, s.corrections(t, id))
	}
	if next := s.page(t, goc+"?trang=1&sua=1", local, func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: nameCookie, Value: url.QueryEscape("Trần An")})
	}); !strings.Contains(next, `value="Trần An"`) {
		t.Error("the name is not remembered")
	}
}

func TestAPersonCorrectsAFact(t *testing.T) {
	s := newTestSite(t)
	id := s.ids["plan"]
	facts := documentURL(id) + "/thuoc-tinh"
	state := func(key string) string {
		_, form, _ := strings.Cut(s.page(t, facts+"?sua="+key, local), `name="muc" value="`+key+`"`)
		return field(t, form, "b")
	}
	if b := s.page(t, facts+"?sua=ngay", local); !strings.Contains(b, `name="gia-tri" value="03/02/2025"`) {
		t.Error("the form does not hold the date")
	}
	for value, want := range map[string]string{"31/2/2025": "Nhập ngày theo dạng 27/3/2025.", strings.Repeat("x", maxFact+1): "Ngày ban hành dài quá"} {
		if a := s.send(t, facts, url.Values{"muc": {"ngay"}, "b": {state("ngay")}, "gia-tri": {value}, "ten": {"Trần An"}}); a.code != 422 || !strings.Contains(a.body, want) {
			t.Errorf("%.12s: %d", value, a.code)
		}
	}
	if a := s.send(t, facts, url.Values{"muc": {"ngay"}, "b": {state("ngay")}, "gia-tri": {"4/2/2025"}, "ten": {"Trần An"}}); a.code != 303 || a.header.Get("Location") != facts+"?"+noticeKey+"="+noticeCorrected+"#thuoc-tinh-issue-date" {
		t.Fatalf("%d %v", a.code, a.header)
	}
	if a := s.send(t, facts, url.Values{"muc": {"nguoi-ky"}, "b": {state("nguoi-ky")}, "gia-tri": {" Lê Văn B, Chủ tịch \r\n\r\nTrần C"}, "ten": {"Trần An"}}); a.code != 303 {
		t.Fatalf("%d %v", a.code, a.header)
	}
	got := map[corpus.Field]corpus.Correction{}
	for _, c := range s.corrections(t, id) {
		got[c.Field] = c
	}
	if c := got[corpus.FieldIssued]; c.Value != "4/2/2025" || c.Who != "Trần An" {
		t.Errorf("%+v", c)
	}
	if c := got[corpus.FieldSigners]; c.Value != "Lê Văn B, Chủ tịch\nTrần C" || c.Was != "" {
		t.Errorf("%+v", c)
	}
	b := s.page(t, facts, local)
	if said := text(b); !strings.Contains(said, "Người đọc sửa: Trần An, ") || !strings.Contains(said, "chương trình đã đọc: 03/02/2025") || !strings.Contains(said, "chương trình không thấy trong văn bản") ||
		strings.Count(said, "Bỏ chỗ sửa") != 2 {
		t.Error("the page does not say who corrected the facts")
	}
	if b := s.page(t, facts); strings.Contains(b, "Bỏ chỗ sửa") || strings.Contains(b, ">Sửa<") || !strings.Contains(text(b), "Người đọc sửa: Trần An") {
		t.Error("a reader of the network is offered the forms, or not told of the correction")
	}
	if a := s.send(t, facts, url.Values{"muc": {"ngay"}, "bo": {"1"}, "b": {state("ngay")}}); a.code != 303 || len(s.corrections(t, id)) != 1 {
		t.Errorf("taken back: %d", a.code)
	}
	for _, never := range []string{"do-mat", "secrecy", ""} {
		if a := s.send(t, facts, url.Values{"muc": {never}, "gia-tri": {"x"}, "ten": {"Trần An"}}); a.code != 400 {
			t.Errorf("the fact %q is corrected: %d", never, a.code)
		}
	}
}

func TestOnlyWhoMayCorrectIsOfferedItAndTaken(t *testing.T) {
	s := newTestSite(t, scanned())
	url0 := documentURL(s.ids["more0"])
	good := map[string]url.Values{
		"/goc":        {"trang": {"3"}, "chu": {"Giếng"}, "ten": {"Trần An"}},
		"/thuoc-tinh": {"muc": {"loai"}, "gia-tri": {"Kế hoạch"}, "ten": {"Trần An"}},
		"/chat-luong": {},
	}
	foreign := func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }
	for path, fields := range good {
		if b := s.page(t, url0+path); strings.Contains(b, `method="post" action="`+url0) || strings.Contains(b, "sua=") {
			t.Errorf("%s offers a reader of the network what is refused", path)
		}
		for name, change := range map[string]func(*http.Request){"the network": network, "another site": foreign} {
			if a := s.send(t, url0+path, fields, change); a.code != 403 || !strings.Contains(a.body, "<h1>") {
				t.Errorf("%s from %s answers %d", path, name, a.code)
			}
		}
	}
	if a := s.get(t, url0+"/goc?sua=1"); a.code != 403 {
		t.Errorf("the form for a reader of the network answers %d", a.code)
	}
	if a := s.send(t, url0+"/goc", url.Values{"trang": {"3"}, "chu": {strings.Repeat("x", maxForm)}, "ten": {"A"}}); a.code != 413 {
		t.Errorf("a form too long answers %d", a.code)
	}
	if a := s.send(t, url0, nil); a.code != 405 || a.header.Get("Allow") != "GET, HEAD" {
		t.Errorf("a form to the text answers %d", a.code)
	}
	if len(s.corrections(t, s.ids["more0"])) > 0 {
		t.Error("something was corrected after all")
	}
	open := s.with(t, func(o *Options) { o.Editors = []Editor{{"Trần An", testKey}} })
	if b := open.page(t, url0+"/chat-luong", bearer); !strings.Contains(b, "Đọc lại tệp này") {
		t.Error("an editor is offered nothing")
	}
	if a := open.send(t, url0+"/chat-luong", nil, network, bearer); a.code != 303 || len(*open.options.Desk.(testDesk).again) != 1 {
		t.Errorf("for an editor reading again answers %d", a.code)
	}
	if a := open.send(t, documentURL(s.ids["secret"])+"/chat-luong", nil, network, bearer); a.code != 404 {
		t.Errorf("a secret document is read again for the network: %d", a.code)
	}
}
