package web

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// goalView is the state of a list of targets as its address carries it: the filters of figures, which targets, in which order. Equal views have
// equal addresses.
type goalView struct {
	figureView
	// Verdicts are values of goalVerdicts; none = all targets that have a result.
	Verdicts []string
	Order    corpus.TargetOrder
}

// goalKeys are the parameters of a list of targets, in the order of its address.
var goalKeys = [...]string{"chitieu", "noi", "ky", "donvi", "tu", "den", "coquan", "vanban", "trangthai", "xep", pageKey}

// goalVerdicts are what may come of a target, with their value in addresses, their word, and the shape before it.
var goalVerdicts = [...]struct {
	verdict           corpus.TargetVerdict
	slug, word, class string
}{
	{corpus.TargetMet, "dat", "đạt", "ok"},
	{corpus.TargetMissed, "chua-dat", "chưa đạt", "end"},
	{corpus.TargetProgress, "dang-thuc-hien", "đang thực hiện", "soon"},
	{corpus.TargetEnded, "het-ky", "hết kỳ, chưa có số cả kỳ", "unk"},
	{corpus.TargetOpen, "chua-ket-luan", "chưa kết luận được", "unk"},
	{corpus.TargetOther, "ky-khac", "chỉ có số kỳ khác", "na"},
	{corpus.TargetNone, "chua-co", "chưa có kết quả trong kho", "na"},
}

// goalOrders are the orders of a list with their words.
var goalOrders = [...]struct {
	order corpus.TargetOrder
	label string
}{
	{corpus.TargetByGap, "Thiếu nhiều nhất"},
	{corpus.TargetByDue, "Gần hạn nhất"},
	{corpus.TargetByNewest, "Kết quả mới nhất"},
}

// readGoalView reads the address of a list of targets.
func readGoalView(p params) (goalView, error) {
	figures, err := readFigureFilters(p)
	v := goalView{figureView: figures}
	if err != nil {
		return v, err
	}
	for _, slug := range p.list("trangthai") {
		if !slices.Contains(verdictSlugs(), slug) {
			_, err := p.oneOf("trangthai", verdictSlugs()...)
			return v, cmp.Or(err, error(&paramError{"trangthai", slug, "một trong các trạng thái của trang"}))
		}
		v.Verdicts = append(v.Verdicts, slug)
	}
	order, err := p.oneOf("xep", string(corpus.TargetByDue), string(corpus.TargetByNewest))
	v.Order = corpus.TargetOrder(order)
	return v, err
}

func verdictSlugs() []string {
	var out []string
	for _, x := range goalVerdicts {
		out = append(out, x.slug)
	}
	return out
}

// query is the question to the store, for the targets of the page that the view is on.
func (v goalView) query(who viewer, today corpus.Date) corpus.TargetQuery {
	q := corpus.TargetQuery{FigureQuery: v.figureView.query(who), Order: v.Order, On: today}
	q.Kinds = nil
	q.N = rowsOfGoals
	q.Offset = (max(v.Page, 1) - 1) * q.N
	for _, x := range goalVerdicts {
		if slices.Contains(v.Verdicts, x.slug) {
			q.Verdicts = append(q.Verdicts, x.verdict)
		}
	}
	return q
}

// rowsOfGoals is how many targets a page has.
const rowsOfGoals = 12

// at is the address of the view under a path.
func (v goalView) at(path string) string {
	out := []string{"chitieu", v.Words, "noi", v.Place, "ky", v.Period, "donvi", v.Unit, "tu", v.Least, "den", v.Most, "coquan", v.Issuer, "vanban", string(v.Document)}
	for _, slug := range v.Verdicts {
		out = append(out, "trangthai", slug)
	}
	return address(path, append(out, "xep", string(v.Order), pageKey, pageNumber(v.Page))...)
}

// with returns a changed copy on its first page.
func (v goalView) with(change func(*goalView)) goalView {
	v.Verdicts, v.Page = slices.Clone(v.Verdicts), 1
	change(&v)
	return v
}
