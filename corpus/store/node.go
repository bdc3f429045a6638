package store

import (
	"context"

	"vankho/corpus"
)

// The kinds of node: what lists it stands in.
const (
	nodeHidden = 0 // none: a mark of secrecy, a lesser version
	nodeHeld   = 1
	nodeStub   = 2 // a register or citations alone tell of it
)

// describe keeps with a node what lists are narrowed by, so that they need not look at the documents.
func (l linking) describe(ctx context.Context, doc corpus.ID, me end, public bool) error {
	var kind, stub int
	var docType, issuer, issued, number string
	err := l.q.QueryRowContext(ctx, "SELECT type, issuer, issued, number, stub FROM documents WHERE id = ?", doc).Scan(&docType, &issuer, &issued, &number, &stub)
	if err != nil {
		return err
	}
	switch {
	case !public:
		kind = nodeHidden
	case stub > 0:
		kind = nodeStub
	default:
		kind = nodeHeld
	}
	day, _ := corpus.ParseISODate(issued)
	_, err = l.q.ExecContext(ctx, "UPDATE nodes SET kind = ?2, type = ?3, issuer = ?4, year = ?5 WHERE n = ?1 AND (kind, type, issuer, year) IS NOT (?2, ?3, ?4, ?5)",
		me, kind, corpus.Spelled(docType), corpus.Spelled(issuer), corpus.YearOf(day, number))
	return err
}
