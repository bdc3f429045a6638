package web

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"vankho/search"
)

// Explanation tells why a hit stands where it does.
type Explanation struct {
	// Reasons are what adds to the score, then what takes from it, the weightiest first.
	Reasons []search.Reason `json:"reasons"`
	// Score is their sum.
	Score float64 `json:"score"`
}

// sayable is how small a share of the score a reason may have and still be told in words.
const sayable = .02

// mostSaid is how many reasons are told in words; the table has them all.
const mostSaid = 5

// explain orders the parts of a score. A part that rounds away in the table is joined with the others like it, so that the rows of the
// table sum to what stands below them.
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

// Words are the weightiest reasons as sentences: those that lift the hit; those that lower it say so.
func (x *Explanation) Words() []string {
	total := 0.
	for _, r := range x.Reasons {
		total += math.Abs(r.Points)
	}
	var out []string
	for _, r := range x.Reasons {
		if len(out) == mostSaid || math.Abs(r.Points) < sayable*total {
			break
		}
		label := capital(r.Label)
		if r.Points < 0 {
			label += " (hạ điểm)"
		}
		out = append(out, label)
	}
	return out
}

// decimal writes a number with at most three decimals and a comma, the minus as U+2212: "−0,125", "3".
func decimal(x float64) string {
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
