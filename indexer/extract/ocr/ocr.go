// Package ocr recognises the text of one page that is a picture, with the tesseract program.
//
// The picture is made gray, upright and straight (prepare.go), its rules are taken off (erase.go), tesseract reads it (tesseract.go),
// what seals and signatures left is dropped (junk.go), cells and lines that were passed over are read again (again.go, stray.go), the
// marks of doubtful syllables are decided by the words they make (doubt.go), the columns of letterheads and signatures are put in order (column.go), and
// printed lines are joined to paragraphs (paragraph.go). Words keep their place on the page as it was.
package ocr

import (
	"context"
	"image"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Options say how a page is to be read.
type Options struct {
	// Number is the page's, 1-based; it is handed on.
	Number int
	// DPI is the resolution of the picture in dots per inch; 0 where it is not known: then the page is taken to be an A4 sheet.
	DPI float64
}

// Timing is where the time of a page went.
type Timing struct {
	// Prepare is the time for making the picture gray, large enough, upright and straight.
	Prepare time.Duration
	// Recognise is the time of the tesseract processes.
	Recognise time.Duration
	// Arrange is the time for making lines of what was recognised.
	Arrange time.Duration
}

// poor is the quality from which on a page is not tried turned: Vietnamese read upright lies above 0.8, a page on its side or its
// head below 0.3.
const poor = 0.5

// Page reads one page. Boxes are in points of the picture as it was given, words that stand nowhere have none; Confidence is the
// mean of what tesseract says of the words that are kept. A page without a word is no error: it has no lines. When ctx ends,
// tesseract is killed and the error is that of ctx.
// Example: a scan of 2480 × 3508 dots at 300 dpi is {Method:"ocr", Reading:{Reader:"tesseract 5.3.0", Confidence:0.93, Width:595.2, Height:841.9}, Lines:…}.
func (t Tesseract) Page(ctx context.Context, img image.Image, o Options) (corpus.RawPage, Timing, error) {
	var spent Timing
	dpi := o.DPI
	if dpi < leastDPI || dpi > mostDPI {
		dpi = guessDPI(img.Bounds())
	}
	page := corpus.RawPage{Number: o.Number, Method: corpus.MethodOCR, Reading: corpus.Reading{
		Reader: t.String(), Width: float64(img.Bounds().Dx()) / dpi * pointsPerInch, Height: float64(img.Bounds().Dy()) / dpi * pointsPerInch}}

	if img.Bounds().Empty() {
		return page, spent, nil
	}
	best, err := t.read(ctx, img, dpi, upright, &spent)
	if err != nil {
		return page, spent, err
	}
	if best.quality() < poor {
		for _, turn := range []turn{quarterLeft, quarterRight, upsideDown} {
			other, err := t.read(ctx, img, dpi, turn, &spent)
			if err != nil {
				return page, spent, err
			}
			if other.weight() > best.weight() {
				best = other
			}
			if best.quality() >= poor {
				break
			}
		}
	}
	start := time.Now()
	if best.words, err = t.again(ctx, best.sheet, best.words); err != nil {
		return page, spent, err
	}
	best.words = settle(best.words)
	again := time.Now()
	spent.Recognise += again.Sub(start)
	page.Lines, page.Confidence = best.lines(), best.confidence()
	spent.Arrange = time.Since(again)
	return page, spent, nil
}

// read recognises the picture in one of its four positions.
func (t Tesseract) read(ctx context.Context, img image.Image, dpi float64, turn turn, spent *Timing) (reading, error) {
	start := time.Now()
	s := prepare(img, dpi, turn)
	prepared := time.Now()
	spent.Prepare += prepared.Sub(start)
	words, err := t.recognise(ctx, s.gray, s.dpi, findBlocks)
	spent.Recognise += time.Since(prepared)
	return reading{s, keep(words)}, err
}

// reading is what was recognised of a page in one position.
type reading struct {
	sheet sheet
	words []word
}

// text is the words, for judging them.
func (r reading) text() string {
	var b []byte
	for _, w := range r.words {
		b = append(append(b, w.text...), ' ')
	}
	return string(b)
}

// quality is the share of legal syllables among the words, 0 to 1; a page without words has 0.
func (r reading) quality() float64 { return max(0, viet.Quality(r.text())) }

// weight orders the positions of a page: the number of legal syllables, so that three of rubbish do not stand against a page.
func (r reading) weight() float64 { return r.quality() * float64(len(r.words)) }

// confidence is the mean of the words', 0 to 1.
func (r reading) confidence() float64 {
	if len(r.words) == 0 {
		return 0
	}
	sum := 0.0
	for _, w := range r.words {
		sum += w.confidence
	}
	return sum / float64(len(r.words))
}
