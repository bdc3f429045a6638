package main

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"vankho/corpus/table"
)

func TestEveryKeyDoesWhatTheTableSays(t *testing.T) {
	b := browser(t, 1280, 900)
	site := sampleSite(t)
	const list, matches = "/tim?q=chuyen+doi+so", resolution + "?q=chuyen+doi+so&khop=2"
	cases := []struct{ keys, at, want string }{
		{"/", list, `document.activeElement.id === "q"`},
		{"j", list, `document.activeElement === document.querySelector(".hit") && document.activeElement.tabIndex === 0`},
		{"j j k", list, `document.activeElement === document.querySelector(".hit") && document.querySelectorAll(".hit[tabindex='0']").length === 1`},
		{"k", "/con-thieu", `document.activeElement.matches("tbody tr")`},
		{"j Enter", list, `location.pathname.startsWith("/van-ban/")`},
		{"j o", list, `location.pathname.startsWith("/van-ban/")`},
		{"f", matches, `document.activeElement.id === "f"`},
		{"n", matches, `location.search.includes("khop=3")`},
		{"p", matches, `location.search.includes("khop=1")`},
		{"]", printed + "/goc", `location.search.includes("trang=2") || document.querySelectorAll("#trang-sau").length === 0`},
		{"]", "/tim?q=so&trang=2", `location.search.includes("trang=3")`},
		{"[", "/tim?q=so&trang=2", `location.search === "?q=so"`},
		{"g v", decision + "/lien-he", `location.pathname === "` + decision + `"`},
		{"g g", decision, `location.pathname.endsWith("/goc")`},
		{"g l", decision, `location.pathname.endsWith("/lien-he")`},
		{"g s", reported, `location.pathname.endsWith("/so-lieu")`},
		{"g t", decision, `location.pathname.endsWith("/thuoc-tinh")`},
		{"g c", decision, `location.pathname.endsWith("/chat-luong")`},
		{"y", decision, `location.hash !== "" || document.querySelector("#chep").textContent !== ""`},
		{"i", decision, `!document.querySelector(".the").hidden`},
		{"c", decision, `document.querySelector("#trich-dan").open`},
		{"?", list, `document.querySelector("dialog[open] dl").children.length > 20 && document.activeElement.textContent === "Đóng"`},
		{"? Esc", list, `!document.querySelector("dialog[open]")`},
		{"/ Esc j", list, `document.activeElement.matches(".hit")`},
		{"/ j", list, `document.activeElement.id === "q"`}, // in a field a letter is a letter
	}
	tried := map[string]bool{}
	for _, c := range cases {
		b.do(chromedp.Navigate(site + c.at))
		for k := range strings.FieldsSeq(c.keys) {
			tried[k] = true
			switch k {
			case "i": // acts on the citation that has the focus
				b.do(chromedp.Focus(css("a.ref")))
			case "Enter":
				k = kb.Enter
			case "Esc":
				k = kb.Escape
			}
			b.do(chromedp.KeyEvent(k))
		}
		if !b.becomes(c.want) {
			t.Errorf("%s on %s: not %s; the page is %s, the keyboard on %s", c.keys, c.at, c.want, ask(b, chromedp.Location()), ask(b, chromedp.Evaluate[string](`document.activeElement.outerHTML.slice(0, 80)`)))
		}
	}
	text, err := os.ReadFile("../../web/static/keys.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for row := range table.Rows(string(text), 4) {
		for k := range strings.SplitSeq(row[0], ",") {
			for part := range strings.FieldsSeq(k) {
				if !tried[part] {
					t.Errorf("the key %s of the table is not tried", k)
				}
			}
		}
	}
}

func TestSingleKeysCanBeTurnedOff(t *testing.T) {
	b := browser(t, 1280, 900)
	site := sampleSite(t)
	b.do(chromedp.Navigate(site+"/tro-giup"), chromedp.Click(css("#phim-on")), chromedp.Navigate(site+"/tim?q=chuyen+doi+so"), chromedp.KeyEvent("j"))
	if ask(b, chromedp.Evaluate[bool](`document.activeElement.matches(".hit")`)) {
		t.Error("the key j still acts")
	}
	b.do(chromedp.Navigate(site+"/tro-giup"), chromedp.Click(css("#phim-on")), chromedp.Navigate(site+"/tim?q=chuyen+doi+so"), chromedp.KeyEvent("j"))
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.matches(".hit")`)) {
		t.Error("the key j does not act again")
	}
}
