package web

import (
	"cmp"
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
	// Signed is true where Name is that of the reader's key.
	Signed bool
	// Theirs is nil where nobody else wrote in the meantime.
	Theirs *Theirs
	// Check tells whether the page was read or corrected anew since the form was opened.
	Check string
	// TextError and NameError say what is wrong with a field.
	TextError, NameError string
}

// maxPageText is the longest page that is offered for correction, in bytes; the whole of a long file without pages is none.
const maxPageText = 200 << 10

func newPageForm(p *FacsimilePage, name string, who viewer) *PageForm {
	text := p.page.In(p.document.Text)
	old, _ := correctionOf(p.document, p.page.Number, "")
	return &PageForm{Page: p.page.Number, Text: text, Rows: rowsFor(text), Name: cmp.Or(who.name, name), Signed: who.name != "", Check: stateOf(text, old)}
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
		p.Corrected = newCorrected(c, p.page.In(p.document.Text), p.mayEdit)
	}
	if p.mayEdit && p.source.SHA256 != "" && p.page.Len() <= maxPageText {
		p.Edit = facsimileURL(p.document.ID, p.page.Number, "sua", "1") + "#sua"
	}
}

// takePage answers the form that corrects the text of a page, or takes the correction back.
func (s *site) takePage(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r)
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
	page, err := s.facsimile(r.Context(), d, facsimileView{Page: number, Wide: columnWide, Edit: true}, who)
	if err != nil {
		return err
	}
	f := newPageForm(page, clean(form.Get("ten")), who)
	back := func(notice string) error {
		http.Redirect(w, r, facsimileURL(d.ID, number, noticeKey, notice), http.StatusSeeOther)
		return nil
	}
	old, corrected := correctionOf(d, number, "")
	c := corpus.Edit{Correction: corpus.Correction{SHA256: page.source.SHA256, Page: number, Was: f.Text, Who: f.Name, When: s.states.now()},
		Before: &old, By: who.actor(f.Name)}
	if form.Get("bo") != "" {
		if !corrected {
			return back(noticeSame)
		}
		if stale(form, who, f.Check) {
			return corpus.ErrChanged
		}
		c.Value, c.Was, c.Who, c.By.Who = old.Was, old.Was, "", cmp.Or(f.Name, nameOf(r))
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
	case stale(form, who, f.Check):
		f.TextError = "Chữ của trang đã đổi trong lúc sửa. Hãy xem lại điều đã viết rồi lưu lần nữa."
		f.Theirs = newTheirs(f.Text, old)
	case len(c.Value) > maxPageText:
		f.TextError = "Chữ của một trang dài nhất là " + bytesSize(maxPageText) + "."
	}
	if f.TextError+f.NameError != "" {
		f.Text, f.Rows = c.Value, rowsFor(c.Value)
		page.Form = f
		status := http.StatusUnprocessableEntity
		if f.Theirs != nil {
			status = http.StatusConflict
		}
		return s.writeFacsimile(w, r, status, page, nil)
	}
	if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
		return fmt.Errorf("correct page %d of %s: %w", number, d.ID, err)
	}
	rememberName(w, f.Name)
	return back(noticeCorrected)
}
