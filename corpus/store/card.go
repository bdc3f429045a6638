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

// Cards answers the cards of those ids that the store holds and the reader may see, in the order of the ids. Secret lets documents with a mark of
// secrecy be among them. Ask for a few hundred at a time: a card takes a kilobyte.
func (s *Store) Cards(ctx context.Context, ids []corpus.ID, secret bool) ([]corpus.Card, error) {
	ask, err := list(ids)
	if err != nil || ask == "" {
		return nil, err
	}
	at := make(map[corpus.ID]int, len(ids))
	known, err := s.Summaries(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Card, 0, len(known))
	for _, id := range ids {
		if sum, ok := known[id]; ok && (secret || sum.Secrecy == "") {
			if _, twice := at[id]; !twice {
				at[id] = len(out)
				out = append(out, corpus.Card{Summary: sum})
			}
		}
	}
	if err := errors.Join(s.fillCards(ctx, out, at, ask), s.fillFiles(ctx, out, at, ask)); err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	return out, nil
}

// fillCards adds the facts that lists do not show.
func (s *Store) fillCards(ctx context.Context, cards []corpus.Card, at map[corpus.ID]int, ask string) error {
	return rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.ID
		var c corpus.Card
		var signers, effective string
		if err := r.Scan(&id, &c.System, &c.Abstract, &c.Place, &c.Language, &signers, &effective, &c.Link); err != nil {
			return err
		}
		i, ok := at[id]
		if !ok {
			return nil
		}
		c.Summary = cards[i].Summary
		err := json.Unmarshal([]byte(signers), &c.Signers)
		if effective != "" {
			err = errors.Join(err, json.Unmarshal([]byte(effective), &c.Effective))
		}
		cards[i] = c
		return err
	}, "SELECT id, system, abstract, place, language, signers, effective, link FROM documents WHERE id IN (SELECT value FROM json_each(?))", ask)
}

// fillFiles adds the files, by their path.
func (s *Store) fillFiles(ctx context.Context, cards []corpus.Card, at map[corpus.ID]int, ask string) error {
	return rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.ID
		var path string
		var f corpus.CardFile
		if err := r.Scan(&id, &f.SHA256, &path, &f.Size, &f.MIME); err != nil {
			return err
		}
		if i, ok := at[id]; ok {
			f.Name = baseName(path)
			cards[i].Files = append(cards[i].Files, f)
		}
		return nil
	}, `SELECT s.doc, s.sha256, min(s.path), max(s.size), coalesce(max(f.mime), '') FROM sources s LEFT JOIN files f ON f.path = s.path
		WHERE s.member = '' AND s.listed = '' AND s.doc IN (SELECT value FROM json_each(?)) GROUP BY s.doc, s.sha256 ORDER BY s.doc, min(s.path)`, ask)
}

// LastChanged answers which of some documents changed last, at most n, the latest first.
func (s *Store) LastChanged(ctx context.Context, ids []corpus.ID, n int, secret bool) ([]corpus.ID, error) {
	ask, err := list(ids)
	if err != nil || ask == "" {
		return nil, err
	}
	found, err := texts(ctx, s.reader, "SELECT d.id FROM json_each(?2) a CROSS JOIN documents d ON d.id = a.value WHERE "+visible+shown+" ORDER BY max(d.added, d.changed) DESC, d.id LIMIT ?3", secret, ask, n)
	if err != nil {
		return nil, fmt.Errorf("last changed: %w", err)
	}
	return idsOf(found), nil
}

