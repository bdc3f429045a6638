package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// DocumentPage is what /van-ban/{id} shows and /api/v1/van-ban/{id} encodes.
type DocumentPage struct {
	Document *corpus.Document `json:"document"`
	URL      string           `json:"url"`
	Validity Validity         `json:"validity"`
	Citation Citation         `json:"citation"`
	// Targets tells for each number that the text names what the store holds of it.
	Targets map[string]Target `json:"targets,omitempty"`
	// CitedBy are documents that refer to this one, CitedByTotal how many there are.
	CitedBy      []corpus.Summary `json:"cited_by,omitempty"`
	CitedByTotal int              `json:"cited_by_total"`
	// Near are documents that speak of the same, nearest first.
	Near []corpus.Summary `json:"near,omitempty"`
	// Waiting counts the pages that text recognition is still to read, Poor those that read badly.
	Waiting int `json:"waiting"`
	Poor    int `json:"poor"`
	// Facsimile is where the text stands beside the pictures of its pages, "" where the pages cannot be drawn.
	Facsimile string `json:"facsimile,omitempty"`

	Head    Head           `json:"-"`
	Items   []Item         `json:"-"`
	Outline []OutlineEntry `json:"-"`
	// OutlineTitle heads the outline: "Bố cục", "11 đoạn, không chia mục".
	OutlineTitle string   `json:"-"`
	Find         Find     `json:"-"`
	Parts        []Choice `json:"-"`
	// Whole is the address of a long document on one page, "" where it is shown so.
	Whole string `json:"-"`
	// Layers are what can be marked in the text.
	Layers []LayerChoice `json:"-"`
	// Before and After are the parts next to this one, nil where there is none.
	Before *Choice `json:"-"`
	After  *Choice `json:"-"`
	// Moved and Lost say what became of the span that the address names.
	Moved, Lost bool    `json:"-"`
	Quotes      []Quote `json:"-"`
	view        documentView
	targets     targets
	history     validity.History
	// tasks are what the text orders, by where they begin, ascending.
	tasks []corpus.TaskRow
	// ends are the numbers of the end notes of a print, by document number.
	ends map[string]int
	// uncited is the provision that a citation was asked for and that the document does not have.
	uncited string
}

// Find is the state of the search within the document.
type Find struct {
	Query          string
	Total, Current int
	Previous, Next string
	// Day is the day on which validity is judged, "" for today.
	Day string
	// Picture shows the current match on the picture of its page; "" where there is none.
	Picture string
	// Elsewhere is the search of the whole store for the same words.
	Elsewhere string
}

// Quote is a sentence of another document that names this one.
type Quote struct {
	Document   corpus.Summary
	Place, URL string
	Passage    Passage
}

// Source is how the citing document is called: by its number, else by its title.
func (q Quote) Source() string {
	if q.Document.Number != "" {
		return numberedName(capital(q.Document.Type), q.Document.Number)
	}
	return viet.Capitalise(q.Document.Title)
}

// visible fetches a document that the viewer may see, without its figures. A hidden one is as absent as one that never was.
func (s *site) visible(ctx context.Context, id corpus.ID, who viewer) (*corpus.Document, error) {
	d, err := s.library.Bare(ctx, id)
	var gone *corpus.Gone
	switch {
	case errors.As(err, &gone) && !who.local: // why may be a mark of secrecy, or the name of a document that has one
		return nil, &corpus.Gone{At: gone.At}
	case errors.Is(err, corpus.ErrNotFound):
		return nil, &missingDocument{id}
	case err != nil:
		return nil, fmt.Errorf("document %s: %w", id, err)
	case d.Secret() && !who.local:
		return nil, &missingDocument{id}
	}
	if who.local {
		return d, nil
	}
	out := withoutPaths(d)
	if len(d.Versions) > 0 {
		if out.Versions, err = s.openVersions(ctx, d); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out.Versions, func(v corpus.Version) bool { return v.ID == d.VersionOf }) {
			out.VersionOf = ""
		}
	}
	return out, nil
}

// withoutPaths leaves only the names of the files: folders of this machine are nobody else's business.
func withoutPaths(d *corpus.Document) *corpus.Document {
	out := *d
	out.Sources = slices.Clone(d.Sources)
	for i := range out.Sources {
		out.Sources[i].Path = baseName(out.Sources[i].Path)
	}
	return &out
}

