package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"vankho/corpus"
)

// PutCorrection keeps what a person wrote in place of what the program read; what was corrected before is replaced, and what the
// program had read at first stays known. The document changes with its next reading.
func (s *Store) PutCorrection(ctx context.Context, c corpus.Correction) error {
	_, err := s.writer.ExecContext(ctx, `INSERT INTO corrections VALUES (?,?,?,?,?,?,?)
		ON CONFLICT (sha256, page, field) DO UPDATE SET value = excluded.value, who = excluded.who, at = excluded.at`,
		c.SHA256, c.Page, c.Field, c.Value, c.Was, c.Who, c.When.Unix())
	if err != nil {
		return fmt.Errorf("put correction: %w", err)
	}
	return nil
}

// DropCorrection takes a correction back.
func (s *Store) DropCorrection(ctx context.Context, sha256 string, page int, field corpus.Field) error {
	_, err := s.writer.ExecContext(ctx, "DELETE FROM corrections WHERE sha256 = ? AND page = ? AND field = ?", sha256, page, field)
	return err
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
