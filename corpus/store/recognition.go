package store

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"vankho/corpus"
)

// PageJob is one page that waits for text recognition: of the original of that SHA-256.
type PageJob struct {
	SHA256 string
	Page   int
	// Tries counts how often it was begun before.
	Tries int
}

// QueuePages notes the pages of a file that wait for text recognition, in order. Pages that were recognised, or given up, stay so.
func (s *Store) QueuePages(ctx context.Context, sha256 string, pages []int) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		now := time.Now().UnixNano() // finer than a second, so that files keep the order in which they came
		return each(ctx, tx, `INSERT INTO recognitions VALUES (?,?,'waiting',?,0,?,x'','') ON CONFLICT DO NOTHING`, pages, func(i, page int) ([]any, error) {
			return []any{sha256, page, i == 0, now}, nil
		})
	})
	if err != nil {
		return fmt.Errorf("queue pages of %s: %w", sha256, err)
	}
	return nil
}

// NextPages lists the first n pages that wait, in the order in which they are to be read: the first page of each file before
// all others, that its number and title are known soon, then file by file.
func (s *Store) NextPages(ctx context.Context, n int) ([]PageJob, error) {
	var jobs []PageJob
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var j PageJob
		err := r.Scan(&j.SHA256, &j.Page, &j.Tries)
		jobs = append(jobs, j)
		return err
	}, "SELECT sha256, page, tries FROM recognitions WHERE state = 'waiting' ORDER BY first DESC, queued, sha256, page LIMIT ?", n)
	if err != nil {
		return nil, fmt.Errorf("next pages: %w", err)
	}
	return jobs, nil
}

// BeginPage counts one more try of a page, before it is made: what kills the program is counted too.
func (s *Store) BeginPage(ctx context.Context, j PageJob) error {
	_, err := s.writer.ExecContext(ctx, "UPDATE recognitions SET tries = tries + 1 WHERE sha256 = ? AND page = ?", j.SHA256, j.Page)
	return err
}

// UntryPage takes a try back, of a page that was stopped and not at fault.
func (s *Store) UntryPage(ctx context.Context, j PageJob) error {
	_, err := s.writer.ExecContext(ctx, "UPDATE recognitions SET tries = max(0, tries - 1) WHERE sha256 = ? AND page = ?", j.SHA256, j.Page)
	return err
}

// KeepPage keeps what was recognised of a page.
func (s *Store) KeepPage(ctx context.Context, sha256 string, page corpus.RawPage) error {
	text, err := pack(page)
	if err == nil {
		_, err = s.writer.ExecContext(ctx, "UPDATE recognitions SET state = 'done', page_text = ?, problem = '' WHERE sha256 = ? AND page = ?", text, sha256, page.Number)
	}
	if err != nil {
		return fmt.Errorf("keep page %d of %s: %w", page.Number, sha256, err)
	}
	return nil
}

// GiveUpPage notes that a page cannot be recognised, and why.
func (s *Store) GiveUpPage(ctx context.Context, j PageJob, reason string) error {
	_, err := s.writer.ExecContext(ctx, "UPDATE recognitions SET state = 'failed', problem = ? WHERE sha256 = ? AND page = ?", reason, j.SHA256, j.Page)
	return err
}

// ForgetPages has the pages of a file recognised anew.
func (s *Store) ForgetPages(ctx context.Context, sha256 string) error {
	_, err := s.writer.ExecContext(ctx, "DELETE FROM recognitions WHERE sha256 = ?", sha256)
	return err
}

// Recognised answers what text recognition read of a file, and why pages were given up.
func (s *Store) Recognised(ctx context.Context, sha256 string) ([]corpus.RawPage, map[int]string, error) {
	var pages []corpus.RawPage
	failed := map[int]string{}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var number int
		var state, problem string
		var text []byte
		if err := r.Scan(&number, &state, &text, &problem); err != nil {
			return err
		}
		if state == "failed" {
			failed[number] = problem
			return nil
		}
		page, err := unpack(text)
		pages = append(pages, page)
		return err
	}, "SELECT page, state, page_text, problem FROM recognitions WHERE sha256 = ? AND state <> 'waiting' ORDER BY page", sha256)
	if err != nil {
		return nil, nil, fmt.Errorf("recognised pages of %s: %w", sha256, err)
	}
	return pages, failed, nil
}

// Reading is what is known of a source beside its bytes, and the pipeline that its document was put with last: a program that was killed
// may have kept pages or corrections that the document does not show.
type Reading struct {
	Source   corpus.Source
	Pipeline string
	// Recognised counts the pages that were recognised or given up.
	Recognised  int
	Corrections []corpus.Correction
}

