package ocr

import (
	"image"
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// Lines of forms, with their rows of dots, and lines below seals and watermarks are taken for pictures by tesseract. They are found as
// stretches of ink as high as a line that no word covers.

// Measures in inches.
const (
	inkCell    = 1.0 / 36 // the side of the squares in which ink is counted
	lineGap    = 0.25     // between two pieces of a line
	lineLow    = 0.08     // the height of a line, from and to
	lineHigh   = 0.30
	lineShort  = 0.40 // the least length of a line
	wordShadow = 0.03 // around a word, what is its own ink
	// cellDots is the least dark dots of a square that count as ink.
	cellDots = 3
	// strayQuality is the least share of legal syllables of such a line.
	strayQuality = 0.7
)

// inkMap is the squares of a sheet that hold ink no word covers.
type inkMap struct {
	side, width, height int
	inked               []bool
}

// uncovered counts the ink of the sheet beside its words.
func (s sheet) uncovered(words []word) inkMap {
	g := s.gray
	m := inkMap{side: max(1, int(inkCell*s.dpi+0.5))}
	m.width, m.height = g.Rect.Dx()/m.side+1, g.Rect.Dy()/m.side+1
	counts := make([]int, m.width*m.height)
	dark := s.paper - ruleInk
	for y := range g.Rect.Dy() {
		row := counts[y/m.side*m.width:]
		for x, v := range g.Pix[y*g.Stride:][:g.Rect.Dx()] {
			if int(v) < dark {
				row[x/m.side]++
			}
		}
	}
	m.inked = make([]bool, len(counts))
	for i, n := range counts {
		m.inked[i] = n >= cellDots
	}
	shadow := int(wordShadow * s.dpi)
	for _, w := range words {
		b := w.box.Inset(-shadow).Intersect(g.Rect)
		for y := b.Min.Y / m.side; y <= (b.Max.Y-1)/m.side && !b.Empty(); y++ {
			for x := b.Min.X / m.side; x <= (b.Max.X-1)/m.side; x++ {
				m.inked[y*m.width+x] = false
			}
		}
	}
	return m
}

// stretches gives the boxes of inked squares that touch, or follow one another along a row with no more than gap squares between.
func (m inkMap) stretches(gap int) []image.Rectangle {
	var found []image.Rectangle
	var stack []int
	for i, inked := range m.inked {
		if !inked {
			continue
		}
		box := image.Rectangle{}
		m.inked[i] = false
		stack = append(stack[:0], i)
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := at%m.width, at/m.width
			box = box.Union(image.Rect(x, y, x+1, y+1))
			for dy := -1; dy <= 1; dy++ {
				reach := 1
				if dy == 0 {
					reach = gap
				}
				if y+dy < 0 || y+dy >= m.height {
					continue
				}
				for other := max(0, x-reach); other <= min(m.width-1, x+reach); other++ {
					if j := (y+dy)*m.width + other; m.inked[j] {
						m.inked[j] = false
						stack = append(stack, j)
					}
				}
			}
		}
		found = append(found, image.Rectangle{box.Min.Mul(m.side), box.Max.Mul(m.side)})
	}
	return found
}

// strays gives the places outside of tables that may be lines no word was found in, top down.
func (s sheet) strays(words []word) []image.Rectangle {
	var lines []image.Rectangle
	for _, box := range s.uncovered(words).stretches(int(lineGap / inkCell)) {
		high, long := float64(box.Dy())/s.dpi, float64(box.Dx())/s.dpi
		if high >= lineLow && high <= lineHigh && long >= lineShort && len(lines) < mostPlaces {
			lines = append(lines, box.Intersect(s.gray.Rect))
		}
	}
	slices.SortStableFunc(lines, func(a, b image.Rectangle) int { return a.Min.Y - b.Min.Y })
	return lines
}

// strayLine is the words of a line found so that are text, nil where it is none: handwriting, seals and drawings are read as signs.
func strayLine(words []word) []word {
	words = slices.DeleteFunc(slices.Clone(words), func(w word) bool {
		return w.confidence < sure && !viet.ValidSyllable(newSyllable(w.text).text)
	})
	var texts []string
	sum, meant := 0.0, 0
	for _, w := range words {
		texts = append(texts, w.text)
		sum += w.confidence
		if w.meant() {
			meant++
		}
	}
	if meant < 2 || sum < rubbish*float64(len(words)) || viet.Quality(strings.Join(texts, " ")) < strayQuality {
		return nil
	}
	return words
}
