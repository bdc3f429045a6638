package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Corrected says that a person wrote what stands here, and what the program had read.
type Corrected struct {
	Who, When string
	// Was is what the program had read, "" where it found nothing.
	Was string
	// Drop is true where the reader may take the correction back.
	Drop bool
}

func newCorrected(c corpus.Correction, mayEdit bool) *Corrected {
	out := &Corrected{Who: c.Who, When: day(c.When), Was: c.Was, Drop: mayEdit}
	if d, ok := corpus.ParseDate(c.Was); ok && c.Field == corpus.FieldIssued {
		out.Was = d.Short()
	}
	return out
}

// correctionOf finds what a person wrote of a page, or of a fact.
func correctionOf(d *corpus.Document, page int, field corpus.Field) (corpus.Correction, bool) {
	i := slices.IndexFunc(d.Corrections, func(c corpus.Correction) bool { return c.Page == page && c.Field == field })
	if i < 0 {
		return corpus.Correction{}, false
	}
	return d.Corrections[i], true
}

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

// written is the text of a field as stored text is written: browsers send CRLF, and a field may hold what Unicode writes in two ways.
func written(s string) string {
	return viet.Normalise(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}

// correctable are the facts that a person may correct: the key of each in an address, and what is written how.
var correctable = [...]struct {
	field corpus.Field
	key   string
	hint  string
}{
	{corpus.FieldNumber, "so-ky-hieu", "Ví dụ: 154/KH-UBND."},
	{corpus.FieldType, "loai", "Ví dụ: Kế hoạch."},
	{corpus.FieldIssuer, "co-quan", "Tên đầy đủ, ví dụ: Ủy ban nhân dân tỉnh Lào Cai."},
	{corpus.FieldIssued, "ngay", "Ví dụ: 27/3/2025."},
	{corpus.FieldPlace, "noi", "Ví dụ: Lào Cai."},
	{corpus.FieldAbstract, "trich-yeu", "Viết như trong văn bản."},
	{corpus.FieldSigners, "nguoi-ky", "Mỗi dòng một người: họ tên, chức vụ."},
}

// FactForm is the form in which a person corrects a fact.
type FactForm struct {
	Field corpus.Field
	// Key names the fact in the form; Label is what the page calls it.
	Key, Label, Hint string
	Value, Name      string
	// Long is true for a fact of several lines.
	Long                  bool
	ValueError, NameError string
}

// Errors are the sentences above the form, each of a field.
func (f *FactForm) Errors() []Link {
	var out []Link
	if f.ValueError != "" {
		out = append(out, Link{f.ValueError, "#gia-tri"})
	}
	if f.NameError != "" {
		out = append(out, Link{f.NameError, "#ten"})
	}
	return out
}

// maxFact is the longest fact, in bytes.
const maxFact = 4 << 10

func newFactForm(d *corpus.Document, key, name string) (*FactForm, bool) {
	for _, c := range correctable {
		if c.key == key && slices.Contains(corpus.Correctable(), c.field) {
			return &FactForm{Field: c.field, Key: key, Label: labelOf(c.field), Hint: c.hint, Value: factText(d.Header, c.field), Name: name,
				Long: c.field == corpus.FieldSigners || c.field == corpus.FieldAbstract}, true
		}
	}
	return nil, false
}

// factText is a fact as a person writes it in its field.
func factText(h corpus.Header, field corpus.Field) string {
	switch field {
	case corpus.FieldNumber:
		return h.Number
	case corpus.FieldType:
		return h.Type
	case corpus.FieldIssuer:
		return h.Issuer
	case corpus.FieldIssued:
		if h.Issued.IsZero() {
			return ""
		}
		return h.Issued.Short()
	case corpus.FieldPlace:
		return h.Place
	case corpus.FieldAbstract:
		return h.Abstract
	case corpus.FieldSigners:
		var lines []string
		for _, s := range h.Signers {
			lines = append(lines, joinFacts(s.Name, s.Title))
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// read takes the fields of a form that was sent and says what is wrong with them.
func (f *FactForm) read(form url.Values) {
	f.Name = clean(form.Get("ten"))
	f.NameError = wrongName(f.Name)
	var lines []string
	for line := range strings.Lines(written(form.Get("gia-tri"))) {
		if line = clean(line); line != "" {
			lines = append(lines, line)
		}
	}
	between := " "
	if f.Field == corpus.FieldSigners {
		between = "\n"
	}
	f.Value = strings.Join(lines, between)
	if _, ok := corpus.ParseDate(f.Value); f.Field == corpus.FieldIssued && f.Value != "" && !ok {
		f.ValueError = "Nhập ngày theo dạng 27/3/2025."
	}
	if len(f.Value) > maxFact {
		f.ValueError = f.Label + " dài quá; dài nhất là " + bytesSize(maxFact) + "."
	}
}

// takeFact answers the form that corrects a fact, or takes the correction back.
func (s *site) takeFact(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r, who)
	if err != nil {
		return err
	}
	page, err := s.document(r.Context(), documentID(r), documentView{}, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	d := page.Document
	key := clean(form.Get("muc"))
	f, ok := newFactForm(d, key, "")
	if !ok || len(d.Sources) == 0 {
		return fmt.Errorf("correct %q of %s: %w", key, d.ID, corpus.ErrNoCorrection)
	}
	back := func(notice string) error {
		http.Redirect(w, r, address(page.URL+"/thuoc-tinh", noticeKey, notice)+"#"+fieldID(f.Field), http.StatusSeeOther)
		return nil
	}
	src, ok := originalOf(d)
	if !ok {
		src = d.Sources[0] // a row of a register
	}
	c := corpus.Correction{SHA256: src.SHA256, Field: f.Field, Was: f.Value, When: s.states.now()}
	old, corrected := correctionOf(d, 0, f.Field)
	if form.Get("bo") != "" {
		if !corrected {
			return back(noticeSame)
		}
		c.Value, c.Was = old.Was, old.Was
		if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
			return fmt.Errorf("correct %s of %s: %w", f.Field, d.ID, err)
		}
		return back(noticeDropped)
	}
	f.read(form)
	c.Value, c.Who = f.Value, f.Name
	if c.Value == c.Was {
		return back(noticeSame)
	}
	if len(f.Errors()) > 0 {
		return s.writeAttributes(w, r, http.StatusUnprocessableEntity, page, "", f, nil)
	}
	if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
		return fmt.Errorf("correct %s of %s: %w", f.Field, d.ID, err)
	}
	rememberName(w, f.Name)
	return back(noticeCorrected)
}
