package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"vankho/corpus"
)

// PutOutcome says what a Put did.
type PutOutcome string

// The outcomes of a put.
const (
	PutNew       PutOutcome = "new"       // a document that was not there
	PutReplaced  PutOutcome = "replaced"  // its source changed, or the program reads better now
	PutUnchanged PutOutcome = "unchanged" // same bytes, same pipeline
	PutDuplicate PutOutcome = "duplicate" // the same bytes are there under another path
)

// PutResult names the document and says what happened to it.
type PutResult struct {
	ID      corpus.ID
	Outcome PutOutcome
}

// Put stores one document read from one source, in one transaction: what the same source held before is replaced.
// The ID of doc is given by the store; pipeline is the version of the program's reading.
//
// The same source keeps its document's ID for ever, unless its bytes now carry another document number: then the old
// document is gone and a new one begins. The same bytes under another path become another source of one document.
func (s *Store) Put(ctx context.Context, doc *corpus.Document, src corpus.Source, pipeline string) (PutResult, error) {
	var result PutResult
	err := s.write(ctx, func(tx *sql.Tx) error {
		var err error
		result, err = put(ctx, tx, doc, src, pipeline)
		return err
	})
	if err != nil {
		return PutResult{}, fmt.Errorf("put %s %s: %w", src.Path, src.Member, err)
	}
	return result, nil
}

// held is what the store knows of a source or of a twin with the same bytes.
type held struct {
	doc           corpus.ID
	sha, pipeline string
	key           string // the document's strict number key
	listed        bool   // the source is a row of a register
	others        int    // further sources of the document
	texts         int    // those of them that are texts
}

func heldBy(ctx context.Context, tx *sql.Tx, where string, args ...any) (held, bool, error) {
	var h held
	err := tx.QueryRowContext(ctx, `SELECT s.doc, s.sha256, s.pipeline, d.number_key, s.listed <> '',
			(SELECT count(*) - 1 FROM sources o WHERE o.doc = s.doc), (SELECT count(*) - (s.listed = '') FROM sources o WHERE o.doc = s.doc AND o.listed = '')
		FROM sources s JOIN documents d ON d.id = s.doc WHERE `+where+` ORDER BY s.path, s.member LIMIT 1`, args...).
		Scan(&h.doc, &h.sha, &h.pipeline, &h.key, &h.listed, &h.others, &h.texts)
	if errors.Is(err, sql.ErrNoRows) {
		return held{}, false, nil
	}
	return h, err == nil, err
}

func put(ctx context.Context, tx *sql.Tx, doc *corpus.Document, src corpus.Source, pipeline string) (PutResult, error) {
	old, had, err := heldBy(ctx, tx, "s.path = ? AND s.member = ?", src.Path, src.Member)
	if err != nil {
		return PutResult{}, err
	}
	if had && old.sha == src.SHA256 && old.pipeline == pipeline {
		return PutResult{old.doc, PutUnchanged}, nil
	}
	key, row := numberKey(doc.Header.Number), doc.Stub()
	if had && row && old.listed && old.others > 0 && old.key == key {
		// Its document is a text's, or other rows' too: what they say together is worked out when they are joined.
		return PutResult{old.doc, PutReplaced}, errors.Join(putSource(ctx, tx, old.doc, doc, src, pipeline), queueOwn(ctx, tx, old.doc))
	}
	if had && old.leaves(row, key, old.sha != src.SHA256) {
		had = false
		if _, err := dropSource(ctx, tx, src.Path, src.Member, "Tệp nguồn nay là văn bản khác.", false); err != nil {
			return PutResult{}, err
		}
	}
	outcome := PutReplaced
	if !had {
		twin, ok, err := heldBy(ctx, tx, "s.sha256 = ? AND (s.listed <> '') = ?", src.SHA256, row)
		if err != nil {
			return PutResult{}, err
		}
		if ok && (twin.pipeline == pipeline || row && twin.others > 0) {
			return PutResult{twin.doc, PutDuplicate}, errors.Join(putSource(ctx, tx, twin.doc, doc, src, pipeline), queueOwn(ctx, tx, twin.doc))
		}
		if ok {
			old, outcome = twin, PutDuplicate
		} else {
			outcome = PutNew
			if old.doc, err = freeID(ctx, tx, corpus.NewID(doc.Header, src.SHA256), src.SHA256); err != nil {
				return PutResult{}, err
			}
		}
	}
	if err := replace(ctx, tx, old.doc, doc, src, pipeline); err != nil {
		return PutResult{}, err
	}
	if had && old.sha != src.SHA256 {
		_, err = tx.ExecContext(ctx, "UPDATE documents SET changed = ? WHERE id = ?", time.Now().Unix(), old.doc)
	}
	return PutResult{old.doc, outcome}, err
}

