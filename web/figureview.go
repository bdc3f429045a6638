package web

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// figureView is the state of a list of figures as its address carries it. Equal views have equal addresses.
type figureView struct {
	// Words are those of the indicator, as typed; they may hold a range, a place or a period: "tỷ lệ nước sạch > 80 %".
	Words string
	// Place and Issuer are slugs, Period and Unit as in the filters, Least and Most as typed, in the base unit.
	Place, Issuer string
	Document      corpus.ID
	Period, Unit  string
	Kinds         []string
	Least, Most   string
	Order         corpus.FigureOrder
	Show          string
	Page          int
}

// figureKeys are the parameters of a list of figures, in the order of its address (pages.md §2).
var figureKeys = [...]string{"chitieu", "noi", "ky", "donvi", "loaiso", "tu", "den", "coquan", "vanban", "xep", pageKey, "xem"}

// What "xem" shows: everything, or the one thing alone and more of it.
const (
	showTable  = "bang"
	showTime   = "thoi-gian"
	showTarget = "so-sanh"
)

// longestFigureWords is how much of a field is read, in characters.
const longestFigureWords = 160

// readFigureView reads the address of a list of figures.
func readFigureView(p params) (figureView, error) {
	v, err := readFigureFilters(p)
	if err != nil {
		return v, err
	}
	order, err := p.oneOf("xep", figureOrders()...)
	if err != nil {
		return v, err
	}
	v.Order = corpus.FigureOrder(order)
	v.Show, err = p.oneOf("xem", showTable, showTime, showTarget)
	return v, err
}

// readFigureFilters reads which figures are asked for, and the page of their list.
func readFigureFilters(p params) (figureView, error) {
	short := func(key string) string { return prefix(p.get(key), longestFigureWords) }
	v := figureView{Words: short("chitieu"), Place: corpus.Spelled(short("noi")), Issuer: corpus.Spelled(short("coquan")), Document: corpus.ID(short("vanban")),
		Unit: short("donvi"), Least: short("tu"), Most: short("den"), Period: short("ky"), Page: 1}
	if v.Period != "" {
		if _, ok := corpus.ParsePeriod(v.Period); !ok {
			return v, &paramError{"ky", v.Period, "một kỳ như 2025, 2025-q1, 2025-03, 2025-6-thang"}
		}
	}
	for _, k := range p.list("loaiso") {
		if _, ok := kindOf(k); !ok {
			return v, &paramError{"loaiso", k, strings.Join(kindSlugs(), ", ")}
		}
		v.Kinds = append(v.Kinds, k)
	}
	for key, value := range map[string]string{"tu": v.Least, "den": v.Most} {
		if _, ok := bound(value); !ok {
			return v, &paramError{key, value, "một số như 80, 1.204 hay 2,5 tỷ đồng"}
		}
	}
	page, err := p.page()
	v.Page = page
	return v, err
}

// kindOf is the kind of figure of a value of an address.
func kindOf(slug string) (corpus.FigureKind, bool) {
	for _, x := range figureKinds {
		if x.slug == slug {
			return x.kind, true
		}
	}
	return "", false
}

func kindSlugs() []string {
	var out []string
	for _, x := range figureKinds {
		out = append(out, x.slug)
	}
	return out
}

// orderLabels are the orders of a list with their words.
var orderLabels = [...]struct {
	order corpus.FigureOrder
	label string
}{
	{corpus.FigureByMatch, "Gần tên nhất"},
	{corpus.FigureByPeriod, "Kỳ mới nhất"},
	{corpus.FigureByValue, "Giá trị lớn nhất"},
	{corpus.FigureByGap, "Chênh lệch với mục tiêu"},
	{corpus.FigureByPlace, "Nơi"},
}

func figureOrders() []string {
	var out []string
	for _, o := range orderLabels {
		if o.order != "" {
			out = append(out, string(o.order))
		}
	}
	return out
}

// bound reads one end of a range of values, with or without a unit: "80", "1.204", "2,5 tỷ đồng", "−3"; nil for "". ok is false for what is no
// number.
func bound(s string) (*float64, bool) {
	if s == "" {
		return nil, true
	}
	sign := 1.0
	if rest := strings.TrimLeft(s, "-−"); rest != s {
		s, sign = strings.TrimSpace(rest), -1
	}
	q, ok := corpus.ParseQuantity(s)
	if !ok {
		return nil, false
	}
	v := sign * q.Value
	return &v, true
}

// query is the question to the store, for the figures of the page that the view is on.
func (v figureView) query(who viewer) corpus.FigureQuery {
	q, _ := query.Figures(v.Words)
	q.Secret = who.local
	if v.Place != "" {
		q.Place = v.Place
	}
	q.Issuer, q.Doc, q.Order = v.Issuer, v.Document, v.Order
	if period, ok := corpus.ParsePeriod(v.Period); ok {
		q.Period = period
	}
	if v.Unit != "" {
		q.Unit = v.Unit
	}
	if len(v.Kinds) > 0 {
		q.Kinds = nil
	}
	for _, k := range v.Kinds {
		if kind, ok := kindOf(k); ok {
			q.Kinds = append(q.Kinds, kind)
		}
	}
	if least, ok := bound(v.Least); ok && least != nil {
		q.Least = least
	}
	if most, ok := bound(v.Most); ok && most != nil {
		q.Most = most
	}
	q.N = v.size()
	q.Offset = (max(v.Page, 1) - 1) * q.N
	return q
}

// size is how many rows a page of the view has.
func (v figureView) size() int {
	if v.Show == showTable {
		return 2 * rowsOfFigures
	}
	return rowsOfFigures
}

// rowsOfFigures is how many figures a page has beside its charts.
const rowsOfFigures = 15

// pairs are the parameters of the view in their one order.
func (v figureView) pairs() []string {
	out := []string{"chitieu", v.Words, "noi", v.Place, "ky", v.Period, "donvi", v.Unit}
	for _, k := range v.Kinds {
		out = append(out, "loaiso", k)
	}
	out = append(out, "tu", v.Least, "den", v.Most, "coquan", v.Issuer, "vanban", string(v.Document), "xep", string(v.Order), pageKey, pageNumber(v.Page))
	return append(out, "xem", v.Show)
}

// at is the address of the view under a path.
func (v figureView) at(path string) string { return address(path, v.pairs()...) }

// following is the next page of the view at an address for programs, "" where the one that ends before row end is the last of total.
func (v figureView) following(path string, end, total int) string {
	if end >= total {
		return ""
	}
	page := max(v.Page, 1) + 1
	v = v.with(func(*figureView) {})
	v.Page = page
	return v.at(path)
}

// with returns a changed copy on its first page.
func (v figureView) with(change func(*figureView)) figureView {
	v.Kinds, v.Page = slices.Clone(v.Kinds), 1
	change(&v)
	return v
}

// asks reports whether the view asks for anything, beyond the order in which all figures stand.
func (v figureView) asks() bool { return v.narrowed() || v.Words != "" }

// narrowed reports whether a filter is set beside the words.
func (v figureView) narrowed() bool {
	return v.Place+v.Issuer+string(v.Document)+v.Period+v.Unit+v.Least+v.Most != "" || len(v.Kinds) > 0
}
