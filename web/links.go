package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// LinksPage is what /van-ban/{id}/lien-he shows and /api/v1/van-ban/{id}/lien-he encodes: a drawing, what the document does to others
// and others to it, how what it rests on fares, what it says of others, and the ledger of its references.
type LinksPage struct {
	Head Head   `json:"-"`
	URL  string `json:"url"`
	// Day is the day on which validity is told.
	Day  corpus.Date `json:"date"`
	View linksView   `json:"-"`
	// Days are what happened to the document, DaysLeft counts what is not told.
	Days     []Happening `json:"history,omitempty"`
	DaysLeft int         `json:"history_left,omitempty"`
	Graph    *Graph      `json:"-"`
	// Undrawn counts the documents that lead here, or that this one leads to, and are not drawn; those named in passing are Mentions.
	Undrawn  int `json:"-"`
	Mentions int `json:"-"`
	// Out are the documents that this one leads to, In those that lead to it; Own is what its text says of its own number.
	Out []TieGroup `json:"out,omitempty"`
	In  []TieGroup `json:"in,omitempty"`
	Own []TieRow   `json:"own,omitempty"`
	// Mutual are documents that say the same of each other: a contradiction that people must look at.
	Mutual []TieRow `json:"mutual,omitempty"`
	// List is one list shown whole, nil in the overview.
	List *TieList `json:"list,omitempty"`
	// Others are relations between other documents, in the words of this one; OthersLeft counts those not shown.
	Others     []OtherRow  `json:"others,omitempty"`
	OthersLeft int         `json:"others_left,omitempty"`
	Health     *BaseHealth `json:"base_health,omitempty"`
	Chain      *ChainBrief `json:"chain,omitempty"`
	Ledger     Ledger      `json:"-"`
	// Exports are the addresses of all ties as files.
	Exports []Link `json:"exports"`

	title string
}

// newLinksPage builds the page.
func (s *site) newLinksPage(ctx context.Context, d *corpus.Document, v linksView, who viewer) (*LinksPage, error) {
	t, err := s.targets(ctx, d, who)
	if err != nil {
		return nil, err
	}
	if !who.local {
		d.Links = t.open(d.Links)
	}
	today := s.today()
	on := asOf{v.on(today), today}
	url := documentURL(d.ID)
	out := &LinksPage{title: d.Title, URL: url + "/lien-he", Head: newHead(d, tabLinks, "", "", timelineBadge(d.Timeline, d.ID, on)), Day: on.Day, View: v}
	out.Head.keep(on)
	for _, format := range [...]string{"CSV", "JSON", "GraphML"} {
		out.Exports = append(out.Exports, Link{format, out.URL + "." + strings.ToLower(format)})
	}
	relations := newRelationReader(d, t)
	r := tieReader{placer: relations.placer, shown: shownVersion(d), on: on}
	loose, others := relations.read()
	switch v.Side {
	case sideLedger:
		first := (v.Page - 1) * ledgerRows
		out.Ledger = newLedger(relations, first, ledgerRows)
		out.Ledger.Pager = newPager(v.Page, out.Ledger.Documents, ledgerRows, "văn bản", out.turn)
		return out, nil
	case sideOut, sideIn:
		if out.List, err = s.whole(ctx, r, v, loose, who); err != nil {
			return nil, err
		}
		if out.List.Groups == nil {
			out.List.Groups = []TieGroup{}
		}
		out.List.Pager = newPager(v.Page, out.List.Total, groupRows, "quan hệ", out.turn)
		out.List.Hidden = out.hidden()
		return out, nil
	}
	out.Others, out.OthersLeft = others[:min(len(others), othersBrief)], max(len(others)-othersBrief, 0)
	out.Ledger = newLedger(relations, 0, ledgerBrief)
	if out.Ledger.Documents > ledgerBrief {
		out.Ledger.All = v.all(out.URL, sideLedger, "")
	}
	var mine []TieRow
	if out.Out, out.Own, err = s.tieGroups(ctx, r, v, sideOut, loose, who); err != nil {
		return nil, err
	}
	if out.In, mine, err = s.tieGroups(ctx, r, v, sideIn, nil, who); err != nil {
		return nil, err
	}
	if len(out.Own) == 0 {
		out.Own = mine
	}
	out.Mutual = mutual(out.Out, out.In)
	if out.Health, err = s.baseHealth(ctx, r, len(loose[corpus.RelationLegalBasis]), who); err != nil {
		return nil, err
	}
	facts, err := s.library.Validity(ctx, []corpus.ID{r.shown}, who.local)
	if err != nil {
		return nil, fmt.Errorf("validity of %s: %w", r.shown, err)
	}
	if f, ok := facts[r.shown]; ok {
		out.Days, out.DaysLeft = happenings(d, f, today)
	} else {
		out.Days, out.DaysLeft = happenings(d, validity.Facts{}, today)
	}
	if out.Chain, err = s.chainBrief(ctx, r, v.Held, who); err != nil {
		return nil, err
	}
	return out, s.draw(ctx, out, r, who)
}

