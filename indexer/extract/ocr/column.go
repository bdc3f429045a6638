package ocr

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// Tesseract reads a letterhead across: "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI", and so the block of signatures. Such a zone is told by what
// stands in it (marks.tsv), reaches as far up and down as a gutter stays free, and is read column by column.

// Measures in multiples of the height of a word.
const (
	wideGap  = 1.3 // parts columns where nothing else says so
	leastGap = 0.7 // parts columns in a zone: twice a space
	tightGap = 0.4 // is more than a space
	sameRow  = 0.5 // the share of its height that a line has in common with its row
)

//go:embed marks.tsv
var marksTSV string

// mark is how a column begins.
type mark struct {
	words []string
	place string
}

var marks = sync.OnceValue(func() []mark {
	var all []mark
	for row := range table.Rows(marksTSV, 2) {
		all = append(all, mark{strings.Fields(row[0]), row[1]})
	}
	return all
})

// row is what stands at one height, left to right, and which printed lines it comes from.
type row struct {
	words       []word
	lines       []int
	top, bottom int
}

// span is a stretch across the page, in dots.
type span struct{ from, to int }

func (s span) in(t span) span { return span{max(s.from, t.from), min(s.to, t.to)} }
func (s span) width() int     { return s.to - s.from }

// columns puts the columns of letterheads and signatures in order; other lines keep the order tesseract gives them.
func columns(printed []line, size float64) []line {
	rows := rowsOf(printed)
	page := width(printed)
	zoneOf := make([]int, len(printed))
	var zones [][]line
	for at := 0; at < len(rows); at++ {
		gutter, ok := rows[at].begins(page, size)
		if !ok {
			continue
		}
		from, to, gutter := reach(rows, at, gutter, page, size)
		var left, right []line
		for _, r := range rows[from:to] {
			for _, i := range r.lines {
				zoneOf[i] = len(zones) + 1
			}
			l, r := r.cut(gutter)
			if len(l) > 0 {
				left = append(left, newLine(l))
			}
			if len(r) > 0 {
				right = append(right, newLine(r))
			}
		}
		zones = append(zones, append(left, right...))
		at = to - 1
	}
	var out []line
	for i, l := range printed {
		switch z := zoneOf[i]; {
		case z == 0:
			out = append(out, l)
		default:
			out = append(out, zones[z-1]...)
			zones[z-1] = nil
		}
	}
	return out
}

// width is what of the page's width text takes.
func width(printed []line) span {
	page := span{printed[0].from, printed[0].to}
	for _, l := range printed {
		page = span{min(page.from, l.from), max(page.to, l.to)}
	}
	return page
}

// rowsOf groups lines at one height, which tesseract has put in blocks of their own or not, top down.
func rowsOf(printed []line) []row {
	order := make([]int, len(printed))
	for i := range order {
		order[i] = i
	}
	middle := func(l line) int { return l.top + l.base }
	slices.SortStableFunc(order, func(a, b int) int { return middle(printed[a]) - middle(printed[b]) })
	var rows []row
	for _, i := range order {
		l := printed[i]
		if n := len(rows) - 1; n >= 0 {
			r := &rows[n]
			common := min(r.bottom, l.base) - max(r.top, l.top)
			if float64(common) > sameRow*float64(min(r.bottom-r.top, l.base-l.top)) {
				r.words, r.lines = append(r.words, l.words...), append(r.lines, i)
				continue
			}
		}
		rows = append(rows, row{slices.Clone(l.words), []int{i}, l.top, l.base})
	}
	for _, r := range rows {
		slices.SortStableFunc(r.words, func(a, b word) int { return a.box.Min.X - b.box.Min.X })
	}
	return rows
}

// begins reports whether the row is one of a zone of two columns, and what is free between them.
func (r row) begins(page span, size float64) (span, bool) {
	signers := 0
	for i, w := range r.words {
		before := span{page.from, w.box.Min.X}
		if i > 0 {
			before.from = r.words[i-1].box.Max.X
		}
		apart := i == 0 || float64(before.width()) >= wideGap*size
		if !apart && !unicode.IsUpper(firstRune(w.text)) {
			continue
		}
		switch place := markAt(r.words[i:]); {
		case place == "right" && capitals(w.text):
			return before, true
		case place == "left" && i == 0:
			return r.gapAfter(i, page, size), true
		case place == "either" && apart && capitals(w.text):
			if signers++; signers == 2 {
				return before, true
			}
		}
	}
	return span{}, false
}

// gapAfter is the first wide gap after a word, or what lies right of the row.
func (r row) gapAfter(i int, page span, size float64) span {
	for ; i+1 < len(r.words); i++ {
		if gap := (span{r.words[i].box.Max.X, r.words[i+1].box.Min.X}); float64(gap.width()) >= wideGap*size {
			return gap
		}
	}
	return span{r.words[len(r.words)-1].box.Max.X, page.to}
}

// markAt is the place of the mark that the words begin with, "" where there is none.
func markAt(words []word) string {
	for _, m := range marks() {
		if matches(words, m.words) {
			return m.place
		}
	}
	return ""
}

func matches(words []word, phrase []string) bool {
	at := 0
	for _, w := range words {
		for part := range viet.Words(viet.Fold(w.text)) {
			if at == len(phrase) {
				return true
			}
			if part.Text != phrase[at] {
				return false
			}
			at++
		}
	}
	return at == len(phrase)
}

// reach extends a zone up and down from a row while the gutter stays free.
func reach(rows []row, at int, gutter, page span, size float64) (from, to int, rest span) {
	to = at + 1
	for ; to < len(rows); to++ {
		free, ok := rows[to].free(gutter, page, size)
		if !ok {
			break
		}
		gutter = free
	}
	from = at
	for ; from > 0; from-- {
		free, ok := rows[from-1].free(gutter, page, size)
		if !ok {
			break
		}
		gutter = free
	}
	// What stands at left alone above the zone is the end of the text before it.
	for ; from < at; from++ {
		if _, right := rows[from].cut(gutter); len(right) > 0 {
			break
		}
	}
	return from, to, gutter
}

// free is what of the gutter no word of the row stands in: between two words or before the first, else behind the last.
func (r row) free(gutter, page span, size float64) (span, bool) {
	best := span{}
	last := page.from
	for _, w := range r.words {
		if common := (span{last, w.box.Min.X}).in(gutter); common.width() > best.width() {
			best = common
		}
		last = max(last, w.box.Max.X)
	}
	// Where a letterhead leaves less between its columns, three quarters of that will do.
	least := min(leastGap*size, max(tightGap*size, 0.75*float64(gutter.width())))
	if float64(best.width()) < least {
		best = span{last, page.to}.in(gutter)
	}
	return best, float64(best.width()) >= least
}

// cut divides the row at the gutter.
func (r row) cut(gutter span) (left, right []word) {
	for i, w := range r.words {
		if w.box.Min.X+w.box.Max.X > gutter.from+gutter.to {
			return r.words[:i], r.words[i:]
		}
	}
	return r.words, nil
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

// capitals reports whether there are letters and all are capitals.
func capitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}
