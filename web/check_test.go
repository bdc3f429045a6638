package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// testChecker finds every "số N" of a draft, in the states in turn.
type testChecker struct {
	check func(d Draft) error
}

func (c testChecker) Check(_ context.Context, d Draft) (*corpus.Review, error) {
	if c.check != nil {
		if err := c.check(d); err != nil {
			return nil, err
		}
	}
	if bytes.HasPrefix(d.Body, []byte("%PDF")) {
		return &corpus.Review{Problems: []corpus.Problem{{Stage: corpus.StageExtract, Kind: corpus.KindEncrypted, Detail: "Tệp PDF có mật khẩu."}}}, nil
	}
	r := &corpus.Review{Text: string(d.Body), At: time.Now(), Documents: 3, References: 14}
	states := corpus.FindingStates()
	for i, at := range regexp.MustCompile(`số \d+/QĐ-UBND`).FindAllStringIndex(r.Text, -1) {
		s := corpus.Span{Start: at[0], End: at[1]}
		f := corpus.Finding{Reference: corpus.Reference{Span: s, Quote: s.In(r.Text), DocType: "Quyết định", Canonical: strings.TrimPrefix(s.In(r.Text), "số ")},
			State: states[i%len(states)], Sentence: "Câu thứ " + fmt.Sprint(i+1) + "."}
		f.Mend = f.State != corpus.FindingMatch
		if f.State == corpus.FindingDiffers {
			f.Differences = []corpus.Difference{{Field: corpus.FieldIssued, Draft: "25/3/2025", Held: "27/3/2025"}}
			f.Sentence = "Dự thảo ghi 25/3/2025, kho ghi 27/3/2025."
			f.Correct = "Quyết định số 12/QĐ-UBND ngày 27 tháng 3 năm 2025"
		}
		if f.State == corpus.FindingExpired {
			f.Grounds = []corpus.Ground{{Words: "Danh mục a.csv ghi “Hết hiệu lực toàn bộ”"}}
		}
		r.Findings = append(r.Findings, f)
	}
	return r, nil
}

func (testChecker) Annotate([]byte, *corpus.Review) ([]byte, error) {
	return nil, errors.New("no DOCX")
}

func (testChecker) Sheet(*corpus.Review) ([]byte, error) { return []byte("PK phiếu"), nil }

func (testChecker) WriteCSV(w io.Writer, _ *corpus.Review) error {
	_, err := io.WriteString(w, "\uFEFFSTT\r\n")
	return err
}

func checking(c testChecker, changes ...func(*Options)) func(*Options) {
	return func(o *Options) {
		o.Checker = c
		for _, change := range changes {
			change(o)
		}
	}
}

// sendFile posts a form with a file, as a reader of the network.
func (s *testSite) sendFile(t *testing.T, path, name string, body []byte, fields map[string]string) answer {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := m.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	if name != "" {
		w, err := m.CreateFormFile("tep", name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(body)
	}
	_ = m.Close()
	r, err := http.NewRequest(http.MethodPost, s.URL+path, &b)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Host = "kho.example.vn"
	return s.do(t, r)
}

// twelve is a draft with a citation in each state, and a character that HTML must escape.
func twelve() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "Căn cứ Quyết định số %d/QĐ-UBND <b>& nước sạch</b>;\n", i+10)
	}
	return b.String()
}

