package web

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"vankho/search"
	"vankho/search/query"
)

// question is the state of a search as its address carries it. Equal questions have equal addresses.
type question struct {
	Text string
	// Filters are the conditions of the address, in the order of query.Fields, those of one key sorted.
	Filters []query.Filter
	Sort    search.Sort
	Page    int
	// Sections lists provisions in place of documents.
	Sections bool
	// Exact wants the marks as typed.
	Exact bool
	// AsTyped reads nothing into the words typed.
	AsTyped bool
	// Words takes a number for plain words, NoPlace a place within a document ("khoản 2 điều 8").
	Words, NoPlace bool
	// List shows the list even where one document alone has the number.
	List bool
	// Explain shows what each score is made of.
	Explain bool
	// Filter opens the filters on a narrow screen.
	Filter bool
	// Opened are the groups of filters of which all values are shown, in the order of the page.
	Opened []string
}

// resultsPath is the address of results.
const resultsPath = "/tim"

// pageSize is how many hits a page of results shows.
const pageSize = 20

// maxFilters is how many filters one address may carry; each asks the index once.
const maxFilters = 100

// maxPage keeps an address from asking for more than an engine should sort.
const maxPage = 50_000

// questionKeys are the parameters of a search in the order of its address (pages.md §2).
var questionKeys = sync.OnceValue(func() []string {
	keys := []string{"q"}
	for _, f := range query.Fields() {
		if f.Parameter() {
			keys = append(keys, f.Name)
		}
	}
	return append(keys, "don-vi", "xep", pageKey, "chinh-xac", "sua", "hieu", "mo", "giai-thich", "loc", openedKey)
})

// openedKey names the groups of filters of which all values are shown.
const openedKey = "them"

// What "hieu" says is not to be read in the question.
const (
	readNoNumber = "chu"
	readNoPlace  = "khong-dieu"
)

func readQuestion(p params) (question, error) {
	q := question{Text: p.get("q")}
	for _, field := range query.Fields() {
		if !field.Parameter() {
			continue
		}
		for _, v := range p.list(field.Name) {
			f, ok := query.ReadFilter(field.Name, v)
			if !ok {
				return q, &paramError{field.Name, v, field.Wanted()}
			}
			if len(q.Filters) == maxFilters {
				return q, &paramError{field.Name, v, fmt.Sprintf("không quá %d điều kiện lọc", maxFilters)}
			}
			if !slices.Contains(q.Filters, f) {
				q.Filters = append(q.Filters, f)
			}
		}
		own := q.Filters[len(q.Filters)-len(query.Filtered(q.Filters, field.Name)):]
		slices.SortFunc(own, func(a, b query.Filter) int { return strings.Compare(a.String(), b.String()) })
	}
	sort, err := p.oneOf("xep", string(search.SortNewest), string(search.SortOldest), string(search.SortNumber), string(search.SortCited), string(search.SortPoor))
	if err != nil {
		return q, err
	}
	q.Sort = search.Sort(sort)
	if q.Page, err = p.number(pageKey, 1, 1, maxPage); err != nil {
		return q, err
	}
	if q.Exact, err = p.flag("chinh-xac"); err != nil {
		return q, err
	}
	for _, one := range []struct {
		name, value string
		to          *bool
	}{{"don-vi", "dieu", &q.Sections}, {"sua", "khong", &q.AsTyped}, {"mo", "danh-sach", &q.List}} {
		v, err := p.oneOf(one.name, one.value)
		if err != nil {
			return q, err
		}
		*one.to = v != ""
	}
	for _, v := range p.list("hieu") {
		switch v {
		case readNoNumber:
			q.Words = true
		case readNoPlace:
			q.NoPlace = true
		default:
			return q, &paramError{"hieu", v, readNoNumber + ", " + readNoPlace}
		}
	}
	if q.Explain, err = p.flag("giai-thich"); err != nil {
		return q, err
	}
	for _, v := range p.list(openedKey) {
		if !slices.Contains(facetKeys[:], v) {
			return q, &paramError{openedKey, v, strings.Join(facetKeys[:], ", ")}
		}
		q.open(v)
	}
	q.Filter, err = p.flag("loc")
	return q, err
}

// open has all values of a group of filters shown.
func (q *question) open(group string) {
	if slices.Contains(q.Opened, group) {
		return
	}
	q.Opened = append(slices.Clone(q.Opened), group)
	slices.SortFunc(q.Opened, func(a, b string) int { return slices.Index(facetKeys[:], a) - slices.Index(facetKeys[:], b) })
}

// address is where the question's page is, keys in the fixed order, defaults left out.
func (q question) address() string {
	if to, ok := q.browseAddress(); ok {
		return to
	}
	return q.at(resultsPath)
}

// at is the address of the question elsewhere, with pairs of key and value of that place at its end.
func (q question) at(path string, more ...string) string {
	pairs := []string{"q", q.Text}
	add := func(key string, values ...string) {
		for _, v := range values {
			pairs = append(pairs, key, v)
		}
	}
	for _, f := range q.Filters {
		add(f.Key, f.String())
	}
	when := func(yes bool, key, value string) {
		if yes {
			add(key, value)
		}
	}
	when(q.Sections, "don-vi", "dieu")
	add("xep", string(q.Sort))
	add(pageKey, pageNumber(q.Page))
	when(q.Exact, "chinh-xac", "1")
	when(q.AsTyped, "sua", "khong")
	when(q.Words, "hieu", readNoNumber)
	when(q.NoPlace, "hieu", readNoPlace)
	when(q.List, "mo", "danh-sach")
	when(q.Explain, "giai-thich", "1")
	when(q.Filter, "loc", "1")
	if path == resultsPath {
		add(openedKey, q.Opened...)
	}
	return address(path, append(pairs, more...)...)
}

// canonical is the address that stands for all views of the same results.
func (q question) canonical() string {
	q.Filter, q.List, q.Explain, q.Opened = false, false, false, nil
	return q.address()
}

// with returns a changed copy on its first page; the filters are copied, so that change may edit them.
func (q question) with(change func(*question)) question {
	q.Filters = slices.Clone(q.Filters)
	q.Page, q.Filter = 1, false
	change(&q)
	return q
}

// without drops one filter.
func (q question) without(f query.Filter) question {
	return q.with(func(q *question) {
		q.Filters = slices.DeleteFunc(q.Filters, func(g query.Filter) bool { return f == g })
	})
}

// empty reports whether nothing is asked at all: the browse page.
func (q question) empty() bool { return q.Text == "" && len(q.Filters) == 0 && q.Sort == "" }

// request turns the question into one for the engine.
func (q question) request(who viewer, offset, limit int) search.Request {
	parsed := query.Parse(q.Text)
	if q.Words {
		parsed = parsed.WithoutNumber()
	}
	if q.NoPlace {
		parsed = parsed.WithoutProvision()
	}
	return search.Request{Query: parsed, Filters: q.Filters, Sort: q.Sort, Exact: q.Exact, AsTyped: q.AsTyped, Sections: q.Sections,
		Explain: q.Explain, Offset: offset, Limit: limit, Secret: who.local}
}
