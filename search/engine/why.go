package engine

import (
	"math"

	"vankho/search"
	"vankho/search/rank"
)

// The parts of a score that no feature of the model measures.
const (
	whyFirst  = "first"
	whyTitle  = "whole_title"
	whyOver   = "over"
	whyPeriod = "period"
	whyCited  = "cited"
	whyOther  = "other"
)

// negligible is how small a part of a score is not worth a line.
const negligible = 1e-9

// explain tells of each hit what its score is made of; c are the candidates of the second step, nil where an order was asked for that is
// not one of scores.
func (s *searching) explain(c *candidates, page []answered, rs rankers, hits []search.Hit) error {
	if c == nil {
		return nil
	}
	var measured *rank.Measured
	if s.modelled() {
		m, err := rank.Shipped()
		if err != nil {
			return err
		}
		r := m.Measure(c.question, c.list)
		measured = &r
	}
	for i, a := range page {
		hits[i].Why = s.why(c, a, rs, measured)
	}
	return nil
}

// why are the parts of one score; they sum to it.
func (s *searching) why(c *candidates, a answered, rs rankers, measured *rank.Measured) []search.Reason {
	if a.top == 0 || measured == nil { // a number alone, or a hit far behind
		return []search.Reason{{Key: whyFirst, Label: "Từ và cụm hai từ đã hỏi, ở tiêu đề và nội dung", Value: float64(a.first), Points: a.score}}
	}
	var out []search.Reason
	most := 0.0
	for _, p := range measured.Explain(a.top - 1) {
		out = append(out, search.Reason{Key: p.Name, Label: p.Label, Value: p.Value, Points: p.Points})
		most += p.Points
	}
	rest := a.score - most
	if title := titleWorth * rs.titled(c.list[a.top-1].Title); !s.Sections && title != 0 {
		out = append(out, search.Reason{Key: whyTitle, Label: "Tên văn bản chứa cả câu hỏi", Value: title / titleWorth, Points: title})
		rest -= title
	}
	if a.over {
		out = append(out, search.Reason{Key: whyOver, Label: "Văn bản không còn hiệu lực", Value: 1, Points: -overCost})
		rest += overCost
	}
	if a.prior != 0 {
		out = append(out, search.Reason{Key: whyCited, Label: "Được văn bản khác viện dẫn", Value: float64(s.rests(a.document)), Points: a.prior})
		rest -= a.prior
	}
	if a.period != 0 {
		out = append(out, search.Reason{Key: whyPeriod, Label: "Văn bản của kỳ đã hỏi", Value: 1, Points: a.period})
		rest -= a.period
	}
	if math.Abs(rest) > negligible {
		out = append(out, search.Reason{Key: whyOther, Label: "Điều chỉnh theo nội dung khác của văn bản", Points: rest})
	}
	return out
}
