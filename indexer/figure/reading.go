package figure

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// reading is what all readers of one text share: the text with what is no figure masked, and its words in the form in which their
// spellings meet.
type reading struct {
	in   Input
	text string
	// masked are the spans whose numbers count nothing, sorted and apart: references, times, names.
	masked []corpus.Span
	// unsure are the words whose digits text recognition was not sure of, sorted and apart.
	unsure []corpus.Span
	// rows are the lines that are rows of tables, sorted; of each, prose has the cells that are paragraphs.
	rows  []corpus.Span
	prosy [][]corpus.Span
	// norms keeps viet.Norm of the words met.
	norms map[string]string
	// english says that the text parts thousands with commas; looked up once, where it matters.
	english *bool
}

func newReading(in Input) *reading {
	r := &reading{in: in, text: in.Text, norms: map[string]string{}}
	blocks := slices.SortedFunc(slices.Values(in.Blocks), func(a, b corpus.Block) int { return a.Start - b.Start })
	for _, b := range blocks {
		if len(b.Cells) > 0 {
			r.rows, r.prosy = append(r.rows, b.Span), append(r.prosy, paragraphs(b.Cells))
		}
	}
	r.masked = masks(in)
	r.unsure = corpus.JoinSpans(slices.Clone(in.Doubtful))
	return r
}

// paragraphCell is from how many bytes on a cell of a table is read as prose: numbers, units and heads are shorter.
const paragraphCell = maxCell + 1

// paragraphs are the cells that are prose.
func paragraphs(cells []corpus.Span) []corpus.Span {
	var long []corpus.Span
	for _, c := range cells {
		if c.Len() >= paragraphCell {
			long = append(long, c)
		}
	}
	return long
}

// norm is viet.Norm, remembered.
func (r *reading) norm(word string) string {
	n, ok := r.norms[word]
	if !ok {
		n = viet.Norm(word)
		r.norms[word] = n
	}
	return n
}

// tokenKind tells words, numbers and marks apart.
type tokenKind byte

const (
	wordToken   tokenKind = iota + 1
	numberToken           // digits with the points and commas within
	markToken             // anything else that is seen
)

// token is a word, a number or a mark of a line.
type token struct {
	corpus.Span
	kind tokenKind
	// word is the word in the form in which its spellings meet, or the mark; "" for a number.
	word string
	// number is what the digits say.
	number number
	// gap says that a blank stands before it, capital that it begins with a capital, masked that it belongs to what is no figure.
	gap, capital, masked bool
	// line says that it begins a line.
	line bool
}

// maxLine bounds the tokens that are read at once: a longer line is read in pieces.
const maxLine = 1 << 14

// tokens cuts text[span] into tokens, and calls for each piece of at most maxLine.
func (r *reading) tokens(span corpus.Span, buffer []token) []token {
	text, mask := r.text, sort.Search(len(r.masked), func(i int) bool { return r.masked[i].End > span.Start })
	for i := span.Start; i < span.End; {
		c, w := utf8.DecodeRuneInString(text[i:])
		if blank(c) {
			i += w
			continue
		}
		t := token{Span: corpus.Span{Start: i, End: i + w}}
		switch {
		case '0' <= c && c <= '9':
			t.kind = numberToken
			t.number = readNumber(text[:span.End], i)
			t.End = t.number.End
		case unicode.IsLetter(c) || unicode.IsMark(c):
			t.kind, t.capital = wordToken, unicode.IsUpper(c)
			for t.End < span.End {
				c, w := utf8.DecodeRuneInString(text[t.End:])
				if !unicode.IsLetter(c) && !unicode.IsMark(c) && !(c == '2' || c == '3' || c == '²' || c == '³') {
					break
				}
				if (c == '2' || c == '3' || c == '²' || c == '³') && !squared(text[t.Start:t.End]) {
					break
				}
				t.End += w
			}
			t.word = r.norm(text[t.Start:t.End])
			if strings.HasSuffix(t.word, "²") || strings.HasSuffix(t.word, "³") {
				t.word = strings.NewReplacer("²", "2", "³", "3").Replace(t.word)
			}
		default:
			t.kind, t.word = markToken, text[i:i+w]
		}
		t.line = len(buffer) == 0
		t.gap = !t.line && buffer[len(buffer)-1].End < i
		for mask < len(r.masked) && r.masked[mask].End <= t.Start {
			mask++
		}
		t.masked = mask < len(r.masked) && r.masked[mask].Meets(t.Span)
		buffer = append(buffer, t)
		i = t.End
	}
	return buffer
}

// squared reports whether a figure 2 or 3 behind the letters makes them a unit of area or volume: m2, km², dm3.
func squared(letters string) bool {
	switch letters {
	case "m", "km", "cm", "dm", "mm", "M", "KM", "Km":
		return true
	}
	return false
}

func blank(c rune) bool { return c == ' ' || c == '\u00a0' || unicode.IsSpace(c) }

// lines yields the lines of prose that may hold a number: those with digits, or with the words of great numbers. Of rows
// of tables the cells that are paragraphs are lines. A line that is longer than a paragraph can be is cut.
func (r *reading) lines(yield func(corpus.Span) bool) {
	row := 0
	for start := 0; start < len(r.text); {
		end := len(r.text)
		if i := strings.IndexByte(r.text[start:], '\n'); i >= 0 {
			end = start + i
		}
		for row < len(r.rows) && r.rows[row].End <= start {
			row++
		}
		parts := []corpus.Span{{Start: start, End: end}}
		if row < len(r.rows) && r.rows[row].Start < end {
			parts = r.prosy[row]
		}
		for _, part := range parts {
			if !r.pieces(part, yield) {
				return
			}
		}
		start = end + 1
	}
}

// pieces yields a line, in pieces where it is longer than a paragraph can be; false where yield asks to stop.
func (r *reading) pieces(line corpus.Span, yield func(corpus.Span) bool) bool {
	for at := line.Start; at < line.End; {
		stop := line.End
		if stop-at > maxLine {
			stop = at + maxLine
			for stop > at+1 && !blank(rune(r.text[stop-1])) {
				stop--
			}
			if stop == at+1 {
				stop = at + maxLine
				for !utf8.RuneStart(r.text[stop]) {
					stop--
				}
			}
		}
		if s := (corpus.Span{Start: at, End: stop}); s.Len() > 1 && mayCount(s.In(r.text)) && !yield(s) {
			return false
		}
		at = stop
	}
	return true
}

// mayCount reports whether a line may hold a figure.
func mayCount(line string) bool {
	if strings.ContainsAny(line, "0123456789") {
		return true
	}
	for _, word := range [...]string{"trăm", "mươi", "nghìn", "ngàn", "triệu", "tỷ", "mười"} {
		if strings.Contains(line, word) {
			return true
		}
	}
	return false
}

// doubtful reports whether text recognition was not sure of digits in the span.
func (r *reading) doubtful(digits corpus.Span) bool {
	i := sort.Search(len(r.unsure), func(i int) bool { return r.unsure[i].End > digits.Start })
	return i < len(r.unsure) && r.unsure[i].Meets(digits)
}
