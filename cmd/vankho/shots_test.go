package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestEveryPageHasItsPicture writes a picture of each page and state, light, dark and on a small screen, into the folder that
// VANKHO_SHOTS names, with index.html to look at them side by side; `make shots` runs it. VANKHO_SHOTS_ONLY keeps the pages whose
// names hold it.
func TestEveryPageHasItsPicture(t *testing.T) {
	dir := os.Getenv("VANKHO_SHOTS")
	if dir == "" {
		t.Skip("make shots takes the pictures")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	b := browserFor(t, 30*time.Minute, 1280, 900)
	all := openSites(t)
	var sheet strings.Builder
	sheet.WriteString("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Ảnh các trang</title><style>body{font:16px system-ui;margin:24px}" +
		"div{display:grid;grid-template-columns:5fr 5fr 2fr;gap:16px;align-items:start}img{width:100%;border:1px solid #888}</style><h1>Ảnh các trang</h1>\n")
	as := ordinary
	for _, p := range sitePages() {
		if !strings.Contains(p.name, os.Getenv("VANKHO_SHOTS_ONLY")) {
			continue
		}
		at := all.address(t, p)
		if p.kind != as {
			b.reader(p.kind)
			as = p.kind
		}
		fmt.Fprintf(&sheet, "<h2>%s</h2><p>%s</p><div>", p.name, html.EscapeString(p.path))
		for _, look := range []struct {
			theme string
			width int64
			name  string
		}{{"light", 1280, "sang"}, {"dark", 1280, "toi"}, {"light", 360, "360"}} {
			name := p.name + "-" + look.name + ".png"
			b.theme(look.theme)
			b.do(chromedp.EmulateViewport(look.width, 900), chromedp.Navigate(at))
			b.reach("all pictures", `[...document.images].every(i => i.complete)`)
			write(t, filepath.Join(dir, name), string(ask(b, chromedp.FullScreenshot(100))))
			fmt.Fprintf(&sheet, `<img src="%s" alt="%s, %s" loading="lazy">`, name, p.name, look.name)
		}
		sheet.WriteString("</div>\n")
	}
	write(t, filepath.Join(dir, "index.html"), sheet.String())
}
