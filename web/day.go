package web

import "vankho/corpus"

// today is the calendar day in Vietnam.
func (s *site) today() corpus.Date {
	y, m, d := s.states.now().In(vietnam()).Date()
	return corpus.Date{Year: y, Month: int(m), Day: d}
}

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
	value := p.get(asOfKey)
	if value == "" {
		return on, nil
	}
	d, ok := corpus.ParseISODate(value)
	if !ok || d.Day == 0 {
		return on, &paramError{asOfKey, value, "một ngày dạng 2025-03-31"}
	}
	on.Day = d
	return on, nil
}

// asOfKey is the parameter that names the day.
const asOfKey = "tai"
