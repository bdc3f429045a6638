package web

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// resolve posts a list to the API.
func (s *testSite) resolve(t *testing.T, kind, accept string, body io.Reader, change ...func(*http.Request)) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.URL+"/api/v1/resolve", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "kho.example.vn"
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Accept", accept)
	for _, c := range change {
		c(r)
	}
	return s.do(t, r)
}

// rowsOf reads an answer of the API, whichever of its forms it has.
func rowsOf(t *testing.T, a answer) []BatchRow {
	t.Helper()
	var rows []BatchRow
	if strings.HasPrefix(a.body, "[") {
		if err := json.Unmarshal([]byte(a.body), &rows); err != nil {
			t.Fatal(err, a.body)
		}
		return rows
	}
	d := json.NewDecoder(strings.NewReader(a.body))
	for {
		var r BatchRow
		err := d.Decode(&r)
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err, a.body)
		}
		rows = append(rows, r)
	}
}

func TestNumbersInAnySpellingAreResolved(t *testing.T) {
	twin := &corpus.Document{Title: "Phê duyệt đề án khác", Text: decisionText, Pages: pagesOf(decisionText), Header: corpus.Header{System: corpus.SystemState,
		Number: "45/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Hải Đông", Issued: corpus.Date{Year: 2024, Month: 5, Day: 2}}}
	s := newTestSite(t, twin)
	plan, ours, theirs, stub := s.ids["plan"], s.ids["decision"], s.ids["more0"], s.ids["stub"]
	for _, c := range []struct {
		line  string
		state corpus.LinkState
		want  corpus.ID
		many  int
	}{
		{"12/KH-UBND", corpus.LinkResolved, plan, 0},
		{"12 kh ubnd", corpus.LinkResolved, plan, 0},
		{"kh12", corpus.LinkResolved, plan, 0},
		{"KH 12/KH-UBND", corpus.LinkResolved, plan, 0},
		{"12/KH-UBND ngày 3/2/2025, thực hiện 57-NQ/TW", corpus.LinkResolved, plan, 0},
		{"Kế hoạch số 12/KH-UBND ngày 03 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh Vân Sơn về nước sạch", corpus.LinkResolved, plan, 0},
		{"12/KH-UBND ngày 3/2/2024", corpus.LinkAbsent, "", 1},
		{"12/KH-UBND của Bộ Tài chính", corpus.LinkAbsent, "", 1},
		{"45/QĐ-UBND", corpus.LinkAmbiguous, "", 2},
		{"45/QĐ-UBND ngày 10/01/2025", corpus.LinkResolved, ours, 0},
		{"qd 45 năm 2024", corpus.LinkResolved, theirs, 0},
		{"45/QĐ-UBND tỉnh Hải Đông", corpus.LinkResolved, theirs, 0},
		{"45/QĐ-UBND ngày 11/11/2023", corpus.LinkAbsent, "", 2},
		{"99/NQ-HĐND", corpus.LinkResolved, stub, 0},
		{"57-NQ/TW", corpus.LinkResolved, "57-nq-tw-2024-12-22-bo-chinh-tri", 0},
		{"100/QĐ-UBND", corpus.LinkAbsent, "", 0},
		{"xin chào", corpus.LinkMalformed, "", 0},
		{"7/BC-BCH", corpus.LinkAbsent, "", 0}, // secret
		{strings.Repeat("x", 5000), corpus.LinkMalformed, "", 0},
	} {
		rows := rowsOf(t, s.resolve(t, "text/plain", "", strings.NewReader(c.line)))
		if len(rows) != 1 {
			t.Fatalf("%s: %d rows", c.line, len(rows))
		}
		got := corpus.ID("")
		if rows[0].Document != nil {
			got = rows[0].Document.ID
		}
		if rows[0].State != c.state || got != c.want || len(rows[0].Candidates) != c.many || rows[0].Reason == "" {
			t.Errorf("%.60s: %+v", c.line, rows[0])
		}
	}
	if rows := rowsOf(t, s.resolve(t, "text/plain", "", strings.NewReader("7/BC-BCH"), local)); rows[0].Document == nil {
		t.Error("a secret document is not found on this machine")
	}
}

