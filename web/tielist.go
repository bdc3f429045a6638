package web

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"slices"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// TieGroup is one relation of a document with those that stand in it: "Căn cứ".
type TieGroup struct {
	Relation corpus.Relation `json:"relation"`
	// Words name the relation as seen from the document; Family is its colour: base, carry, change, issue, mention (pages.md §3.5).
	Words  string `json:"words"`
	Family string `json:"family"`
	// Total counts what stands in the relation, of which Rows are some.
	Total int      `json:"total"`
	Rows  []TieRow `json:"rows"`
	// All is the address of the whole list, "" where all of it is shown.
	All string `json:"-"`

	ties []corpus.Neighbour
}

// TieRow is one document that stands in a relation, and the first words that say so.
type TieRow struct {
	// Document is the other end, nil where no document of the store is certain.
	Document *corpus.Summary `json:"document,omitempty"`
	// Named is what the page calls it: "Nghị định số 30/2020/NĐ-CP"; URL is where it leads.
	Named string `json:"name"`
	URL   string `json:"url,omitempty"`
	// Type, Issuer and Issued are those of the document, or what the citation says of it.
	Type   string      `json:"doc_type,omitempty"`
	Issuer string      `json:"issuer,omitempty"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	// Standing is the validity on the day of the page, "" where no document is certain.
	Standing corpus.Standing `json:"standing,omitempty"`
	// State says what the store holds, "" where the text is held.
	State string `json:"state,omitempty"`
	// Certainty is "sure", "inferred", "several" or "open".
	Certainty certainty `json:"certainty"`
	// Avowed is true where the acting document says so itself; StatedBy are other documents that do.
	Avowed   bool   `json:"avowed"`
	StatedBy []Link `json:"stated_by,omitempty"`
	// Evidence are the first places that say so, Places counts all.
	Evidence []RelationPlace `json:"evidence,omitempty"`
	Places   int             `json:"places"`

	// Doubt says why this can hardly be, "" where nothing speaks against it.
	Doubt string `json:"doubt,omitempty"`

	Badges []Badge `json:"-"`
}

// certainty says how sure it is that a relation stands as the page shows it.
type certainty string

const (
	certaintySure     certainty = "sure"     // the title, the preamble, the lead or the closing article says so
	certaintyInferred certainty = "inferred" // a sentence of the body says so
	certaintySeveral  certainty = "several"  // several documents bear the number
	certaintyOpen     certainty = "open"     // a document bears the number, and nothing confirms that it is meant
)

// Words tell the certainty to a person (pages.md §5.4).
func (c certainty) Words() string {
	return map[certainty]string{certaintySure: "chắc chắn", certaintyInferred: "suy từ câu", certaintySeveral: "nhiều văn bản cùng số",
		certaintyOpen: "chưa đủ căn cứ để nối"}[c]
}

// Name is the row's name as HTML, its number kept whole.
func (t TieRow) Name() template.HTML { return plainHTML(t.Named) }

// Left counts the places that are not shown.
func (t TieRow) Left() int { return max(t.Places-len(t.Evidence), 0) }

// tieName is what lists of relations call a document: a law by its name, every other by type and number, else by its title.
func tieName(s corpus.Summary) string {
	if isLawName(corpus.Reference{DocType: s.Type, Title: s.Title}) && s.Number != "" && !s.Cited {
		return numberedName(s.Title, s.Number)
	}
	return capital(summaryName(s))
}

// tieReader turns ties of a document into rows.
type tieReader struct {
	placer
	shown corpus.ID
	on    asOf
}

// rows puts the ties with each document into one row. own are the ties of the document with itself.
func (r tieReader) rows(ties []corpus.Neighbour) (rows []TieRow, own []TieRow) {
	for _, n := range ties {
		list := &rows
		if n.From == n.To {
			list = &own
		}
		if i := slices.IndexFunc(*list, func(t TieRow) bool { return t.Document.ID == n.Document.ID }); i >= 0 {
			r.add(&(*list)[i], n)
			continue
		}
		row := TieRow{Document: &n.Document, Named: tieName(n.Document), URL: documentURL(n.Document.ID), Type: n.Document.Type, Issuer: n.Document.Issuer,
			Issued: n.Document.Issued, Standing: n.Document.Timeline.At(r.on.Day, r.on.Today), Certainty: certaintyInferred, Badges: r.badges(n.Document)}
		if n.Document.Stub {
			row.State = "Chưa có toàn văn"
		}
		r.add(&row, n)
		*list = append(*list, row)
	}
	return rows, own
}

// badges are those of a list without what the page says otherwise.
func (r tieReader) badges(s corpus.Summary) []Badge {
	out := slices.DeleteFunc(badgesOf(s, r.on), func(b Badge) bool { return b.State == "text_absent" || b.State == "cited_only" })
	for i := range out {
		if st := corpus.Standing(out[i].State); st == corpus.StandingUnknown || st == corpus.StandingNone {
			out[i].URL = "" // nothing to prove
		}
	}
	return out
}

// add puts the words of one tie into the row of its document.
func (r tieReader) add(row *TieRow, n corpus.Neighbour) {
	if word, _ := n.Relation.Name(); n.Strong || word.Family == "mention" {
		row.Certainty = certaintySure
	}
	row.Places += n.Places
	acting, acted := r.doc.Header.Issued, n.Document.Issued
	if n.To != n.Document.ID {
		acting, acted = acted, acting
	}
	if n.Untimely(acting, acted) {
		row.Doubt = "văn bản tác động ban hành trước văn bản kia; cần đối chiếu"
	}
	var said []RelationPlace
	for _, e := range n.Evidence {
		said = append(said, r.evidence(n.By, e))
	}
	if n.By == n.From {
		row.Evidence, row.Avowed = append(said, row.Evidence...), true
	} else {
		row.Evidence = append(row.Evidence, said...)
	}
	if n.Stater != nil {
		row.StatedBy = append(row.StatedBy, Link{tieName(*n.Stater), documentURL(n.By)})
	}
}

// evidence is a place of the text of a document; of the one of the page it is told where it stands.
func (r tieReader) evidence(by corpus.ID, e corpus.Edge) RelationPlace {
	scope := joinFacts(scopeWords(e), between(e))
	if by == r.doc.ID && e.Fits(r.doc.Text) {
		return RelationPlace{scope, r.place(e.Span, longestEvidence)}
	}
	return RelationPlace{scope, Place{URL: spanURL(documentURL(by), "", e.Quote, e.Span), Quote: shorten(viet.Squeeze(e.Quote), longestEvidence)}}
}

// Sizes of the lists.
const (
	groupRows    = 20 // the most rows of one relation, and of a page of a whole list
	overviewRows = 14 // the most rows of one direction where all relations stand together
	ledgerBrief  = 5  // the documents of the ledger that stand below
	othersBrief  = 8
	ledgerRows   = 60 // those of a page of the whole ledger
	// rowPlaces are the places shown of each row, wholePlaces those in a whole list.
	rowPlaces, wholePlaces = 1, 6
)

// fair is how many rows each of several lists gets, so that short ones stand whole and long ones share the room that is left.
func fair(counts []int, room, most int) int {
	for n := most; n > 1; n-- {
		sum := 0
		for _, c := range counts {
			sum += min(c, n)
		}
		if sum <= room {
			return n
		}
	}
	return 1
}

// tieGroups are the relations of one direction with the first documents of each. loose are rows without a certain document.
func (s *site) tieGroups(ctx context.Context, r tieReader, v linksView, side linksSide, loose map[corpus.Relation][]TieRow, who viewer) (groups []TieGroup, own []TieRow, err error) {
	counts, err := s.library.TieCounts(ctx, r.shown, side == sideIn, who.local)
	if err != nil {
		return nil, nil, fmt.Errorf("tie counts of %s: %w", r.shown, err)
	}
	tied := map[corpus.Relation]int{}
	for _, c := range counts {
		tied[c.Relation] = c.Documents
	}
	names := slices.DeleteFunc(corpus.RelationNames(), func(n corpus.RelationName) bool { return tied[n.Relation] == 0 && len(loose[n.Relation]) == 0 })
	var sizes []int
	for _, n := range names {
		sizes = append(sizes, tied[n.Relation]+len(loose[n.Relation]))
	}
	most := fair(sizes, overviewRows, groupRows)
	for _, n := range names {
		q := linksView{Day: v.Day, Held: v.Held, Side: side, Relation: n.Relation}
		g := TieGroup{Relation: n.Relation, Words: wordsOf(n, side), Family: n.Family}
		self := 0
		if tied[n.Relation] > 0 {
			ask := q.ask(r.doc, r.on.Today, who)
			ask.Uncounted = !v.Held                 // they are counted already
			ask.N, ask.Evidence = most+1, rowPlaces // one more than shown: it may be the document itself
			if g.ties, g.Total, err = s.library.Ties(ctx, ask); err != nil {
				return nil, nil, fmt.Errorf("ties of %s: %w", r.shown, err)
			}
			g.Rows, own, self = r.split(g.ties, g.Words, own)
			g.Total -= self
		}
		if !v.Held {
			g.Total = tied[n.Relation] - self // several texts may say it of one document
			g.Rows, g.Total = append(g.Rows, loose[n.Relation]...), g.Total+len(loose[n.Relation])
		}
		g.Rows = g.Rows[:min(len(g.Rows), most)]
		for i := range g.Rows {
			g.Rows[i].Evidence = g.Rows[i].Evidence[:min(len(g.Rows[i].Evidence), rowPlaces)]
		}
		g.All = q.address(documentURL(r.doc.ID) + "/lien-he")
		if len(g.Rows) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, own, nil
}

// split reads rows and adds those of the document with itself to own, named by what the text says it does.
func (r tieReader) split(ties []corpus.Neighbour, words string, own []TieRow) ([]TieRow, []TieRow, int) {
	rows, mine := r.rows(ties)
	for _, m := range mine {
		m.Named = words
		own = append(own, m)
	}
	return rows, own, len(mine)
}

// wordsOf is what a relation is called from the document's side.
func wordsOf(n corpus.RelationName, side linksSide) string {
	if side == sideIn {
		return n.In
	}
	return n.Out
}

// whole is one whole list, a page of it; options are what it may be narrowed to.
func (s *site) whole(ctx context.Context, r tieReader, v linksView, loose map[corpus.Relation][]TieRow, who viewer) (*TieList, error) {
	out := &TieList{View: v, Total: 0}
	counts, err := s.library.TieCounts(ctx, r.shown, v.Side == sideIn, who.local)
	if err != nil {
		return nil, fmt.Errorf("tie counts of %s: %w", r.shown, err)
	}
	for _, n := range corpus.RelationNames() {
		size := len(loose[n.Relation])
		for _, c := range counts {
			if c.Relation == n.Relation {
				size += c.Documents
			}
		}
		if size > 0 {
			out.Relations = append(out.Relations, Option{relationSlug(n), fmt.Sprintf("%s (%s)", wordsOf(n, v.Side), integer(size)), n.Relation == v.Relation})
		}
		if n.Relation == v.Relation {
			out.Words, out.Family = wordsOf(n, v.Side), n.Family
		}
	}
	if err := s.options(ctx, out, r, who); err != nil {
		return nil, err
	}
	ask := out.View.ask(r.doc, r.on.Today, who)
	ask.N, ask.Offset, ask.Evidence = groupRows, (v.Page-1)*groupRows, wholePlaces
	ties, total, err := s.library.Ties(ctx, ask)
	if err != nil {
		return nil, fmt.Errorf("ties of %s: %w", r.shown, err)
	}
	for len(ties) > 0 {
		n := slices.IndexFunc(ties, func(t corpus.Neighbour) bool { return t.Relation != ties[0].Relation })
		if n < 0 {
			n = len(ties)
		}
		name, _ := ties[0].Relation.Name()
		rows, own := r.rows(ties[:n])
		out.Groups = append(out.Groups, TieGroup{Relation: name.Relation, Words: wordsOf(name, v.Side), Family: name.Family, Rows: append(rows, own...)})
		ties = ties[n:]
	}
	out.Total = total + out.addLoose(loose, total)
	return out, nil
}

// addLoose puts what fits of the rows without a certain document behind the others, and counts them.
func (l *TieList) addLoose(loose map[corpus.Relation][]TieRow, before int) int {
	v, count := l.View, 0
	if v.Side != sideOut || v.Held || v.Standing != "" {
		return 0
	}
	first, end := (v.Page-1)*groupRows, v.Page*groupRows
	for _, n := range corpus.RelationNames() {
		if v.Relation != "" && v.Relation != n.Relation {
			continue
		}
		var rows []TieRow
		for _, row := range loose[n.Relation] {
			if v.Type != "" && v.Type != row.Type || v.Issuer != "" && v.Issuer != row.Issuer || v.Year != 0 && v.Year != row.Issued.Year {
				continue
			}
			if at := before + count; at >= first && at < end {
				rows = append(rows, row)
			}
			count++
		}
		if len(rows) > 0 {
			l.Groups = append(l.Groups, TieGroup{Relation: n.Relation, Words: n.Out, Family: n.Family, Rows: rows})
		}
	}
	return count
}

// TieList is one direction, or one relation of it, shown whole with what narrows it.
type TieList struct {
	View linksView `json:"-"`
	// Words and Family are those of the one relation that is shown, "" where all are.
	Words  string     `json:"words,omitempty"`
	Family string     `json:"family,omitempty"`
	Groups []TieGroup `json:"groups"`
	Total  int        `json:"total"`
	Pager  Pager      `json:"-"`
	// The options are what stands in the list before it is narrowed.
	Relations, Types, Issuers, Years, Standings []Option `json:"-"`
	// Hidden carry the rest of the view along.
	Hidden []Pair `json:"-"`
}

// Option is one value of a form's list.
type Option struct {
	Value, Label string
	Chosen       bool
}

// mostOptions is how many documents are looked at for what a list may be narrowed to.
const mostOptions = 150

// options finds types, bodies and years of the list, and reads those of the address as lists write them.
func (s *site) options(ctx context.Context, l *TieList, r tieReader, who viewer) error {
	bare := linksView{Day: l.View.Day, Held: l.View.Held, Side: l.View.Side, Relation: l.View.Relation}
	ask := bare.ask(r.doc, r.on.Today, who)
	ask.N, ask.Uncounted = mostOptions, true
	ties, _, err := s.library.Ties(ctx, ask)
	if err != nil {
		return fmt.Errorf("ties of %s: %w", r.shown, err)
	}
	types, issuers, years := map[string]string{}, map[string]string{}, map[string]string{}
	for _, t := range corpus.DocTypes() {
		if l.View.Type != "" && viet.Slug(t.Name) == viet.Slug(l.View.Type) {
			types[viet.Slug(t.Name)] = t.Name
		}
	}
	for _, t := range ties {
		types[viet.Slug(t.Document.Type)] = t.Document.Type
		issuers[viet.Slug(t.Document.Issuer)] = t.Document.Issuer
		if !t.Document.Issued.IsZero() {
			year := integerYear(t.Document.Issued.Year)
			years[year] = year
		}
	}
	l.Types, l.View.Type = choices(types, l.View.Type)
	l.Issuers, l.View.Issuer = choices(issuers, l.View.Issuer)
	year := ""
	if l.View.Year > 0 {
		year = integerYear(l.View.Year)
		years[year] = year
	}
	l.Years, _ = choices(years, year)
	slices.Reverse(l.Years)
	l.Standings = standingOptions(l.View.Standing)
	return nil
}

// choices are the options of labels by their values, and what the chosen one is called as lists write it.
func choices(labels map[string]string, chosen string) (out []Option, written string) {
	written = chosen
	for value, label := range labels {
		if value == "" {
			continue
		}
		o := Option{value, label, chosen != "" && value == viet.Slug(chosen)}
		if o.Chosen {
			written = label
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b Option) int { return cmp.Compare(a.Value, b.Value) })
	return out, written
}
