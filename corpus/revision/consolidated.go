package revision

import (
	"regexp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// noteSign is the sign of a footnote, which consolidated texts set behind whatever was changed.
var noteSign = regexp.MustCompile(`\s*\[\d{1,4}\]`)

// Compare holds a consolidated text against what was assembled, article by article: for the last day on which a document changed the base that
// was issued before the consolidated text was. Words alone count, not footnotes, blank lines, nor where a provision that is gone is mentioned.
func Compare(r *corpus.Revision, text *corpus.Document) corpus.Consolidation {
	c := corpus.Consolidation{Document: corpus.Summary{ID: text.ID, Title: text.Title, Number: text.Header.Number, Type: text.Header.Type, Issued: text.Header.Issued}}
	for _, s := range r.Steps {
		if s.Outcome != corpus.StepApplied && s.Outcome != corpus.StepNoted || s.Operation == "" {
			continue
		}
		i := slices.IndexFunc(r.Actors, func(a corpus.Summary) bool { return a.ID == s.Actor })
		if i >= 0 && before(text.Header.Issued, r.Actors[i].Issued) {
			continue
		}
		if c.Day.Before(s.Day) {
			c.Day = s.Day
		}
	}
	met := map[int]bool{}
	for _, s := range text.Sections {
		if s.Quoted || s.Kind != corpus.SectionArticle {
			continue
		}
		words, gone := consolidated(text, s)
		i, found := r.Find(s.ID, c.Day)
		found = found && r.Provisions[i].On(c.Day).Live && r.Provisions[i].Kind == corpus.SectionArticle
		if found {
			met[i] = true
		}
		if gone && !found {
			c.Same++
			continue
		}
		d := corpus.ArticleDifference{Provision: -1, Path: s.ID, Label: s.Label, Consolidated: *piece(text, s.Span)}
		if found {
			at := r.At(i, c.Day)
			if d.Provision, d.Assembled = i, at.Pieces; wordsAlone(unclosed(at.Text())) == words && !gone {
				c.Same++
				continue
			}
		}
		c.Differences = append(c.Differences, d)
	}
	for i := range r.Provisions {
		if p := &r.Provisions[i]; p.Kind == corpus.SectionArticle && p.On(c.Day).Live && !met[i] {
			name := p.NameOn(c.Day)
			c.Differences = append(c.Differences, corpus.ArticleDifference{Provision: i, Path: name.Path, Label: name.Label, Assembled: r.At(i, c.Day).Pieces})
		}
	}
	return c
}

// consolidated are the words of an article of a consolidated text, and whether it says that the article is no more.
func consolidated(d *corpus.Document, article corpus.Section) (words string, gone bool) {
	var b strings.Builder
	at := article.Start
	for _, s := range d.Sections {
		if s.Quoted || !under(s.ID, article.ID) || s.Start < at || !isGone(s.In(d.Text)) {
			continue
		}
		b.WriteString(d.Text[at:s.Start])
		at = s.End
	}
	b.WriteString(d.Text[at:max(at, article.End)])
	text := unclosed(noteSign.ReplaceAllString(b.String(), ""))
	return wordsAlone(text), blank(text) || isGone(article.In(d.Text))
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
