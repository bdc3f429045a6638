package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// zone says in what part of the document a sentence stands. Source: handbook §4.3.
type zone int

const (
	zoneBody    zone = iota
	zoneTitle        // the abstract
	zoneLead         // the preamble of a decision, the first paragraphs of a plan
	zoneClosing      // the article on effect
)

// leadParagraphs is how many paragraphs behind the title are the lead of a text without sections.
const leadParagraphs = 8

// layout is what the structure tells of a text: its title, where its lead ends, its sections, what it quotes.
type layout struct {
	title corpus.Span
	// lead is where the lead ends.
	lead int
	// sections are those of the document itself, ascending; open are the numbers of those that hold the present place.
	sections []corpus.Section
	open     []int
	next     int
	// normative is true for a text of articles, whose sentences rule; a report only tells.
	normative bool
	// quoted are pieces that are the wording of another document, ascending.
	quoted []corpus.Span
}

func newLayout(in Input) *layout {
	l := &layout{lead: len(in.Text)}
	l.title = in.Header.Evidence[corpus.FieldAbstract].Span
	if !l.title.Fits(in.Text) {
		l.title = corpus.Span{}
	}
	for _, s := range in.Sections {
		switch {
		case !s.Fits(in.Text):
		case s.Quoted:
			l.quoted = append(l.quoted, s.Span)
		case s.Kind != corpus.SectionParagraph:
			l.sections = append(l.sections, s)
			l.normative = l.normative || s.Kind == corpus.SectionArticle
		}
	}
	slices.SortStableFunc(l.sections, func(a, b corpus.Section) int { return a.Start - b.Start })
	l.quoted = corpus.JoinSpans(append(l.quoted, quotations(in.Text, l.sections)...))
	if l.title.Len() == 0 {
		l.title = firstTitle(in)
	}
	if len(l.sections) > 0 {
		l.lead = max(l.sections[0].Start, l.title.End)
	} else {
		n := 0
		for p := range corpus.Paragraphs(in.Text) {
			if p.Start < l.title.End {
				continue
			}
			if n++; n > leadParagraphs {
				l.lead = p.Start
				break
			}
		}
	}
	return l
}

// firstTitle is the first paragraph of a text without a letterhead that a further paragraph follows: "Một số kết quả thực hiện …".
func firstTitle(in Input) corpus.Span {
	if in.Header.System != corpus.SystemUnknown && in.Header.System != "" || in.Header.Number != "" {
		return corpus.Span{}
	}
	var title corpus.Span
	for p := range corpus.Paragraphs(in.Text) {
		if p.Number > 1 {
			return title
		}
		s := p.In(in.Text)
		if p.Len() > 600 || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ":") || labelEnd(in.Text, p.Span) > p.Start || startsArticle(s) {
			return corpus.Span{}
		}
		for _, w := range rows("titlestarts") {
			if strings.HasPrefix(viet.Fold(s), viet.Fold(w[0])) {
				title = p.Span
			}
		}
	}
	return corpus.Span{}
}

func startsArticle(s string) bool { return strings.HasPrefix(s, "Điều ") }

// enter moves to a place; places only ascend.
func (l *layout) enter(at int) {
	for l.next < len(l.sections) && l.sections[l.next].Start <= at {
		l.leave(l.sections[l.next].Start)
		l.open = append(l.open, l.next)
		l.next++
	}
	l.leave(at)
}

// leave closes the sections that end before a place.
func (l *layout) leave(at int) {
	for len(l.open) > 0 && l.sections[l.open[len(l.open)-1]].End <= at {
		l.open = l.open[:len(l.open)-1]
	}
}

// section is the innermost section of the present place.
func (l *layout) section() (corpus.Section, bool) {
	if len(l.open) == 0 {
		return corpus.Section{}, false
	}
	return l.sections[l.open[len(l.open)-1]], true
}

// article is the article of the present place.
func (l *layout) article() (corpus.Section, bool) {
	for _, i := range l.open {
		if l.sections[i].Kind == corpus.SectionArticle {
			return l.sections[i], true
		}
	}
	return corpus.Section{}, false
}

// closingWithin is how many bytes of the heading of an article are looked at.
const closingWithin = 160

// zone tells the part of the document of a sentence at the present place.
func (l *layout) zone(s corpus.Span) zone {
	switch {
	case l.title.Len() > 0 && s.Meets(l.title):
		return zoneTitle
	case s.Start < l.lead:
		return zoneLead
	}
	if a, ok := l.article(); ok {
		heading := viet.Fold(a.Heading[:min(len(a.Heading), closingWithin)])
		for _, row := range rows("closings") {
			if strings.Contains(heading, viet.Fold(row[0])) {
				return zoneClosing
			}
		}
	}
	return zoneBody
}

// isQuoted reports whether a sentence is the wording of another document. Places only ascend.
func (l *layout) isQuoted(s corpus.Span) bool {
	for len(l.quoted) > 0 && l.quoted[0].End <= s.Start {
		l.quoted = l.quoted[1:]
	}
	return len(l.quoted) > 0 && l.quoted[0].Start <= s.Start
}

// holds reports whether a span stands within wording of another document that begins in the present sentence.
func (l *layout) holds(s corpus.Span) bool {
	for _, q := range l.quoted {
		if q.Start >= s.End {
			return false
		}
		if q.Start <= s.Start && s.End <= q.End {
			return true
		}
	}
	return false
}

// longestQuotation is how long, in bytes, the new wording between two quotation marks may be.
const longestQuotation = 200_000

// quoteLead are the bytes with which both quotation marks begin; looking for them is looking for neither mark letter by letter.
const quoteLead = "\xe2\x80"

// quotations are the pieces between quotation marks behind a colon: "… như sau: “Điều 5. …”". One that is never closed is none, and none goes on
// over the beginning of a section of the document itself, own, ascending.
func quotations(text string, own []corpus.Section) []corpus.Span {
	var out []corpus.Span
	depth, open := 0, -1
	for i := 0; i < len(text); {
		k := strings.Index(text[i:], quoteLead)
		if k < 0 {
			break
		}
		at := i + k
		i = at + len(quoteLead)
		if mark := text[at:min(at+len("“"), len(text))]; mark != "“" && mark != "”" {
			continue
		}
		i = at + len("“")
		opening := text[at:i] == "“"
		for len(own) > 0 && own[0].Start <= at {
			if own[0].Start > open {
				open = -1
			}
			own = own[1:]
		}
		switch {
		case open < 0 && opening:
			if afterColon(text, at) {
				open, depth = at, 1
			}
		case open < 0:
		case at-open > longestQuotation:
			if open = -1; opening && afterColon(text, at) {
				open, depth = at, 1
			}
		case opening:
			depth++
		default:
			if depth--; depth == 0 {
				out = append(out, corpus.Span{Start: open, End: i})
				open = -1
			}
		}
	}
	return out
}

func afterColon(text string, at int) bool {
	return strings.HasSuffix(strings.TrimRight(text[max(0, at-12):at], " \n\u00a0\t|"), ":")
}
