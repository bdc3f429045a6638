package engine

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/corpus"
	"vankho/search/query"
)

// The filters, by their URL parameter.
const (
	facetType     = "loai"
	facetIssuer   = "coquan"
	facetYear     = "nam"
	facetPlace    = "noi"
	facetPeriod   = "ky"
	facetValidity = "hieuluc"
	facetText     = "toanvan"
	facetQuality  = "chatluong"
	filterSigner  = "nguoiky"
	filterCited   = "dan"
	filterBasis   = "cancu"
	filterValue   = "giatri"
	filterDay     = "tai"
)

// conditions are what the filters of one search leave, each found once.
type conditions struct {
	// always is what the question itself leaves; keyed are the filters of the request by their key.
	always set
	keyed  map[string]set
}

// allowed are the documents that filters and exclusions leave, without the filters of the facet named in but. The operators
// of the question are part of it and stay for every facet.
func (s *searching) allowed(ctx context.Context, but string) (set, error) {
	if s.conditions == nil {
		c, err := s.newConditions(ctx)
		if err != nil {
			return nil, err
		}
		s.conditions = c
	}
	out := s.conditions.always.clone()
	for key, some := range s.conditions.keyed {
		if key != but {
			out.and(some)
		}
	}
	return out, nil
}

func (s *searching) newConditions(ctx context.Context) (*conditions, error) {
	c := &conditions{always: s.live()}
	for _, p := range s.Query.Not {
		holders, err := s.holds(phraseNeed(p.Words))
		if err != nil {
			return nil, err
		}
		c.always.not(holders)
	}
	for _, any := range s.Query.Any {
		some := newSet(s.documents)
		for _, side := range any {
			holders, err := s.holds(need{words: side.Words, apart: !side.Together})
			if err != nil {
				return nil, err
			}
			some.or(holders)
		}
		c.always.and(some)
	}
	for _, n := range s.Query.Near {
		some, err := s.near(n)
		if err != nil {
			return nil, err
		}
		c.always.and(some)
	}
	typed, err := s.filtered(ctx, s.Query.Filters)
	if err != nil {
		return nil, err
	}
	for _, some := range typed {
		c.always.and(some)
	}
	c.keyed, err = s.filtered(ctx, s.Filters)
	return c, err
}

// filtered are the documents that filters leave, by key: those with one of the values, without those left out.
func (s *searching) filtered(ctx context.Context, list []query.Filter) (map[string]set, error) {
	out := map[string]set{}
	wanted := map[string]bool{}
	valued := map[bool]bool{}
	for _, not := range [...]bool{false, true} {
		for _, f := range list {
			if f.Not != not || f.Key == filterValue && valued[not] {
				continue
			}
			var some set
			var err error
			if f.Key == filterValue {
				valued[not] = true
				some, err = s.valued(slices.DeleteFunc(query.Filtered(list, f.Key), func(g query.Filter) bool { return g.Not != not }))
			} else {
				some, err = s.filter(ctx, f)
			}
			if err != nil {
				return nil, err
			}
			switch {
			case !not && !wanted[f.Key]:
				wanted[f.Key], out[f.Key] = true, some
			case !not:
				out[f.Key].or(some)
			default:
				if out[f.Key] == nil {
					out[f.Key] = s.live()
				}
				out[f.Key].not(some)
			}
		}
	}
	return out, ctx.Err()
}

// filter are the documents that one condition names.
func (s *searching) filter(ctx context.Context, f query.Filter) (set, error) {
	same := func(term string) bool { return term == f.Value }
	switch f.Key {
	case facetType:
		return s.having(fieldType, called(f, false))
	case facetIssuer:
		return s.having(fieldIssuer, called(f, f.Part))
	case facetPlace:
		return s.placed(f)
	case facetYear:
		years, ok := query.ParseYears(f.Value)
		if !ok {
			return s.having(fieldYear, same)
		}
		return s.having(fieldYear, func(term string) bool {
			y, err := strconv.Atoi(term)
			return err == nil && years.Has(y)
		})
	case facetPeriod:
		return s.having(fieldPeriod, same)
	case facetText:
		return s.having(fieldHasText, same)
	case facetQuality:
		return s.having(fieldQuality, same)
	case facetValidity:
		return s.inForce(corpus.Standing(f.Value))
	case filterDay:
		return s.issuedBy(f.Value)
	case filterSigner:
		return s.bearing(fieldSigner, "", "", func(term string) bool { return holdsWhole(term, f.Value) })
	case filterCited, filterBasis:
		return s.naming(ctx, f.Value, f.Key == filterBasis)
	}
	return newSet(s.documents), nil
}

// issuedBy are the documents that are not known to be of a later day. One whose day of issue no one knows may have stood by then, and is
// kept unless its number tells a later year.
func (s *searching) issuedBy(day string) (set, error) {
	out := s.live()
	for _, field := range [...]string{fieldDate, fieldYear} {
		later, err := s.having(field, func(term string) bool { return term != query.None && term > day[:min(len(term), len(day))] })
		if err != nil {
			return nil, err
		}
		out.not(later)
	}
	return out, nil
}

