package web

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus/viet"
)

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	links = regexp.MustCompile(`(?:href|action|src)="([^"]*)"`)
)

// text is what a reader sees of some HTML.
func text(h string) string { return html.UnescapeString(tags.ReplaceAllString(h, "")) }

func TestEveryLinkOfEveryPageAnswers(t *testing.T) {
	s := newTestSite(t, scanned())
	seen := map[string]bool{"/": true}
	queue := []string{"/"}
	for len(queue) > 0 && len(seen) < 600 {
		at := queue[0]
		queue = queue[1:]
		a := s.get(t, at)
		if a.code >= 400 {
			t.Errorf("%s answers %d", at, a.code)
			continue
		}
		found := []string{a.header.Get("Location")}
		if a.code == http.StatusOK && strings.HasPrefix(a.header.Get("Content-Type"), "text/html") && !strings.HasPrefix(at, "/tep/") {
			checkPage(t, at, a)
			found = append(found, hrefs(a.body)...)
		}
		for _, h := range found {
			path, _, _ := strings.Cut(h, "#")
			if strings.HasPrefix(path, "/") && !seen[path] && path != themePath {
				seen[path] = true
				queue = append(queue, path)
			}
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d addresses were reached", len(seen))
	}
}

func hrefs(body string) []string {
	var out []string
	for _, m := range links.FindAllStringSubmatch(body, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

// checkPage holds what is true of every page.
func checkPage(t *testing.T, at string, a answer) {
	t.Helper()
	if got := a.header.Get("Content-Security-Policy"); got != policy {
		t.Errorf("%s: policy %q", at, got)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s: %s is %q", at, name, got)
		}
	}
	if a.header.Get("Permissions-Policy") == "" {
		t.Errorf("%s: no Permissions-Policy", at)
	}
	b := a.body
	if !strings.HasPrefix(b, `<!doctype html>`) || !strings.Contains(b, `<html lang="vi"`) || !strings.HasSuffix(strings.TrimSpace(b), "</html>") {
		t.Errorf("%s is no whole Vietnamese page", at)
	}
	for _, mark := range []string{"<h1", "<main ", `class="skip"`, `name="viewport"`} {
		if n := strings.Count(b, mark); n != 1 {
			t.Errorf("%s has %d times %s", at, n, mark)
		}
	}
	if regexp.MustCompile(`<[^>]+ (style|on[a-z]+)=`).MatchString(b) || strings.Contains(b, "<style") || regexp.MustCompile(`<script>|<script [^>]*>[^<]`).MatchString(strings.ReplaceAll(b, `<script type="application/ld+json">`, "")) {
		t.Errorf("%s has inline style or script", at)
	}
	if viet.Normalise(b) != b {
		t.Errorf("%s is not NFC", at)
	}
	for _, never := range []string{"<no value>", "%!", "ZgotmplZ", "Còn hiệu lực<"} {
		if strings.Contains(b, never) {
			t.Errorf("%s says %q", at, never)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(b, -1) {
		if ids[m[1]] {
			t.Errorf("%s has two elements with the id %q", at, m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(b, -1) {
		if !ids[html.UnescapeString(m[1])] {
			t.Errorf("%s links to #%s, which is not there", at, m[1])
		}
	}
	if len(b) > 50<<10 {
		t.Errorf("%s is %d bytes", at, len(b))
	}
}

func TestAssetsKeepTheirBudgetAndTheirAddress(t *testing.T) {
	s := newTestSite(t)
	home := s.page(t, "/")
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	for name, href := range a.hrefs {
		limit := map[string]int{".css": 25 << 10, ".js": 40 << 10, ".svg": 1 << 10, ".txt": 1 << 10}[path.Ext(name)]
		if got := s.get(t, href); got.code != 200 || len(got.body) > limit {
			t.Errorf("%s: %d, %d bytes, limit %d", name, got.code, len(got.body), limit)
		}
	}
	made, err := loadPages()
	if err != nil {
		t.Fatal(err)
	}
	for page, sheet := range pageSheets {
		if made[page] == nil || sheets[sheet] == nil {
			t.Errorf("page %q has the sheet %q: one of them is not there", page, sheet)
		}
	}
	for _, m := range regexp.MustCompile(assetPath+`[^"]+`).FindAllString(home, -1) {
		if a := s.get(t, m); a.code != 200 || !strings.Contains(a.header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %s", m, a.code, a.header.Get("Cache-Control"))
		}
	}
	if a := s.get(t, assetPath+"vankho-00000000.css"); a.code != 404 {
		t.Errorf("another version of the style answers %d", a.code)
	}
}

func TestEveryWordOfThePagesIsNFC(t *testing.T) {
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, path)
		if err == nil && viet.Normalise(string(b)) != string(b) {
			t.Errorf("%s is not NFC", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThePageAndTheAPIAgree(t *testing.T) {
	s := newTestSite(t)
	for _, q := range []string{"q=nuoc+sach", "q=nước&loai=ke-hoach", "q=12/KH-UBND&mo=danh-sach", "q=zzz", "loai=quyet-dinh&xep=cu", "q=nước&trang=2"} {
		var api ResultsPage
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?"+q)), &api); err != nil {
			t.Fatal(err)
		}
		body := s.page(t, "/tim?"+q)
		var want, got []string
		for _, h := range api.Hits {
			want = append(want, h.URL)
		}
		for _, m := range regexp.MustCompile(`<h3><a href="([^"?]*)`).FindAllStringSubmatch(body, -1) {
			got = append(got, m[1])
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: API and page differ (-api +page):\n%s", q, d)
		}
		if api.Total > 0 && !strings.Contains(body, fmt.Sprintf(`<b class="n">%d</b> văn bản`, api.Total)) {
			t.Errorf("%s: the page does not say %d", q, api.Total)
		}
	}
}

func TestSecretDocumentsAreForThisMachineAlone(t *testing.T) {
	s := newTestSite(t)
	id := s.ids["secret"]
	d, err := s.store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	places := []string{documentURL(id), documentURL(id) + "/thuoc-tinh", documentURL(id) + "/chat-luong", documentURL(id) + "/goc", pictureURL(d.Sources[0].SHA256, 1, pageWide), "/api/v1/van-ban/" + string(id),
		originalURL(d.Sources[0].SHA256, "secret.txt")}
	for _, path := range places {
		if a := s.get(t, path, local); a.code != 200 || strings.Contains(a.header.Get("Cache-Control"), "public") {
			t.Errorf("%s on this machine: %d, %s", path, a.code, a.header.Get("Cache-Control"))
		}
		for name, change := range map[string]func(*http.Request){
			"another host":                          func(*http.Request) {},
			"a host that only begins like loopback": func(r *http.Request) { r.Host = "127.0.0.1.example.com:80" },
			"a proxy":                               func(r *http.Request) { local(r); r.Header.Set("X-Forwarded-For", "10.0.0.1") },
			"another proxy":                         func(r *http.Request) { local(r); r.Header.Set("Forwarded", "for=10.0.0.1") },
			"a silent header":                       func(r *http.Request) { local(r); r.Header.Set("Via", "") },
		} {
			if a := s.get(t, path, change); a.code != 404 {
				t.Errorf("%s through %s answers %d", path, name, a.code)
			}
		}
	}
	for _, path := range []string{"/", "/tim?q=ho+chua", "/tim?q=7/BC-BCH&mo=danh-sach", "/duyet", "/tinh-trang", "/tinh-trang/tep", "/tinh-trang/trang", "/api/v1/tim?q=ho+chua", "/api/v1/tinh-trang"} {
		if b := s.page(t, path); strings.Contains(b, string(id)) || strings.Contains(b, "phòng thủ") || strings.Contains(b, "secret.txt") {
			t.Errorf("%s tells a reader of the network of the secret document", path)
		}
	}
	if !strings.Contains(text(s.page(t, "/tim?q=ho+chua+phong+thu", local)), "Phương án phòng thủ") {
		t.Error("this machine does not find the secret document")
	}
	if !strings.Contains(text(s.page(t, documentURL(id), local)), "Văn bản có dấu Mật; chỉ xem trên máy này") {
		t.Error("the secret document has no banner")
	}
}

// Where nobody says otherwise, nginx asks the site behind it in HTTP/1.0 under the site's own name, without a header that tells of it.
func TestAProxyThatSaysNothingIsNotThisMachine(t *testing.T) {
	s := newTestSite(t)
	host := strings.TrimPrefix(s.URL, "http://")
	for version, want := range map[string]int{"1.0": 404, "1.1": 200} {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := fmt.Fprintf(c, "GET %s HTTP/%s\r\nHost: %s\r\nConnection: close\r\n\r\n", documentURL(s.ids["secret"]), version, host); err != nil {
			t.Fatal(err)
		}
		a, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Body.Close(); a.StatusCode != want {
			t.Errorf("a secret document by HTTP/%s: %d", version, a.StatusCode)
		}
	}
}

func TestOriginalsCannotAct(t *testing.T) {
	s := newTestSite(t)
	for name, want := range map[string]struct{ disposition, kind string }{
		"plan":     {"attachment", "text/html"},
		"decision": {"inline", "text/plain; charset=utf-8"},
	} {
		d, err := s.store.Document(t.Context(), s.ids[name])
		if err != nil {
			t.Fatal(err)
		}
		a := s.get(t, originalURL(d.Sources[0].SHA256, baseName(d.Sources[0].Path)))
		h := a.header
		if a.code != 200 || a.body != name+d.Text {
			t.Errorf("%s: %d", name, a.code)
		}
		if !strings.HasPrefix(h.Get("Content-Disposition"), want.disposition) || h.Get("Content-Type") != want.kind ||
			!strings.Contains(h.Get("Content-Security-Policy"), "sandbox") || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.Contains(h.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %v", name, h)
		}
	}
	for _, path := range []string{"/tep/" + strings.Repeat("0", 64) + "/a.pdf", "/tep/../kho.db", "/tep/abc/a.pdf"} {
		if a := s.get(t, path); a.code == 200 {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
}

func TestTroubleIsToldInWords(t *testing.T) {
	s := newTestSite(t)
	for _, c := range []struct {
		path    string
		code    int
		heading string
	}{
		{"/khong-co", 404, "Không có trang này"},
		{"/van-ban/khong-co", 404, "Không có văn bản này trong kho"},
		{"/van-ban/khong-co/chat-luong", 404, "Không có văn bản này trong kho"},
		{"/van-ban/khong-co/goc", 404, "Không có văn bản này trong kho"},
		{"/tinh-trang/trang?cach=la", 400, "Không hiểu yêu cầu"},
		{"/tim?q=a&trang=0", 400, "Không hiểu yêu cầu"},
		{"/tim?q=a&nam=abc", 400, "Không hiểu yêu cầu"},
		{"/tim?q=a&xep=la", 400, "Không hiểu yêu cầu"},
		{"/tinh-trang/tep?ketqua=la", 400, "Không hiểu yêu cầu"},
		{"/van-ban/x?doan=9-3", 400, "Không hiểu yêu cầu"},
		{"/tim?loai=" + strings.Repeat("a", maxURL), 414, "Địa chỉ quá dài"},
	} {
		a := s.get(t, c.path)
		if a.code != c.code || !strings.Contains(a.body, "<h1>"+c.heading+"</h1>") {
			t.Errorf("%.60s: %d, want %d %s", c.path, a.code, c.code, c.heading)
		}
	}
	for path, code := range map[string]int{"/api/v1/tim?q=a&la=1": 400, "/api/v1/tim?q=a&trang=x": 400, "/api/v1/van-ban/khong-co": 404, "/api/v1/la": 404, "/api/v1/tinh-trang?a=1": 400} {
		a := s.get(t, path)
		var e Problem
		if err := json.Unmarshal([]byte(a.body), &e); err != nil || a.code != code || e.Status != code || e.Title == "" || e.Detail == "" || e.Type == "about:blank" || a.header.Get("Content-Type") != problemKind {
			t.Errorf("%s: %d %s %s", path, a.code, a.header.Get("Content-Type"), a.body)
		}
	}
	r, err := http.NewRequest(http.MethodPost, s.URL+"/tim", nil)
	if err != nil {
		t.Fatal(err)
	}
	if a := s.do(t, r); a.code != 405 || a.header.Get("Allow") == "" {
		t.Errorf("POST /tim answers %d", a.code)
	}
}

func TestAnUnknownParameterIsPassedOverWithASentence(t *testing.T) {
	s := newTestSite(t)
	if got := text(s.page(t, "/tim?q=n%C6%B0%E1%BB%9Bc&utm_x=1")); !strings.Contains(got, "Không hiểu tham số “utm_x”, đã bỏ qua.") {
		t.Error("the page does not say that it passed a parameter over")
	}
}

func TestEqualQuestionsHaveEqualAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"xep=moi&nam=2025&q=a+b&loai=nghi-quyet":   "/tim?q=a+b&loai=nghi-quyet&nam=2025&xep=moi",
		"loai=b&loai=a&loai=b&loai=&trang=1&q=154": "/tim?q=154&loai=a&loai=b",
		"q=154%2FKH-UBND&loc=1&mo=danh-sach":       "/tim?q=154/KH-UBND",
		"q=+ho%CC%80a+":                            "/tim?q=h%C3%B2a",
	} {
		q, err := readQuestion(readParams(in, questionKeys()...))
		if err != nil {
			t.Fatal(err)
		}
		if got := q.canonical(); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}

func TestTheEnglishAddressLeadsToTheVietnameseOne(t *testing.T) {
	s := newTestSite(t)
	if a := s.get(t, "/search?q=a"); a.code != 301 || a.header.Get("Location") != "/tim?q=a" {
		t.Errorf("%d %s", a.code, a.header.Get("Location"))
	}
}

func TestAQuestionTooLongIsCutWithANote(t *testing.T) {
	s := newTestSite(t)
	for _, long := range []string{strings.Repeat("nuoc+", 200), strings.Repeat("loai:x+", 10_000), strings.Repeat("-a+", 10_000), strings.Repeat("%C4%91%E1%BA%A5t%22+", 40_000), strings.Repeat("a", 900_000)} {
		for _, path := range []string{"/tim?q=", "/tim?xep=moi&q="} {
			page := s.page(t, path+long)
			if !strings.Contains(text(page), "400 chữ") {
				t.Errorf("%.40s: the page does not say that the question was cut", long)
			}
			if len(page) > 200_000 {
				t.Errorf("%.40s: the page carries the whole question, %d bytes", long, len(page))
			}
		}
		if a := s.get(t, "/api/v1/goi-y?q="+long); a.code != 200 {
			t.Errorf("%.40s: suggestions answer %d", long, a.code)
		}
	}
}

func TestTheThemeIsAFormThatOnlyThisSiteMaySend(t *testing.T) {
	s := newTestSite(t)
	post := func(choice, back string, change func(*http.Request)) answer {
		r, err := http.NewRequest(http.MethodPost, s.URL+themePath, strings.NewReader(url.Values{"giao-dien": {choice}, "ve": {back}}.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if change != nil {
			change(r)
		}
		return s.do(t, r)
	}
	if a := post("toi", "/duyet", nil); a.code != 303 || a.header.Get("Location") != "/duyet" || !strings.Contains(a.header.Get("Set-Cookie"), "giao-dien=toi") {
		t.Errorf("%d %v", a.code, a.header)
	}
	for _, away := range []string{"//example.com", `/\example.com`, "https://example.com", ""} {
		if a := post("sang", away, nil); a.header.Get("Location") != "/" {
			t.Errorf("%q leads to %s", away, a.header.Get("Location"))
		}
	}
	if a := post("toi", "/", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }); a.code != 403 {
		t.Errorf("a form of another site answers %d", a.code)
	}
	if a := post("hong", "/", nil); a.code != 400 {
		t.Errorf("an unknown theme answers %d", a.code)
	}
	dark := s.page(t, "/", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: themeCookie, Value: "toi"}) })
	if !strings.Contains(dark, assetPath+"home-dark-") {
		t.Error("the cookie does not make the page dark")
	}
}

func TestStatusAddsUpAndNamesEveryFailure(t *testing.T) {
	s := newTestSite(t)
	got := text(s.page(t, "/tinh-trang"))
	if !strings.Contains(got, "7 tệp: 6 đọc được, 0 đọc một phần, 1 không đọc được, 0 bỏ qua. Tổng khớp.") {
		t.Error("the sum is not said")
	}
	bad := text(s.page(t, "/tinh-trang/tep?ketqua=khong-doc-duoc"))
	if !strings.Contains(bad, "hong.pdf") || !strings.Contains(bad, "Tệp PDF có mật khẩu.") || strings.Contains(bad, "ke-hoach.html") {
		t.Error("the failure is not named")
	}
}

func TestTheSameAddressGivesTheSamePage(t *testing.T) {
	s := newTestSite(t)
	for _, path := range []string{"/", "/duyet", documentURL(s.ids["plan"]) + "?q=nuoc", documentURL(s.ids["plan"]) + "/thuoc-tinh"} {
		if first, second := s.page(t, path), s.page(t, path); first != second {
			t.Errorf("%s changes from one reading to the next", path)
		}
	}
}
