package engine

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/search/vi"
)

// maxPassage is how many bytes of lines are put together in a passage; a longer line is cut at ends of sentences.
const maxPassage = 1200

// passagesOf cuts a text into passages: lines of one section put together, long lines cut at the end of a sentence.
// A line of a text without sections is a passage of its own, with the lines that go on in lower case.
func passagesOf(d *corpus.Document) []passage {
	at := newSections(d.Sections)
	var out []passage
	ended, title := false, plainFold(d.Title)
	letterhead := corpus.Span{Start: -1}
	if e, ok := d.Header.Evidence[corpus.FieldNumber]; ok && e.Len() > 0 {
		letterhead = e.Span
	}
	for line := range corpus.Paragraphs(d.Text) {
		text := line.In(d.Text)
		// A quoted section begins behind the mark that opens the quotation.
		s := at.find(line.End - len(strings.TrimLeft(text, "“„«‘\"'")))
		if s != nil && s.Start == line.Start {
			ended = false
		}
		// The hit shows its title already.
		weak := ended || weakLine(text) || line.Holds(letterhead) && len(text) <= weakNumber || strings.Contains(title, plainFold(text))
		ended = ended || isEnd(text)
		p := passage{Span: line.Span, weak: weak, place: "Đoạn " + strconv.Itoa(line.Number)}
		if s != nil {
			p.section, p.place = s.ID, at.place(s)
		}
		if len(out) > 0 && joins(out[len(out)-1], p, s, text) {
			out[len(out)-1].End = p.End
			continue
		}
		out = append(out, p)
	}
	return slices.Collect(func(yield func(passage) bool) {
		for _, p := range out {
			for _, span := range cut(d.Text, p.Span) {
				p.Span = span
				if !yield(p) {
					return
				}
			}
		}
	})
}

// joins reports whether a line goes with the passage before it.
func joins(last, next passage, s *corpus.Section, text string) bool {
	if next.End-last.Start > maxPassage || last.weak != next.weak || last.section != next.section {
		return false
	}
	if s == nil {
		first := firstWord(text)
		return first != "" && strings.ToLower(first) == first && strings.ToUpper(first) != first
	}
	return s.Start != next.Start
}

func firstWord(s string) string {
	for w := range viet.Words(s) {
		if w.Start == 0 {
			return w.Text
		}
		break
	}
	return ""
}

func trim(text string, s corpus.Span) corpus.Span {
	return s.Trim(text, func(c rune) bool { return strings.ContainsRune(" \t\r\u00a0", c) })
}

// cut parts a span that is too long at ends of sentences, else behind a colon, whose figures stand apart from what they are of, else between words.
func cut(text string, s corpus.Span) []corpus.Span {
	if s.Len() <= maxPassage {
		return []corpus.Span{s}
	}
	var out []corpus.Span
	in := s.In(text)
	start, sentence, clause, last := 0, 0, 0, 0
	for w := range vi.Words(in) {
		switch {
		case !w.First:
		case strings.ContainsAny(in[last:w.Start], ".?!;|\n"):
			sentence = w.Start
		default:
			clause = w.Start
		}
		if w.End-start > maxPassage && last > start {
			at := sentence
			if at <= start {
				at = clause
			}
			if at <= start {
				at = w.Start
			}
			out = append(out, trim(text, corpus.Span{Start: start, End: at}.Shift(s.Start)))
			start = at
		}
		last = w.End
	}
	return append(out, trim(text, corpus.Span{Start: start, End: len(in)}.Shift(s.Start)))
}

// weakPattern is a row of weak.txt, folded to single spaces.
type weakPattern struct {
	text  string
	start bool
}

//go:embed weak.txt
var weakRows string

var weakPatterns = sync.OnceValue(func() []weakPattern {
	var all []weakPattern
	for row := range table.Rows(weakRows, 1) {
		rest, start := strings.CutPrefix(row[0], "^")
		all = append(all, weakPattern{plainFold(rest), start})
	}
	return all
})

// plainFold is the folded words of s with single spaces between them and one at each end.
func plainFold(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for w := range viet.Words(viet.Fold(s)) {
		b.WriteString(w.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// weakLimit is the longest line in bytes that a pattern within it makes weak: a clause on entry into force is a line, a long
// paragraph that mentions it is not. What begins as a preamble is one at any length.
const weakLimit = 320

// weakNumber is the longest line in bytes that says nothing but the document's own number, and where and when it was issued.
const weakNumber = 120

func weakLine(line string) bool {
	if len(line) > maxPassage {
		return false
	}
	folded := plainFold(line)
	for _, p := range weakPatterns() {
		if p.start && strings.HasPrefix(folded, p.text) || !p.start && len(line) <= weakLimit && strings.Contains(folded, p.text) {
			return true
		}
	}
	return false
}

// isEnd reports whether the list of recipients begins here, after which nothing of the document's matter comes.
func isEnd(line string) bool {
	return strings.HasPrefix(plainFold(line), " noi nhan ") && len(line) < 40
}

// sections finds the innermost section at an offset.
type sections struct {
	all  []corpus.Section
	byID map[corpus.SectionID]*corpus.Section
	next int
	open []*corpus.Section
}

func newSections(all []corpus.Section) *sections {
	s := &sections{all: slices.Clone(all), byID: map[corpus.SectionID]*corpus.Section{}}
	slices.SortStableFunc(s.all, func(a, b corpus.Section) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	for i := range s.all {
		s.byID[s.all[i].ID] = &s.all[i]
	}
	return s
}

// find is called with growing offsets.
func (s *sections) find(at int) *corpus.Section {
	for s.next < len(s.all) && s.all[s.next].Start <= at {
		s.open = append(s.open, &s.all[s.next])
		s.next++
	}
	for len(s.open) > 0 && s.open[len(s.open)-1].End <= at {
		s.open = s.open[:len(s.open)-1]
	}
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1]
}

// place is how a person cites a section: "Khoản 2 Điều 5", "Mục 3 Phụ lục I".
func (s *sections) place(in *corpus.Section) string {
	return in.Place(func(id corpus.SectionID) (corpus.Section, bool) {
		if x := s.byID[id]; x != nil {
			return *x, true
		}
		return corpus.Section{}, false
	})
}
