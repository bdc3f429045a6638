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

// OpenImport begins an import and gives it its id: the day, and which import of the day it is.
func (s *Store) OpenImport(ctx context.Context, i corpus.Import) (corpus.Import, error) {
	err := s.quietly(ctx, func(tx *sql.Tx) error {
		day := i.Began.Format("20060102")
		return tx.QueryRowContext(ctx, `INSERT INTO imports
			SELECT ?1 || '-' || (1 + coalesce(max(CAST(substr(id, 10) AS INTEGER)), 0)), ?2, ?3, ?4, ?5, ?6, 0, 0 FROM imports WHERE id LIKE ?1 || '-%'
			RETURNING id`, day, i.Origin, i.By, i.From, i.Folder, i.Began.Unix()).Scan(&i.ID)
	})
	if err != nil {
		return i, fmt.Errorf("open import: %w", err)
	}
	return i, nil
}

// AddImportFiles names files of an import and gives each its number and, where it has none, its path: prefix, the import and the number, a
// slash, the name. Errors: corpus.ErrNotFound, corpus.ErrSealed, corpus.ErrTooManyFiles where there would be more than most.
func (s *Store) AddImportFiles(ctx context.Context, id, prefix string, most int, list []corpus.ImportFile) ([]corpus.ImportFile, error) {
	out := make([]corpus.ImportFile, 0, len(list))
	err := s.quietly(ctx, func(tx *sql.Tx) error {
		var sealed bool
		var n, change int
		err := tx.QueryRowContext(ctx, `SELECT sealed, coalesce((SELECT max(n) FROM import_files WHERE import = id), 0),
			coalesce((SELECT max(change) FROM import_files WHERE import = id), 0) FROM imports WHERE id = ?`, id).Scan(&sealed, &n, &change)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return corpus.ErrNotFound
		case err != nil:
			return err
		case sealed:
			return corpus.ErrSealed
		case n+len(list) > most:
			return corpus.ErrTooManyFiles
		}
		for i, f := range list {
			f.Import, f.N, f.Change = id, n+i+1, int64(change+i+1)
			if f.Path == "" {
				f.Path = fmt.Sprintf("%s%s/%d/%s", prefix, id, f.N, f.Name)
			}
			out = append(out, f)
		}
		return each(ctx, tx, "INSERT INTO import_files VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", out, func(_ int, f corpus.ImportFile) ([]any, error) {
			return []any{f.Import, f.N, f.Change, f.Name, f.Path, f.Size, f.Modified, f.SHA256, f.Step, f.Outcome, f.Reason, f.Sentence, f.Document, f.Other,
				f.Documents, f.Healed, f.Was, time.Now().Unix()}, nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("files of import %s: %w", id, err)
	}
	return out, nil
}

// PutImportFiles keeps how far files of imports are; of those that are done the journal says so, in the same transaction.
func (s *Store) PutImportFiles(ctx context.Context, list ...corpus.ImportFile) error {
	err := s.quietly(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, `UPDATE import_files SET change = (SELECT 1 + max(change) FROM import_files WHERE import = ?1), size = ?3, sha256 = ?4, step = ?5,
			outcome = ?6, reason = ?7, sentence = ?8, doc = ?9, other = ?10, documents = ?11, healed = ?12, was = ?13, at = ?14 WHERE import = ?1 AND n = ?2`, list,
			func(_ int, f corpus.ImportFile) ([]any, error) {
				return []any{f.Import, f.N, f.Size, f.SHA256, f.Step, f.Outcome, f.Reason, f.Sentence, f.Document, f.Other, f.Documents, f.Healed, f.Was, time.Now().Unix()},
					recordImported(ctx, tx, f)
			})
	})
	if err != nil {
		return fmt.Errorf("put import files: %w", err)
	}
	return nil
}

// recordImported writes into the journal what became of a file that is done.
func recordImported(ctx context.Context, tx *sql.Tx, f corpus.ImportFile) error {
	if f.Step != corpus.StepDone {
		return nil
	}
	act := corpus.Act{Verb: corpus.VerbImported, Document: f.Document, Object: f.Name, Detail: f.Outcome.Words() + ".", Secret: f.Outcome == corpus.ImportSecret}
	if f.Outcome == corpus.ImportFailed {
		act.Detail += " " + f.Sentence
	}
	err := tx.QueryRowContext(ctx, "SELECT by, sender FROM imports WHERE id = ?", f.Import).Scan(&act.Who, &act.From)
	if err != nil {
		return err
	}
	return record(ctx, tx, act)
}

