package draft

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// tabled takes the day into a citation in a table that stands in the cell beside it: "24/2023/QĐ-UBND | 05/10/2023" under "Số, ký hiệu" and
// "Ngày ban hành". A citation that fills only a part of its cell on that side stays as it is.
func tabled(d *corpus.Document, r corpus.Reference) corpus.Reference {
	if r.Number == "" || len(corpus.ScanDates(r.Quote)) > 0 {
		return r
	}
	row, _ := slices.BinarySearchFunc(d.Blocks, r.Start+1, func(b corpus.Block, at int) int { return b.End - at })
	if row == len(d.Blocks) {
		return r
	}
	cells := d.Blocks[row].Cells
	own := slices.IndexFunc(cells, func(c corpus.Span) bool { return c.Start <= r.Start && r.End <= c.End })
	if own < 0 {
		return r
	}
	blank := func(from, to int) bool { return strings.TrimSpace(d.Text[from:to]) == "" }
	for _, beside := range [...]int{own + 1, own - 1} {
		if beside < 0 || beside >= len(cells) || !dayColumn(d, row, beside) {
			continue
		}
		day, ok := corpus.ParseDate(strings.TrimSpace(cells[beside].In(d.Text)))
		switch {
		case !ok || day.Day == 0:
			continue
		case beside > own && blank(r.End, cells[own].End):
			r.Date, r.End = day, cells[beside].End
		case beside < own && blank(cells[own].Start, r.Start):
			r.Date, r.Start = day, cells[beside].Start
		default:
			continue
		}
		r.Quote = r.In(d.Text)
		break
	}
	return r
}

// dayColumn reports whether a column of the table of a row holds days of issue, by its name: the cell in the first row of the table that is
// not blank there. A table whose first row has a day there has no names, and nobody knows.
func dayColumn(d *corpus.Document, row, column int) bool {
	first := row
	for first > 0 && d.Blocks[first-1].Table == d.Blocks[row].Table && len(d.Blocks[first-1].Cells) > 0 && row-first < mostRows {
		first--
	}
	for ; first < row; first++ {
		if cells := d.Blocks[first].Cells; column < len(cells) {
			var words []string
			for w := range viet.Words(viet.Fold(cells[column].In(d.Text))) {
				words = append(words, w.Text)
			}
			if name := strings.Join(words, " "); name != "" {
				return slices.ContainsFunc(data()["daycolumns"], func(r []string) bool { return viet.Fold(r[0]) == name })
			}
		}
	}
	return false
}

// mostRows is how far above a row the names of its columns are looked for.
const mostRows = 2000