// LastIssued answers which of the public documents that a body issued changed last, at most n, the latest first.
func (s *Store) LastIssued(ctx context.Context, body corpus.Name, n int) ([]corpus.ID, error) {
	found, err := texts(ctx, s.reader, `SELECT d.id FROM names b JOIN name_uses u ON u.name = b.n AND u."use" = ?3 AND u.secret = 0 JOIN name_docs x ON x.n = u.doc JOIN documents d ON d.id = x.doc
		WHERE b.kind = ?1 AND b.slug = ?2 AND d.secrecy = '' ORDER BY max(d.added, d.changed) DESC, d.id LIMIT ?4`, kindNumber(body.Kind), body.ID, useNumber(corpus.UseIssues), n)
	if err != nil {
		return nil, fmt.Errorf("last issued by %s: %w", body.ID, err)
	}
	return idsOf(found), nil
}

func idsOf(texts []string) []corpus.ID {
	out := make([]corpus.ID, len(texts))
	for i, id := range texts {
		out[i] = corpus.ID(id)
	}
	return out
}

// Load tells how much the originals of documents come to.
func (s *Store) Load(ctx context.Context, ids []corpus.ID, secret bool) (corpus.Load, error) {
	ask, err := list(ids)
	if err != nil || ask == "" {
		return corpus.Load{}, err
	}
	var l corpus.Load
	err = s.reader.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(n = 0), 0), coalesce(sum(n), 0), coalesce(sum(bytes), 0) FROM (
		SELECT (SELECT count(DISTINCT sha256) FROM sources s WHERE s.doc = d.id AND s.member = '' AND s.listed = '') AS n,
			(SELECT sum(size) FROM (SELECT max(size) AS size FROM sources s WHERE s.doc = d.id AND s.member = '' AND s.listed = '' GROUP BY sha256)) AS bytes
		FROM json_each(?2) a CROSS JOIN documents d ON d.id = a.value WHERE `+visible+")", secret, ask).Scan(&l.Documents, &l.Bare, &l.Files, &l.Bytes)
	if err != nil {
		return l, fmt.Errorf("load: %w", err)
	}
	return l, nil
}

// Addresses lists the public documents with when each last changed, n of them from the offset-th on, by when they came in: what is added
// later stands behind. Those that citations alone tell of are left out.
func (s *Store) Addresses(ctx context.Context, offset, n int) ([]corpus.Summary, error) {
	var out []corpus.Summary
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.Summary
		var changed int64
		err := r.Scan(&x.ID, &changed)
		x.Changed = time.Unix(changed, 0)
		out = append(out, x)
		return err
	}, "SELECT id, max(added, changed) FROM documents WHERE secrecy = '' AND version_of = '' AND stub < 2 ORDER BY added, seq LIMIT ?1 OFFSET ?2", n, offset)
	if err != nil {
		return nil, fmt.Errorf("addresses: %w", err)
	}
	return out, nil
}

// News lists what leads to a document, at most n ties, those of the documents that changed last first, each with its first words.
func (s *Store) News(ctx context.Context, id corpus.ID, n int, secret bool) ([]corpus.Neighbour, error) {
	var out []corpus.Neighbour
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.Neighbour
		var since, until string
		err := r.Scan(&x.Relation, &x.From, &x.To, &x.By, &x.Scope, &x.Strong, &since, &until, &x.Places)
		x.Since, _ = corpus.ParseISODate(since)
		x.Until, _ = corpus.ParseISODate(until)
		x.Document.ID = x.From
		out = append(out, x)
		return err
	}, `SELECT t.relation, f.doc, x.doc, b.doc, t.scope, t.strong, t.since, t.until, t.places
		FROM nodes x CROSS JOIN ties t ON t.target = x.n JOIN nodes b ON b.n = t.teller JOIN nodes f ON f.n = t.source JOIN documents d ON d.id = b.doc
		WHERE x.doc = ?2 AND t.source <> x.n`+seen+` AND t.source NOT IN `+hidden+`
		ORDER BY max(d.added, d.changed) DESC, t.relation, t.source LIMIT ?3`, secret, id, n)
	if err == nil {
		err = s.fillTies(ctx, out, 1)
	}
	if err != nil {
		return nil, fmt.Errorf("news of %s: %w", id, err)
	}
	return out, nil
}
