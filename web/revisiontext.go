package web

import (
	"html/template"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// DayText is the text of a document as it was on a day.
type DayText struct {
	Day corpus.Date
	// Mark is corpus.AssembledMark where words of the whole were put together by the program; Badge the state of the whole.
	Mark  string
	Badge Badge
	State corpus.RevisionState
	// Counts say how many articles stand how: "12 điều nguyên văn, 3 điều ghép tự động".
	Counts string
	// Blocks are the provisions of this page in their order; Leaves counts the pages.
	Blocks  []DayBlock
	Leaves  int
	Outline []OutlineEntry
	// Before and After are the days next to this one on which words change, nil where there is none.
	Before, After *Choice
	// Doubts are the steps that concern the whole and could not be carried out by then.
	Doubts []StepRow
	// Lost are steps by then whose place is not in the text; LostLeft counts those not shown.
	Lost     []StepRow
	LostLeft int
	// Compare sets the text beside the document's own.
	Compare string
	// Files are the same text as files.
	Files []Choice
}

// DayBlock is one provision with its own words, without those within it.
type DayBlock struct {
	// ID is its anchor, "" where an earlier block has it; Label its name, Heading 0 for plain text, else the level of its heading.
	ID      string
	Place   string
	Heading int
	Lines   []DayLine
	// Badge is the state of the provision, nil where its words are those of the document itself.
	Badge *Badge
	// Steps made the words, Doubts could not be carried out, Pauses suspend it.
	Steps, Doubts, Pauses []StepRow
	// URL is its history.
	URL string
	// Gone is true for a provision that ended: its words are left out.
	Gone bool
}

// DayLine is one paragraph, with where its words come from.
type DayLine struct {
	HTML template.HTML
	// URL is where they stand, Source the document that they come from, "" for the document itself.
	URL, Source string
	Text        string
	Pieces      []corpus.Piece
}

// textBudget is about how many bytes of words one page of a text on a day shows.
const textBudget = 20 << 10

// dayBlock is the work of a block: what it is made of, before it is shown.
type dayBlock struct {
	provision int
	version   corpus.ProvisionVersion
	pieces    []corpus.Piece
	// first is true for the block that begins the provision.
	first bool
}

// blocks are the provisions of the text on a day, each cut where another one stands within it.
func (r revised) blocks(on corpus.Date) []dayBlock {
	var out []dayBlock
	var walk func(i int, v corpus.ProvisionVersion)
	walk = func(i int, v corpus.ProvisionVersion) {
		now := dayBlock{provision: i, version: v, first: true}
		flush := func() {
			if now.first || strings.TrimSpace(textOf(now.pieces)) != "" {
				out = append(out, now)
			}
			now = dayBlock{provision: i, version: v}
		}
		for _, part := range v.Parts {
			if part.Provision == 0 {
				now.pieces = append(now.pieces, part.Piece)
				continue
			}
			flush()
			inner := r.Provisions[part.Provision].On(on)
			switch {
			case inner.Live:
				walk(part.Provision, inner)
			case inner.State == corpus.RevisedEnded:
				out = append(out, dayBlock{provision: part.Provision, version: inner, first: true})
			}
		}
		flush()
	}
	walk(0, r.Provisions[0].On(on))
	return out
}

func textOf(pieces []corpus.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// text is the text on the day of the view.
func (r revised) text(v revisionView, own sections) *DayText {
	whole := r.At(0, v.Day)
	out := &DayText{Day: v.Day, State: r.stateOn(0, v.Day), Badge: revisionBadge(r.stateOn(0, v.Day), ""), Compare: compareURL(compareRef{ID: r.Document}, compareRef{ID: r.Document, Day: v.Day})}
	if whole.Marked() {
		out.Mark = corpus.AssembledMark
	}
	for _, format := range [...]string{"txt", "md"} {
		out.Files = append(out.Files, Choice{Label: strings.ToUpper(format), URL: address(r.url+"."+format, asOfKey, v.Day.String())})
	}
	for _, day := range r.Days {
		c := &Choice{day.Short(), address(r.url, asOfKey, day.String()), false}
		switch {
		case day.Before(v.Day):
			out.Before = c
		case v.Day.Before(day) && out.After == nil:
			out.After = c
		}
	}
	out.Doubts = r.steps(r.Provisions[0].On(v.Day).Doubts)
	lost := r.lost(0, v.Day)
	out.Lost, out.LostLeft = r.steps(lost[:min(len(lost), unplacedOverview)]), max(len(lost)-unplacedOverview, 0)
	all := r.blocks(v.Day)
	out.Counts = r.counts(v.Day)
	leaves := cutBlocks(all)
	out.Leaves = len(leaves)
	var outline []OutlineEntry
	var on []int // the page of each entry
	for n, leaf := range leaves {
		for _, b := range leaf {
			p := &r.Provisions[b.provision]
			if !b.first || b.provision == 0 || !outlined(corpus.Section{Kind: p.Kind, Level: p.Level}, 6) {
				continue
			}
			name := p.NameOn(v.Day)
			link := "#" + pathSegment(string(name.Path))
			if n != v.Page-1 {
				link = v.page(r.url)(n+1) + link
			}
			e := OutlineEntry{Label: capital(name.Label), Text: shorten(viet.Squeeze(r.Title(b.provision, v.Day)), 50), Depth: min(max(p.Level-1, 0), 3), URL: link}
			if badge, ok := r.outlineBadge(b.provision, v.Day); ok {
				e.Standing = &badge
			}
			outline, on = append(outline, e), append(on, n+1)
		}
	}
	out.Outline = folded(nearby(outline, on, v.Page))
	if v.Page <= len(leaves) {
		for _, b := range leaves[v.Page-1] {
			out.Blocks = append(out.Blocks, r.block(b, v.Day))
		}
	}
	return out
}

// nearby leaves, of an outline that would be no overview, what stands on the page at hand, and elsewhere the first level, thinned out where
// that is long too: each entry leads to the page of those behind it. on is the page of each entry.
func nearby(list []OutlineEntry, on []int, page int) []OutlineEntry {
	const most, elsewhere = 80, 40
	if len(list) <= most {
		return list
	}
	top, tops := list[0].Depth, 0
	for _, e := range list {
		top = min(top, e.Depth)
	}
	for i, e := range list {
		if e.Depth == top && on[i] != page {
			tops++
		}
	}
	step, met, here := (tops+elsewhere-1)/elsewhere, 0, 0
	var out []OutlineEntry
	for i, e := range list {
		switch {
		case on[i] == page:
			if here++; here <= most {
				out = append(out, e)
			}
		case e.Depth == top:
			if met%step == 0 {
				out = append(out, e)
			}
			met++
		}
	}
	return out
}

// outlineBadge is the badge of a provision in the outline: of an article, that of all within it.
func (r revised) outlineBadge(i int, on corpus.Date) (Badge, bool) {
	state := r.Provisions[i].On(on).State
	if r.Provisions[i].Kind == corpus.SectionArticle {
		state = r.stateOn(i, on)
	}
	if state == corpus.RevisedOriginal || state == corpus.RevisedAbsent {
		return Badge{}, false
	}
	return revisionBadge(state, ""), true
}

// counts say how many articles stand how on a day; of a text without articles, how many provisions of the first level.
func (r revised) counts(on corpus.Date) string {
	noun := "điều"
	var list []int
	for i := range r.Provisions {
		if r.Provisions[i].Kind == corpus.SectionArticle {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		noun = "mục"
		for i := range r.Provisions {
			if r.Provisions[i].Level == 1 {
				list = append(list, i)
			}
		}
	}
	var order []corpus.RevisionState
	counts := map[corpus.RevisionState]int{}
	for _, i := range list {
		state := r.stateOn(i, on)
		switch state {
		case corpus.RevisedAbsent:
			continue
		case corpus.RevisedAdded, corpus.RevisedRenumbered:
			state = corpus.RevisedAssembled
		}
		if counts[state] == 0 {
			order = append(order, state)
		}
		counts[state]++
	}
	out := ""
	for _, state := range order {
		words := viet.Uncapitalise(state.Label())
		switch state {
		case corpus.RevisedAssembled:
			words = "có lời " + corpus.AssembledMark[len("bản "):]
		case corpus.RevisedUnclear:
			words = "chưa rõ có được sửa đổi không"
		}
		out = joinFacts(out, integer(counts[state])+" "+noun+" "+words)
	}
	return out
}

// cutBlocks cuts a text into pages, where an article or a chapter begins.
func cutBlocks(all []dayBlock) [][]dayBlock {
	var out [][]dayBlock
	var now []dayBlock
	size := 0
	for _, b := range all {
		w := 300 + len(textOf(b.pieces))*5/4
		w += 900 * (len(b.version.Steps) + len(b.version.Doubts) + len(b.version.Pauses))
		if b.provision == 0 || !b.first {
			w = 100 + len(textOf(b.pieces))*5/4
		}
		if size > 0 && size+w > textBudget {
			out, now, size = append(out, now), nil, 0
		}
		now, size = append(now, b), size+w
	}
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}

// block shows one block.
func (r revised) block(b dayBlock, on corpus.Date) DayBlock {
	p := &r.Provisions[b.provision]
	out := DayBlock{Lines: r.lines(b.pieces)}
	if b.provision == 0 {
		return out
	}
	if !b.first {
		return out
	}
	out.ID, out.Place, out.URL = string(p.NameOn(on).Path), provisionPlace(r.Revision, b.provision, on), r.historyURL(b.provision)
	out.Gone = !b.version.Live
	switch p.Kind {
	case corpus.SectionPart, corpus.SectionChapter, corpus.SectionDivision, corpus.SectionSubdiv, corpus.SectionAnnex:
		out.Heading = 2
	case corpus.SectionArticle:
		out.Heading = 3
	}
	if state := b.version.State; state != corpus.RevisedOriginal {
		label := state.Label()
		if state == corpus.RevisedEnded && !b.version.Since.IsZero() {
			label = "Hết hiệu lực từ " + b.version.Since.Short()
		}
		badge := revisionBadge(state, label)
		out.Badge = &badge
		out.Steps, out.Doubts, out.Pauses = r.steps(b.version.Steps), r.steps(b.version.Doubts), r.steps(b.version.Pauses)
	}
	return out
}

// lines are paragraphs with where their words come from.
func (r revised) lines(pieces []corpus.Piece) []DayLine {
	side := CompareSide{pieces: pieces}
	var out []DayLine
	for _, p := range side.paragraphs() {
		out = append(out, r.line(p))
	}
	return out
}

// line is one paragraph.
func (r revised) line(p sideParagraph) DayLine {
	out := DayLine{Text: p.text, HTML: plainHTML(p.text), Pieces: p.pieces}
	for _, piece := range p.pieces {
		if piece.Document != r.Document {
			out.Source, out.URL = r.actor(piece.Document).Name, pieceURL(piece)
			break
		}
	}
	return out
}
