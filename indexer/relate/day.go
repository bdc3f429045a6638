package relate

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// days are those that a piece of a sentence gives for an effect, zero where it gives none.
type days struct {
	corpus.Span
	since, until corpus.Date
}

// dates reads the days that the sentence gives for an effect: "kể từ ngày …", "đến hết ngày …". An item of a list has those of the line above it
// where it gives none. Source: handbook §4.4.
func (c *clause) dates() {
	wanted := false
	for _, e := range c.edges {
		wanted = wanted || dated(e)
	}
	if !wanted {
		return
	}
	pieces := c.effects()
	for i := range c.edges {
		e := &c.edges[i]
		if !dated(*e) {
			continue
		}
		for _, d := range pieces {
			if d.Start < e.End && e.End <= d.End || len(pieces) == 1 {
				e.Since, e.Until = d.since, d.until
			}
		}
		if c.inherited && e.Since.IsZero() {
			e.Since = c.reader.pending.since
		}
		if c.inherited && e.Until.IsZero() {
			e.Until = c.reader.pending.until
		}
		if !lasts(e.Relation) {
			e.Until = corpus.Date{}
		}
	}
}

// apart stands before what a sentence says of other provisions than those before: "A hết hiệu lực từ ngày …; riêng Điều 51 của A hết hiệu lực từ ngày …".
const apart = "riêng "

// effects are the days of the sentence, piece by piece.
func (c *clause) effects() []days {
	text := c.sentence.In(c.Text)
	pieces := []days{{Span: corpus.Span{End: len(text)}}}
	for k := 0; ; {
		n := strings.Index(text[k:], apart)
		if n < 0 {
			break
		}
		if at := k + n; at > 0 && strings.HasSuffix(strings.TrimRight(text[:at], " \n"), ";") || strings.HasSuffix(strings.TrimRight(text[:at], " \n"), ",") {
			pieces[len(pieces)-1].End = at
			pieces = append(pieces, days{Span: corpus.Span{Start: at, End: len(text)}})
		}
		k += n + len(apart)
	}
	p := 0
	for _, d := range corpus.ScanDates(text) {
		for p+1 < len(pieces) && d.Start >= pieces[p].End {
			p++
		}
		if c.cites(d.Span.Shift(c.sentence.Start)) {
			continue
		}
		before := strings.TrimRight(viet.Fold(text[max(0, d.Start-closeBefore):d.Start]), " \n\u00a0")
		before = strings.TrimRight(strings.TrimSuffix(before, "ngay"), " \n\u00a0")
		switch {
		case (strings.HasSuffix(before, " tu") || before == "tu") && pieces[p].since.IsZero():
			// A title may speak of a time too ("bảng giá đất áp dụng từ ngày …"): an end lies before the day of issue only where its verb says so.
			if c.Header.Issued.IsZero() || !d.Date.Before(c.Header.Issued) || strings.Contains(before, "hieu luc") {
				pieces[p].since = firstDay(d.Date)
			}
		case strings.HasSuffix(before, " den het") || strings.HasSuffix(before, " den") || strings.HasSuffix(before, " het") || before == "den":
			pieces[p].until = lastDay(d.Date, strings.HasSuffix(before, "het"))
		}
	}
	for i := range pieces {
		pieces[i].Span = pieces[i].Shift(c.sentence.Start)
	}
	return pieces
}

// firstDay and lastDay are the days meant by a month or a year: "từ tháng 7 năm 2026" begins on its first day, "đến hết năm 2026" ends on its last,
// while "đến năm 2026" leaves the day open.
func firstDay(d corpus.Date) corpus.Date {
	return corpus.Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}
}

func lastDay(d corpus.Date, whole bool) corpus.Date {
	switch {
	case d.Day != 0:
		return d
	case !whole:
		return corpus.Date{}
	case d.Month == 0:
		return corpus.Date{Year: d.Year, Month: 12, Day: 31}
	}
	for day := 31; day > 27; day-- {
		if last := (corpus.Date{Year: d.Year, Month: d.Month, Day: day}); last.Valid() {
			return last
		}
	}
	return d
}

// dated reports whether a day of the sentence can be that of an edge's effect.
func dated(e corpus.Edge) bool {
	switch e.Relation {
	case corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases, corpus.RelationSuspends, corpus.RelationExtends:
		return e.From == corpus.Self
	}
	return false
}

// lasts reports whether the effect of a relation has an end.
func lasts(relation corpus.Relation) bool {
	return relation == corpus.RelationSuspends || relation == corpus.RelationExtends
}

// cites reports whether a place lies in a reference of the sentence.
func (c *clause) cites(at corpus.Span) bool {
	for i := c.next; i < len(c.References) && c.References[i].Start < c.sentence.End; i++ {
		if c.References[i].Meets(at) {
			return true
		}
	}
	return false
}
