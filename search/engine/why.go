package engine

import (
	"math"

	"vankho/search"
	"vankho/search/rank"
)

// The parts of a score that no feature of the model measures.
const (
	whyFirst = "first"
	whyTitle = "whole_title"
	whyOther = "other"
)

// negligible is how small a part of a score is not worth a line.
const negligible = 1e-9

// explain tells of each hit what its score is made of; c are the candidates of the second step, nil where an order was asked for that is
// not one of scores.
func (s *searching) explain(c *candidates, page []answered, rs rankers, hits []search.Hit) error {
	if c == nil {
		return nil
	}
	for i, a := range page {
		why, err := s.why(c, a, rs)
		if err != nil {
			return err
		}
		hits[i].Why = why
	}
	return nil
}

// why are the parts of one score; they sum to it.
func (s *searching) why(c *candidates, a answered, rs rankers) ([]search.Reason, error) {
	first := search.Reason{Key: whyFirst, Label: "Từ và cụm hai từ đã hỏi, ở tiêu đề và nội dung", Value: float64(a.first), Points: a.score}
	if a.top == 0 || !s.modelled() {
		return []search.Reason{first}, nil
	}
	m, err := rank.Shipped()
	if err != nil {
		return nil, err
	}
	asked, err := s.wordingsOf(c.question)
	if err != nil {
		return nil, err
	}
	var out []search.Reason
	most := math.Inf(-1)
	for _, q := range asked {
		var parts []search.Reason
		sum := 0.0
		for _, p := range m.Explain(q, c.list, a.top-1) {
			parts = append(parts, search.Reason{Key: p.Name, Label: p.Label, Value: p.Value, Points: p.Points})
			sum += p.Points
		}
		if sum > most {
			out, most = parts, sum
		}
	}
	rest := a.score - most
	if title := titleWorth * rs.titled(c.list[a.top-1].Title); !s.Sections && title != 0 {
		out = append(out, search.Reason{Key: whyTitle, Label: "Tên văn bản chứa cả câu hỏi", Value: title / titleWorth, Points: title})
		rest -= title
	}
	if math.Abs(rest) > negligible {
		out = append(out, search.Reason{Key: whyOther, Label: "Điều chỉnh theo hiệu lực và nội dung khác của văn bản", Points: rest})
	}
	return out, nil
}
