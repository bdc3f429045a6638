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

// Document loads one document whole, at one moment.
// Errors: corpus.ErrNotFound; *corpus.Gone where it was removed.
func (s *Store) Document(ctx context.Context, id corpus.ID) (*corpus.Document, error) {
	return s.document(ctx, id, func(ctx context.Context, q querier, d *corpus.Document) error {
		return errors.Join(loadFigures(ctx, q, d), loadTasks(ctx, q, d))
	})
}

// Bare loads one document without its figures and tasks, of which a workbook has ten thousand: what most pages need. Errors: those of Document.
func (s *Store) Bare(ctx context.Context, id corpus.ID) (*corpus.Document, error) {
	return s.document(ctx, id, nil)
}

// FillFigures adds the figures to a document that was loaded without them.
func (s *Store) FillFigures(ctx context.Context, d *corpus.Document) error {
	if err := loadFigures(ctx, s.reader, d); err != nil {
		return fmt.Errorf("figures of %s: %w", d.ID, err)
	}
	return nil
}

// document loads a document, and what further reads of it, at one moment.
func (s *Store) document(ctx context.Context, id corpus.ID, further func(context.Context, querier, *corpus.Document) error) (*corpus.Document, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	d, err := load(ctx, tx, id)
	if err == nil && further != nil {
		err = further(ctx, tx, d)
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return d, nil
}

// Alias answers the id that a former id stands for. Errors: corpus.ErrNotFound.
func (s *Store) Alias(ctx context.Context, id corpus.ID) (corpus.ID, error) {
	var to corpus.ID
	err := s.reader.QueryRowContext(ctx, "SELECT doc FROM aliases WHERE alias = ?", id).Scan(&to)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("alias %s: %w", id, err)
	}
	return to, nil
}

func load(ctx context.Context, tx *sql.Tx, id corpus.ID) (*corpus.Document, error) {
	d := &corpus.Document{ID: id}
	h := &d.Header
	var added int64
	var issued string
	var c columns
	var stub, step int
	var timeline string
	err := tx.QueryRowContext(ctx, `SELECT seq, added, title, system, number, type, issuer, issued, place, abstract, secrecy, draft,
			signers, evidence, status, link, version_of, stub, language, adopter, urgency, effective, copy, further, timeline, authority, coalesce((SELECT max(n) FROM figures WHERE doc = id), 0), coalesce((SELECT max(n) FROM tasks WHERE doc = id), 0), coalesce(body, '') FROM documents LEFT JOIN texts ON doc = id WHERE id = ?`, id).
		Scan(&d.Seq, &added, &d.Title, &h.System, &h.Number, &h.Type, &h.Issuer, &issued, &h.Place, &h.Abstract, &h.Secrecy, &h.Draft,
			&c.signers, &c.evidence, &d.Status, &d.Link, &d.VersionOf, &stub, &d.Language, &h.Adopter, &h.Urgency, &c.effective, &h.Copy, &c.further, &timeline, &step, &d.FigureCount, &d.TaskCount, &d.Text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, absent(ctx, tx, id)
	}
	if err != nil {
		return nil, err
	}
	d.Added = time.Unix(added, 0)
	h.Issued, _ = corpus.ParseISODate(issued)
	d.Cited = stub == 2
	d.Timeline, d.Authority = corpus.ParseTimeline(timeline), authorityOf(step)
	if err := c.into(h, d.Text); err != nil {
		return nil, err
	}
	if err := loadParts(ctx, tx, d); err != nil {
		return nil, err
	}
	if d.Versions, err = versions(ctx, tx, d); err != nil {
		return nil, err
	}
	d.Corrections, err = corrections(ctx, tx, "sha256 IN (SELECT sha256 FROM sources WHERE doc = ?)", id)
	return d, err
}

// absent tells a document that was removed from one that never was.
func absent(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	var at int64
	gone := &corpus.Gone{}
	err := tx.QueryRowContext(ctx, "SELECT at, reason FROM removals WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM aliases WHERE alias = ?1)", id).Scan(&at, &gone.Reason)
	if errors.Is(err, sql.ErrNoRows) {
		return corpus.ErrNotFound
	}
	if err != nil {
		return err
	}
	gone.At = time.Unix(at, 0)
	return gone
}