// draw adds the drawing.
func (s *site) draw(ctx context.Context, p *LinksPage, r tieReader, who viewer) error {
	found, err := s.library.Summaries(ctx, []corpus.ID{r.shown})
	if err != nil {
		return fmt.Errorf("summary of %s: %w", r.shown, err)
	}
	h := &neighbourhood{self: found[r.shown], out: p.Out, in: p.In}
	h.self.ID = r.shown
	most := mostNodes - 1
	if !p.View.Near {
		most = farDocuments
	}
	h.choose(most)
	if !p.View.Near {
		if err := s.look(ctx, h, who.local); err != nil {
			return err
		}
	}
	p.Graph = h.graph(p.View.Held)
	drawn := map[corpus.ID]bool{}
	if p.Graph != nil {
		for _, n := range p.Graph.Nodes {
			drawn[n.ID] = true
		}
	}
	for _, groups := range [][]TieGroup{p.Out, p.In} {
		for _, g := range groups {
			left := g.Total
			for _, row := range g.Rows {
				if row.Document != nil && drawn[row.Document.ID] {
					left--
				}
			}
			if g.Family == "mention" {
				p.Mentions += left
			} else {
				p.Undrawn += left
			}
		}
	}
	return nil
}

// mutual are the documents that say of this one what it says of them, where only one of the two can be.
func mutual(out, in []TieGroup) []TieRow {
	said := map[string]bool{}
	for _, g := range out {
		for _, row := range g.Rows {
			if g.Family == "change" && row.Document != nil {
				said[string(g.Relation)+"|"+string(row.Document.ID)] = true
			}
		}
	}
	var rows []TieRow
	for _, g := range in {
		for _, row := range g.Rows {
			if row.Document != nil && said[string(g.Relation)+"|"+string(row.Document.ID)] {
				row.State = viet.Uncapitalise(g.Words)
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// turn is the address of another page of the same list.
func (p *LinksPage) turn(page int) string {
	v := p.View
	v.Page = page
	return v.address(p.URL)
}

// hidden are the parameters that the form of a list carries along.
func (p *LinksPage) hidden() []Pair {
	v := linksView{Day: p.View.Day, Near: p.View.Near, Side: p.View.Side}
	return pairsOf(v.pairs())
}

// pairsOf are the parameters that have a value.
func pairsOf(pairs []string) []Pair {
	var out []Pair
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, Pair{pairs[i], pairs[i+1]})
		}
	}
	return out
}

// linksRequest reads the address of the page of relations, in whatever form it is asked for.
func (s *site) linksRequest(r *http.Request, p params, who viewer) (*LinksPage, error) {
	v, err := readLinksView(p)
	if err != nil {
		return nil, err
	}
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return nil, err
	}
	return s.newLinksPage(r.Context(), d, v, who)
}

// serveLinks answers /van-ban/{id}/lien-he.
func (s *site) serveLinks(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, linksKeys[:]...)
	who := s.viewer(r)
	body, err := s.linksRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	f := s.frame(r, who, tabTitle(body.title, "liên hệ"))
	f.Canonical, f.Remarks = body.View.address(body.URL), p.remarks()
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "links", f, body)
}

// serveLinksAPI answers /api/v1/van-ban/{id}/lien-he.
func (s *site) serveLinksAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, linksKeys[:]...)
	if err := p.strict(); err != nil {
		return err
	}
	body, err := s.linksRequest(r, p, s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	s.writeJSON(w, http.StatusOK, body)
	return nil
}

// Back is the overview, Today the same view of today, All the list without what narrows it.
func (p *LinksPage) Back() string {
	return linksView{Day: p.View.Day, Near: p.View.Near, Held: p.View.Held}.address(p.URL)
}

// Today is the same view on the present day.
func (p *LinksPage) Today() string {
	v := p.View
	v.Day = corpus.Date{}
	return v.address(p.URL)
}

// All is the whole list without what narrows it.
func (p *LinksPage) All() string { return p.View.all(p.URL, p.View.Side, p.View.Relation) }
