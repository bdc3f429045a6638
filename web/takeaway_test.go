package web

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/search/engine"
)

// tableOf reads a CSV as another program does, and answers its rows without the heads, by head.
func tableOf(t *testing.T, body string) []map[string]string {
	t.Helper()
	body, marked := strings.CutPrefix(body, "\uFEFF")
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || !marked || len(rows) == 0 {
		t.Fatalf("%v, marked %v: %s", err, marked, body)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		x := map[string]string{}
		for i, head := range rows[0] {
			x[head] = row[i]
		}
		out = append(out, x)
	}
	return out
}

func TestAllDocumentsOfASearchAreTakenAway(t *testing.T) {
	s := newTestSite(t)
	var found struct{ Total int }
	if err := json.Unmarshal([]byte(s.page(t, "/api/v1/tim?q=n%C6%B0%E1%BB%9Bc")), &found); err != nil || found.Total < 2 {
		t.Fatal(found, err)
	}
	const asked = "?q=n%C6%B0%E1%BB%9Bc&don-vi=dieu&trang=3"
	rows := tableOf(t, s.page(t, "/tim.csv"+asked))
	var ids []string
	for _, r := range rows {
		ids = append(ids, r["Mã văn bản"])
		if !strings.HasPrefix(r["Địa chỉ"], "http://kho.example.vn/van-ban/") {
			t.Errorf("address %q", r["Địa chỉ"])
		}
	}
	if len(ids) != found.Total || slices.Contains(ids, string(s.ids["secret"])) {
		t.Errorf("%d rows of %d: %v", len(ids), found.Total, ids)
	}
	var again []string
	for line := range strings.Lines(s.page(t, "/tim.jsonl"+asked, local)) {
		var r struct {
			ID string `json:"document_id"`
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		again = append(again, r.ID)
	}
	if !slices.Equal(ids, again) {
		t.Errorf("CSV %v, JSONL on this machine %v", ids, again)
	}
	for ending, entry := range map[string]string{"bib": "@misc{", "ris": "TY  - GOVDOC"} {
		if n := strings.Count(s.page(t, "/tim."+ending+asked), entry); n != len(ids) {
			t.Errorf("%s: %d of %d", ending, n, len(ids))
		}
	}
	for _, path := range []string{"/tim.csv", "/tim.xlsx", "/tim.jsonl", "/tim.bib", "/tim.ris", "/tim.zip"} {
		a := s.get(t, path+"?q=khongcotunaothe")
		if kind := takeawayOf(path[5:]).kind; a.code != http.StatusOK || a.header.Get("Content-Type") != kind || !strings.Contains(a.header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s of nothing: %d %v", path, a.code, a.header)
		}
		if a := s.get(t, path+"?nam=x"); a.code != http.StatusBadRequest {
			t.Errorf("%s with a wrong year: %d", path, a.code)
		}
		if a := s.get(t, path, func(r *http.Request) { r.Method = http.MethodHead }); a.code != http.StatusOK || a.body != "" {
			t.Errorf("HEAD %s: %d", path, a.code)
		}
	}
}

func TestNoCellOfATakenListRuns(t *testing.T) {
	s := newTestSite(t)
	d := &corpus.Document{Title: `=HYPERLINK("http://x","y")`, Text: "Nước và công thức.", Header: corpus.Header{Number: "+1+cmd|' /C calc'!A0", Issuer: "@SUM(1)", Type: "-2+3"}}
	if _, err := s.store.Put(t.Context(), d, corpus.Source{Path: "/kho/=a.txt", SHA256: strings.Repeat("a", 64)}, "test"); err != nil {
		t.Fatal(err)
	}
	if err := s.options.Engine.(*engine.Engine).Sync(t.Context(), s.store, nil); err != nil {
		t.Fatal(err)
	}
	for _, r := range tableOf(t, s.page(t, "/tim.csv?q=c%C3%B4ng+th%E1%BB%A9c")) {
		for head, cell := range r {
			if cell != "" && strings.ContainsAny(cell[:1], "=+@\t\r") {
				t.Errorf("%s: %q would run", head, cell)
			}
		}
	}
}

func TestOriginalsAreTakenAwayWithAListOfThem(t *testing.T) {
	s := newTestSite(t)
	for _, path := range []string{"/tim.zip?q=n%C6%B0%E1%BB%9Bc", "/van-ban/" + string(s.ids["plan"]) + ".zip"} {
		body := s.page(t, path, local)
		z, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			if _, twice := files[f.Name]; twice || strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") {
				t.Errorf("name %q", f.Name)
			}
			files[f.Name] = string(b)
		}
		listed := 0
		for _, r := range tableOf(t, files[archiveList]) {
			if name := r["Tệp trong gói"]; name != "" {
				listed++
				if _, ok := files[name]; !ok || !strings.HasPrefix(name, archiveFolder) {
					t.Errorf("%s is listed and not there", name)
				}
			} else if r["Ghi chú"] == "" {
				t.Errorf("no file and no word why: %v", r)
			}
		}
		if listed != len(files)-1 || listed == 0 {
			t.Errorf("%s: %d files, %d listed", path, len(files)-1, listed)
		}
		if want := "plan" + planText; files[archiveFolder+string(s.ids["plan"])+".html"] != want {
			t.Errorf("%s: the plan is not as it was kept", path)
		}
		for name, b := range files {
			if strings.Contains(b, "phòng thủ hồ chứa") {
				t.Errorf("%s: %s holds a secret", path, name)
			}
		}
	}
	if a := s.get(t, "/van-ban/"+string(s.ids["secret"])+".zip", local); a.code != http.StatusNotFound {
		t.Errorf("originals of a secret document: %d", a.code)
	}
}

