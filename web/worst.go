package web

import (
	"fmt"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// WorstPage is what /tinh-trang/trang shows: the pages of the whole store, the worst reading first.
type WorstPage struct {
	Sentence string
	Filters  []Choice
	Rows     []WorstRow
	Pager    Pager
}

// WorstRow is one page with the document it belongs to.
type WorstRow struct {
	PageRow
	Title, Document string
	DocumentNumber  string
	Pages           int
}

// rowsOfWorst is how many pages are listed at a time.
const rowsOfWorst = 50

// serveWorst answers /tinh-trang/trang.
func (s *site) serveWorst(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "cach", pageKey)
	var keys []string
	for _, m := range methods {
		if m.key != "" {
			keys = append(keys, m.key)
		}
	}
	key, err := p.oneOf("cach", keys...)
	if err != nil {
		return err
	}
	part, err := p.page()
	if err != nil {
		return err
	}
	var method corpus.Method
	page := &WorstPage{Filters: []Choice{{"Mọi cách đọc", "/tinh-trang/trang", key == ""}}}
	for _, m := range methods {
		if m.key == "" {
			continue
		}
		if m.key == key {
			method = m.method
		}
		page.Filters = append(page.Filters, Choice{capital(m.words), address("/tinh-trang/trang", "cach", m.key), m.key == key})
	}
	who := s.viewer(r)
	list, total, err := s.library.WorstPages(r.Context(), method, (part-1)*rowsOfWorst, rowsOfWorst, who.local)
	if err != nil {
		return fmt.Errorf("worst pages: %w", err)
	}
	waits, err := s.library.Recognition(r.Context())
	if err != nil {
		return fmt.Errorf("recognition: %w", err)
	}
	page.Sentence = recognitionSentence(waits)
	for _, x := range list {
		row := WorstRow{newPageRow(x.Page), viet.Capitalise(x.Title), documentURL(x.Document), x.DocumentNumber, x.Pages}
		row.URL = facsimileURL(x.Document, x.Number)
		page.Rows = append(page.Rows, row)
	}
	link := func(n int) string {
		return address("/tinh-trang/trang", "cach", key, pageKey, pageNumber(n))
	}
	page.Pager = newPager(part, total, rowsOfWorst, "trang", link)
	f := s.frame(r, who, "Trang đọc kém: tình trạng kho")
	f.Section, f.Canonical, f.Remarks = "tinh-trang", link(part), p.remarks()
	return s.write(w, http.StatusOK, "worst", f, page)
}

// recognitionSentence sums up the pages that text recognition was to read: "Đang chờ nhận dạng chữ: 12 trang của 3 tệp."; "" where there
// never was one.
func recognitionSentence(x corpus.Recognition) string {
	var out []string
	if x.Waiting > 0 {
		out = append(out, fmt.Sprintf("Đang chờ nhận dạng chữ: %s trang của %s tệp.", integer(x.Waiting), integer(x.Files)))
	}
	if x.Done > 0 {
		out = append(out, fmt.Sprintf("Đã nhận dạng %s trang.", integer(x.Done)))
	}
	if x.Failed > 0 {
		out = append(out, fmt.Sprintf("Không nhận dạng được %s trang.", integer(x.Failed)))
	}
	return strings.Join(out, " ")
}
