package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"vankho/corpus"
)

// crowd is how many texts may share a band: beyond, they are filled-in forms and not versions, and the band tells nothing.
const crowd = 64

// candidateColumns are those of a corpus.Candidate.
const candidateColumns = `SELECT d.id, d.seq, d.added, d.number, d.number_key, d.type, d.issuer, d.abstract, d.secrecy, d.issued, d.draft, d.version_of,
	coalesce(k.minhash, x''), coalesce(k.method, ''), coalesce(k.quality, -1), coalesce(k.length, 0)
	FROM documents d LEFT JOIN sketches k ON k.doc = d.id `

func (s *Store) candidates(ctx context.Context, rest string, args ...any) ([]corpus.Candidate, error) {
	var out []corpus.Candidate
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var c corpus.Candidate
		var added int64
		var issued string
		var sketch []byte
		err := r.Scan(&c.ID, &c.Seq, &added, &c.Number, &c.NumberKey, &c.Type, &c.Issuer, &c.Abstract, &c.Secrecy, &issued, &c.Draft, &c.VersionOf,
			&sketch, &c.Method, &c.Quality, &c.Length)
		c.Added, c.Sketch = time.Unix(added, 0), sketch
		c.Issued, _ = corpus.ParseISODate(issued)
		out = append(out, c)
		return err
	}, candidateColumns+rest, args...)
	return out, err
}

// Unresolved lists the first n documents whose versions are to be looked for because they, or a version of them, changed.
func (s *Store) Unresolved(ctx context.Context, n int) ([]corpus.Candidate, error) {
	out, err := s.candidates(ctx, "WHERE d.id IN (SELECT doc FROM version_queue ORDER BY doc LIMIT ?) ORDER BY d.id", n)
	if err != nil {
		return nil, fmt.Errorf("unresolved documents: %w", err)
	}
	return out, nil
}

