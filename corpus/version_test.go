package corpus

import "testing"

func TestAMixedDocumentIsReadAsMostOfItsPages(t *testing.T) {
	for _, c := range []struct {
		pages   string // t = text, o = recognised, e = edited, w = waiting
		want    Method
		quality float64
	}{
		{"", MethodNone, -1},
		{"t", MethodText, 0.5},
		{"too", MethodOCR, 0.5},
		{"tto", MethodText, 0.5},
		{"to", MethodOCR, 0.5},
		{"oe", MethodOCR, 0.5},
		{"e", MethodEdited, 0.5},
		{"ow", MethodWaiting, 0.5},
		{"w", MethodWaiting, -1},
	} {
		var pages []Page
		for _, k := range c.pages {
			m := map[rune]Method{'t': MethodText, 'o': MethodOCR, 'e': MethodEdited, 'w': MethodWaiting}[k]
			q := 0.5
			if m == MethodWaiting {
				q = -1
			}
			pages = append(pages, Page{Method: m, Quality: q})
		}
		if m, q := MainMethod(pages), MeanQuality(pages); m != c.want || q != c.quality {
			t.Errorf("%q: %s %v, want %s %v", c.pages, m, q, c.want, c.quality)
		}
	}
}
