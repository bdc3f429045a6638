package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Successors answers, for each document that another one replaces or repeals as a whole, the edge that says so: where several do, the
// strong one, then the newest. The edge carries no quote.
func (s *Store) Successors(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]corpus.Incoming, error) {
	out := map[corpus.ID]corpus.Incoming{}
	ask, err := list(ids)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.ID
		var x corpus.Incoming
		var issued, since string
		e := &x.Edge
		err := r.Scan(&id, &x.Document.ID, &x.Document.Title, &x.Document.Number, &x.Document.Type, &x.Document.Issuer, &issued,
			&e.From, &e.Relation, &e.To, &e.FromRef, &e.ToRef, &e.Scope, &e.Strong, &since, &e.Start, &e.End)
		x.Document.Issued, _ = corpus.ParseISODate(issued)
		e.Since, _ = corpus.ParseISODate(since)
		if _, known := out[id]; !known {
			out[id] = x
		}
		return err
	}, `SELECT x.doc, d.id, d.title, d.number, d.type, d.issuer, d.issued, e.origin, e.relation, e.target, e.origin_ref, e.target_ref, e.scope, e.strong,
			e.since, e.start, e."end"
		FROM json_each(?2) a CROSS JOIN nodes x ON x.doc = a.value CROSS JOIN ties t ON t.target = x.n AND t.relation IN ('replaces', 'repeals', 'ceases')
			AND t.teller = t.source AND t.source <> t.target AND t.scope = 'whole'
		CROSS JOIN nodes s ON s.n = t.source CROSS JOIN documents d ON d.id = s.doc
		CROSS JOIN links l ON l.target = x.doc AND l.target <> '' AND l.doc = d.id
		CROSS JOIN edges e ON e.doc = l.doc AND e.target_ref = l.ref AND e.target_ref > 0 AND e.origin = 'SELF' AND e.scope = 'whole' AND e.relation = t.relation
		WHERE `+visible+shown+`
		ORDER BY e.strong DESC, e.relation DESC, d.issued DESC, d.id`, secret, ask)
	if err != nil {
		return nil, fmt.Errorf("successors: %w", err)
	}
	return out, nil
}
