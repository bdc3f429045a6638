package store

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
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

// HalfRead lists the files of whose pages some were recognised or given up, with how many, and the pipeline that their document was
// put with last: a program that was killed may have kept pages that its document does not show.
func (s *Store) HalfRead(ctx context.Context) (map[string]Reading, error) {
	out := map[string]Reading{}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var sha string
		var x Reading
		err := r.Scan(&sha, &x.Recognised, &x.Pipeline)
		out[sha] = x
		return err
	}, `SELECT sha256, n, coalesce((SELECT min(pipeline) FROM sources s WHERE s.sha256 = r.sha256), '')
		FROM (SELECT sha256, count(*) AS n FROM recognitions WHERE state <> 'waiting' GROUP BY sha256) r`)
	if err != nil {
		return nil, fmt.Errorf("files half read: %w", err)
	}
	return out, nil
}

// Reading is how many pages of a file were recognised or given up, and the pipeline of its document.
type Reading struct {
	Recognised int
	Pipeline   string
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

// sweepRecognitions forgets pages of files that are no longer in the store.
func (s *Store) sweepRecognitions(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, "DELETE FROM recognitions WHERE sha256 NOT IN (SELECT sha256 FROM sources)")
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
