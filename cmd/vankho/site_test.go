package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"vankho/corpus/sample"
)

// tab is one page of a real browser; its methods fail the test on an error.
type tab struct {
	*testing.T
	ctx context.Context
}

// browser starts a headless Chromium, or skips the test where there is none.
func browser(t *testing.T, width, height int) tab {
	t.Helper()
	return browserFor(t, 2*time.Minute, width, height)
}

// browserFor starts a browser whose steps may take so long in all. It finds no host but this machine, so that nothing leaves it.
func browserFor(t *testing.T, most time.Duration, width, height int) tab {
	t.Helper()
	if testing.Short() {
		t.Skip("browser tests are left out of the quick run")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(width, height))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Logf("closing the browser: %v", err)
		}
		cancel()
		stop()
	})
	b := tab{t, ctx}
	b.do(chromedp.Navigate("about:blank")) // starts the browser, which no time limit may bind
	timed, cancelTime := context.WithTimeout(ctx, most)
	t.Cleanup(cancelTime)
	return tab{t, timed}
}

// css selects the first element of a page that matches a CSS selector, e.g. css(`#doan`). A plain string would also be looked for
// as text, so that `#doan` is "there" as soon as a link leads to `#doan-1`.
type css = chromedp.CSS

func (b tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// ask runs one action that answers something.
func ask[T any](b tab, a chromedp.Action[T]) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, a)
	if err != nil {
		b.Fatal(err)
	}
	return v
}

// picture keeps a screenshot of the page where VANKHO_TEST_PICTURES names a folder.
func (b tab) picture(name string) {
	b.Helper()
	dir := os.Getenv("VANKHO_TEST_PICTURES")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), ask(b, chromedp.FullScreenshot(100)), 0o644); err != nil {
		b.Fatal(err)
	}
}

// notice is a small invented document for the way from file to page.
const notice = `ỦY BAN NHÂN DÂN
TỈNH VÂN SƠN
Số: 77/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vân Sơn, ngày 15 tháng 4 năm 2025
THÔNG BÁO
Về việc cấp nước sinh hoạt mùa khô (văn bản minh họa)
Thực hiện Nghị quyết số 12/NQ-HĐND ngày 10 tháng 3 năm 2025 của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh thông báo:
1. Thời gian cấp nước
Các xã vùng cao được cấp nước sinh hoạt hai ngày một lần.
2. Đầu mối liên hệ
Trung tâm nước sạch tỉnh trực điện thoại cả ngày.
Nơi nhận:
- Các xã;
- Lưu: VT.
`

// noticeSite reads a folder with the notice and serves it.
func noticeSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "van-ban", "thong-bao.txt"), notice)
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	return startServer(t, data)
}

func TestAFolderBecomesASearchPage(t *testing.T) {
	b := browser(t, 1280, 1700)
	site := noticeSite(t)

	b.do(chromedp.Navigate(site+"/"),
		chromedp.SendKeys(css(`main input[name=q]`), "cap nuoc sinh hoat\r"),
		chromedp.WaitVisible(css(`main mark`)))
	title, mark := ask(b, chromedp.Text(css(`main h3 a`))), ask(b, chromedp.Text(css(`main .pq mark`)))
	if !strings.Contains(title, "cấp nước sinh hoạt") || !strings.Contains(strings.ToLower(mark), "nước") {
		t.Errorf("title %q, mark %q", title, mark)
	}
	b.do(chromedp.Click(css(`main .pq a`)), chromedp.WaitVisible(css(`#doan`)))
	if path := ask(b, chromedp.Location()); !strings.Contains(path, "/van-ban/77-tb-ubnd-2025-04-15") {
		t.Errorf("the document's address is %s", path)
	}
	seen := ask(b, chromedp.Evaluate[bool](`(() => { const r = document.getElementById('doan').getBoundingClientRect();
		return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 })()`))
	if !seen {
		t.Error("the passage is not in view")
	}

	b.do(chromedp.Navigate(site+"/tim?q=cap+nuoc&giai-thich=1"), chromedp.WaitVisible(css(`main .why`)), chromedp.KeyEvent("j"))
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.matches(".hit")`)) {
		t.Error("the key j does not reach the first hit")
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(css(`h1`)), chromedp.WaitVisible(css(`.dh`)))
	if path := ask(b, chromedp.Location()); !strings.Contains(path, "/van-ban/77-tb-ubnd-2025-04-15") {
		t.Errorf("the key Enter leads to %s", path)
	}
	b.do(chromedp.Navigate(site+"/tim?q=cap+nuoc"), chromedp.Click(css(`.tools summary`)), chromedp.WaitVisible(css(`.tools [href*="xep=moi"]`)), chromedp.Click(css(`.tools [href*="xep=moi"]`)),
		chromedp.WaitVisible(css(`.tools summary`)))
	if said := ask(b, chromedp.Text(css(`.tools summary`))); said != "Xếp: Mới ban hành" {
		t.Errorf("the order chosen is called %q", said)
	}
}

func TestTheSampleSiteHoldsOnASmallScreen(t *testing.T) {
	b := browser(t, 360, 800)
	site := startServer(t, filepath.Join(t.TempDir(), "kho"))
	pages := []string{"/", "/tim?q=nghi+quyet+57+lao+cai", "/tim?q=lao+cai&don-vi=dieu", "/tim?q=chuyen+doi+so&giai-thich=1", "/tim?q=lao+cai&loc=1", "/tim?q=kh%C3%B4ng+c%C3%B3+g%C3%AC+nh%C6%B0+th%E1%BA%BF+xyz", "/duyet", "/tinh-trang",
		"/tinh-trang/tep", "/tro-giup", "/trang", "/kiem-tra", "/doi-chieu-so", "/con-thieu", "/con-thieu?nhom=nhieu", "/suc-khoe-can-cu", "/duoc-dan-nhieu", "/khong-co",
		"/so-lieu", "/so-lieu?chitieu=ty+le+ho+so+tiep+nhan+truc+tuyen", "/so-lieu?chitieu=ho+so&xem=thoi-gian", "/so-lieu?donvi=%25&xem=so-sanh", "/so-lieu/mau-thuan", "/tim?q=ty+le+ho+so+tiep+nhan+truc+tuyen+quy+1"}
	b.do(chromedp.EmulateViewport(360, 800), chromedp.Navigate(site+"/tim?q=lao+cai"))
	first := ask(b, chromedp.Evaluate[string](`document.querySelector('main h3 a').getAttribute('href')`))
	document, _, _ := strings.Cut(first, "?")
	pages = append(pages, document, document+"/so-lieu", document+"/goc", document+"/thuoc-tinh", document+"/thuoc-tinh?sua=ngay", document+"/chat-luong",
		"/tinh-trang/trang")
	for _, page := range pages {
		b.do(chromedp.Navigate(site + page))
		if width, view := ask(b, chromedp.Evaluate[int](`document.documentElement.scrollWidth`)), ask(b, chromedp.Evaluate[int](`innerWidth`)); width > view {
			wide := ask(b, chromedp.Evaluate[string](`[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')`))
			t.Errorf("%s scrolls sideways: %d > %d: %s", page, width, view, wide)
		}
		b.picture("360" + strings.NewReplacer("/", "-", "?", "-", "+", "-").Replace(page))
	}
}

