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
	}, `WITH hidden AS (SELECT id FROM documents WHERE secrecy <> '' AND NOT ?1 UNION ALL SELECT id FROM documents WHERE version_of <> ''),
		cited AS (
			SELECT key, doc, count(*) AS mentions FROM refs WHERE key <> '' AND doc NOT IN hidden GROUP BY key, doc),
		top AS (
			SELECT key, count(*) AS documents, sum(mentions) AS mentions FROM cited GROUP BY key
			HAVING NOT EXISTS (SELECT 1 FROM documents h WHERE h.number_key = key AND h.number_key <> '' AND (?1 OR h.secrecy = ''))
			ORDER BY documents DESC, mentions DESC, key LIMIT ?2),
		open AS (SELECT r.* FROM refs r WHERE r.key <> '' AND r.doc NOT IN hidden)
		SELECT (SELECT min(canonical) FROM open o WHERE o.key = top.key),
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
