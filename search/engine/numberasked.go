package engine

import (
	"context"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

//go:embed attached.txt
var attachedRows string

// attachedTypes are the slugs of the types in attached.txt.
var attachedTypes = sync.OnceValue(func() []string {
	var out []string
	for row := range table.Rows(attachedRows, 1) {
		out = append(out, viet.Slug(row[0]))
	}
	return out
})

// mostAside is how many words beside its number a question may have, those that put it and join others left out, before it
// asks for something else than the document of that number.
const mostAside = 4

// askNumber works out what a question with a number needs beside it. Words that join others ("của", "về") and that put the
// question are none of it: "quyết định 889 của ubnd tỉnh" needs "ubnd" and "tỉnh".
func (q *question) askNumber() {
	var content []query.Word
	for i, weight := range rank.Attend(q.number.Rest).Weights {
		if weight == 1 {
			content = append(content, q.number.Rest[i])
		}
	}
	if q.Exact {
		q.rest = wordNeeds(content)
	} else {
		q.rest = synonymNeeds(content, synonymsIn(content))
	}
	q.spelled = spellings(q.Query)
	q.aside = (q.Query.Kind == query.KindQuestion || q.Query.Kind == query.KindFigure) && len(content) > mostAside && !written(q.number)
}

// spellings are the ways in which the words of the number stand together in texts: as typed, and with "số" after the
// type. The words were typed together, or they are none of a number's.
func spellings(q query.Query) []need {
	typed := q.Number.Words
	var bare, said []query.Word
	for i, w := range typed {
		if w.Fold == "so" {
			continue
		}
		if i > 0 && len(bare) == len(said) && w.Fold == q.Number.Serial {
			said = append(said, query.NewWord("số"))
		}
		bare, said = append(bare, w), append(said, w)
	}
	if len(bare) < 2 {
		return nil
	}
	out := []need{phraseNeed(bare)}
	if len(said) > len(bare) {
		out = append(out, phraseNeed(said))
	}
	return out
}

// written reports whether the number was typed so fully that its words mean nothing else: with a type and an issuer,
// or with its year.
func written(n *query.NumberAsked) bool { return len(n.Codes) >= 2 || len(n.Codes) == 1 && n.Year != 0 }

// byNumber is the query for documents that bear the number asked for, or for units that cite it.
func (q *question) byNumber(field string) bq.Query {
	a := q.number
	serial := serialKey(a.Serial)
	all := []bq.Query{term(field, serial)}
	for _, c := range a.Codes {
		code := bq.Query(term(field, serial+"|"+c))
		if slug := typeAsked(a, c); slug != "" {
			code = anyOf([]bq.Query{code, term(field, serial+"|/"+slug)})
		}
		all = append(all, code)
	}
	if a.Type != "" && len(a.Codes) == 0 {
		all = append(all, term(field, serial+"|/"+a.Type))
	}
	if a.Year != 0 {
		all = append(all, anyOf([]bq.Query{term(field, serial+"|"+strconv.Itoa(a.Year)), term(field, serial+"|-")}))
	}
	return allOf(all)
}

// numbered are the documents that a question with a number means: those that bear, cite or spell it and hold all other words.
// Where none that bears it does, the other words may only tell which of them is meant ("của UBND tỉnh Bình Dương" stands in no
// number), and those that bear it are taken with fewer words, unless the number is part of one and others hold everything.
func (s *searching) numbered(ctx context.Context, f *found) error {
	var err error
	if f.own, err = s.found(ctx, s.byNumber(fieldOwn)); err != nil {
		return err
	}
	if f.cites, err = s.found(ctx, s.byNumber(fieldCited)); err != nil {
		return err
	}
	if f.own.count()+f.cites.count() == 0 && s.attached() {
		return s.numbered(ctx, f)
	}
	ways := f.own.clone().or(f.cites)
	for _, n := range s.spelled {
		holders, err := s.holds(n)
		if err != nil {
			return err
		}
		ways.or(holders)
	}
	all := s.live()
	for _, n := range s.rest {
		holders, err := s.holds(n)
		if err != nil {
			return err
		}
		f.rest = append(f.rest, holders)
		all.and(holders)
	}
	f.required.and(ways.and(all))
	own := f.own.clone().and(s.live())
	if year := s.number.Year; year != 0 {
		issued, err := s.found(ctx, term(fieldYear, strconv.Itoa(year)))
		if err != nil {
			return err
		}
		if issued.and(own).count() > 0 {
			own = issued
		}
	}
	if own.clone().and(all).count() == 0 && own.count() > 0 && (written(s.number) || f.required.count() == 0) {
		f.required.or(own)
		f.fewer = true
	}
	return nil
}

// Tiers of documents for a number asked for. The parts of a tier add up.
const (
	tierOwn       = 1 << 12
	tierDay       = 1 << 10 // issued on the day asked for
	tierYear      = 1 << 9  // issued in the year asked for
	tierNamed     = 1 << 6  // times the words beside the number that stand in its title or its body's name
	tierRest      = 1 << 3  // times the words beside the number, up to tierMostRest of them
	tierMostRest  = 7
	tierExact     = 1 << 2 // no part of the number was left out
	tierWritten   = 1 << 1 // the serial stands there as it was typed: 3, not 03
	tierText      = 1      // not a stub
	tierCites     = 1 << 9
	tierYearWrong = -(1 << 11)
)

// tier is how a document bears on the number asked for.
func (s *searching) tier(document int, f *found) (int, error) {
	if f.own.has(document) {
		v, d := s.segmentOf(document)
		facts, err := v.factsOf(d)
		if err != nil {
			return 0, err
		}
		if own := facts.Own; own != nil && own.answers(s.number) {
			return s.tierOf(document, f, facts), nil
		}
	}
	if f.cites.has(document) {
		return tierCites, nil
	}
	return 0, nil
}

func (s *searching) tierOf(document int, f *found, facts *facts) int {
	t := tierOwn
	switch y := facts.year(); {
	case s.number.Year == 0 || y == 0:
	case y != s.number.Year:
		t += tierYearWrong
	default:
		t += tierYear
		if asked := s.number.Issued.String(); asked != "" && strings.HasPrefix(facts.Issued, asked) {
			t += tierDay
		}
	}
	held := 0
	for _, holders := range f.rest {
		if holders.has(document) {
			held++
		}
	}
	t += tierRest * min(held, tierMostRest)
	t += tierNamed * min(facts.names(s.rest), tierMostRest)
	if facts.Own.exact(s.number) {
		t += tierExact
	}
	if serialWritten(facts.Number) == s.number.Written {
		t += tierWritten
	}
	if !facts.Stub {
		t += tierText
	}
	return t
}

// names is how many needs the title of a document and its body hold: "thông tư 99 bộ tài chính" is that of the Ministry, not one of
// another that mentions it.
func (f *facts) names(needs []need) int {
	if len(needs) == 0 {
		return 0
	}
	words := map[string]bool{}
	for w := range vi.Words(f.Title + sentenceEnd + f.Issuer) {
		words[w.Fold] = true
	}
	held := func(n need) bool {
		return !slices.ContainsFunc(n.words, func(w query.Word) bool { return !words[w.Fold] })
	}
	count := 0
	for _, n := range needs {
		if held(n) || slices.ContainsFunc(n.or, held) {
			count++
		}
	}
	return count
}

// attached takes the type out of a number where texts of that type are issued with another document, whose number they go by: "quy chế
// 15/2023" is the one of Quyết định 15/2023/QĐ-UBND. It reports whether it did.
func (s *searching) attached() bool {
	a := s.number
	if a.Type == "" || a.Year == 0 || !slices.Contains(attachedTypes(), a.Type) {
		return false
	}
	bare := *a
	bare.Type, bare.Codes = "", slices.DeleteFunc(slices.Clone(a.Codes), func(c string) bool { return c == typeCode(a.Type) })
	s.number, s.issued = &bare, true
	return true
}

// serialWritten are the figures with which a number begins, as they are written.
func serialWritten(number string) string {
	number = strings.TrimSpace(number)
	end := strings.IndexFunc(number, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		return number
	}
	return number[:end]
}
