package web

import (
	"slices"

	"vankho/corpus"
	"vankho/search/query"
)

// DayJudged is the day, other than today, on which a list judges validity.
type DayJudged struct {
	corpus.Date
	// Today is the address of the same question as of today.
	Today string
}

// judges is the day that a question is about: that of "tai", the address before the words, as the engine reads it.
func (s *site) judges(q question, asked query.Query) asOf {
	on := s.now()
	for _, list := range [...][]query.Filter{asked.Filters, q.Filters} {
		for _, f := range query.Filtered(list, asOfKey) {
			if d, ok := corpus.ParseISODate(f.Value); ok && !f.Not {
				on.Day = d
			}
		}
	}
	return on
}

// dayJudged says on which day a list judges validity, nil for today.
func dayJudged(q question, asked query.Query, on asOf) *DayJudged {
	if !on.other() {
		return nil
	}
	today := q.with(func(q *question) {
		q.Filters = slices.DeleteFunc(slices.Clone(q.Filters), func(f query.Filter) bool { return f.Key == asOfKey })
		for again := asked; ; again = query.Parse(q.Text) {
			i := slices.IndexFunc(again.Filters, func(f query.Filter) bool { return f.Key == asOfKey })
			if i < 0 {
				break
			}
			q.Text = again.Without(i)
		}
	})
	return &DayJudged{on.Day, today.address()}
}