func TestADraftIsCheckedAndShownWithItsFindings(t *testing.T) {
	s := newTestSite(t).with(t, checking(testChecker{}))
	a := s.sendFile(t, "/kiem-tra", "du thao.txt", []byte(twelve()), map[string]string{"tai": "2025-03-31", "noi-dung": ""})
	at := a.header.Get("Location")
	if a.code != http.StatusSeeOther || !regexp.MustCompile(`^/kiem-tra/[A-Za-z0-9_-]{22}$`).MatchString(at) {
		t.Fatalf("%d %q: %s", a.code, at, a.body)
	}
	page := s.get(t, at)
	if field := `name="tai" size="10" maxlength="20" placeholder="27/3/2025" value="31/3/2025"`; !strings.Contains(page.body, field) || strings.Contains(page.body, `type="date"`) {
		t.Error("the day stands otherwise than officials write days: a browser shows a field for dates in its own language")
	}
	if again := text(s.page(t, at+"?tai=05/4/2025")); !strings.Contains(again, "kiểm tra tại ngày 05/4/2025") {
		t.Errorf("a day as people write it is not read: %.300s", again)
	}
	if page.code != http.StatusOK {
		t.Fatal(page.code, page.body)
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"} {
		if got := page.header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	for _, state := range corpus.FindingStates() {
		if label := (corpus.Finding{State: state}).Label(); !strings.Contains(page.body, label) {
			t.Errorf("the page does not say %q", label)
		}
	}
	if lead := "Dự thảo “du thao.txt”. 12 dẫn chiếu, kiểm tra tại ngày 31/3/2025"; !strings.Contains(text(page.body), lead) {
		t.Errorf("the page lacks %q", lead)
	}
	for _, want := range []string{`href="#kq-12"`, `id="dc-12"`, `id="kq-1"`, "&lt;b&gt;&amp; nước sạch", `<del><span class="nw">25/3/2025</span></del>`,
		`<ins><span class="nw">27/3/2025</span></ins>`, "Chép cách viết đúng", "(11)", `content="noindex`, "Dự thảo không được lưu trong kho"} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page.body, "<b>&") || strings.Contains(page.body, themePath) {
		t.Error("the draft is not escaped, or a form is on the page that no browser may send")
	}
	if mend := s.page(t, at+"?loc=can-sua"); strings.Contains(mend, `id="kq-1"`) || !strings.Contains(mend, `id="kq-2"`) {
		t.Error("what is right is shown among what is to be mended")
	}
	if later := s.page(t, at+"?tai=2026-01-02"); !strings.Contains(text(later), "kiểm tra tại ngày 02/01/2026") || !strings.Contains(later, at+".csv?tai=2026-01-02") {
		t.Error("the draft is not judged on another day")
	}
	sheet := s.page(t, at+"/phieu")
	for _, want := range []string{"Phiếu rà soát dẫn chiếu", "du thao.txt", "Ý kiến người rà soát", "Người rà soát", "Dự thảo ghi", "Danh mục a.csv ghi"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	if strings.Contains(text(sheet), "“”") {
		t.Error("the sheet quotes nothing where a list is the ground")
	}
	for _, kind := range []string{"csv", "docx", "json"} {
		if f := s.get(t, at+"."+kind); f.code != 200 || !strings.HasPrefix(f.header.Get("Content-Disposition"), "attachment") || f.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", kind, f.code, f.header)
		}
	}
	var r corpus.Review
	if err := json.Unmarshal([]byte(s.page(t, at+".json")), &r); err != nil || len(r.Findings) != 12 || r.Text != twelve() {
		t.Errorf("JSON: %v, %d findings", err, len(r.Findings))
	}
}

func TestWhatWasSentIsForgottenAfterAnHour(t *testing.T) {
	now := time.Date(2025, 5, 1, 8, 0, 0, 0, time.UTC)
	s := newTestSite(t).with(t, checking(testChecker{}, func(o *Options) { o.Now = func() time.Time { return now } }))
	at := s.sendFile(t, "/kiem-tra", "", nil, map[string]string{"noi-dung": twelve()}).header.Get("Location")
	s.page(t, at)
	now = now.Add(59 * time.Minute)
	s.page(t, at)
	now = now.Add(time.Minute)
	for _, path := range []string{at, at + "/phieu", at + ".csv", "/kiem-tra/AAAAAAAAAAAAAAAAAAAAAA"} {
		if a := s.get(t, path); a.code != http.StatusGone || !strings.Contains(a.body, "Kết quả đã hết hạn sau 60 phút") {
			t.Errorf("%s answers %d", path, a.code)
		}
	}
	if a := s.get(t, "/kiem-tra/abc"); a.code != http.StatusNotFound {
		t.Errorf("no code answers %d", a.code)
	}
}

