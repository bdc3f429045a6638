package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"vankho/corpus"
)

// Boxes answers where the characters of a page stand on it; nil where that is not known.
func (s *Store) Boxes(ctx context.Context, id corpus.ID, page int) (corpus.Boxes, error) {
	var boxes []byte
	err := s.reader.QueryRowContext(ctx, "SELECT boxes FROM page_boxes WHERE doc = ? AND number = ?", id, page).Scan(&boxes)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("boxes of page %d of %s: %w", page, id, err)
	}
	return boxes, nil
}

// worstRank orders pages for a person who looks for trouble: what could not be read, what waits, then by quality. A page without
// words, which is mostly blank, comes last.
const worstRank = `CASE p.method WHEN 'none' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, CASE WHEN p.quality < 0 THEN 2 ELSE p.quality END, p.doc, p.number`

// WorstPages lists pages, the worst reading first, all or those of one method, and answers how many there are.
func (s *Store) WorstPages(ctx context.Context, method corpus.Method, offset, n int, secret bool) ([]corpus.PageReport, int, error) {
	const where = ` FROM pages p JOIN documents d ON d.id = p.doc WHERE ` + visible + ` AND (?2 = '' OR p.method = ?2) AND p.method <> 'register'`
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*)"+where, secret, method).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count pages: %w", err)
	}
	var out []corpus.PageReport
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.PageReport
		err := r.Scan(&x.Document, &x.Title, &x.DocumentNumber, &x.Pages, &x.Number, &x.Start, &x.End, &x.Method, &x.Quality,
			&x.Reader, &x.Encoding, &x.Confidence, &x.Agreement, &x.Width, &x.Height)
		out = append(out, x)
		return err
	}, `SELECT d.id, d.title, d.number, d.page_count, p.number, p.start, p."end", p.method, p.quality, p.reader, p.encoding, p.confidence, p.agreement,
		p.width, p.height`+where+" ORDER BY "+worstRank+" LIMIT ?3 OFFSET ?4", secret, method, n, offset)
	if err != nil {
		return nil, 0, fmt.Errorf("worst pages: %w", err)
	}
	return out, total, nil
}

// PageNumbers answers on which page each place lies, 0 where the document has no pages or but one. Places beyond the last page lie on it.
func (s *Store) PageNumbers(ctx context.Context, at []corpus.Spot) ([]int, error) {
	out := make([]int, len(at))
	ask, err := list(at)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var i, page int
		err := r.Scan(&i, &page)
		if err == nil {
			out[i] = page
		}
		return err
	}, `SELECT j.key, coalesce((SELECT max(p.number) FROM pages p WHERE p.doc = d.id AND p.start <= json_extract(j.value, '$.Offset')), 0)
		FROM json_each(?1) j JOIN documents d ON d.id = json_extract(j.value, '$.ID') WHERE d.page_count > 1`, ask)
	if err != nil {
		return nil, fmt.Errorf("page numbers: %w", err)
	}
	return out, nil
}
