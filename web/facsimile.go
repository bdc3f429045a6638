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

// PagePicture is the picture of a page with the frames round what is looked for.
type PagePicture struct {
	URL, Alt      string
	Width, Height int
	// Points is the size of the page as SVG's viewBox wants it.
	Points string
	Frames []FrameBox
	// Large is true for the picture that is wider than a column; Zoom leads to the other width.
	Large bool
	Zoom  string
}

// facsimileView is the state of the page as its address carries it.
type facsimileView struct {
	Query string
	Match int
	Span  spanRef
	Exact bool
	// Page is 0 where the address names none.
	Page, Wide int
	Edit       bool
	Notice     string
}

var facsimileKeys = [...]string{"q", "khop", "doan", "b", "trang", "rong", "sua", noticeKey}

func readFacsimileView(p params) (facsimileView, error) {
	v := facsimileView{Query: p.get("q")}
	var err error
	if v.Match, err = p.number("khop", 0, 1, 1_000_000); err != nil {
		return v, err
	}
	if v.Span, v.Exact, err = parseSpan(p.get("doan"), p.get("b")); err != nil {
		return v, err
	}
	if v.Page, err = p.number(pageKey, 0, 1, 1_000_000); err != nil {
		return v, err
	}
	if v.Wide, err = widthOf(p); err != nil {
		return v, err
	}
	if v.Edit, err = p.flag("sua"); err != nil {
		return v, err
	}
	v.Notice, err = notice(p)
	return v, err
}

// sought is what the address looks for, as pairs of an address.
func (v facsimileView) sought() []string {
	out := []string{"q", v.Query}
	if v.Match > 0 {
		out = append(out, "khop", strconv.Itoa(v.Match))
	}
	if v.Exact {
		out = append(out, "doan", fmt.Sprintf("%d-%d", v.Span.Start, v.Span.End))
	}
	if v.Span.HasCheck {
		out = append(out, "b", fmt.Sprintf("%08x", v.Span.Check))
	}
	return out
}

// facsimileURL is where a page of a document stands beside its picture.
func facsimileURL(id corpus.ID, page int, more ...string) string {
	return address(documentURL(id)+"/goc", append([]string{"trang", strconv.Itoa(page)}, more...)...)
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
	if !drawn && len(d.Pages) == 1 {
		return p, nil // the text is that of the tab "Văn bản"
	}
	p.Number, p.Pages = p.page.Number, len(d.Pages)
	if strings.HasPrefix(src.MIME, "application/pdf") && p.Original != "" {
		p.Original += "#page=" + strconv.Itoa(p.Number) // browsers open the file there
	}
	p.neighbours(i)
	r.only = &p.page.Span
	p.Items = r.items()
	for i := range p.Items {
		if para := p.Items[i].Para; para != nil {
			para.Notes, para.Left = nil, 0 // their room is the picture's
		}
	}
	p.Find = newFind(r)
	if drawn {
		return p, s.addPicture(ctx, p, r)
	}
	return p, nil
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
	wide := ""
	if p.view.Wide != pageWide {
		wide = strconv.Itoa(p.view.Wide)
	}
	link := func(i int) string {
		return facsimileURL(p.document.ID, pages[i].Number, "q", p.view.Query, "rong", wide)
	}
	if i > 0 {
		p.Previous = link(i - 1)
	}
	if i+1 < len(pages) {
		p.Next = link(i + 1)
	}
}

// addPicture adds the picture of the page, with frames round the span of the address, else round every match of the page.
func (s *site) addPicture(ctx context.Context, p *FacsimilePage, r *reading) error {
	d, page := p.document, p.page
	wide := max(p.view.Wide, pageWide)
	x := &PagePicture{URL: pictureURL(p.source.SHA256, page.Number, wide), Alt: fmt.Sprintf("Ảnh trang %d của văn bản", page.Number),
		Width: wide, Large: wide > pageWide, Points: fmt.Sprintf("0 0 %.1f %.1f", page.Width, page.Height)}
	if page.Width > 0 {
		x.Height = int(page.Height/page.Width*float64(wide) + 0.5)
	}
	to := largeWide
	if x.Large {
		to = pageWide
	}
	x.Zoom = facsimileURL(d.ID, page.Number, append(p.view.sought(), "rong", strconv.Itoa(to))...) + "#anh"
	p.Picture = x
	var marked []corpus.Span
	for _, m := range append([]corpus.Span{r.exact}, r.matches...) {
		if m.Len() > 0 && m.Meets(page.Span) && (r.exact.Len() == 0 || m == r.exact) {
			marked = append(marked, m.Shift(-page.Start))
		}
	}
	if len(marked) == 0 {
		return nil
	}
	packed, err := s.library.Boxes(ctx, d.ID, page.Number)
	if err != nil {
		return fmt.Errorf("boxes of page %d of %s: %w", page.Number, d.ID, err)
	}
	boxes, err := packed.All()
	if err != nil {
		return fmt.Errorf("boxes of page %d of %s: %w", page.Number, d.ID, err)
	}
	x.Frames = frames(boxes, marked)
	p.Unplaced = len(x.Frames) == 0
	return nil
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
		page.Form = newPageForm(page, nameOf(r))
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
