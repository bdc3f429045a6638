package web

import (
	"html/template"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/corpus/worddiff"
)

// ProvisionHistory is what one provision said, from its first words to its last.
type ProvisionHistory struct {
	Label, Heading string
	// Names are what it was called, more than one where its number changed.
	Names []string
	// Versions are in the order of their days, the newest first.
	Versions []VersionRow
	// Later are steps that are not dated, or not carried out for another reason, and stand in no version.
	Later []StepRow
	// Within are the provisions within it that changed, Above leads to the one that holds it.
	Within []RevisedRow
	Above  *RevisedPlace
}

// VersionRow is what a provision said from a day on.
type VersionRow struct {
	Since corpus.Date
	Badge Badge
	// Mark is corpus.AssembledMark where words were put together by the program.
	Mark string
	// Lines are its words, those that went and came marked against the version before; Marked is true where some are.
	Lines  []DayLine
	Marked bool
	Live   bool
	Steps  []StepRow
	Doubts []StepRow
	Pauses []StepRow
	// Compare sets it beside the version before, "" for the first one; Text is the whole text on its day.
	Compare, Text string
}

// history is that of one provision.
func (r revised) history(i int, today corpus.Date) *ProvisionHistory {
	p := &r.Provisions[i]
	out := &ProvisionHistory{Label: provisionPlace(r.Revision, i, today), Heading: viet.Capitalise(p.Heading)}
	if out.Label == "" {
		out.Label = "Toàn văn bản"
	}
	if len(p.Names) > 1 {
		for _, n := range p.Names {
			words := capital(n.Label)
			if !n.Since.IsZero() {
				words += " từ " + n.Since.Short()
			}
			out.Names = append(out.Names, words)
		}
	}
	days := r.daysOf(i)
	said := map[int]bool{}
	last := ""
	for k, day := range days {
		t := r.At(i, day)
		row := VersionRow{Since: day, Badge: revisionBadge(r.stateOn(i, day), ""), Live: t.State != corpus.RevisedAbsent && t.State != corpus.RevisedEnded}
		if t.State == corpus.RevisedAbsent {
			continue
		}
		if t.Marked() {
			row.Mark = corpus.AssembledMark
		}
		row.Lines = r.lines(t.Pieces)
		text := t.Text()
		if last != "" && text != last {
			row.Lines, row.Marked = r.against(last, t.Pieces), true
		}
		if k > 0 && last != "" {
			path := corpus.SectionID(p.NameOn(day).Path)
			row.Compare = compareURL(compareRef{r.Document, p.NameOn(days[k-1]).Path, days[k-1]}, compareRef{r.Document, path, day})
			if days[k-1].IsZero() {
				row.Compare = compareURL(compareRef{ID: r.Document, Section: p.Names[0].Path}, compareRef{r.Document, path, day})
			}
		}
		if !day.IsZero() {
			row.Text = revisionURL(r.Document, day, p.NameOn(day).Path)
		}
		fresh := func(list []int) []StepRow {
			var out []int
			for _, n := range list {
				if !said[n] {
					out, said[n] = append(out, n), true
				}
			}
			return r.steps(out)
		}
		row.Steps, row.Doubts, row.Pauses = fresh(t.Steps), fresh(t.Doubts), fresh(t.Pauses)
		last = text
		out.Versions = append([]VersionRow{row}, out.Versions...)
	}
	for _, n := range p.Steps {
		if !said[n] {
			out.Later = append(out.Later, r.step(n))
		}
	}
	if i > 0 {
		lost := slices.DeleteFunc(r.lost(i, corpus.Date{}), func(n int) bool { return len(r.Steps[n].Places) > 0 }) // those have a history of their own
		out.Later = append(out.Later, r.steps(lost[:min(len(lost), stepsPage)])...)
	}
	for k := range r.Provisions {
		if k != i && len(r.Provisions[k].Steps) > 0 && r.within(k, i) && len(out.Within) < rowsOfProvisions {
			out.Within = append(out.Within, r.row(k, today))
		}
	}
	if p.Parent > 0 {
		above := r.place(p.Parent, today)
		out.Above = &above
	}
	return out
}

// within reports whether a provision lies in another one.
func (r revised) within(inner, outer int) bool {
	for n := 0; n < 16 && inner > 0; n++ {
		if inner = r.Provisions[inner].Parent; inner == outer {
			return true
		}
	}
	return false
}

// mostVersions is how many versions of one provision a page shows, the newest.
const mostVersions = 12

// daysOf are the days on which the words or the state of a provision, or of what it holds, become others; the first is zero: its own words.
func (r revised) daysOf(i int) []corpus.Date {
	out := []corpus.Date{{}}
	last := r.At(i, corpus.Date{})
	for _, day := range r.Days {
		now := r.At(i, day)
		if now.State != last.State || now.Text() != last.Text() || len(now.Doubts) != len(last.Doubts) || len(now.Pauses) != len(last.Pauses) {
			out = append(out, day)
			last = now
		}
	}
	if len(out) > mostVersions {
		out = out[len(out)-mostVersions:]
	}
	return out
}

// against are the paragraphs of a text, with the words that went and came against an earlier one.
func (r revised) against(before string, pieces []corpus.Piece) []DayLine {
	old := CompareSide{pieces: []corpus.Piece{{Text: before}}}
	now := CompareSide{pieces: pieces}
	c := newComparison(old.paragraphs(), now.paragraphs())
	var out []DayLine
	for n, pair := range c.pairs {
		switch c.kind(n) {
		case CompareRemoved:
			out = append(out, DayLine{HTML: wrapped("del", c.a[pair.A].text), Text: c.a[pair.A].text})
		case CompareAdded:
			line := r.line(c.b[pair.B])
			line.HTML = wrapped("ins", line.Text)
			out = append(out, line)
		case CompareChanged:
			line := r.line(c.b[pair.B])
			var b strings.Builder
			was := c.a[pair.A].text
			for _, e := range worddiff.Words(was, line.Text) {
				switch e.Kind {
				case worddiff.Same:
					b.WriteString(template.HTMLEscapeString(e.B.In(line.Text)))
				case worddiff.Removed:
					b.WriteString(string(wrapped("del", e.A.In(was))))
				case worddiff.Added:
					b.WriteString(string(wrapped("ins", e.B.In(line.Text))))
				}
			}
			line.HTML = template.HTML(b.String())
			out = append(out, line)
		default:
			out = append(out, r.line(c.b[pair.B]))
		}
	}
	return out
}
