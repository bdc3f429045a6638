package web

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"vankho/search"
	"vankho/search/query"
)

// Explanation tells why a hit stands where it does.
type Explanation struct {
	// Reasons are what adds to the score, then what takes from it, the weightiest first.
	Reasons []search.Reason `json:"reasons"`
	// Score is their sum.
	Score float64 `json:"score"`
	// Facts come before any score: the number asked for, whether the text is held, whether the document is replaced.
	Facts []string `json:"facts,omitempty"`
	// Brief is true where the page says the weightiest reasons alone.
	Brief bool `json:"-"`
}

// standing says what puts a hit before or behind others whatever their scores; asked is the number in the question, nil for none.
func standing(h Hit, asked *query.NumberAsked) []string {
	var out []string
	if asked != nil && spells(*asked, h.Number, h.Type, h.Issued) {
		out = append(out, "Có đúng số, ký hiệu đã hỏi: "+h.Number)
	}
	switch {
	case h.Cited:
		out = append(out, "Chỉ biết qua dẫn chiếu, nên đứng sau văn bản có trong kho")
	case h.Stub:
		out = append(out, "Có trong danh mục, chưa có toàn văn")
	default:
		out = append(out, "Có toàn văn")
	}
	if h.CitedBy > 0 {
		out = append(out, "Được "+integer(h.CitedBy)+" văn bản viện dẫn")
	}
	if h.Ended != nil {
		out = append(out, h.Ended.Words+" "+h.Ended.Name)
	}
	return out
}

// sayable is how small a share of the score a reason may have and still be told in words.
const sayable = .02

// machinery begins the keys of reasons that speak of the steps of ranking: the table has them, sentences for a person do not.
const machinery = "first_"

// mostSaid is how many reasons are told in words, mostRows how many have a row of their own in the table of the page; the API has all.
const (
	mostSaid        = 5
	mostSaidBriefly = 3
	mostRows        = 10
)

// explain orders the parts of a score.
func explain(h search.Hit) *Explanation {
	out := &Explanation{Reasons: slices.Clone(h.Why), Score: h.Score}
	slices.SortStableFunc(out.Reasons, func(a, b search.Reason) int { return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)) })
	sum := 0.
	for _, r := range out.Reasons {
		sum += r.Points
	}
	if len(out.Reasons) > 0 {
		out.Score = sum
	}
	return out
}

// Words are the facts, then the weightiest reasons as sentences; those that lower the hit say so.
func (x *Explanation) Words() []string {
	total := 0.
	out := slices.Clone(x.Facts)
	for _, r := range x.Reasons {
		total += math.Abs(r.Points)
	}
	said, most := 0, mostSaid
	if x.Brief {
		most = mostSaidBriefly
	}
	for _, r := range x.Reasons {
		if said == most || math.Abs(r.Points) < sayable*total {
			break
		}
		if strings.HasPrefix(r.Key, machinery) {
			continue
		}
		said++
		label := capital(r.Label)
		if r.Points < 0 {
			label += " (hạ điểm)"
		}
		out = append(out, label)
	}
	return out
}

// Rows are those of the table: the weightiest reasons, and the others in one row, so that the rows sum to the score.
func (x *Explanation) Rows() []search.Reason {
	if len(x.Reasons) <= mostRows+1 {
		return x.Reasons
	}
	rest := search.Reason{Label: integer(len(x.Reasons)-mostRows) + " thành phần khác", Value: math.NaN()}
	for _, r := range x.Reasons[mostRows:] {
		rest.Points += r.Points
	}
	return append(slices.Clone(x.Reasons[:mostRows]), rest)
}

// decimal writes a number with at most three decimals and a comma, the minus as U+2212: "−0,125", "3"; what is no number is "".
func decimal(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	s := strconv.FormatFloat(x, 'f', 3, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return strings.NewReplacer("-", "−", ".", ",").Replace(s)
}

// signed writes points with their sign: "+1,25", "−0,4", "0".
func signed(x float64) string {
	s := decimal(x)
	if x > 0 && s != "0" {
		return "+" + s
	}
	return s
}
