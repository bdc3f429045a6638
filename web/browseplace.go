package web

import (
	"context"
	"net/http"

	"vankho/corpus"
)

// PlacesPage is what /duyet/noi shows: the places that documents come from, with the pages of the places.
type PlacesPage struct {
	Total int
	Rows  []BrowseRow
	Pager Pager
}

// serveBrowsePlaces answers /duyet/noi.
func (s *site) serveBrowsePlaces(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, pageKey)
	n, err := p.page()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	all, err := s.browsed(r.Context(), who)
	if err != nil {
		return err
	}
	rows := all.group("noi").Rows
	link := func(n int) string {
		return address(placesPath, pageKey, pageNumber(n))
	}
	page := &PlacesPage{Total: len(rows), Pager: newPager(n, len(rows), rowsOfTier, "nơi", link)}
	first := min((n-1)*rowsOfTier, len(rows))
	page.Rows = rows[first:min(first+rowsOfTier, len(rows))]
	if err := s.pagesOfPlaces(r.Context(), page.Rows, who); err != nil {
		return err
	}
	f := s.frame(r, who, "Duyệt theo nơi")
	f.Section, f.Canonical, f.Remarks = "duyet", link(n), p.remarks()
	return s.write(w, http.StatusOK, "browseplace", f, page)
}

// pagesOfPlaces adds the pages of places, which facets call without their level.
func (s *site) pagesOfPlaces(ctx context.Context, rows []BrowseRow, who viewer) error {
	var labels []string
	called := make([][]string, len(rows))
	for i, r := range rows {
		called[i] = []string{"tỉnh " + r.Label, "thành phố " + r.Label, r.Label}
		if p, ok := corpus.ProvinceByName(r.Label); ok {
			called[i] = []string{p.FullName()}
		}
		labels = append(labels, called[i]...)
	}
	known, err := s.library.NamesCalled(ctx, corpus.NamePlace, labels, who.local)
	for i := range rows {
		for _, label := range called[i] {
			if n, ok := known[label]; ok && rows[i].Page == "" {
				rows[i].Page = namePath(n)
			}
		}
	}
	return err
}