// holdsWhole reports whether a slug holds another whole: "lao-cai" in "uy-ban-nhan-dan-tinh-lao-cai".
func holdsWhole(slug, part string) bool { return strings.Contains("-"+slug+"-", "-"+part+"-") }

// called reports whether a labelled value is the one of a filter, or holds it where part.
func called(f query.Filter, part bool) func(term string) bool {
	return func(term string) bool {
		slug, _, _ := strings.Cut(term, labelBreak)
		return slug == f.Value || part && holdsWhole(slug, f.Value)
	}
}

// placed are the documents from a place; where an operator asks, those whose text names it as well.
func (s *searching) placed(f query.Filter) (set, error) {
	if p, ok := corpus.ProvinceByName(strings.ReplaceAll(f.Value, "-", " ")); ok {
		f.Value = p.Slug()
	}
	out, err := s.having(fieldPlace, called(f, f.Part))
	if err != nil || !f.Part {
		return out, err
	}
	naming, err := s.bearing(fieldNamed, "", "", func(term string) bool { return holdsWhole(term, f.Value) })
	if err != nil {
		return nil, err
	}
	return out.or(naming), nil
}

// valued are the documents whose text states a value of one of some ranges. The dictionary of values is read once for all.
func (s *searching) valued(filters []query.Filter) (set, error) {
	var ranges []query.ValueRange
	from, to := "\xff", ""
	for _, f := range filters {
		r, ok := query.ParseValues(f.Value)
		if !ok {
			continue
		}
		ranges = append(ranges, r)
		if from, to = min(from, r.Unit), max(to, r.Unit+"\xff"); r.Unit == "" {
			to = "\xff" // a bare number counts whatever is no share and no sum
		}
	}
	return s.bearing(fieldQuantity, from, to, func(term string) bool {
		unit, stated, _ := strings.Cut(term, labelBreak)
		v, err := strconv.ParseFloat(stated, 64)
		return err == nil && slices.ContainsFunc(ranges, func(r query.ValueRange) bool { return counts(r.Unit, unit) && r.Holds(v) })
	})
}

// counts reports whether a unit asked for is the one of a text: itself, its first word, or any but shares and sums where
// none was asked for.
func counts(asked, unit string) bool {
	switch {
	case unit == asked:
		return true
	case asked == "":
		return unit != "%" && unit != "dong"
	}
	return strings.HasPrefix(unit, asked+" ")
}

// having are the documents of which a value of a field suits; the field is read as a column.
func (s *snapshot) having(field string, suits func(term string) bool) (set, error) {
	out := newSet(s.documents)
	for i := range s.segments {
		v := &s.segments[i]
		c, err := v.column(field)
		if err != nil {
			return nil, err
		}
		good := make([]bool, len(c.terms)+1)
		some := false
		for n, term := range c.terms {
			good[n+1] = suits(term)
			some = some || good[n+1]
		}
		if !some {
			continue
		}
		for d, n := range c.of {
			if good[n] {
				out.add(v.document + d)
			}
		}
		for d, more := range c.more {
			for _, n := range more {
				if good[n] {
					out.add(v.document + int(d))
				}
			}
		}
	}
	return out, nil
}

// bearing are the documents that bear a term of a field between two that suits; the dictionary is read for it, which
// suits fields of many values.
func (s *snapshot) bearing(field, from, to string, suits func(term string) bool) (set, error) {
	out := newSet(s.documents)
	var end []byte
	if to != "" {
		end = []byte(to)
	}
	var buffer [256]uint32
	for i := range s.segments {
		v := &s.segments[i]
		dict, err := v.dictionary(field)
		if err != nil {
			return nil, err
		}
		it := dict.AutomatonIterator(nil, []byte(from), end)
		for {
			e, err := it.Next()
			if err != nil {
				return nil, err
			}
			if e == nil {
				break
			}
			if !suits(e.Term) {
				continue
			}
			l, ok, err := lookUp(dict, []byte(e.Term))
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			l.each(buffer[:], func(units []uint32) {
				for _, u := range units {
					out.add(v.document + int(v.doc[u]))
				}
			})
		}
	}
	return out, nil
}

// day is the day that the question is about, and today: the last of tai:, else today, by the clock of Việt Nam.
func (s *searching) day() (day, today corpus.Date) {
	now := time.Now().In(vietnam)
	today = corpus.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
	day = today
	for _, list := range [...][]query.Filter{s.Query.Filters, s.Filters} {
		for _, f := range query.Filtered(list, filterDay) {
			if d, ok := corpus.ParseISODate(f.Value); ok && !f.Not {
				day = d
			}
		}
	}
	return day, today
}

var vietnam = time.FixedZone("UTC+7", 7*60*60)

// numberQuery is the query for documents with a number asked for in a field.
func numberQuery(a *query.NumberAsked, field string) bq.Query {
	return (&question{number: a}).byNumber(field)
}
