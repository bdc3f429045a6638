package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"vankho/corpus"
)

// listing is a row of a register as its source keeps it, "" for a text.
func listing(doc *corpus.Document) (string, error) {
	if !doc.Stub() {
		return "", nil
	}
	return text(corpus.Statement{Title: doc.Title, Header: doc.Header, Status: doc.Status, Link: doc.Link, Problems: doc.Problems})
}

// join makes one document of the texts and the rows of registers that surely are, and parts again those that are so no more.
func (l linking) join(ctx context.Context, holders []corpus.Holder) error {
	said, err := l.statements(ctx, holders)
	if err != nil {
		return err
	}
	if len(said) == 0 {
		return l.restore(ctx, holders)
	}
	added := map[corpus.ID]time.Time{}
	for _, h := range holders {
		added[h.ID] = h.Added
	}
	at := make([]corpus.ID, len(said)) // where each statement is to be
	for _, g := range l.judge.Join(said) {
		main := said[g[0]].Doc
		for _, i := range g {
			// The text's document, else the first of the rows'.
			if said[i].Row() == said[g[0]].Row() && before(added, said[i].Doc, main) || !said[i].Row() {
				main = said[i].Doc
			}
			if !said[i].Row() {
				break
			}
		}
		for _, i := range g {
			at[i] = main
		}
	}
	for i, s := range said {
		if !s.Row() || at[i] == s.Doc {
			continue
		}
		if at[i] == "" {
			alone, err := l.alone(ctx, said, i)
			if err != nil {
				return err
			}
			if alone {
				continue
			}
			if at[i], err = l.ownDocument(ctx, s); err != nil {
				return err
			}
			added[at[i]] = time.Now()
		}
		if _, err := l.tx.ExecContext(ctx, "UPDATE sources SET doc = ? WHERE path = ? AND member = ?", at[i], s.Path, s.Member); err != nil {
			return err
		}
	}
	if err := l.settle(ctx, said, at, added); err != nil {
		return err
	}
	return l.restore(ctx, holders)
}

// restore writes the facts anew of the documents that several sources tell of: some may have left, or say otherwise now.
func (l linking) restore(ctx context.Context, holders []corpus.Holder) error {
	for _, h := range holders {
		if !h.Joined {
			continue
		}
		if err := l.state(ctx, h.ID); err != nil {
			return err
		}
	}
	return nil
}

// before reports whether a document came first: the older, of two that came at once the one with the shorter name.
func before(added map[corpus.ID]time.Time, a, b corpus.ID) bool {
	return cmp.Or(added[a].Compare(added[b]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) < 0
}

// statements are what the texts and rows of the holders say themselves; none where there is nothing to join or to part.
func (l linking) statements(ctx context.Context, holders []corpus.Holder) ([]corpus.Statement, error) {
	var ids []corpus.ID
	known, joined := 0, false
	for _, h := range holders {
		if !h.Cited {
			ids = append(ids, h.ID)
			known++
		}
		joined = joined || h.Joined
	}
	if known < 2 && !joined {
		return nil, nil
	}
	ask, err := list(ids)
	if err != nil {
		return nil, err
	}
	var said []corpus.Statement
	err = rows(ctx, l.tx, func(r *sql.Rows) error {
		var s corpus.Statement
		var listed string
		if err := r.Scan(&s.Path, &s.Member, &s.Doc, &listed); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(listed), &s); err != nil {
			return err
		}
		said = append(said, s)
		return nil
	}, "SELECT path, member, doc, listed FROM sources WHERE doc IN (SELECT value FROM json_each(?)) AND listed <> '' ORDER BY path, member", ask)
	if err != nil || len(said) == 0 {
		return nil, err
	}
	for _, h := range holders {
		if h.Stub || h.Shown != h.ID {
			continue
		}
		s, _, err := stated(ctx, l.tx, h.ID)
		if err != nil {
			return nil, err
		}
		said = append(said, s)
	}
	return said, nil
}

// alone reports whether a row that belongs to no other has a document for itself.
func (l linking) alone(ctx context.Context, said []corpus.Statement, i int) (bool, error) {
	others, err := count(ctx, l.tx, "SELECT count(*) FROM sources WHERE doc = ?1 AND NOT (path = ?2 AND member = ?3)", said[i].Doc, said[i].Path, said[i].Member)
	return others == 0, err
}

