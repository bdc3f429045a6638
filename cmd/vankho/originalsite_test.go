package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"vankho/corpus/sample"
)

// decreeSite reads the sample decision, a PDF with text, and serves it; document is its path on the site.
func decreeSite(t *testing.T, b tab) (site, document string) {
	t.Helper()
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
	site = startServer(t, data)
	b.do(chromedp.Navigate(site+"/tim?q=quyet+dinh&mo=danh-sach"), chromedp.WaitVisible(css(`main h3 a`)))
	document, _, _ = strings.Cut(ask(b, chromedp.Evaluate[string](`document.querySelector('main h3 a').getAttribute('href')`)), "?")
	return site, document
}

func TestTheTextOfAPictureCanBeChosenAndLeadsToTheSentence(t *testing.T) {
	b := browser(t, 1280, 900)
	site, document := decreeSite(t, b)
	b.do(chromedp.Navigate(site+document+"/goc?q=quyet+dinh"), chromedp.WaitVisible(css(`.fr .c`)))
	b.reach("the picture", `document.querySelector('.shp img').complete`)

	copied := ask(b, chromedp.Evaluate[string](`(() => { getSelection().selectAllChildren(document.querySelector('.ly')); const s = getSelection().toString(); getSelection().removeAllRanges(); return s })()`))
	shown := ask(b, chromedp.Evaluate[string](`[...document.querySelectorAll('.ly text')].map(e => e.textContent).join('\n')`))
	if strings.Join(strings.Fields(copied), " ") != strings.Join(strings.Fields(shown), " ") || !strings.Contains(strings.Join(strings.Fields(copied), " "), "QUYẾT ĐỊNH") {
		t.Errorf("what is copied from the picture: %.200q", copied)
	}
	// Each line of the layer lies over ink of its own width.
	if off := ask(b, chromedp.Evaluate[float64](`Math.max(...[...document.querySelectorAll('.ly text')].map(e => Math.abs(e.getComputedTextLength() - e.getAttribute('textLength'))))`)); off > 1 {
		t.Errorf("a line of the layer is %.1f points too long or short", off)
	}

	// A sentence chosen in the text is framed on the picture, without a new page.
	b.do(chromedp.Evaluate[chromedp.Void](`window.old = document.querySelector('.shp img')`),
		chromedp.Click(css(`.pg0[data-o]:nth-of-type(9) .tx`)), chromedp.WaitVisible(css(`#doan`)))
	if path := ask(b, chromedp.Evaluate[string](`location.href`)); !strings.Contains(path, "doan=") {
		t.Errorf("the address is %s", path)
	}
	if !ask(b, chromedp.Evaluate[bool](`window.old === document.querySelector('.shp img') && !!document.querySelector('#cho')`)) {
		t.Error("the page was loaded again, or nothing is framed")
	}
	sentence := ask(b, chromedp.Evaluate[string](`document.querySelector("#doan").textContent`))

	// A spot on the picture leads to its sentence.
	b.do(chromedp.Evaluate[chromedp.Void](`(() => { const e = document.querySelectorAll('.ly text')[3], r = e.getBoundingClientRect();
		scrollTo(0, scrollY + r.top - 300); const s = e.getBoundingClientRect();
		e.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, clientX: s.left + s.width / 2, clientY: s.top + s.height / 2})) })()`))
	b.reach("another sentence", `document.querySelector('#doan') && document.querySelector('#doan').textContent !== `+"`"+sentence+"`")
	if other, line := ask(b, chromedp.Evaluate[string](`[...document.querySelectorAll('mark')].map(e => e.textContent).join('')`)), ask(b, chromedp.Evaluate[string](`document.querySelectorAll('.ly text')[3].textContent`)); !strings.Contains(other, strings.Fields(line)[1]) {
		t.Errorf("the line %q leads to %q", line, other)
	}

	// Back is the sentence before; nothing moved while pictures came.
	b.run(`history.back()`)
	b.reach("the sentence before", `document.querySelector('#doan') && document.querySelector('#doan').textContent === `+"`"+sentence+"`")
	if shift := ask(b, chromedp.Evaluate[float64](`(() => { let n = 0; for (const e of performance.getEntriesByType('layout-shift')) if (!e.hadRecentInput) n += e.value; return n })()`)); shift > 0 {
		t.Errorf("the page shifts by %v", shift)
	}
}
