package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// tie makes the ties of up to n documents anew whose edges, links or facts changed, and answers how many there were.
func (l linking) tie(ctx context.Context, n int) (int, error) {
	docs, err := texts(ctx, l.q, "DELETE FROM tie_queue WHERE doc IN (SELECT doc FROM tie_queue LIMIT ?) RETURNING doc", n)
	if err != nil {
		return 0, err
	}
	for _, doc := range docs {
		if err := l.tieDocument(ctx, corpus.ID(doc)); err != nil {
			return 0, fmt.Errorf("ties of %s: %w", doc, err)
		}
	}
	return len(docs), nil
}

// end names one end of a tie: a node, 0 for none.
type end = int64

// tieKey tells the ties of one text apart.
type tieKey struct {
	source, target end
	relation       corpus.Relation
}

// bond is a tie while it is made.
type bond struct {
	tieKey
	scope        corpus.Scope
	strong       bool
	since, until string
	places       int
	weight       int
	mentions     int
}

// tieDocument makes the ties that one text states.
func (l linking) tieDocument(ctx context.Context, doc corpus.ID) error {
	var public bool
	err := l.q.QueryRowContext(ctx, "SELECT secrecy = '' AND version_of = '' FROM documents WHERE id = ?", doc).Scan(&public)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	me, err := l.node(ctx, doc)
	if err != nil {
		return err
	}
	if err := l.describe(ctx, doc, me, public); err != nil {
		return err
	}
	bonds, err := l.bonds(ctx, doc, me, public)
	if err != nil {
		return err
	}
	if err := l.queueChanged(ctx, doc, me); err != nil { // those that it changed until now
		return err
	}
	was, err := l.tellings(ctx, me)
	if err != nil {
		return err
	}
	if _, err := l.q.ExecContext(ctx, "DELETE FROM ties WHERE teller = ?", me); err != nil {
		return err
	}
	for _, b := range bonds {
		if _, err := l.q.ExecContext(ctx, `INSERT INTO ties SELECT ?1, ?2, issued, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM documents WHERE id = ?12`,
			b.target, b.relation, b.source, me, b.scope, b.strong, b.since, b.until, b.places, b.weight, b.mentions, doc); err != nil {
			return err
		}
		was = append(was, b.target)
	}
	return errors.Join(l.queueChanged(ctx, doc, me), l.queueWeighed(ctx, was))
}

// node is the number of a document.
func (l linking) node(ctx context.Context, doc corpus.ID) (end, error) {
	var n end
	err := l.q.QueryRowContext(ctx, "SELECT n FROM nodes WHERE doc = ?", doc).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = l.q.QueryRowContext(ctx, "INSERT INTO nodes (doc) VALUES (?) RETURNING n", doc).Scan(&n)
	}
	return n, err
}

// bonds merges the edges of a text, and its citations that no edge speaks of, by the documents that they lead to. A mere mention beside
// another relation to the same document adds nothing. What a public text states has weight.
func (l linking) bonds(ctx context.Context, doc corpus.ID, me end, public bool) ([]bond, error) {
	ends := map[corpus.ID]end{doc: me}
	named := func(id corpus.ID) (end, error) {
		if n, ok := ends[id]; ok || id == "" {
			return n, nil
		}
		n, err := l.node(ctx, id)
		ends[id] = n
		return n, err
	}
	type line struct {
		origin, target corpus.ID
		citation       int
		bond
	}
	var lines []line
	// A text's own number that it cites is no link: the state tells it.
	err := rows(ctx, l.q, func(r *sql.Rows) error {
		var x line
		err := r.Scan(&x.relation, &x.scope, &x.strong, &x.since, &x.until, &x.origin, &x.target, &x.citation)
		lines = append(lines, x)
		return err
	}, `SELECT e.relation, e.scope, e.strong, e.since, e.until,
			CASE WHEN e.origin = 'SELF' THEN ?1 WHEN o.state = 'self' THEN ?1 ELSE coalesce(o.target, '') END,
			CASE WHEN e.target = 'SELF' OR t.state = 'self' THEN ?1 ELSE coalesce(t.target, '') END, 0
		FROM edges e LEFT JOIN links o ON o.doc = e.doc AND o.ref = e.origin_ref LEFT JOIN links t ON t.doc = e.doc AND t.ref = e.target_ref WHERE e.doc = ?1
		UNION ALL SELECT 'refers', 'whole', 0, '', '', ?1, target, 1 FROM links WHERE doc = ?1 AND target <> ''`, doc)
	if err != nil {
		return nil, err
	}
	at := map[tieKey]int{}
	told := map[[2]end]bool{}
	mentions := map[end]int{}
	var out []bond
	for _, x := range lines {
		var err1, err2 error
		x.source, err1 = named(x.origin)
		x.bond.target, err2 = named(x.target)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		mentions[x.bond.target] += x.citation
		if x.source == 0 || x.bond.target == 0 || x.source == x.bond.target && !selfTold(x.relation) {
			continue
		}
		if x.relation != corpus.RelationRefers {
			told[[2]end{x.source, x.bond.target}] = true
		}
		i, ok := at[x.tieKey]
		if !ok {
			i = len(out)
			at[x.tieKey] = i
			out = append(out, x.bond)
		}
		out[i].merge(x.bond)
	}
	out = slices.DeleteFunc(out, func(b bond) bool { return b.relation == corpus.RelationRefers && told[[2]end{b.source, b.target}] })
	if public {
		weigh(out, me, mentions)
	}
	return out, nil
}

