package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Wanted lists the n documents that citations lead to and the store does not hold, or whose number alone is known: most citing
// documents first. Type, issuer and date are those most often written with the number.
func (s *Store) Wanted(ctx context.Context, n int, secret bool) ([]corpus.Wanted, error) {
	var out []corpus.Wanted
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var w corpus.Wanted
		var date string
		err := r.Scan(&w.ID, &w.Canonical, &w.Type, &w.Issuer, &date, &w.Documents, &w.Mentions)
		w.Date, _ = corpus.ParseISODate(date)
		out = append(out, w)
		return err
	}, `WITH hidden AS (SELECT id FROM documents WHERE secrecy <> '' AND NOT ?1 UNION ALL SELECT id FROM documents WHERE version_of <> ''),
		named AS (
			SELECT target AS id, count(DISTINCT doc) AS documents, count(*) AS mentions FROM links
			WHERE target <> '' AND state = 'absent' AND doc NOT IN hidden GROUP BY target ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?2),
		unnamed AS (
			SELECT r.key, r.doc, r.canonical, r.resolves_to, r.type, r.issuer, r.date FROM links l JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1
			WHERE l.state = 'absent' AND l.target = '' AND r.key <> '' AND substr(r.key, 1, 1) <> '~' AND l.doc NOT IN hidden),
		top AS (
			SELECT key, count(DISTINCT doc) AS documents, count(*) AS mentions FROM unnamed
			WHERE NOT EXISTS (SELECT 1 FROM documents WHERE number_key = key AND number_key <> '' AND stub = 2)
			GROUP BY key ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?2)
		SELECT id, number, type, issuer, issued, documents, mentions FROM named JOIN documents USING (id)
		UNION ALL
		SELECT '', (SELECT min(coalesce(nullif(canonical, ''), resolves_to)) FROM unnamed o WHERE o.key = top.key),
			coalesce((SELECT type   FROM unnamed o WHERE o.key = top.key AND type   <> '' GROUP BY type   ORDER BY count(*) DESC, type   LIMIT 1), ''),
			coalesce((SELECT issuer FROM unnamed o WHERE o.key = top.key AND issuer <> '' GROUP BY issuer ORDER BY count(*) DESC, issuer LIMIT 1), ''),
			coalesce((SELECT date   FROM unnamed o WHERE o.key = top.key AND date   <> '' GROUP BY date   ORDER BY count(*) DESC, date   LIMIT 1), ''),
			documents, mentions
		FROM top ORDER BY documents DESC, mentions DESC, number LIMIT ?2`, secret, n)
	if err != nil {
		return nil, fmt.Errorf("wanted: %w", err)
	}
	return out, nil
}
