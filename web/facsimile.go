package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// FacsimilePage is what /van-ban/{id}/goc shows: the text of one page beside its picture.
type FacsimilePage struct {
	Head   Head
	URL    string
	Notice string
	// Original is the address of the file itself.
	Original string
	// Number is the page shown, Pages how many there are; both 0 where the file has no pages of its own.
	Number, Pages  int
	Previous, Next string
	Items          []Item
	Find           Find
	// Moved and Lost say what became of the span that the address names; Unplaced that its place on the picture is not known.
	Moved, Lost, Unplaced bool
	// Picture is nil where none can be drawn.
	Picture *PagePicture
	// Thumbs are the pages around the one shown; ThumbsBefore and ThumbsAfter lead to those beyond, "" where there are none.
	Thumbs                    []PageThumb
	ThumbsBefore, ThumbsAfter string
	// PagesFound are the pages that hold what is looked for, PagesLeft how many more there are.
	PagesFound []PageThumb
	PagesLeft  int
	// Likeness is the document as it looks in its file where that has no pages, nil where it is not known or has pages; Unlike says that it is not known.
	Likeness []LikeBlock
	Unlike   bool
	// LikenessLeft counts the lines beyond those shown.
	LikenessLeft int
	// Parts are those of a long document without pages.
	Parts []Choice
	// Hidden are the parameters that the field for a page's number keeps.
	Hidden []Pair
	// How says how the page was read.
	How           string
	Poor, Waiting bool
	// Edit is the address of the form, "" where the reader may not correct; Form is the form where it is open.
	Edit      string
	Form      *PageForm
	Corrected *Corrected

	document *corpus.Document
	source   corpus.Source
	page     corpus.Page
	view     facsimileView
	mayEdit  bool
}

// facsimile builds the page.
func (s *site) facsimile(ctx context.Context, d *corpus.Document, v facsimileView, who viewer) (*FacsimilePage, error) {
	p := &FacsimilePage{Head: newHead(d, tabFacsimile, "", "", timelineBadge(d.Timeline, d.ID, s.now())), Notice: v.Notice, URL: documentURL(d.ID) + "/goc", view: v, document: d, mayEdit: s.mayEdit(who)}
	src, drawn := s.drawable(d)
	p.source = src
	if src.SHA256 != "" {
		p.Original = originalURL(src.SHA256, baseName(src.Path))
	}
	if len(d.Pages) == 0 {
		return p, nil
	}
	if err := s.library.FillFigures(ctx, d); err != nil {
		return nil, err
	}
	t, err := s.targets(ctx, d, who)
	if err != nil {
		return nil, err
	}
	r := p.reading(t)
	i, err := p.choose(r)
	if err != nil {
		return nil, err
	}
	p.page = d.Pages[i]
	p.How = how(p.page)
	p.Poor, p.Waiting = p.page.Poor(), p.page.Method == corpus.MethodWaiting
	p.corrections()
	if v.Edit && p.Edit == "" {
		return nil, errNoEdit
	}
	if !drawn {
		return p, s.addLikeness(ctx, p, r, i)
	}
	p.Number, p.Pages = p.page.Number, len(d.Pages)
	if strings.HasPrefix(src.MIME, "application/pdf") && p.Original != "" {
		p.Original += "#page=" + strconv.Itoa(p.Number) // browsers open the file there
	}
	p.neighbours(i)
	p.thumbs(i, r.matches)
	for _, pair := range []Pair{{"q", v.Query}, {"rong", v.zoom()}} {
		if pair.Value != "" {
			p.Hidden = append(p.Hidden, pair)
		}
	}
	r.only = &p.page.Span
	p.Items = r.items()
	for i := range p.Items {
		if para := p.Items[i].Para; para != nil {
			para.Notes, para.Left, para.Topic, para.Standing = nil, "", "", nil // their room is the picture's
			para.OnPicture = v.sentence(d, p.page, para.Span)
		}
	}
	p.Find = newFind(r)
	p.Find.Previous, p.Find.Next = v.match(d.ID, r.current-1, len(r.matches)), v.match(d.ID, r.current+1, len(r.matches))
	return p, s.addPicture(ctx, p, r)
}

