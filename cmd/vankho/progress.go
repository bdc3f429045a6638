package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a long work is: a bar on a terminal, a plain line now and then elsewhere.
type progress struct {
	out   io.Writer
	title string
	bar   *progressbar.ProgressBar // nil where out is no terminal
	began time.Time
	said  time.Time
	last  string
}

// plainEvery is how often a plain line is written.
const plainEvery = 2 * time.Second

// newProgress starts a bar; unit is what is counted, "tệp" or "văn bản".
func newProgress(out io.Writer, title, unit string) *progress {
	p := &progress{out: out, title: title, began: time.Now(), said: time.Now()}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(title),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetWidth(24), progressbar.OptionUseANSICodes(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

// show tells that done of total are done, and what is at work now.
func (p *progress) show(done, total int, now string) {
	if p.bar != nil {
		if p.bar.GetMax() != total {
			p.bar.ChangeMax(total)
		}
		p.bar.Describe(fmt.Sprintf("%s %-60s", p.title, now))
		_ = p.bar.Set(done) // only a bar that is full refuses
		return
	}
	p.last = fmt.Sprintf("%s %s/%s %s", p.title, number(done), number(total), now)
	if time.Since(p.said) < plainEvery {
		return
	}
	p.said = time.Now()
	left := ""
	if spent := time.Since(p.began); done > 0 && done < total {
		rate := float64(done) / spent.Seconds()
		left = strings.Replace(fmt.Sprintf(" (%.1f/giây, còn khoảng ", rate), ".", ",", 1) + took(time.Duration(float64(total-done)/rate*float64(time.Second))) + ")"
	}
	fmt.Fprintln(p.out, p.last+left)
}

// end clears the bar, or writes the last plain line.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish() // the terminal is gone: nothing to clear
		return
	}
	if p.last != "" {
		fmt.Fprintln(p.out, p.last)
	}
}

// cut shortens a name to n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
