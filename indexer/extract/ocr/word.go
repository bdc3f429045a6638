package ocr

import (
	"image"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word as tesseract saw it.
type word struct {
	text string
	// box is in dots of the prepared picture.
	box image.Rectangle
	// confidence is 0 to 1.
	confidence float64
	// line is the printed line that tesseract put it in, counted over the page; words of a line follow one another.
	line int
}

// middle is the middle of its box.
func (w word) middle() (x, y float64) {
	return float64(w.box.Min.X+w.box.Max.X) / 2, float64(w.box.Min.Y+w.box.Max.Y) / 2
}

// Below these confidences figures may be written by hand or stamped. Measured on letterheads of scans: figures written by hand that came
// out as figures had 0.03 to 0.80, printed ones 0.75 to 0.97, most of them above 0.9; what has letters too is read less surely as a whole,
// "53/QĐ-TTg" with 0.60.
const (
	sureFigures = 0.9
	sureNumber  = 0.5
)

// doubtfulFigures reports whether the word has figures that may be misread.
func (w word) doubtfulFigures() bool {
	if !strings.ContainsFunc(w.text, unicode.IsDigit) {
		return false
	}
	if strings.ContainsFunc(w.text, unicode.IsLetter) {
		return w.confidence < sureNumber
	}
	return w.confidence < sureFigures
}

const (
	mostWords = 50_000 // of a page
	mostRunes = 200    // of a word; rules and dots can be long
	wordLevel = "5"    // the level of a word in a TSV of tesseract: page, block, paragraph, line, word
)

// parseTSV reads tesseract's table of what it found: level, page, block, paragraph, line, word, left, top, width, height,
// confidence 0 to 100, text. Rows that are none are passed over.
func parseTSV(table string) []word {
	var words []word
	last, line := "", 0
	for row := range strings.Lines(table) {
		cells := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", 12)
		if len(cells) < 12 || cells[0] != wordLevel || len(words) == mostWords {
			continue
		}
		text := strings.ToValidUTF8(strings.TrimSpace(cells[11]), "\uFFFD")
		var place [4]int
		placed := true
		for i := range place {
			n, err := strconv.Atoi(cells[6+i])
			placed = placed && err == nil && n >= 0 && n < 1<<20
			place[i] = n
		}
		confidence, err := strconv.ParseFloat(cells[10], 64)
		if text == "" || !placed || err != nil || math.IsNaN(confidence) || utf8.RuneCountInString(text) > mostRunes {
			continue
		}
		if of := strings.Join(cells[1:5], " "); of != last {
			last, line = of, line+1
		}
		words = append(words, word{
			text: text, box: image.Rect(place[0], place[1], place[0]+place[2], place[1]+place[3]),
			confidence: min(max(confidence/100, 0), 1), line: line,
		})
	}
	return words
}
