package web

import (
	"math"
	"strconv"

	"vankho/corpus"
)

// FrameBox is a frame drawn on the picture of a page, in points of the page as SVG writes numbers.
type FrameBox struct{ X, Y, Width, Height string }

// frames are the boxes round stretches of a page's text: one for each line that a stretch runs over. Stretches are offsets into the page's
// text; what stands nowhere has no frame.
func frames(boxes []corpus.TextBox, stretches []corpus.Span) []FrameBox {
	var out []FrameBox
	for _, s := range stretches {
		var line corpus.Box
		start := 0
		for _, b := range boxes {
			piece := corpus.Span{Start: start, End: b.End}
			start = b.End
			if b.Box == (corpus.Box{}) || !piece.Meets(s) {
				continue
			}
			if line != (corpus.Box{}) && !follows(line, b.Box) {
				out = append(out, frame(line))
				line = corpus.Box{}
			}
			line = line.Union(b.Box)
		}
		if line != (corpus.Box{}) {
			out = append(out, frame(line))
		}
	}
	return out
}

// follows reports whether a box goes on with the line: it overlaps at least half of the lower one, and does not begin far to the left.
func follows(line, b corpus.Box) bool {
	overlap := min(line.Y1, b.Y1) - max(line.Y0, b.Y0)
	lower := min(line.Y1-line.Y0, b.Y1-b.Y0)
	return overlap >= lower/2 && b.X0 >= line.X0-lower
}

// frameRoom is kept free between the letters and their frame, in points.
const frameRoom = 1.5

func frame(b corpus.Box) FrameBox {
	write := func(v float32) string {
		return strconv.FormatFloat(math.Round(float64(v)*10)/10, 'f', -1, 64)
	}
	return FrameBox{write(b.X0 - frameRoom), write(b.Y0 - frameRoom), write(b.X1 - b.X0 + 2*frameRoom), write(b.Y1 - b.Y0 + 2*frameRoom)}
}
