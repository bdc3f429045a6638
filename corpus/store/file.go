package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"vankho/corpus"
)

// File answers what the store remembers of a file, and the pipeline that read it. Errors: corpus.ErrNotFound.
func (s *Store) File(ctx context.Context, path string) (corpus.FileReport, string, error) {
	var pipeline string
	list, err := s.files(ctx, &pipeline, "WHERE path = ?", path)
	if err == nil && len(list) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return corpus.FileReport{}, "", fmt.Errorf("file %s: %w", path, err)
	}
	return list[0], pipeline, nil
}

// PutFile remembers how the reading of a file ended.
func (s *Store) PutFile(ctx context.Context, f corpus.FileReport, pipeline string) error {
	problems, err := json.Marshal(f.Problems)
	if err != nil {
		return err
	}
	_, err = s.writer.ExecContext(ctx, "INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?,?,0)",
		f.Path, f.SHA256, f.Size, f.MIME, pipeline, f.Outcome, f.Documents, f.Pages, string(problems), time.Now().Unix())
	if err != nil {
		return fmt.Errorf("put file %s: %w", f.Path, err)
	}
	return nil
}

// FilePaths lists the files that the store remembers, in order.
func (s *Store) FilePaths(ctx context.Context) ([]string, error) {
	return texts(ctx, s.reader, "SELECT path FROM files ORDER BY path")
}

// FilesBelow lists the files whose path begins with prefix, in order.
func (s *Store) FilesBelow(ctx context.Context, prefix string) ([]corpus.FileReport, error) {
	list, err := s.files(ctx, new(string), "WHERE path >= ?1 AND path < ?1 || char(1114111) ORDER BY path", prefix)
	if err != nil {
		return nil, fmt.Errorf("files below %s: %w", prefix, err)
	}
	return list, nil
}

// MarkMissing notes of a file whether the last run found it.
func (s *Store) MarkMissing(ctx context.Context, path string, missing bool) error {
	_, err := s.writer.ExecContext(ctx, "UPDATE files SET missing = ?2 WHERE path = ?1 AND missing <> ?2", path, missing)
	return err
}

// worstFirst orders files for a person who looks for trouble.
const worstFirst = ` ORDER BY CASE outcome WHEN 'failed' THEN 0 WHEN 'secret' THEN 1 WHEN 'partial' THEN 2 ELSE 3 END, path`

// Files lists files worst first, all or those of one outcome, and answers how many there are.
func (s *Store) Files(ctx context.Context, outcome corpus.Outcome, offset, n int) ([]corpus.FileReport, int, error) {
	const where = `WHERE (?1 = '' OR outcome = ?1)`
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM files "+where, outcome).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count files: %w", err)
	}
	list, err := s.files(ctx, new(string), where+worstFirst+" LIMIT ?2 OFFSET ?3", outcome, n, offset)
	if err != nil {
		return nil, 0, fmt.Errorf("list files: %w", err)
	}
	return list, total, nil
}

func (s *Store) files(ctx context.Context, pipeline *string, rest string, args ...any) ([]corpus.FileReport, error) {
	var out []corpus.FileReport
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var f corpus.FileReport
		var problems string
		var at int64
		if err := r.Scan(&f.Path, &f.SHA256, &f.Size, &f.MIME, pipeline, &f.Outcome, &f.Documents, &f.Pages, &problems, &at, &f.Missing, &f.Document); err != nil {
			return err
		}
		f.When = time.Unix(at, 0)
		out = append(out, f)
		return json.Unmarshal([]byte(problems), &out[len(out)-1].Problems)
	}, `SELECT path, sha256, size, mime, pipeline, outcome, documents, pages, problems, at, missing,
		coalesce((SELECT doc FROM sources WHERE sources.path = files.path AND member = ''), '') FROM files `+rest, args...)
	return out, err
}

// Original finds a kept original by its SHA-256. Errors: corpus.ErrNotFound.
func (s *Store) Original(ctx context.Context, sha256 string) (corpus.Original, error) {
	var path string
	var o corpus.Original
	err := s.reader.QueryRowContext(ctx, `WITH places AS (
			SELECT s.path, coalesce(mime, '') AS mime FROM sources s LEFT JOIN files USING (path) WHERE s.sha256 = ?1 AND member = ''
			UNION SELECT path, mime FROM files WHERE sha256 = ?1 AND outcome <> 'secret')
		SELECT path, mime, EXISTS (SELECT 1 FROM places p JOIN sources s ON s.path = p.path JOIN documents d ON d.id = s.doc WHERE d.secrecy <> '')
		FROM places ORDER BY path LIMIT 1`, sha256).Scan(&path, &o.MIME, &o.Secret)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err == nil {
		o.Name, o.Path = baseName(path), s.originalPath(sha256)
		err = kept(o.Path)
	}
	if err != nil {
		return corpus.Original{}, fmt.Errorf("original %s: %w", sha256, err)
	}
	return o, nil
}
