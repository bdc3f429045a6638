package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// EdgesTo lists the first n edges that other documents state of one document, the strong ones and the newest documents first, and
// answers how many there are. An edge reaches a document where its reference is linked to it.
func (s *Store) EdgesTo(ctx context.Context, id corpus.ID, n int, secret bool) ([]corpus.Incoming, int, error) {
	// CROSS JOIN keeps the order: the edges of each citing document once, and the link of each by its key. The other ways look through the
	// edges of the whole store, or through those of a document for each of its links.
	const from = ` FROM (SELECT DISTINCT doc FROM links WHERE target = ?2 AND target <> '' AND doc <> ?2) c CROSS JOIN documents d ON d.id = c.doc
		CROSS JOIN edges e ON e.doc = c.doc AND e.origin = 'SELF' CROSS JOIN links l ON l.doc = e.doc AND l.ref = e.target_ref
		WHERE l.target = ?2 AND l.state IN ('resolved', 'absent') AND ` + visible + shown
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*)"+from, secret, id).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("edges to %s: %w", id, err)
	}
	var out []corpus.Incoming
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.Incoming
		var provisions, since, until, issued string
		e := &x.Edge
		err := r.Scan(&x.Document.ID, &x.Document.Title, &x.Document.Number, &x.Document.Type, &x.Document.Issuer, &issued,
			&e.From, &e.Relation, &e.To, &e.FromRef, &e.ToRef, &e.Scope, &provisions, &e.Strong, &since, &until, &e.Start, &e.End, &e.Quote)
		if err != nil {
			return err
		}
		x.Document.Issued, _ = corpus.ParseISODate(issued)
		e.Since, _ = corpus.ParseISODate(since)
		e.Until, _ = corpus.ParseISODate(until)
		e.Provisions = unlist[corpus.Provision](provisions, &err)
		out = append(out, x)
		return err
	}, `SELECT d.id, d.title, d.number, d.type, d.issuer, d.issued, e.origin, e.relation, e.target, e.origin_ref, e.target_ref, e.scope, e.provisions,
		e.strong, e.since, e.until, e.start, e."end",
		CAST(substr(CAST((SELECT body FROM texts t WHERE t.doc = e.doc) AS BLOB), e.start + 1, e."end" - e.start) AS TEXT)`+
		from+" ORDER BY e.strong DESC, d.issued DESC, d.id, e.position LIMIT ?3", secret, id, n)
	if err != nil {
		return nil, 0, fmt.Errorf("edges to %s: %w", id, err)
	}
	return out, total, nil
}