func TestAListComesInEveryForm(t *testing.T) {
	s := newTestSite(t)
	want := []corpus.LinkState{corpus.LinkResolved, corpus.LinkAbsent}
	for _, c := range []struct{ kind, body string }{
		{"text/plain", "\uFEFF12/KH-UBND\r\n\r\n100/QĐ-UBND\r\n"},
		{"text/csv", "\uFEFFSTT;Số, ký hiệu;Ngày\n1;12/KH-UBND;03/02/2025\n2;100/QĐ-UBND;\n"},
		{"text/plain", "12/KH-UBND, 100/QĐ-UBND"},
		{"text/plain", "KH 12/KH-UBND và 100/QĐ-UBND;"},
		{"text/csv", "12/KH-UBND\n100/QĐ-UBND"},
		{"application/json", `["12/KH-UBND", "100/QĐ-UBND"]`},
		{"application/json", ` [{"so":"12/KH-UBND","ngay":"2025-02-03","co_quan":"UBND tỉnh Vân Sơn"}, {"so":"100/QĐ-UBND"}]`},
		{"application/x-ndjson", "\"12/KH-UBND\"\n{\"number\":\"100/QĐ-UBND\"}\n"},
	} {
		a := s.resolve(t, c.kind, "", strings.NewReader(c.body))
		var got []corpus.LinkState
		for i, r := range rowsOf(t, a) {
			if got = append(got, r.State); r.Row != i+1 {
				t.Errorf("%s: row %d is called %d", c.body, i+1, r.Row)
			}
		}
		if d := cmp.Diff(want, got); a.code != 200 || d != "" || (c.kind == "application/json") != strings.HasPrefix(a.body, "[") {
			t.Errorf("%s %s: %d %s", c.kind, c.body, a.code, a.body)
		}
	}
	for _, c := range []struct {
		kind, body string
		code       int
	}{
		{"application/json", "", 200}, {"application/json", "[]", 200}, {"text/plain", "\n\n", 200}, {"application/json", `["12/KH`, 400}, {"application/json", "{", 400},
		{"text/plain", strings.Repeat("a", longestLine+1), 400}, {"application/json", `["` + strings.Repeat("a", 3*longestLine) + `"]`, 400}, {"application/json", `[1, null, [2]]`, 200},
	} {
		if a := s.resolve(t, c.kind, "", strings.NewReader(c.body)); a.code != c.code || !json.Valid([]byte(a.body)) && a.body != "" {
			t.Errorf("%s %.40s: %d %.200s", c.kind, c.body, a.code, a.body)
		}
	}
}

// stream posts a list that its writer gives; each row that comes back is told.
func (s *testSite) stream(list io.Reader) <-chan string {
	rows := make(chan string, 4*batchRows)
	go func() {
		defer close(rows)
		r, _ := http.NewRequest(http.MethodPost, s.URL+"/api/v1/resolve", list)
		r.Header.Set("Content-Type", "text/plain")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			return
		}
		defer res.Body.Close()
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			rows <- lines.Text()
		}
	}()
	return rows
}

func TestAListIsAnsweredWhileItComesInAndHoldsNobodyUp(t *testing.T) {
	s := newTestSite(t)
	list := strings.Repeat("12/KH-UBND\n", batchRows)
	var ends []*io.PipeWriter
	var all []<-chan string
	for range 4 {
		in, out := io.Pipe()
		rows := s.stream(in)
		for range 2 {
			if _, err := io.WriteString(out, list); err != nil {
				t.Fatal(err)
			}
		}
		select {
		case <-rows:
		case <-time.After(10 * time.Second):
			t.Fatal("no answer before the end of the list")
		}
		ends, all = append(ends, out), append(all, rows)
	}
	if a := s.resolve(t, "text/plain", "", strings.NewReader("12/KH-UBND")); a.code != http.StatusOK {
		t.Errorf("beside lists that stand still another one is answered %d", a.code)
	}
	for i, out := range ends {
		_, _ = io.WriteString(out, list)
		out.Close()
		n := 1
		for range all[i] {
			n++
		}
		if n != 3*batchRows {
			t.Errorf("%d rows", n)
		}
	}
}

func TestANumberKnownFromCitationsAloneIsNotSaidToBeHeld(t *testing.T) {
	s := newTestSite(t)
	a := s.send(t, "/doi-chieu-so", url.Values{"so": {"57-NQ/TW"}}, network)
	got := text(s.page(t, a.header.Get("Location")))
	if !strings.Contains(got, "Kho chỉ biết một văn bản mang số này") || !strings.Contains(got, "Chỉ biết qua dẫn chiếu") || strings.Contains(got, "Có trong kho") {
		t.Errorf("the page says %s", got)
	}
}

