package web

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// FigureLine is one figure of a table: the value with what it is bound to, and the words of the text that say so.
type FigureLine struct {
	// ID is the anchor of the line, "" in a list over several documents.
	ID string
	// Name is the indicator, Facts are place, period, level and kind in one line.
	Name, Facts string
	// Value is as pages write it, Unit as the text does, Base the same in the base unit, "" where that is no other.
	Value, Unit, Base string
	// Target and Gap are in Unit; Words say the gap to a person. Empty without a target.
	Target, Gap, Words string
	// Sentence is what the text says, with the number marked; Where is its place in words, URL opens the text there.
	Sentence   template.HTML
	Where, URL string
	// Doubts say what is to be looked at; PartOf is the line whose part this one is.
	Doubts []string
	PartOf *Choice
	// Source and SourceURL are the document, empty in a table of one document; Detail its body and day.
	Source, SourceURL, Detail string

	row corpus.FigureRow
}

// longestSentence is how many bytes of a sentence a table shows about the number.
const longestSentence = 260

// newFigureLine shows one figure; places tell where it stands, url is the page of its document.
func newFigureLine(r corpus.FigureRow, place string) FigureLine {
	f := r.Figure
	l := FigureLine{Name: indicatorWords(f), Value: valueWords(f), Unit: f.Unit, Base: baseWords(f), Where: place, row: r}
	l.Facts = figureFacts(f)
	if f.Target != nil {
		l.Target = amountWords(*f.Target)
	}
	l.Words, l.Gap = gapWords(f)
	l.Sentence = figureSentence(r)
	l.URL = spanURL(documentURL(r.Document.ID), "", f.Quote, f.Span)
	for _, d := range f.Doubts {
		if words, ok := doubtWords[d]; ok {
			l.Doubts = append(l.Doubts, words)
		}
	}
	if l.Where == "" {
		l.Where = "Xem câu"
	}
	return l
}

// Full is the value with its unit: "51,69%".
func (l FigureLine) Full() string { return withUnit(l.Value, l.Unit) }

// FullTarget is the target with its unit.
func (l FigureLine) FullTarget() string { return withUnit(l.Target, l.Unit) }

// Long reports whether a value with its unit may break across lines.
func (l FigureLine) Long() bool { return utf8.RuneCountInString(l.Full()) > shortValue }

// shortValue is how many characters a value with its unit has that stays on one line.
const shortValue = 20

// Aimed reports whether the figure is of a kind that may have a target, so that its absence is worth telling.
func (l FigureLine) Aimed() bool {
	return l.row.Kind == corpus.FigureActual || l.row.Kind == corpus.FigureShare
}

// Goal is the target and how far from it the value lies: "mục tiêu 85%, thiếu 33,31 điểm %"; "" without one.
func (l FigureLine) Goal() string {
	if l.Target == "" {
		return ""
	}
	return joinFacts("mục tiêu "+l.FullTarget(), l.Words)
}

// Big is the number of an answer, with what is glued to it: "51,69%"; Rest is the unit behind it: "thủ tục hành chính nội bộ".
func (l FigureLine) Big() string {
	if strings.HasPrefix(l.Unit, "%") {
		return l.Full()
	}
	return l.Value
}

// Rest is what of the unit stands behind the number.
func (l FigureLine) Rest() string {
	if strings.HasPrefix(l.Unit, "%") {
		return ""
	}
	return l.Unit
}

// Origin is the document with the place in it: "Báo cáo số 82/BC-UBND, mục II".
func (l FigureLine) Origin() string {
	return strings.TrimRight(l.Source, ". ") + ", " + midway(l.Where)
}

// figureFacts are what a figure is bound to beside its indicator, in one line: "tỉnh Lào Cai, cấp tỉnh, quý I/2025 (theo tên văn bản), mục tiêu".
func figureFacts(f corpus.Figure) string {
	kind := kindWord(f.Kind)
	if f.Kind == corpus.FigureActual {
		kind = ""
	}
	if f.Kind == corpus.FigureComparison && f.Versus != "" {
		kind = "so với " + viet.Squeeze(f.Versus)
	}
	cumulative := ""
	if f.Cumulative {
		cumulative = "lũy kế"
	}
	place := inherited(placeWords(f.Place), f.Place.Origin)
	period := inherited(periodWords(f.Period), f.Period.Origin)
	if place != "" && f.Place.Origin == f.Period.Origin {
		place = placeWords(f.Place) // the period says it for both
	}
	return joinFacts(kind, place, viet.Squeeze(f.Level.Text), viet.Squeeze(f.Subject.Text), period, cumulative)
}

// figureSentence is the sentence of a figure with the number marked; a long one is cut about it.
func figureSentence(r corpus.FigureRow) template.HTML {
	text, at := r.Sentence, r.Span.Shift(-r.SentenceAt.Start)
	if !at.Fits(text) || !onBorders(text, at) {
		text, at = r.Quote, corpus.Span{End: len(r.Quote)}
	}
	whole := corpus.Span{End: len(text)}
	shown, head := whole, template.HTML("…")
	switch {
	case r.Cell != nil && len(text) > longestRow:
		// The head of the row tells what is counted, the cells about the number where it stands.
		shown = clipTo(text, whole, at, longestRow/3)
		if lead := rowHead(text[:shown.Start]); lead != "" {
			head = plainHTML(lead) + " …"
		}
	case len(text) > longestSentence:
		shown = clipAround(text, whole, at)
	}
	html := overlay(reflowed(text), shown, append(nowraps(text, shown), stretch{Span: at, layer: layerMatch}))
	if shown.Start > 0 {
		html = head + html
	}
	if shown.End < len(text) {
		html += "…"
	}
	return html
}

// longestRow is how many bytes of a row of a table are shown.
const longestRow = 120

// rowHead are the first cells of a row, as far as they have letters: "27 | - Sản lượng | Tấn".
func rowHead(before string) string {
	cells, end := strings.Split(before, " | "), 0
	for i, c := range cells {
		if strings.IndexFunc(c, unicode.IsLetter) >= 0 {
			end = i + 1
		} else if end > 0 {
			break
		}
	}
	return shorten(strings.Join(cells[:end], " | "), longestRow)
}

// cellWords is where a figure stands in a table: "bảng 2, dòng 7", "ô Sheet1!C12"; "" for one of prose.
func cellWords(c *corpus.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.Address != "" && c.Sheet != "":
		return "ô " + c.Sheet + "!" + c.Address
	case c.Address != "":
		return "ô " + c.Address
	}
	return "bảng " + integer(c.Table) + ", dòng " + integer(c.Row)
}

// figureID is the anchor of a document's nth figure, from 1: "so-21".
func figureID(n int) string { return "so-" + strconv.Itoa(n) }
