package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// tab is one page of a real browser; its methods fail the test on an error.
//
// A step that leads to another page or has the page write itself anew ends before that is there. What is asked next is therefore always awaited:
// reach for where the reader comes, text for words. Never wait for something that the page before has too.
type tab struct {
	*testing.T
	ctx context.Context
}

// patience is how long something may take to become true of a page, on a machine that has other work.
const patience = 30 * time.Second

// browser starts a headless Chromium, or skips the test where there is none.
func browser(t *testing.T, width, height int) tab {
	t.Helper()
	return browserFor(t, 2*time.Minute, width, height)
}

// browserFor starts a browser whose steps may take so long in all. It finds no host but this machine, so that nothing leaves it.
func browserFor(t *testing.T, most time.Duration, width, height int) tab {
	t.Helper()
	if testing.Short() {
		t.Skip("browser tests are left out of the quick run")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(width, height))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Logf("closing the browser: %v", err)
		}
		cancel()
		stop()
	})
	b := tab{t, ctx}
	b.do(chromedp.Navigate("about:blank")) // starts the browser, which no time limit may bind
	timed, cancelTime := context.WithTimeout(ctx, most)
	t.Cleanup(cancelTime)
	return tab{t, timed}
}

// css selects the first element of a page that matches a CSS selector, e.g. css(`#doan`). A plain string would also be looked for
// as text, so that `#doan` is "there" as soon as a link leads to `#doan-1`.
type css = chromedp.CSS

// do takes steps one after the other. A step whose element is replaced while it is being looked for has not been taken, and is taken again.
func (b tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	for _, step := range steps {
		ask(b, step)
	}
}

// ask runs one action that answers something, again where its element was replaced meanwhile.
func ask[T any](b tab, a chromedp.Action[T]) T {
	b.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		v, err := chromedp.Run(b.ctx, a)
		if err == nil {
			return v
		}
		if !elementGone(err) || time.Now().After(end) {
			b.Fatal(err)
		}
	}
}

// elementGone tells that the browser no longer has the element that it was asked for by its number: the page has changed since it was found.
func elementGone(err error) bool {
	e, ok := errors.AsType[*cdproto.Error](err)
	return ok && e.Code == -32000 && (strings.HasPrefix(e.Message, "No node with given id") || strings.HasPrefix(e.Message, "Could not find node with given id"))
}

// run runs a script on the page.
func (b tab) run(script string) {
	b.Helper()
	b.do(chromedp.Evaluate[chromedp.Void]("void (() => {" + script + "})()"))
}

// call speaks to the browser itself.
func (b tab) call(f func(context.Context) error) {
	b.Helper()
	if err := f(b.ctx); err != nil {
		b.Fatal(err)
	}
}

// scripts lets the scripts of pages run, or not; what the test itself evaluates runs all the same.
func (b tab) scripts(run bool) {
	b.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
		return err
	})
}

// without answers a browser in which no script of pages runs.
func without(t *testing.T, width, height int) tab {
	t.Helper()
	b := browser(t, width, height)
	b.scripts(false)
	return b
}

// text answers the words of the first element that matches, of a page that is whole.
func (b tab) text(selector string) string {
	b.Helper()
	quoted := strconv.Quote(selector)
	b.reach(selector, `document.readyState === "complete" && document.querySelector(`+quoted+`)`)
	return ask(b, chromedp.Evaluate[string](`document.querySelector(`+quoted+`).innerText`))
}

// becomes waits a while for something to be true of the page, or of the one that follows it.
func (b tab) becomes(want string) bool {
	b.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end) && b.ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		if is, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!!(`+want+`)`)); err == nil && is {
			return true
		}
	}
	return false
}

// reach waits until the reader has come where they wanted.
func (b tab) reach(where, is string) {
	b.Helper()
	if !b.becomes(is) {
		b.Fatalf("%s: never reached; the page is %s, %.300s", where, ask(b, chromedp.Location()), ask(b, chromedp.Evaluate[string](`document.body.innerText`)))
	}
}

// follow clicks on something and waits until the reader has come where it leads; where is "" for what leads nowhere.
func (b tab) follow(what, where, is string) {
	b.Helper()
	b.do(chromedp.Click(css(what)))
	if where != "" {
		b.reach(where, is)
	}
}

// picture keeps a screenshot of the page where VANKHO_TEST_PICTURES names a folder.
func (b tab) picture(name string) {
	b.Helper()
	dir := os.Getenv("VANKHO_TEST_PICTURES")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), ask(b, chromedp.FullScreenshot(100)), 0o644); err != nil {
		b.Fatal(err)
	}
}