func loadParts(ctx context.Context, tx *sql.Tx, d *corpus.Document) error {
	return errors.Join(
		rows(ctx, tx, func(r *sql.Rows) error {
			var p corpus.Page
			err := r.Scan(&p.Number, &p.Start, &p.End, &p.Method, &p.Quality, &p.Reader, &p.Encoding, &p.Confidence, &p.Agreement, &p.Width, &p.Height)
			d.Pages = append(d.Pages, p)
			return err
		}, `SELECT number, start, "end", method, quality, reader, encoding, confidence, agreement, width, height FROM pages WHERE doc = ? ORDER BY number`, d.ID),
		rows(ctx, tx, func(r *sql.Rows) error {
			var b corpus.Block
			var cells string
			err := r.Scan(&b.Start, &b.End, &b.Kind, &b.Level, &cells, &b.Table, &b.Head)
			b.Cells = unlist[corpus.Span](cells, &err)
			d.Blocks = append(d.Blocks, b)
			return err
		}, `SELECT start, "end", kind, level, cells, table_no, head FROM blocks WHERE doc = ? ORDER BY start`, d.ID),
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Section
			err := r.Scan(&x.ID, &x.Parent, &x.Level, &x.Kind, &x.Label, &x.Heading, &x.Start, &x.End, &x.Quoted)
			d.Sections = append(d.Sections, x)
			return err
		}, `SELECT id, parent, level, kind, label, heading, start, "end", quoted FROM sections WHERE doc = ? ORDER BY position`, d.ID),
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Reference
			var date, provisions string
			err := r.Scan(&x.Start, &x.End, &x.Kind, &x.DocType, &x.Number, &x.Year, &x.Symbol, &x.Canonical, &x.Issuer, &date, &x.Title, &provisions, &x.ResolvesTo)
			x.Date, _ = corpus.ParseISODate(date)
			x.Quote = x.In(d.Text)
			x.Provisions = unlist[corpus.Provision](provisions, &err)
			d.References = append(d.References, x)
			return err
		}, `SELECT start, "end", kind, type, number, year, symbol, canonical, issuer, date, title, provisions, resolves_to FROM refs WHERE doc = ? ORDER BY position`, d.ID),
		loadFound(ctx, tx, d),
		rows(ctx, tx, func(r *sql.Rows) error {
			var p corpus.Problem
			err := r.Scan(&p.Stage, &p.Kind, &p.Page, &p.Detail)
			d.Problems = append(d.Problems, p)
			return err
		}, `SELECT stage, kind, page, detail FROM problems WHERE doc = ? ORDER BY position`, d.ID),
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Source
			err := r.Scan(&x.Path, &x.Member, &x.SHA256, &x.MIME, &x.Size)
			d.Sources = append(d.Sources, x)
			return err
		}, `SELECT path, member, s.sha256, coalesce(mime, ''), s.size FROM sources s LEFT JOIN files USING (path) WHERE doc = ? ORDER BY path, member`, d.ID))
}

// loadFound reads what the text says of documents and what it names.
func loadFound(ctx context.Context, tx *sql.Tx, d *corpus.Document) error {
	return errors.Join(
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Edge
			var provisions, since, until string
			err := r.Scan(&x.From, &x.Relation, &x.To, &x.FromRef, &x.ToRef, &x.Scope, &provisions, &x.Strong, &since, &until, &x.Start, &x.End)
			x.Since, _ = corpus.ParseISODate(since)
			x.Until, _ = corpus.ParseISODate(until)
			x.Provisions, x.Quote = unlist[corpus.Provision](provisions, &err), x.In(d.Text)
			d.Edges = append(d.Edges, x)
			return err
		}, `SELECT origin, relation, target, origin_ref, target_ref, scope, provisions, strong, since, until, start, "end" FROM edges WHERE doc = ? ORDER BY position`, d.ID),
		loadInstructions(ctx, tx, d),
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Entity
			var roles, first, last string
			err := r.Scan(&x.Start, &x.End, &x.Kind, &x.Class, &x.Name, &x.Specific, &x.Code, &first, &last, &x.Honorific, &roles, &x.Source)
			x.From, _ = corpus.ParseISODate(first)
			x.To, _ = corpus.ParseISODate(last)
			x.Roles, x.Quote = unlist[corpus.Role](roles, &err), x.In(d.Text)
			for i := range x.Roles {
				x.Roles[i].Quote = x.Roles[i].In(d.Text)
			}
			d.Entities = append(d.Entities, x)
			return err
		}, `SELECT start, "end", kind, class, name, specific, code, first, last, honorific, roles, source FROM entities WHERE doc = ? ORDER BY position`, d.ID),
		rows(ctx, tx, func(r *sql.Rows) error {
			var x corpus.Link
			var candidates string
			err := r.Scan(&x.Ref, &x.State, &x.To, &x.Section, &candidates, &x.Reason)
			x.Candidates = unlist[corpus.ID](candidates, &err)
			d.Links = append(d.Links, x)
			return err
		}, `SELECT ref, state, target, section, candidates, reason FROM links WHERE doc = ? ORDER BY ref`, d.ID))
}

// unlist reads a JSON array, or "" for an empty one; it leaves an earlier error standing.
func unlist[T any](s string, err *error) []T {
	if s == "" || *err != nil {
		return nil
	}
	var items []T
	*err = json.Unmarshal([]byte(s), &items)
	return items
}

// loadInstructions reads what the text orders to be done to the texts of others.
func loadInstructions(ctx context.Context, tx querier, d *corpus.Document) error {
	return rows(ctx, tx, func(r *sql.Rows) error {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return err
		}
		var x corpus.Instruction
		err := json.Unmarshal(body, &x)
		x.Quote = x.In(d.Text)
		d.Instructions = append(d.Instructions, x)
		return err
	}, "SELECT body FROM instructions WHERE doc = ? ORDER BY position", d.ID)
}