// SealImport says that no more files are to come; an import without any goes.
func (s *Store) SealImport(ctx context.Context, id string) error {
	return s.quietly(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE imports SET sealed = 1 WHERE id = ?", id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM imports WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM import_files WHERE import = ?1)", id)
		return err
	})
}

// SpendImport adds to how long the files of an import have been worked on.
func (s *Store) SpendImport(ctx context.Context, id string, d time.Duration) error {
	_, err := s.writer.ExecContext(ctx, "UPDATE imports SET spent = spent + ? WHERE id = ?", d.Milliseconds(), id)
	return err
}

// Import finds one import. Errors: corpus.ErrNotFound.
func (s *Store) Import(ctx context.Context, id string) (corpus.Import, error) {
	list, err := s.imports(ctx, "WHERE id = ?", id)
	if err == nil && len(list) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return corpus.Import{}, fmt.Errorf("import %s: %w", id, err)
	}
	return list[0], nil
}

// Imports lists imports, newest first, and answers how many there are.
func (s *Store) Imports(ctx context.Context, offset, n int) ([]corpus.Import, int, error) {
	total, err := count(ctx, s.reader, "SELECT count(*) FROM imports")
	if err != nil {
		return nil, 0, fmt.Errorf("imports: %w", err)
	}
	list, err := s.imports(ctx, "ORDER BY began DESC, CAST(substr(id, 10) AS INTEGER) DESC LIMIT ? OFFSET ?", n, offset)
	if err != nil {
		return nil, 0, fmt.Errorf("imports: %w", err)
	}
	return list, total, nil
}

// OpenImports lists the imports that still take files, newest first.
func (s *Store) OpenImports(ctx context.Context, origin corpus.ImportOrigin) ([]corpus.Import, error) {
	list, err := s.imports(ctx, "WHERE sealed = 0 AND origin = ? ORDER BY began DESC, id DESC", origin)
	if err != nil {
		return nil, fmt.Errorf("open imports: %w", err)
	}
	return list, nil
}

func (s *Store) imports(ctx context.Context, rest string, args ...any) ([]corpus.Import, error) {
	var out []corpus.Import
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var i corpus.Import
		var began, spent int64
		if err := r.Scan(&i.ID, &i.Origin, &i.By, &i.From, &i.Folder, &began, &i.Sealed, &spent, &i.Change); err != nil {
			return err
		}
		i.Began, i.Spent = time.Unix(began, 0), time.Duration(spent)*time.Millisecond
		out = append(out, i)
		return nil
	}, "SELECT id, origin, by, sender, folder, began, sealed, spent, coalesce((SELECT max(change) FROM import_files WHERE import = id), 0) FROM imports "+rest, args...)
	if err != nil {
		return nil, err
	}
	for k := range out {
		i := &out[k]
		i.Outcomes = map[corpus.ImportOutcome]int{}
		if err := rows(ctx, s.reader, func(r *sql.Rows) error {
			var step corpus.ImportStep
			var outcome corpus.ImportOutcome
			var n int
			var size int64
			if err := r.Scan(&step, &outcome, &n, &size); err != nil {
				return err
			}
			i.Files += n
			i.Size += size
			switch step {
			case corpus.StepArriving:
				i.Arriving += n
			case corpus.StepDone:
				i.Done += n
				i.Outcomes[outcome] += n
			}
			return nil
		}, "SELECT step, outcome, count(*), sum(size) FROM import_files WHERE import = ? GROUP BY step, outcome", i.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

const importFileColumns = `SELECT import, n, change, name, path, size, modified, sha256, step, outcome, reason, sentence, doc, other, documents, healed, was FROM import_files `

func (s *Store) importFiles(ctx context.Context, rest string, args ...any) ([]corpus.ImportFile, error) {
	var out []corpus.ImportFile
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var f corpus.ImportFile
		err := r.Scan(&f.Import, &f.N, &f.Change, &f.Name, &f.Path, &f.Size, &f.Modified, &f.SHA256, &f.Step, &f.Outcome, &f.Reason, &f.Sentence, &f.Document,
			&f.Other, &f.Documents, &f.Healed, &f.Was)
		out = append(out, f)
		return err
	}, importFileColumns+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("files of imports: %w", err)
	}
	return out, nil
}