// document builds the page of one document.
func (s *site) document(ctx context.Context, id corpus.ID, v documentView, who viewer) (*DocumentPage, error) {
	d, err := s.visible(ctx, id, who)
	if err != nil {
		return nil, err
	}
	if err := s.library.FillFigures(ctx, d); err != nil {
		return nil, err
	}
	p := &DocumentPage{Document: d, URL: documentURL(d.ID), Waiting: d.Waiting(), view: v}
	if v.On == (asOf{}) {
		p.view.On = s.now()
	}
	if p.history, err = s.history(ctx, d, who); err != nil {
		return nil, err
	}
	p.Validity = newValidity(d, p.history, p.view.On)
	for _, x := range d.Pages {
		if x.Poor() {
			p.Poor++
		}
	}
	if _, ok := s.drawable(d); ok {
		p.Facsimile = p.URL + "/goc"
	}
	t, err := s.targets(ctx, d, who)
	if err != nil {
		return nil, err
	}
	if !who.local {
		d.Links = t.open(d.Links)
	}
	p.targets, p.Targets = t, map[string]Target{}
	for _, r := range d.References {
		if found, ok := t.of(r); ok && r.Cited() != "" {
			p.Targets[r.Canonical] = found
		}
	}
	if p.CitedBy, p.CitedByTotal, err = s.library.Citing(ctx, cmp.Or(d.VersionOf, d.ID), maxCitedBy, who.local); err != nil {
		return nil, fmt.Errorf("citing %s: %w", d.ID, err)
	}
	provision := ""
	if d.Stub() {
		if p.Quotes, err = s.quotes(ctx, d, p.CitedBy, who); err != nil {
			return nil, err
		}
	} else {
		if p.tasks, err = s.tasksOf(ctx, d, who); err != nil {
			return nil, err
		}
		provision = p.read(d, t)
	}
	p.Citation = newCitation(d, provision)
	p.Head = newHead(d, tabText, v.Query, provision, p.Validity.Badge)
	p.Head.Cite.Open, p.Head.Cite.Lost = v.Cite != "", p.uncited
	p.Head.judge(p.Validity, p.view.On)
	if b, ok := unclear(p.history, p.Validity, p.view.On); ok && !d.Stub() {
		p.Head.Banners = append(p.Head.Banners, b)
	}
	p.Near = s.nearest(ctx, d, who)
	if v.Sole {
		p.Head.Sole = address("/tim", "q", v.Query, "mo", "danh-sach")
	}
	return p, nil
}

// maxCitedBy is how many citing documents a page lists.
const maxCitedBy = 10

// read fills in the text as the view wants it, and returns the provision that the view names, as citations put it.
func (p *DocumentPage) read(d *corpus.Document, t targets) (provision string) {
	v := p.view
	r := &reading{doc: d, url: p.URL, question: v.Query, paras: paragraphs(d.Text), sections: newSections(d.Sections), targets: t, tasks: p.tasks, whole: v.Whole, layers: v.Layers, tai: v.On.value()}
	r.provisions = newProvisions(p.history, r.sections, v.On)
	r.parts = partsOf(d, r.paras)
	r.matches = find(d.Text, v.Query)
	if v.Exact {
		span, fate := v.Span.locate(d.Text)
		p.Moved, p.Lost = fate == spanMoved, fate == spanLost
		if fate != spanLost {
			r.exact, r.focus = trimmed(d.Text, span), span
			provision = r.sections.citing(r.exact)
		}
	}
	cited, asked := r.sections.asked(v.Cite)
	if asked {
		provision = r.sections.path(cited)
	} else if v.Cite != "" {
		p.uncited = v.Cite
	}
	if n := len(r.matches); n > 0 {
		r.current = min(max(v.Match, 1), n)
		if r.exact.Len() > 0 && v.Match == 0 {
			r.current = min(lowerBound(r.matches, r.exact.Start)+1, n)
		}
		if r.focus.Len() == 0 {
			r.focus = r.matches[r.current-1]
		}
	}
	switch {
	case v.Part > 0:
		r.part = min(v.Part, len(r.parts)) - 1
	case r.focus.Len() > 0:
		r.part = partAt(r.parts, r.focus.Start)
	case asked:
		r.part = partAt(r.parts, cited.Start)
	case r.sections.byID[v.Section].ID != "":
		r.part = partAt(r.parts, r.sections.byID[v.Section].Start)
	}
	p.Layers = r.layerChoices()
	p.ends = p.endNumbers(r.shown())
	r.ends = p.ends
	p.Items = r.items()
	p.OutlineTitle, p.Outline = r.outline()
	p.Find = newFind(r)
	if p.Facsimile != "" && r.focus.Len() > 0 {
		p.Find.Picture = p.onPicture()
	}
	if len(r.parts) > 1 {
		for i, part := range r.parts {
			p.Parts = append(p.Parts, Choice{part.Label, r.partURL(i), i == r.part && !r.whole})
		}
		if !r.whole {
			p.Whole = address(p.URL, "q", v.Query, "phan", "toan-van", layersKey, v.Layers.value(), asOfKey, v.On.value())
			if r.part > 0 {
				p.Before = &p.Parts[r.part-1]
			}
			if r.part+1 < len(p.Parts) {
				p.After = &p.Parts[r.part+1]
			}
		}
	}
	return provision
}

