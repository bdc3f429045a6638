package task

import (
	"strings"
	"unicode"

	"vankho/corpus"
)

// tables reads the tasks of tables whose heads name who is to do what.
func (r *reading) tables() []corpus.Task {
	var out []corpus.Task
	var rows []corpus.Block
	flush := func() {
		if len(rows) > 1 {
			out = append(out, r.tabled(rows)...)
		}
		rows = nil
	}
	for _, b := range r.in.Blocks {
		if b.Kind != corpus.LineRow || len(b.Cells) == 0 {
			flush()
			continue
		}
		if len(rows) > 0 && rows[0].Table != b.Table {
			flush()
		}
		rows = append(rows, b)
	}
	flush()
	return out
}

// columns says which columns of a table tell what; -1 where none does.
type columns struct{ action, lead, partner, due int }

// maxHeads is among how many rows from the top the heads are looked for.
const maxHeads = 4

// columnsOf finds the row of heads of a table.
func (r *reading) columnsOf(rows []corpus.Block) (columns, int, bool) {
	for i := range rows[:min(maxHeads, len(rows))] {
		c := columns{-1, -1, -1, -1}
		into := map[string]*int{"action": &c.action, "lead": &c.lead, "partner": &c.partner, "due": &c.due}
		for k, cell := range rows[i].Cells {
			s := cell.Trim(r.in.Text, isLoose)
			x, ok := r.words.columns.begin(r.low[s.Start:s.End])
			if !ok {
				continue
			}
			if at := into[x.role]; at != nil && *at < 0 {
				*at = k
			}
		}
		if c.action < 0 && c.lead > 0 && c.due >= 0 {
			c.action = r.actionWithin(rows[i].Cells[:c.lead])
		}
		if c.action >= 0 && c.lead >= 0 {
			return c, i, true
		}
	}
	return columns{}, 0, false
}

// actionWithin finds the column that tells what is to be done by a head that holds such words behind others, -1 where none does: a seal that was read into the
// head, "Số, ngày, tên văn bản quy định chi tiết". It is asked where other heads say who and by when.
func (r *reading) actionWithin(heads []corpus.Span) int {
	for k, head := range heads {
		for at := head.Start; at < head.End; at++ {
			if at > head.Start && r.low[at-1] != ' ' {
				continue
			}
			if x, ok := r.words.columns.begin(r.low[at:head.End]); ok && x.role == "action" {
				return k
			}
		}
	}
	return -1
}

// tabled reads the rows of a table. A cell that is empty, where it names who or when, is that of the row above, as merged cells are.
func (r *reading) tabled(rows []corpus.Block) []corpus.Task {
	c, head, ok := r.columnsOf(rows)
	if !ok {
		return nil
	}
	var out []corpus.Task
	section := -1
	var lead, partner, due, group corpus.Span // group is the time that a row gives for those below it
	for n, row := range rows[head+1:] {
		cell := func(k int) corpus.Span {
			if k < 0 || k >= len(row.Cells) {
				return corpus.Span{}
			}
			return row.Cells[k].Trim(r.in.Text, isBlank)
		}
		said := func(k int) corpus.Span { // what a cell says of its own
			s := cell(k)
			low := strings.Trim(r.low[s.Start:s.End], " .")
			words := strings.Trim(low, "-–\"“”″")
			if words == "" && strings.ContainsAny(low, "\"“”″") || words != "" && r.words.connective("ditto", words) == len(words) {
				return corpus.Span{}
			}
			return s
		}
		action := cell(c.action)
		if only, alone := r.alone(row); alone && r.timeOnly(only) {
			lead, partner, due, group = corpus.Span{}, corpus.Span{}, corpus.Span{}, only
			continue
		}
		if strings.IndexFunc(action.In(r.in.Text), unicode.IsLetter) < 0 {
			continue
		}
		filled := 0
		for k := range row.Cells {
			if cell(k).Len() > 0 && k != c.action {
				filled++
			}
		}
		if cell(c.lead).Len() == 0 && cell(c.partner).Len() == 0 && cell(c.due).Len() == 0 && filled <= 1 && r.groupRow(row, c) {
			lead, partner, due, group = corpus.Span{}, corpus.Span{}, corpus.Span{}, corpus.Span{} // a row that heads those below it
			continue
		}
		if s := said(c.lead); s.Len() > 0 {
			lead, partner, due = s, corpus.Span{}, corpus.Span{}
		}
		if s := said(c.partner); s.Len() > 0 {
			partner = s
		}
		if s := said(c.due); s.Len() > 0 {
			due = s
		}
		t := corpus.Task{Action: action, Span: row.Span, Cell: corpus.Cell{Table: row.Table, Row: head + 2 + n, Column: c.action + 1}}
		for i, s := range [...]corpus.Span{lead, partner} {
			who, _ := r.assignees(s.Start, s.End, i == 1)
			t.Assignees = append(t.Assignees, inherited(who, "column")...)
			if i == 0 && len(who) == 0 {
				break
			}
		}
		if len(t.Assignees) == 0 {
			continue
		}
		if due.Len() > 0 {
			t.Due = r.loose(due, "column")
		} else if group.Len() > 0 {
			t.Due = r.loose(group, "heading")
		}
		for section+1 < len(r.in.Sections) && r.in.Sections[section+1].Start <= row.Start {
			section++
		}
		u := unit{section: -1}
		for k := section; k >= 0; k-- {
			if r.in.Sections[k].Holds(row.Span) {
				u.section = k
				break
			}
		}
		t.Quote = t.In(r.in.Text)
		if u.section >= 0 {
			t.Section = r.in.Sections[u.section].ID
		}
		out = append(out, t)
	}
	return out
}

// alone is the one cell of a row that holds words, beside an ordinal.
func (r *reading) alone(row corpus.Block) (corpus.Span, bool) {
	var only corpus.Span
	for _, cell := range row.Cells {
		s := cell.Trim(r.in.Text, isLoose)
		if len(strings.TrimRight(r.low[s.Start:s.End], "0123456789ivxlabcdefgh")) == 0 && s.Len() <= longestOrdinal {
			continue
		}
		if only.Len() > 0 && only != s {
			return corpus.Span{}, false
		}
		only = s
	}
	return only, only.Len() > 0
}

// longestOrdinal is how long, in bytes, the ordinal of a row is: "VIII".
const longestOrdinal = 4

// timeOnly reports whether words are a month, a quarter, a year and nothing else: "Tháng 3", "Quý II năm 2025".
func (r *reading) timeOnly(s corpus.Span) bool {
	low := r.low[s.Start:s.End]
	m := patternsOf().bare.FindStringSubmatchIndex(low)
	return m != nil && m[0] == 0 && m[1] == len(low) && strings.IndexFunc(low, unicode.IsLetter) >= 0
}

// groupRow reports whether a row heads those below it: its ordinal is a letter or a Roman figure, or it has none.
func (r *reading) groupRow(row corpus.Block, c columns) bool {
	if c.action == 0 {
		return false
	}
	ordinal := strings.Trim(row.Cells[c.action-1].In(r.in.Text), " .")
	return ordinal == "" || strings.IndexFunc(ordinal, func(c rune) bool { return !unicode.IsUpper(c) }) < 0
}
