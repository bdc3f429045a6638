package web

import (
	"context"
	"fmt"
	"strings"

	"vankho/corpus/viet"
	"vankho/search/query"
)

// Way is one step out of a search without results: what would be dropped, and how many documents that gives.
type Way struct {
	Label, URL string
	Count      int
}

// ways tries what could be dropped from a question that found nothing, and keeps what helps.
func (s *site) ways(ctx context.Context, q question, who viewer) ([]Way, error) {
	type try struct {
		label string
		ask   question
	}
	var tries []try
	for _, f := range q.Filters {
		field, _ := query.FieldNamed(f.Key)
		tries = append(tries, try{fmt.Sprintf("Bỏ lọc %s “%s”", strings.ToLower(field.Short), valueLabel(f)), q.without(f)})
	}
	if len(q.Filters) > 1 {
		tries = append(tries, try{"Bỏ mọi bộ lọc", q.with(func(q *question) { q.Filters = nil })})
	}
	if q.Exact {
		tries = append(tries, try{"Tìm cả chữ khác dấu", q.with(func(q *question) { q.Exact = false })})
	}
	if bare := strings.NewReplacer(`"`, " ", "“", " ", "”", " ").Replace(q.Text); bare != q.Text {
		tries = append(tries, try{"Bỏ ngoặc kép", q.with(func(q *question) { q.Text = viet.Squeeze(bare) })})
	}
	if parsed := query.Parse(q.Text); len(parsed.Not) > 0 {
		var kept []string
		for _, w := range strings.Fields(q.Text) {
			if !strings.HasPrefix(w, "-") {
				kept = append(kept, w)
			}
		}
		tries = append(tries, try{"Bỏ từ loại trừ", q.with(func(q *question) { q.Text = strings.Join(kept, " ") })})
	}
	if parsed := query.Parse(q.Text); parsed.Number != nil && !q.Words {
		tries = append(tries, try{"Tìm số như chữ thường", q.with(func(q *question) { q.Words = true })})
	}
	const most = 6 // each costs a search
	var out []Way
	for i, t := range tries {
		if i == most {
			break
		}
		n, err := s.count(ctx, t.ask, who)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			t.ask.List = false
			out = append(out, Way{t.label, t.ask.address(), n})
		}
	}
	return out, nil
}

// count asks the engine how many documents a question has.
func (s *site) count(ctx context.Context, q question, who viewer) (int, error) {
	res, err := s.engine.Search(ctx, q.request(who, 0, 0))
	if err != nil {
		return 0, fmt.Errorf("count %q: %w", q.Text, err)
	}
	if res.Relaxed {
		return 0, nil // documents with some of the words are no answer to the question as it stands
	}
	return res.Total, nil
}