func TestAMatchIsFramedOnThePictureAndTheTextCorrectedBesideIt(t *testing.T) {
	b := browser(t, 1280, 1700)
	dir := t.TempDir()
	content, err := sample.Read("qd-15-2023-ubnd.pdf")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "van-ban", "qd-15-2023-ubnd.pdf"), string(content))
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	site := startServer(t, data)
	b.do(chromedp.Navigate(site+"/tim?q=quyet+dinh&mo=danh-sach"), chromedp.WaitVisible(css(`main h3 a`)))
	document, _, _ := strings.Cut(ask(b, chromedp.Evaluate[string](`document.querySelector('main h3 a').getAttribute('href')`)), "?")

	b.do(chromedp.Navigate(site+document+"/goc?q=quyet+dinh"), chromedp.WaitVisible(css(`.fr path`)))
	ask(b, chromedp.Poll[bool](`document.querySelector('.shp img').complete`, chromedp.WithPollingTimeout(30*time.Second)))
	// Under the frame there is ink.
	dark := ask(b, chromedp.Evaluate[float64](`(() => {
		const img = document.querySelector('.shp img'), c = document.createElement('canvas');
		c.width = img.naturalWidth; c.height = img.naturalHeight;
		const g = c.getContext('2d'); g.drawImage(img, 0, 0);
		const i = img.getBoundingClientRect(), r = document.querySelector('.fr path').getBoundingClientRect(), k = img.naturalWidth / i.width;
		const d = g.getImageData((r.left - i.left) * k, (r.top - i.top) * k, r.width * k, r.height * k).data;
		let n = 0; for (let p = 0; p < d.length; p += 4) if (d[p] < 128) n++;
		return n / (d.length / 4); })()`))
	if dark < 0.05 {
		t.Errorf("%.1f %% of what is framed is ink", 100*dark)
	}
	b.picture("goc")

	b.do(chromedp.Navigate(site+ask(b, chromedp.Evaluate[string](`document.querySelector('.ed a').getAttribute('href')`))), chromedp.WaitVisible(css(`textarea[name=chu]`)),
		chromedp.SetValue(css(`textarea[name=chu]`), "QUYẾT ĐỊNH\nDòng người đọc thêm."),
		chromedp.SendKeys(css(`#ten`), "Trần An"), chromedp.Click(css(`.cf button`)), chromedp.WaitVisible(css(`.bn`)))
	if said := ask(b, chromedp.Text(css(`main`))); !strings.Contains(said, "Đã lưu chỗ sửa.") || !strings.Contains(said, "do người đọc sửa: Trần An") || !strings.Contains(said, "Dòng người đọc thêm.") {
		t.Errorf("the correction is not shown: %.600s", said)
	}
	b.picture("goc-sua")
	b.do(chromedp.Navigate(site+"/tim?q=%22d%C3%B2ng+ng%C6%B0%E1%BB%9Di+%C4%91%E1%BB%8Dc+th%C3%AAm%22"), chromedp.WaitVisible(css(`main mark`)))
}