func TestThePageOfDownloadsSaysHowLargeTheyAre(t *testing.T) {
	s := newTestSite(t)
	results := s.page(t, "/tim?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch")
	for _, want := range []string{`href="/tim/tai-ve?q=`, `href="/tim.atom?q=`, `type="application/atom+xml"`} {
		if !strings.Contains(results, want) {
			t.Errorf("the results lack %s", want)
		}
	}
	page := s.get(t, "/tim/tai-ve?q=n%C6%B0%E1%BB%9Bc")
	checkPage(t, "tai-ve", page)
	for _, want := range []string{`href="/tim.xlsx?q=`, `href="/tim.zip?q=`, "không cắt bớt", "tệp, khoảng"} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if empty := s.page(t, "/tim/tai-ve?q=khongcotunaothe"); !strings.Contains(empty, "Không có văn bản nào khớp") {
		t.Error("nothing to take is not said")
	}
}

func TestWhoTakesTooOftenWaits(t *testing.T) {
	s := newTestSite(t)
	for range 70 {
		if a := s.get(t, "/tim.bib?q=khongcotunaothe"); a.code == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("seventy at once are let through")
}

func TestLibreOfficeReadsTheWorkbook(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or the tests are to be short")
	}
	s, dir := newTestSite(t), t.TempDir()
	file := filepath.Join(dir, "van-ban.xlsx")
	if err := os.WriteFile(file, []byte(s.page(t, "/tim.xlsx?q=n%C6%B0%E1%BB%9Bc")), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), office, "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", dir, file)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, "van-ban.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bufio.NewReader(bytes.NewReader(b))).ReadAll()
	if err != nil || len(rows) < 3 || !slices.Contains(rows[0], "Số, ký hiệu") {
		t.Fatalf("%v %v", rows, err)
	}
	if at := slices.Index(rows[0], "Địa chỉ"); rows[1][at] != "Mở văn bản" {
		t.Errorf("link %q", rows[1][at])
	}
}

func TestHostileAddressesOfFilesAndFeedsAreAnsweredWithASentence(t *testing.T) {
	s := newTestSite(t)
	for _, path := range []string{"/tim.exe", "/tim.", "/tim.csv/", "/tim.csv?tai=31%2F2%2F2025", "/tim.atom?nam=%00", "/van-ban/..%2f..%2fetc%2fpasswd.zip", "/van-ban/%3Cscript%3E.atom", "/van-ban/.zip",
		"/co-quan/%3Cscript%3Ealert(1)%3C%2Fscript%3E.atom", "/co-quan/..%2F.atom", "/sitemap-x.xml", "/sitemap-.xml", "/goi-y.json?q=%3Cscript%3E", "/tim.ris?q=%0D%0AER++-+", "/tim/tai-ve?q=%3Cscript%3Ealert(1)",
		"/tim.zip?coquan=-%2E%2E", "/tim.bib?xep=-", "/tim.csv?xep=%2D&loai=%27%3B"} {
		a := s.get(t, path)
		if a.code >= 500 {
			t.Errorf("%s: %d", path, a.code)
		}
		if strings.HasPrefix(a.header.Get("Content-Type"), "text/html") && strings.Contains(a.body, "<script>") {
			t.Errorf("%s: what was sent comes back as markup", path)
		}
	}
}

func TestAFileEndsWithItsReader(t *testing.T) {
	s := newTestSite(t)
	site := &site{library: s.store}
	ctx, leave := context.WithCancel(t.Context())
	ids := make([]corpus.ID, 10*cardsAtOnce)
	for i := range ids {
		ids[i] = s.ids["plan"]
	}
	lots := 0
	err := site.eachCard(ctx, ids, func() error {
		if lots++; lots == 3 {
			leave()
		}
		return nil
	}, func(corpus.Card) error { return nil })
	if !errors.Is(err, context.Canceled) || lots != 3 {
		t.Errorf("%v after %d lots", err, lots)
	}
}

// timed is an answer that notes how long its connection may take.
type timed struct {
	httptest.ResponseRecorder
	until time.Time
}

func (w *timed) SetWriteDeadline(t time.Time) error {
	w.until = t
	return nil
}

func TestASlowReaderIsGivenTimeAsLongAsOneReads(t *testing.T) {
	w := &timed{ResponseRecorder: *httptest.NewRecorder()}
	to := &unhurried{w: w, connection: http.NewResponseController(w)}
	for range 3 {
		to.set, w.until = time.Now().Add(-exportTime/2), time.Time{}
		if _, err := to.Write([]byte("x")); err != nil || time.Until(w.until) < exportTime/2 {
			t.Errorf("%v until %v", err, w.until)
		}
	}
	w.until = time.Time{}
	if _, err := to.Write([]byte("x")); err != nil || !w.until.IsZero() {
		t.Errorf("the time is set at each write: %v %v", err, w.until)
	}
}
