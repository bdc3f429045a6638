package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// Validity answers, for each of the documents that the store holds, all that it knows of its validity. What documents with a mark of
// secrecy say is left out unless secret is true.
func (s *Store) Validity(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]validity.Facts, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("validity: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	out, err := factsOf(ctx, tx, ids, factsWanted{secret: secret, quotes: true})
	if err != nil {
		return nil, fmt.Errorf("validity: %w", err)
	}
	return out, nil
}

// factsWanted says how much of facts is read.
type factsWanted struct {
	// secret lets documents with a mark of secrecy speak.
	secret bool
	// quotes asks for the words, and for the edges that tell of changed words alone: a timeline needs neither.
	quotes bool
}

// mostEvents is how many edges of others are read for one document: where more lead to it, the deciding ones stand first.
const mostEvents = 2000

// mostChanges is how many texts are read that tell of changed words alone, the newest: they decide nothing.
const mostChanges = 60

func factsOf(ctx context.Context, tx querier, ids []corpus.ID, want factsWanted) (map[corpus.ID]validity.Facts, error) {
	out := map[corpus.ID]validity.Facts{}
	for _, id := range ids {
		actors, err := actorsOf(ctx, tx, "d.id = ?", id)
		if err != nil {
			return nil, err
		}
		if len(actors) == 0 {
			continue
		}
		f := validity.Facts{Actor: actors[0].Actor, Effect: actors[0].effect, EffectAt: actors[0].at}
		if f.Listed, err = listedOf(ctx, tx, id); err != nil {
			return nil, err
		}
		if err := eventsOf(ctx, tx, &f, want); err != nil {
			return nil, err
		}
		out[id] = f
	}
	return out, nil
}

// actor is a document with what its text says of its effect.
type actor struct {
	validity.Actor
	effect *corpus.Effect
	at     corpus.Evidence
}

// actorColumns are those that actorOf reads.
const actorColumns = "d.id, d.number, d.type, d.issuer, d.title, d.issued, d.effective, d.evidence, d.draft, d.stub > 0, d.secrecy <> ''"

// scanned is what actorColumns are scanned into.
type scanned struct {
	actor
	issued, effective, evidence string
}

func (x *scanned) into() []any {
	return []any{&x.ID, &x.Number, &x.Type, &x.Issuer, &x.Title, &x.issued, &x.effective, &x.evidence, &x.Draft, &x.Stub, &x.Secret}
}

func (x *scanned) read() (actor, error) {
	x.Issued, _ = corpus.ParseISODate(x.issued)
	if x.effective == "" {
		return x.actor, nil
	}
	if err := json.Unmarshal([]byte(x.effective), &x.effect); err != nil {
		return x.actor, err
	}
	var all map[corpus.Field]corpus.Evidence
	if err := json.Unmarshal([]byte(x.evidence), &all); err != nil {
		return x.actor, err
	}
	x.at, x.First = all[corpus.FieldEffective], x.effect.Date
	return x.actor, nil
}

func actorsOf(ctx context.Context, tx querier, where string, args ...any) ([]actor, error) {
	var out []actor
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var x scanned
		if err := r.Scan(x.into()...); err != nil {
			return err
		}
		a, err := x.read()
		out = append(out, a)
		return err
	}, "SELECT "+actorColumns+" FROM documents d WHERE "+where, args...)
	return out, err
}

// listedOf is what registers say of a document.
func listedOf(ctx context.Context, tx querier, id corpus.ID) ([]validity.Listed, error) {
	var out []validity.Listed
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var file, member, listed string
		var at int64
		if err := r.Scan(&file, &member, &listed, &at); err != nil {
			return err
		}
		var said corpus.Statement
		if err := json.Unmarshal([]byte(listed), &said); err != nil {
			return err
		}
		if said.Status == "" {
			return nil
		}
		l := validity.Listed{File: baseName(file), Row: member, Status: said.Status}
		if at > 0 {
			l.Read = corpus.DateOf(time.Unix(at, 0))
		}
		out = append(out, l)
		return nil
	}, `SELECT s.path, s.member, s.listed, coalesce(f.at, 0) FROM sources s LEFT JOIN files f USING (path) WHERE s.doc = ? AND s.listed <> '' ORDER BY s.path, s.member`, id)
	return out, err
}

