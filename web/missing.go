package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// MissingPage is what /con-thieu shows and /api/v1/con-thieu encodes: documents that are cited and whose text is not held.
type MissingPage struct {
	Kind corpus.WantedKind `json:"kind"`
	corpus.Found
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string       `json:"next,omitempty"`
	Rows []MissingRow `json:"documents"`

	Tabs   []Choice   `json:"-"`
	Narrow NarrowForm `json:"-"`
	Pager  Pager      `json:"-"`
	// Download is the address of the whole list as CSV; None says what an empty list means.
	Download, None string `json:"-"`
}

// MissingRow is one document that is missing.
type MissingRow struct {
	corpus.Wanted
	Name string `json:"name"`
	URL  string `json:"url"`

	// Uses are the relations in which it is needed: "Căn cứ 3".
	Uses []string `json:"-"`
	// Citing are the first documents that cite it, AllURL leads to all of them.
	Citing []Choice `json:"-"`
	AllURL string   `json:"-"`
	// Candidates are the documents that may be meant.
	Candidates []Choice `json:"-"`
}

// missingPath is the address of the page.
const missingPath = "/con-thieu"

// rowsOfMissing is how many documents a page has.
const rowsOfMissing = 25

// missingKinds are the tabs, with what an empty one says.
var missingKinds = [...]struct {
	kind        corpus.WantedKind
	label, none string
}{
	{corpus.WantedNumbered, "Có số đầy đủ", "Mọi văn bản được nhắc tới đều đã có toàn văn."},
	{corpus.WantedSeveral, "Nhiều văn bản cùng số", "Không dẫn chiếu nào có thể là nhiều văn bản."},
	{corpus.WantedUnnamed, "Không ghi số", "Mọi dẫn chiếu tới văn bản kho chưa có đều ghi số."},
}

// wantedName is what a list calls a document that is missing: its type and number, else its name.
func wantedName(w corpus.Wanted) string {
	if w.Canonical == "" {
		return shorten(viet.Capitalise(w.Title), longestEvidence)
	}
	if w.Type == "" {
		return w.Canonical
	}
	return numberedName(viet.Capitalise(w.Type), w.Canonical)
}

// wantedURL is the page that tells who cites a document, or the search for what is known of it where nothing names one document.
func wantedURL(w corpus.Wanted) string {
	switch {
	case w.ID != "":
		return documentURL(w.ID)
	case w.Canonical != "":
		return address("/tim", "q", w.Canonical)
	}
	return address("/tim", "q", `"`+strings.ReplaceAll(prefix(w.Title, longestEvidence), `"`, "")+`"`)
}

func newMissingRow(w corpus.Wanted) MissingRow {
	row := MissingRow{Wanted: w, Name: wantedName(w), URL: wantedURL(w), Uses: useWords(w.Uses)}
	for _, c := range w.Citing {
		row.Citing = append(row.Citing, summaryChoice(c))
	}
	alike := map[string]int{}
	for _, c := range w.Candidates {
		alike[candidateName(c)]++
	}
	for _, c := range w.Candidates {
		label := candidateName(c)
		if alike[label] > 1 { // what they are about tells them apart
			label = joinFacts(label, shorten(c.Title, 80))
		}
		if c.Stub {
			label += " (chưa có toàn văn)"
		}
		row.Candidates = append(row.Candidates, Choice{Label: label, URL: documentURL(c.ID)})
	}
	switch {
	case w.Documents <= len(w.Citing):
	case w.ID != "":
		row.AllURL = documentURL(w.ID) + "/lien-he#den"
	default:
		row.AllURL = row.URL
	}
	return row
}

// candidateName is what tells a document that may be meant from others: its name, body and day.
func candidateName(c corpus.Summary) string {
	return joinFacts(summaryName(c), c.Issuer, c.Issued.Short())
}

// useWords say in which relations others stand to a document: "Căn cứ 3", "Thực hiện 2".
func useWords(uses []corpus.TieCount) []string {
	var out []string
	for _, u := range uses {
		if name, ok := u.Relation.Name(); ok {
			out = append(out, name.Out+" "+integer(u.Documents))
		}
	}
	return out
}

// summaryChoice is a document as a link of a list.
func summaryChoice(s corpus.Summary) Choice {
	return Choice{Label: shorten(summaryName(s), 90), URL: documentURL(s.ID)}
}

// readMissing reads the address of the page.
func readMissing(p params, who viewer) (corpus.WantedQuery, error) {
	q := corpus.WantedQuery{Kind: corpus.WantedNumbered, Secret: who.local}
	kinds := make([]string, len(missingKinds))
	for i, k := range missingKinds {
		kinds[i] = string(k.kind)
	}
	kind, err := p.oneOf("nhom", kinds...)
	if err != nil {
		return q, err
	}
	if kind != "" {
		q.Kind = corpus.WantedKind(kind)
	}
	q.Shelf, err = readShelf(p)
	return q, err
}

// missingAddress is the one address of a list.
func missingAddress(path string, q corpus.WantedQuery, page int) string {
	nhom := string(q.Kind)
	if q.Kind == corpus.WantedNumbered {
		nhom = ""
	}
	return address(path, append(append([]string{"nhom", nhom}, shelfPairs(q.Shelf)...), pageKey, pageNumber(page))...)
}

