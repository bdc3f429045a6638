package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"vankho/search"
	"vankho/search/query"
)

// browseAddress is the short address of a list of documents: "/duyet/quyet-dinh/2025" for those of one type and year, newest first. ok is
// false for a question that asks for more or less.
func (q question) browseAddress() (string, bool) {
	bare := q
	bare.Filters, bare.Page = nil, 0
	bare.Sort, bare.List = "", false
	if fmt.Sprint(bare) != fmt.Sprint(question{}) || q.Sort != search.SortNewest || len(q.Filters) == 0 || len(q.Filters) > 2 {
		return "", false
	}
	path := browsePath
	for i, f := range q.Filters {
		if f.Key != [...]string{"loai", "nam"}[i] || f.Not || f.Part || strings.Contains(f.Value, "..") {
			return "", false
		}
		path += "/" + pathSegment(f.Value)
	}
	return address(path, pageKey, pageNumber(q.Page)), true
}

// browseTitle is the heading of such a list: "Quyết định năm 2025".
func browseTitle(filters []query.Filter) string {
	title := valueLabel(filters[0])
	if filters[0].Value == query.None {
		title = "Văn bản không ghi loại"
	}
	if len(filters) > 1 {
		if filters[1].Value == query.None {
			return title + " không ghi ngày"
		}
		return title + " năm " + filters[1].Value
	}
	return title
}

// serveBrowseList answers /duyet/{loai} and /duyet/{loai}/{nam}: the results page of that type and year, newest first.
func (s *site) serveBrowseList(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	n, err := p.number(pageKey, 1, 1, maxPage)
	if err != nil {
		return err
	}
	q := question{Sort: search.SortNewest, Page: n}
	for _, key := range [...]string{"loai", "nam"} {
		value := mux.Vars(r)[key]
		if value == "" {
			continue
		}
		f, ok := query.ReadFilter(key, value)
		if !ok || f.Not {
			return errNoPage
		}
		q.Filters = append(q.Filters, f)
	}
	to, ok := q.browseAddress()
	if !ok {
		return errNoPage
	}
	if path, _, _ := strings.Cut(to, "?"); path != r.URL.EscapedPath() {
		http.Redirect(w, r, to, http.StatusMovedPermanently)
		return nil
	}
	who := s.viewer(r)
	page, err := s.results(r.Context(), q, who)
	if err != nil {
		return err
	}
	if page.Total == 0 {
		return errNoPage
	}
	page.Browse = browseTitle(q.Filters)
	f := s.frame(r, who, tabTitle(page.Browse, "duyệt"))
	f.Section, f.Canonical, f.Remarks = "duyet", q.canonical(), p.remarks()
	page.Store = storeSentence(f.State)
	return s.write(w, http.StatusOK, "results", f, page)
}
