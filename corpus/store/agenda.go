package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/agenda"
)

// agendaKept holds the tasks of all documents as columns.
type agendaKept struct{ inStep[*agenda.Table] }

// agenda is the table of all tasks as the store has them now. The caller holds it until release.
func (s *Store) agenda(ctx context.Context) (*agenda.Table, func(), error) {
	t, release, err := s.tasks.hold(ctx, s, following[*agenda.Table]{fresh: agenda.New, take: readAssigned})
	if err != nil {
		return nil, nil, fmt.Errorf("tasks: %w", err)
	}
	return t, release, nil
}

// beforeTasks is the last version of the program's reading that told no tasks.
const beforeTasks = 8

// readAssigned takes in the documents that changed after seq. Lesser versions are left out.
func readAssigned(ctx context.Context, tx *sql.Tx, t *agenda.Table, seq corpus.Seq) error {
	if err := readOrdering(ctx, tx, t, seq); err != nil {
		return err
	}
	// A row of a register has no text to be read again.
	return rows(ctx, tx, func(r *sql.Rows) error {
		var id corpus.ID
		var secret bool
		err := r.Scan(&id, &secret)
		t.PutUnread(id, secret)
		return err
	}, `SELECT d.id, d.secrecy <> '' FROM documents d JOIN sources s ON s.doc = d.id
		WHERE d.seq > ?1 AND d.version_of = '' AND d.stub = 0 AND s.listed = '' AND NOT EXISTS (SELECT 1 FROM task_columns c WHERE c.doc = d.id)
		GROUP BY d.id HAVING max(CAST(s.pipeline AS INTEGER)) BETWEEN 1 AND ?2`, seq, beforeTasks)
}

// readOrdering takes in those that order something, and takes out those that no longer do.
func readOrdering(ctx context.Context, tx *sql.Tx, t *agenda.Table, seq corpus.Seq) error {
	return rows(ctx, tx, func(r *sql.Rows) error {
		var d agenda.Document
		var issued, number string
		var shown bool
		var packed sql.RawBytes
		if err := r.Scan(&d.ID, &d.Secret, &d.Type.Label, &d.Issuer.Label, &issued, &number, &shown, &packed); err != nil {
			return err
		}
		t.Drop(d.ID)
		if !shown || len(packed) == 0 {
			return nil
		}
		d.Issued, _ = corpus.ParseISODate(issued)
		d.Year = corpus.YearOf(d.Issued, number)
		d.Type.Slug, d.Issuer.Slug = corpus.Spelled(d.Type.Label), corpus.Spelled(d.Issuer.Label)
		d.Place = placeOfIssuer(d.Issuer.Label)
		var err error
		if d.Columns, err = agenda.Unpack(packed); err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
		t.Put(d)
		return nil
	}, `SELECT d.id, d.secrecy <> '', d.type, d.issuer, d.issued, d.number, d.version_of = '', coalesce(c.columns, x'')
		FROM documents d LEFT JOIN task_columns c ON c.doc = d.id WHERE d.seq > ?1 AND (?1 > 0 OR c.doc IS NOT NULL) ORDER BY d.seq`, seq)
}

// placeOfIssuer is the province or city at the end of a body's name, as addresses spell it: "lao-cai".
func placeOfIssuer(issuer string) agenda.Value {
	tail, ok := corpus.ProvinceTail(issuer)
	if !ok {
		return agenda.Value{}
	}
	if p, ok := corpus.ProvinceByName(tail); ok {
		return agenda.Value{Slug: p.Slug(), Label: p.FullName()}
	}
	_, bare, _ := strings.Cut(strings.TrimPrefix(tail, "thành "), " ")
	return agenda.Value{Slug: corpus.Spelled(bare), Label: tail}
}