// selfTold reports whether a relation to itself is worth telling: that a text mentions its own number is not.
func selfTold(r corpus.Relation) bool { return slices.Contains(validity.Changing(), r) }

// merge takes one more edge into a bond.
func (b *bond) merge(x bond) {
	b.places++
	b.strong = b.strong || x.strong
	if x.scope == corpus.ScopeWhole || b.scope == corpus.ScopeWords {
		b.scope = x.scope
	}
	b.since, b.until = cmp.Or(b.since, x.since), cmp.Or(b.until, x.until)
}

// wholeWeight is what a text that rests on one document alone gives to its authority.
const wholeWeight = 1000

// weigh gives each document that a text cites one weight, by what it is needed for most: the more a text cites, the less each counts, by
// the square root.
func weigh(bonds []bond, me end, mentions map[end]int) {
	type heaviest struct{ at, need int }
	cited := map[end]heaviest{}
	for i, b := range bonds {
		if b.source != me || b.target == me {
			continue
		}
		name, _ := b.relation.Name()
		if h, ok := cited[b.target]; !ok || name.Weight > h.need {
			cited[b.target] = heaviest{i, name.Weight}
		}
	}
	for target, h := range cited {
		bonds[h.at].weight = max(1, int(wholeWeight*float64(h.need)/corpus.HeaviestRelation/math.Sqrt(float64(len(cited)))))
		bonds[h.at].mentions = mentions[target]
	}
}

// queueChanged queues a document and all whose validity its ties bear on: those of its text, and what others say that it does.
func (l linking) queueChanged(ctx context.Context, doc corpus.ID, me end) error {
	changing, err := list(validity.Changing())
	if err != nil {
		return err
	}
	_, err = l.q.ExecContext(ctx, `INSERT OR IGNORE INTO validity_queue SELECT x.doc FROM ties t JOIN nodes x ON x.n = t.target WHERE t.teller = ?2 AND t.relation IN (SELECT value FROM json_each(?3))
		UNION SELECT x.doc FROM ties t JOIN nodes x ON x.n = t.target WHERE t.source = ?2 AND t.relation IN (SELECT value FROM json_each(?3)) UNION SELECT ?1`, doc, me, changing)
	return err
}

// tellings are the documents that the ties of a text lead to.
func (l linking) tellings(ctx context.Context, me end) ([]end, error) {
	var out []end
	err := rows(ctx, l.q, func(r *sql.Rows) error {
		var n end
		err := r.Scan(&n)
		out = append(out, n)
		return err
	}, "SELECT DISTINCT target FROM ties WHERE teller = ?", me)
	return out, err
}

// queueWeighed queues those of the nodes whose authority is another step of the logarithm now.
func (l linking) queueWeighed(ctx context.Context, nodes []end) error {
	ask, err := list(nodes)
	if err != nil || ask == "" {
		return err
	}
	var moved []string
	err = rows(ctx, l.q, func(r *sql.Rows) error {
		var doc string
		var sum, step int
		err := r.Scan(&doc, &sum, &step)
		if authorityStep(sum) != step {
			moved = append(moved, doc)
		}
		return err
	}, "SELECT x.doc, x.authority, d.authority FROM nodes x JOIN documents d ON d.id = x.doc WHERE x.n IN (SELECT value FROM json_each(?))", ask)
	if err != nil {
		return err
	}
	for _, doc := range moved {
		if _, err := l.q.ExecContext(ctx, "INSERT OR IGNORE INTO validity_queue VALUES (?)", doc); err != nil {
			return err
		}
	}
	return nil
}

// authorityStep is the logarithm of a sum of weights in steps of a half: what changes less is not worth indexing a document again for.
func authorityStep(sum int) int {
	return int(2 * math.Log2(1+float64(max(sum, 0))/wholeWeight))
}

// authorityOf is what a step stands for: the logarithm of the damped count.
func authorityOf(step int) float64 { return float64(step) / 2 }

// judgeValidity works out the timelines of up to n documents anew, and answers how many there were. A document whose timeline or authority
// changed takes a new change number.
func (l linking) judgeValidity(ctx context.Context, n int) (int, error) {
	docs, err := texts(ctx, l.q, "DELETE FROM validity_queue WHERE doc IN (SELECT doc FROM validity_queue LIMIT ?) RETURNING doc", n)
	if err != nil || len(docs) == 0 {
		return len(docs), err
	}
	ids := make([]corpus.ID, len(docs))
	for i, doc := range docs {
		ids[i] = corpus.ID(doc)
	}
	facts, err := factsOf(ctx, l.q, ids, factsWanted{})
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		f, ok := facts[id]
		if !ok {
			continue // it is no more
		}
		var was string
		var step, sum int
		if err := l.q.QueryRowContext(ctx, `SELECT timeline, authority, coalesce((SELECT x.authority FROM nodes x WHERE x.doc = documents.id), 0)
			FROM documents WHERE id = ?`, id).Scan(&was, &step, &sum); err != nil {
			return 0, err
		}
		now, stepNow := validity.Read(f).Timeline().String(), authorityStep(sum)
		if now == was && step == stepNow {
			continue
		}
		seq, err := nextSeq(ctx, l.tx)
		if err != nil {
			return 0, err
		}
		if _, err := l.q.ExecContext(ctx, "UPDATE documents SET timeline = ?2, authority = ?3, seq = ?4 WHERE id = ?1", id, now, stepNow, seq); err != nil {
			return 0, err
		}
	}
	return len(docs), nil
}
