package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"vankho/corpus"
)

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
	Long bool
	// Signed is true where Name is that of the reader's key.
	Signed bool
	// Check tells whether the fact was read or corrected anew since the form was opened; Theirs is nil where it was not.
	Check                 string
	Theirs                *Theirs
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

func newFactForm(d *corpus.Document, key, name string, who viewer) (*FactForm, bool) {
	for _, c := range correctable {
		if c.key == key && slices.Contains(corpus.Correctable(), c.field) {
			value := factText(d.Header, c.field)
			old, _ := correctionOf(d, 0, c.field)
			return &FactForm{Field: c.field, Key: key, Label: labelOf(c.field), Hint: c.hint, Value: value, Name: cmp.Or(who.name, name), Signed: who.name != "",
				Check: stateOf(value, old), Long: c.field == corpus.FieldSigners || c.field == corpus.FieldAbstract}, true
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
func (f *FactForm) read(form url.Values, who viewer) {
	f.Name = nameIn(form, who)
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
	form, err := s.form(w, r)
	if err != nil {
		return err
	}
	page, err := s.document(r.Context(), documentID(r), documentView{}, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	d := page.Document
	key := clean(form.Get("muc"))
	f, ok := newFactForm(d, key, "", who)
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
	old, corrected := correctionOf(d, 0, f.Field)
	c := corpus.Edit{Correction: corpus.Correction{SHA256: src.SHA256, Field: f.Field, Was: f.Value, When: s.states.now()},
		Before: &old, By: who.actor(cmp.Or(nameIn(form, who), nameOf(r)))}
	if form.Get("bo") != "" {
		if !corrected {
			return back(noticeSame)
		}
		if stale(form, who, f.Check) {
			return corpus.ErrChanged
		}
		c.Value, c.Was = old.Was, old.Was
		if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
			return fmt.Errorf("correct %s of %s: %w", f.Field, d.ID, err)
		}
		return back(noticeDropped)
	}
	f.read(form, who)
	c.Value, c.Who, c.By.Who = f.Value, f.Name, f.Name
	if c.Value == c.Was {
		return back(noticeSame)
	}
	status := http.StatusUnprocessableEntity
	if stale(form, who, f.Check) {
		f.ValueError = f.Label + " đã đổi trong lúc sửa. Hãy xem lại điều đã viết rồi lưu lần nữa."
		f.Theirs, status = newTheirs(c.Was, old), http.StatusConflict
	}
	if len(f.Errors()) > 0 {
		return s.writeAttributes(w, r, status, page, "", f, nil)
	}
	if err := s.desk.Correct(r.Context(), d.ID, c); err != nil {
		return fmt.Errorf("correct %s of %s: %w", f.Field, d.ID, err)
	}
	rememberName(w, f.Name)
	return back(noticeCorrected)
}