// missingList builds the list.
func (s *site) missingList(ctx context.Context, q corpus.WantedQuery) (*MissingPage, error) {
	found, all, err := s.library.Wanted(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("missing documents: %w", err)
	}
	p := &MissingPage{Kind: q.Kind, Found: all, Offset: q.Offset, Limit: q.N, Rows: []MissingRow{}}
	for _, w := range found {
		p.Rows = append(p.Rows, newMissingRow(w))
	}
	return p, nil
}

// serveMissing answers /con-thieu.
func (s *site) serveMissing(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(narrowKeys[:], "nhom", pageKey)...)
	who := s.viewer(r)
	q, err := readMissing(p, who)
	if err != nil {
		return err
	}
	n, err := p.page()
	if err != nil {
		return err
	}
	q.Offset, q.N = (n-1)*rowsOfMissing, rowsOfMissing
	page, err := s.missingList(r.Context(), q)
	if err != nil {
		return err
	}
	for _, k := range missingKinds {
		other, total := q, page.Total
		other.Kind = k.kind
		if k.kind == q.Kind {
			page.None = k.none
		} else {
			other.Offset, other.N = 0, 0
			_, found, err := s.library.Wanted(r.Context(), other)
			if err != nil {
				return fmt.Errorf("missing documents: %w", err)
			}
			total = found.Total
		}
		page.Tabs = append(page.Tabs, Choice{k.label + " " + integer(total), missingAddress(missingPath, other, 1), k.kind == q.Kind})
	}
	if q.Shelf != (corpus.Shelf{}) {
		page.None = noneFits
	}
	nhom := ""
	if q.Kind != corpus.WantedNumbered {
		nhom = string(q.Kind)
	}
	page.Narrow = newNarrowForm(missingPath, q.Shelf, page.Types, p, "nhom", nhom)
	page.Download = missingAddress(missingPath+".csv", q, 1)
	link := func(n int) string { return missingAddress(missingPath, q, n) }
	page.Pager = newPager(n, page.Total, rowsOfMissing, "văn bản", link)
	f := s.frame(r, who, "Văn bản còn thiếu")
	f.Section, f.Canonical, f.Remarks = "con-thieu", link(n), p.remarks()
	page.None = f.State.none(page.None)
	return s.write(w, http.StatusOK, "missing", f, page)
}

// serveMissingAPI answers /api/v1/con-thieu.
func (s *site) serveMissingAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(narrowKeys[:], "nhom", offsetKey, sizeKey, cursorKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	q, err := readMissing(p, who)
	if err != nil {
		return err
	}
	part, err := p.part()
	if err != nil {
		return err
	}
	page, err := s.missingPart(r.Context(), q, part, who)
	if err != nil {
		return err
	}
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// missingPart is the part of the list that a program asks for.
func (s *site) missingPart(ctx context.Context, q corpus.WantedQuery, part listPart, who viewer) (*MissingPage, error) {
	list := missingAddress("/api/v1"+missingPath, q, 1)
	if part.cursor == "" {
		q.Offset, q.N = part.offset, part.n
		page, err := s.missingList(ctx, q)
		if err == nil {
			page.Next = following(list, part, page.Total)
		}
		return page, err
	}
	at, err := s.walkList(list, missingAddress(missingPath+".csv", q, 1), part, who, func(most int) (any, int, int, error) {
		q.N = most
		all, err := s.missingList(ctx, q)
		if err != nil {
			return nil, 0, 0, err
		}
		return all, len(all.Rows), all.Total, nil
	})
	if err != nil {
		return nil, err
	}
	page := *at.rows.(*MissingPage)
	page.Rows, page.Offset, page.Limit, page.Next = page.Rows[at.from:at.to], at.from, part.n, walking(list, at, part.n)
	return &page, nil
}

// serveMissingCSV answers /con-thieu.csv: the whole list, to shop by.
func (s *site) serveMissingCSV(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(narrowKeys[:], "nhom")...)
	q, err := readMissing(p, s.viewer(r))
	if err != nil {
		return err
	}
	base := s.base(r)
	head := []string{"Số, ký hiệu", "Loại", "Tên, trích yếu", "Cơ quan", "Ngày ban hành", "Số văn bản nhắc tới", "Số lần nhắc", "Được dùng để", "Văn bản nhắc tới (đầu danh sách)",
		"Có thể là", "Biết qua", "Địa chỉ"}
	return s.download(w, r, "van-ban-con-thieu", head, func(row func(...string) error) error {
		return s.library.EachWanted(r.Context(), q, func(x corpus.Wanted) error {
			m := newMissingRow(x)
			known := "dẫn chiếu"
			if x.Listed {
				known = "danh mục, dẫn chiếu"
			}
			return row(x.Canonical, x.Type, x.Title, x.Issuer, x.Date.Short(), strconv.Itoa(x.Documents), strconv.Itoa(x.Mentions), strings.Join(m.Uses, "; "),
				labels(m.Citing), labels(m.Candidates), known, base+m.URL)
		})
	})
}

// labels are the labels of links, one after another.
func labels(list []Choice) string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.Label
	}
	return strings.Join(out, "; ")
}
