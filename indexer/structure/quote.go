package structure

import (
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// quoteScan is how far, in lines, a closing quotation mark is looked for.
	quoteScan = 5000
	// quoteScanLeast is the same in a text that opens quotations again and again and closes none.
	quoteScanLeast = 4
	// introLines is how many lines back the sentence may begin that introduces a quotation.
	introLines = 4
	// introBytes is how much of each of them is looked at: an amending sentence is no paragraph.
	introBytes = 400
)

// quotation is the new wording of another document that an amending one puts between quotation marks.
type quotation struct {
	// lines are those of the new wording, without the marks around it.
	lines []line
	// intro is what introduces it: "2. Sửa đổi, bổ sung khoản 3 Điều 5 như sau:".
	intro string
	// after is the line that introduces it; last is its own last line.
	after, last int
}

// quoter looks for quotations, keeping account of where the outline of the amending document itself has come to.
type quoter struct {
	lines []line
	// article, clause and point are the last own ones: 3, 2 and b.
	article, clause, point int
	// amending is true where the heading of the last own article says that a text is amended.
	amending bool
	// quotedTo is the last line of the quotation before.
	quotedTo int
	// looked counts the lines at which ends of quotations were looked for.
	looked int
}

// findQuotations finds the texts that an amending document puts between quotation marks ("… được sửa đổi, bổ sung như
// sau:" and then “Điều 5. …”) and marks their lines: they belong to the outline of another document. A quotation whose
// closing mark is missing ends where the amending document's own outline goes on. Source: handbook §3.1.
func findQuotations(lines []line) []quotation {
	q := quoter{lines: lines, quotedTo: -1}
	var found []quotation
	for i := 0; i < len(lines); i++ {
		at, ok := q.opening(i)
		if !ok {
			q.count(i)
			continue
		}
		inline := at > 0 && !onlyMarks(lines[i].text[:at])
		if inline {
			q.count(i)
		}
		end := q.closing(i, at)
		if end < i {
			if !inline {
				q.count(i)
			}
			continue
		}
		found = append(found, q.quote(i, end, at, inline))
		q.quotedTo = end
		i = end
	}
	return found
}

// quote makes the quotation of the lines i to end, whose wording begins in line i at the offset.
func (q *quoter) quote(i, end, at int, inline bool) quotation {
	out := quotation{intro: q.intro(i), after: i - 1, last: end}
	if inline {
		out.after, out.intro = i, q.lines[i].text[:at]
	}
	for k := i; k <= end; k++ {
		l := q.lines[k]
		// The line that introduces the quotation stays the amending document's own.
		q.lines[k].quoted = k > i || !inline
		if k == i {
			l.Start, l.fresh = l.Start+at, true
			l.text = l.text[at:]
		} else if head := leadingMarks(l.text); head > 0 && !(q.introduces(k) && amendingWords(q.lines[k-1].text)) {
			l.Start, l.fresh = l.Start+head, true
			l.text = l.text[head:]
		}
		if k == end {
			l.text = withoutClosing(l.text)
			l.End = l.Start + len(l.text)
		}
		l.Span = trimmed(l.text, corpus.Span{End: len(l.text)}).Shift(l.Start)
		if l.text = strings.TrimFunc(l.text, blank); l.text != "" {
			out.lines = append(out.lines, l)
		}
	}
	return out
}

// count takes note of an own label of the amending document.
func (q *quoter) count(i int) {
	l := q.lines[i]
	if l.cell {
		return
	}
	if n := articleNumber(l.text); n > 0 {
		q.article, q.clause, q.point = n, 0, 0
		q.amending = amendingWords(l.text)
		return
	}
	lb, ok := readLabel(l.text)
	if !ok {
		return
	}
	switch {
	case lb.kind == corpus.SectionNumbered && lb.ord.n == q.clause+1:
		q.clause, q.point = lb.ord.n, 0
	case lb.kind == corpus.SectionLettered && lb.ord.nextLetter(ordinal{n: q.point}):
		q.point = lb.ord.n
	}
}

// opening finds where in line i the new wording begins that a quotation mark opens there.
func (q *quoter) opening(i int) (at int, ok bool) {
	s := q.lines[i].text
	if q.lines[i].cell {
		return 0, false
	}
	if at = leadingMarks(s); at > 0 {
		if at == len(s) {
			return at, i > 0 && q.introduces(i) && q.amended(i)
		}
		if labelled(s[at:]) {
			return at, i > 0 && (q.amending || q.introduces(i) || q.quotedTo == i-1 || articleNumber(s[at:]) > 0 || q.amended(i))
		}
		if i == 0 || !q.introduces(i) {
			return 0, false
		}
		// Without a label only an amending sentence, or the length of the quotation, tells it from any quoted words.
		return at, q.amended(i) || !closedWithin(s)
	}
	k, mark := lastIntroduced(s)
	if k < 0 {
		return 0, false
	}
	at = k + leadingMarks(s[k:])
	if at == len(s) || labelled(s[at:]) && amendingWords(s[:k]) {
		return at, mark
	}
	return at, mark && !closedWithin(s[k:]) && amendingWords(s[:k])
}

// introduces reports whether the line above line i ends as the introduction of a quotation does.
func (q *quoter) introduces(i int) bool {
	for i--; i >= 0; i-- {
		if s := q.lines[i].text; s != bar {
			return strings.HasSuffix(s, ":") || strings.HasSuffix(strings.TrimRight(s, ".;, "), "như sau")
		}
	}
	return false
}

