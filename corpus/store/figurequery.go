package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/census"
)

// Figures lists one page of the figures that a question means, and what else was found. Where no figure has every word asked for, Rows are
// none and Near says what comes close.
func (s *Store) Figures(ctx context.Context, q corpus.FigureQuery) (corpus.FiguresFound, error) {
	t, release, err := s.census(ctx)
	if err != nil {
		return corpus.FiguresFound{}, err
	}
	found := t.Find(q)
	titles := titlesOf(t, found.Groups, found.Near)
	of := t.NamedOf(found.Rows, q.Secret)
	release()
	out := corpus.FiguresFound{Found: found.Total, Documents: found.Documents, Periods: found.Periods,
		Places: found.Places, Units: found.Units, Kinds: found.Kinds, PeriodsOf: found.Time}
	if out.Indicators, err = s.tellIndicators(ctx, found.Groups, titles); err == nil {
		out.Near, err = s.tellIndicators(ctx, found.Near, titles)
	}
	if err == nil {
		out.Rows, err = s.tellFigures(ctx, found.Rows, of)
	}
	if err != nil {
		return corpus.FiguresFound{}, fmt.Errorf("figures: %w", err)
	}
	return out, nil
}

// EachFigure hands on all figures that a question means, in its order; Offset and N do not count. Nothing of the store is held meanwhile.
func (s *Store) EachFigure(ctx context.Context, q corpus.FigureQuery, yield func(corpus.FigureRow) error) error {
	t, release, err := s.census(ctx)
	if err != nil {
		return err
	}
	all := t.All(q)
	of := t.NamedOf(all, q.Secret)
	release()
	for some := range slices.Chunk(all, batch) {
		list, err := s.tellFigures(ctx, some, of)
		if err != nil {
			return fmt.Errorf("figures: %w", err)
		}
		if err := handOn(list, yield); err != nil {
			return err
		}
	}
	return nil
}

// Indicators lists the n indicators that words mean, the last of which need not be typed to its end; those most used where there are none.
func (s *Store) Indicators(ctx context.Context, words string, n int, secret bool) ([]corpus.Indicator, error) {
	t, release, err := s.census(ctx)
	if err != nil {
		return nil, err
	}
	groups := t.Suggest(words, n, secret)
	titles := titlesOf(t, groups)
	release()
	out, err := s.tellIndicators(ctx, groups, titles)
	if err != nil {
		return nil, fmt.Errorf("indicators: %w", err)
	}
	return out, nil
}

// titlesOf are the names that a person gave to indicators.
func titlesOf(t *census.Table, lists ...[]census.Group) map[corpus.IndicatorID]string {
	titles := map[corpus.IndicatorID]string{}
	for _, list := range lists {
		for _, g := range list {
			titles[g.ID] = t.Title(g.ID)
		}
	}
	return titles
}

// shownPhrasings is how many other ways of writing an indicator are told.
const shownPhrasings = 12

