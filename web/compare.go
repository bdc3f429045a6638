package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"vankho/corpus"
)

// ComparePage is what /so-sanh shows and /api/v1/so-sanh encodes: two texts side by side, paragraph by paragraph, word by word.
type ComparePage struct {
	// A and B are the texts, nil where none was named or none is there.
	A *CompareSide `json:"a"`
	B *CompareSide `json:"b"`
	// Same, Changed, Added and Removed count paragraphs.
	Same    int `json:"same"`
	Changed int `json:"changed"`
	Added   int `json:"added"`
	Removed int `json:"removed"`
	// Rows are those of this page of the comparison; the API has all of the page, the site leaves most that are alike out.
	Rows  []CompareRow `json:"rows"`
	Page  int          `json:"page"`
	Pages int          `json:"pages"`
	// Next is the address of the next page for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Form compareForm `json:"-"`
	// All is true where paragraphs that are alike are shown too; Other is the same page with the other choice, Turned with the texts
	// exchanged.
	All    bool   `json:"-"`
	Other  string `json:"-"`
	Turned string `json:"-"`
	Pager  Pager  `json:"-"`
	Near   []Link `json:"-"`
	Tail   int    `json:"-"`
	view   compare
}

// compare is the state of the page as its address carries it.
type compare struct {
	A, B compareRef
	All  bool
	Page int
}

// compareKeys are the parameters in the order of addresses: the texts, what the form sends beside them, what is shown.
var compareKeys = [...]string{"a", "b", "dieu-a", "ngay-a", "dieu-b", "ngay-b", "xem", pageKey}

// everything is the value of "xem" that shows paragraphs that are alike too.
const everything = "het"

func (v compare) address(path string) string {
	all := ""
	if v.All {
		all = everything
	}
	return address(path, "a", v.A.String(), "b", v.B.String(), "xem", all, pageKey, pageNumber(v.Page))
}

// Changes counts the paragraphs that differ.
func (p *ComparePage) Changes() int { return p.Changed + p.Added + p.Removed }

// Marked reports whether words of one of the texts were put together by the program.
func (p *ComparePage) Marked() bool {
	return p.A != nil && p.A.Mark != "" || p.B != nil && p.B.Mark != ""
}

// compare builds the comparison of two texts; all shows every paragraph.
func newComparePage(a, b *CompareSide, v compare) *ComparePage {
	out := &ComparePage{A: a, B: b, Rows: []CompareRow{}, All: v.All, view: v}
	c := newComparison(a.paragraphs(), b.paragraphs())
	kinds := make([]CompareKind, len(c.pairs))
	for n := range c.pairs {
		kinds[n] = c.kind(n)
		switch kinds[n] {
		case CompareSame:
			out.Same++
		case CompareChanged:
			out.Changed++
		case CompareAdded:
			out.Added++
		case CompareRemoved:
			out.Removed++
		}
	}
	leaves := c.leaves(kinds, v.All)
	out.Page, out.Pages = v.Page, max(len(leaves), 1)
	link := func(page int) string {
		v := v
		v.Page = page
		return v.address(comparePath)
	}
	out.Pager = newPager(v.Page, len(leaves), 1, "phần", link)
	if v.Page <= len(leaves) {
		shown := leaves[v.Page-1]
		for i, n := range shown.pairs {
			row := c.row(n, a.Document, b.Document)
			row.Left = shown.left[i]
			out.Rows = append(out.Rows, row)
		}
		out.Tail = shown.end
	}
	other, turned := v, v
	other.All, other.Page = !v.All, 1
	turned.A, turned.B = v.B, v.A
	out.Other, out.Turned = other.address(comparePath), turned.address(comparePath)
	return out
}

// compared reads both texts and compares them. The error is a *missingText, or one of a document that is not there.
func (s *site) compared(ctx context.Context, v compare, who viewer) (*ComparePage, error) {
	a, err := s.compareSide(ctx, v.A, who)
	if err != nil {
		return nil, err
	}
	b, err := s.compareSide(ctx, v.B, who)
	if err != nil {
		return nil, err
	}
	v.A, v.B = a.ref, b.ref
	return newComparePage(a, b, v), nil
}

