package web

import (
	"slices"
	"strconv"
	"strings"

	"vankho/search"
	"vankho/search/query"
)

// question is the state of a search as its address carries it. Equal questions have equal addresses.
type question struct {
	Text string
	// Types, Issuers and Years are facet values, sorted; query.None stands for documents that lack the fact.
	Types, Issuers, Years []string
	Sort                  search.Sort
	Page                  int
	// Sections lists provisions in place of documents.
	Sections bool
	// Exact wants the marks as typed.
	Exact bool
	// AsTyped reads nothing into the words typed.
	AsTyped bool
	// Words takes a number for plain words.
	Words bool
	// List shows the list even where one document alone has the number.
	List bool
	// Explain shows what each score is made of.
	Explain bool
	// Filter opens the filters on a narrow screen.
	Filter bool
}

// pageSize is how many hits a page of results shows.
const pageSize = 20

// maxPage keeps an address from asking for more than an engine should sort.
const maxPage = 5000

// questionKeys are the parameters of a search in the order of its address (pages.md §2).
var questionKeys = [...]string{"q", "loai", "coquan", "nam", "don-vi", "xep", "trang", "chinh-xac", "sua", "hieu", "mo", "giai-thich", "loc"}

func readQuestion(p params) (question, error) {
	q := question{Text: p.get("q"), Types: p.list("loai"), Issuers: p.list("coquan"), Years: p.list("nam")}
	for _, y := range q.Years {
		if _, ok := query.ParseYears(y); !ok && y != query.None {
			return q, &paramError{"nam", y, "một năm như 2025, một khoảng như 2020..2025, hoặc " + query.None}
		}
	}
	for name, list := range map[string][]string{"loai": q.Types, "coquan": q.Issuers} {
		for _, v := range list {
			if !isSlug(v) {
				return q, &paramError{name, v, "chữ thường không dấu nối bằng gạch ngang, như nghi-quyet"}
			}
		}
	}
	sort, err := p.oneOf("xep", string(search.SortNewest), string(search.SortOldest))
	if err != nil {
		return q, err
	}
	q.Sort = search.Sort(sort)
	if q.Page, err = p.number("trang", 1, 1, maxPage); err != nil {
		return q, err
	}
	if q.Exact, err = p.flag("chinh-xac"); err != nil {
		return q, err
	}
	for _, one := range []struct {
		name, value string
		to          *bool
	}{{"don-vi", "dieu", &q.Sections}, {"sua", "khong", &q.AsTyped}, {"hieu", "chu", &q.Words}, {"mo", "danh-sach", &q.List}} {
		v, err := p.oneOf(one.name, one.value)
		if err != nil {
			return q, err
		}
		*one.to = v != ""
	}
	if q.Explain, err = p.flag("giai-thich"); err != nil {
		return q, err
	}
	q.Filter, err = p.flag("loc")
	return q, err
}

// isSlug reports whether a facet value has the form of one; what has not cannot be in the index.
func isSlug(s string) bool {
	return len(s) <= 300 && strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-')
	}) < 0
}

// address is where the question's page is, keys in the fixed order, defaults left out.
func (q question) address() string { return q.at("/tim") }

func (q question) at(path string) string {
	pairs := []string{"q", q.Text}
	add := func(key string, values ...string) {
		for _, v := range values {
			pairs = append(pairs, key, v)
		}
	}
	add("loai", q.Types...)
	add("coquan", q.Issuers...)
	add("nam", q.Years...)
	when := func(yes bool, key, value string) {
		if yes {
			add(key, value)
		}
	}
	when(q.Sections, "don-vi", "dieu")
	add("xep", string(q.Sort))
	when(q.Page > 1, "trang", strconv.Itoa(q.Page))
	when(q.Exact, "chinh-xac", "1")
	when(q.AsTyped, "sua", "khong")
	when(q.Words, "hieu", "chu")
	when(q.List, "mo", "danh-sach")
	when(q.Explain, "giai-thich", "1")
	when(q.Filter, "loc", "1")
	return address(path, pairs...)
}

// canonical is the address that stands for all views of the same results.
func (q question) canonical() string {
	q.Filter, q.List, q.Explain = false, false, false
	return q.address()
}

// with returns a changed copy on its first page; the lists are copied, so that change may edit them.
func (q question) with(change func(*question)) question {
	q.Types, q.Issuers, q.Years = slices.Clone(q.Types), slices.Clone(q.Issuers), slices.Clone(q.Years)
	q.Page, q.Filter = 1, false
	change(&q)
	return q
}

// values returns the list of chosen values of a facet, so that it can be edited; nil for a facet not known here.
func (q *question) values(facet string) *[]string {
	switch facet {
	case "loai":
		return &q.Types
	case "coquan":
		return &q.Issuers
	case "nam":
		return &q.Years
	}
	return nil
}

// without drops one chosen value of a facet.
func (q question) without(facet, value string) question {
	return q.with(func(q *question) {
		if list := q.values(facet); list != nil {
			*list = slices.DeleteFunc(*list, func(v string) bool { return v == value })
		}
	})
}

// filtered reports whether any facet is chosen.
func (q question) filtered() bool { return len(q.Types)+len(q.Issuers)+len(q.Years) > 0 }

// empty reports whether nothing is asked at all: the browse page.
func (q question) empty() bool { return q.Text == "" && !q.filtered() && q.Sort == "" }

// request turns the question into one for the engine.
func (q question) request(who viewer, offset, limit int) search.Request {
	parsed := query.Parse(q.Text)
	if q.Words {
		parsed.Number = nil
	}
	r := search.Request{Query: parsed, Sort: q.Sort, Exact: q.Exact, AsTyped: q.AsTyped, Sections: q.Sections, Explain: q.Explain, Offset: offset, Limit: limit, Secret: who.local,
		Filters: search.Filters{Types: q.Types, Issuers: q.Issuers}}
	for _, y := range q.Years {
		if y == query.None {
			r.Filters.NoYear = true
		} else if years, ok := query.ParseYears(y); ok {
			r.Filters.Years = append(r.Filters.Years, years)
		}
	}
	return r
}
