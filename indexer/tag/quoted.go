package tag

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// frame is what the lines of a text tell of who speaks in them: the words of another document stand in quotation marks, and
// each article outside of them begins anew to say what it amends.
type frame struct {
	quoted   []corpus.Span
	articles []int
	// items are the lines outside quotation marks that begin with a label.
	items []labelled
}

// labelled is the start of a line with a label; the rank is 3 for "Điều 5.", 2 for "5.", 1 for "a)".
type labelled struct{ start, rank int }

// labelRank is the rank of the label that a line begins with, 0 where there is none.
func labelRank(line string) int {
	if article(line) {
		return 3
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits > 0 && digits < 4 && len(line) > digits && (line[digits] == '.' || line[digits] == ')') {
		return 2
	}
	_, w := utf8.DecodeRuneInString(line)
	if c := firstRune(line); unicode.IsLower(c) && len(line) > w && line[w] == ')' {
		return 1
	}
	return 0
}

// quoteMarks are opening marks with those that close them.
var quoteMarks = map[rune]string{'“': "”", '"': "\"", '«': "»", '”': "”", '″': "″"}

// readFrame reads the frame of a text: new wording that begins with a quotation mark at the start of a line and ends with one
// at the end of a line, what stands between quotation marks within one line, and the sections that structure found quoted.
func readFrame(text string, sections []corpus.Section) frame {
	var f frame
	open, closing := -1, ""
	for start := 0; start < len(text); {
		end := len(text)
		if k := strings.IndexByte(text[start:], '\n'); k >= 0 {
			end = start + k
		}
		line := text[start:end]
		body := strings.TrimLeft(line, " \t\u00a0")
		switch {
		case open >= 0 && breaksQuote(body):
			f.quoted = append(f.quoted, corpus.Span{Start: open, End: start})
			open = -1
		case open >= 0 && endsQuote(body, closing):
			f.quoted = append(f.quoted, corpus.Span{Start: open, End: end})
			start, open = end+1, -1
			continue
		}
		if open < 0 {
			first, w := utf8.DecodeRuneInString(body)
			mark, ok := quoteMarks[first]
			switch {
			case ok && first != '”' && endsQuote(body[w:], mark):
				f.quoted = append(f.quoted, corpus.Span{Start: start, End: end})
			case ok:
				open, closing = start, mark
			default:
				f.inline(text, start, end)
				rank := labelRank(body)
				if rank > 0 {
					f.items = append(f.items, labelled{start, rank})
				}
				if rank == 3 {
					f.articles = append(f.articles, start)
				}
			}
		}
		start = end + 1
	}
	if open >= 0 {
		// Nothing closes the mark: what follows cannot be told, and the new wording goes on at least to the end of its line.
		end := strings.IndexByte(text[open:], '\n')
		if end < 0 {
			end = len(text) - open
		}
		f.quoted = append(f.quoted, corpus.Span{Start: open, End: open + end})
	}
	for _, s := range sections {
		if s.Quoted {
			f.quoted = append(f.quoted, s.Span)
		}
	}
	f.quoted = corpus.JoinSpans(f.quoted)
	return f
}

// inline adds what stands between quotation marks within a line.
func (f *frame) inline(text string, start, end int) {
	for start < end {
		k := strings.Index(text[start:end], "“")
		if k < 0 {
			return
		}
		from := start + k
		to := strings.Index(text[from:end], "”")
		if to < 0 {
			return
		}
		f.quoted = append(f.quoted, corpus.Span{Start: from, End: from + to})
		start = from + to
	}
}

// endsQuote reports whether a line ends with a closing mark, behind which only stops may stand.
func endsQuote(line, mark string) bool {
	line = strings.TrimRight(line, " \t\u00a0.;,")
	return strings.HasSuffix(line, mark) || mark == "”" && strings.HasSuffix(line, "\"")
}

// breaksQuote reports whether a line cannot be of the quoted wording, because it amends: a closing mark was forgotten.
func breaksQuote(line string) bool {
	rest := strings.TrimLeft(line, "0123456789abcdđeghiklmnopq")
	if len(rest) == len(line) || len(rest) < 2 || rest[0] != '.' && rest[0] != ')' {
		rest = afterArticle(line)
	} else {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	return slices.ContainsFunc(amendingVerbs(), func(v string) bool { return strings.HasPrefix(rest, v) })
}

// article reports whether a line begins an article.
func article(line string) bool { return afterArticle(line) != "" }

// afterArticle is what stands behind "Điều 5." at the start of a line, "" where the line is no article.
func afterArticle(line string) string {
	rest, ok := strings.CutPrefix(line, "Điều ")
	if !ok {
		if rest, ok = strings.CutPrefix(line, "ĐIỀU "); !ok {
			return ""
		}
	}
	tail := strings.TrimLeft(rest, "0123456789")
	if len(tail) == len(rest) {
		return ""
	}
	tail = strings.TrimLeftFunc(tail, unicode.IsLower)
	if !strings.HasPrefix(tail, ".") && !strings.HasPrefix(tail, ":") {
		return ""
	}
	return strings.TrimLeft(tail, ".: \u00a0")
}

// inQuotes reports whether an offset lies in the words of another document.
func (f frame) inQuotes(at int) bool {
	i := sort.Search(len(f.quoted), func(i int) bool { return f.quoted[i].End > at })
	return i < len(f.quoted) && f.quoted[i].Start <= at
}

// articleOf counts the articles that begin at or before an offset; 0 is the letterhead and the preamble.
func (f frame) articleOf(at int) int {
	return sort.Search(len(f.articles), func(i int) bool { return f.articles[i] > at })
}