// tellIndicators spells indicators out: each is called as a person said, else as documents mostly do.
func (s *Store) tellIndicators(ctx context.Context, groups []census.Group, titles map[corpus.IndicatorID]string) ([]corpus.Indicator, error) {
	var ids []corpus.IndicatorID
	for _, g := range groups {
		ids = append(ids, g.Phrasings[:min(shownPhrasings+1, len(g.Phrasings))]...)
	}
	phrases, err := s.phrases(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []corpus.Indicator
	for _, g := range groups {
		x := corpus.Indicator{ID: g.ID, Name: titles[g.ID], Figures: g.Figures, Documents: g.Documents, Match: g.Match, Whole: g.Whole}
		for _, id := range g.Phrasings[:min(shownPhrasings+1, len(g.Phrasings))] {
			switch phrase := phrases[id]; {
			case x.Name == "":
				x.Name = phrase
			case phrase != x.Name && phrase != "":
				x.Phrasings = append(x.Phrasings, phrase)
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// phrases are the phrasings of ids.
func (s *Store) phrases(ctx context.Context, ids []corpus.IndicatorID) (map[corpus.IndicatorID]string, error) {
	out := map[corpus.IndicatorID]string{}
	ask, err := list(ids)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.IndicatorID
		var phrase string
		err := r.Scan(&id, &phrase)
		out[id] = phrase
		return err
	}, "SELECT id, phrase FROM indicators WHERE id IN (SELECT value FROM json_each(?))", ask)
	return out, err
}

// figureKey names a figure.
type figureKey struct {
	ID corpus.ID `json:"d"`
	N  int       `json:"n"`
}

// tellFigures reads what figures say, in their order, with their documents and sentences. Those that went meanwhile are left out.
func (s *Store) tellFigures(ctx context.Context, figures []census.Figure, of census.Named) ([]corpus.FigureRow, error) {
	if len(figures) == 0 {
		return nil, nil
	}
	keys := make([]figureKey, len(figures))
	var phrasings []corpus.IndicatorID
	for i, f := range figures {
		keys[i] = figureKey{f.Doc, f.N}
		if id := of.Phrasing[f.Of]; !slices.Contains(phrasings, id) {
			phrasings = append(phrasings, id)
		}
	}
	phrases, err := s.phrases(ctx, phrasings)
	if err != nil {
		return nil, err
	}
	told, err := s.readFigures(ctx, keys)
	if err != nil {
		return nil, err
	}
	var ids []corpus.ID
	for _, k := range keys {
		if !slices.Contains(ids, k.ID) {
			ids = append(ids, k.ID)
		}
	}
	documents, err := s.Summaries(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.FigureRow, 0, len(figures))
	for i, f := range figures {
		row, ok := told[keys[i]]
		if row.Document, ok = documents[f.Doc], ok && documents[f.Doc].ID != ""; !ok {
			continue
		}
		if row.Of = f.Of; f.Of > 0 {
			if row.Name = of.Title[f.Of]; row.Name == "" {
				row.Name = cmp.Or(phrases[of.Phrasing[f.Of]], corpus.IndicatorPhrase(row.Indicator.Text))
			}
		}
		out = append(out, row)
	}
	return out, nil
}

// readFigures reads figures with the sentences that state them.
func (s *Store) readFigures(ctx context.Context, keys []figureKey) (map[figureKey]corpus.FigureRow, error) {
	ask, err := list(keys)
	if err != nil {
		return nil, err
	}
	out := map[figureKey]corpus.FigureRow{}
	spans := map[corpus.ID][]corpus.Span{} // what is to be cut from each text: sentence and figure by turns
	numbers := map[corpus.ID][]int{}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.FigureRow
		var id corpus.ID
		var body []byte
		var at corpus.Span
		if err := r.Scan(&id, &x.N, &x.Section, &x.Page, &at.Start, &at.End, &x.Method, &x.Quality, &body); err != nil {
			return err
		}
		if err := json.Unmarshal(body, &x.Figure); err != nil {
			return err
		}
		x.SentenceAt = at
		out[figureKey{id, x.N}] = x
		spans[id], numbers[id] = append(spans[id], at, x.Span), append(numbers[id], x.N)
		return nil
	}, `SELECT f.doc, f.n, f.section, f.page, f.start, f."end", coalesce(p.method, ''), coalesce(p.quality, 0), f.body
		FROM json_each(?) j CROSS JOIN figures f ON f.doc = j.value ->> 'd' AND f.n = j.value ->> 'n' LEFT JOIN pages p ON p.doc = f.doc AND p.number = f.page`, ask)
	if err != nil {
		return nil, err
	}
	said, err := s.cut(ctx, spans)
	if err != nil {
		return nil, err
	}
	for id, pieces := range said {
		for i, n := range numbers[id] {
			x := out[figureKey{id, n}]
			x.Sentence, x.Quote = pieces[2*i], pieces[2*i+1]
			out[figureKey{id, n}] = x
		}
	}
	return out, nil
}

// cut cuts pieces from texts: those of which one sentence is wanted with one question, since asking costs more than the answer.
func (s *Store) cut(ctx context.Context, spans map[corpus.ID][]corpus.Span) (map[corpus.ID][]string, error) {
	type piece struct {
		ID corpus.ID   `json:"d"`
		A  corpus.Span `json:"a"`
		B  corpus.Span `json:"b"`
	}
	var single []piece
	out := map[corpus.ID][]string{}
	for id, all := range spans {
		if len(all) == 2 {
			single = append(single, piece{id, all[0], all[1]})
			continue
		}
		// SQLite takes a limited number of pieces at once.
		for some := range slices.Chunk(all, 200) {
			pieces, err := s.Pieces(ctx, id, some)
			if err != nil {
				return nil, err
			}
			if len(pieces) < len(some) {
				pieces = make([]string, len(some)) // the text went meanwhile
			}
			out[id] = append(out[id], pieces...)
		}
	}
	ask, err := list(single)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.ID
		var a, b []byte
		err := r.Scan(&id, &a, &b)
		out[id] = []string{string(a), string(b)}
		return err
	}, `SELECT d, substr(b, 1 + (v ->> '$.a.start'), (v ->> '$.a.end') - (v ->> '$.a.start')), substr(b, 1 + (v ->> '$.b.start'), (v ->> '$.b.end') - (v ->> '$.b.start'))
		FROM (SELECT t.doc AS d, j.value AS v, CAST(t.body AS BLOB) AS b FROM json_each(?) j CROSS JOIN texts t ON t.doc = j.value ->> 'd')`, ask)
	return out, err
}
