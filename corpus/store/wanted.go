package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Wanted lists the n documents that others refer to by number and the store does not hold: most citing documents first.
// Type, issuer and date are those most often written with the number.
func (s *Store) Wanted(ctx context.Context, n int, secret bool) ([]corpus.Wanted, error) {
	var out []corpus.Wanted
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var w corpus.Wanted
		var date string
		err := r.Scan(&w.Canonical, &w.Type, &w.Issuer, &date, &w.Documents, &w.Mentions)
		w.Date, _ = corpus.ParseISODate(date)
		out = append(out, w)
		return err
	}, `WITH open AS (
			SELECT r.* FROM refs r JOIN documents d ON d.id = r.doc
			WHERE `+visible+` AND r.key <> '' AND NOT EXISTS (SELECT 1 FROM documents h WHERE h.number_key = r.key AND h.number_key <> '' AND (?1 OR h.secrecy = ''))),
		top AS (
			SELECT key, min(canonical) AS canonical, count(DISTINCT doc) AS documents, count(*) AS mentions
			FROM open GROUP BY key ORDER BY documents DESC, mentions DESC, key LIMIT ?2)
		SELECT canonical,
			coalesce((SELECT type   FROM open o WHERE o.key = top.key AND type   <> '' GROUP BY type   ORDER BY count(*) DESC, type   LIMIT 1), ''),
			coalesce((SELECT issuer FROM open o WHERE o.key = top.key AND issuer <> '' GROUP BY issuer ORDER BY count(*) DESC, issuer LIMIT 1), ''),
			coalesce((SELECT date   FROM open o WHERE o.key = top.key AND date   <> '' GROUP BY date   ORDER BY count(*) DESC, date   LIMIT 1), ''),
			documents, mentions
		FROM top ORDER BY documents DESC, mentions DESC, key`, secret, n)
	if err != nil {
		return nil, fmt.Errorf("wanted: %w", err)
	}
	return out, nil
}

// Counts tells how much the store holds.
func (s *Store) Counts(ctx context.Context) (corpus.Counts, error) {
	c := corpus.Counts{Files: map[corpus.Outcome]int{}}
	err := s.reader.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(stub), 0), coalesce(sum(secrecy <> ''), 0),
			coalesce(min(CASE WHEN issued <> '' THEN CAST(substr(issued, 1, 4) AS INTEGER) END), 0),
			coalesce(max(CASE WHEN issued <> '' THEN CAST(substr(issued, 1, 4) AS INTEGER) END), 0),
			(SELECT count(*) FROM pages), (SELECT count(*) FROM sections), (SELECT count(*) FROM refs), (SELECT seq FROM change_counter)
		FROM documents`).Scan(&c.Documents, &c.Stubs, &c.Secret, &c.FirstYear, &c.LastYear, &c.Pages, &c.Sections, &c.References, &c.Seq)
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
