package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"time"

	"vankho/corpus"
)

// Correct keeps what a person wrote in place of what the program read of a document, and says so in the journal, both or neither. What was
// corrected before is replaced, and what the program had read at first stays known; a value that is that takes the correction back. The
// document changes with its next reading. Errors: corpus.ErrChanged where another correction stands there than the person saw.
func (s *Store) Correct(ctx context.Context, id corpus.ID, e corpus.Edit) error {
	if err := s.write(ctx, func(tx *sql.Tx) error { return correct(ctx, tx, id, e) }); err != nil {
		return fmt.Errorf("correct %s of %s: %w", e.Object(), id, err)
	}
	return nil
}

// CorrectAll is Correct for many, each of the document beside it: all of them or none.
func (s *Store) CorrectAll(ctx context.Context, edits []corpus.DocumentEdit) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, e := range edits {
			if err := correct(ctx, tx, e.Document, e.Edit); err != nil {
				return fmt.Errorf("%s of %s: %w", e.Object(), e.Document, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("correct all: %w", err)
	}
	return nil
}

func correct(ctx context.Context, tx *sql.Tx, id corpus.ID, e corpus.Edit) error {
	list, err := corrections(ctx, tx, "sha256 = ? AND page = ? AND field = ?", e.SHA256, e.Page, e.Field)
	if err != nil {
		return err
	}
	var old corpus.Correction
	c := e.Correction
	act := corpus.Act{At: c.When, Actor: e.By, Verb: corpus.VerbCorrected, Document: id, Object: c.Object(), Detail: e.Note, Was: c.Was, Now: c.Value}
	if len(list) > 0 {
		old = list[0]
		c.Was, act.Was = old.Was, old.Value
	}
	if e.Before != nil && !e.Before.Same(old) {
		return corpus.ErrChanged
	}
	c.Who = cmp.Or(c.Who, e.By.Who)
	act.Who = cmp.Or(act.Who, c.Who)
	if c.Value != c.Was {
		_, err = tx.ExecContext(ctx, `INSERT INTO corrections VALUES (?,?,?,?,?,?,?)
			ON CONFLICT (sha256, page, field) DO UPDATE SET value = excluded.value, who = excluded.who, at = excluded.at`,
			c.SHA256, c.Page, c.Field, c.Value, c.Was, c.Who, c.When.Unix())
	} else if act.Verb = corpus.VerbTakenBack; len(list) > 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM corrections WHERE sha256 = ? AND page = ? AND field = ?", c.SHA256, c.Page, c.Field)
	} else {
		return nil // there is nothing to take back
	}
	if err != nil {
		return err
	}
	return record(ctx, tx, act)
}

// Corrections returns a page of what people wrote, the newest first, and how many corrections fit the question.
func (s *Store) Corrections(ctx context.Context, q corpus.CorrectionQuery) ([]corpus.DocumentCorrection, int, error) {
	// The bytes of a file are those of one document; where they lie under several paths its sources are several.
	from := condition{text: `FROM corrections c LEFT JOIN documents d ON d.id = (SELECT min(s.doc) FROM sources s WHERE s.sha256 = c.sha256) WHERE 1`}
	if q.Document != "" {
		from.and("d.id = ?", q.Document)
	}
	if q.Who != "" {
		from.and("c.who = ?", q.Who)
	}
	if !q.Secret {
		from.and("d.secrecy = ''")
	}
	total, err := count(ctx, s.reader, "SELECT count(*) "+from.text, from.args...)
	if err != nil {
		return nil, 0, fmt.Errorf("corrections: %w", err)
	}
	if q.N <= 0 {
		q.N = standardActs
	}
	var out []corpus.DocumentCorrection
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var c corpus.DocumentCorrection
		var at int64
		err := r.Scan(&c.Document, &c.SHA256, &c.Page, &c.Field, &c.Value, &c.Was, &c.Who, &at)
		c.When = time.Unix(at, 0)
		out = append(out, c)
		return err
	}, "SELECT coalesce(d.id, ''), c.sha256, c.page, c.field, c.value, c.was, c.who, c.at "+from.text+
		" ORDER BY c.at DESC, c.sha256, c.page, c.field LIMIT ? OFFSET ?", append(from.args, q.N, max(0, q.Offset))...)
	if err != nil {
		return nil, 0, fmt.Errorf("corrections: %w", err)
	}
	return out, total, nil
}

// CorrectionsOf lists those of a file and of the rows that were read from it.
func (s *Store) CorrectionsOf(ctx context.Context, path, sha256 string) ([]corpus.Correction, error) {
	return corrections(ctx, s.reader, "sha256 = ? OR sha256 IN (SELECT sha256 FROM sources WHERE path = ? AND member <> '')", sha256, path)
}

func corrections(ctx context.Context, q querier, where string, args ...any) ([]corpus.Correction, error) {
	var out []corpus.Correction
	err := rows(ctx, q, func(r *sql.Rows) error {
		var c corpus.Correction
		var at int64
		err := r.Scan(&c.SHA256, &c.Page, &c.Field, &c.Value, &c.Was, &c.Who, &at)
		c.When = time.Unix(at, 0)
		out = append(out, c)
		return err
	}, "SELECT sha256, page, field, value, was, who, at FROM corrections WHERE "+where+" ORDER BY page, field", args...)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	return out, nil
}
