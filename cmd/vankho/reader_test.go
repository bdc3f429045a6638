package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// manual is an invented decision of many articles, which cites the notice and its own provisions.
func manual() string {
	var b strings.Builder
	b.WriteString("ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 45/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" +
		"Vân Sơn, ngày 20 tháng 5 năm 2025\nQUYẾT ĐỊNH\nVề quản lý cấp nước sinh hoạt (văn bản minh họa)\nỦY BAN NHÂN DÂN TỈNH VÂN SƠN\n" +
		"Căn cứ Thông báo số 77/TB-UBND ngày 15 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh Vân Sơn;\nQUYẾT ĐỊNH:\n")
	for chapter, first := range []int{1, 6} {
		fmt.Fprintf(&b, "Chương %s\nQUY ĐỊNH PHẦN %d\n", []string{"I", "II"}[chapter], chapter+1)
		for n := first; n < first+5; n++ {
			fmt.Fprintf(&b, "Điều %d. Cấp nước lần %d\n1. Đơn vị cấp nước bảo đảm chất lượng nước theo lịch đã công bố cho các hộ dân trên địa bàn.\n"+
				"2. Việc dừng cấp nước được báo trước ít nhất ba ngày; mọi thay đổi được niêm yết tại trụ sở xã và thông báo trên loa truyền thanh.\n", n, n)
		}
	}
	b.WriteString("Điều 11. Trách nhiệm\n1. Ủy ban nhân dân các xã thực hiện khoản 2 Điều 3 Quyết định này.\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n")
	return b.String()
}

// manualSite serves the notice and the decision.
func manualSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "van-ban", "thong-bao.txt"), notice)
	write(t, filepath.Join(dir, "van-ban", "quyet-dinh.txt"), manual())
	data := filepath.Join(dir, "kho")
	if r := runProgram(t, "", "index", filepath.Join(dir, "van-ban"), "--data", data); r.code != exitOK {
		t.Fatalf("index: %+v", r)
	}
	return startServer(t, data)
}

const manualPath = "/van-ban/45-qd-ubnd-2025-05-20-uy-ban-nhan-dan-tinh-van-son"

// keepsCopies has the page keep what it copies in window.copied: a headless browser has no clipboard.
const keepsCopies = `Object.defineProperty(navigator, "clipboard", {value: {writeText: (s) => { window.copied = s; return Promise.resolve(); }}})`

func TestACitationShowsItsCard(t *testing.T) {
	b := browser(t, 1280, 900)
	site := manualSite(t)
	b.do(chromedp.Navigate(site+manualPath), chromedp.WaitVisible(css(`a.ref`)))

	// By mouse: after a moment, and the pointer may go onto the card.
	b.run(`document.querySelector('a.ref').dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse', clientX: 400}))`)
	b.do(chromedp.WaitVisible(css(`.the .cd`)))
	b.picture("reader-card")
	if card := b.text(`.the`); !strings.Contains(card, "Thông báo số 77/TB-UBND") || !strings.Contains(card, "15/4/2025") || !strings.Contains(card, "Các xã vùng cao") {
		t.Errorf("the card says %q", card)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if ask(b, chromedp.Evaluate[bool](`!document.querySelector('.the').hidden`)) {
		t.Error("Esc leaves the card open")
	}

	// By keyboard: the focus goes to the card and back to the link.
	b.run(`[...document.querySelectorAll('a.ref')].pop().focus()`)
	b.do(chromedp.KeyEvent("i"), chromedp.WaitVisible(css(`.the .cd`)))
	if card := b.text(`.the`); !strings.Contains(card, "Khoản 2 Điều 3") || !strings.Contains(card, "báo trước ít nhất ba ngày") {
		t.Errorf("the card of the provision says %q", card)
	}
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.classList.contains('the')`)) {
		t.Error("the focus is not on the card")
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.classList.contains('ref')`)) {
		t.Error("the focus does not go back to the link")
	}

	// By touch there is none.
	b.run(`document.querySelector('a.ref').dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'touch'}))`)
	if ask(b, chromedp.Evaluate[bool](`new Promise((r) => setTimeout(() => r(!document.querySelector('.the').hidden), 600))`, chromedp.EvalAwaitPromise)) {
		t.Error("a touch opens the card")
	}
}

