package main

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestTheFourReportsOfTheSampleMakeALineWhosePointsLeadToTheirWords(t *testing.T) {
	b := browser(t, 1280, 1700)
	site := sampleSite(t)
	b.do(chromedp.Navigate(site+"/so-lieu?chitieu="+url.QueryEscape("tỷ lệ hồ sơ tiếp nhận trực tuyến")+"&xem=thoi-gian"), chromedp.WaitVisible(css(`.gr circle`)))
	said := ask(b, chromedp.Evaluate[string](`document.querySelector('.gr').textContent`))
	for _, want := range []string{"quý I/2024", "51,2%", "quý II/2024", "63,8%", "quý III/2024", "74,5%", "quý IV/2024", "86,1%", "mục tiêu 85%"} {
		if !strings.Contains(said, want) {
			t.Errorf("the chart and its table lack %q", want)
		}
	}
	b.picture("so-lieu-thoi-gian")
	// The keyboard reaches each point, and each leads to the number in its text.
	b.do(chromedp.Evaluate[chromedp.Void](`void document.querySelectorAll('.gr svg a')[0].focus()`))
	if !ask(b, chromedp.Evaluate[bool](`document.activeElement.matches('.gr svg a')`)) {
		t.Error("the keyboard does not reach a point of the chart")
	}
	value := ask(b, chromedp.Evaluate[string](`document.activeElement.querySelector('title').textContent.split(': ')[1].split('%')[0]`))
	b.do(chromedp.Navigate(site+ask(b, chromedp.Evaluate[string](`document.activeElement.getAttribute('href')`))), chromedp.WaitVisible(css(`#doan`)))
	if mark := ask(b, chromedp.Evaluate[string](`document.querySelector('#doan').textContent`)); !strings.Contains(mark, value) {
		t.Errorf("the point of %s leads to %q", value, mark)
	}
}
