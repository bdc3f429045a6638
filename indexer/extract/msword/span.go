package msword

import (
	"iter"
	"strings"
	"unicode/utf16"
)

// span is a run of characters with the same properties.
type span struct {
	chars
	from  int
	units []uint16
}

// runs yields the characters from..to, run by run.
func (d *document) runs(from, to int) iter.Seq[span] {
	return func(yield func(span) bool) {
		from, to = max(0, from), min(to, len(d.text.chars))
		for from < to {
			at, piece := d.text.offset(from)
			width := 1
			if piece.wide {
				width = 2
			}
			end := to
			if next := d.text.pieceAfter(from); next < end {
				end = next
			}
			var changes block
			if i := runAt(d.charRuns, at); i >= 0 {
				changes = d.charRuns[i].list
				end = min(end, from+max(1, (d.charRuns[i].to-at+width-1)/width))
			} else if i := runAfter(d.charRuns, at); i < len(d.charRuns) {
				end = min(end, from+max(1, (d.charRuns[i].from-at)/width))
			}
			base := d.styleChars(d.styleAt(from))
			c := d.apply(base, base, changes, 0)
			c = d.apply(c, base, piece.changes, 0)
			if !yield(span{c, from, d.text.chars[from:end]}) {
				return
			}
			from = end
		}
	}
}

// styleAt is the style of the paragraph that a character is in.
func (d *document) styleAt(cp int) int {
	at, _ := d.text.offset(cp)
	if i := runAt(d.paraRuns, at); i >= 0 {
		return d.paraRuns[i].style
	}
	return 0
}

// fontName is the font that decides how a run is to be read: that of its characters beyond ASCII where it has any.
func (d *document) fontName(s span) string {
	for _, c := range s.units {
		if c >= 0x80 {
			return d.font(s.other).name
		}
	}
	return d.font(s.ascii).name
}

// unicode gives characters as text; bytes of old files are in the code page of their font.
func (d *document) unicode(units []uint16, c chars) string {
	if !d.fib.old {
		return string(utf16.Decode(units))
	}
	page := d.font(c.other).page
	var b strings.Builder
	for _, u := range units {
		b.WriteRune(page.DecodeByte(byte(u)))
	}
	return b.String()
}

// hyphens: a non-breaking hyphen stands in document numbers; a character of a damaged text may be none.
var hyphens = strings.NewReplacer("\u2011", "-", "\uFFFD", "", "\uFEFF", "", "\u2028", "\n", "\u2029", "\n", "\r", "\n")