// ImportFiles lists files of an import, and answers how many fit the question.
func (s *Store) ImportFiles(ctx context.Context, q corpus.ImportQuery) ([]corpus.ImportFile, int, error) {
	names, err := list(q.Names)
	if err != nil {
		return nil, 0, err
	}
	if q.Names != nil && names == "" {
		return nil, 0, nil
	}
	order := "n"
	if q.Changed {
		order = "change"
	}
	const where = `WHERE import = ?1 AND change > ?2 AND (NOT ?3 OR outcome IN ('failed', 'secret')) AND (?4 = '' OR name IN (SELECT value FROM json_each(?4)))`
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM import_files "+where, q.Import, q.After, q.Trouble, names).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("files of import %s: %w", q.Import, err)
	}
	out, err := s.importFiles(ctx, where+" ORDER BY "+order+" LIMIT ?5 OFFSET ?6", q.Import, q.After, q.Trouble, names, q.N, q.Offset)
	return out, total, err
}

// ImportFile finds one file of an import. Errors: corpus.ErrNotFound.
func (s *Store) ImportFile(ctx context.Context, id string, n int) (corpus.ImportFile, error) {
	out, err := s.importFiles(ctx, "WHERE import = ? AND n = ?", id, n)
	if err == nil && len(out) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return corpus.ImportFile{}, fmt.Errorf("file %d of import %s: %w", n, id, err)
	}
	return out[0], nil
}

// ImportFilesAt lists the first n files at a step, oldest import first; those that are being stored when a program ends are at StepIndexing.
func (s *Store) ImportFilesAt(ctx context.Context, step corpus.ImportStep, n int) ([]corpus.ImportFile, error) {
	return s.importFiles(ctx, "WHERE step = ? AND step <> 'done' ORDER BY (SELECT began FROM imports WHERE id = import), import, n LIMIT ?", step, n)
}

// Arrival tells what the store holds of a file that was just read, by its path.
func (s *Store) Arrival(ctx context.Context, path string) (corpus.Arrival, error) {
	var a corpus.Arrival
	var twins string
	err := s.reader.QueryRowContext(ctx, `SELECT s.doc,
		(SELECT json_group_array(path) FROM (SELECT o.path FROM sources o WHERE o.doc = s.doc AND o.sha256 = s.sha256 AND o.path <> s.path AND o.member = ''
			ORDER BY o.path LIMIT 50)),
		coalesce((SELECT v.id FROM documents v WHERE v.id <> d.id AND v.id = d.version_of),
			(SELECT v.id FROM documents v WHERE v.version_of IN (d.id, nullif(d.version_of, '')) AND v.id <> d.id ORDER BY v.added, v.id LIMIT 1), ''),
		(SELECT count(*) FROM links l JOIN documents c ON c.id = l.doc WHERE l.target = coalesce(nullif(d.version_of, ''), d.id) AND l.target <> ''
			AND l.doc NOT IN (d.id, d.version_of) AND c.added <= d.added AND c.secrecy = '')
		FROM sources s JOIN documents d ON d.id = s.doc WHERE s.path = ? AND s.member = ''`, path).Scan(&a.Document, &twins, &a.Version, &a.Cited)
	if errors.Is(err, sql.ErrNoRows) {
		return a, nil // a register, a container, nothing
	}
	if err == nil {
		err = json.Unmarshal([]byte(twins), &a.Twins)
	}
	if err != nil {
		return a, fmt.Errorf("arrival of %s: %w", path, err)
	}
	return a, nil
}

// SamePath finds a file of those bytes that was read by the pipeline and is called name; "" where there is none.
func (s *Store) SamePath(ctx context.Context, sha256, name, pipeline string) (string, error) {
	var found string
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var path string
		err := r.Scan(&path)
		if found == "" && baseName(path) == name {
			found = path
		}
		return err
	}, "SELECT path FROM files WHERE sha256 = ? AND pipeline = ? AND outcome IN ('read', 'partial') ORDER BY path", sha256, pipeline)
	if err != nil {
		return "", fmt.Errorf("files of %s: %w", sha256, err)
	}
	return found, nil
}

// quietly is write for rows that no answer is made from: what is kept in memory stays good. Errors: corpus.ErrNoRoom, those of fn.
func (s *Store) quietly(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return noRoom(err)
	}
	if err := fn(tx); err != nil {
		return noRoom(errors.Join(err, tx.Rollback()))
	}
	return noRoom(tx.Commit())
}
