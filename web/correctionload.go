package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"vankho/corpus"
)

const loadCorrectionsPath = correctionsPath + "/nap"

// CorrectionsLoadPage is what /hieu-chinh/nap shows: the form that reads a file of corrections in, and what came of one.
type CorrectionsLoadPage struct {
	// FileError says what is wrong with the file as a whole.
	FileError string
	// Done is true after a file was read: Taken corrections stand now, Same stood there already, Left were not taken, each with its reason.
	Done        bool
	Taken, Same int
	Left        []LeftCorrection
	// More counts those of Left that are not shown.
	More int
}

// LeftCorrection is a row that was not taken.
type LeftCorrection struct {
	Line         int
	Name, Reason string
}

// maxLeft is how many rows that were not taken are shown.
const maxLeft = 200

// Errors are the sentences above the form, each of a field.
func (p *CorrectionsLoadPage) Errors() []Link {
	if p.FileError == "" {
		return nil
	}
	return []Link{{p.FileError, "#tep"}}
}

// serveLoadCorrections answers /hieu-chinh/nap.
func (s *site) serveLoadCorrections(w http.ResponseWriter, r *http.Request) error {
	if !s.mayEdit(s.viewer(r)) {
		return errEditors
	}
	p := readParams(r.URL.RawQuery)
	return s.writeLoad(w, r, http.StatusOK, &CorrectionsLoadPage{}, p.remarks())
}

func (s *site) writeLoad(w http.ResponseWriter, r *http.Request, status int, page *CorrectionsLoadPage, remarks []string) error {
	f := s.frame(r, s.viewer(r), "Nạp chỗ sửa từ tệp")
	f.Canonical, f.Remarks = loadCorrectionsPath, remarks
	w.Header().Set("Cache-Control", "no-store")
	return s.write(w, status, "correctionsload", f, page)
}

// takeCorrections answers the form with a file of corrections: what can be used of it is kept in one step.
func (s *site) takeCorrections(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	sent, err := s.upload(w, r)
	if err != nil {
		return err
	}
	page := &CorrectionsLoadPage{}
	lines, fault := readCorrections(string(sent.body))
	if page.FileError = fault; len(sent.body) == 0 {
		page.FileError = "Chọn tệp CSV các chỗ sửa."
	}
	if page.FileError != "" {
		return s.writeLoad(w, r, http.StatusUnprocessableEntity, page, nil)
	}
	page.Done = true
	l := loading{site: s, who: who, replace: sent.fields.Get("thay") == "1", page: page, documents: map[corpus.ID]*corpus.Document{}, slots: map[string]bool{},
		by: who.actor(cmp.Or(who.name, nameOf(r))), note: "nạp từ tệp " + cmp.Or(sent.name, "CSV")}
	for _, x := range lines {
		if err := l.add(r.Context(), x); err != nil {
			return err
		}
	}
	if len(l.edits) > 0 {
		if err := s.desk.CorrectAll(r.Context(), l.edits); err != nil {
			return fmt.Errorf("load corrections: %w", err)
		}
	}
	page.Taken = len(l.edits)
	if n := len(page.Left); n > maxLeft {
		page.Left, page.More = page.Left[:maxLeft], n-maxLeft
	}
	return s.writeLoad(w, r, http.StatusOK, page, nil)
}

// loading is a file of corrections that is held against the store.
type loading struct {
	site *site
	who  viewer
	// replace takes a correction also where another one stands.
	replace bool
	by      corpus.Actor
	note    string
	page    *CorrectionsLoadPage
	edits   []corpus.DocumentEdit
	// documents are those met so far, nil for none; slots the places that the file named.
	documents map[corpus.ID]*corpus.Document
	slots     map[string]bool
}

// add judges one row.
func (l *loading) add(ctx context.Context, x correctionLine) error {
	leave := func(reason string) error {
		l.page.Left = append(l.page.Left, LeftCorrection{x.Line, x.Name, reason})
		return nil
	}
	if x.Fault != "" {
		return leave(x.Fault)
	}
	d, met := l.documents[x.Document]
	if !met {
		var err error
		d, err = l.site.visible(ctx, x.Document, l.who)
		if err != nil && !errors.Is(err, corpus.ErrNotFound) && !errors.Is(err, corpus.ErrGone) {
			return err
		}
		l.documents[x.Document] = d
	}
	slot := fmt.Sprintf("%s %d %s", x.SHA256, x.Page, x.Field)
	switch {
	case d == nil:
		return leave("Kho không có văn bản này.")
	case !slices.ContainsFunc(d.Sources, func(s corpus.Source) bool { return s.SHA256 == x.SHA256 && (x.Page == 0 || s.Member == "") }):
		return leave("Tệp của văn bản trong kho khác tệp đã được sửa (SHA-256 khác).")
	case x.Page > 0 && !slices.ContainsFunc(d.Pages, func(p corpus.Page) bool { return p.Number == x.Page }):
		return leave("Văn bản không có trang này.")
	case x.Value == x.Was:
		return leave("Giá trị mới giống điều chương trình đọc.")
	case l.slots[slot]:
		return leave("Chỗ này đã có ở dòng trên.")
	}
	l.slots[slot] = true
	old, corrected := correctionOf(d, x.Page, x.Field)
	switch {
	case corrected && old.Value == x.Value:
		l.page.Same++
		return nil
	case corrected && !l.replace:
		return leave("Chỗ này đã có người sửa khác: " + old.Who + ", " + moment(old.When) + ".")
	}
	e := corpus.Edit{Correction: x.Correction, Before: &old, By: l.by, Note: l.note}
	e.Who, e.When = cmp.Or(x.Who, l.by.Who), l.site.states.now()
	l.edits = append(l.edits, corpus.DocumentEdit{Document: d.ID, Edit: e})
	return nil
}
