package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"vankho/corpus"
	"vankho/corpus/revision"
	"vankho/corpus/validity"
)

// Revision answers the text of a document over time: what each provision said on each day, as far as the documents of the store tell, and
// every step that changes it with its words. What documents with a mark of secrecy do is left out unless secret is true.
// Errors: corpus.ErrNotFound; *corpus.Gone where it was removed.
func (s *Store) Revision(ctx context.Context, id corpus.ID, secret bool) (corpus.Revision, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return corpus.Revision{}, fmt.Errorf("revision of %s: %w", id, err)
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	f, err := revisionFacts(ctx, tx, id, secret)
	if err != nil {
		return corpus.Revision{}, fmt.Errorf("revision of %s: %w", id, err)
	}
	return revision.Read(f), nil
}

// revisionFacts loads a document with all that changes it, and what changes that.
func revisionFacts(ctx context.Context, tx *sql.Tx, id corpus.ID, secret bool) (f revision.Facts, err error) {
	if f.Base, err = written(ctx, tx, id); err != nil {
		return f, err
	}
	facts, err := factsOf(ctx, tx, []corpus.ID{id}, factsWanted{secret: secret, quotes: true})
	if err != nil {
		return f, err
	}
	f.Standing, f.More = validity.Read(facts[id]), facts[id].More
	met := map[corpus.ID]bool{id: true}
	for wave := changers(facts[id], met); len(wave) > 0; {
		facts, err := factsOf(ctx, tx, wave, factsWanted{secret: secret, quotes: true})
		if err != nil {
			return f, err
		}
		var next []corpus.ID
		for _, id := range wave {
			act, err := actOf(ctx, tx, id, facts[id])
			if err != nil {
				return f, err
			}
			f.Acts = append(f.Acts, act)
			if len(met) < mostActs {
				next = append(next, changers(facts[id], met)...)
			}
		}
		wave = next
	}
	texts, err := texts(ctx, tx, `SELECT DISTINCT d.id FROM nodes x JOIN ties t ON t.target = x.n AND t.relation = ?2 AND t.source = t.teller JOIN nodes y ON y.n = t.source
		JOIN documents d ON d.id = y.doc WHERE x.doc = ?1 AND d.stub = 0 AND d.version_of = '' AND (?3 OR d.secrecy = '') ORDER BY d.issued, d.id LIMIT ?4`,
		id, corpus.RelationConsolidates, secret, mostConsolidated)
	if err != nil {
		return f, err
	}
	for _, id := range texts {
		d, err := written(ctx, tx, corpus.ID(id))
		if err != nil {
			return f, err
		}
		f.Consolidated = append(f.Consolidated, d)
	}
	return f, nil
}

// mostConsolidated is how many consolidated texts are compared, the oldest first.
const mostConsolidated = 10

// mostActs is how many texts are read for one revision, before no further changes of changes are looked for.
const mostActs = 300

// changers are the documents whose own text says that they change another one, and whose text the store holds, as far as they were not met.
func changers(f validity.Facts, met map[corpus.ID]bool) []corpus.ID {
	var out []corpus.ID
	for _, e := range f.Events {
		if e.From.ID == e.By.ID && !e.From.Stub && !met[e.From.ID] && e.Relation != corpus.RelationAffirms && e.Relation != corpus.RelationExtends {
			met[e.From.ID] = true
			out = append(out, e.From.ID)
		}
	}
	return out
}

// actOf loads what a document orders to be done to others.
func actOf(ctx context.Context, tx *sql.Tx, id corpus.ID, facts validity.Facts) (revision.Act, error) {
	act := revision.Act{Standing: validity.Read(facts)}
	var err error
	if act.Document, err = written(ctx, tx, id); err != nil {
		return act, err
	}
	d := act.Document
	err = rows(ctx, tx, func(r *sql.Rows) error {
		var x corpus.Edge
		var since, until, target string
		err := r.Scan(&x.From, &x.Relation, &x.To, &x.FromRef, &x.ToRef, &x.Scope, &x.Strong, &since, &until, &x.Start, &x.End, &target)
		x.Since, _ = corpus.ParseISODate(since)
		x.Until, _ = corpus.ParseISODate(until)
		x.Quote = x.In(d.Text)
		d.Edges, act.Targets = append(d.Edges, x), append(act.Targets, corpus.ID(target))
		return err
	}, `SELECT e.origin, e.relation, e.target, e.origin_ref, e.target_ref, e.scope, e.strong, e.since, e.until, e.start, e."end",
			CASE WHEN e.target = 'SELF' OR l.state = 'self' THEN e.doc ELSE coalesce(l.target, '') END
		FROM edges e LEFT JOIN links l ON l.doc = e.doc AND l.ref = e.target_ref WHERE e.doc = ? ORDER BY e.position`, id)
	if err != nil {
		return act, err
	}
	if err := loadInstructions(ctx, tx, d); err != nil || len(d.Instructions) > 0 {
		return act, err
	}
	return act, tx.QueryRowContext(ctx, `SELECT count(*) > 0 AND max(CAST(pipeline AS INTEGER)) BETWEEN 1 AND ?2 FROM sources WHERE doc = ?1 AND listed = ''`, id, beforeInstructions).Scan(&act.Unread)
}

// beforeInstructions is the last version of the program's reading that told no instructions.
const beforeInstructions = 8

// written loads of a document what its words and its outline are.
func written(ctx context.Context, tx *sql.Tx, id corpus.ID) (*corpus.Document, error) {
	d := &corpus.Document{ID: id}
	h := &d.Header
	var issued, evidence string
	err := tx.QueryRowContext(ctx, "SELECT title, number, type, issuer, issued, abstract, evidence, coalesce(body, '') FROM documents LEFT JOIN texts ON doc = id WHERE id = ?", id).
		Scan(&d.Title, &h.Number, &h.Type, &h.Issuer, &issued, &h.Abstract, &evidence, &d.Text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, absent(ctx, tx, id)
	}
	if err != nil {
		return nil, err
	}
	h.Issued, _ = corpus.ParseISODate(issued)
	return d, rows(ctx, tx, func(r *sql.Rows) error {
		var x corpus.Section
		err := r.Scan(&x.ID, &x.Parent, &x.Level, &x.Kind, &x.Label, &x.Heading, &x.Start, &x.End, &x.Quoted)
		d.Sections = append(d.Sections, x)
		return err
	}, `SELECT id, parent, level, kind, label, heading, start, "end", quoted FROM sections WHERE doc = ? ORDER BY position`, id)
}