// intro is the sentence above line i that introduces a quotation: from the label that it begins with.
func (q *quoter) intro(i int) string {
	from := i - 1
	for n := 1; from > 0 && n < introLines && !q.lines[from].quoted; n++ {
		if _, ok := readLabel(q.lines[from].text); ok {
			break
		}
		from--
	}
	var parts []string
	for k := max(from, 0); k < i; k++ {
		s := q.lines[k].text
		if !q.lines[k].quoted {
			parts = append(parts, s[:runeCut(s, introBytes)])
		}
	}
	return strings.Join(parts, " ")
}

// amended reports whether the sentence above line i says that a text is amended.
func (q *quoter) amended(i int) bool { return amendingWords(q.intro(i)) }

// amendingWords reports whether a sentence says that a text is amended, replaced or corrected. Source: data/amendments.tsv.
func amendingWords(s string) bool {
	s = viet.Fold(tail(s, introBytes))
	for _, w := range amendments() {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// tail is the last part of s, n bytes or a little less.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// labelled reports whether a new wording begins with the label of a section: "Điều 5. …", "2a. …", "đ) …".
func labelled(s string) bool {
	s = strings.TrimLeft(s, " \u00a0")
	if s == "" {
		return false
	}
	lb, ok := readLabel(s)
	return ok && (lb.closed || allCaps(s))
}

// closing is the last line of the quotation that opens in line i, whose wording begins at the offset; i-1 where there
// is none.
func (q *quoter) closing(i, at int) int {
	first := q.lines[i].text[at:]
	lb, isLabelled := readLabel(strings.TrimLeft(first, " \u00a0"))
	whole := isLabelled && kinds()[lb.kind].rank <= kinds()[corpus.SectionArticle].rank
	depth, fallback, stop := 1, i-1, 0
	for k := i; k < len(q.lines) && k < i+q.reach(); k++ {
		q.looked++
		s := q.lines[k].text
		if k == i {
			s = first
		} else {
			if articleNumber(s) == q.article+1 && (!whole || amends(s)) {
				return q.before(i, k, fallback, stop)
			}
			if _, opens := q.opening(k); opens && !q.reopens(k, fallback) && (stop > 0 || !q.nested(k, i, fallback)) {
				return q.before(i, q.introFrom(k, i), fallback, stop)
			}
			if stop == 0 && (q.sibling(s) || bodyEnd(s)) {
				if stop = k; fallback == k-1 {
					return fallback
				}
			}
		}
		depth += depthOf(s)
		if k > i && leadingMarks(s) > 0 && labelled(s[leadingMarks(s):]) && !closedWithin(s) {
			depth-- // each paragraph of the quotation is opened anew
		}
		if endsClosing(s) && (k > i || len(s) > 3) {
			if depth <= 0 {
				return k
			}
			if stop == 0 {
				fallback = k
			}
		} else if k == i && !isLabelled && depth <= 0 {
			return i - 1 // quoted words that a sentence begins with
		}
		// Marks of quoted words that are not in pairs do not close the whole.
		depth = max(depth, 1)
	}
	switch {
	case stop > 0 && fallback < stop:
		return max(stop-1, i-1)
	case fallback >= i:
		return fallback
	case isLabelled:
		return i
	}
	return i - 1
}

// reach is how far an end is looked for: not far where looking for many that never came has cost as much as reading the
// text some times.
func (q *quoter) reach() int {
	if q.looked > 2*len(q.lines)+quoteScan {
		return quoteScanLeast
	}
	return quoteScan
}

// before is where a quotation that opens in line i ends if the amending document's own text goes on in line k.
func (q *quoter) before(i, k, fallback, stop int) int {
	if fallback >= i {
		return fallback
	}
	if stop > 0 {
		k = min(k, stop)
	}
	return max(k-1, i-1)
}

// introFrom is the line where the sentence begins that introduces the quotation in line k, after line i.
func (q *quoter) introFrom(k, i int) int {
	if leadingMarks(q.lines[k].text) == 0 {
		return k
	}
	for from := k - 1; from > i && from >= k-introLines; from-- {
		if q.sibling(q.lines[from].text) || amends(q.lines[from].text) {
			return from
		}
	}
	return k - 1
}

// nested reports whether the quotation that opens in line k stands within the one of line i: a unit of the new wording
// itself amends, and introduces it.
func (q *quoter) nested(k, i, fallback int) bool {
	if fallback >= i {
		return false
	}
	from := k
	if leadingMarks(q.lines[k].text) > 0 {
		from--
	}
	for n := 1; n < introLines && from > i; n++ {
		if _, ok := readLabel(q.lines[from].text); ok {
			break
		}
		from--
	}
	s := q.lines[from].text
	if from == i {
		s = s[leadingMarks(s):]
	}
	_, ok := readLabel(s)
	return ok && (from == i || !q.sibling(s))
}

// reopens reports whether the mark at the start of line k only opens a further paragraph of the quotation: its label
// goes on within it, and nothing above it was closed or introduces it.
func (q *quoter) reopens(k, fallback int) bool {
	return leadingMarks(q.lines[k].text) > 0 && fallback != k-1 && !q.introduces(k)
}

// sibling reports whether a line begins the next unit of the amending document's own outline: "3. Bổ sung …" behind
// "2. Sửa đổi …".
func (q *quoter) sibling(s string) bool {
	lb, ok := readLabel(s)
	if !ok || !amends(s) {
		return false
	}
	switch lb.kind {
	case corpus.SectionNumbered:
		return q.clause > 0 && lb.ord.n == q.clause+1
	case corpus.SectionLettered:
		return q.point > 0 && lb.ord.nextLetter(ordinal{n: q.point})
	}
	return false
}

// articleNumber is the number of the article that begins in the line, 0 where none does.
func articleNumber(s string) int {
	if l, ok := readLabel(s); ok && l.kind == corpus.SectionArticle && l.closed {
		return l.ord.n
	}
	return 0
}

// amends reports whether the line is the heading of a unit that amending documents have of their own.
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
