package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"vankho/corpus"
)

const sampleDraft = "../../corpus/sample/draft/du-thao-quyet-dinh-quy-che.docx"

func TestADraftIsHandedInAndItsFaultsAreShown(t *testing.T) {
	b := browser(t, 1280, 1700)
	site := sampleSite(t)
	draft, err := filepath.Abs(sampleDraft)
	if err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate(site+"/kiem-tra"), chromedp.SetUploadFiles(css(`#tep`), []string{draft}), chromedp.SetValue(css(`#tai`), "2025-03-31"))
	b.picture("kiem-tra")
	b.do(chromedp.Click(css(`main form button`)), chromedp.WaitVisible(css(`.dr`)))
	at := ask(b, chromedp.Location())
	if !regexp.MustCompile(`/kiem-tra/[A-Za-z0-9_-]{22}$`).MatchString(at) {
		t.Fatalf("the findings are at %s", at)
	}
	b.picture("kiem-tra-ket-qua")
	if said := b.text(`.bar .tools`); !strings.Contains(said, "Chỉ hiện chỗ cần sửa (12)") {
		t.Errorf("of twelve faults the page says %q", said)
	}
	b.do(chromedp.Click(css(`.dr a.end`)))
	if !b.becomes(`(() => { const e = document.querySelector('.hit:target'), r = e && e.getBoundingClientRect();
		return !!e && e.textContent.includes('1240/QĐ-UBND') && r.top >= 0 && r.top < innerHeight })()`) {
		t.Error("the underlined words do not lead to their finding")
	}
	b.run(`document.querySelector('a[href*="loc=can-sua"]').click()`) // by its place it may be missed while the page still scrolls
	b.do(chromedp.WaitVisible(css(`a[href*="loc=can-sua"][aria-current]`)))
	if n := ask(b, chromedp.Evaluate[int](`document.querySelectorAll('.hit').length`)); n != 12 {
		t.Errorf("%d findings are to be mended", n)
	}
	b.do(chromedp.EmulateViewport(360, 800))
	if width := ask(b, chromedp.Evaluate[int](`document.documentElement.scrollWidth`)); width > 360 {
		t.Errorf("on a small screen the page is %d wide", width)
	}
	b.picture("360-kiem-tra")
	b.do(chromedp.EmulateViewport(1280, 1700), chromedp.Navigate(at+"/phieu"), chromedp.WaitVisible(css(`main table`)))
	if n := ask(b, chromedp.Evaluate[int](`document.querySelectorAll('main tbody tr').length`)); n < 24 {
		t.Errorf("the sheet has %d rows", n)
	}
	pdf := ask(b, chromedp.PrintToPDF(func(p *page.PrintToPDFParams) { p.PreferCSSPageSize = new(true) }))
	if box := regexp.MustCompile(`/MediaBox ?\[0 0 (59[45][.\d]*) (84[12][.\d]*)\]`); !box.Match(pdf) {
		t.Errorf("the sheet is not printed on A4 (%d bytes)", len(pdf))
	}
	if dir := os.Getenv("VANKHO_TEST_PICTURES"); dir != "" {
		write(t, filepath.Join(dir, "phieu.pdf"), string(pdf))
	}
}

func TestADraftIsCheckedWithoutAScriptOrADisk(t *testing.T) {
	data := filepath.Join(t.TempDir(), "kho")
	site := startServer(t, data)
	before := filesBelow(t, data)
	body, err := os.ReadFile(sampleDraft)
	if err != nil {
		t.Fatal(err)
	}
	at := handIn(t, site, "du-thao.docx", body)
	docx := fetch(t, at+".docx")
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "word/comments.xml" }) {
		t.Error("the draft comes back without comments")
	}
	var r corpus.Review
	if err := json.Unmarshal(fetch(t, at+".json"), &r); err != nil || r.Mend() != 12 {
		t.Errorf("%v, %d faults", err, r.Mend())
	}
	pasted := fetch(t, handIn(t, site, "", []byte(r.Text))+".json")
	var again corpus.Review
	if err := json.Unmarshal(pasted, &again); err != nil || again.Mend() != 12 {
		t.Errorf("pasted: %v, %d faults", err, again.Mend())
	}
	if after := filesBelow(t, data); !slices.Equal(before, after) {
		t.Errorf("the data folder held %v, holds %v", before, after)
	}
}

// A picture of a draft is recognised before it is checked, and the reader is told so.
func TestAPictureOfADraftIsRecognisedFirst(t *testing.T) {
	if testing.Short() {
		t.Skip("text recognition is left out of the quick run")
	}
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("no tesseract on this machine")
	}
	site := sampleSite(t)
	body, err := os.ReadFile("../../indexer/extract/testdata/trang.png")
	if err != nil {
		t.Fatal(err)
	}
	page := string(fetch(t, handIn(t, site, "trang.png", body)))
	if !strings.Contains(page, "Tệp là ảnh quét; đã nhận dạng, hãy xem lại chữ") {
		t.Error("the page does not say that the text was recognised")
	}
}

// handIn sends a draft, as a file or pasted where it has no name, and answers where its findings are.
func handIn(t *testing.T, site, name string, body []byte) string {
	t.Helper()
	form := &bytes.Buffer{}
	m := multipart.NewWriter(form)
	err := m.WriteField("tai", "2025-03-31")
	if name == "" {
		err = errors.Join(err, m.WriteField("noi-dung", string(body)))
	} else if w, failed := m.CreateFormFile("tep", name); failed == nil {
		_, err = w.Write(body)
	}
	if err = errors.Join(err, m.Close()); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, site+"/kiem-tra", form)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusSeeOther {
		said, _ := io.ReadAll(res.Body)
		t.Fatalf("%d: %s", res.StatusCode, said)
	}
	return site + res.Header.Get("Location")
}

func fetch(t *testing.T, address string) []byte {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v", address, res.StatusCode, err)
	}
	return body
}

// filesBelow are the files of a folder, but those that serving itself writes.
func filesBelow(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.Contains(path, "chi-muc") && !strings.Contains(path, "index") && !strings.Contains(path, "cache") && !strings.Contains(path, ".db") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
