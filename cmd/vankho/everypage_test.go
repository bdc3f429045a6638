package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Budgets of a page (pages.md §9), in bytes; the style sheet's stands in the tests of web.
const (
	budgetHTML     = 50 << 10
	budgetGzip     = 15 << 10
	budgetScript   = 40 << 10
	budgetRequests = 3 // the page, its style, its script; pictures of pages of documents apart
)

// The rules of axe-core that are asked for: WCAG 2.2 AA and what is good practice beyond it.
const (
	axeRules = `{runOnly:{type:"tag",values:["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]},resultTypes:["violations"]}`
	axeFaint = `{runOnly:{type:"rule",values:["color-contrast","link-in-text-block"]},resultTypes:["violations"]}` // all that a theme changes
)

// watchful is run in each page before its own script: it notes what the policy refused and what moved after it was painted.
const watchful = `window.__seen = {shift: 0, moved: [], refused: []};
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) {
  __seen.shift += e.value;
  for (const s of e.sources || []) __seen.moved.push(s.node && s.node.outerHTML ? s.node.outerHTML.slice(0, 80) : "?");
} }).observe({type: "layout-shift", buffered: true});
addEventListener("securitypolicyviolation", (e) => __seen.refused.push(e.violatedDirective + " " + e.blockedURI));`

// observed is what the browser told of one page: what it asked for, what it complained of.
type observed struct {
	mu       sync.Mutex
	asked    map[network.RequestID]network.ResourceType
	urls     []string
	troubles []string
}

func (o *observed) event(e any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch e := e.(type) {
	case *network.EventRequestWillBeSent:
		o.asked[e.RequestID] = e.Type
		o.urls = append(o.urls, e.Request.URL)
	case *network.EventLoadingFailed:
		if !e.Canceled {
			o.troubles = append(o.troubles, "a request failed: "+e.ErrorText)
		}
	case *runtime.EventExceptionThrown:
		o.troubles = append(o.troubles, "a script failed: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if (e.Type == "error" || e.Type == "warning") && len(e.Args) > 0 {
			o.troubles = append(o.troubles, fmt.Sprintf("the console has %d words of kind %s, the first %s", len(e.Args), e.Type, e.Args[0].Value))
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == "error" && !strings.Contains(e.Entry.Text, "the server responded with a status of") {
			o.troubles = append(o.troubles, "the log says "+e.Entry.Text)
		}
	}
}

// take answers what was told since the last call.
func (o *observed) take() (requests int, urls, troubles []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, kind := range o.asked {
		if kind != network.ResourceTypeImage && kind != network.ResourceTypeOther && kind != network.ResourceTypeEventSource { // the icon is of the kind "other"; events come after the page
			requests++
		}
	}
	urls, troubles = o.urls, o.troubles
	o.asked, o.urls, o.troubles = map[network.RequestID]network.ResourceType{}, nil, nil
	return requests, urls, troubles
}

// sites are the servers that the table of pages speaks of.
type sites map[siteKind]string

func openSites(t *testing.T) sites {
	t.Helper()
	full := ordinarySite(t)
	return sites{ordinary: full, afar: full, bare: bareSite(t)}
}

// address answers where a page is on its site, made where it is to be made.
func (s sites) address(t *testing.T, p sitePage) string {
	t.Helper()
	path := p.path
	if p.open != nil {
		path = p.open(t, s[p.kind])
	}
	return s[p.kind] + path
}

// reader makes the browser a reader of this machine, or of the network.
func (b tab) reader(kind siteKind) {
	b.Helper()
	headers := network.Headers{}
	if kind == afar {
		headers["X-Forwarded-For"] = json.RawMessage(`"192.0.2.7"`)
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: headers})
		return err
	})
}

// theme makes the machine's theme "light" or "dark".
func (b tab) theme(name string) {
	b.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	})
}