// serveCompare answers /so-sanh.
func (s *site) serveCompare(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, compareKeys[:]...)
	v := compare{Page: 1}
	var err error
	if v.Page, err = p.page(); err != nil {
		return err
	}
	xem, err := p.oneOf("xem", everything)
	if err != nil {
		return err
	}
	v.All = xem != ""
	who := s.viewer(r)
	body := &ComparePage{Rows: []CompareRow{}, All: v.All}
	for i, side := range [...]struct {
		name string
		ref  *compareRef
		into **CompareSide
	}{{"a", &v.A, &body.A}, {"b", &v.B, &body.B}} {
		field, found, err := s.typedSide(r, p, side.name, who)
		if err != nil {
			return err
		}
		body.Form.Sides[i] = field
		if found != nil {
			*side.ref, *side.into = found.ref, found
		}
	}
	if !body.Form.Faulty() && tidy(w, r, p, v.address(comparePath)) {
		return nil
	}
	status := http.StatusOK
	switch {
	case body.Form.Faulty():
		status = http.StatusNotFound
	case body.A != nil && body.B != nil:
		form := body.Form
		body = newComparePage(body.A, body.B, v)
		body.Form = form
	case body.A != nil || body.B != nil:
		if body.Near, err = s.worthComparing(r.Context(), body, who); err != nil {
			return err
		}
	}
	title := "So sánh lời văn"
	if body.A != nil && body.B != nil {
		title = shorten(body.A.Label(), 60) + " và " + shorten(body.B.Label(), 60) + ": so sánh"
	}
	f := s.frame(r, who, title)
	f.Canonical, f.Remarks = v.address(comparePath), p.remarks()
	if slices.ContainsFunc([]*CompareSide{body.A, body.B}, func(c *CompareSide) bool { return c != nil && c.secret }) {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, status, "compare", f, body)
}

// serveCompareAPI answers /api/v1/so-sanh: every paragraph, a page at a time.
func (s *site) serveCompareAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "a", "b", pageKey)
	if err := p.strict(); err != nil {
		return err
	}
	v := compare{All: true}
	var err error
	if v.Page, err = p.page(); err != nil {
		return err
	}
	for _, side := range [...]struct {
		name string
		ref  *compareRef
	}{{"a", &v.A}, {"b", &v.B}} {
		var ok bool
		if *side.ref, ok = readCompareRef(p.get(side.name)); !ok {
			return &paramError{side.name, p.get(side.name), "mã văn bản, có thể kèm mục và ngày, như MÃ~dieu-5@2024-01-01"}
		}
	}
	who := s.viewer(r)
	body, err := s.compared(r.Context(), v, who)
	if err != nil {
		return err
	}
	if body.Page < body.Pages {
		next := body.view
		next.A, next.B, next.All, next.Page = body.A.ref, body.B.ref, false, body.Page+1
		body.Next = next.address("/api/v1" + comparePath)
		linkNext(w, body.Next)
	}
	if body.A.secret || body.B.secret {
		w.Header().Set("Cache-Control", "no-store")
	}
	s.writeJSON(w, http.StatusOK, body)
	return nil
}

// notThere reports whether an error says that a text or its document is not in the store, and the sentence for it.
func notThere(err error) (words string, link *Link, ok bool) {
	var missing *missingText
	var document *missingDocument
	switch {
	case errors.As(err, &missing):
		return missing.words, missing.link, true
	case errors.As(err, &document):
		return "Kho không có văn bản “" + shorten(string(document.ID), 120) + "”.", nil, true
	case errors.Is(err, corpus.ErrGone):
		return "Văn bản ấy đã được gỡ khỏi kho.", nil, true
	}
	return "", nil, false
}