// reading finds what is to be marked.
func (p *FacsimilePage) reading(t targets) *reading {
	d, v := p.document, p.view
	r := &reading{doc: d, url: p.URL, question: v.Query, paras: paragraphs(d.Text), sections: newSections(d.Sections), targets: t}
	r.matches = find(d.Text, v.Query)
	if v.Exact {
		span, fate := v.Span.locate(d.Text)
		p.Moved, p.Lost = fate == spanMoved, fate == spanLost
		if fate != spanLost {
			r.exact, r.focus = trimmed(d.Text, span), span
		}
	}
	return r
}

// choose finds the page to show and the match that is the current one: those that the address names, else the page of the match, else
// the first match of the page.
func (p *FacsimilePage) choose(r *reading) (int, error) {
	pages, v := p.document.Pages, p.view
	chosen := -1
	if v.Page > 0 {
		if chosen = slices.IndexFunc(pages, func(x corpus.Page) bool { return x.Number == v.Page }); chosen < 0 {
			return 0, &paramError{pageKey, strconv.Itoa(v.Page), fmt.Sprintf("số từ %d đến %d", pages[0].Number, pages[len(pages)-1].Number)}
		}
	}
	if n := len(r.matches); n > 0 {
		switch {
		case v.Match > 0:
			r.current = min(v.Match, n)
		case chosen >= 0:
			r.current = min(lowerBound(r.matches, pages[chosen].Start)+1, n)
		case r.exact.Len() > 0:
			r.current = min(lowerBound(r.matches, r.exact.Start)+1, n)
		default:
			r.current = 1
		}
		if r.focus.Len() == 0 {
			r.focus = r.matches[r.current-1]
		}
	}
	if chosen < 0 && r.focus.Len() > 0 {
		chosen = slices.IndexFunc(pages, func(x corpus.Page) bool { return r.focus.Start < x.End })
	}
	return max(chosen, 0), nil
}

// neighbours are the pages before and after the one shown, with the same question.
func (p *FacsimilePage) neighbours(i int) {
	pages := p.document.Pages
	if i > 0 {
		p.Previous = p.view.turn(p.document.ID, pages[i-1].Number)
	}
	if i+1 < len(pages) {
		p.Next = p.view.turn(p.document.ID, pages[i+1].Number)
	}
}

// serveFacsimile answers /van-ban/{id}/goc.
func (s *site) serveFacsimile(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, facsimileKeys[:]...)
	v, err := readFacsimileView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	page, err := s.facsimile(r.Context(), d, v, who)
	if err != nil {
		return err
	}
	if v.Edit {
		page.Form = newPageForm(page, nameOf(r), who)
	}
	return s.writeFacsimile(w, r, http.StatusOK, page, p.remarks())
}

func (s *site) writeFacsimile(w http.ResponseWriter, r *http.Request, status int, page *FacsimilePage, remarks []string) error {
	d := page.document
	title := "bản gốc"
	if page.Pages > 1 {
		title += ", trang " + integer(page.Number)
	}
	f := s.frame(r, s.viewer(r), tabTitle(viet.Capitalise(d.Title), title))
	f.Remarks, f.Canonical = remarks, page.URL
	if page.Number > 1 {
		f.Canonical = facsimileURL(d.ID, page.Number)
	}
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, status, "facsimile", f, page)
}

// The parts of the page that follow from the others.

// PageNumber is the page whose text the forms mean.
func (p *FacsimilePage) PageNumber() int { return p.page.Number }

// Here is the page without its form.
func (p *FacsimilePage) Here() string { return facsimileURL(p.document.ID, p.page.Number) }

// Facsimile is no address: on this page the pictures are there already.
func (p *FacsimilePage) Facsimile() string { return "" }

// First and Last are the numbers of the first and the last page.
func (p *FacsimilePage) First() int { return p.document.Pages[0].Number }

// Last is the number of the last page.
func (p *FacsimilePage) Last() int { return p.document.Pages[len(p.document.Pages)-1].Number }

// Exact reports whether the page shows the stretch of text that its address names.
func (p *FacsimilePage) Exact() bool { return p.view.Exact && !p.Lost }

// Known reports whether the document has a text.
func (p *FacsimilePage) Known() bool { return len(p.document.Pages) > 0 }
