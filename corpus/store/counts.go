package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Counts tells how much the store holds. Several versions of one document count as the one that is shown; what is
// known from citations alone is counted apart.
func (s *Store) Counts(ctx context.Context) (corpus.Counts, error) {
	c := corpus.Counts{Files: map[corpus.Outcome]int{}}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var t corpus.Tally
		var secret bool
		var first, last int
		if err := r.Scan(&secret, &t.Documents, &t.Stubs, &t.Pages, &t.Sections, &t.References, &first, &last); err != nil {
			return err
		}
		if secret {
			c.Secret = t
		} else {
			c.OpenFirst, c.OpenLast = first, last
		}
		c.Documents += t.Documents
		c.Stubs += t.Stubs
		c.Pages += t.Pages
		c.Sections += t.Sections
		c.References += t.References
		if first > 0 && (c.FirstYear == 0 || first < c.FirstYear) {
			c.FirstYear = first
		}
		c.LastYear = max(c.LastYear, last)
		return nil
	}, `SELECT secrecy <> '', count(*), sum(stub), sum(page_count), sum(section_count), sum(ref_count),
			coalesce(min(CASE WHEN issued <> '' THEN CAST(substr(issued, 1, 4) AS INTEGER) END), 0),
			coalesce(max(CASE WHEN issued <> '' THEN CAST(substr(issued, 1, 4) AS INTEGER) END), 0)
		FROM documents WHERE version_of = '' AND stub < 2 GROUP BY 1`)
	if err == nil {
		c.Cited, err = count(ctx, s.reader, "SELECT count(*) FROM documents WHERE stub = 2")
	}
	if err == nil {
		c.Seq, err = s.Seq(ctx)
	}
	if err == nil {
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var o corpus.Outcome
			var n int
			err := r.Scan(&o, &n)
			c.Files[o] = n
			return err
		}, "SELECT outcome, count(*) FROM files GROUP BY outcome")
	}
	if err != nil {
		return corpus.Counts{}, fmt.Errorf("counts: %w", err)
	}
	return c, nil
}
