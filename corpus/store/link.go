package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"vankho/corpus"
)

// Judge is what indexer/resolve decides, all of it pure: what the citations of a group mean, which
// statements of sources are of one document, and what they say together.
type Judge struct {
	Ledger func(corpus.CitedGroup) corpus.Ledger
	Join   func([]corpus.Statement) [][]int
	Merge  func([]corpus.Statement) corpus.Statement
}

// Link judges the citations of up to n keys that are to be linked again, in one transaction; where none is left it makes the ties of n
// documents anew, and then their timelines, and gathers the names of those that an older release put. It answers how many it took from the queues: 0 when all is done. A program that is killed
// goes on where it was.
func (s *Store) Link(ctx context.Context, n int, j Judge) (int, error) {
	done := 0
	err := s.write(ctx, func(tx *sql.Tx) error {
		l := newLinking(tx, j)
		defer l.q.Close() //nolint:errcheck // the transaction ends with them
		keys, err := texts(ctx, tx, "SELECT DISTINCT key FROM link_queue ORDER BY key LIMIT ?", n)
		if err != nil {
			return err
		}
		for _, key := range keys {
			if err := l.key(ctx, key); err != nil {
				return fmt.Errorf("key %s: %w", key, err)
			}
		}
		if done = len(keys); done > 0 {
			return nil
		}
		if done, err = l.tie(ctx, n); err != nil || done > 0 {
			return err
		}
		if done, err = l.judgeValidity(ctx, n); err != nil || done > 0 {
			return err
		}
		done, err = l.name(ctx, n)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("link: %w", err)
	}
	return done, nil
}

// linking is one transaction that links.
type linking struct {
	tx *sql.Tx
	// q asks the same transaction what is asked again and again.
	q     *prepared
	judge Judge
}

func newLinking(tx *sql.Tx, j Judge) linking { return linking{tx: tx, q: newPrepared(tx), judge: j} }

// key links the citations of one key: those of the queued documents, or all where they do not suffice.
func (l linking) key(ctx context.Context, key string) error {
	docs, err := texts(ctx, l.q, "DELETE FROM link_queue WHERE key = ? RETURNING doc", key)
	if err != nil {
		return err
	}
	g := corpus.CitedGroup{Key: key}
	if g.Holders, err = holdersOf(ctx, l.q, key); err != nil {
		return err
	}
	if slices.Contains(docs, "") {
		if key[0] != '~' {
			if err := l.join(ctx, g.Holders); err != nil {
				return err
			}
			if g.Holders, err = holdersOf(ctx, l.q, key); err != nil { // documents and facts may be others now
				return err
			}
		}
		return l.whole(ctx, g)
	}
	var lines []corpus.LedgerLine
	for _, doc := range docs {
		part := g
		part.Part = true
		if part.Mentions, err = mentionsOf(ctx, l.q, key, doc); err != nil {
			return err
		}
		ledger := l.judge.Ledger(part)
		if ledger.Whole {
			return l.whole(ctx, g)
		}
		g.Mentions = append(g.Mentions, part.Mentions...)
		lines = append(lines, ledger.Lines...)
	}
	return l.keep(ctx, g.Mentions, lines)
}

func (l linking) whole(ctx context.Context, g corpus.CitedGroup) error {
	var err error
	if g.Mentions, err = mentionsOf(ctx, l.q, g.Key, ""); err != nil {
		return err
	}
	ledger := l.judge.Ledger(g)
	ids, err := l.stubs(ctx, g, ledger)
	if err != nil {
		return err
	}
	// Before the links are written, so that those that led to a stub need not change their target where a document takes it over.
	now, err := l.leave(ctx, g, ledger, ids)
	if err != nil {
		return err
	}
	for i := range ledger.Lines {
		line := &ledger.Lines[i]
		if line.Stub > 0 {
			line.To = ids[line.Stub-1]
		}
		line.To, line.Doc = now.of(line.To), now.of(line.Doc)
		for k, c := range line.Candidates {
			line.Candidates[k] = now.of(c)
		}
	}
	for i := range g.Mentions {
		g.Mentions[i].Doc = now.of(g.Mentions[i].Doc)
	}
	return l.keep(ctx, g.Mentions, ledger.Lines)
}

// renamed are the present ids of documents that took others over.
type renamed map[corpus.ID]corpus.ID

// of follows a document through all that it took over: two stubs may have stood for it.
func (r renamed) of(id corpus.ID) corpus.ID {
	for range len(r) {
		next, ok := r[id]
		if !ok {
			break
		}
		id = next
	}
	return id
}

// stubs puts the stubs of a ledger and answers their ids.
func (l linking) stubs(ctx context.Context, g corpus.CitedGroup, ledger corpus.Ledger) ([]corpus.ID, error) {
	was := map[corpus.ID]corpus.Holder{}
	for _, h := range g.Holders {
		was[h.ID] = h
	}
	ids := make([]corpus.ID, len(ledger.Stubs))
	for i, s := range ledger.Stubs {
		h := s.Header
		ids[i] = s.ID
		if s.ID == "" {
			sum := sha256.Sum256([]byte(g.Key + "\n" + h.Issued.String() + "\n" + h.Issuer))
			var err error
			if ids[i], err = freeID(ctx, l.tx, corpus.NewID(h, fmt.Sprintf("%x", sum)), fmt.Sprintf("%x", sum)); err != nil {
				return nil, err
			}
		} else if o := was[s.ID]; o.Number == h.Number && o.Type == h.Type && o.Issuer == h.Issuer && o.Abstract == h.Abstract && o.Issued == h.Issued {
			continue
		}
		seq, err := nextSeq(ctx, l.tx)
		if err != nil {
			return nil, err
		}
		if err := putFacts(ctx, l.tx, ids[i], seq, &corpus.Document{Title: s.Title, Header: h, Cited: true}); err != nil {
			return nil, err
		}
		if _, err := l.tx.ExecContext(ctx, "DELETE FROM removals WHERE id = ?", ids[i]); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// leave takes away the stubs that are needed no more. Where a document of the store is what one stood for, the older of the two ids stays
// and the other becomes its alias.
func (l linking) leave(ctx context.Context, g corpus.CitedGroup, ledger corpus.Ledger, kept []corpus.ID) (renamed, error) {
	stays := map[corpus.ID]bool{}
	for _, id := range kept {
		stays[id] = true
	}
	added := map[corpus.ID]time.Time{}
	for _, h := range g.Holders {
		added[h.ID] = h.Added
	}
	now := renamed{}
	for _, h := range g.Holders {
		if !h.Cited || stays[h.ID] {
			continue
		}
		to, ok := ledger.Moved[h.ID]
		to = now.of(to)
		switch {
		case !ok:
			if err := dropDocument(ctx, l.tx, h.ID, "Không còn văn bản nào dẫn chiếu."); err != nil {
				return nil, err
			}
		case added[to].Before(h.Added):
			if err := absorb(ctx, l.tx, h.ID, to); err != nil {
				return nil, err
			}
		default:
			if err := takeOver(ctx, l.tx, to, h.ID); err != nil {
				return nil, err
			}
			now[to], added[h.ID] = h.ID, h.Added
		}
	}
	return now, nil
}

// linesAtATime is how many links are written with one statement.
const linesAtATime = 500

// keep writes links, with the sections that their provisions name; mentions are the citations that they are of.
func (l linking) keep(ctx context.Context, mentions []corpus.Mention, lines []corpus.LedgerLine) error {
	type place struct {
		doc corpus.ID
		ref int
	}
	cited := make(map[place]*corpus.Mention, len(mentions))
	for i := range mentions {
		cited[place{mentions[i].Doc, mentions[i].Ref}] = &mentions[i]
	}
	outlines := map[corpus.ID]outline{}
	moved := map[corpus.ID]bool{}
	written := make([][7]any, 0, len(lines))
	for _, line := range lines {
		section, reason := corpus.SectionID(""), line.Reason
		m := cited[place{line.Doc, line.Ref}]
		to := line.To
		if line.State == corpus.LinkSelf {
			to = line.Doc
		}
		if m != nil && m.Linked != to {
			moved[line.Doc] = true
		}
		if m != nil && len(m.Provisions) > 0 && !m.Provisions[0].Relative() && (line.State == corpus.LinkResolved || line.State == corpus.LinkSelf) {
			if path := m.Provisions[0].Path(); path != "" {
				to = cmp.Or(line.To, line.Doc)
				if outlines[to] == nil {
					var err error
					if outlines[to], err = outlineOf(ctx, l.q, to); err != nil {
						return err
					}
				}
				if section = outlines[to].at(path); section == "" {
					reason += "; không thấy điều, khoản được dẫn trong bố cục văn bản đích"
				}
			}
		}
		candidates, err := list(line.Candidates)
		if err != nil {
			return err
		}
		written = append(written, [7]any{line.Doc, line.Ref, line.State, line.To, section, candidates, reason})
	}
	for some := range slices.Chunk(written, linesAtATime) {
		ask, err := list(some)
		if err != nil {
			return err
		}
		if _, err := l.q.ExecContext(ctx, `INSERT OR REPLACE INTO links SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
			FROM json_each(?)`, ask); err != nil {
			return err
		}
	}
	for doc := range moved {
		if _, err := l.q.ExecContext(ctx, "INSERT OR IGNORE INTO tie_queue VALUES (?)", doc); err != nil {
			return err
		}
	}
	return nil
}

// clauses are the numbered places below the Roman ones of a plan, which citations call khoản: "khoản 1 Mục IV" is its "muc-iv.muc-1".
var clauses = regexp.MustCompile(`\.muc-([0-9]+)`)

// outline finds the sections of a document by their id and by what their id ends in; "" where several end so.
type outline map[corpus.SectionID]corpus.SectionID

func outlineOf(ctx context.Context, tx querier, id corpus.ID) (outline, error) {
	ids, err := texts(ctx, tx, "SELECT id FROM sections WHERE doc = ? AND quoted = 0 ORDER BY position", id)
	out := make(outline, 2*len(ids))
	for _, s := range ids {
		for at := strings.IndexByte(s, '.'); at >= 0; {
			end := corpus.SectionID(s[at+1:])
			if _, several := out[end]; several {
				out[end] = ""
			} else {
				out[end] = corpus.SectionID(s)
			}
			next := strings.IndexByte(s[at+1:], '.')
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	for _, s := range ids {
		out[corpus.SectionID(s)] = corpus.SectionID(s)
		if cited := clauses.ReplaceAllString(s, ".khoan-$1"); cited != s {
			if _, held := out[corpus.SectionID(cited)]; !held {
				out[corpus.SectionID(cited)] = corpus.SectionID(s)
			}
		}
	}
	return out, err
}

// at is the section of that path, else the only one that ends in it: that of an annexed regulation. "" where there is none.
func (o outline) at(path corpus.SectionID) corpus.SectionID { return o[path] }

// holdersOf lists the documents that bear a key, all versions of them. Citations without a number look for documents that others tell of,
// not for stubs that citations made.
func holdersOf(ctx context.Context, tx querier, key string) ([]corpus.Holder, error) {
	where := "number_key = ?1 AND number_key <> ''"
	if key[0] == '~' {
		where = "subject_key = ?1 AND subject_key <> '' AND stub < 2"
	}
	var out []corpus.Holder
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var h corpus.Holder
		var issued string
		var stub int
		var added int64
		err := r.Scan(&h.ID, &h.Number, &h.Type, &h.Issuer, &h.Abstract, &issued, &stub, &h.Secret, &h.Shown, &added, &h.Joined)
		h.Issued, _ = corpus.ParseISODate(issued)
		h.Stub, h.Cited, h.Added = stub > 0, stub == 2, time.Unix(added, 0)
		out = append(out, h)
		return err
	}, `SELECT id, number, type, issuer, abstract, issued, stub, secrecy <> '', CASE version_of WHEN '' THEN id ELSE version_of END, added,
			own <> '' OR (SELECT count(*) > 1 AND max(listed) <> '' FROM sources WHERE doc = documents.id)
		FROM documents WHERE `+where+" ORDER BY id", key)
	return out, err
}

// mentionsOf lists the citations of a key, all or those of one document.
func mentionsOf(ctx context.Context, tx querier, key, doc string) ([]corpus.Mention, error) {
	var out []corpus.Mention
	err := rows(ctx, tx, func(r *sql.Rows) error {
		var m corpus.Mention
		var date, issued, provisions string
		err := r.Scan(&m.Doc, &m.Ref, &m.Kind, &m.DocType, &m.Number, &m.Year, &m.Symbol, &m.Canonical, &m.ResolvesTo, &m.Issuer, &date, &m.Title,
			&m.Linked, &m.ByNumber, &m.ByIssuer, &m.ByPlace, &issued, &m.Secret, &m.Lesser, &provisions)
		m.Provisions = unlist[corpus.Provision](provisions, &err)
		m.Ref++
		m.Date, _ = corpus.ParseISODate(date)
		m.ByIssued, _ = corpus.ParseISODate(issued)
		out = append(out, m)
		return err
	}, `SELECT r.doc, r.position, r.kind, r.type, r.number, r.year, r.symbol, r.canonical, r.resolves_to, r.issuer, r.date, r.title,
			CASE WHEN l.state = 'self' THEN r.doc ELSE coalesce(l.target, '') END, d.number, d.issuer, d.place, d.issued, d.secrecy <> '', d.version_of <> '', r.provisions
		FROM refs r JOIN documents d ON d.id = r.doc LEFT JOIN links l ON l.doc = r.doc AND l.ref = r.position + 1
		WHERE r.key = ?1 AND r.key <> '' AND (?2 = '' OR r.doc = ?2) ORDER BY r.doc, r.position`, key, doc)
	return out, err
}

// queueOwn has the citations of a document's own number and subject judged anew.
func queueOwn(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO link_queue SELECT number_key, '' FROM documents WHERE id = ? AND number_key <> ''", id)
	return errors.Join(err, queueSubject(ctx, tx, id))
}

// queueSubject has the citations judged anew that mean a document by its type and subject, without a number.
func queueSubject(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO link_queue SELECT subject_key, '' FROM documents WHERE id = ? AND subject_key <> ''
		AND EXISTS (SELECT 1 FROM refs WHERE key = subject_key AND key <> '')`, id)
	return err
}

// queueStubs has the citations that stand in a document judged anew wherever they make a stub, which others may share.
func queueStubs(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO link_queue SELECT DISTINCT r.key, '' FROM links l JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1
		JOIN documents d ON d.id = l.target WHERE l.doc = ?1 AND l.target <> '' AND d.stub = 2 AND r.key <> ''`, id)
	return err
}

// queueCitations has the citations that stand in a document judged.
func queueCitations(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO link_queue SELECT DISTINCT key, doc FROM refs WHERE doc = ? AND key <> ''", id)
	return err
}
