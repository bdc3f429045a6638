package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"vankho/corpus"
)

const (
	correctionsPath = "/hieu-chinh"
	// rowsOfCorrections is how many corrections a page has.
	rowsOfCorrections = 50
)

// CorrectionsPage is what /hieu-chinh shows: what people wrote in place of what was read, and stands now.
type CorrectionsPage struct {
	Rows   []CorrectionRow `json:"corrections"`
	Total  int             `json:"total"`
	Offset int             `json:"offset"`
	Limit  int             `json:"limit"`

	Notice   string    `json:"-"`
	Who      string    `json:"-"`
	Document corpus.ID `json:"-"`
	Clear    string    `json:"-"`
	Download string    `json:"-"`
	Pager    Pager     `json:"-"`
	// MayEdit is true for who may take corrections back; Here is the address that those forms come back to.
	MayEdit bool   `json:"-"`
	Here    string `json:"-"`
}

// CorrectionRow is one correction.
type CorrectionRow struct {
	corpus.DocumentCorrection
	// Place is what was corrected: "Ngày ban hành", "Trang 3".
	Place string `json:"place"`
	// Name is the document's, URL where the correction stands in it, "" where it is not in the store.
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
	// Then and Since are what of Was and Value differs.
	Then  string `json:"-"`
	Since string `json:"-"`
	// Check tells whether it changed since the page was made.
	Check string `json:"-"`
}

// Moment is when it was written. Example: "14:05 22/11/2026".
func (r CorrectionRow) Moment() string { return moment(r.When) }

// Key names the fact in forms, "" for a page.
func (r CorrectionRow) Key() string { return fieldKey(r.Field) }

// correctionsView is the state of the page as its address carries it.
type correctionsView struct {
	Document corpus.ID
	Who      string
}

var correctionsKeys = [...]string{"vanban", "nguoi"}

func readCorrectionsView(p params) correctionsView {
	return correctionsView{corpus.ID(prefix(p.get("vanban"), maxNarrow)), prefix(p.get("nguoi"), maxName)}
}

func (v correctionsView) ask(who viewer) corpus.CorrectionQuery {
	return corpus.CorrectionQuery{Document: v.Document, Who: v.Who, Secret: who.local}
}

func (v correctionsView) address(path string, page int, more ...string) string {
	return address(path, append([]string{"vanban", string(v.Document), "nguoi", v.Who, pageKey, pageNumber(page)}, more...)...)
}

// correctionURL is where a correction stands.
func correctionURL(c corpus.DocumentCorrection) string {
	if c.Field == "" {
		return facsimileURL(c.Document, c.Page)
	}
	return documentURL(c.Document) + "/thuoc-tinh#" + fieldID(c.Field)
}

