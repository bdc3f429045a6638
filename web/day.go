package web

import (
	"vankho/corpus"
	"vankho/search/query"
)

// today is the calendar day in Vietnam.
func (s *site) today() corpus.Date { return corpus.DateOf(s.states.now()) }

// asOf is the day on which validity is judged, with the one on which that is asked.
type asOf struct{ Day, Today corpus.Date }

// now judges validity today.
func (s *site) now() asOf {
	today := s.today()
	return asOf{today, today}
}

// other reports whether another day than today is asked for.
func (o asOf) other() bool { return o.Day != o.Today }

// value is the day as addresses carry it, "" for today, which they leave out.
func (o asOf) value() string {
	if !o.other() {
		return ""
	}
	return o.Day.String()
}

// asOf reads the day on which validity is judged, "tai"; today where the address has none.
func (s *site) asOf(p params) (asOf, error) {
	on := s.now()
	day, err := dayAsked(p)
	if !day.IsZero() {
		on.Day = day
	}
	return on, err
}

// dayAsked reads the day on which validity is judged; zero where the address has none.
func dayAsked(p params) (corpus.Date, error) {
	value := p.get(asOfKey)
	if value == "" {
		return corpus.Date{}, nil
	}
	f, ok := query.ReadFilter(asOfKey, value)
	day, fine := corpus.ParseISODate(f.Value)
	if !ok || f.Not || !fine {
		field, _ := query.FieldNamed(asOfKey)
		return corpus.Date{}, &paramError{asOfKey, value, field.Want}
	}
	return day, nil
}

// asOfKey is the parameter that names the day.
const asOfKey = "tai"
