package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestAFacetAppliesAtOnceAndBackReturnsToTheSamePlace(t *testing.T) {
	b := browser(t, 1280, 700)
	site := sampleSite(t)
	count := func() string {
		return ask(b, chromedp.Evaluate[string](`document.querySelector(".bar b").textContent`))
	}
	path := func() string { return strings.TrimPrefix(ask(b, chromedp.Location()), site) }
	b.do(chromedp.Navigate(site + "/tim?q=chuyen+doi+so"))
	all := count()

	// A box is ticked by the keyboard: the list follows, the address too, the keyboard stays where it was, and it is said.
	b.do(chromedp.Evaluate[chromedp.Void](`void (window.same = true, scrollTo({top: 160, behavior: "instant"}), document.querySelector('#loc [value="ke-hoach"]').focus({preventScroll: true}))`), chromedp.KeyEvent(" "))
	b.reach("the list", `location.search.includes("loai=ke-hoach") && !document.querySelector("main[aria-busy]")`)
	if got, want := path(), "/tim?q=chuyen+doi+so&loai=ke-hoach"; got != want {
		t.Errorf("the address is %s, want %s", got, want)
	}
	if count() == all || !ask(b, chromedp.Evaluate[bool](`document.activeElement.value === "ke-hoach" && document.activeElement.checked && window.same && document.querySelector("body>[role=status]").textContent.includes("văn bản")`)) {
		t.Errorf("of %s documents %s are left; on %s", all, count(), ask(b, chromedp.Evaluate[string](`document.activeElement.outerHTML`)))
	}
	// The list is the one that a reader without script gets.
	list := `[...document.querySelectorAll(".main .hit h3")].map(e => e.textContent).join("|")`
	shown := ask(b, chromedp.Evaluate[string](list))
	b.do(chromedp.Reload())
	if again := ask(b, chromedp.Evaluate[string](list)); again != shown {
		t.Errorf("loaded again the list is %s, was %s", again, shown)
	}
	// The chip drops the filter; back brings it again, back once more the whole list, at the place where it was left.
	b.do(chromedp.Click(css(`.main .ch a`)))
	b.reach("the list", `!location.search.includes("loai=") && !document.querySelector("main[aria-busy]")`)
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.reach("the list", `location.search.includes("loai=ke-hoach") && !!document.querySelector(".main .ch a") && !document.querySelector("main[aria-busy]")`)
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.reach("the list", `!location.search.includes("loai=") && document.querySelector(".bar b") && document.querySelector(".bar b").textContent === "`+all+`" && Math.abs(scrollY - 160) < 3`)
	if on := ask(b, chromedp.Evaluate[string](`document.activeElement.value || document.activeElement.tagName`)); on != "ke-hoach" {
		t.Errorf("the keyboard is on %s", on)
	}
}

func TestFiltersApplyWithoutAScript(t *testing.T) {
	b := without(t, 1280, 700)
	site := sampleSite(t)
	b.do(chromedp.Navigate(site+"/tim?q=chuyen+doi+so"), chromedp.Click(css(`#loc [value="ke-hoach"]`)), chromedp.Click(css(`#loc button`)), chromedp.WaitVisible(css(`.main .ch a`)))
	if at := strings.TrimPrefix(ask(b, chromedp.Location()), site); at != "/tim?q=chuyen+doi+so&loai=ke-hoach" {
		t.Errorf("the form leads to %s", at)
	}
	b.do(chromedp.Click(css(`.main .ch a`)))
	b.reach("the whole list", `location.pathname + location.search === "/tim?q=chuyen+doi+so" && document.querySelector(".main .hit") && !document.querySelector(".main .ch a")`)
}
