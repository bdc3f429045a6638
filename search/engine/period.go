package engine

import "vankho/corpus"

// What a document gains that is for the period that the question names: of reports that tell the same of every quarter, the one of that quarter
// answers. A year is named for many reasons, a part of a year for that one.
const (
	partWorth = 14
	yearWorth = 1
	// earlierShare is what documents for that part of earlier years gain, where the question leaves the year open.
	earlierShare = .2
)

// periods are the documents for the period that a question names.
type periods struct {
	// named are those of the year that is named, or of the latest where it is left open; earlier are those of other years.
	named, earlier set
	worth          float64
}

// of is what a document gains.
func (p periods) of(document int) float64 {
	switch {
	case p.named.has(document):
		return p.worth
	case p.earlier.has(document):
		return p.worth * earlierShare
	}
	return 0
}

// periods finds the documents for the period that the question names, none where it names none. "quý 1" is that of any year, above all
// of the latest that is there; "quý I năm 2025" that of one.
func (s *searching) periods() (periods, error) {
	out := periods{newSet(s.documents), newSet(s.documents), yearWorth}
	// Where the question leaves the year open, the period follows the year in which it is put.
	wanted, another := corpus.PeriodOf(s.Query.Text, corpus.Date{Year: 2024, Month: 12, Day: 31}), corpus.PeriodOf(s.Query.Text, corpus.Date{Year: 2023, Month: 12, Day: 31})
	if wanted.IsZero() {
		return out, nil
	}
	if wanted.From.Month != 1 || wanted.To.Month != 12 {
		out.worth = partWorth
	}
	var err error
	if wanted == another {
		out.named, err = s.having(fieldPeriod, func(value string) bool {
			p, ok := corpus.ParsePeriod(value)
			return ok && p == wanted
		})
		return out, err
	}
	year := 0
	same := func(p corpus.Period) bool {
		return p.From.Month == wanted.From.Month && p.To.Month == wanted.To.Month && p.To.Year == p.From.Year
	}
	if out.earlier, err = s.having(fieldPeriod, func(value string) bool {
		p, ok := corpus.ParsePeriod(value)
		if ok = ok && same(p); ok {
			year = max(year, p.From.Year)
		}
		return ok
	}); err != nil {
		return out, err
	}
	out.named, err = s.having(fieldPeriod, func(value string) bool {
		p, ok := corpus.ParsePeriod(value)
		return ok && same(p) && p.From.Year == year
	})
	return out, err
}
