package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"vankho/search"
	"vankho/search/query"
)

// BrowsePage is what /duyet shows: the store by type, by issuer, by year. Each count leads to exactly that many documents.
type BrowsePage struct {
	Total  int
	Groups []BrowseGroup
	Store  string
}

// BrowseGroup is one list of the page.
type BrowseGroup struct {
	Key, Title string
	Rows       []BrowseRow
	// Bars is true for the years, which are drawn as a row of bars.
	Bars bool
}

// BrowseRow is one value; Share is its count in percent of the largest, for the bar.
type BrowseRow struct {
	Label, URL string
	Count      int
	Share      int
}

// browse builds the lists from the facets of the question that asks nothing.
func (s *site) browse(ctx context.Context, who viewer) (*BrowsePage, error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	res, err := s.engine.Search(ctx, question{}.request(who, 0, 0))
	if err != nil {
		return nil, fmt.Errorf("facets of the store: %w", err)
	}
	p := &BrowsePage{Total: res.Total}
	for _, t := range [...]struct{ key, title string }{{"loai", "Theo loại"}, {"coquan", "Theo cơ quan"}, {"nam", "Theo năm"}} {
		g := BrowseGroup{Key: t.key, Title: t.title, Bars: t.key == "nam"}
		most := 1
		values := valuesOf(res.Facets, t.key)
		if g.Bars {
			sortYears(values)
		}
		for _, v := range values {
			most = max(most, v.Count)
		}
		for _, v := range values {
			q := question{Sort: search.SortNewest, Filters: []query.Filter{{Key: t.key, Value: v.Value}}}
			g.Rows = append(g.Rows, BrowseRow{v.Label, q.address(), v.Count, max(2, (v.Count*100+most-1)/most)})
		}
		if len(g.Rows) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return p, nil
}

// sortYears puts the newest year first and "Không ghi" last.
func sortYears(values []search.FacetValue) {
	slices.SortStableFunc(values, func(a, b search.FacetValue) int {
		if (a.Value == query.None) != (b.Value == query.None) {
			if a.Value == query.None {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.Value, a.Value)
	})
}

// serveBrowse answers /duyet.
func (s *site) serveBrowse(w http.ResponseWriter, r *http.Request) error {
	return s.showBrowse(w, r, s.viewer(r), readParams(r.URL.RawQuery).remarks())
}

func (s *site) showBrowse(w http.ResponseWriter, r *http.Request, who viewer, remarks []string) error {
	page, err := s.browse(r.Context(), who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Duyệt theo loại, cơ quan, năm")
	f.Section, f.Canonical, f.Remarks = "duyet", "/duyet", remarks
	page.Store = storeSentence(f.State)
	return s.write(w, http.StatusOK, "browse", f, page)
}