// leaves reports whether what a source gives now is another document than the one that it was part of: a twin elsewhere keeps the old
// document, a new number means another, and a row that was joined to a text is no text of it.
func (h held) leaves(row bool, key string, changed bool) bool {
	if h.listed != row && h.others > 0 {
		return true
	}
	if rows := h.others - h.texts; key != h.key && (row && h.others > 0 || !row && rows > 0) {
		return true // the rows are those of the other number
	}
	return changed && (h.key != "" && key != "" && h.key != key || h.texts > 0)
}

// freeID is want, or want with the first number that makes it free: two documents may carry one number and date. Where
// many do (rows of a register without dates), the hash tells them apart, so that none has to try all before it.
func freeID(ctx context.Context, tx *sql.Tx, want corpus.ID, sha256 string) (corpus.ID, error) {
	const few = 20
	id := want
	for n := 2; ; n++ {
		if n == few {
			want = corpus.ID(fmt.Sprintf("%s-%s", want, sha256[:min(16, len(sha256))]))
			id = want
		}
		taken, err := count(ctx, tx, "SELECT (SELECT count(*) FROM documents WHERE id = ?1) + (SELECT count(*) FROM aliases WHERE alias = ?1)", id)
		if err != nil || taken == 0 {
			return id, err
		}
		id = corpus.ID(fmt.Sprintf("%s-%d", want, n))
	}
}

func nextSeq(ctx context.Context, tx *sql.Tx) (corpus.Seq, error) {
	var seq corpus.Seq
	err := tx.QueryRowContext(ctx, "UPDATE change_counter SET seq = seq + 1 RETURNING seq").Scan(&seq)
	return seq, err
}

// replace writes all rows of a document anew, keeping its id and when it was added.
func replace(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document, src corpus.Source, pipeline string) error {
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if err := errors.Join(queueStubs(ctx, tx, id), queueOwn(ctx, tx, id), dropParts(ctx, tx, id)); err != nil {
		return err
	}
	if err := putFacts(ctx, tx, id, seq, doc); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM removals WHERE id = ?", id); err != nil {
		return err
	}
	if err := putSketch(ctx, tx, id, doc); err != nil {
		return err
	}
	if err := putParts(ctx, tx, id, doc); err != nil {
		return err
	}
	if doc.Secret() {
		if err := unlink(ctx, tx, id); err != nil {
			return err
		}
	}
	if err := errors.Join(queueOwn(ctx, tx, id), queueCitations(ctx, tx, id)); err != nil {
		return err
	}
	return putSource(ctx, tx, id, doc, src, pipeline)
}

// partTables hold what belongs to one document, named by their column doc.
var partTables = [...]string{"texts", "pages", "page_boxes", "blocks", "sections", "refs", "edges", "instructions", "entities", "figures", "figure_columns", "tasks", "task_columns", "links", "problems"}

