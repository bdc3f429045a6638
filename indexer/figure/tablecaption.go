package figure

import (
	"sort"
	"strings"
	"unicode"

	"vankho/corpus"
)

// caption is what the lines above a table say of all of it.
type caption struct {
	// title are the words that name the table, units those it is counted in; bracket is where the bracket with a unit opens in the title.
	title   corpus.Bound
	bracket int
	units   []corpus.Unit
	period  corpus.FigurePeriod
	place   corpus.FigurePlace
}

const (
	// maxCaptionLines is how many lines above a table may belong to it, maxCaptionLine how long one of them may be.
	maxCaptionLines = 6
	maxCaptionLine  = 240
)

// captionOf reads the lines right above the first row, up to a paragraph or another table, and the rows of one cell that the table begins
// with. A unit may stand in any of them, the nearest time and place count.
func (d *tableDocument) captionOf(rows []*corpus.Block) caption {
	var lines []corpus.Span // the nearest first
	for _, b := range rows {
		if len(b.Cells) != 1 {
			break
		}
		lines = append([]corpus.Span{b.Cells[0]}, lines...)
	}
	end := rows[0].Start
	for len(lines) < maxCaptionLines && end > 0 {
		start := strings.LastIndexByte(d.text[:end-1], '\n') + 1
		at := trimmedSpan(d.text, corpus.Span{Start: start, End: end - 1})
		if at.Len() > maxCaptionLine || d.isRow(at) {
			break
		}
		if at.Len() > 0 {
			lines = append(lines, at)
		}
		end = start
	}
	var c caption
	for _, at := range lines {
		c.line(d, at)
	}
	if c.place.Text == "" {
		c.place = d.scope.place
	}
	if c.period.Period.IsZero() {
		c.period = d.scope.period
	}
	return c
}

// isRow reports whether a line is a row of a table.
func (d *tableDocument) isRow(at corpus.Span) bool {
	blocks := d.in.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at.Start })
	return i < len(blocks) && blocks[i].Start <= at.Start && blocks[i].Kind == corpus.LineRow
}

// line reads one line.
func (c *caption) line(d *tableDocument, at corpus.Span) {
	s := at.In(d.text)
	if len(c.units) == 0 {
		if c.units = unitLine(s); len(c.units) > 0 && strings.IndexByte(s, ':') < 30 {
			return
		}
	}
	words := headWordsOf(d.text, at)
	if len(words) == 0 {
		return
	}
	if times := headTimes(words, d.year); len(times) > 0 && c.period.Period.IsZero() {
		best := times[0]
		for _, t := range times[1:] {
			if t.Span.Len() > best.Span.Len() {
				best = t
			}
		}
		if words[0].fold != "kem" && !strings.HasPrefix(s, "(") {
			c.period = corpus.FigurePeriod{Bound: corpus.Bound{Text: best.In(d.text), Span: best.Span, Origin: corpus.OriginCaption}, Period: best.Period}
		}
	}
	if c.title.Text == "" && len(words) > 2 && strings.IndexFunc(s, unicode.IsLetter) >= 0 && !strings.HasPrefix(s, "(") && !strings.HasSuffix(s, ";") {
		c.title = corpus.Bound{Text: s, Span: at, Origin: corpus.OriginCaption}
		if open := strings.LastIndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
			u, ok := unitNamed(s[open+1 : len(s)-1])
			if ok || len(unitLine(s)) > 0 {
				c.bracket = at.Start + open
			}
			if ok && len(c.units) == 0 {
				c.units = []corpus.Unit{u}
			}
		}
	}
	if c.place.Text == "" {
		if p, ok := d.placeIn(at); ok {
			p.Origin = corpus.OriginCaption
			c.place = p
		}
	}
}

// unitLine reads the units of a line "Đơn vị tính: triệu đồng", or of brackets with such words in a title; several are parted by ";".
func unitLine(s string) []corpus.Unit {
	open := strings.LastIndexByte(s, ':')
	if open < 0 {
		return nil
	}
	name := s[:open]
	for _, mark := range [...]string{"(", ".", ";"} {
		if i := strings.LastIndex(name, mark); i >= 0 && i < len(name)-1 {
			name = name[i+1:]
		}
	}
	role := wholeRole(headWordsOf(name, corpus.Span{End: len(name)}))
	if role&(roleUnit|roleBody) == 0 {
		return nil
	}
	var units []corpus.Unit
	for part := range strings.SplitSeq(strings.TrimRight(s[open+1:], " ).*"), ";") {
		if u, ok := unitNamed(part); ok {
			units = append(units, u)
			continue
		}
		// Things that are counted together: "thôn, bản, tổ dân phố" is no unit of the table of units.
		if part = strings.TrimSpace(part); role == roleUnit && part != "" && len(part) < 60 && !strings.ContainsAny(part, "0123456789") {
			units = append(units, corpus.Unit{Name: part, Class: corpus.UnitCount, Base: part, Factor: 1})
		}
	}
	return units
}

// placeIn is the first place that the names found in a text have in a span.
func (d *tableDocument) placeIn(at corpus.Span) (corpus.FigurePlace, bool) {
	entities := d.in.Entities
	i := sort.Search(len(entities), func(i int) bool { return entities[i].Start >= at.Start })
	for ; i < len(entities) && entities[i].Start < at.End; i++ {
		if e := entities[i]; e.Kind == corpus.EntityPlace && e.End <= at.End {
			return corpus.FigurePlace{Bound: corpus.Bound{Text: e.Quote, Span: e.Span}, Name: e.Name, Code: e.Code}, true
		}
	}
	return corpus.FigurePlace{}, false
}