func TestWhatCannotBeCheckedIsSaid(t *testing.T) {
	s := newTestSite(t).with(t, checking(testChecker{}))
	for _, c := range []struct {
		name, file string
		body       []byte
		fields     map[string]string
		code       int
		want       string
	}{
		{"nothing", "", nil, map[string]string{"noi-dung": " \n"}, 422, "Dán nội dung dự thảo hoặc chọn tệp."},
		{"a wrong day", "", nil, map[string]string{"noi-dung": "x", "tai": "30/2/2025"}, 422, "Nhập ngày theo dạng 27/3/2025."},
		{"a file with a password", "a.pdf", []byte("%PDF"), nil, 422, "Không đọc được tệp: tệp PDF có mật khẩu. Hãy dán nội dung."},
		{"an empty file", "a.txt", nil, nil, 422, "Không đọc được tệp"},
		{"a file of 20 MB and a byte", "a.txt", make([]byte, maxUpload+1), nil, 413, "Tệp a.txt 20 MB; giới hạn 20 MB."},
		{"more than that", "a.txt", make([]byte, maxUpload+(3<<20)), nil, 413, "Tệp quá lớn"},
		{"no citation", "", nil, map[string]string{"noi-dung": "Không có gì."}, 303, ""},
	} {
		a := s.sendFile(t, "/kiem-tra", c.file, c.body, c.fields)
		if a.code != c.code || !strings.Contains(a.body, c.want) {
			t.Errorf("%s: %d %s", c.name, a.code, text(a.body))
		}
		if at := a.header.Get("Location"); at != "" && !strings.Contains(s.page(t, at), "Không thấy dẫn chiếu nào trong dự thảo. Dẫn chiếu thường có dạng “Quyết định số 12/QĐ-UBND ngày …”.") {
			t.Errorf("%s: the page does not say so", c.name)
		}
	}
	r, err := http.NewRequest(http.MethodPost, s.URL+"/kiem-tra", strings.NewReader("noi-dung=x"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://example.com")
	if a := s.do(t, r); a.code != http.StatusForbidden {
		t.Errorf("a form of another site answers %d", a.code)
	}
}

func TestNoDraftTouchesTheDiskOrTheLog(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	var log bytes.Buffer
	const secret = "Ngân sách tỉnh dự chi"
	mode := ""
	c := testChecker{func(d Draft) error {
		switch {
		case mode == "error":
			return fmt.Errorf("read %s: %w", d.Name, errors.New(string(d.Body)))
		case mode == "panic":
			panic(string(d.Body))
		}
		return nil
	}}
	s := newTestSite(t).with(t, checking(c, func(o *Options) { o.Logger = slog.New(slog.NewTextHandler(&log, nil)) }))
	body := []byte(secret + " số 1/QĐ-UBND\n" + strings.Repeat("Căn cứ Luật;\n", 1_000_000))
	for _, mode = range []string{"", "error", "panic"} {
		a := s.sendFile(t, "/kiem-tra", secret+".txt", body, nil)
		if want := map[string]int{"": 303, "error": 500, "panic": 500}[mode]; a.code != want {
			t.Errorf("%q: %d", mode, a.code)
		}
	}
	if log.Len() == 0 || strings.Contains(log.String(), "Ngân sách") {
		t.Errorf("the log says: %s", log.String())
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("on the disk lie %v, %v", left, err)
	}
}

func TestWhoAsksTooOftenWaits(t *testing.T) {
	now := time.Date(2025, 5, 1, 8, 0, 0, 0, time.UTC)
	s := newTestSite(t).with(t, checking(testChecker{}, func(o *Options) { o.Now = func() time.Time { return now } }))
	send := func() answer { return s.sendFile(t, "/api/v1/kiem-tra", "", nil, map[string]string{"text": "x"}) }
	n := 0
	for ; n < 100; n++ {
		if a := send(); a.code != 200 {
			if a.code != 429 || a.header.Get("Retry-After") == "" || !strings.Contains(a.body, "Thử lại sau") {
				t.Fatalf("%d %s", a.code, a.body)
			}
			break
		}
	}
	if n < 5 || n == 100 {
		t.Errorf("%d drafts are checked at once", n)
	}
	now = now.Add(time.Minute)
	if a := send(); a.code != 200 {
		t.Errorf("a minute later: %d", a.code)
	}
}

func TestADraftIsCheckedForPrograms(t *testing.T) {
	s := newTestSite(t).with(t, checking(testChecker{}))
	ask := func(kind, body string) answer {
		r, err := http.NewRequest(http.MethodPost, s.URL+"/api/v1/kiem-tra", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", kind)
		return s.do(t, r)
	}
	var r corpus.Review
	a := ask("application/json", `{"text":"Căn cứ Quyết định số 5/QĐ-UBND","tai":"2025-03-31"}`)
	if err := json.Unmarshal([]byte(a.body), &r); err != nil || len(r.Findings) != 1 || r.Day.Short() != "31/3/2025" || a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v %s", err, a.body)
	}
	for body, code := range map[string]int{`{"text":""}`: 400, `{`: 400, `{"text":"x","tai":"hôm qua"}`: 400, `{"text":"x"}`: 200} {
		if a := ask("application/json", body); a.code != code {
			t.Errorf("%s answers %d", body, a.code)
		}
	}
}

func TestEveryPartOfALongDraftIsShownOnce(t *testing.T) {
	all := func(corpus.Finding) bool { return true }
	line := strings.Repeat("Căn cứ Quyết định số 7/QĐ-UBND và Kế hoạch ấy; ", 3)
	for name, text := range map[string]string{
		"none": "", "short": "số 1/QĐ-UBND", "lines": strings.Repeat(line+"\n", 5000), "one line": strings.Repeat(line, 5000),
		"no citation": strings.Repeat("Nước sạch nông thôn.\n", 40_000), "no line break": strings.Repeat("ệ", 400_000),
	} {
		r, _ := testChecker{}.Check(t.Context(), Draft{Body: []byte(text)})
		next, seen := 0, map[int]bool{}
		parts := draftParts(r, all)
		for _, p := range parts {
			if len(r.Findings) > 0 && p.Start < next {
				t.Fatalf("%s: a part begins at %d, before %d", name, p.Start, next)
			}
			next = p.End
			if len(p.findings) > draftFindings || p.Len() > draftBytes+1000 || !p.Fits(text) || strings.ContainsRune(string(draftHTML(r, p)), '\uFFFD') {
				t.Fatalf("%s: a part of %d findings and %d bytes", name, len(p.findings), p.Len())
			}
			for _, i := range p.findings {
				if f := r.Findings[i]; seen[i] || f.Start < p.Start || f.End > p.End {
					t.Fatalf("%s: finding %d is shown twice, or without its text", name, i)
				}
				seen[i] = true
			}
		}
		if len(seen) != len(r.Findings) {
			t.Errorf("%s: %d of %d findings are shown", name, len(seen), len(r.Findings))
		}
	}
}
