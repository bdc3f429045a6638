package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
)

// ChainLibrary is what chains need of the store.
type ChainLibrary interface {
	// Chain returns what a document carries out and what carries it out; corpus.ErrNotFound.
	Chain(ctx context.Context, q corpus.ChainQuery) (corpus.Chain, error)
}

// ChainPage is what /van-ban/{id}/chuoi shows and its API encodes: the documents of a chain by level, each with the words that tie it to those above,
// and what is missing.
type ChainPage struct {
	Head Head   `json:"-"`
	URL  string `json:"url"`
	// Day is the day on which validity is told and periods are over.
	Day      corpus.Date `json:"date"`
	Document corpus.ID   `json:"document"`
	// Levels are the levels that hold anything, from the highest; Links lead from a document to one above.
	Levels []ChainLevel `json:"levels"`
	Links  []*ChainLink `json:"links"`
	Gaps   []*ChainGap  `json:"gaps"`
	// Competence are the laws from which the document has its power alone.
	Competence []Link `json:"competence,omitempty"`
	Exports    []Link `json:"exports"`

	Words  string    `json:"-"`
	View   chainView `json:"-"`
	Depths []Option  `json:"-"`
	title  string
	chain  corpus.Chain
}

// chainView is the state of the page as its address carries it.
type chainView struct {
	Day   corpus.Date
	Depth int
	Held  bool
}

// chainKeys are the parameters of the page in their order.
var chainKeys = [...]string{asOfKey, "sau", "toanvan"}

func readChainView(p params) (v chainView, err error) {
	if v.Day, err = dayAsked(p); err != nil {
		return v, err
	}
	if v.Depth, err = p.number("sau", corpus.DeepestChain, 1, corpus.DeepestChain); err != nil {
		return v, err
	}
	v.Held, err = p.flag("toanvan")
	return v, err
}

// address is that of the view on a page, which may end in ".csv".
func (v chainView) address(page string) string {
	depth, held := "", ""
	if v.Depth < corpus.DeepestChain {
		depth = integer(v.Depth)
	}
	if v.Held {
		held = "1"
	}
	return address(page, chainKeys[0], v.Day.String(), chainKeys[1], depth, chainKeys[2], held)
}

// chainOf builds the page of a document.
func (s *site) chainOf(ctx context.Context, d *corpus.Document, v chainView, who viewer) (*ChainPage, error) {
	on := s.now()
	if !v.Day.IsZero() {
		on.Day = v.Day
	}
	c, err := s.library.Chain(ctx, corpus.ChainQuery{Document: shownVersion(d), Depth: v.Depth, Held: v.Held, Today: on.Day, Secret: who.local})
	if err != nil {
		return nil, fmt.Errorf("chain: %w", err)
	}
	url := documentURL(d.ID)
	p := &ChainPage{title: d.Title, URL: url + "/chuoi", Head: newHead(d, tabLinks, "", "", timelineBadge(d.Timeline, d.ID, on)), Day: on.Day, Document: c.Document, View: v, chain: c,
		Levels: []ChainLevel{}, Links: []*ChainLink{}, Gaps: []*ChainGap{}}
	p.Head.keep(on)
	for _, format := range [...]string{"CSV", "JSON", "GraphML"} {
		p.Exports = append(p.Exports, Link{format, v.address(p.URL + "." + strings.ToLower(format))})
	}
	for n := 1; n <= corpus.DeepestChain; n++ {
		p.Depths = append(p.Depths, Option{integer(n), fmt.Sprintf("%d bậc", n), n == v.Depth})
	}
	for _, x := range c.Competence {
		p.Competence = append(p.Competence, Link{tieName(x), documentURL(x.ID)})
	}
	p.fill(on)
	return p, nil
}