// ownDocument makes a document of a row that was part of another. The name it would have got may be an alias of the document that it leaves:
// it comes back.
func (l linking) ownDocument(ctx context.Context, s corpus.Statement) (corpus.ID, error) {
	var sha string
	if err := l.tx.QueryRowContext(ctx, "SELECT sha256 FROM sources WHERE path = ? AND member = ?", s.Path, s.Member).Scan(&sha); err != nil {
		return "", err
	}
	want := corpus.NewID(s.Header, sha)
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM aliases WHERE alias = ? AND doc = ?", want, s.Doc); err != nil {
		return "", err
	}
	id, err := freeID(ctx, l.tx, want, sha)
	if err != nil {
		return "", err
	}
	seq, err := nextSeq(ctx, l.tx)
	if err != nil {
		return "", err
	}
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM removals WHERE id = ?", id); err != nil {
		return "", err
	}
	if err := putFacts(ctx, l.tx, id, seq, &corpus.Document{Title: s.Title, Header: s.Header, Status: s.Status, Link: s.Link}); err != nil {
		return "", err
	}
	return id, queueSubject(ctx, l.tx, id)
}

// settle takes away the documents that no source is left of, gives the older name to what took their place, and writes the facts anew.
func (l linking) settle(ctx context.Context, said []corpus.Statement, at []corpus.ID, added map[corpus.ID]time.Time) error {
	now := map[corpus.ID]corpus.ID{} // documents that took another's name
	var touched []corpus.ID
	for i, s := range said {
		if at[i] == "" {
			touched = append(touched, s.Doc)
			continue
		}
		touched = append(touched, s.Doc, at[i])
		if at[i] == s.Doc {
			continue
		}
		left, err := count(ctx, l.tx, "SELECT (SELECT count(*) FROM sources WHERE doc = ?1) + (SELECT count(*) FROM documents WHERE id = ?1 AND stub = 0)", s.Doc)
		if err != nil {
			return err
		}
		there, err := count(ctx, l.tx, "SELECT count(*) FROM documents WHERE id = ?", s.Doc)
		if err != nil {
			return err
		}
		if left > 0 || there == 0 {
			continue
		}
		to := at[i]
		for now[to] != "" {
			to = now[to]
		}
		if before(added, s.Doc, to) {
			err = takeOver(ctx, l.tx, to, s.Doc)
			now[to] = s.Doc
		} else {
			err = absorb(ctx, l.tx, s.Doc, to)
		}
		if err != nil {
			return err
		}
	}
	slices.Sort(touched)
	for _, id := range slices.Compact(touched) {
		if err := l.state(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// state writes the facts of a document anew from what its sources say, and counts a change where there is one.
func (l linking) state(ctx context.Context, id corpus.ID) error {
	said, own, err := stated(ctx, l.tx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // it took another's name
	}
	if err != nil {
		return err
	}
	var all []corpus.Statement
	if !own.stub {
		all = append(all, said)
	}
	err = rows(ctx, l.tx, func(r *sql.Rows) error {
		s := corpus.Statement{}
		var listed string
		if err := r.Scan(&s.Path, &s.Member, &listed); err != nil {
			return err
		}
		all = append(all, s)
		return json.Unmarshal([]byte(listed), &all[len(all)-1])
	}, "SELECT path, member, listed FROM sources WHERE doc = ? AND listed <> '' ORDER BY path, member", id)
	if err != nil || len(all) == 0 {
		return err
	}
	keep := ""
	if !own.stub && len(all) > 1 {
		if keep, err = text(said); err != nil {
			return err
		}
	}
	return l.write(ctx, id, l.judge.Merge(all), keep, own)
}

// write puts facts into the row of a document where they differ from those that stand there.
func (l linking) write(ctx context.Context, id corpus.ID, s corpus.Statement, keep string, own standing) error {
	c, err := columnsOf(s.Header)
	if err != nil {
		return err
	}
	problems, err := text(s.Problems)
	if err != nil {
		return err
	}
	h := s.Header
	now := factsLine(s, c, problems, keep)
	if now == own.facts {
		return nil
	}
	if err := queueSubject(ctx, l.tx, id); err != nil {
		return err
	}
	seq, err := nextSeq(ctx, l.tx)
	if err != nil {
		return err
	}
	if _, err := l.tx.ExecContext(ctx, `UPDATE documents SET seq=?2, title=?3, number=?4, number_key=?5, type=?6, issuer=?7, issued=?8, place=?9, abstract=?10,
			signers=?11, evidence=?12, status=?13, link=?14, subject_key=?15, own=?16, secrecy=?17, draft=?18 WHERE id = ?1`,
		id, seq, s.Title, h.Number, numberKey(h.Number), h.Type, h.Issuer, h.Issued.String(), h.Place, h.Abstract, c.signers, c.evidence, s.Status, s.Link,
		corpus.SubjectKey(h.Type, h.Abstract), keep, h.Secrecy, h.Draft); err != nil {
		return err
	}
	if h.Secrecy != "" {
		if err := unlink(ctx, l.tx, id); err != nil {
			return err
		}
	}
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM problems WHERE doc = ?", id); err != nil {
		return err
	}
	return errors.Join(putProblems(ctx, l.tx, id, s.Problems), queueSubject(ctx, l.tx, id))
}

// factsLine is all that is compared of a document's facts.
func factsLine(s corpus.Statement, c columns, problems, own string) string {
	h := s.Header
	return fmt.Sprintf("%q", []string{s.Title, h.Number, h.Type, h.Issuer, h.Issued.String(), h.Place, h.Abstract, h.Secrecy, fmt.Sprint(h.Draft),
		c.signers, c.evidence, s.Status, s.Link, problems, own})
}

// standing is what the row of a document says at present, to tell whether it changes.
type standing struct {
	stub  bool
	facts string
}

// stated is what the text of a document says itself, without what registers add; for a stub the facts that stand there.
func stated(ctx context.Context, tx *sql.Tx, id corpus.ID) (corpus.Statement, standing, error) {
	s := corpus.Statement{Doc: id}
	h := &s.Header
	var issued, own string
	var c columns
	var st standing
	if err := tx.QueryRowContext(ctx, `SELECT title, system, number, type, issuer, issued, place, abstract, secrecy, draft, signers, evidence, status, link, stub > 0, own
			FROM documents WHERE id = ?`, id).
		Scan(&s.Title, &h.System, &h.Number, &h.Type, &h.Issuer, &issued, &h.Place, &h.Abstract, &h.Secrecy, &h.Draft, &c.signers, &c.evidence, &s.Status, &s.Link,
			&st.stub, &own); err != nil {
		return s, st, err
	}
	h.Issued, _ = corpus.ParseISODate(issued)
	if err := c.into(h, ""); err != nil {
		return s, st, err
	}
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var p corpus.Problem
		err := r.Scan(&p.Stage, &p.Kind, &p.Page, &p.Detail)
		s.Problems = append(s.Problems, p)
		return err
	}, "SELECT stage, kind, page, detail FROM problems WHERE doc = ? ORDER BY position", id)
	if err != nil {
		return s, st, err
	}
	problems, err := text(s.Problems)
	if err != nil {
		return s, st, err
	}
	st.facts = factsLine(s, c, problems, own)
	if own != "" {
		s = corpus.Statement{}
		err = json.Unmarshal([]byte(own), &s)
		s.Doc = id
	}
	return s, st, err
}

// revert has a document that lost its text stand for the rows of registers that are left of it.
func revert(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	var listed string
	if err := tx.QueryRowContext(ctx, "SELECT listed FROM sources WHERE doc = ? AND listed <> '' ORDER BY path, member LIMIT 1", id).Scan(&listed); err != nil {
		return err
	}
	var s corpus.Statement
	if err := json.Unmarshal([]byte(listed), &s); err != nil {
		return err
	}
	if err := errors.Join(queueStubs(ctx, tx, id), queueOwn(ctx, tx, id), leaveVersions(ctx, tx, id), dropParts(ctx, tx, id), sweepIndicators(ctx, tx)); err != nil {
		return err
	}
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if err := putFacts(ctx, tx, id, seq, &corpus.Document{Title: s.Title, Header: s.Header, Status: s.Status, Link: s.Link}); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE documents SET version_of = '' WHERE id = ?", id); err != nil {
		return err
	}
	return errors.Join(putProblems(ctx, tx, id, s.Problems), queueOwn(ctx, tx, id))
}
