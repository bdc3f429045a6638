package ocr

import (
	"image"

	"vankho/indexer/extract/grid"
)

// Rules of a table are found on the prepared picture as thin runs of dark dots, longer than any stroke of a letter, and taken off it:
// tesseract reads an upright one as a letter of the word beside it, and cuts words at another.

// Measures in inches.
const (
	runAcross  = 0.20 // a run of a row of dots that may be of a rule; a dash is 0.1
	runUpright = 0.25 // of a column of dots; a stem is 0.2
	ruleLong   = 0.45
	ruleThick  = 0.05 // what a rule may take up in its other direction, and slope for every inch of its length
	ruleSlope  = 0.02
	nearRules  = 0.08 // rules nearer to one another are one; rows of a table are twice as high
	// ruleInk is by how much a dot of a rule is darker than paper: between two rows of dots a thin rule is half paper.
	ruleInk   = 60
	mostRules = 4000
	// A rule goes on over gaps of this many dots along itself and across.
	along, beside = 9, 2
)

// stroke is a run of dots that goes on from row to row.
type stroke struct {
	from, to    int // along the rule
	first, last int // rows
	lastFrom    int // of the run in the last row
	lastTo      int
	runs        []run
}

// run is dark dots of a row that follow one another, from and up to.
type run struct{ row, from, to int }

// ruling is the rules of a picture in dots, and the runs that make them: in rows of the picture where across, in columns where upright.
type ruling struct {
	across, upright         []grid.Rule
	acrossRuns, uprightRuns []run
}

// rules gives the rules of the picture.
func rules(g *image.Gray, dpi float64) (found ruling) {
	paper := paper(g)
	dark := func(v uint8) bool { return int(v) < paper-ruleInk }
	w, h := g.Rect.Dx(), g.Rect.Dy()
	found.across, found.acrossRuns = strokes(w, h, int(runAcross*dpi), dpi, func(line []bool, y int) {
		for x, v := range g.Pix[y*g.Stride:][:w] {
			line[x] = dark(v)
		}
	})
	on := turned(g, quarterRight) // its row x is column x, read from below
	found.upright, found.uprightRuns = strokes(h, w, int(runUpright*dpi), dpi, func(line []bool, x int) {
		for y, v := range on.Pix[x*on.Stride:][:h] {
			line[h-1-y] = dark(v)
		}
	})
	return found
}

// paper is the gray of the paper: the middle one, since most of a page is empty.
func paper(g *image.Gray) int {
	var counts [256]int
	for _, v := range g.Pix {
		counts[v]++
	}
	seen := 0
	for v, n := range counts {
		if seen += n; 2*seen >= len(g.Pix) {
			return v
		}
	}
	return 255
}

// strokes follows runs of at least least dots from row to row; each fills a row with what is dark.
func strokes(width, rows, least int, dpi float64, fill func([]bool, int)) (found []grid.Rule, runs []run) {
	line := make([]bool, width)
	var open, done []stroke
	for y := range rows {
		fill(line, y)
		for x := 0; x < width; {
			if !line[x] {
				x++
				continue
			}
			from := x
			for x < width && line[x] {
				x++
			}
			if x-from >= least && len(done)+len(open) < mostRules {
				open = follow(open, from, x, y)
			}
		}
		still := open[:0]
		for _, s := range open {
			if s.last >= y-beside {
				still = append(still, s)
			} else {
				done = append(done, s)
			}
		}
		open = still
	}
	for _, s := range append(done, open...) {
		long, thick := float64(s.to-s.from), float64(s.last-s.first)
		if long >= ruleLong*dpi && thick <= ruleThick*dpi+ruleSlope*long {
			found = append(found, grid.Rule{At: float64(s.first+s.last) / 2, From: float64(s.from), To: float64(s.to)})
			runs = append(runs, s.runs...)
		}
	}
	return found, runs
}

// follow adds a run to the stroke it touches, or begins one.
func follow(open []stroke, from, to, y int) []stroke {
	for i := range open {
		s := &open[i]
		if s.last >= y-beside && from <= s.lastTo+along && to >= s.lastFrom-along {
			if s.last == y {
				s.lastFrom, s.lastTo = min(s.lastFrom, from), max(s.lastTo, to)
			} else {
				s.lastFrom, s.lastTo, s.last = from, to, y
			}
			s.from, s.to = min(s.from, from), max(s.to, to)
			s.runs = append(s.runs, run{y, from, to})
			return open
		}
	}
	return append(open, stroke{from, to, y, y, from, to, []run{{y, from, to}}})
}
