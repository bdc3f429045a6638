package engine

import (
	"hash/crc32"
	"strings"

	"vankho/corpus"
	"vankho/search/rank"
	"vankho/search/vi"
)

// unit is what is ranked (đơn vị xếp hạng): an article, a heading of a plan with its lines, some lines of a text without
// sections; or the document itself, whose heading is its title.
type unit struct {
	// heading is without its label, body all else. The ends of sentences are tokens of their own.
	heading, body run
	// section is empty for the document's own unit and for lines without one.
	section corpus.SectionID
	// number is that of the label: 5 for "Điều 5"; 0 where it has none.
	number   int
	passages []passage
	// cited are the numbers that stand in the unit, those of the title in the document's own.
	cited []citation
}

// run is a run of words. While a unit is made, norms are their norms, "" for the end of a sentence.
type run struct {
	rank.Tokens
	norms []string
}

func (r *run) add(w vi.Word) {
	r.Tokens = r.Tokens.Add(w.Fold, w.Norm)
	r.norms = append(r.norms, w.Norm)
}

func (r *run) end() {
	if len(r.norms) > 0 {
		r.Tokens = r.Tokens.End()
		r.norms = append(r.norms, "")
	}
}

// text appends the words of a text as sentences of their own.
func (r *run) text(s string) {
	for w := range vi.Words(s) {
		if w.First {
			r.end()
		}
		r.add(w)
	}
}

// weak is true for a unit that holds only what no one searches for.
func (u *unit) weak() bool {
	for _, p := range u.passages {
		if !p.weak {
			return false
		}
	}
	return len(u.passages) > 0
}

// The sizes of units in bytes of text. An article is one unit unless it is as long as a decree; a heading of a plan is
// one with all that stands below it while it is no longer than a page; lines without a section make about 300 words.
const (
	maxArticle = 24 << 10
	maxHeading = 3600
	maxLines   = 2000
)

// section is the section whose unit a passage belongs to: the article that holds it, be it by a quotation; else the
// largest section that is short enough.
func (s *sections) unit(in *corpus.Section) *corpus.Section {
	var path []*corpus.Section
	for at := in; at != nil && len(path) < 20; at = s.byID[at.Parent] {
		path = append(path, at)
	}
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].Kind == corpus.SectionArticle && !path[i].Quoted {
			return path[i]
		}
	}
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].Len() <= maxHeading {
			return path[i]
		}
	}
	return in
}

// unitsOf cuts a text into units, in order.
func unitsOf(d *corpus.Document) []*unit {
	at := newSections(d.Sections)
	var out []*unit
	var headings []corpus.Span // of each unit, where its heading stands in the text
	start, limit := 0, 0
	key := corpus.SectionID("")
	for _, p := range passagesOf(d) {
		var s *corpus.Section
		if p.section != "" {
			s = at.unit(at.byID[p.section])
		}
		id := corpus.SectionID("")
		if s != nil {
			id = s.ID
		}
		if len(out) == 0 || id != key || p.End-start > limit {
			u := &unit{section: id}
			heading := corpus.Span{}
			start, limit = p.Start, maxLines
			if s != nil {
				limit = maxArticle
				u.number = numberIn(s.Label)
				u.heading.text(s.Heading)
				heading = headingIn(d.Text, s)
			}
			out, headings = append(out, u), append(headings, heading)
			key = id
		}
		u := out[len(out)-1]
		p.sum = checksum(p.In(d.Text))
		u.passages = append(u.passages, p)
	}
	fill(d.Text, out, headings)
	return out
}

// fill gives the units the words of their passages, without those of their headings.
func fill(text string, units []*unit, headings []corpus.Span) {
	at, in := 0, 0 // the unit, and its passage
	skipped := false
	for w := range vi.Words(text) {
		for at < len(units) && w.Start >= units[at].passages[in].End {
			units[at].close(in)
			if in++; in == len(units[at].passages) {
				at, in = at+1, 0
			}
		}
		if at == len(units) {
			return
		}
		if h := headings[at]; h.Start <= w.Start && w.End <= h.End {
			skipped = true
			continue
		}
		u := units[at]
		if w.First || skipped {
			u.body.end()
		}
		skipped = false
		u.body.add(w)
	}
	for ; at < len(units); at, in = at+1, 0 {
		for ; in < len(units[at].passages); in++ {
			units[at].close(in)
		}
	}
}

// close ends a passage where the body ends now, and begins the next one there.
func (u *unit) close(i int) {
	u.passages[i].to = u.body.Len()
	if i+1 < len(u.passages) {
		u.passages[i+1].from = u.body.Len()
	}
}

// headingIn is where a section's heading stands in the text; empty where it stands otherwise than the outline says.
func headingIn(text string, s *corpus.Section) corpus.Span {
	if s.Heading == "" || !s.Fits(text) {
		return corpus.Span{}
	}
	// Between label and heading there is a full stop, or the end of a line.
	window := text[s.Start:min(s.End, s.Start+len(s.Label)+len(s.Heading)+16)]
	i := strings.Index(window, s.Heading)
	if i < 0 {
		return corpus.Span{}
	}
	return corpus.Span{Start: s.Start + i, End: s.Start + i + len(s.Heading)}
}

// numberIn is the first number of a label: 5 in "Điều 5a".
func numberIn(label string) int {
	n := 0
	for i := range len(label) {
		switch c := label[i]; {
		case '0' <= c && c <= '9' && n < 1e6:
			n = n*10 + int(c-'0')
		case n > 0:
			return n
		}
	}
	return n
}

// The document's own unit holds, beside title and facts, its headings and how its matter begins: enough to tell what it
// is about, and no more, or long documents would be about everything.
const (
	maxOwnHeadings = 600
	maxOwnOpening  = 150
)

// ownUnit is the unit of the document itself.
func ownUnit(d *corpus.Document) *unit {
	u := new(unit)
	u.heading.text(d.Title)
	u.body.text(named(d.Header))
	opening := d.Text
	first := true
	most := u.body.Len() + maxOwnHeadings
	for _, s := range d.Sections {
		if first && s.Kind == corpus.SectionArticle && s.Fits(d.Text) {
			first, opening = false, s.In(d.Text)
		}
		if !s.Quoted && u.body.Len() < most {
			u.body.text(s.Heading)
		}
	}
	most = u.body.Len() + maxOwnOpening
	// A word takes at most about twelve bytes; what lies beyond need not be read.
	for w := range vi.Words(opening[:min(len(opening), 12*maxOwnOpening)]) {
		if w.First {
			u.body.end()
		}
		if u.body.add(w); u.body.Len() >= most {
			break
		}
	}
	return u
}

// checksum tells whether a passage is still what was indexed.
func checksum(text string) uint32 { return crc32.ChecksumIEEE([]byte(text)) }