// deciding are the relations that bear on a timeline, in the order in which they are read.
func deciding() (all, deciding []corpus.Relation) {
	all = validity.Changing()
	for _, r := range all {
		if r != corpus.RelationAmends && r != corpus.RelationCorrects {
			deciding = append(deciding, r)
		}
	}
	return all, deciding
}

// eventEdges are the edges of relation ?2 that lead to document ?1: those of the ?4 newest of other texts by their links, and what its own
// text says of it.
const eventEdges = `WITH told AS (
		SELECT e.doc, e.position FROM (SELECT teller FROM ties WHERE target = (SELECT n FROM nodes WHERE doc = ?1) AND relation = ?2 ORDER BY issued DESC LIMIT ?4) t
			CROSS JOIN nodes y ON y.n = t.teller
			CROSS JOIN links l ON l.target = ?1 AND l.target <> '' AND l.doc = y.doc
			CROSS JOIN edges e INDEXED BY edges_target ON e.doc = l.doc AND e.target_ref = l.ref AND e.target_ref > 0 AND e.relation = ?2
		UNION SELECT e.doc, e.position FROM edges e LEFT JOIN links l ON l.doc = e.doc AND l.ref = e.target_ref
		WHERE e.doc = ?1 AND e.relation = ?2 AND (e.target = 'SELF' OR l.state = 'self'))
	SELECT d.id, b.id, e.scope, e.provisions, e.strong, e.since, e.until, e.start, e."end", `

// eventEnds are both ends of the edges that eventEdges tells.
const eventEnds = `
	FROM told CROSS JOIN edges e ON e.doc = told.doc AND e.position = told.position CROSS JOIN documents b ON b.id = e.doc
	LEFT JOIN links o ON o.doc = e.doc AND o.ref = e.origin_ref
	CROSS JOIN documents d ON d.id = CASE WHEN e.origin = 'SELF' OR o.state = 'self' THEN e.doc ELSE o.target END
	WHERE (?3 OR b.secrecy = '' AND d.secrecy = '') AND b.version_of = ''
	ORDER BY b.issued, d.id, e.doc, e.position`

