package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"vankho/corpus"
)

// Record writes an act into the journal; a zero At is now. What changes the store writes its own act in the same transaction: this is for
// what has none.
func (s *Store) Record(ctx context.Context, a corpus.Act) error {
	if err := s.write(ctx, func(tx *sql.Tx) error { return record(ctx, tx, a) }); err != nil {
		return fmt.Errorf("record %s: %w", a.Verb, err)
	}
	return nil
}

func record(ctx context.Context, tx *sql.Tx, a corpus.Act) error {
	if a.At.IsZero() {
		a.At = time.Now()
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO acts (at, who, origin, verb, doc, object, detail, was, now, secret)
		VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9, ?10 OR EXISTS (SELECT 1 FROM documents WHERE id = ?5 AND secrecy <> ''))`,
		a.At.Unix(), a.Who, a.From, a.Verb, a.Document, a.Object, a.Detail, a.Was, a.Now, a.Secret)
	return err
}

// standardActs is how many acts are answered where none says how many.
const standardActs = 50

// Acts returns a page of the journal, the newest first, and how many acts fit the question without its Before.
func (s *Store) Acts(ctx context.Context, q corpus.ActQuery) ([]corpus.Act, int, error) {
	where := condition{text: "1"}
	if q.Document != "" {
		where.and("doc = ? AND doc <> ''", q.Document)
	}
	if q.Who != "" {
		where.and("who = ?", q.Who)
	}
	if q.Verb != "" {
		where.and("verb = ?", q.Verb)
	}
	if !q.Secret {
		where.and("secret = 0 AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = acts.doc AND d.secrecy <> '')")
	}
	total, err := count(ctx, s.reader, "SELECT count(*) FROM acts WHERE "+where.text, where.args...)
	if err != nil {
		return nil, 0, fmt.Errorf("acts: %w", err)
	}
	if q.Before > 0 {
		where.and("id < ?", q.Before)
	}
	if q.N <= 0 {
		q.N = standardActs
	}
	var out []corpus.Act
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var a corpus.Act
		var at int64
		err := r.Scan(&a.ID, &at, &a.Who, &a.From, &a.Verb, &a.Document, &a.Object, &a.Detail, &a.Was, &a.Now, &a.Secret)
		a.At = time.Unix(at, 0)
		out = append(out, a)
		return err
	}, "SELECT id, at, who, origin, verb, doc, object, detail, was, now, secret FROM acts WHERE "+where.text+" ORDER BY id DESC LIMIT ? OFFSET ?",
		append(where.args, q.N, max(0, q.Offset))...)
	if err != nil {
		return nil, 0, fmt.Errorf("acts: %w", err)
	}
	return out, total, nil
}

// hushActs takes the words out of all acts on what is withdrawn for a mark of secrecy, with what tells which document it was.
func hushActs(ctx context.Context, tx *sql.Tx, path, member string) error {
	_, err := tx.ExecContext(ctx, `UPDATE acts SET secret = 1, doc = '', object = '', detail = '', was = '', now = ''
		WHERE doc <> '' AND doc IN (SELECT doc FROM sources WHERE path = ?1 AND member = ?2) OR verb = ?3 AND object IN (?1, ?4)`,
		path, member, corpus.VerbImported, base(path))
	return err
}

// base is the name of a file that may lie in an archive: "b.pdf" of "/kho/a.zip!/b.pdf".
func base(path string) string {
	if i := strings.LastIndex(path, "!/"); i >= 0 {
		path = path[i+2:]
	}
	return filepath.Base(path)
}
