package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
)

const joinsPath = correctionsPath + "/chi-tieu"

// maxJoins is the longest list of joined indicators that the page takes, in bytes: each may be sent as three.
const maxJoins = 300 << 10

// JoinsPage is what /hieu-chinh/chi-tieu shows: the file in the data folder that says which phrasings are one indicator.
type JoinsPage struct {
	Notice string
	Text   string
	Rows   int
	// Lists are the indicators that the text joins.
	Lists int
	// Check tells whether the file changed since the form was opened; Theirs is nil where it did not.
	Check  string
	Theirs *Theirs
	// TextError and NameError say what is wrong with a field.
	TextError, NameError string
	Name                 string
	Signed               bool
	// Long is true for a file that is too long to be changed here.
	Long bool
}

// Errors are the sentences above the form, each of a field.
func (p *JoinsPage) Errors() []Link {
	var out []Link
	if p.TextError != "" {
		out = append(out, Link{p.TextError, "#danh-sach"})
	}
	if p.NameError != "" {
		out = append(out, Link{p.NameError, "#ten"})
	}
	return out
}

func newJoinsPage(text, name string, who viewer) (*JoinsPage, error) {
	lists, err := corpus.ReadJoins(strings.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, err
	}
	p := &JoinsPage{Text: text, Rows: rowsFor(text), Lists: len(lists), Check: stateOf(text, corpus.Correction{}), Name: name, Signed: who.name != "", Long: len(text) > maxJoins}
	if p.Signed {
		p.Name = who.name
	}
	return p, nil
}

// serveJoins answers /hieu-chinh/chi-tieu.
func (s *site) serveJoins(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if !s.mayEdit(who) {
		return errEditors
	}
	p := readParams(r.URL.RawQuery, noticeKey)
	said, err := notice(p)
	if err != nil {
		return err
	}
	text, err := s.desk.Joins(r.Context())
	if err != nil {
		return err
	}
	page, err := newJoinsPage(text, nameOf(r), who)
	if err != nil {
		return err
	}
	page.Notice = said
	return s.writeJoins(w, r, http.StatusOK, page, p.remarks())
}

func (s *site) writeJoins(w http.ResponseWriter, r *http.Request, status int, page *JoinsPage, remarks []string) error {
	f := s.frame(r, s.viewer(r), "Ghép chỉ tiêu")
	f.Canonical, f.Remarks = joinsPath, remarks
	w.Header().Set("Cache-Control", "no-store")
	return s.write(w, status, "joins", f, page)
}

// takeJoins answers the form that replaces the list.
func (s *site) takeJoins(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r)
	if err != nil {
		return err
	}
	now, err := s.desk.Joins(r.Context())
	if err != nil {
		return err
	}
	back := func(notice string) error {
		http.Redirect(w, r, address(joinsPath, noticeKey, notice), http.StatusSeeOther)
		return nil
	}
	text := strings.TrimRight(written(form.Get("danh-sach")), "\n")
	if text != "" {
		text += "\n"
	}
	page, err := newJoinsPage(text, nameIn(form, who), who)
	if err != nil {
		return err
	}
	state := stateOf(now, corpus.Correction{})
	page.Check = state
	if text == now {
		return back(noticeSame)
	}
	status := http.StatusUnprocessableEntity
	page.NameError = wrongName(page.Name)
	if page.Long {
		page.TextError, page.Long = "Danh sách dài quá; dài nhất là "+bytesSize(maxJoins)+".", false
	}
	if stale(form, who, state) {
		page.TextError, status = "Danh sách đã đổi trong lúc sửa. Hãy xem lại điều đã viết rồi lưu lần nữa.", http.StatusConflict
		page.Theirs = &Theirs{Value: now}
	}
	if len(page.Errors()) > 0 {
		return s.writeJoins(w, r, status, page, nil)
	}
	err = s.desk.Join(r.Context(), text, now, who.actor(page.Name))
	if errors.Is(err, corpus.ErrChanged) {
		return err
	}
	if err != nil {
		return fmt.Errorf("join indicators: %w", err)
	}
	rememberName(w, page.Name)
	return back(noticeCorrected)
}