// eventsOf reads the edges that lead to a document, of texts that are shown.
func eventsOf(ctx context.Context, tx querier, f *validity.Facts, want factsWanted) error {
	all, decide := deciding()
	relations := decide
	if want.quotes {
		relations = all
	}
	var sections outline
	actors := map[corpus.ID]actor{}
	named := func(id corpus.ID) (actor, error) {
		if a, ok := actors[id]; ok {
			return a, nil
		}
		found, err := actorsOf(ctx, tx, "d.id = ?", id)
		if err != nil || len(found) == 0 {
			return actor{Actor: validity.Actor{ID: id}}, err
		}
		actors[id] = found[0]
		return actors[id], nil
	}
	quote := "''"
	if want.quotes {
		quote = `coalesce((SELECT CAST(substr(CAST(body AS BLOB), e.start + 1, e."end" - e.start) AS TEXT) FROM texts WHERE doc = e.doc), '')`
	}
	ask, err := list(relations)
	if err != nil {
		return err
	}
	// Most documents are only cited.
	met, err := texts(ctx, tx, `SELECT DISTINCT t.relation FROM nodes x CROSS JOIN json_each(?2) a CROSS JOIN ties t ON t.target = x.n AND t.relation = a.value
		WHERE x.doc = ?1`, f.ID, ask)
	if err != nil {
		return err
	}
	for _, relation := range relations {
		if !slices.Contains(met, string(relation)) {
			continue
		}
		type found struct {
			validity.Event
			from, by corpus.ID
		}
		room := mostEvents
		if !slices.Contains(decide, relation) {
			room = mostChanges
		}
		var some []found
		err := rows(ctx, tx, func(r *sql.Rows) error {
			if len(f.Events)+len(some) >= mostEvents {
				f.More++
				return nil
			}
			x := found{Event: validity.Event{Relation: relation}}
			var provisions, since, until string
			err := r.Scan(&x.from, &x.by, &x.Scope, &provisions, &x.Strong, &since, &until, &x.Start, &x.End, &x.Quote)
			x.Since, _ = corpus.ParseISODate(since)
			x.Until, _ = corpus.ParseISODate(until)
			x.Provisions = unlist[corpus.Provision](provisions, &err)
			some = append(some, x)
			return err
		}, eventEdges+quote+eventEnds, f.ID, relation, want.secret, room)
		if err != nil {
			return err
		}
		if len(some) >= room {
			left := 0
			err := tx.QueryRowContext(ctx, "SELECT count(*) FROM ties WHERE target = (SELECT n FROM nodes WHERE doc = ?) AND relation = ?", f.ID, relation).Scan(&left)
			if err != nil {
				return err
			}
			f.More += max(left-room, 0)
		}
		for _, x := range some {
			from, err := named(x.from)
			if err != nil {
				return err
			}
			by, err := named(x.by)
			if err != nil {
				return err
			}
			x.From, x.By = from.Actor, by.Actor
			if x.from == x.by && from.effect != nil && len(from.effect.Parts) > 0 {
				at, err := sectionHolding(ctx, tx, x.from, x.Start)
				if err != nil {
					return err
				}
				x.Starts, _ = from.effect.DayOf(at)
			}
			for _, p := range x.Provisions {
				path := p.Path()
				if p.Relative() || path == "" {
					continue
				}
				if sections == nil {
					if sections, err = outlineOf(ctx, tx, f.ID); err != nil {
						return err
					}
				}
				if id := sections.at(path); id != "" {
					x.Sections = append(x.Sections, id)
				}
			}
			f.Events = append(f.Events, x.Event)
		}
	}
	return nil
}

// sectionHolding is the smallest own section of a text that holds a place, "" for none.
func sectionHolding(ctx context.Context, tx querier, id corpus.ID, at int) (corpus.SectionID, error) {
	found, err := texts(ctx, tx, `SELECT id FROM sections WHERE doc = ?1 AND quoted = 0 AND start <= ?2 AND "end" > ?2 ORDER BY "end" - start LIMIT 1`, id, at)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return corpus.SectionID(found[0]), nil
}

// Outline lists the ids of all sections of a document in the order of its text, without quoted ones; none where its text is not held.
func (s *Store) Outline(ctx context.Context, id corpus.ID) ([]corpus.SectionID, error) {
	ids, err := texts(ctx, s.reader, "SELECT id FROM sections WHERE doc = ? AND quoted = 0 ORDER BY position", id)
	if err != nil {
		return nil, fmt.Errorf("outline of %s: %w", id, err)
	}
	out := make([]corpus.SectionID, len(ids))
	for i, x := range ids {
		out[i] = corpus.SectionID(x)
	}
	return out, nil
}

// Cited finds the documents that bear each of the keys: strict keys of numbers, and keys of a type and subject (corpus.SubjectKey).
// Keys that nothing bears are left out.
func (s *Store) Cited(ctx context.Context, keys []string, secret bool) (map[string][]corpus.Holder, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("cited: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	out := map[string][]corpus.Holder{}
	for _, key := range keys {
		if key == "" {
			continue
		}
		held, err := holdersOf(ctx, tx, key)
		if err != nil {
			return nil, fmt.Errorf("cited %s: %w", key, err)
		}
		for _, h := range held {
			if !h.Secret || secret {
				out[key] = append(out[key], h)
			}
		}
	}
	return out, nil
}