func TestTheOutlineFollowsTheReader(t *testing.T) {
	b := browser(t, 1280, 700)
	site := manualSite(t)
	b.do(chromedp.Navigate(site+manualPath), chromedp.WaitVisible(css(`.ol a`)))
	b.run(`new PerformanceObserver((l) => { for (const e of l.getEntries()) window.shifted = (window.shifted || 0) + e.value; }).observe({type: 'layout-shift', buffered: true})`)
	for _, article := range []string{"dieu-4", "dieu-8", "dieu-2"} {
		b.run(`document.documentElement.style.scrollBehavior = 'auto'; document.getElementById('` + article + `').scrollIntoView()`)
		current := ask(b, chromedp.Evaluate[string](`new Promise((r) => setTimeout(() => r([...document.querySelectorAll('.ol [aria-current]')].map((a) => a.hash).join(' ')), 300))`, chromedp.EvalAwaitPromise))
		if current != "#"+article {
			t.Errorf("at %s the outline marks %q", article, current)
		}
	}
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement === document.body`)) {
		t.Error("the outline takes the focus")
	}
	if shift := ask(b, chromedp.Evaluate[float64](`window.shifted || 0`)); shift > 0 {
		t.Errorf("the layout shifts by %g", shift)
	}
	b.picture("reader-outline")
}

func TestAProvisionAndASentenceAreCopiedWithTheirSource(t *testing.T) {
	b := browser(t, 1280, 700)
	site := manualSite(t)
	b.do(chromedp.Navigate(site+manualPath), chromedp.WaitVisible(css(`article`)))
	b.run(keepsCopies)
	copied := func() string {
		return ask(b, chromedp.Evaluate[string](`new Promise((r) => { const f = (n) => window.copied || n > 40 ? (r(window.copied || ''), window.copied = '') : setTimeout(f, 50, n + 1); f(0); })`, chromedp.EvalAwaitPromise))
	}
	b.do(chromedp.KeyEvent("c"))
	if got := copied(); got != "Quyết định số 45/QĐ-UBND ngày 20 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh Vân Sơn về quản lý cấp nước sinh hoạt (văn bản minh họa)" {
		t.Errorf("c at the top copies %q", got)
	}
	paragraph := `document.getElementById('dieu-3.khoan-2').closest('.pg0')`
	b.run(paragraph + `.tabIndex = -1; ` + paragraph + `.focus()`)
	b.do(chromedp.KeyEvent("c"))
	if got := copied(); got != "khoản 2 Điều 3 Quyết định số 45/QĐ-UBND ngày 20/5/2025 của Ủy ban nhân dân tỉnh Vân Sơn" {
		t.Errorf("c in a clause copies %q", got)
	}
	b.do(chromedp.KeyEvent("y"))
	if got := copied(); !strings.HasSuffix(got, manualPath+"#dieu-3.khoan-2") {
		t.Errorf("y in a clause copies %q", got)
	}

	// A sentence: the quote, its source, and an address that opens at it.
	b.run(`(() => { const t = ` + paragraph + `.querySelector('.tx'), r = document.createRange(); const n = document.createTreeWalker(t, 4).nextNode();
		r.setStart(n, n.data.indexOf('Việc dừng')); r.setEnd(n, n.data.indexOf(' được báo')); getSelection().removeAllRanges(); getSelection().addRange(r); })()`)
	b.do(chromedp.WaitVisible(css(`.qt`)))
	b.picture("reader-selection")
	b.run(`document.querySelector('.qt button').click()`)
	got := copied()
	words, address, _ := strings.Cut(got, "). ")
	if words != "“Việc dừng cấp nước” (khoản 2 Điều 3 Quyết định số 45/QĐ-UBND ngày 20/5/2025 của Ủy ban nhân dân tỉnh Vân Sơn" {
		t.Errorf("the sentence is copied as %q", got)
	}
	b.do(chromedp.Navigate(address), chromedp.WaitVisible(css(`mark#doan`)))
	if mark := b.text(`mark#doan`); mark != "Việc dừng cấp nước" {
		t.Errorf("%s marks %q", address, mark)
	}
}
