package structure

import (
	"strings"

	"vankho/corpus/viet"
)

// How far the first entry of a table of contents stands from its title, and the text from its entry, in lines.
const (
	contentsHead = 5
	contentsScan = 3000
)

// skipContents marks the lines of a table of contents (mục lục): from the line that says so to where its first entry comes
// again as the beginning of the text. Leaders and page numbers need not have survived. Only the first is looked for.
func (o *outliner) skipContents() {
	if o.frame != nil {
		return
	}
	for m, l := range o.lines {
		if len(l.text) > len("**MỤC LỤC**  ") || strings.Trim(viet.Fold(l.text), " *:") != "muc luc" {
			continue
		}
		for first := m + 1; first < len(o.lines) && first <= m+contentsHead; first++ {
			lb, ok := readLabel(o.lines[first].text)
			if !ok {
				continue
			}
			title := entry(o.lines[first].text, lb)
			for k := first + 1; k < len(o.lines) && k <= first+contentsScan; k++ {
				if again, ok := readLabel(o.lines[k].text); ok && again.kind == lb.kind && again.mark == lb.mark && sameEntry(title, entry(o.lines[k].text, again)) {
					for i := m; i < k; i++ {
						o.lines[i].listed = true
					}
					return
				}
			}
			return
		}
		return
	}
}

// entry is the title behind a label, folded, without the page number and the leader before it.
func entry(s string, lb label) string {
	return strings.TrimRight(viet.Fold(s[min(lb.body, len(s)):]), "0123456789. …\t\u00a0")
}

// sameEntry reports whether one title begins as the other does; either may be broken or stand on the next line.
func sameEntry(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
