package ocr

import (
	"image"
	"slices"
)

// Measures of erasing.
const (
	// eraseThick is what a rule may take up across itself, in inches; where more is dark a letter touches it, and both stay.
	eraseThick = 0.03
	// eraseInk is by how much a dot is darker than paper to be of the shadow beside a rule.
	eraseInk = 16
	// mostRuns bounds the work on a page of nothing but rules.
	mostRuns = 200_000
)

// erased is the picture without its rules: their dots become paper, but where a letter stands on one.
func erased(g *image.Gray, of ruling, dpi float64) *image.Gray {
	if len(of.acrossRuns)+len(of.uprightRuns) == 0 || len(of.acrossRuns)+len(of.uprightRuns) > mostRuns {
		return g
	}
	out := &image.Gray{Pix: slices.Clone(g.Pix), Stride: g.Stride, Rect: g.Rect}
	paper := paper(g)
	thick := max(3, int(eraseThick*dpi+0.5))
	for _, r := range of.acrossRuns {
		for x := r.from; x < r.to; x++ {
			wipe(g.Pix[x:], out.Pix[x:], g.Stride, r.row, g.Rect.Dy(), thick, paper)
		}
	}
	for _, r := range of.uprightRuns {
		for at := r.from; at < r.to; at++ {
			row := out.Pix[at*g.Stride:] // without the rules across, so that nothing stays where they cross
			wipe(row, row, 1, r.row, g.Rect.Dx(), thick, paper)
		}
	}
	return out
}

// wipe makes paper of the dark dots around one in a line of dots, step apart, if they are no more than thick.
func wipe(from, to []uint8, step, at, length, thick, paper int) {
	inked := func(i int) bool { return int(from[i*step]) < paper-eraseInk }
	first, end := at, at+1
	for first > 0 && at-first <= thick && inked(first-1) {
		first--
	}
	for end < length && end-at <= thick && inked(end) {
		end++
	}
	if end-first > thick {
		return
	}
	for i := first; i < end; i++ {
		to[i*step] = uint8(paper)
	}
}
