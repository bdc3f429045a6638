package web

import (
	"strings"
	"testing"
)

func TestAStyleSheetIsMadeForEachTheme(t *testing.T) {
	written := "/* notes */\na{b:c;\nd:e}\n\n.x .y,\n.z{f:g}\n@media(prefers-color-scheme:dark){:root{--p:#000;--p-2:#111}}.q{r:var(--p-2) var(--p)}\n"
	for theme, want := range map[string]string{
		"":      "a{b:c;d:e}.x .y,.z{f:g}@media(prefers-color-scheme:dark){:root{--a:#000;--b:#111}}.q{r:var(--b) var(--a)}",
		"light": "a{b:c;d:e}.x .y,.z{f:g}@media not all{:root{--a:#000;--b:#111}}.q{r:var(--b) var(--a)}",
		"dark":  "a{b:c;d:e}.x .y,.z{f:g}@media all{:root{--a:#000;--b:#111}}.q{r:var(--b) var(--a)}",
	} {
		if got := themed(written)[theme]; got != want {
			t.Errorf("theme %q: %s\nwant %s", theme, got, want)
		}
	}
	whole, err := files.ReadFile("static/css/frame.css")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(whole), "--paper:#15181b"); n != 1 {
		t.Errorf("the dark colours stand in the sheet %d times", n)
	}
}
