package web

import (
	"math"
	"strconv"
	"strings"

	"vankho/corpus"
)

// LayerLine is a stretch of a page's text that stands on one line of its picture: laid over the picture unseen, so that the picture's text can be
// chosen and copied. X, Y are where its first letter stands on the line, Length is how long it is, Size how high its letters are: points of
// the page, as SVG writes numbers.
// Example: {X:"85", Y:"118.2", Length:"420.5", Size:"13", At:1204, Text:"Căn cứ Luật Tổ chức chính quyền địa phương"}
type LayerLine struct {
	X, Y, Length, Size string
	// At is where Text begins in the text of the document, in bytes.
	At   int
	Text string
}

const (
	// mostLayer is how many stretches of text lie over a picture: a page of the smallest print has some 300 lines, a page of text that runs
	// upwards a stretch for each letter.
	mostLayer = 4000
	// widest is how many times the height of a line may stand empty within it; where more does, as between columns, another stretch begins.
	widest = 2
	// descent is the share of a line's height that lies below the line that its letters stand on.
	descent = 0.22
)

// pictureText lays the text of a page over its picture, in the order of the text. Cut says that there was more than is laid.
func pictureText(text string, page corpus.Page, boxes []corpus.TextBox) (lines []LayerLine, cut bool) {
	own := page.In(text)
	var line corpus.Box
	var at corpus.Span // of the line, in own
	end := func() {
		if line != (corpus.Box{}) && strings.TrimSpace(at.In(own)) != "" {
			lines = append(lines, layerLine(own, at, line, page.Start))
		}
		line = corpus.Box{}
	}
	start := 0
	for _, b := range boxes {
		piece := corpus.Span{Start: start, End: b.End}
		start = b.End
		if !piece.Fits(own) || !onBorders(own, piece) {
			break // boxes of another text
		}
		if b.Box == (corpus.Box{}) || piece.Len() == 0 {
			continue
		}
		if line != (corpus.Box{}) && goesOn(own, at, line, piece, b.Box) {
			line, at.End = line.Union(b.Box), piece.End
			continue
		}
		end()
		if len(lines) == mostLayer {
			return lines, true
		}
		line, at = b.Box, piece
	}
	end()
	return lines, false
}

// goesOn reports whether a piece goes on with the line: what lies between them is blank, in the text and on the page.
func goesOn(own string, at corpus.Span, line corpus.Box, piece corpus.Span, b corpus.Box) bool {
	return follows(line, b) && b.X0-line.X1 <= widest*(line.Y1-line.Y0) && strings.Trim(own[at.End:piece.Start], " \t\u00A0") == ""
}

func layerLine(own string, at corpus.Span, line corpus.Box, offset int) LayerLine {
	height := line.Y1 - line.Y0
	return LayerLine{X: points(line.X0), Y: points(line.Y1 - descent*height), Length: points(max(line.X1-line.X0, 0.1)), Size: points(max(height*0.95, 1)),
		At: offset + at.Start, Text: at.In(own)}
}

// points writes a length as SVG does, to a tenth of a point.
func points(v float32) string {
	return strconv.FormatFloat(math.Round(float64(v)*10)/10, 'f', -1, 64)
}
