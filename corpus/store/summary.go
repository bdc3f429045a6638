package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"vankho/corpus"
)

// Parts of the queries that list documents.
const (
	// The pages that read badly are those of corpus.Page.Poor.
	summaryColumns = `SELECT d.id, d.title, d.number, d.type, d.issuer, d.issued, d.stub > 0, d.stub = 2, d.draft, d.secrecy, d.status, d.added, max(d.added, d.changed), d.timeline, coalesce((SELECT cited FROM nodes WHERE doc = d.id), 0),
		d.ref_count, (SELECT count(*) FROM problems WHERE doc = d.id), coalesce((SELECT max(n) FROM figures WHERE doc = d.id), 0), d.page_count,
		(SELECT count(*) FROM pages WHERE doc = d.id AND method = 'waiting'),
		(SELECT count(*) FROM pages WHERE doc = d.id AND method NOT IN ('waiting', 'edited')
			AND (method = 'none' OR quality >= 0 AND quality < 0.9 OR confidence > 0 AND confidence < 0.6)),
		coalesce((SELECT f.path FROM sources s JOIN files f ON f.path = s.path WHERE s.doc = d.id AND s.member = '' ORDER BY s.path LIMIT 1), ''),
		coalesce((SELECT s.sha256 FROM sources s WHERE s.doc = d.id AND s.member = '' ORDER BY s.path LIMIT 1), '')
		FROM documents d `
	// visible hides documents with a mark of secrecy unless ?1 is true.
	visible = `(?1 OR d.secrecy = '')`
	// shown leaves out the lesser versions of a document.
	shown = ` AND d.version_of = ''`
)

func (s *Store) summaries(ctx context.Context, rest string, args ...any) ([]corpus.Summary, error) {
	var out []corpus.Summary
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.Summary
		var issued, path, timeline string
		var added, changed int64
		err := r.Scan(&x.ID, &x.Title, &x.Number, &x.Type, &x.Issuer, &issued, &x.Stub, &x.Cited, &x.Draft, &x.Secrecy, &x.Status, &added, &changed, &timeline, &x.CitedBy,
			&x.References, &x.Problems, &x.Figures, &x.Pages, &x.Waiting, &x.Poor, &path, &x.SHA256)
		x.Issued, _ = corpus.ParseISODate(issued)
		x.Added, x.Changed, x.Name, x.Timeline = time.Unix(added, 0), time.Unix(changed, 0), baseName(path), corpus.ParseTimeline(timeline)
		out = append(out, x)
		return err
	}, summaryColumns+rest, args...)
	return out, err
}

// Summaries answers the summaries of those ids that the store holds.
func (s *Store) Summaries(ctx context.Context, ids []corpus.ID) (map[corpus.ID]corpus.Summary, error) {
	out := make(map[corpus.ID]corpus.Summary, len(ids))
	ask, err := list(ids)
	if err != nil || ask == "" {
		return out, err
	}
	found, err := s.summaries(ctx, "WHERE d.id IN (SELECT value FROM json_each(?))", ask)
	if err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	for _, x := range found {
		out[x.ID] = x
	}
	return out, nil
}

// Newest lists the n documents that came in last, newest first, without those that are known from citations alone. Like all lists below it leaves lesser versions of a document out.
func (s *Store) Newest(ctx context.Context, n int, secret bool) ([]corpus.Summary, error) {
	out, err := s.summaries(ctx, "WHERE "+visible+shown+" AND d.stub < 2 ORDER BY d.added DESC, d.seq DESC LIMIT ?2", secret, n)
	if err != nil {
		return nil, fmt.Errorf("newest: %w", err)
	}
	return out, nil
}

// Holders finds, for each number, the documents whose own number it is; numbers that nothing holds are left out.
// Example: Holders(ctx, ["154/KH-UBND"], false).
func (s *Store) Holders(ctx context.Context, canonical []string, secret bool) (map[string][]corpus.Summary, error) {
	asked := map[string][]string{} // strict key → the spellings asked for
	for _, c := range canonical {
		if key := numberKey(c); key != "" {
			asked[key] = append(asked[key], c)
		}
	}
	keys := make([]string, 0, len(asked))
	for key := range asked {
		keys = append(keys, key)
	}
	ask, err := list(keys)
	if err != nil || ask == "" {
		return nil, err
	}
	found, err := s.summaries(ctx, "WHERE "+visible+shown+` AND d.number_key <> '' AND d.number_key IN (SELECT value FROM json_each(?2)) ORDER BY d.stub, d.issued DESC, d.id`, secret, ask)
	if err != nil {
		return nil, fmt.Errorf("holders: %w", err)
	}
	out := map[string][]corpus.Summary{}
	for _, x := range found {
		for _, c := range asked[numberKey(x.Number)] {
			out[c] = append(out[c], x)
		}
	}
	return out, nil
}

// CitedBy lists the first n documents that refer to a number, newest first, and answers how many there are.
func (s *Store) CitedBy(ctx context.Context, canonical string, n int, secret bool) ([]corpus.Summary, int, error) {
	key := numberKey(canonical)
	if key == "" {
		return nil, 0, nil
	}
	const where = "WHERE " + visible + shown + " AND d.id IN (SELECT doc FROM refs WHERE key = ?2 AND key <> '')"
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM documents d "+where, secret, key).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("cited by: %w", err)
	}
	out, err := s.summaries(ctx, where+" ORDER BY d.issued DESC, d.id LIMIT ?3", secret, key, n)
	if err != nil {
		return nil, 0, fmt.Errorf("cited by: %w", err)
	}
	return out, total, nil
}

// Citing lists the first n documents whose citations lead to a document, newest first, and answers how many there are.
func (s *Store) Citing(ctx context.Context, id corpus.ID, n int, secret bool) ([]corpus.Summary, int, error) {
	const where = "WHERE " + visible + shown + " AND d.id <> ?2 AND d.id IN (SELECT doc FROM links WHERE target = ?2 AND target <> '')"
	var total int
	if err := s.reader.QueryRowContext(ctx, "SELECT count(*) FROM documents d "+where, secret, id).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("citing %s: %w", id, err)
	}
	out, err := s.summaries(ctx, where+" ORDER BY d.issued DESC, d.id LIMIT ?3", secret, id, n)
	if err != nil {
		return nil, 0, fmt.Errorf("citing %s: %w", id, err)
	}
	return out, total, nil
}