// fill makes rows of what the store found.
func (p *ChainPage) fill(on asOf) {
	known := map[corpus.ID]*ChainDocument{}
	for _, x := range p.chain.Steps {
		d := newChainDocument(x, on)
		d.Self = d.ID == p.Document
		known[d.ID] = d
		l := p.level(x.Level)
		l.Documents = append(l.Documents, d)
	}
	anchor := func(id corpus.ID) Link { return Link{known[id].Brief, "#" + chainAnchor(id)} }
	for _, x := range p.chain.Links {
		l := newChainLink(x)
		l.Target = anchor(x.To)
		if x.By != x.From {
			l.Teller = Link{known[x.To].Brief, documentURL(x.By)}
			switch {
			case x.By == p.Document:
				l.Teller.Label = "văn bản này"
			case x.Stater != nil:
				l.Teller.Label = shorten(tieName(*x.Stater), longestEvidence)
			}
		}
		p.Links = append(p.Links, l)
		known[x.From].Links = append(known[x.From].Links, l)
		known[x.To].Below = append(known[x.To].Below, anchor(x.From))
	}
	for _, x := range p.chain.Gaps {
		g := newChainGap(x, known[x.Of])
		g.About = anchor(x.Of)
		p.Gaps = append(p.Gaps, g)
		if x.Kind != corpus.GapUnheld {
			l := p.level(x.Level)
			l.Gaps = append(l.Gaps, g)
		}
	}
	slices.SortStableFunc(p.Levels, func(a, b ChainLevel) int { return cmp.Compare(a.Rank, b.Rank) })
	p.Words = p.sentence()
}

// level is the row of a level.
func (p *ChainPage) level(l corpus.ChainLevel) *ChainLevel {
	i := slices.IndexFunc(p.Levels, func(x ChainLevel) bool { return x.Key == l.Key })
	if i < 0 {
		i = len(p.Levels)
		p.Levels = append(p.Levels, ChainLevel{ChainLevel: l, Documents: []*ChainDocument{}})
	}
	return &p.Levels[i]
}

// sentence tells how long the chain is: "5 văn bản ở 4 bậc; 4 văn bản chưa có toàn văn."
func (p *ChainPage) sentence() string {
	if len(p.chain.Steps) < 2 {
		return "Chưa thấy trong kho văn bản nào mà văn bản này thực hiện, cũng chưa thấy văn bản nào thực hiện văn bản này."
	}
	levels, held, expected := 0, 0, 0
	for _, l := range p.Levels {
		if len(l.Documents) > 0 {
			levels++
		}
	}
	for _, g := range p.Gaps {
		if g.Kind == corpus.GapUnheld {
			held++
		} else {
			expected++
		}
	}
	out := fmt.Sprintf("%s văn bản ở %s bậc", integer(len(p.chain.Steps)), integer(levels))
	if held > 0 {
		out += fmt.Sprintf("; %s văn bản chưa có toàn văn", integer(held))
	}
	if expected > 0 {
		out += fmt.Sprintf("; %s chỗ văn bản báo trước hoặc đến hạn mà chưa thấy trong kho", integer(expected))
	}
	return out + "."
}

// Missing are the documents whose texts are not held, Expected what was announced or is due.
func (p *ChainPage) Missing() []*ChainGap { return p.gaps(true) }

// Expected is what the texts announce, or what is due, and is not there.
func (p *ChainPage) Expected() []*ChainGap { return p.gaps(false) }

func (p *ChainPage) gaps(unheld bool) []*ChainGap {
	return slices.DeleteFunc(slices.Clone(p.Gaps), func(g *ChainGap) bool { return (g.Kind == corpus.GapUnheld) != unheld })
}

// Back is the page of relations.
func (p *ChainPage) Back() string { return strings.TrimSuffix(p.URL, "/chuoi") + "/lien-he" }

// Wanted is the page of all documents that are cited and not held.
func (p *ChainPage) Wanted() string { return missingPath }

// chainRequest reads the address of a chain, in whatever form it is asked for.
func (s *site) chainRequest(r *http.Request, p params, who viewer) (*ChainPage, error) {
	v, err := readChainView(p)
	if err != nil {
		return nil, err
	}
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return nil, err
	}
	return s.chainOf(r.Context(), d, v, who)
}

// serveChain answers /van-ban/{id}/chuoi.
func (s *site) serveChain(w http.ResponseWriter, r *http.Request) error {
	p, who := readParams(r.URL.RawQuery, chainKeys[:]...), s.viewer(r)
	body, err := s.chainRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	f := s.frame(r, who, tabTitle(body.title, "chuỗi thực hiện"))
	f.Canonical, f.Remarks = body.View.address(body.URL), p.remarks()
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "chain", f, body)
}

// serveChainAPI answers /api/v1/van-ban/{id}/chuoi.
func (s *site) serveChainAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, chainKeys[:]...)
	if err := p.strict(); err != nil {
		return err
	}
	body, err := s.chainRequest(r, p, s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	s.writeJSON(w, http.StatusOK, body)
	return nil
}
