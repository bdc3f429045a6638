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

// BrowsePage is what /duyet shows and /api/v1/duyet encodes: the store by type, body, year and place. Each count leads to exactly that many
// documents.
type BrowsePage struct {
	Total  int           `json:"total"`
	Groups []BrowseGroup `json:"groups"`
	Store  string        `json:"-"`
}

// BrowseGroup is one list of the page.
type BrowseGroup struct {
	Key   string      `json:"key"`
	Title string      `json:"title"`
	Total int         `json:"total"`
	Rows  []BrowseRow `json:"values"`
	// Bars is true for the years, which are drawn as a row of bars.
	Bars bool `json:"-"`
	// All leads to the whole list, "" where it is shown whole; Tree are bodies by level and side, in place of Rows.
	All  string     `json:"-"`
	Tree []BodyTier `json:"-"`
}

// BrowseRow is one value; Share is its count in percent of the largest, for the bar. Page is that of the body itself.
type BrowseRow struct {
	Value string `json:"value"`
	Label string `json:"label"`
	URL   string `json:"url"`
	Page  string `json:"page,omitempty"`
	Count int    `json:"documents"`
	Share int    `json:"-"`
	// Lead is true for the body that others of its place belong to.
	Lead bool `json:"-"`
}

// browseLists are the lists in the order of the page.
var browseLists = [...]struct{ key, title string }{{"loai", "Theo loại"}, {"noi", "Theo nơi"}, {"coquan", "Theo cơ quan"}, {"nam", "Theo năm"}}

// placesBrowsed is how many places the first page lists.
const placesBrowsed = 16

// browsed are the lists of the store: what the question that asks nothing counts.
func (s *site) browsed(ctx context.Context, who viewer) (*BrowsePage, error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	res, err := s.engine.Search(ctx, question{}.request(who, 0, 0))
	if err != nil {
		return nil, fmt.Errorf("facets of the store: %w", err)
	}
	p := &BrowsePage{Total: res.Total, Groups: []BrowseGroup{}}
	for _, t := range browseLists {
		values := valuesOf(res.Facets, t.key)
		g := BrowseGroup{Key: t.key, Title: t.title, Bars: t.key == "nam", Total: len(values), Rows: []BrowseRow{}}
		if g.Bars {
			sortYears(values)
		} else {
			unknownLast(values)
		}
		most := 1
		for _, v := range values {
			most = max(most, v.Count)
		}
		for _, v := range values {
			q := question{Sort: search.SortNewest, Filters: []query.Filter{{Key: t.key, Value: v.Value}}}
			label := v.Label
			if g.Bars && v.Value == query.None {
				label = "Không ghi ngày"
			}
			g.Rows = append(g.Rows, BrowseRow{Value: v.Value, Label: label, URL: q.address(), Count: v.Count, Share: max(2, (v.Count*100+most-1)/most)})
		}
		p.Groups = append(p.Groups, g)
	}
	return p, nil
}

// group is one list of the store.
func (p *BrowsePage) group(key string) BrowseGroup {
	for _, g := range p.Groups {
		if g.Key == key {
			return g
		}
	}
	return BrowseGroup{Key: key, Rows: []BrowseRow{}}
}

// unknownLast puts what is not known behind all that is.
func unknownLast(values []search.FacetValue) {
	slices.SortStableFunc(values, func(a, b search.FacetValue) int {
		return cmp.Compare(b2i(a.Value == query.None), b2i(b.Value == query.None))
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sortYears puts the newest year first and "Không ghi" last.
func sortYears(values []search.FacetValue) {
	slices.SortStableFunc(values, func(a, b search.FacetValue) int {
		return cmp.Or(cmp.Compare(b2i(a.Value == query.None), b2i(b.Value == query.None)), cmp.Compare(b.Value, a.Value))
	})
}

// browse builds /duyet.
func (s *site) browse(ctx context.Context, who viewer) (*BrowsePage, error) {
	p, err := s.browsed(ctx, who)
	if err != nil {
		return nil, err
	}
	for i := range p.Groups {
		g := &p.Groups[i]
		switch g.Key {
		case "coquan":
			if g.Tree, err = s.bodyTiers(ctx, g.Rows, who); err != nil {
				return nil, err
			}
			g.Tree, g.All = briefTiers(g.Tree), bodiesPath
		case "noi":
			if len(g.Rows) > placesBrowsed {
				g.Rows, g.All = g.Rows[:placesBrowsed], placesPath
			}
		}
	}
	p.Groups = slices.DeleteFunc(p.Groups, func(g BrowseGroup) bool { return len(g.Rows) == 0 })
	return p, nil
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
	f := s.frame(r, who, "Duyệt theo loại, cơ quan, nơi, năm")
	f.Section, f.Canonical, f.Remarks = "duyet", browsePath, remarks
	page.Store = storeSentence(f.State)
	return s.write(w, http.StatusOK, "browse", f, page)
}

// serveBrowseAPI answers /api/v1/duyet: one list by pages, or the beginning of each.
func (s *site) serveBrowseAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "nhom", offsetKey, sizeKey)
	if err := p.strict(); err != nil {
		return err
	}
	var keys []string
	for _, t := range browseLists {
		keys = append(keys, t.key)
	}
	key, err := p.oneOf("nhom", keys...)
	if err != nil {
		return err
	}
	offset, n, err := p.window()
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.browsed(r.Context(), who)
	if err != nil {
		return err
	}
	page.Groups = slices.DeleteFunc(page.Groups, func(g BrowseGroup) bool { return key != "" && g.Key != key })
	for i := range page.Groups {
		g := &page.Groups[i]
		g.Rows = g.Rows[min(offset, len(g.Rows)):min(offset+n, len(g.Rows))]
		if g.Key == "coquan" {
			if err := s.pagesOfBodies(r.Context(), g.Rows, who); err != nil {
				return err
			}
		}
	}
	s.writeJSON(w, http.StatusOK, page)
	return nil
}
