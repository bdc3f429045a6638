package web

import (
	"fmt"
	"html/template"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Item is one thing in the column of text: the beginning of a page, a paragraph, or a table.
type Item struct {
	// Page is the page that begins here, 0 where none does.
	Page int
	Para *Para
	// Heads are the rows of a table that name its columns, Rows those below; a table has one of them at least.
	Heads, Rows []Row
	// table numbers the table within the document, 0 where that is not known.
	table int
}

// Table reports whether the item is a table.
func (i Item) Table() bool { return len(i.Heads)+len(i.Rows) > 0 }

// Para is one paragraph as shown.
type Para struct {
	Number int
	// Span is where the paragraph lies in the text.
	Span corpus.Span
	// Beside says that the paragraph stands beside its original, where it is looked for by its offset.
	Beside bool
	// OnPicture shows the paragraph on the picture of its page, "" where that is not asked for.
	OnPicture string
	// ID is "doan-4"; Anchor, if not empty, is the section that begins here, and Name what a person calls the place.
	ID, Anchor, Name string
	// More are further sections that begin in the same paragraph.
	More []string
	// Heading is 2 to 6 for a heading, 0 for plain text.
	Heading int
	HTML    template.HTML
	// Title is true for the line with the name of a chapter whose number stands above it.
	Title bool
	// Ornament is true for a line of rules and bars without a letter.
	Ornament bool
	// Short is true for a line rather than a paragraph, which needs less room below.
	Short bool
	// Standing is the badge of the section that begins here, nil where it stands as the document does.
	Standing *Badge
	// On is true for the paragraph with the match or span now shown.
	On    bool
	Notes []MarginNote
	// Left tells of the notes beyond those shown: "3 dẫn chiếu, 5 số liệu khác".
	Left string
	// Topic leads from the place now shown to what other documents say on it, "" elsewhere.
	Topic string
}

// Link is the anchor that the paragraph's number leads to.
func (p *Para) Link() string {
	if p.Anchor != "" {
		return "#" + p.Anchor
	}
	return "#" + p.ID
}

// Wide reports whether a table has so many columns that a print needs smaller letters.
func (i Item) Wide() bool {
	const most = 8
	for _, rows := range [...][]Row{i.Heads, i.Rows} {
		for _, r := range rows {
			if len(r.Cells) > most {
				return true
			}
		}
	}
	return false
}

// Row is one row of a table in the text.
type Row struct {
	ID    string
	Cells []Cell
	head  bool
}

// Cell is one cell of a table in the text.
type Cell struct {
	// Start is where it begins in the text, in bytes.
	Start int
	HTML  template.HTML
}

// reading is the work of turning a document into items: what is to be marked, and where.
type reading struct {
	doc      *corpus.Document
	url      string
	question string
	paras    []corpus.Paragraph
	sections sections
	targets  targets
	parts    []part
	part     int
	// whole is true where a long document is asked for on one page.
	whole bool
	// relations is, for each reference that an edge of the document was read from, its word; nil until it is asked for.
	relations map[int]string
	// others are the edges between two other documents by where they begin, ascending; nil until they are asked for.
	others []corpus.Edge
	// tasks are what the text orders, by where they begin, ascending.
	tasks []corpus.TaskRow
	// provisions tell which sections have another standing than the document; tai is the day of it in addresses, "" for today.
	provisions provisions
	tai        string
	// layers are what is marked.
	layers layers
	// ends are the numbers of the end notes of a print, by document number.
	ends map[string]int
	// only, where it is set, is the one page that is shown.
	only *corpus.Span
	// matches are what the search in the document found, ascending; current is 1-based, 0 where none is shown.
	matches []corpus.Span
	current int
	// exact is the span that the address names; focus is the exact span, else the current match.
	exact, focus corpus.Span
}

// anchor is the address of an element that stands at an offset, on whatever part it lies.
func (v *reading) anchor(offset int, id string) string {
	if len(v.parts) < 2 || v.whole || partAt(v.parts, offset) == v.part {
		return "#" + id
	}
	return v.partURL(partAt(v.parts, offset)) + "#" + id
}

func (v *reading) partURL(i int) string {
	return address(v.url, "q", v.question, "phan", strconv.Itoa(i+1), layersKey, v.layers.value(), asOfKey, v.tai)
}

// shown is the span of text on this page.
func (v *reading) shown() corpus.Span {
	if v.only != nil {
		return *v.only
	}
	if v.whole || len(v.parts) < 2 {
		return corpus.Span{End: len(v.doc.Text)}
	}
	return v.parts[v.part].Span
}

// items builds the column of text.
func (v *reading) items() []Item {
	span := v.shown()
	stretches := v.stretches(span)
	var out []Item
	page := 0
	block := sort.Search(len(v.doc.Blocks), func(i int) bool { return v.doc.Blocks[i].End > span.Start })
	section := lowerSection(v.sections.list, span.Start)
	next := 0 // the first stretch that may meet what follows
	for i := paragraphAt(v.paras, span.Start); i < len(v.paras) && v.paras[i].Start < span.End; i++ {
		p := v.paras[i]
		for next < len(stretches) && stretches[next].End <= p.Start {
			next++
		}
		var here []stretch
		for j := next; j < len(stretches) && stretches[j].Start < p.End; j++ {
			here = append(here, stretches[j])
		}
		item := Item{Page: v.pageAt(p.Span, &page)}
		for block < len(v.doc.Blocks) && v.doc.Blocks[block].End <= p.Start {
			block++
		}
		var b *corpus.Block
		if block < len(v.doc.Blocks) && v.doc.Blocks[block].Meets(p.Span) {
			b = &v.doc.Blocks[block]
		}
		first := section
		for section < len(v.sections.list) && v.sections.list[section].Start < p.End {
			section++
		}
		starting := v.sections.list[first:section]
		if b != nil && b.Kind == corpus.LineRow && len(b.Cells) > 1 {
			row := Row{ID: paragraphID(p.Number), head: b.Head}
			for _, c := range b.Cells {
				if c.Fits(v.doc.Text) {
					row.Cells = append(row.Cells, Cell{c.Start, overlay(v.doc.Text, c, append(slices.Clone(here), nowraps(v.doc.Text, c)...))})
				}
			}
			if n := len(out); n > 0 && out[n-1].Rows != nil && out[n-1].table == b.Table && item.Page == 0 && len(starting) == 0 {
				out[n-1].Rows = append(out[n-1].Rows, row)
				continue
			}
			item.Rows, item.table = []Row{row}, b.Table
			out = append(out, item)
			continue
		}
		item.Para = v.para(p, here, starting, b)
		out = append(out, item)
	}
	for i := range out {
		n := headRows(out[i].Rows)
		out[i].Heads, out[i].Rows = out[i].Rows[:n], out[i].Rows[n:]
	}
	return out
}

// pageAt returns the number of the page that begins with this paragraph, 0 where none does or there is but one page.
func (v *reading) pageAt(p corpus.Span, last *int) int {
	if len(v.doc.Pages) < 2 {
		return 0
	}
	i := sort.Search(len(v.doc.Pages), func(i int) bool { return v.doc.Pages[i].End > p.Start })
	if i == len(v.doc.Pages) || v.doc.Pages[i].Number == *last {
		return 0
	}
	*last = v.doc.Pages[i].Number
	return *last
}

func (v *reading) para(p corpus.Paragraph, here []stretch, starting []corpus.Section, b *corpus.Block) *Para {
	text := v.doc.Text
	out := &Para{Number: p.Number, Span: p.Span, ID: paragraphID(p.Number), Name: "đoạn " + strconv.Itoa(p.Number)}
	for i, s := range starting {
		if i == 0 {
			out.Anchor, out.Name = string(s.ID), midway(v.sections.place(s))
		} else {
			out.More = append(out.More, string(s.ID))
		}
	}
	out.Heading = v.heading(p, starting, b)
	out.Short = p.Len() < 120
	out.Title = out.Heading == 0 && v.titles(p)
	out.Ornament = strings.IndexFunc(p.In(text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
	out.On = v.focus.Len() > 0 && p.Meets(v.focus)
	list := append(slices.Clone(here), nowraps(text, p.Span)...)
	if n := labelEnd(text, p, starting); n > 0 && out.Heading == 0 {
		list = append(list, stretch{Span: corpus.Span{Start: p.Start, End: n}, layer: layerLabel})
	}
	out.HTML = overlay(text, p.Span, list)
	for _, s := range starting {
		if changed := v.provisions.notes[s.ID]; len(changed) > 0 {
			out.Notes = append(append(out.Notes, changed...), MarginNote{Words: "Xem", Number: "lịch sử " + s.Label, URL: provisionHistoryURL(v.doc.ID, s.ID)})
		}
	}
	notes, left := v.notes(p.Span)
	out.Notes, out.Left = append(out.Notes, notes...), left
	if len(starting) > 0 {
		out.Standing = v.provisions.beside(starting[0])
	}
	if out.On {
		out.Topic = v.topic(p.Start)
	}
	return out
}

// heading tells how a paragraph that is a heading is ranked: 2 and below under the document's title.
func (v *reading) heading(p corpus.Paragraph, starting []corpus.Section, b *corpus.Block) int {
	const longest = 400
	if p.Len() > longest {
		return 0
	}
	if len(starting) > 0 {
		s := starting[0]
		switch s.Kind {
		case corpus.SectionPart, corpus.SectionChapter, corpus.SectionAnnex, corpus.SectionDivision, corpus.SectionSubdiv, corpus.SectionRoman:
			return min(2+v.rank(s), 6)
		case corpus.SectionArticle:
			if s.Heading != "" {
				return min(2+v.rank(s), 6)
			}
		}
		return 0
	}
	if b != nil && b.Kind == corpus.LineHeading {
		return min(1+max(b.Level, 1), 6)
	}
	return 0
}

// titles reports whether a paragraph is the heading of the section that began with the paragraph before it:
// "Chương II" and below it "BẢO VỆ RỪNG".
func (v *reading) titles(p corpus.Paragraph) bool {
	i := p.Number - 2 // the index of the paragraph before
	words := viet.Slug(p.In(v.doc.Text))
	if i < 0 || p.Len() > 400 || words == "" {
		return false
	}
	before := v.paras[i]
	for j := lowerSection(v.sections.list, before.Start); j < len(v.sections.list) && v.sections.list[j].Start < before.End; j++ {
		s := v.sections.list[j]
		if s.Heading != "" && s.Kind != corpus.SectionClause && s.Kind != corpus.SectionPoint && strings.HasPrefix(viet.Slug(s.Heading), words) {
			return true
		}
	}
	return false
}

// lowerSection is the index of the first section that begins at or after an offset.
func lowerSection(list []corpus.Section, offset int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].Start >= offset })
}

