package figure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// setIndicator says what is counted: the head of the row, that of the column where the row names a place or a time, both where both speak.
func (t *dataTable) setIndicator(f *corpus.Figure, col *column, l *label, names *rowName) {
	name, row := col.name, names.whole
	if f.Kind == corpus.FigureComparison && col.of >= 0 && t.columns[col.of].name.Text != "" {
		col = &t.columns[col.of]
		name = col.name
	}
	body := t.isBodyTable() && row.Text != "" && l.place == "" && !l.total
	if body {
		f.Subject = corpus.Bound{Text: l.words, Span: l.at, Origin: corpus.OriginRow}
		row = corpus.Bound{}
	} else if col.measure && !l.measure {
		row = names.thing
	}
	switch {
	case row.Text == "" && name.Text == "":
		if t.caption.title.Text != "" && (body || l.place != "" || len(l.times) > 0 || l.total || t.label < 0) {
			f.Indicator = t.titleName()
		}
	case row.Text == "" && t.partOfTitle(col):
		f.Indicator = corpus.Bound{Text: joinedNames(t.titleName().Text, name.Text, false), Origin: corpus.OriginCaption}
	case row.Text == "":
		f.Indicator = name
	case name.Text == "":
		f.Indicator = row
	default:
		text := ""
		if col.bare {
			text = joinedNames(row.Text, name.Text, true)
		} else if l.measure {
			text = joinedNames(row.Text, name.Text, false)
		} else {
			text = joinedNames(name.Text, row.Text, false)
		}
		f.Indicator = corpus.Bound{Text: viet.Capitalise(text), Origin: corpus.OriginRow}
	}
	if l.above >= 0 {
		if o := &t.labels[l.above]; o.words != "" && o.place == "" {
			f.Parent = corpus.Bound{Text: o.words, Span: o.at, Origin: corpus.OriginRow}
		}
	}
	if f.Level = l.level; f.Level.Text == "" {
		f.Level = col.level
	}
}

// partOfTitle reports whether a column is a part of what the title names: a column at its left says that it is the total, and no more.
func (t *dataTable) partOfTitle(col *column) bool {
	if t.caption.title.Text == "" || col.measure {
		return false
	}
	for i := range t.columns {
		o := &t.columns[i]
		if o == col {
			return false
		}
		if o.data && o.name.Text == "" && o.isTotal(t.text) {
			return true
		}
	}
	return false
}

// isBodyTable reports whether the rows are bodies.
func (t *dataTable) isBodyTable() bool {
	return t.label >= 0 && t.columns[t.label].roles&roleBody != 0
}

// titleName is the name of the table without its number and its time.
func (t *dataTable) titleName() corpus.Bound {
	title := t.caption.title
	words := headWordsOf(t.text, title.Span)
	for i := range words {
		if i > 0 && t.caption.bracket > 0 && words[i].Start > t.caption.bracket {
			words = words[:i]
			break
		}
	}
	headTimes(words, t.year)
	from, to := 0, len(words)
	for from < to && words[from].used {
		from++
	}
	if from < to && slices.Contains([]string{"bieu", "bang", "phu"}, words[from].fold) {
		for from < to && (from == 0 || !strings.ContainsAny(words[from].before, ":.-")) && from < 4 {
			from++
		}
		if from == 4 || from == to {
			from = 0
		}
	}
	for i := from + 1; i+1 < to; i++ {
		if words[i+1].fold == "theo" && (words[i].fold == "phan" || words[i].fold == "chia") {
			to = i
		}
	}
	for to > from && (words[to-1].used || words[to-1].fold == "nam" || words[to-1].fold == "trong") {
		to--
	}
	if from >= to {
		return title
	}
	at := corpus.Span{Start: words[from].Start, End: words[to-1].End}
	at.End = closedBracket(t.text, at, title.Span.End)
	return corpus.Bound{Text: at.In(t.text), Span: at, Origin: corpus.OriginCaption}
}

// levelIn is the level of government that a head names.
func levelIn(b corpus.Bound) corpus.Bound {
	words := headWordsOf(b.Text, corpus.Span{End: min(len(b.Text), 200)})
	for i := range words {
		if i+1 < len(words) && labelRoles().level[words[i].fold+" "+words[i+1].fold] {
			return corpus.Bound{Text: b.Text[words[i].Start:words[i+1].End], Origin: b.Origin}
		}
	}
	return corpus.Bound{}
}
