package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Sections answers the sections of documents that are asked for, by document and section; those that the store does not hold are left
// out. Each stands with all that hold it, so that its place can be called by name.
func (s *Store) Sections(ctx context.Context, asked map[corpus.ID][]corpus.SectionID) (map[corpus.ID][]corpus.Section, error) {
	out := map[corpus.ID][]corpus.Section{}
	for id, sections := range asked {
		ask, err := list(sections)
		if err != nil || ask == "" {
			return out, err
		}
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var x corpus.Section
			err := r.Scan(&x.ID, &x.Parent, &x.Level, &x.Kind, &x.Label, &x.Heading, &x.Start, &x.End, &x.Quoted)
			out[id] = append(out[id], x)
			return err
		}, `WITH RECURSIVE up(id) AS (SELECT value FROM json_each(?2) UNION SELECT s.parent FROM up JOIN sections s ON s.doc = ?1 AND s.id = up.id)
			SELECT id, parent, level, kind, label, heading, start, "end", quoted FROM sections WHERE doc = ?1 AND id IN (SELECT id FROM up) ORDER BY position`, id, ask)
		if err != nil {
			return nil, fmt.Errorf("sections of %s: %w", id, err)
		}
	}
	return out, nil
}
