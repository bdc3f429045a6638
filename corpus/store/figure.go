package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"sort"

	"vankho/corpus"
	"vankho/corpus/census"
)

// putFigures writes the figures of a document, the phrasings of their indicators, and what they are filtered by. Phrasings that nothing is
// left of go.
func putFigures(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document) error {
	if len(doc.Figures) == 0 {
		return sweepIndicators(ctx, tx)
	}
	indicators, err := putIndicators(ctx, tx, doc.Figures)
	if err != nil {
		return err
	}
	at := placesOf(doc)
	if err := each(ctx, tx, "INSERT INTO figures VALUES (?,?,?,?,?,?,?,?)", doc.Figures, func(i int, f corpus.Figure) ([]any, error) {
		section, page, sentence := at(f)
		f.Quote = ""
		body, err := json.Marshal(f)
		return []any{id, i + 1, indicators[i], section, page, sentence.Start, sentence.End, string(body)}, err
	}); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO figure_columns VALUES (?,?)", id, census.NewColumns(doc.Figures, indicators, doc.Header.Issuer).Pack()); err != nil {
		return err
	}
	return sweepIndicators(ctx, tx)
}

// putIndicators gives each figure the id of its phrasing, 0 where the text does not tell what it counts.
func putIndicators(ctx context.Context, tx *sql.Tx, figures []corpus.Figure) ([]corpus.IndicatorID, error) {
	stmt, err := tx.PrepareContext(ctx, `INSERT INTO indicators (phrase, words) VALUES (?,?)
		ON CONFLICT (phrase) DO UPDATE SET words = excluded.words RETURNING id`)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	known := map[string]corpus.IndicatorID{"": 0}
	ids := make([]corpus.IndicatorID, len(figures))
	for i, f := range figures {
		phrase := corpus.IndicatorPhrase(f.Indicator.Text)
		n, ok := known[phrase]
		if !ok {
			if err := stmt.QueryRowContext(ctx, phrase, corpus.IndicatorKey(phrase)).Scan(&n); err != nil {
				return nil, err
			}
			known[phrase] = n
		}
		ids[i] = n
	}
	return ids, nil
}

// sweepIndicators takes phrasings away that no figure has any more.
func sweepIndicators(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM indicators WHERE figures = 0")
	return err
}

// placesOf says of figures, asked for in the order of the text, in which section and on which page they stand, and where the sentence or the
// row of a table is that states them.
func placesOf(doc *corpus.Document) func(corpus.Figure) (corpus.SectionID, int, corpus.Span) {
	return func(f corpus.Figure) (section corpus.SectionID, page int, sentence corpus.Span) {
		// Sections lie in the order of their beginnings: the last one that holds the figure is the innermost.
		for i := sort.Search(len(doc.Sections), func(i int) bool { return doc.Sections[i].Start > f.Start }) - 1; i >= 0; i-- {
			if doc.Sections[i].Holds(f.Span) {
				section = doc.Sections[i].ID
				break
			}
			if doc.Sections[i].Level == 1 {
				break
			}
		}
		if i := sort.Search(len(doc.Pages), func(i int) bool { return doc.Pages[i].Start > f.Start }); i > 0 {
			page = doc.Pages[i-1].Number
		}
		if i := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Blocks[i].Start > f.Start }); i > 0 {
			if b := doc.Blocks[i-1]; len(b.Cells) > 0 && b.Holds(f.Span) {
				return section, page, b.Span
			}
		}
		return section, page, corpus.SentenceAt(doc.Text, f.Span)
	}
}

// loadFigures reads the figures of a document whose text is known.
func loadFigures(ctx context.Context, q querier, d *corpus.Document) error {
	return rows(ctx, q, func(r *sql.Rows) error {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return err
		}
		var f corpus.Figure
		if err := json.Unmarshal(body, &f); err != nil {
			return err
		}
		f.Quote = f.In(d.Text)
		d.Figures = append(d.Figures, f)
		return nil
	}, "SELECT body FROM figures WHERE doc = ? ORDER BY n", d.ID)
}
