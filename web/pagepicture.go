package web

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"vankho/corpus"
)

// PagePicture is the picture of a page with the frames round what is looked for, and its text laid over it.
type PagePicture struct {
	URL, Set, Alt string
	Width, Height int
	// Points is the size of the page as SVG's viewBox wants it.
	Points string
	Frames Frames
	Layer  []LayerLine
	// LayerCut says that the page has more text than is laid over it.
	LayerCut bool
	// Wide is the width at which the page is shown; Larger and Smaller lead to the next ones, "" where there is none.
	Wide            int
	Larger, Smaller string
}

// Whole reports whether the page is shown across the whole window, not beside the text.
func (p *PagePicture) Whole() bool { return p.Wide > columnWide }

// PageThumb is one page in the strip of small pictures.
type PageThumb struct {
	Number        int
	URL, Picture  string
	Width, Height int
	// Matches counts the places on the page that are looked for.
	Matches int
	Current bool
}

// thumbShown is the width at which the small pictures of the strip are shown, thumbsAround how many stand before and behind the current page:
// all pages of most documents, and never so many that a document of a thousand pages has a strip longer than its text.
const (
	thumbShown   = 72
	thumbsAround = 6
)

// mostPagesNamed is how many pages with matches are listed by number.
const mostPagesNamed = 40

// thumbs are the pages around the current one, and those of all pages that have matches, without pictures where they are far away.
func (p *FacsimilePage) thumbs(current int, matches []corpus.Span) {
	pages := p.document.Pages
	if len(pages) < 2 {
		return
	}
	counts := make([]int, len(pages))
	for _, m := range matches {
		if i := pageOf(pages, m.Start); i >= 0 {
			counts[i]++
		}
	}
	first := max(0, min(current-thumbsAround, len(pages)-2*thumbsAround-1))
	for i, page := range pages {
		near := i >= first && i <= first+2*thumbsAround
		if !near && counts[i] == 0 {
			continue
		}
		t := PageThumb{Number: page.Number, URL: p.view.turn(p.document.ID, page.Number), Matches: counts[i], Current: i == current}
		if counts[i] > 0 {
			if len(p.PagesFound) < mostPagesNamed {
				p.PagesFound = append(p.PagesFound, t)
			} else {
				p.PagesLeft++
			}
		}
		if height := pictureHeight(page, thumbShown); near && height > 0 && p.source.SHA256 != "" {
			t.Picture, t.Width, t.Height = pictureURL(p.source.SHA256, page.Number, thumbWide), thumbShown, height
			p.Thumbs = append(p.Thumbs, t)
		}
	}
	if first > 0 {
		p.ThumbsBefore = p.view.turn(p.document.ID, pages[max(0, first-thumbsAround-1)].Number)
	}
	if last := first + 2*thumbsAround; last < len(pages)-1 {
		p.ThumbsAfter = p.view.turn(p.document.ID, pages[min(len(pages)-1, last+thumbsAround+1)].Number)
	}
}

// pageOf is the index of the page on which an offset of the text lies, -1 where it lies on none.
func pageOf(pages []corpus.Page, offset int) int {
	i := sort.Search(len(pages), func(i int) bool { return pages[i].End > offset })
	if i == len(pages) || pages[i].Start > offset {
		return -1
	}
	return i
}

// addPicture adds the picture of the page with its text over it, and frames round the span of the address and every match of the page.
func (s *site) addPicture(ctx context.Context, p *FacsimilePage, r *reading) error {
	d, page, wide := p.document, p.page, p.view.Wide
	x := &PagePicture{URL: pictureURL(p.source.SHA256, page.Number, max(wide, pageWide)), Set: pictureSet(p.source.SHA256, page.Number, wide),
		Alt: fmt.Sprintf("Ảnh trang %d của văn bản", page.Number), Wide: wide, Width: wide, Height: pictureHeight(page, wide),
		Points: "0 0 " + points(float32(page.Width)) + " " + points(float32(page.Height))}
	at := slices.Index(zooms[:], wide)
	zoom := func(i int) string {
		if i < 0 || i >= len(zooms) {
			return ""
		}
		rong := strconv.Itoa(zooms[i])
		if i == 0 {
			rong = ""
		}
		return facsimileURL(d.ID, page.Number, append(p.view.sought(), "rong", rong)...) + "#goc"
	}
	x.Larger, x.Smaller = zoom(at+1), zoom(at-1)
	p.Picture = x
	packed, err := s.library.Boxes(ctx, d.ID, page.Number)
	if err != nil {
		return fmt.Errorf("boxes of page %d of %s: %w", page.Number, d.ID, err)
	}
	boxes, err := packed.All()
	if err != nil {
		return fmt.Errorf("boxes of page %d of %s: %w", page.Number, d.ID, err)
	}
	x.Layer, x.LayerCut = pictureText(d.Text, page, boxes)
	var marked []corpus.Span
	var current corpus.Span
	for i, m := range append([]corpus.Span{r.exact}, r.matches...) {
		if m.Len() == 0 || !m.Meets(page.Span) || i > 0 && m == r.exact {
			continue
		}
		m = m.Shift(-page.Start)
		if i == 0 || r.exact.Len() == 0 && i == r.current {
			current = m
		}
		marked = append(marked, m)
	}
	if len(marked) == 0 {
		return nil
	}
	x.Frames = newFrames(boxes, marked, current)
	p.Unplaced = x.Frames.Count == 0
	return nil
}
