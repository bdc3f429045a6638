package main

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The three jobs that the site is for, each walked as its reader walks it: with the mouse and the keyboard, and once more without script.

func TestAnOfficialFindsAResolutionAndFollowsWhatImplementsIt(t *testing.T) {
	walk(t, func(b tab, site string) {
		b.do(chromedp.Navigate(site+"/"), chromedp.SendKeys(css(`#q`), "nghi quyet 18"+kb.Enter))
		b.reach("the resolution", `location.pathname === "`+resolution+`" && document.querySelector(".sole")`)
		b.follow(`.tb [href$="/lien-he"]`, "its relations", `location.pathname.endsWith("/lien-he") && document.querySelector(".gr svg")`)
		// Among those that lead here one implements it, and its sentence says so.
		implementing := `[...document.querySelectorAll("#den table")].find(t => t.caption.textContent.includes("Được thực hiện bởi"))`
		b.reach("what implements it", implementing+`.querySelector("th a").textContent.includes("03/CTr-UBND")`)
		said := ask(b, chromedp.Evaluate[string](implementing+`.querySelector("a.se").textContent`))
		b.do(chromedp.Evaluate[chromedp.Void](`void ` + implementing + `.querySelector("a.se").click()`))
		b.reach("its sentence, marked", `location.pathname.includes("/03-ctr-ubnd") && document.querySelector("#doan")`)
		mark := ask(b, chromedp.Evaluate[string](`document.querySelector("#doan").textContent`))
		if clipped := strings.Trim(said, "… "); !strings.Contains(mark, clipped) && !strings.Contains(clipped, mark) {
			b.Errorf("the quote is %q, the mark %q", said, mark)
		}
		if !ask(b, chromedp.Evaluate[bool](`(r => r.top >= 0 && r.top < innerHeight)(document.querySelector("#doan").getBoundingClientRect())`)) {
			b.Error("the sentence is not in view")
		}
		b.do(chromedp.Evaluate[chromedp.Void](`void history.back()`))
		b.reach("the relations again", `location.pathname === "`+resolution+`/lien-he"`)
		b.do(chromedp.Evaluate[chromedp.Void](`void ` + implementing + `.querySelector("th a").click()`))
		b.reach("the programme", `location.pathname.includes("/03-ctr-ubnd") && document.querySelector("h1")`)
		b.follow(`.tb [href$="/lien-he"]`, "the plan that implements it in turn", `location.pathname.endsWith("/lien-he") && document.querySelector("#den").textContent.includes("46/KH-UBND")`)
	})
}

func TestLegalStaffCheckADraftAndTheRelationsOfADecision(t *testing.T) {
	draft, err := filepath.Abs(sampleDraft)
	if err != nil {
		t.Fatal(err)
	}
	walk(t, func(b tab, site string) {
		b.do(chromedp.Navigate(site + "/"))
		b.follow(`header nav [href="/kiem-tra"]`, "the form", `document.querySelector("#tep")`)
		b.do(chromedp.SetUploadFiles(css(`#tep`), []string{draft}), chromedp.SetValue(css(`#tai`), "2025-03-31"))
		b.follow(`main form button`, "the findings", `document.querySelectorAll("li.hit").length > 12`)
		// A dead citation: what it says, and the sentence that ended the decision.
		dead := `[...document.querySelectorAll("li.hit")].find(e => e.querySelector(".st").textContent === "Hết hiệu lực")`
		b.reach("a dead citation", dead+`.textContent.includes("1876/QĐ-UBND")`)
		b.do(chromedp.Evaluate[chromedp.Void](`void ` + dead + `.querySelector("blockquote .w0").click()`))
		b.reach("the sentence that ended it", `location.pathname.includes("/1876-qd-ubnd") && document.querySelector("#doan")`)
		if mark := ask(b, chromedp.Evaluate[string](`document.querySelector("#doan").textContent`)); !strings.Contains(mark, "1240/QĐ-UBND") {
			b.Errorf("the evidence is %q", mark)
		}
		b.follow(`.tb [href$="/lien-he"]`, "the lược đồ", `document.querySelector(".gr svg") && document.querySelector(".gr svg desc").textContent.includes("1876/QĐ-UBND thay thế 1240/QĐ-UBND")`)
		if !ask(b, chromedp.Evaluate[bool](`document.querySelectorAll(".gr svg a[href]").length > 2 && document.querySelector("#suc-khoe-can-cu").textContent.includes("căn cứ")`)) {
			b.Error("the documents of the picture are no links, or nothing is said of the legal bases")
		}
	})
}

func TestAResearcherFindsAnIndicatorItsSeriesAndTakesItAway(t *testing.T) {
	walk(t, func(b tab, site string) {
		into := b.downloads()
		b.do(chromedp.Navigate(site+"/"), chromedp.SendKeys(css(`#q`), "tỷ lệ hồ sơ tiếp nhận trực tuyến quý 1"+kb.Enter))
		b.reach("the answer with its sentence", `document.querySelector(".ans a")`)
		b.follow(`header nav [href="/so-lieu"]`, "all figures", `document.querySelector("[name=chitieu]")`)
		b.do(chromedp.SendKeys(css(`[name=chitieu]`), "ty le ho so tiep nhan truc tuyen"+kb.Enter))
		b.reach("the figures of the indicator", `location.search.includes("chitieu=") && document.querySelector("table.fg")`)
		b.follow(`.tools [href*="xem=thoi-gian"]`, "the series", `document.querySelectorAll(".gr circle").length >= 4`)
		b.follow(`.tools [href^="/so-lieu.csv"]`, "", "")
		rows := b.downloaded(into, "*.csv")
		column := slices.Index(rows[0], "Số như văn bản viết")
		if column < 0 {
			b.Fatalf("the file has the columns %q", rows[0])
		}
		var file []string
		for _, r := range rows[1:] {
			file = append(file, r[column])
		}
		shown := strings.Fields(ask(b, chromedp.Evaluate[string](`[...document.querySelectorAll("table.fg tbody")[0].rows].map(r => r.cells[1].querySelector("b").textContent.replace("%", "").trim()).join(" ")`)))
		if len(file) < 5 || len(shown) < 5 {
			b.Fatalf("%d rows in the file, %d on the page", len(file), len(shown))
		}
		for _, value := range shown {
			if !slices.Contains(file, value) {
				b.Errorf("the page shows %s, the file has %q", value, file)
			}
		}
	})
}

// walk takes one walk in one browser over the sample, with scripts and without.
func walk(t *testing.T, steps func(b tab, site string)) {
	b := browser(t, 1280, 900)
	site := sampleSite(t)
	for name, run := range map[string]bool{"with script": true, "without script": false} {
		t.Run(name, func(t *testing.T) {
			b := tab{t, b.ctx}
			b.scripts(run)
			steps(b, site)
		})
	}
}

// downloads has the browser keep what it is sent, and answers the folder.
func (b tab) downloads() string {
	b.Helper()
	dir := b.TempDir()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.CallBrowser(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir})
		return err
	})
	return dir
}

// downloaded waits for a CSV file and reads it as another program does.
func (b tab) downloaded(dir, pattern string) [][]string {
	b.Helper()
	for range 200 {
		if found, err := filepath.Glob(filepath.Join(dir, pattern)); err == nil && len(found) == 1 {
			f, err := os.Open(found[0])
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			rows, err := csv.NewReader(f).ReadAll()
			if err != nil {
				b.Fatal(err)
			}
			return rows
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("nothing was downloaded")
	return nil
}
