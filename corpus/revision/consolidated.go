package revision

import (
	"regexp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// noteSign is the sign of a footnote, which consolidated texts set behind whatever was changed.
var noteSign = regexp.MustCompile(`[ \t]*\[\d{1,4}\]`)

// Compare holds a consolidated text against what was assembled, article by article: for the last day on which a document changed the base that
// was issued before the consolidated text was. Words alone count, not footnotes, blank lines, nor where a provision that is gone is mentioned.
func Compare(r *corpus.Revision, text *corpus.Document) corpus.Consolidation {
	c := corpus.Consolidation{Document: corpus.Summary{ID: text.ID, Title: text.Title, Number: text.Header.Number, Type: text.Header.Type, Issued: text.Header.Issued},
		Day: consolidatedDay(r, text.Header.Issued)}
	ours, theirs := assembledArticles(r, c.Day), consolidatedArticles(text)
	byPath := map[corpus.SectionID]*article{}
	for _, a := range ours {
		byPath[a.path] = a
	}
	for _, t := range theirs {
		if a := byPath[t.path]; a != nil && !t.gone && a.words == t.words {
			a.with, t.with = t, a
			c.Same++
		} else if t.gone && a == nil {
			t.with = t
			c.Same++
		}
	}
	for _, pair := range renumbered(ours, theirs) {
		pair[0].with, pair[1].with = pair[1], pair[0]
		c.Differences = append(c.Differences, difference(corpus.DifferentNumber, pair[0], pair[1]))
	}
	place := map[corpus.SectionID]int{}
	last := 0
	for _, t := range theirs {
		if t.with != nil {
			last = max(t.with.provision, last)
			continue
		}
		d := corpus.ArticleDifference{}
		switch a := byPath[t.path]; {
		case a == nil || a.with != nil:
			d = difference(corpus.OnlyConsolidated, nil, t)
			place[t.path] = last
		case t.gone:
			d = difference(corpus.DifferentEnd, a, t)
			a.with, last = t, a.provision
		default:
			d = difference(corpus.DifferentWords, a, t)
			a.with, last = t, a.provision
		}
		c.Differences = append(c.Differences, d)
	}
	for _, a := range ours {
		if a.with == nil {
			c.Differences = append(c.Differences, difference(corpus.OnlyAssembled, a, nil))
		}
	}
	at := func(d corpus.ArticleDifference) int {
		if d.Provision < 0 {
			return place[d.TheirPath]
		}
		return d.Provision
	}
	slices.SortStableFunc(c.Differences, func(x, y corpus.ArticleDifference) int { return at(x) - at(y) })
	return c
}

// consolidatedDay is the day for which a consolidated text of a day of issue is held against what was assembled.
func consolidatedDay(r *corpus.Revision, issued corpus.Date) (day corpus.Date) {
	for _, s := range r.Steps {
		if s.Outcome != corpus.StepApplied && s.Outcome != corpus.StepNoted || s.Operation == "" {
			continue
		}
		i := slices.IndexFunc(r.Actors, func(a corpus.Summary) bool { return a.ID == s.Actor })
		if i >= 0 && before(issued, r.Actors[i].Issued) {
			continue
		}
		if day.Before(s.Day) {
			day = s.Day
		}
	}
	return day
}

// article is one article of what was assembled, or of a consolidated text.
type article struct {
	path  corpus.SectionID
	label string
	// words are those that count, body the same without the label.
	words, body string
	pieces      []corpus.Piece
	// provision is its position in the revision, -1 of a consolidated text; text is what was assembled.
	provision int
	text      corpus.ProvisionText
	// gone is true where a consolidated text says that it is no more.
	gone bool
	// with is the article of the other text that it was found to be, itself where there is to be none.
	with *article
}

// read takes the words that count of an article's pieces.
func (a *article) read(text string) {
	a.words = wordsAlone(text)
	a.body = strings.TrimLeft(strings.TrimPrefix(a.words, wordsAlone(a.label)), ".: ")
}

// assembledArticles are those of the text on a day.
func assembledArticles(r *corpus.Revision, day corpus.Date) (all []*article) {
	for i := range r.Provisions {
		p := &r.Provisions[i]
		if p.Kind != corpus.SectionArticle || !p.On(day).Live {
			continue
		}
		name := p.NameOn(day)
		a := &article{path: name.Path, label: name.Label, provision: i, text: r.At(i, day)}
		a.pieces = a.text.Pieces
		a.read(unclosed(a.text.Text()))
		all = append(all, a)
	}
	return all
}

// consolidatedArticles are those of a consolidated text, without its footnotes, the lines behind its end, and what it says to be no more.
func consolidatedArticles(d *corpus.Document) (all []*article) {
	for _, s := range d.Sections {
		if s.Quoted || s.Kind != corpus.SectionArticle {
			continue
		}
		a := &article{path: s.ID, label: s.Label, provision: -1, gone: isGone(s.In(d.Text))}
		var b strings.Builder
		for _, at := range kept(d, s) {
			p := corpus.Piece{Document: d.ID, Span: at, Text: at.In(d.Text)}
			a.pieces = append(a.pieces, p)
			b.WriteString(p.Text)
		}
		a.read(b.String())
		if a.gone = a.gone || blank(b.String()); a.gone {
			a.pieces = []corpus.Piece{{Document: d.ID, Span: s.Span, Text: s.In(d.Text)}}
		}
		all = append(all, a)
	}
	return all
}

// kept are the stretches of an article of a consolidated text that are words of the law itself.
func kept(d *corpus.Document, of corpus.Section) (out []corpus.Span) {
	end := of.Start + len(unclosed(of.In(d.Text)))
	var left []corpus.Span // what is left out, in the order of the text
	at := of.Start
	for _, s := range d.Sections {
		if !s.Quoted && under(s.ID, of.ID) && s.Start >= at && isGone(s.In(d.Text)) {
			left = append(left, s.Span)
			at = s.End
		}
	}
	for _, m := range noteSign.FindAllStringIndex(of.In(d.Text), -1) {
		note := corpus.Span{Start: m[0], End: m[1]}.Shift(of.Start)
		if begins := note.Start == of.Start || d.Text[note.Start-1] == '\n'; begins { // the footnote itself, as pages of a PDF file have it
			note.End += len(firstLine(d.Text[note.End:of.End]))
		}
		left = append(left, note)
	}
	slices.SortFunc(left, func(a, b corpus.Span) int { return a.Start - b.Start })
	at = of.Start
	for _, gap := range append(left, corpus.Span{Start: end, End: end}) {
		if to := min(gap.Start, end); at < to {
			out = append(out, corpus.Span{Start: at, End: to})
		}
		at = max(at, gap.End)
	}
	return out
}

// renumbered pairs articles that no article of their own number agrees with, but one of another number, and that one alone.
func renumbered(ours, theirs []*article) (out [][2]*article) {
	const fewest = 20 // bytes: “Hiệu lực thi hành” says too little to know an article by
	bodies := map[string][2][]*article{}
	for side, list := range [2][]*article{ours, theirs} {
		for _, a := range list {
			if a.with == nil && !a.gone && len(a.body) > fewest {
				pair := bodies[a.body]
				pair[side] = append(pair[side], a)
				bodies[a.body] = pair
			}
		}
	}
	for _, a := range ours {
		if pair := bodies[a.body]; a.with == nil && len(pair[0]) == 1 && len(pair[1]) == 1 {
			out = append(out, [2]*article{a, pair[1][0]})
		}
	}
	return out
}

// difference tells of an article; either text may have none.
func difference(kind corpus.DifferenceKind, ours, theirs *article) corpus.ArticleDifference {
	d := corpus.ArticleDifference{Kind: kind, Provision: -1}
	if ours != nil {
		d.Provision, d.Path, d.Label, d.Assembled = ours.provision, ours.path, ours.label, ours.pieces
		d.State, d.Steps, d.Doubts = ours.text.State, ours.text.Steps, ours.text.Doubts
	}
	if theirs != nil {
		d.TheirPath, d.TheirLabel, d.Consolidated = theirs.path, theirs.label, theirs.pieces
	}
	return d
}

// isGone reports whether all that a provision says, behind its label, is that it is no more.
func isGone(text string) bool {
	folded := viet.Fold(viet.Squeeze(noteSign.ReplaceAllString(text, "")))
	return slices.ContainsFunc(phrases()[goneWords], func(w string) bool {
		label, ok := strings.CutSuffix(strings.TrimRight(folded, " .;"), w)
		return ok && len(strings.Fields(label)) <= 2
	})
}

// unclosed is the text of an article without the lines that stand behind the last one of a document.
func unclosed(text string) string {
	at := 0
	for line := range strings.Lines(text) {
		folded := viet.Fold(viet.Squeeze(line))
		if slices.ContainsFunc(phrases()[closingWords], func(w string) bool { return strings.HasPrefix(folded, w) }) {
			return text[:at]
		}
		at += len(line)
	}
	return text
}
