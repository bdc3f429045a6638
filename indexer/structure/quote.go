package structure

import (
	"strings"

	"vankho/corpus"
)

// quoteScan is how far, in lines, a closing quotation mark is looked for.
const quoteScan = 5000

// markQuoted marks the lines of text that an amending document puts between quotation marks after a colon
// ("… được sửa đổi, bổ sung như sau:" and then “Điều 5. …”): they belong to the outline of another document.
// An opening mark whose closing mark never comes marks nothing. Source: handbook §3.1.
func markQuoted(lines []line) {
	// article is the last article outside quotations.
	article := 0
	for i := 0; i < len(lines); i++ {
		if n := articleNumber(lines[i].text); n > 0 {
			article = n
		}
		mark, at := opening(lines, i)
		if mark == 0 {
			continue
		}
		end := closing(lines, i, mark, at, article+1)
		for k := i; k <= end; k++ {
			// The line that introduces the quotation stays the amending document's own.
			lines[k].quoted = k > i || at == 0
		}
		i = max(i, end)
	}
}

// opening finds the quotation mark that opens amending text in line i, and where it stands in the line.
func opening(lines []line, i int) (rune, int) {
	s := lines[i].text
	if i > 0 && strings.HasSuffix(lines[i-1].text, ":") || i > 1 && lines[i-1].text == bar {
		if strings.HasPrefix(s, "“") {
			return '“', 0
		}
		if strings.HasPrefix(s, `"`) {
			return '"', 0
		}
	}
	if k := strings.LastIndex(s, ": “"); k > 0 {
		return '“', k + len(": ")
	}
	if k := strings.LastIndex(s, `: "`); k > 0 {
		return '"', k + len(": ")
	}
	return 0, 0
}

// closing is the last line of the quotation that line i opens, i-1 where it has no end. next is the number of the
// amending document's own next article, at which a quotation whose end was forgotten stops.
func closing(lines []line, i int, mark rune, at, next int) int {
	depth, fallback := 0, i-1
	wholeArticles := articleNumber(strings.TrimLeft(lines[i].text[at:], "“\" ")) > 0
	for k := i; k < len(lines) && k < i+quoteScan; k++ {
		s := lines[k].text
		if k == i {
			s = s[at:]
		}
		if k > i {
			if articleNumber(s) == next && (!wholeArticles || amends(s)) {
				if fallback < i {
					return k - 1
				}
				return fallback
			}
			if m, _ := opening(lines, k); m != 0 && (fallback >= i || k-2 >= i) {
				if fallback < i {
					// The line before introduces the next quotation and is the document's own.
					return k - 2
				}
				return fallback
			}
		}
		ended := strings.TrimRight(s, ".,;/ ")
		if mark == '"' {
			if strings.HasSuffix(ended, `"`) && !(k == i && ended == `"`) {
				return k
			}
			continue
		}
		depth += strings.Count(s, "“") - strings.Count(s, "”")
		if strings.HasSuffix(ended, "”") {
			if depth <= 0 {
				return k
			}
			fallback = k
		}
	}
	return fallback
}

// articleNumber is the number of the article that begins in the line, 0 where none does.
func articleNumber(s string) int {
	if !strings.HasPrefix(s, "Điều ") {
		return 0
	}
	if l, ok := readLabel(s); ok && l.kind == corpus.SectionArticle && l.closed {
		return l.ord.n
	}
	return 0
}

// amends reports whether the line is the heading of an article that amending documents have of their own.
func amends(s string) bool {
	l, ok := readLabel(s)
	if !ok {
		return false
	}
	for _, w := range amending() {
		if strings.HasPrefix(s[min(l.body, len(s)):], w) {
			return true
		}
	}
	return false
}
