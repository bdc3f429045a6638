package store

import (
	"context"
	"database/sql"
	"slices"

	"vankho/corpus"
)

// MostCited lists one page of the documents that others cite, those on which most rests first, and answers how many there are.
func (s *Store) MostCited(ctx context.Context, q corpus.CitedQuery) ([]corpus.Cited, corpus.Found, error) {
	found, err := s.countShelf(ctx, citedWhere, q.Shelf)
	if err != nil || found.Total == 0 || q.N == 0 {
		return nil, found, wrapped("most cited", err)
	}
	where, args := narrowed(q.Shelf)
	nodes, err := s.numbers(ctx, "SELECT n"+citedWhere+where+citedOrder(q)+" LIMIT ? OFFSET ?", append(args, q.N, q.Offset)...)
	if err != nil {
		return nil, found, wrapped("most cited", err)
	}
	out, err := s.tellCited(ctx, nodes, q.Secret)
	return out, found, wrapped("most cited", err)
}

// EachCited hands on all documents of a question in its order; Offset and N do not count. Nothing of the store is held meanwhile.
func (s *Store) EachCited(ctx context.Context, q corpus.CitedQuery, yield func(corpus.Cited) error) error {
	where, args := narrowed(q.Shelf)
	all, err := s.numbers(ctx, "SELECT n"+citedWhere+where+citedOrder(q), args...)
	if err != nil {
		return wrapped("most cited", err)
	}
	for some := range slices.Chunk(all, batch) {
		list, err := s.tellCited(ctx, some, q.Secret)
		if err != nil {
			return wrapped("most cited", err)
		}
		if err := handOn(list, yield); err != nil {
			return err
		}
	}
	return nil
}

const citedWhere = " FROM nodes INDEXED BY nodes_cited WHERE cited > 0 AND kind > 0"

func citedOrder(q corpus.CitedQuery) string {
	if q.ByCount {
		return " ORDER BY cited DESC, authority DESC, n"
	}
	return " ORDER BY authority DESC, cited DESC, n"
}

// tellCited tells of the documents of nodes, in their order.
func (s *Store) tellCited(ctx context.Context, nodes []end, secret bool) ([]corpus.Cited, error) {
	ask, err := list(nodes)
	if err != nil || ask == "" {
		return nil, err
	}
	type counted struct {
		id               corpus.ID
		cited, authority int
	}
	told := map[end]counted{}
	var ids []corpus.ID
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n end
		var c counted
		err := r.Scan(&n, &c.id, &c.cited, &c.authority)
		told[n] = c
		ids = append(ids, c.id)
		return err
	}, "SELECT n, doc, cited, authority FROM nodes WHERE n IN (SELECT value FROM json_each(?))", ask)
	if err != nil {
		return nil, err
	}
	known, err := s.Summaries(ctx, ids)
	if err != nil {
		return nil, err
	}
	uses, err := s.uses(ctx, nodes, secret)
	if err != nil {
		return nil, err
	}
	var out []corpus.Cited
	for _, n := range nodes {
		c := told[n]
		if document, ok := known[c.id]; ok {
			out = append(out, corpus.Cited{Document: document, Documents: c.cited, Authority: float64(c.authority) / wholeWeight, Uses: uses[n]})
		}
	}
	return out, nil
}
