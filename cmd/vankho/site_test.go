package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

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
	title, mark := b.text(`main h3 a`), b.text(`main .pq mark`)
	if !strings.Contains(title, "cấp nước sinh hoạt") || !strings.Contains(strings.ToLower(mark), "nước") {
		t.Errorf("title %q, mark %q", title, mark)
	}
	b.do(chromedp.Click(css(`main .pq a`)), chromedp.WaitVisible(css(`#doan`)))
	if path := ask(b, chromedp.Location()); !strings.Contains(path, "/van-ban/77-tb-ubnd-2025-04-15") {
		t.Errorf("the document's address is %s", path)
	}
	b.reach("the passage in view", `(r => r.top >= 0 && r.bottom <= innerHeight && r.height > 0)(document.getElementById('doan').getBoundingClientRect())`)

	b.do(chromedp.Navigate(site+"/tim?q=cap+nuoc&giai-thich=1"), chromedp.WaitVisible(css(`main .why`)), chromedp.KeyEvent("j"))
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.matches(".hit")`)) {
		t.Error("the key j does not reach the first hit")
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(css(`h1`)), chromedp.WaitVisible(css(`.dh`)))
	if path := ask(b, chromedp.Location()); !strings.Contains(path, "/van-ban/77-tb-ubnd-2025-04-15") {
		t.Errorf("the key Enter leads to %s", path)
	}
	b.do(chromedp.Navigate(site+"/tim?q=cap+nuoc"), chromedp.Click(css(`.tools summary`)), chromedp.WaitVisible(css(`.tools [href*="xep=moi"]`)), chromedp.Click(css(`.tools [href*="xep=moi"]`)))
	b.reach("the order that was chosen, called by its name", `location.search.includes("xep=moi") && document.querySelector(".tools summary").textContent.trim() === "Xếp: Mới ban hành"`)
}

func TestTheSampleSiteHoldsOnASmallScreen(t *testing.T) {
	b := browser(t, 360, 800)
	site := sampleSite(t)
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
	site, document := decreeSite(t, b)
	b.do(chromedp.Navigate(site+document+"/goc?q=quyet+dinh"), chromedp.WaitVisible(css(`.fr path`)))
	b.reach("the picture", `document.querySelector('.shp img').complete`)
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
	if said := b.text(`main`); !strings.Contains(said, "Đã lưu chỗ sửa.") || !strings.Contains(said, "do người đọc sửa: Trần An") || !strings.Contains(said, "Dòng người đọc thêm.") {
		t.Errorf("the correction is not shown: %.600s", said)
	}
	b.picture("goc-sua")
	b.do(chromedp.Navigate(site+"/tim?q=%22d%C3%B2ng+ng%C6%B0%E1%BB%9Di+%C4%91%E1%BB%8Dc+th%C3%AAm%22"), chromedp.WaitVisible(css(`main mark`)))
}