// rank counts the sections above that are headings themselves, so that levels have no gaps.
func (v *reading) rank(s corpus.Section) int {
	n := 0
	for p, ok := v.sections.byID[s.Parent]; ok && n < 6; p, ok = v.sections.byID[p.Parent] {
		n++
	}
	return n
}

// labelEnd is where the label of an article without a heading ends ("Điều 1."), so that it stands out; 0 where there is
// none to mark.
func labelEnd(text string, p corpus.Paragraph, starting []corpus.Section) int {
	if len(starting) == 0 || starting[0].Kind != corpus.SectionArticle || starting[0].Start != p.Start {
		return 0
	}
	n := len(starting[0].Label)
	if n >= p.Len() || !strings.EqualFold(text[p.Start:p.Start+n], starting[0].Label) {
		return 0
	}
	if c := text[p.Start+n]; c == '.' || c == ':' {
		n++
	}
	return p.Start + n
}

// stretches are all annotations of a span of the text but the unbroken numbers, which are found paragraph by paragraph.
func (v *reading) stretches(span corpus.Span) []stretch {
	var out []stretch
	for i, r := range v.doc.References {
		if !r.Meets(span) || !v.layers.has(layerCitations) {
			continue
		}
		t, ok := v.targets.of(r)
		if own, here := v.sections.byID[t.Section]; ok && here && t.State == "self" {
			t.URL = v.anchor(own.Start, string(own.ID))
		}
		if ok && t.URL != "" {
			out = append(out, stretch{Span: r.Span, layer: layerLink, href: t.URL, class: "ref", id: referenceID(i + 1), note: v.ends[r.Cited()]})
		}
	}
	if v.layers.has(layerFigures) {
		out = append(out, v.figureStretches(span, out)...)
	}
	if v.layers.has(layerNames) {
		slices.SortStableFunc(out, func(a, b stretch) int { return a.Start - b.Start })
		out = append(out, v.nameStretches(span, out)...)
	}
	for i, m := range v.matches {
		if !m.Meets(span) {
			continue
		}
		x := stretch{Span: m, layer: layerMatch}
		if i+1 == v.current {
			x.id = "khop"
			if v.exact.Len() == 0 {
				x.class = "c"
			}
		}
		out = append(out, x)
	}
	if v.exact.Len() > 0 {
		out = append(out, stretch{Span: v.exact, layer: layerExact, id: "doan", class: "x"})
	}
	slices.SortStableFunc(out, func(a, b stretch) int { return a.Start - b.Start })
	return out
}

