package figure

import (
	"strings"

	"vankho/corpus"
)

// readLabels reads the heads of the rows, and which row each is a part of.
func (t *dataTable) readLabels() {
	t.labels = make([]label, t.body())
	var steps ladder
	for r := range t.labels {
		b := t.rows[t.heads+r]
		var at, order corpus.Span
		if len(b.Cells) == 1 {
			at = b.Cells[0]
		} else {
			if t.label >= 0 && t.label < len(b.Cells) {
				at = b.Cells[t.label]
			}
			if t.order >= 0 && t.order < len(b.Cells) {
				order = b.Cells[t.order]
			}
		}
		l := readLabel(t.text, at, order, t.year)
		l.spill(t, b, order)
		if t.label >= 0 && l.place == "" && l.words != "" && !l.total && len(b.Cells) > 1 && t.columns[t.label].roles&rolePlace != 0 && len(l.words) < maxPlace {
			l.place = l.words
		}
		switch {
		case l.total:
			l.above = -1
		case len(b.Cells) == 1 && l.style == "" || l.words == "":
			if l.words != "" {
				steps.rungs = steps.rungs[:0]
				steps.place(&l, r)
			}
		default:
			steps.place(&l, r)
		}
		t.labels[r] = l
	}
}

// maxPlace is how long the name of a place may be where a head says that places follow.
const maxPlace = 60

// spill takes words into the label that ran over into the cells at both sides: "GGGGSố | hộ cận nghèo", "… mạng lưới điện | quốc gia %".
func (l *label) spill(t *dataTable, b *corpus.Block, order corpus.Span) {
	if len(b.Cells) == 1 {
		return
	}
	if s := trimmedSpan(t.text, order); s.Len() > 0 {
		if n := gluedOrdinal(s.In(t.text)); n > 0 {
			l.words = s.In(t.text)[n:] + " " + l.words
		}
	}
	if t.unit >= 0 && t.unit == t.label+1 && t.unit < len(b.Cells) {
		if words, _, ok := spilledUnit(b.Cells[t.unit].In(t.text)); ok && words != "" {
			l.words += " " + words
		}
		for c := t.unit + 1; c < min(t.unit+2, len(b.Cells)) && t.columns[c].data; c++ {
			if cell := readCell(t.text, b.Cells[c]); cell.spilled {
				l.words += " " + strings.TrimSpace(t.text[cell.Start:cell.digits.Start])
			}
		}
	}
}

// spilledUnit parts a cell of a unit from the words before it that belong to the label.
func spilledUnit(s string) (words string, u corpus.Unit, ok bool) {
	s = strings.TrimSpace(s)
	if u, ok = unitNamed(s); ok || s == "" || len(s) > 80 {
		return "", u, ok
	}
	for i := strings.IndexByte(s, ' '); i >= 0; {
		if u, ok = unitNamed(s[i+1:]); ok {
			return strings.TrimRight(s[:i], " ,"), u, true
		}
		next := strings.IndexByte(s[i+1:], ' ')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return "", corpus.Unit{}, false
}

// rowName is what the head of a row says of its numbers: whole, with the row above that says what is measured; thing, where the column
// says that; and the place that the row is of.
type rowName struct {
	whole, thing corpus.Bound
	place        corpus.FigurePlace
}

// namesOfRows puts the names of the rows together: the label, with as many of the rows above it as it takes to tell it from the other rows.
func (t *dataTable) namesOfRows() []rowName {
	out := make([]rowName, len(t.labels))
	whole, thing := make([]int, len(t.labels)), make([]int, len(t.labels)) // the row above that is not taken in yet
	for r := range t.labels {
		l := &t.labels[r]
		own := corpus.Bound{Text: quiet(l.words), Span: l.at, Origin: corpus.OriginRow}
		if l.place != "" || len(l.times) > 0 || l.total {
			own = corpus.Bound{Origin: corpus.OriginRow}
		}
		if own.Text != l.words {
			own.Span = corpus.Span{}
		}
		out[r] = rowName{own, own, t.placeOfRow(r)}
		whole[r], thing[r] = l.above, l.above
		if own.Text != "" && l.measure && !l.bare && !l.among {
			continue
		}
		parent := -1 // the nearest row above with a name
		for a := l.above; a >= 0; a = t.labels[a].above {
			o := &t.labels[a]
			if o.place != "" || o.total || o.words == "" {
				continue
			}
			if parent < 0 {
				parent = a
			}
			if o.measure && !o.bare || l.bare || own.Text == "" {
				parent = a
				break
			}
		}
		if parent >= 0 {
			o := &t.labels[parent]
			out[r].whole = corpus.Bound{Text: joinedNames(o.words, own.Text, l.bare && own.Text != ""), Origin: corpus.OriginRow}
			whole[r] = o.above
			if own.Text == "" || l.bare {
				out[r].thing, thing[r] = out[r].whole, o.above
			}
		}
	}
	t.distinguish(out, whole, func(n *rowName) *corpus.Bound { return &n.whole })
	t.distinguish(out, thing, func(n *rowName) *corpus.Bound { return &n.thing })
	return out
}

// distinguish adds rows above to names that several rows have.
func (t *dataTable) distinguish(names []rowName, above []int, of func(*rowName) *corpus.Bound) {
	seen := map[string]int{}
	for r := range names {
		seen[of(&names[r]).Text]++
	}
	for r := range names {
		b := of(&names[r])
		for steps := 0; b.Text != "" && seen[b.Text] > 1 && above[r] >= 0 && steps < maxAbove; steps++ {
			o := &t.labels[above[r]]
			above[r] = o.above
			if o.words == "" || o.place != "" || o.total || strings.HasPrefix(b.Text, quiet(o.words)) {
				continue
			}
			b.Text, b.Span = joinedNames(o.words, b.Text, false), corpus.Span{}
		}
	}
}

// maxAbove is how many rows above go into a name.
const maxAbove = 8