func TestEveryPageIsWholeForEveryReader(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := browserFor(t, 10*time.Minute, 1280, 1000)
	all := openSites(t)
	watched := &observed{asked: map[network.RequestID]network.ResourceType{}}
	if err := chromedp.Listen(b.ctx, watched.event); err != nil {
		t.Fatal(err)
	}
	b.call(func(ctx context.Context) error {
		if _, err := chromedp.Call(ctx, cdplog.Enable, cdp.Empty{}); err != nil {
			return err
		}
		if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchful})
		return err
	})
	as := ordinary
	for _, p := range sitePages() {
		t.Run(p.name, func(t *testing.T) {
			b := tab{t, b.ctx}
			site, at := all[p.kind], all.address(t, p)
			weigh(t, p, at)
			if p.kind != as {
				b.reader(p.kind)
				as = p.kind
			}
			for _, width := range []int64{1280, 360} {
				b.theme("light")
				b.do(chromedp.EmulateViewport(width, 1000))
				watched.take()
				b.do(chromedp.Navigate(at))
				where := fmt.Sprintf("%s, %d wide", p.name, width)
				b.soundPage(where)
				b.barriers(where, string(axe), axeRules)
				b.theme("dark")
				b.barriers(where+", dark", "", axeFaint)
				requests, urls, troubles := watched.take()
				for _, u := range urls {
					if !strings.HasPrefix(u, site+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:"+site) {
						t.Errorf("%s asks another machine: %s", where, u)
					}
				}
				if requests > budgetRequests {
					t.Errorf("%s asks %d times: %q", where, requests, urls)
				}
				for _, said := range troubles {
					t.Errorf("%s: %s", where, said)
				}
			}
		})
	}
}

// soundPage holds the page now shown against what every page keeps: nothing beside the screen, one h1, nothing that moves or is refused.
func (b tab) soundPage(where string) {
	b.Helper()
	var said struct {
		Wide, View, Headings int
		Over                 []string
		Seen                 struct {
			Shift          float64
			Moved, Refused []string
		}
	}
	found := ask(b, chromedp.Evaluate[string](`JSON.stringify({wide: document.documentElement.scrollWidth, view: innerWidth, headings: document.querySelectorAll("h1").length,
		over: [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 100)), seen: __seen})`))
	if err := json.Unmarshal([]byte(found), &said); err != nil {
		b.Fatal(err)
	}
	if said.Wide > said.View {
		b.Errorf("%s scrolls sideways: %d > %d: %q", where, said.Wide, said.View, said.Over)
	}
	if said.Headings != 1 {
		b.Errorf("%s has %d first headings", where, said.Headings)
	}
	if said.Seen.Shift > 0 {
		b.Errorf("%s moves by %.4f: %q", where, said.Seen.Shift, said.Seen.Moved)
	}
	for _, r := range said.Seen.Refused {
		b.Errorf("%s: the policy refused %s", where, r)
	}
}

// barriers has axe-core, already in the page where its source is "", look for barriers.
func (b tab) barriers(where, axe, rules string) {
	b.Helper()
	found := ask(b, chromedp.Evaluate[string](axe+`;axe.run(document,`+rules+`).then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 140) + " | " + (n.any.concat(n.all, n.none)[0] || {}).message).join("\n\t\t"), v.nodes.length])))`,
		chromedp.EvalAwaitPromise))
	var faults [][3]any
	if err := json.Unmarshal([]byte(found), &faults); err != nil {
		b.Fatal(err)
	}
	for _, f := range faults {
		b.Errorf("%s: %s, %v times:\n\t\t%s", where, f[0], f[2], f[1])
	}
}

// weigh holds a page's answer against its status and the budgets.
func weigh(t *testing.T, p sitePage, at string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.kind == afar {
		req.Header.Set("X-Forwarded-For", "192.0.2.7")
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	var body bytes.Buffer
	_, err = body.ReadFrom(res.Body)
	if err := cmp.Or(err, res.Body.Close()); err != nil {
		t.Fatal(err)
	}
	if want := cmp.Or(p.status, http.StatusOK); res.StatusCode != want {
		t.Errorf("%s answers %d, want %d", at, res.StatusCode, want)
	}
	if body.Len() > budgetHTML && !p.large {
		t.Errorf("%s has %d bytes, more than %d", at, body.Len(), budgetHTML)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(body.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(p.path, "/tim") && packed.Len() > budgetGzip {
		t.Errorf("%s has %d bytes compressed, more than %d", at, packed.Len(), budgetGzip)
	}
}
