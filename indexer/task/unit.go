package task

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// unit is a paragraph of the text with where it stands.
type unit struct {
	corpus.Span
	// body is where its words begin, behind the label of an item.
	body    int
	section int // in Sections, -1 where it stands in none
	// rank orders what stands in one section: its first line, plain lines, items with a dash, items with a plus.
	rank int
}

// The ranks of units within a section.
const (
	rankHead = iota
	rankPlain
	rankDash
	rankPlus
	rankDot
)

// longestUnit is how long, in bytes, a paragraph is read at most.
const longestUnit = 12_000

// units are the paragraphs of the text that may order something: without rows of tables, quoted text, the lines before the text begins and
// those behind the signature.
func (r *reading) units() []unit {
	var out []unit
	text := r.in.Text
	block, next, quote, over := 0, 0, 0, -1
	var open []int // sections that hold what comes next
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		for block < len(r.in.Blocks) && r.in.Blocks[block].End <= start {
			block++
		}
		row := block < len(r.in.Blocks) && r.in.Blocks[block].Kind == corpus.LineRow && r.in.Blocks[block].Start <= start && start < r.in.Blocks[block].End
		for !row && end < len(text) && end-start < longestUnit && r.goesOn(start, end) {
			end = lineEnd(text, end+1)
		}
		line := corpus.Span{Start: start, End: end}.Trim(text, unicode.IsSpace)
		start = end + 1
		if row || line.Len() == 0 {
			continue
		}
		for next < len(r.in.Sections) && r.in.Sections[next].Start <= line.Start {
			open = append(open, next)
			next++
		}
		// Those that ended may lie below one that begins here.
		open = slices.DeleteFunc(open, func(i int) bool { return r.in.Sections[i].End <= line.Start })
		u := unit{Span: line, section: -1, rank: rankPlain}
		for quote < len(r.in.Quotations) && r.in.Quotations[quote].End <= line.Start {
			quote++
		}
		quoted := quote < len(r.in.Quotations) && r.in.Quotations[quote].Start <= line.Start
		if len(open) > 0 {
			u.section = open[len(open)-1]
			for _, i := range open {
				quoted = quoted || r.in.Sections[i].Quoted
			}
			if r.in.Sections[u.section].Start >= line.Start-2 {
				u.rank = rankHead
			}
		}
		u.body, u.rank = r.label(u)
		if u.rank == rankHead && r.in.Sections[u.section].Level == 1 || u.section >= 0 && r.in.Sections[u.section].Kind == corpus.SectionAnnex {
			over = -1
		}
		if strings.HasPrefix(r.low[line.Start:line.End], "nơi nhận") {
			over = len(out)
		}
		if quoted || over >= 0 {
			continue
		}
		out = append(out, u)
	}
	return out
}

// label is where the words of a unit begin, and its rank.
func (r *reading) label(u unit) (int, int) {
	text := r.in.Text
	at, rank := u.Start, u.rank
	if u.rank == rankHead {
		s := r.in.Sections[u.section]
		at = labelEnd(text, corpus.Span{Start: u.Start, End: min(u.End, s.End)})
		return at, rank
	}
	c, w := utf8.DecodeRuneInString(text[at:])
	switch {
	case c == '-' || c == '–' || c == '—' || c == '−':
		rank = rankDash
	case c == '+':
		rank = rankPlus
	case strings.ContainsRune("•·*○●▪◦", c):
		rank = rankDot
	default:
		return labelEnd(text, u.Span), rank
	}
	for at += w; at < u.End && (text[at] == ' ' || text[at] == '\t'); at++ {
	}
	return at, rank
}

// labelEnd is where the words behind "1.", "1.2.", "a)", "Điều 5.", "I." begin.
func labelEnd(text string, line corpus.Span) int {
	at := line.Start
	for _, word := range [...]string{"Điều ", "ĐIỀU ", "Khoản ", "Mục "} {
		if strings.HasPrefix(text[at:line.End], word) {
			at += len(word)
		}
	}
	i := at
	letters := 0
	for i < line.End {
		c, w := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsDigit(c), c == '.' && i > at:
		case unicode.IsLetter(c) && letters < 4 && (letters == 0 || strings.ContainsRune("IVXLC", c)):
			letters++
		case (c == ')' || c == '/' || c == '-' && i+1 < line.End && text[i+1] == ' ') && i > at:
			return skipBlank(text, i+w, line.End)
		case c == ' ' && i > at && text[i-1] == '.':
			return skipBlank(text, i, line.End)
		default:
			return line.Start
		}
		i += w
	}
	return line.Start
}

func skipBlank(text string, at, end int) int {
	for at < end {
		c, w := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(c) {
			break
		}
		at += w
	}
	return at
}

func lineEnd(text string, from int) int {
	if from >= len(text) {
		return len(text)
	}
	if k := strings.IndexByte(text[from:], '\n'); k >= 0 {
		return from + k
	}
	return len(text)
}

// goesOn reports whether the line that ends at end goes on in the next, which begins no section.
func (r *reading) goesOn(start, end int) bool {
	if !viet.GoesOn(r.in.Text, start, end) {
		return false
	}
	i := sort.Search(len(r.in.Sections), func(i int) bool { return r.in.Sections[i].Start > end })
	return i == len(r.in.Sections) || r.in.Sections[i].Start > end+1
}

// within reports whether a unit stands below another one: deeper in its section, or in one of its sections.
func (r *reading) within(u, head unit) bool {
	switch {
	case u.section == head.section:
		return u.rank > head.rank
	case u.section < 0:
		return false
	case head.section < 0:
		return false
	}
	return head.rank <= rankPlain && r.descends(u.section, head.section)
}

// descends reports whether a section lies within another one.
func (r *reading) descends(section, above int) bool {
	a, s := r.in.Sections[above], r.in.Sections[section]
	return above != section && a.Start <= s.Start && s.End <= a.End && s.Level > a.Level
}

// sentences cuts a unit into its sentences, from its body on; never within a reference.
func (r *reading) sentences(u unit) []corpus.Span {
	var out []corpus.Span
	text := r.in.Text
	refs := r.in.References
	next := sort.Search(len(refs), func(i int) bool { return refs[i].End > u.body })
	start := u.body
	for i := u.body; i < u.End; i++ {
		for next < len(refs) && refs[next].End <= i {
			next++
		}
		if c := text[i]; c != '.' && c != '!' && c != '?' || next < len(refs) && refs[next].Start <= i {
			continue
		}
		rest := strings.TrimLeft(text[i+1:u.End], " \u00a0")
		c, _ := utf8.DecodeRuneInString(rest)
		if len(rest) == u.End-i-1 || !unicode.IsUpper(c) {
			continue
		}
		if w := strings.LastIndexAny(text[start:i], " \n("); i-(start+w+1) <= 2 && unicode.IsUpper(firstRune(text[start+w+1:])) {
			continue // "TP. Khuê Lĩnh"
		}
		out = append(out, corpus.Span{Start: start, End: i + 1})
		start = skipBlank(text, i+1, u.End)
	}
	if start < u.End {
		out = append(out, corpus.Span{Start: start, End: u.End})
	}
	return out
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}
