package web

import (
	"net/http"
	"slices"
	"strings"

	"vankho/corpus"
)

// DocumentFigures is what /van-ban/{id}/so-lieu shows: the figures of one document and the check of their sums.
type DocumentFigures struct {
	Head  Head
	URL   string
	Total int
	Lines []FigureLine
	// Sums are those of the whole document, whatever page is shown; MoreSums counts what is left out.
	Sums     []SumCheck
	MoreSums int
	Failed   int
	Pager    Pager
	// Search lists the figures of the document on the page of figures; Files are the downloads.
	Search string
	Files  []Choice
	// Goals are the targets that it sets and those that it answers, on the first page; nil for none.
	Goals *DocumentGoals
}

// SumCheck (kiểm tổng) is one division of a figure: "377 = 190 + 187", with whether it holds.
type SumCheck struct {
	// Words are the equation, Name the indicator; OK is true where it holds.
	Words, Name string
	OK          bool
	// Open is true where the text does not say that these are all parts, so that a difference is none of error.
	Open bool
	URL  string
}

// rowsOfDocumentFigures is how many figures a page of a document shows; mostSums how many sums.
const (
	rowsOfDocumentFigures = 40
	mostSums              = 24
	mostParts             = 12
)

// figuresURL is the page of a document's figures.
func figuresURL(id corpus.ID) string { return documentURL(id) + "/so-lieu" }

// figureURL is the nth figure of a document, from 1, on the page of its figures.
func figureURL(id corpus.ID, n int) string {
	return address(figuresURL(id), pageKey, pageNumber((n-1)/rowsOfDocumentFigures+1)) + "#" + figureID(n)
}

// documentFigures builds the page of a document's figures.
func (s *site) documentFigures(d *corpus.Document, page int) *DocumentFigures {
	out := &DocumentFigures{Head: newHead(d, tabFigures, "", "", timelineBadge(d.Timeline, d.ID, s.now())), URL: figuresURL(d.ID), Total: len(d.Figures),
		Search: address(figuresPath, "vanban", string(d.ID))}
	out.Files = figureFiles(func(ending string) string { return out.URL + ending })
	paras, places := paragraphs(d.Text), newSections(d.Sections)
	first := min((page-1)*rowsOfDocumentFigures, len(d.Figures))
	for i, f := range d.Figures[first:min(first+rowsOfDocumentFigures, len(d.Figures))] {
		if !f.Fits(d.Text) {
			continue
		}
		n := first + i + 1
		line := newFigureLine(figureRow(d, n, paras), joinFacts(placeAt(places, paras, f.Start), cellWords(f.Cell)))
		line.ID = figureID(n)
		if p := f.PartOf; p > 0 && p <= len(d.Figures) && p != n {
			line.PartOf = &Choice{Label: withUnit(valueWords(d.Figures[p-1]), d.Figures[p-1].Unit), URL: localFigure(d.ID, p, page)}
		}
		out.Lines = append(out.Lines, line)
	}
	for i, f := range d.Figures {
		for _, x := range f.Sums {
			c := newSumCheck(d.Figures, f, x)
			c.URL = localFigure(d.ID, i+1, page)
			if !c.OK && !c.Open {
				out.Failed++
			}
			if len(out.Sums) == mostSums {
				out.MoreSums++
				continue
			}
			out.Sums = append(out.Sums, c)
		}
	}
	out.Pager = newPager(page, len(d.Figures), rowsOfDocumentFigures, "số liệu", func(n int) string { return address(out.URL, pageKey, pageNumber(n)) })
	return out
}

// localFigure leads to a figure from a page of the document's figures: within the page where it stands there.
func localFigure(id corpus.ID, n, page int) string {
	if (n-1)/rowsOfDocumentFigures+1 == page {
		return "#" + figureID(n)
	}
	return figureURL(id, n)
}

// figureRow is the nth figure of a document as lists have it.
func figureRow(d *corpus.Document, n int, paras []corpus.Paragraph) corpus.FigureRow {
	f := d.Figures[n-1]
	r := corpus.FigureRow{Figure: f, N: n, Document: corpus.Summary{ID: d.ID, Title: d.Title}, SentenceAt: f.Span}
	if i := paragraphAt(paras, f.Start); i < len(paras) && paras[i].Start <= f.Start {
		r.SentenceAt = sentenceAround(d.Text, paras[i].Span, f.Span)
	}
	r.Sentence = r.SentenceAt.In(d.Text)
	return r
}

// newSumCheck writes one division of a figure.
func newSumCheck(all []corpus.Figure, f corpus.Figure, x corpus.Sum) SumCheck {
	said := func(f corpus.Figure) corpus.Amount { return f.Value }
	total := x.Total
	if f.Base.Low != 0 {
		total *= f.Value.Low / f.Base.Low
	}
	if slices.ContainsFunc(x.Parts, func(i int) bool { return i >= 0 && i < len(all) && all[i].Unit != f.Unit }) || f.Base.Low == 0 {
		said, total = func(f corpus.Figure) corpus.Amount { return f.Base }, x.Total
	}
	var parts []string
	for _, i := range x.Parts {
		if i >= 0 && i < len(all) && len(parts) < mostParts {
			parts = append(parts, amountWords(said(all[i])))
		}
	}
	words := strings.Join(parts, " + ")
	if left := len(x.Parts) - len(parts); left > 0 {
		words += " + … (" + integer(left) + " số nữa)"
	}
	sign := " = "
	if !x.OK {
		sign = " ≠ "
		words += " (= " + exactNumber(total) + ")"
	}
	return SumCheck{Words: amountWords(said(f)) + sign + words, Name: indicatorWords(f), OK: x.OK, Open: !x.OK && !x.Exhaustive}
}

// serveDocumentFigures answers /van-ban/{id}/so-lieu.
func (s *site) serveDocumentFigures(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	n, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if err := s.library.FillFigures(r.Context(), d); err != nil {
		return err
	}
	page := s.documentFigures(d, n)
	if n == 1 && !d.Stub() {
		if page.Goals, err = s.documentGoals(r.Context(), d, who); err != nil {
			return err
		}
	}
	f := s.frame(r, who, tabTitle(d.Title, "số liệu"))
	f.Canonical, f.Remarks = address(page.URL, pageKey, pageNumber(n)), p.remarks()
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "figuredocument", f, page)
}