// Readings lists the sources with pages that were recognised or given up, or with corrections, also such as were taken back.
func (s *Store) Readings(ctx context.Context) ([]Reading, error) {
	var out []Reading
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x Reading
		err := r.Scan(&x.Source.Path, &x.Source.Member, &x.Source.SHA256, &x.Source.Size, &x.Pipeline, &x.Recognised)
		out = append(out, x)
		return err
	}, `SELECT path, member, s.sha256, size, pipeline, coalesce(n, 0)
		FROM sources s LEFT JOIN (SELECT sha256, count(*) AS n FROM recognitions WHERE state <> 'waiting' GROUP BY sha256) r ON r.sha256 = s.sha256
		WHERE n > 0 OR pipeline LIKE '% sửa %' OR s.sha256 IN (SELECT sha256 FROM corrections) ORDER BY path, member`)
	for i := range out {
		if err == nil {
			out[i].Corrections, err = corrections(ctx, s.reader, "sha256 = ?", out[i].Source.SHA256)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("readings: %w", err)
	}
	return out, nil
}

// Mark is the mark of secrecy that an earlier reading of the bytes of that SHA-256 found, of a document that was stored or was left out
// for it; "" where none did.
func (s *Store) Mark(ctx context.Context, sha256 string) (string, error) {
	// What was left out has no header any more; the problem of its file names the mark.
	marks, err := texts(ctx, s.reader, `SELECT secrecy FROM sources JOIN documents ON id = doc WHERE sha256 = ?1 AND secrecy <> ''
		UNION ALL SELECT CASE WHEN problems LIKE '%TUYỆT MẬT%' THEN 'TUYỆT MẬT' WHEN problems LIKE '%TỐI MẬT%' THEN 'TỐI MẬT' ELSE 'MẬT' END
		FROM files WHERE sha256 = ?1 AND outcome = 'secret'`, sha256)
	if err != nil {
		return "", fmt.Errorf("mark of %s: %w", sha256, err)
	}
	if len(marks) == 0 {
		return "", nil
	}
	return marks[0], nil
}

// PagesWaiting counts the pages of a file that wait.
func (s *Store) PagesWaiting(ctx context.Context, sha256 string) (int, error) {
	return count(ctx, s.reader, "SELECT count(*) FROM recognitions WHERE sha256 = ? AND state = 'waiting'", sha256)
}

// Recognition counts the pages of all files.
func (s *Store) Recognition(ctx context.Context) (corpus.Recognition, error) {
	var r corpus.Recognition
	err := s.reader.QueryRowContext(ctx, `SELECT coalesce(sum(state = 'waiting'), 0), coalesce(sum(state = 'done'), 0), coalesce(sum(state = 'failed'), 0),
		count(DISTINCT CASE WHEN state = 'waiting' THEN sha256 END) FROM recognitions`).Scan(&r.Waiting, &r.Done, &r.Failed, &r.Files)
	if err != nil {
		return r, fmt.Errorf("recognition: %w", err)
	}
	return r, nil
}

// SourcesOf lists the places that the bytes of that SHA-256 were read from.
func (s *Store) SourcesOf(ctx context.Context, sha256 string) ([]corpus.Source, error) {
	var out []corpus.Source
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.Source
		err := r.Scan(&x.Path, &x.Member, &x.SHA256, &x.Size)
		out = append(out, x)
		return err
	}, "SELECT path, member, sha256, size FROM sources WHERE sha256 = ? ORDER BY path, member", sha256)
	if err != nil {
		return nil, fmt.Errorf("sources of %s: %w", sha256, err)
	}
	return out, nil
}

// ReadBefore returns the first source after a path, of those whose paths begin with prefix, that another version of the program's reading
// produced; false where there is none.
func (s *Store) ReadBefore(ctx context.Context, prefix, version, after string) (corpus.Source, bool, error) {
	var x corpus.Source
	err := s.reader.QueryRowContext(ctx, `SELECT path, member, sha256, size FROM sources
		WHERE path > max(?1, ?3) AND path < ?1 || char(0x10ffff) AND pipeline <> ?2 AND pipeline NOT LIKE ?2 || ' %' ORDER BY path, member LIMIT 1`,
		prefix, version, after).Scan(&x.Path, &x.Member, &x.SHA256, &x.Size)
	if errors.Is(err, sql.ErrNoRows) {
		return x, false, nil
	}
	if err != nil {
		return x, false, fmt.Errorf("sources below %s: %w", prefix, err)
	}
	return x, true, nil
}

// sweepRecognitions forgets pages of files that are no longer in the store, and what people wrote of those that bear a mark of secrecy.
func (s *Store) sweepRecognitions(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, `DELETE FROM recognitions WHERE sha256 NOT IN (SELECT sha256 FROM sources);
		DELETE FROM corrections WHERE sha256 IN (SELECT sha256 FROM files WHERE outcome = 'secret') AND sha256 NOT IN (SELECT sha256 FROM sources)`)
	return err
}

func pack(page corpus.RawPage) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(w).Encode(page); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

func unpack(text []byte) (corpus.RawPage, error) {
	var page corpus.RawPage
	err := json.NewDecoder(io.LimitReader(flate.NewReader(bytes.NewReader(text)), 64<<20)).Decode(&page)
	return page, err
}
