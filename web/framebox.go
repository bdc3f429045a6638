package web

import (
	"sort"
	"strings"

	"vankho/corpus"
)

// Frames are drawn on the picture of a page round what is looked for, in points of the page: paths as SVG has them, "" where there is none.
// Example: {All: "M143.5 99h48v16.5h-48z", Count: 1}
type Frames struct {
	// Current is round the place that is now shown, All round the others.
	Current, All string
	// Count is how many places have a frame, Left how many are not framed because there are too many.
	Count, Left int
}

// mostFrames is how many places of one page have a frame.
const mostFrames = 2000

// newFrames frames stretches of a page's text, ascending; current is the one now shown, of no length where none is. What stands nowhere has no frame.
func newFrames(boxes []corpus.TextBox, stretches []corpus.Span, current corpus.Span) Frames {
	var out Frames
	var all, one strings.Builder
	for _, s := range stretches {
		into := &all
		if s == current {
			into = &one
		} else if out.Count >= mostFrames {
			out.Left++
			continue
		}
		lines := frames(boxes, s)
		if len(lines) == 0 {
			continue
		}
		out.Count++
		for _, b := range lines {
			writeFrame(into, b)
		}
	}
	out.All, out.Current = all.String(), one.String()
	return out
}

// frames are the boxes round a stretch of a page's text: one for each line that it runs over.
func frames(boxes []corpus.TextBox, s corpus.Span) []corpus.Box {
	var out []corpus.Box
	var line corpus.Box
	first := sort.Search(len(boxes), func(i int) bool { return boxes[i].End > s.Start })
	start := 0
	if first > 0 {
		start = boxes[first-1].End
	}
	for _, b := range boxes[first:] {
		if start >= s.End {
			break
		}
		start = b.End
		if b.Box == (corpus.Box{}) {
			continue
		}
		if line != (corpus.Box{}) && !follows(line, b.Box) {
			out = append(out, line)
			line = corpus.Box{}
		}
		line = line.Union(b.Box)
	}
	if line != (corpus.Box{}) {
		out = append(out, line)
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

func writeFrame(path *strings.Builder, b corpus.Box) {
	width := points(b.X1 - b.X0 + 2*frameRoom)
	path.WriteString("M" + points(b.X0-frameRoom) + " " + points(b.Y0-frameRoom) + "h" + width + "v" + points(b.Y1-b.Y0+2*frameRoom) + "h-" + width + "z")
}