// corrections builds the list.
func (s *site) corrections(ctx context.Context, q corpus.CorrectionQuery) (*CorrectionsPage, error) {
	list, total, err := s.library.Corrections(ctx, q)
	if err != nil {
		return nil, err
	}
	p := &CorrectionsPage{Rows: []CorrectionRow{}, Total: total, Offset: q.Offset, Limit: q.N}
	var ids []corpus.ID
	for _, c := range list {
		ids = append(ids, c.Document)
	}
	known, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	for _, c := range list {
		row := CorrectionRow{DocumentCorrection: c, Place: slotWords(c.Object()), Check: stateOf("", c.Correction)}
		if x, ok := known[c.Document]; ok {
			row.Name, row.URL = shorten(summaryName(x), 90), correctionURL(c)
		}
		row.Then, row.Since = change(c.Was, c.Value)
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

// serveCorrections answers /hieu-chinh.
func (s *site) serveCorrections(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(correctionsKeys[:], pageKey, noticeKey)...)
	said, err := notice(p)
	if err != nil {
		return err
	}
	n, err := p.page()
	if err != nil {
		return err
	}
	return s.writeCorrections(w, r, http.StatusOK, readCorrectionsView(p), n, said, p.remarks())
}

func (s *site) writeCorrections(w http.ResponseWriter, r *http.Request, status int, v correctionsView, n int, said string, remarks []string) error {
	who := s.viewer(r)
	q := v.ask(who)
	q.Offset, q.N = (n-1)*rowsOfCorrections, rowsOfCorrections
	page, err := s.corrections(r.Context(), q)
	if err != nil {
		return err
	}
	link := func(n int) string { return v.address(correctionsPath, n) }
	page.Notice, page.Who, page.Document, page.MayEdit, page.Here = said, v.Who, v.Document, s.mayEdit(who), link(n)
	page.Download = v.address(correctionsPath+".csv", 1)
	if v != (correctionsView{}) {
		page.Clear = correctionsPath
	}
	page.Pager = newPager(n, page.Total, rowsOfCorrections, "chỗ sửa", link)
	f := s.frame(r, who, "Hiệu chỉnh")
	f.Canonical, f.Remarks = link(n), remarks
	return s.write(w, status, "corrections", f, page)
}

// serveCorrectionsAPI answers /api/v1/hieu-chinh.
func (s *site) serveCorrectionsAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(correctionsKeys[:], offsetKey, sizeKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	q := readCorrectionsView(p).ask(s.viewer(r))
	var err error
	if q.Offset, q.N, err = p.window(); err != nil {
		return err
	}
	page, err := s.corrections(r.Context(), q)
	if err != nil {
		return err
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// correctionsHead names the columns of the file that carries corrections from one store to another.
var correctionsHead = [...]string{"Mã văn bản", "Văn bản", "SHA-256", "Trang", "Thuộc tính", "Chương trình đọc", "Người sửa viết", "Người sửa", "Lúc"}

// serveCorrectionsCSV answers /hieu-chinh.csv: the whole list, as it can be read in again.
func (s *site) serveCorrectionsCSV(w http.ResponseWriter, r *http.Request) error {
	q := readCorrectionsView(readParams(r.URL.RawQuery, correctionsKeys[:]...)).ask(s.viewer(r))
	q.N = exportPage
	return s.download(w, r, "hieu-chinh", correctionsHead[:], func(row func(...string) error) error {
		for ; ; q.Offset += exportPage {
			page, err := s.corrections(r.Context(), q)
			if err != nil {
				return err
			}
			for _, c := range page.Rows {
				trang := ""
				if c.Page > 0 {
					trang = strconv.Itoa(c.Page)
				}
				if err := row(string(c.Document), c.Name, c.SHA256, trang, fieldKey(c.Field), c.Was, c.Value, c.Who, c.When.UTC().Format(time.RFC3339)); err != nil {
					return err
				}
			}
			if len(page.Rows) < exportPage {
				return nil
			}
		}
	})
}

// fieldKey is how addresses and files name a fact that can be corrected, "" for none.
func fieldKey(f corpus.Field) string {
	for _, c := range correctable {
		if c.field == f {
			return c.key
		}
	}
	return ""
}

// fieldOf is the fact of that key; ok is false where it is none that can be corrected.
func fieldOf(key string) (f corpus.Field, ok bool) {
	for _, c := range correctable {
		if c.key == key {
			return c.field, true
		}
	}
	return "", false
}

// takeCorrectionBack answers the button "Bỏ chỗ sửa" of a row.
func (s *site) takeCorrectionBack(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r)
	if err != nil {
		return err
	}
	d, err := s.visible(r.Context(), corpus.ID(clean(form.Get("vb"))), who)
	if err != nil {
		return err
	}
	page, field, err := slotIn(form)
	if err != nil {
		return err
	}
	back := func(notice string) error {
		to := form.Get("ve")
		if !localPath(to) {
			to = correctionsPath
		}
		u, err := url.Parse(to)
		if err != nil || u.Path != correctionsPath {
			u = &url.URL{Path: correctionsPath}
		}
		q := u.Query()
		q.Set(noticeKey, notice)
		u.RawQuery = q.Encode()
		http.Redirect(w, r, u.String(), http.StatusSeeOther)
		return nil
	}
	old, ok := correctionOf(d, page, field)
	if !ok {
		return back(noticeSame)
	}
	if stale(form, who, stateOf("", old)) {
		return corpus.ErrChanged
	}
	e := corpus.Edit{Correction: old, Before: &old, By: who.actor(cmp.Or(who.name, nameOf(r)))}
	e.Value, e.Who, e.When = old.Was, "", s.states.now()
	if err := s.desk.Correct(r.Context(), d.ID, e); err != nil {
		return fmt.Errorf("take back %s of %s: %w", old.Object(), d.ID, err)
	}
	return back(noticeDropped)
}

// errSlot says that a form names no place that can be corrected.
var errSlot = errors.New("web: no such place")

// slotIn reads which place of a document a form means: a page, or a fact.
func slotIn(form url.Values) (page int, field corpus.Field, err error) {
	if key := clean(form.Get("muc")); key != "" {
		f, ok := fieldOf(key)
		if !ok {
			return 0, "", fmt.Errorf("%w: %w", errSlot, corpus.ErrNoCorrection)
		}
		return 0, f, nil
	}
	page, err = strconv.Atoi(form.Get(pageKey))
	if err != nil || page < 1 {
		return 0, "", fmt.Errorf("%w: %w", errSlot, corpus.ErrNoCorrection)
	}
	return page, "", nil
}
