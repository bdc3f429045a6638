package web

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// ReviewNote (điểm cần xem lại) is one thing about the figures of a page that a reader should look at.
type ReviewNote struct {
	Words, Label, URL string
}

// mostReview is how many notes a page has.
const mostReview = 8

// review gathers what is to be looked at: doubts, readings that another reader might not share, and why there is no line over time.
func review(p *FiguresPage) []ReviewNote {
	var out []ReviewNote
	for _, l := range p.Lines {
		f := l.row.Figure
		if len(l.Doubts) > 0 {
			out = append(out, ReviewNote{quoted(shorten(f.Quote, 60)) + ": " + strings.Join(l.Doubts, "; ") + ".", "Xem câu", l.URL})
		}
		if f.Kind == corpus.FigureComparison && strings.HasPrefix(f.BaseUnit, "điểm") && !strings.Contains(f.Quote, "điểm") {
			out = append(out, ReviewNote{quoted(shorten(f.Quote, 60)) + " được hiểu là " + withUnit(amountWords(f.Value), f.BaseUnit) + ".", "Xem câu", l.URL})
		}
		if f.Target == nil && f.Total == nil && len(f.Sums) > 0 {
			for _, x := range f.Sums {
				if !x.OK && x.Exhaustive {
					out = append(out, ReviewNote{"Các phần của " + quoted(shorten(f.Quote, 60)) + " cộng lại là " + exactNumber(x.Total) + " (văn bản ghi như vậy).", "Xem câu", l.URL})
				}
			}
		}
	}
	if p.view.Words != "" {
		out = append(out, closePairs(p.Lines)...)
	}
	if p.view.Words != "" && len(p.Charts) == 0 && (p.view.Show == "" || p.view.Show == showTime) && p.Found > 0 {
		words := "Chưa có hai kỳ của cùng một chỉ tiêu, nơi và đơn vị. Biểu đồ theo thời gian cần ít nhất hai kỳ."
		if p.Periods == 1 {
			words = "Mới có một kỳ. Biểu đồ theo thời gian cần ít nhất hai kỳ."
		}
		out = append(out, ReviewNote{Words: words})
	}
	return out[:min(len(out), mostReview)]
}

const (
	// mostAlike is how many pairs of close names are told; closeShare how much of their words two names share that are close.
	mostAlike  = 2
	closeShare = .6
)

// closePairs tell figures of one document whose indicators have names close to each other and are others nevertheless.
func closePairs(lines []FigureLine) []ReviewNote {
	var out []ReviewNote
	for i, a := range lines {
		for _, b := range lines[i+1:] {
			x, y := a.row, b.row
			if len(out) == mostAlike || x.Of == 0 || x.Of == y.Of || x.Document.ID != y.Document.ID || x.BaseUnit != y.BaseUnit || x.Kind != y.Kind || x.Base == y.Base || !closeWords(x.Name, y.Name) {
				continue
			}
			out = append(out, ReviewNote{a.Full() + " và " + b.Full() + " gần tên nhưng là hai chỉ tiêu khác nhau trong cùng một văn bản: " + shorten(x.Name, 90) + "; " + shorten(y.Name, 90) + ".",
				"So hai câu", figureURL(x.Document.ID, x.N)})
			break
		}
	}
	return out
}

// closeWords reports whether two names share most of the words that tell indicators apart.
func closeWords(a, b string) bool {
	x, y := corpus.IndicatorWords(a), corpus.IndicatorWords(b)
	both := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			both++
		}
	}
	return both > 0 && float64(both) >= closeShare*float64(max(len(x), len(y)))
}