// dropParts takes away all of a document but its facts.
func dropParts(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	for _, table := range partTables {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE doc = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// putFacts writes the row of a document: all but which version is shown in its place.
func putFacts(ctx context.Context, tx *sql.Tx, id corpus.ID, seq corpus.Seq, doc *corpus.Document) error {
	h := doc.Header
	c, err := columnsOf(h)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO documents (id, seq, added, title, system, number, number_key, type, issuer, issued, place,
			abstract, secrecy, draft, signers, evidence, status, link, stub, page_count, section_count, ref_count,
			language, adopter, urgency, effective, copy, further, subject_key)
		VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29)
		ON CONFLICT (id) DO UPDATE SET seq=?2, title=?4, system=?5, number=?6, number_key=?7, type=?8, issuer=?9, issued=?10, place=?11,
			abstract=?12, secrecy=?13, draft=?14, signers=?15, evidence=?16, status=?17, link=?18, stub=?19,
			page_count=?20, section_count=?21, ref_count=?22, language=?23, adopter=?24, urgency=?25, effective=?26, copy=?27, further=?28,
			subject_key=?29, own=''`,
		id, seq, time.Now().Unix(), doc.Title, h.System, h.Number, numberKey(h.Number), h.Type, h.Issuer, h.Issued.String(), h.Place,
		h.Abstract, h.Secrecy, h.Draft, c.signers, c.evidence, doc.Status, doc.Link, stubKind(doc),
		len(doc.Pages), len(doc.Sections), len(doc.References), doc.Language, h.Adopter, h.Urgency, c.effective, h.Copy, c.further,
		corpus.SubjectKey(h.Type, h.Abstract))
	return err
}

// stubKind is the column stub.
func stubKind(doc *corpus.Document) int {
	switch {
	case doc.Cited:
		return 2
	case doc.Stub():
		return 1
	}
	return 0
}

// putParts writes the text and what lies in it.
func putParts(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document) error {
	if !doc.Stub() {
		if _, err := tx.ExecContext(ctx, "INSERT INTO texts VALUES (?,?)", id, doc.Text); err != nil {
			return err
		}
	}
	if err := each(ctx, tx, "INSERT INTO pages VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", doc.Pages, func(_ int, p corpus.Page) ([]any, error) {
		return []any{id, p.Number, p.Start, p.End, p.Method, p.Quality, p.Reader, p.Encoding, p.Confidence, p.Agreement, p.Width, p.Height}, nil
	}); err != nil {
		return err
	}
	boxed := slices.DeleteFunc(slices.Clone(doc.Pages), func(p corpus.Page) bool { return len(p.Boxes) == 0 })
	if err := each(ctx, tx, "INSERT INTO page_boxes VALUES (?,?,?)", boxed, func(_ int, p corpus.Page) ([]any, error) {
		return []any{id, p.Number, []byte(p.Boxes)}, nil
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO blocks VALUES (?,?,?,?,?,?,?,?)", doc.Blocks, func(_ int, b corpus.Block) ([]any, error) {
		cells, err := list(b.Cells)
		return []any{id, b.Start, b.End, b.Kind, b.Level, cells, b.Table, b.Head}, err
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO sections VALUES (?,?,?,?,?,?,?,?,?,?,?)", doc.Sections, func(i int, x corpus.Section) ([]any, error) {
		return []any{id, i, x.ID, x.Parent, x.Level, x.Kind, x.Label, x.Heading, x.Start, x.End, x.Quoted}, nil
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO refs VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", doc.References, func(i int, r corpus.Reference) ([]any, error) {
		provisions, err := list(r.Provisions)
		return []any{id, i, r.Start, r.End, r.Kind, r.DocType, r.Number, r.Year, r.Symbol, r.Canonical, r.Key(),
			r.Issuer, r.Date.String(), r.Title, provisions, r.ResolvesTo}, err
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO edges VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", doc.Edges, func(i int, e corpus.Edge) ([]any, error) {
		provisions, err := list(e.Provisions)
		return []any{id, i, e.From, e.Relation, e.To, e.FromRef, e.ToRef, e.Scope, provisions, e.Strong, e.Since.String(), e.Until.String(), e.Start, e.End}, err
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO instructions VALUES (?,?,?)", doc.Instructions, func(i int, x corpus.Instruction) ([]any, error) {
		x.Quote = ""
		body, err := json.Marshal(x)
		return []any{id, i, string(body)}, err
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO entities VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", doc.Entities, func(i int, e corpus.Entity) ([]any, error) {
		roles := slices.Clone(e.Roles)
		for i := range roles {
			roles[i].Quote = ""
		}
		said, err := list(roles)
		return []any{id, i, e.Start, e.End, e.Kind, e.Class, e.Name, e.Specific, e.Code, e.From.String(), e.To.String(), e.Honorific, said, e.Source}, err
	}); err != nil {
		return err
	}
	if err := each(ctx, tx, "INSERT INTO links VALUES (?,?,?,?,?,?,?)", doc.Links, func(_ int, l corpus.Link) ([]any, error) {
		candidates, err := list(l.Candidates)
		return []any{id, l.Ref, l.State, l.To, l.Section, candidates, l.Reason}, err
	}); err != nil {
		return err
	}
	if err := putFigures(ctx, tx, id, doc); err != nil {
		return err
	}
	if err := putTasks(ctx, tx, id, doc); err != nil {
		return err
	}
	return putProblems(ctx, tx, id, doc.Problems)
}

func putProblems(ctx context.Context, tx *sql.Tx, id corpus.ID, problems []corpus.Problem) error {
	return each(ctx, tx, "INSERT INTO problems VALUES (?,?,?,?,?,?)", problems, func(i int, p corpus.Problem) ([]any, error) {
		return []any{id, i, p.Stage, p.Kind, p.Page, p.Detail}, nil
	})
}

// each inserts one row for each item with one prepared statement.
func each[T any](ctx context.Context, tx *sql.Tx, insert string, items []T, row func(int, T) ([]any, error)) error {
	if len(items) == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for i, item := range items {
		args, err := row(i, item)
		if err != nil {
			return err
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

// list is a JSON array, or "" for an empty one.
func list[T any](items []T) (string, error) {
	if len(items) == 0 {
		return "", nil
	}
	b, err := json.Marshal(items)
	return string(b), err
}

func putSource(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document, src corpus.Source, pipeline string) error {
	listed, err := listing(doc)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO sources VALUES (?,?,?,?,?,?,?)", src.Path, src.Member, id, src.SHA256, src.Size, pipeline, listed)
	return err
}

// numberKey is the strict key of a canonical number, "" for none.
func numberKey(canonical string) string {
	n, ok := corpus.ParseNumber(canonical)
	if !ok {
		return ""
	}
	return n.StrictKey()
}

func count(ctx context.Context, q querier, query string, args ...any) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}