func TestAListIsLookedUpOnAPage(t *testing.T) {
	s := newTestSite(t)
	var list strings.Builder
	for i := range 250 {
		fmt.Fprintf(&list, "%d/KH-UBND\n", i+1)
	}
	list.WriteString("=1+1 số gì\n")
	a := s.send(t, "/doi-chieu-so", url.Values{"so": {list.String()}}, network)
	at := a.header.Get("Location")
	if a.code != http.StatusSeeOther || !regexp.MustCompile(`^/doi-chieu-so/[A-Za-z0-9_-]{22}$`).MatchString(at) {
		t.Fatalf("%d %s", a.code, at)
	}
	first := s.page(t, at)
	for _, want := range []string{"251 dòng", "Xác định được (1)", "Không có trong kho (249)", "Không đọc được số (1)", "trang=2", "Kế hoạch", "Tải CSV"} {
		if !strings.Contains(first, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if found := s.page(t, at+"?loc=thay"); !strings.Contains(found, documentURL(s.ids["plan"])) || strings.Contains(found, "100/KH-UBND") {
		t.Error("the lines found are not shown alone")
	}
	if last := s.page(t, at+"?loc=khong-co&trang=3"); strings.Count(last, "<tr>") != 50 {
		t.Errorf("the last page has %d lines", strings.Count(last, "<tr>")-1)
	}
	for _, f := range []answer{s.get(t, at+".csv"), s.send(t, "/doi-chieu-so.csv", url.Values{"so": {list.String()}}, network)} {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(f.body, "\uFEFF"))).ReadAll()
		if err != nil || len(rows) != 252 || !strings.HasPrefix(f.body, "\uFEFF") || f.header.Get("Cache-Control") != "no-store" {
			t.Fatalf("CSV: %v, %d rows", err, len(rows))
		}
		if rows[12][5] != "12/KH-UBND" || rows[251][1] != "'=1+1 số gì" {
			t.Errorf("CSV: %q, %q", rows[12], rows[251])
		}
	}
	for _, fields := range []url.Values{{"so": {" "}}, {"so": {"1/KH-UBND"}, "tai": {"hôm qua"}}} {
		if a := s.send(t, "/doi-chieu-so", fields, network); a.code != http.StatusUnprocessableEntity || !strings.Contains(a.body, "Có 1 chỗ cần sửa") {
			t.Errorf("%v: %d", fields, a.code)
		}
	}
	if a := s.get(t, "/doi-chieu-so/AAAAAAAAAAAAAAAAAAAAAA"); a.code != http.StatusGone {
		t.Errorf("a code that is no more answers %d", a.code)
	}
}

func TestNothingIsAbsentForSureWhileTheStoreIsNotJudged(t *testing.T) {
	s := newTestSite(t)
	if rows := rowsOf(t, s.resolve(t, "text/plain", "", strings.NewReader("100/QĐ-UBND"))); rows[0].Unverified {
		t.Errorf("%+v", rows[0])
	}
	d := &corpus.Document{Title: "Giá nước", Text: decisionText, Pages: pagesOf(decisionText), Header: corpus.Header{Number: "46/QĐ-UBND", Type: "Quyết định"}}
	if _, err := s.store.Put(t.Context(), d, corpus.Source{Path: "/kho/nguon/gia.txt", SHA256: "ab12ab12ab12ab12ab12"}, "test"); err != nil {
		t.Fatal(err)
	}
	if rows := rowsOf(t, s.resolve(t, "text/plain", "", strings.NewReader("100/QĐ-UBND"))); !rows[0].Unverified {
		t.Errorf("%+v", rows[0])
	}
	page := s.page(t, s.send(t, "/doi-chieu-so", url.Values{"so": {"100/QĐ-UBND"}}, network).header.Get("Location"))
	if !strings.Contains(page, "Chưa xác minh được (1)") || strings.Contains(page, "Không có trong kho") {
		t.Error("the page says that it is absent")
	}
}

func FuzzLinesOfAListEnd(f *testing.F) {
	for _, s := range []string{`["a",{"so":"1/QĐ"}]`, "a;b\n\"1;2", "[", "\xEF\xBB\xBF[1]", `{"so":1}{"so":"x"}`, "\x00\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for name, next := range map[string]lineSource{"text": textLines(strings.NewReader(string(body))), "csv": csvLines(strings.NewReader(string(body))), "json": jsonLines(strings.NewReader(string(body)))} {
			for n := 0; ; n++ {
				line, err := next()
				if err != nil {
					break
				}
				if n > len(body)+1 {
					t.Fatalf("%s: more lines than bytes", name)
				}
				if a, ok := readAsked(line); ok && a.canonical == "" && a.serial == "" {
					t.Fatalf("%s: %q is read as a number without one", name, line)
				}
			}
		}
	})
}