// Pictured shows the document beside the pictures of its pages, at what the view looks for; "" where they cannot be drawn.
func (p *DocumentPage) Pictured() string {
	if p.Find.Picture != "" || p.Facsimile == "" {
		return p.Find.Picture
	}
	return p.Facsimile
}

// onPicture is the address that shows what the view looks for on the picture of its page.
func (p *DocumentPage) onPicture() string {
	v := facsimileView{Query: p.view.Query, Match: p.view.Match, Span: p.view.Span, Exact: p.view.Exact}
	return address(p.Facsimile, v.sought()...) + "#anh"
}

// trimmed takes blanks off the ends of a span, so that its mark begins in the paragraph it means.
func trimmed(text string, s corpus.Span) corpus.Span {
	return s.Trim(text, func(c rune) bool { return strings.ContainsRune(" \n\t\r", c) })
}

func newFind(r *reading) Find {
	f := Find{Query: r.question, Total: len(r.matches), Current: r.current, Day: r.tai}
	if r.question == "" {
		return f
	}
	f.Elsewhere = address("/tim", "q", r.question, "mo", "danh-sach")
	link := func(n int) string {
		return address(r.url, "q", r.question, "khop", strconv.Itoa(n), layersKey, r.layers.value(), asOfKey, r.tai) + "#khop"
	}
	if n := f.Total; n > 1 {
		f.Previous, f.Next = link((f.Current+n-2)%n+1), link(f.Current%n+1)
	}
	return f
}

// serveDocument answers /van-ban/{id}.
func (s *site) serveDocument(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, documentKeys[:]...)
	v, err := readDocumentView(p)
	if err != nil {
		return err
	}
	if v.On, err = s.asOf(p); err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.document(r.Context(), documentID(r), v, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	f := s.frame(r, who, shorten(page.Document.Title, 80))
	f.Query, f.Canonical, f.Remarks = v.Query, v.canonical(page.URL), p.remarks()
	if page.Document.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	} else {
		f.Feeds = []FeedLink{{"Thay đổi của văn bản này", documentFeedURL(shownVersion(page.Document))}}
		if err := s.describe(r.Context(), &f, page, s.base(r)); err != nil {
			return err
		}
	}
	return s.write(w, http.StatusOK, "document", f, page)
}

// serveDocumentAPI answers /api/v1/van-ban/{id}.
func (s *site) serveDocumentAPI(w http.ResponseWriter, r *http.Request) error {
	if err := readParams(r.URL.RawQuery).strict(); err != nil {
		return err
	}
	page, err := s.document(r.Context(), documentID(r), documentView{}, s.viewer(r))
	if err != nil {
		return s.renamed(w, r, err)
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

func documentID(r *http.Request) corpus.ID { return corpus.ID(mux.Vars(r)["id"]) }

// renamed sends the reader of a former id on to the present one; any other error stays.
func (s *site) renamed(w http.ResponseWriter, r *http.Request, err error) error {
	var missing *missingDocument
	if !errors.As(err, &missing) {
		return err
	}
	id, aliasErr := s.library.Alias(r.Context(), missing.ID)
	if aliasErr != nil {
		if errors.Is(aliasErr, corpus.ErrNotFound) {
			return err
		}
		return fmt.Errorf("alias %s: %w", missing.ID, aliasErr)
	}
	if id == missing.ID {
		return err
	}
	if _, err := s.visible(r.Context(), id, s.viewer(r)); err != nil {
		return &missingDocument{missing.ID} // not even the new name of a hidden document is told
	}
	to := replaceID(r.URL.EscapedPath(), missing.ID, id)
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusMovedPermanently)
	return nil
}

// replaceID puts the new id in the place of the old one in an escaped path.
func replaceID(path string, from, to corpus.ID) string {
	return strings.Replace(path, pathSegment(string(from)), pathSegment(string(to)), 1)
}

// CitingURL searches the full text for a document's own number.
func (p *DocumentPage) CitingURL() string {
	return address("/tim", "q", p.Document.Header.Number, "mo", "danh-sach")
}
