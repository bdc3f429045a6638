package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestTheSearchBoxSuggestsWhileOneTypes(t *testing.T) {
	b := browser(t, 1280, 900)
	site := noticeSite(t)

	b.do(chromedp.Navigate(site+"/"), chromedp.SendKeys(css("#q"), "77 t"), chromedp.WaitVisible(css("#goi-y li")))
	b.picture("suggest-home")
	if got := b.text("#goi-y li"); !strings.Contains(got, "77/TB-UBND") || !strings.Contains(got, "15/4/2025") && !strings.Contains(got, "15/04/2025") {
		t.Errorf("77 t suggests %q", got)
	}
	state := func() string {
		return ask(b, chromedp.Evaluate[string](`[document.querySelector("#q").getAttribute("aria-expanded"),
			document.querySelector("#q").getAttribute("aria-activedescendant"), document.activeElement.id].join(" ")`))
	}
	b.do(chromedp.SendKeys(css("#q"), kb.ArrowDown))
	if got := state(); got != "true goi-y-0 q" {
		t.Errorf("after the arrow the box is %q", got)
	}
	b.do(chromedp.SendKeys(css("#q"), kb.Escape), chromedp.WaitNotVisible(css("#goi-y")))
	if got := state(); got != "false  q" {
		t.Errorf("after Esc the box is %q", got)
	}
	b.do(chromedp.SendKeys(css("#q"), kb.ArrowDown), chromedp.WaitVisible(css("#goi-y li[aria-selected]")))
	b.do(chromedp.SendKeys(css("#q"), kb.Enter), chromedp.WaitVisible(css(".dh h1")))
	if path := ask(b, chromedp.Location()); !strings.Contains(path, "/van-ban/77-tb-ubnd-2025-04-15") {
		t.Errorf("the number leads to %s", path)
	}
	b.do(chromedp.SendKeys(css("#q"), "uy ban"), chromedp.WaitVisible(css("#goi-y li")))
	b.picture("suggest-document")
	b.do(chromedp.Click(css("#goi-y li")), chromedp.WaitVisible(css(".hits")))
}
