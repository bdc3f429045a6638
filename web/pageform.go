package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
)

// PageForm is the form in which a person corrects the text of a page.
type PageForm struct {
	Page int
	Text string
	Rows int
	Name string
	// Check tells whether the page was read or corrected anew since the form was opened.
	Check string
	// TextError and NameError say what is wrong with a field.
	TextError, NameError string
}

// maxPageText is the longest page that is offered for correction, in bytes; the whole of a long file without pages is none.
const maxPageText = 200 << 10

func newPageForm(p *FacsimilePage, name string) *PageForm {
	text := p.page.In(p.document.Text)
	return &PageForm{Page: p.page.Number, Text: text, Rows: rowsFor(text), Name: name, Check: fmt.Sprintf("%08x", checksum(text))}
}

// Errors are the sentences above the form, each of a field.
func (f *PageForm) Errors() []Link {
	var out []Link
	if f.TextError != "" {
		out = append(out, Link{f.TextError, "#chu"})
	}
	if f.NameError != "" {
		out = append(out, Link{f.NameError, "#ten"})
	}
	return out
}

// rowsFor is the height of the field for a text: its lines, and those that a narrow field wraps.
func rowsFor(text string) int {
	rows := 2
	for line := range strings.Lines(text) {
		rows += 1 + len(line)/110
	}
	return min(max(rows, 8), 46)
}

// corrections fills in what was corrected of the page and what may be.
func (p *FacsimilePage) corrections() {
	if c, ok := correctionOf(p.document, p.page.Number, ""); ok {
		p.Corrected = newCorrected(c, p.mayEdit)
	}
	if p.mayEdit && p.source.SHA256 != "" && p.page.Len() <= maxPageText {
		p.Edit = facsimileURL(p.document.ID, p.page.Number, "sua", "1") + "#sua"
	}
}

// takePage answers the form that corrects the text of a page, or takes the correction back.
func (s *site) takePage(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r, who)
	if err != nil {
		return err
	}
	d, err := s.visible(r.Context(), documentID(r), who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	number, err := strconv.Atoi(form.Get(pageKey))
	if err != nil || number < 1 {
		return &paramError{pageKey, clean(form.Get(pageKey)), "số của trang"}
	}
	page, err := s.facsimile(r.Context(), d, facsimileView{Page: number, Wide: pageWide, Edit: true}, who)
	if err != nil {
		return err
	}
	f := newPageForm(page, clean(form.Get("ten")))
	back := func(notice string) error {
		http.Redirect(w, r, facsimileURL(d.ID, number, noticeKey, notice), http.StatusSeeOther)
		return nil
	}
	c := corpus.Correction{SHA256: page.source.SHA256, Page: number, Was: f.Text, Who: f.Name, When: s.states.now()}
	if form.Get("bo") != "" {
		old, ok := correctionOf(d, number, "")
		if !ok {
			return back(noticeSame)
		}
		c.Value, c.Was = old.Was, old.Was
		if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
			return fmt.Errorf("correct page %d of %s: %w", number, d.ID, err)
		}
		return back(noticeDropped)
	}
	c.Value = written(form.Get("chu"))
	if c.Value == f.Text {
		return back(noticeSame)
	}
	f.NameError = wrongName(f.Name)
	switch {
	case form.Get("b") != f.Check:
		f.TextError = "Chữ của trang đã đổi trong lúc sửa. Hãy xem lại điều đã viết rồi lưu lần nữa."
	case len(c.Value) > maxPageText:
		f.TextError = "Chữ của một trang dài nhất là " + bytesSize(maxPageText) + "."
	}
	if f.TextError+f.NameError != "" {
		f.Text, f.Rows = c.Value, rowsFor(c.Value)
		page.Form = f
		return s.writeFacsimile(w, r, http.StatusUnprocessableEntity, page, nil)
	}
	if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
		return fmt.Errorf("correct page %d of %s: %w", number, d.ID, err)
	}
	rememberName(w, f.Name)
	return back(noticeCorrected)
}
