package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
)

// MostCitedPage is what /duoc-dan-nhieu shows and /api/v1/duoc-dan-nhieu encodes: the documents that others cite most.
type MostCitedPage struct {
	corpus.Found
	Offset int            `json:"offset"`
	Limit  int            `json:"limit"`
	Rows   []MostCitedRow `json:"documents"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Orders   []Choice   `json:"-"`
	Narrow   NarrowForm `json:"-"`
	Pager    Pager      `json:"-"`
	Download string     `json:"-"`
	None     string     `json:"-"`
}

// MostCitedRow is one document with what it is cited for.
type MostCitedRow struct {
	corpus.Cited
	Name string `json:"name"`
	URL  string `json:"url"`

	// Level is the authority as pages write it: "5,1".
	Level string `json:"-"`
	// Uses are the relations in which others stand to it: "Căn cứ 3".
	Uses   []string `json:"-"`
	Badges []Badge  `json:"-"`
}

// mostCitedPath is the address of the page; byCount is the value of "xep" that orders by how many documents cite.
const (
	mostCitedPath = "/duoc-dan-nhieu"
	byCount       = "so-van-ban"
)

// rowsOfMostCited is how many documents a page has.
const rowsOfMostCited = 25

func newMostCitedRow(c corpus.Cited, on asOf) MostCitedRow {
	return MostCitedRow{Cited: c, Name: shorten(summaryName(c.Document), longestEvidence), URL: documentURL(c.Document.ID), Level: decimal(math.Round(10*c.Authority) / 10), Uses: useWords(c.Uses), Badges: badgesOf(c.Document, on)}
}

// readMostCited reads the address of the page.
func readMostCited(p params, who viewer) (corpus.CitedQuery, error) {
	order, err := p.oneOf("xep", byCount)
	if err != nil {
		return corpus.CitedQuery{}, err
	}
	q := corpus.CitedQuery{ByCount: order == byCount, Secret: who.local}
	q.Shelf, err = readShelf(p)
	return q, err
}

// mostCitedAddress is the one address of a page of a list.
func mostCitedAddress(path string, q corpus.CitedQuery, page int) string {
	xep := ""
	if q.ByCount {
		xep = byCount
	}
	return address(path, append(append([]string{"xep", xep}, shelfPairs(q.Shelf)...), pageKey, pageNumber(page))...)
}

// mostCited builds the list.
func (s *site) mostCited(ctx context.Context, q corpus.CitedQuery) (*MostCitedPage, error) {
	list, found, err := s.library.MostCited(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("most cited: %w", err)
	}
	p := &MostCitedPage{Found: found, Offset: q.Offset, Limit: q.N, Rows: []MostCitedRow{}}
	on := s.now()
	for _, c := range list {
		p.Rows = append(p.Rows, newMostCitedRow(c, on))
	}
	return p, nil
}

// serveMostCited answers /duoc-dan-nhieu.
func (s *site) serveMostCited(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(narrowKeys[:], "xep", pageKey)...)
	who := s.viewer(r)
	q, err := readMostCited(p, who)
	if err != nil {
		return err
	}
	n, err := p.page()
	if err != nil {
		return err
	}
	q.Offset, q.N = (n-1)*rowsOfMostCited, rowsOfMostCited
	page, err := s.mostCited(r.Context(), q)
	if err != nil {
		return err
	}
	xep := ""
	for _, o := range [...]struct {
		label string
		count bool
	}{{"Theo mức viện dẫn", false}, {"Theo số văn bản viện dẫn", true}} {
		other := q
		other.ByCount = o.count
		page.Orders = append(page.Orders, Choice{o.label, mostCitedAddress(mostCitedPath, other, 1), o.count == q.ByCount})
	}
	if q.ByCount {
		xep = byCount
	}
	page.Narrow = newNarrowForm(mostCitedPath, q.Shelf, page.Types, p, "xep", xep)
	page.Download = mostCitedAddress(mostCitedPath+".csv", q, 1)
	page.None = "Chưa có văn bản nào được văn bản khác trong kho viện dẫn."
	if q.Shelf != (corpus.Shelf{}) {
		page.None = noneFits
	}
	link := func(n int) string { return mostCitedAddress(mostCitedPath, q, n) }
	page.Pager = newPager(n, page.Total, rowsOfMostCited, "văn bản", link)
	f := s.frame(r, who, "Văn bản được viện dẫn nhiều nhất")
	f.Section, f.Canonical, f.Remarks = "duoc-dan-nhieu", link(n), p.remarks()
	page.None = f.State.none(page.None)
	return s.write(w, http.StatusOK, "mostcited", f, page)
}

// serveMostCitedAPI answers /api/v1/duoc-dan-nhieu.
func (s *site) serveMostCitedAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(narrowKeys[:], "xep", offsetKey, sizeKey, cursorKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	q, err := readMostCited(p, who)
	if err != nil {
		return err
	}
	part, err := p.part()
	if err != nil {
		return err
	}
	page, err := s.mostCitedPart(r.Context(), q, part, who)
	if err != nil {
		return err
	}
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// mostCitedPart is the part of the list that a program asks for.
func (s *site) mostCitedPart(ctx context.Context, q corpus.CitedQuery, part listPart, who viewer) (*MostCitedPage, error) {
	list := mostCitedAddress("/api/v1"+mostCitedPath, q, 1)
	if part.cursor == "" {
		q.Offset, q.N = part.offset, part.n
		page, err := s.mostCited(ctx, q)
		if err == nil {
			page.Next = following(list, part, page.Total)
		}
		return page, err
	}
	at, err := s.walkList(list, mostCitedAddress(mostCitedPath+".csv", q, 1), part, who, func(most int) (any, int, int, error) {
		q.N = most
		all, err := s.mostCited(ctx, q)
		if err != nil {
			return nil, 0, 0, err
		}
		return all, len(all.Rows), all.Total, nil
	})
	if err != nil {
		return nil, err
	}
	page := *at.rows.(*MostCitedPage)
	page.Rows, page.Offset, page.Limit, page.Next = page.Rows[at.from:at.to], at.from, part.n, walking(list, at, part.n)
	return &page, nil
}

// serveMostCitedCSV answers /duoc-dan-nhieu.csv: all documents that others cite.
func (s *site) serveMostCitedCSV(w http.ResponseWriter, r *http.Request) error {
	q, err := readMostCited(readParams(r.URL.RawQuery, append(narrowKeys[:], "xep")...), s.viewer(r))
	if err != nil {
		return err
	}
	base, on := s.base(r), s.now()
	head := []string{"Văn bản", "Trích yếu", "Cơ quan", "Ngày ban hành", "Hiệu lực", "Số văn bản viện dẫn", "Mức viện dẫn", "Được dùng để", "Địa chỉ"}
	return s.download(w, r, "van-ban-duoc-vien-dan", head, func(row func(...string) error) error {
		return s.library.EachCited(r.Context(), q, func(c corpus.Cited) error {
			x := newMostCitedRow(c, on)
			d := c.Document
			return row(x.Name, d.Title, d.Issuer, d.Issued.Short(), d.Timeline.At(on.Day, on.Today).Label(), strconv.Itoa(c.Documents), x.Level, strings.Join(x.Uses, "; "), base+x.URL)
		})
	})
}
