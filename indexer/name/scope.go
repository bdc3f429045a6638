package name

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// scope is whose document it is and of what day: what short forms such as "UBND tỉnh" stand for.
type scope struct {
	// day is that of the letterhead, else the newest in the text.
	day corpus.Date
	// province is zero where the document's own is not known.
	province corpus.Province
	// district and commune are full names, "huyện Bắc Hà", where the issuer belongs to one.
	district, commune string
	// central is true where the issuer is a body of the whole country, so that "tỉnh" names none.
	central bool
	// issuer is the header's.
	issuer string
}

// ownWithin is how far into a text without a letterhead a province counts as the text's own.
const ownWithin = 1500

// readScope finds out whose document it is; the places of the text are not read yet.
func (r *reader) readScope() {
	h := r.in.Header
	s := &r.scope
	s.day, s.issuer = h.Issued, h.Issuer
	if s.day.IsZero() {
		for _, t := range r.times {
			if t.class == "day" && t.from == t.to && (s.day.IsZero() || later(t.from, s.day)) {
				s.day = t.from
			}
		}
	}
	for _, name := range []string{h.Issuer, h.Adopter} {
		if s.province.IsZero() && name != "" {
			s.take(r.placesIn(name), s.day)
		}
	}
	local := s.local(h.Issuer)
	s.central = h.Issuer != "" && !local && s.province.IsZero() && s.district == "" && s.commune == ""
	if s.province.IsZero() && (local || h.Issuer == "" && h.System == corpus.SystemParty) && h.Place != "" {
		s.province, _ = corpus.ProvinceAt(strings.TrimSpace(h.Place), s.day)
	}
}

// local reports whether an issuer is one of a province, district or commune by its words alone.
func (s *scope) local(issuer string) bool {
	for _, w := range []string{"tỉnh", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Ủy ban nhân dân", "Hội đồng nhân dân", "Sở ", "Công an tỉnh", "Tỉnh đoàn", "thành phố"} {
		if strings.Contains(issuer, w) && !strings.Contains(issuer, "Sở Giao dịch") {
			return true
		}
	}
	return false
}

func later(a, b corpus.Date) bool {
	return slices.Compare([]int{a.Year, a.Month, a.Day}, []int{b.Year, b.Month, b.Day}) > 0
}

// take learns from the places within the issuer's name.
func (s *scope) take(places []place, day corpus.Date) {
	for _, p := range places {
		for _, part := range append([]part{p.part}, p.parents...) {
			switch part.class {
			case "province":
				if found, ok := corpus.ProvinceAt(part.bare, day); ok && s.province.IsZero() {
					s.province = found
				} else if found, ok := corpus.ProvinceByName(part.bare); ok && s.province.IsZero() {
					s.province = found
				} else if s.province.IsZero() {
					level, _, _ := strings.Cut(part.name, " ")
					s.province = corpus.Province{Name: part.bare, Level: level}
				}
			case "district":
				s.district = part.name
			case "commune":
				s.commune = part.name
			}
		}
	}
}

// placesIn reads the places of a short text, such as the name of a body.
func (r *reader) placesIn(name string) []place {
	sub := &reader{text: name, lex: r.lex, scope: scope{day: r.scope.day}}
	sub.toks = tokens(name, r.lex)
	sub.readPlaces()
	return sub.places
}

// guessProvince takes the province of a text without a letterhead: the one that it speaks of at its beginning, where no other is
// named as often.
func (r *reader) guessProvince() {
	if !r.scope.province.IsZero() || r.scope.central {
		return
	}
	count, first := map[string]int{}, ""
	for _, p := range r.places {
		for _, part := range append([]part{p.part}, p.parents...) {
			if part.class != "province" {
				continue
			}
			count[part.bare]++
			if first == "" && r.toks[p.from].start < ownWithin {
				first = part.bare
			}
		}
	}
	total := 0
	for _, n := range count {
		total += n
	}
	if first == "" || count[first]*2 <= total {
		return
	}
	if p, ok := corpus.ProvinceAt(first, r.scope.day); ok {
		r.scope.province = p
	} else {
		r.scope.province, _ = corpus.ProvinceByName(first)
	}
}