// Near lists the documents that may be versions of c: those of its number and day, those whose texts share a band with its own, and
// those that are held to be its versions at present. It may list c itself.
func (s *Store) Near(ctx context.Context, c corpus.Candidate) ([]corpus.Candidate, error) {
	near, err := s.candidates(ctx, `WHERE ?1 <> '' AND (d.id = ?1 OR d.version_of = ?1 AND d.version_of <> '')
		UNION `+candidateColumns+`WHERE d.version_of = ?2 AND d.version_of <> ''`, c.VersionOf, c.ID)
	if err == nil && len(c.Sketch) > 0 {
		var more []corpus.Candidate
		more, err = s.numbered(ctx, c)
		near = append(near, more...)
		if err == nil {
			more, err = s.banded(ctx, c)
			near = append(near, more...)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("near %s: %w", c.ID, err)
	}
	return near, nil
}

// numbered lists documents of c's number whose day does not speak against it.
func (s *Store) numbered(ctx context.Context, c corpus.Candidate) ([]corpus.Candidate, error) {
	if c.NumberKey == "" {
		return nil, nil
	}
	out, err := s.candidates(ctx, `WHERE d.number_key = ?1 AND d.number_key <> '' AND k.id IS NOT NULL
		AND (d.issued IN ('', substr(?2, 1, 4), substr(?2, 1, 7)) OR d.issued LIKE ?2 || '%') LIMIT ?3`, c.NumberKey, c.Issued.String(), crowd+1)
	if len(out) > crowd {
		return nil, err
	}
	return out, err
}

// banded lists documents whose text shares a band with c's. Two with a number are versions only where it is the same: they are found by it.
func (s *Store) banded(ctx context.Context, c corpus.Candidate) ([]corpus.Candidate, error) {
	kinds := []int{0}
	if c.NumberKey == "" {
		kinds = []int{0, 1}
	}
	found := map[int64]bool{}
	stmt, err := s.reader.PrepareContext(ctx, "SELECT sketch FROM sketch_bands WHERE band = ? AND numbered = ? LIMIT ?")
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	for _, band := range c.Sketch.Bands() {
		for _, kind := range kinds {
			some, err := integers(ctx, stmt, band, kind, crowd+1)
			if err != nil {
				return nil, err
			}
			if len(some) > crowd {
				continue
			}
			for _, id := range some {
				found[id] = true
			}
		}
	}
	ids := make([]int64, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	ask, err := list(ids)
	if err != nil || ask == "" {
		return nil, err
	}
	return s.candidates(ctx, "WHERE k.id IN (SELECT value FROM json_each(?)) ORDER BY d.id", ask)
}

func integers(ctx context.Context, stmt *sql.Stmt, args ...any) ([]int64, error) {
	r, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []int64
	for r.Next() {
		var n int64
		if err := r.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, r.Err()
}

// SetVersions keeps which version is shown in place of each of the decided documents: shown has no entry for those that are shown
// themselves. A document whose place changed takes a new change number; one that was put anew since it was read stays to be decided.
// It answers how many changed.
func (s *Store) SetVersions(ctx context.Context, decided []corpus.Candidate, shown map[corpus.ID]corpus.ID) (int, error) {
	changed := 0
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, c := range decided {
			fresh, err := count(ctx, tx, "SELECT count(*) FROM documents WHERE id = ?1 AND seq = ?2 AND (?3 = '' OR EXISTS (SELECT 1 FROM documents WHERE id = ?3))",
				c.ID, c.Seq, shown[c.ID])
			if err != nil {
				return err
			}
			if fresh == 0 {
				continue
			}
			if _, err := tx.ExecContext(ctx, "DELETE FROM version_queue WHERE doc = ?", c.ID); err != nil {
				return err
			}
			if c.VersionOf == shown[c.ID] {
				continue
			}
			if err := setVersion(ctx, tx, c.ID, shown[c.ID]); err != nil {
				return err
			}
			changed++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("set versions: %w", err)
	}
	return changed, nil
}

func setVersion(ctx context.Context, tx *sql.Tx, id, of corpus.ID) error {
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE documents SET version_of = ?, seq = ? WHERE id = ?", of, seq, id); err != nil {
		return err
	}
	// Which documents a citation may mean, and which citations may make stubs, follows what is shown.
	return errors.Join(queueOwn(ctx, tx, id), queueStubs(ctx, tx, id), queueCitations(ctx, tx, id))
}

// putSketch keeps the sketch of a document that is put, and has its versions looked for.
func putSketch(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document) error {
	had, err := dropSketch(ctx, tx, id)
	if err != nil || !had && len(doc.Sketch) == 0 {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO version_queue VALUES (?)", id); err != nil {
		return err
	}
	if len(doc.Sketch) == 0 {
		return nil
	}
	var sketch int64
	if err := tx.QueryRowContext(ctx, "INSERT INTO sketches (doc, minhash, method, quality, length) VALUES (?,?,?,?,?) RETURNING id",
		id, []byte(doc.Sketch), corpus.MainMethod(doc.Pages), corpus.MeanQuality(doc.Pages), len(doc.Text)).Scan(&sketch); err != nil {
		return err
	}
	numbered := numberKey(doc.Header.Number) != ""
	return each(ctx, tx, "INSERT OR IGNORE INTO sketch_bands VALUES (?,?,?)", doc.Sketch.Bands(), func(_ int, band int64) ([]any, error) {
		return []any{band, numbered, sketch}, nil
	})
}

// dropSketch takes a document's sketch away, and reports whether it had one.
func dropSketch(ctx context.Context, tx *sql.Tx, id corpus.ID) (bool, error) {
	var n int64
	var sketch []byte
	err := tx.QueryRowContext(ctx, "DELETE FROM sketches WHERE doc = ? RETURNING id, minhash", id).Scan(&n, &sketch)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	ask, err := list(corpus.Sketch(sketch).Bands())
	if err != nil {
		return false, err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM sketch_bands WHERE band IN (SELECT value FROM json_each(?)) AND numbered IN (0, 1) AND sketch = ?", ask, n)
	return true, err
}

// leaveVersions takes a document that goes out of its group: those that it was shown for stand for themselves, and all are decided anew.
func leaveVersions(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	if _, err := dropSketch(ctx, tx, id); err != nil {
		return err
	}
	group, err := texts(ctx, tx, "SELECT version_of FROM documents WHERE id = ? AND version_of <> ''", id)
	if err != nil {
		return err
	}
	for _, shown := range append(group, string(id)) {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO version_queue SELECT id FROM documents WHERE id = ?1 OR version_of = ?1 AND version_of <> ''", shown); err != nil {
			return err
		}
	}
	orphans, err := texts(ctx, tx, "SELECT id FROM documents WHERE version_of = ?1 AND version_of <> '' ORDER BY id", id)
	if err != nil {
		return err
	}
	for _, o := range orphans {
		if err := setVersion(ctx, tx, corpus.ID(o), ""); err != nil {
			return err
		}
	}
	return nil
}

// versions lists all files of a document, the one that is shown first; none where it is the only one.
func versions(ctx context.Context, tx *sql.Tx, d *corpus.Document) ([]corpus.Version, error) {
	shown := d.VersionOf
	if shown == "" {
		shown = d.ID
	}
	var out []corpus.Version
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var v corpus.Version
		var path string
		err := r.Scan(&v.ID, &v.Title, &v.Pages, &v.Method, &v.Quality, &v.Best, &path, &v.SHA256, &v.MIME)
		v.Name = baseName(path)
		out = append(out, v)
		return err
	}, `SELECT d.id, d.title, d.page_count, coalesce(k.method, ''), coalesce(k.quality, -1), d.id = ?1, coalesce(s.path, ''), coalesce(s.sha256, ''), coalesce(f.mime, '')
		FROM (SELECT ?1 AS id UNION ALL SELECT id FROM documents WHERE version_of = ?1 AND version_of <> '') g
		JOIN documents d ON d.id = g.id LEFT JOIN sketches k ON k.doc = d.id
		LEFT JOIN sources s ON s.doc = d.id AND s.member = '' AND s.path = (SELECT min(path) FROM sources WHERE doc = d.id AND member = '')
		LEFT JOIN files f ON f.path = s.path
		ORDER BY d.id <> ?1, d.id`, shown)
	if err != nil || len(out) < 2 {
		return nil, err
	}
	return out, nil
}
