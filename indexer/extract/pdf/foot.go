package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Running heads and feet stand on several pages at one height, near the edge of the page; they say nothing between two parts of a
// sentence.
const (
	feetPages  = 3    // on so many pages
	feetEdge   = 0.12 // in this share of the page's height from its upper or lower edge
	feetHeight = 6.0  // that many points up or down are one height
	feetLong   = 120  // of at most so many characters
)

// pageNumber is a line that is only the number of its page.
var pageNumber = regexp.MustCompile(`^(?i:trang|page)?[ \-–—|]*[0-9]{1,4}(?: ?/ ?[0-9]{1,4})?[ \-–—|]*$`)

var digits = regexp.MustCompile(`[0-9]+`)

// foot is what a running head or foot looks like: digits masked, the height in steps from the lower edge.
type foot struct {
	text   string
	height int
}

// dropFeet takes running heads and feet out of the pages. The letterhead at the top of the first page stays.
func dropFeet(pages []leaf) {
	if len(pages) < feetPages {
		return
	}
	seen := map[foot]int{}
	for i := range pages {
		own := map[foot]bool{}
		for _, b := range pages[i].blocks {
			for f := range feetOf(&pages[i], b) {
				own[f] = true
			}
		}
		for f := range own {
			seen[f]++
		}
	}
	for i := range pages {
		kept := pages[i].blocks[:0]
		for _, b := range pages[i].blocks {
			often := 0
			for f := range feetOf(&pages[i], b) {
				often = max(often, seen[f])
			}
			if often < feetPages || i == 0 && b.top > pages[i].Height/2 {
				kept = append(kept, b)
			}
		}
		pages[i].blocks = kept
	}
}

// feetOf yields the looks of a block near an edge: its height may fall on the border of two steps.
func feetOf(l *leaf, b block) func(func(foot) bool) {
	return func(yield func(foot) bool) {
		if b.columns != nil || len(b.lines) != 1 || b.top != b.last || l.Height == 0 {
			return
		}
		if y := b.top / l.Height; y > feetEdge && y < 1-feetEdge {
			return
		}
		text := strings.ToLower(b.lines[0].Text)
		switch {
		case pageNumber.MatchString(text):
			text = "#"
		case utf8.RuneCountInString(text) > feetLong:
			return
		default:
			text = digits.ReplaceAllString(text, "#")
		}
		step := b.top / feetHeight
		if yield(foot{text, int(math.Floor(step))}) {
			yield(foot{text, -1 - int(math.Floor(step+0.5))})
		}
	}
}