// nameStretches are the names of a span that lie in no reference: that is a link already.
func (v *reading) nameStretches(span corpus.Span, references []stretch) []stretch {
	var out []stretch
	next := 0
	for _, e := range v.doc.Entities {
		if !e.Meets(span) || !e.Fits(v.doc.Text) {
			continue
		}
		for next < len(references) && references[next].End <= e.Start {
			next++
		}
		if next < len(references) && references[next].Meets(e.Span) {
			continue
		}
		if url := nameURL(e); url != "" {
			out = append(out, stretch{Span: e.Span, layer: layerLink, href: url, class: "nm", title: nameTitle(e)})
		}
	}
	return out
}

// headRows counts the rows at the top of a table that name its columns: those that the file marks so, else the first where no cell of it is
// empty or a plain number and there are rows below.
func headRows(rows []Row) int {
	marked := 0
	for marked < len(rows) && rows[marked].head {
		marked++
	}
	if marked > 0 || len(rows) < 2 {
		return marked
	}
	for _, c := range rows[0].Cells {
		if strings.Trim(string(c.HTML), " 0123456789.,%") == "" {
			return 0
		}
	}
	return 1
}

// referenceID is the anchor of a reference, counted from 1: "dan-7".
func referenceID(n int) string { return "dan-" + strconv.Itoa(n) }

func paragraphID(n int) string { return fmt.Sprintf("doan-%d", n) }

// lowerBound is the index of the first span that begins at or after an offset.
func lowerBound(list []corpus.Span, offset int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].Start >= offset })
}
