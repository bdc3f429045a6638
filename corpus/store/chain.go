package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/chain"
)

// How much of a chain is looked at and shown.
const (
	chainMost  = 26 // documents in all: a page of them is within its 50 KB
	chainUp    = 6  // those that one document carries out or rests on
	chainAbove = 13 // documents in all before those below are looked for
	// chainTold is how many ties that texts tell of others are read, chainEach how many, for each document that there is room for, of those that
	// lead to a document, the newest: several texts may say the same of one.
	chainTold = 120
	chainEach = 6
	// chainCounted is how far the documents below the asked one are counted, chainFew how far those below others.
	chainCounted = 2_000
	chainFew     = 100
	// chainReports is how many reports are asked what else they tell of.
	chainReports = 4
)

// chainDown are how many documents are shown that carry one out, by its distance.
var chainDown = [...]int{10, 3, 2, 2}

// Chain finds what a document carries out, up to the roots, and what carries it out, down to the reports, each link with the words that say
// so, and what the texts lead one to expect and the store does not hold. corpus.ErrNotFound where it does not hold the document.
func (s *Store) Chain(ctx context.Context, q corpus.ChainQuery) (corpus.Chain, error) {
	out, err := s.chain(ctx, q)
	if err != nil {
		return corpus.Chain{}, fmt.Errorf("chain of %s: %w", q.Document, err)
	}
	return out, nil
}

func (s *Store) chain(ctx context.Context, q corpus.ChainQuery) (corpus.Chain, error) {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return corpus.Chain{}, err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	p := newPrepared(tx)
	defer p.Close() //nolint:errcheck // they end with the transaction
	w := &chainWalk{q: p, asked: q, docs: map[end]*chainDoc{}, step: map[end]*corpus.ChainStep{}, link: map[[2]end]*chainLink{}}
	if q.Depth < 1 || q.Depth > corpus.DeepestChain {
		w.asked.Depth = corpus.DeepestChain
	}
	var me end
	err = p.QueryRowContext(ctx, "SELECT n FROM nodes WHERE doc = ?", q.Document).Scan(&me)
	if errors.Is(err, sql.ErrNoRows) {
		return w.alone(ctx)
	} else if err != nil {
		return corpus.Chain{}, err
	}
	if err := w.know(ctx, []end{me}); err != nil {
		return corpus.Chain{}, err
	}
	if w.docs[me] == nil {
		return corpus.Chain{}, corpus.ErrNotFound
	}
	w.me = me
	w.add(me, 0)
	for _, look := range []func(context.Context) error{w.reportedIn, w.up, w.down, w.tellers, w.told} {
		if err := look(ctx); err != nil {
			return corpus.Chain{}, err
		}
	}
	if !q.Uncounted {
		if err := w.count(ctx); err != nil {
			return corpus.Chain{}, err
		}
	}
	return w.answer(ctx)
}

// chainDoc is a document as a chain knows it.
type chainDoc struct {
	corpus.Summary
	level corpus.ChainLevel
}

// chainLink is a link while it is looked for.
type chainLink struct {
	corpus.ChainLink
	teller end
	// at is the position of the edge that says so, for what a report tells of.
	at   int
	told bool
}

// chainWalk looks for the steps of one chain.
type chainWalk struct {
	q     querier
	asked corpus.ChainQuery
	me    end
	// docs are the documents met; nil for those that are hidden.
	docs       map[end]*chainDoc
	step       map[end]*corpus.ChainStep
	order      []end
	link       map[[2]end]*chainLink
	links      [][2]end
	competence []end
}

// alone is the chain of a document that no tie was ever made for.
func (w *chainWalk) alone(ctx context.Context) (corpus.Chain, error) {
	var n int
	if err := w.q.QueryRowContext(ctx, "SELECT count(*) FROM documents WHERE id = ?", w.asked.Document).Scan(&n); err != nil {
		return corpus.Chain{}, err
	}
	if n == 0 {
		return corpus.Chain{}, corpus.ErrNotFound
	}
	return corpus.Chain{Document: w.asked.Document, Steps: []corpus.ChainStep{}, Links: []corpus.ChainLink{}, Gaps: []corpus.ChainGap{}}, nil
}

// know reads the documents of nodes that are not known yet.
func (w *chainWalk) know(ctx context.Context, nodes []end) error {
	var fresh []end
	for _, n := range nodes {
		if _, ok := w.docs[n]; !ok {
			w.docs[n] = nil
			fresh = append(fresh, n)
		}
	}
	ask, err := list(fresh)
	if err != nil || ask == "" {
		return err
	}
	return rows(ctx, w.q, func(r *sql.Rows) error {
		var n end
		var x chainDoc
		var issued, timeline string
		err := r.Scan(&n, &x.ID, &x.Title, &x.Number, &x.Type, &x.Issuer, &issued, &x.Stub, &x.Cited, &x.Draft, &x.Secrecy, &x.Status, &timeline, &x.CitedBy)
		x.Issued, _ = corpus.ParseISODate(issued)
		x.Timeline = corpus.ParseTimeline(timeline)
		x.level = chain.Level(x.Type, x.Issuer, x.Number)
		w.docs[n] = &x
		return err
	}, `SELECT x.n, d.id, d.title, d.number, d.type, d.issuer, d.issued, d.stub > 0, d.stub = 2, d.draft, d.secrecy, d.status, d.timeline, x.cited
		FROM json_each(?1) a CROSS JOIN nodes x ON x.n = a.value CROSS JOIN documents d ON d.id = x.doc WHERE d.version_of = '' AND (?2 OR d.secrecy = '')`, ask, w.asked.Secret)
}

// add takes a document into the chain; false where there is no room, or it is not to be shown.
func (w *chainWalk) add(n end, distance int) bool {
	if w.step[n] != nil {
		return true
	}
	d := w.docs[n]
	if d == nil || len(w.order) >= chainMost || w.asked.Held && d.Stub && n != w.me {
		return false
	}
	w.step[n] = &corpus.ChainStep{Document: d.Summary, Level: d.level, Distance: distance}
	w.order = append(w.order, n)
	return true
}

// tieRow is one tie as the table has it.
type tieRow struct {
	source, target, teller end
	corpus.Tie
}

const tieRowColumns = "SELECT t.source, t.target, t.teller, t.relation, t.scope, t.strong, t.since, t.until, t.places FROM ties t "

// ties reads ties and leaves out those that cannot be or of which an end or the teller is hidden, the teller's own and the sure ones first.
func (w *chainWalk) ties(ctx context.Context, rest string, args ...any) ([]tieRow, error) {
	var out []tieRow
	err := rows(ctx, w.q, func(r *sql.Rows) error {
		var t tieRow
		var since, until string
		err := r.Scan(&t.source, &t.target, &t.teller, &t.Relation, &t.Scope, &t.Strong, &since, &until, &t.Places)
		t.Since, _ = corpus.ParseISODate(since)
		t.Until, _ = corpus.ParseISODate(until)
		out = append(out, t)
		return err
	}, tieRowColumns+rest, args...)
	if err != nil {
		return nil, err
	}
	var ends []end
	for _, t := range out {
		ends = append(ends, t.source, t.target, t.teller)
	}
	if err := w.know(ctx, ends); err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(t tieRow) bool {
		source, target, teller := w.docs[t.source], w.docs[t.target], w.docs[t.teller]
		if source == nil || target == nil || teller == nil || t.source == t.target {
			return true
		}
		t.From, t.By = source.ID, teller.ID
		return t.Untimely(moment(source.Summary), moment(target.Summary)) || !chain.Plausible(source.level, target.level)
	})
	for i := range out {
		t := &out[i]
		t.From, t.To, t.By = w.docs[t.source].ID, w.docs[t.target].ID, w.docs[t.teller].ID
	}
	slices.SortStableFunc(out, func(a, b tieRow) int {
		return cmp.Or(-compareBool(a.teller == a.source, b.teller == b.source), -compareBool(a.Strong, b.Strong))
	})
	return out, nil
}

// moment is the day of a document, or the year in its number.
func moment(s corpus.Summary) corpus.Date {
	if s.Issued.IsZero() {
		return corpus.Date{Year: corpus.YearOf(s.Issued, s.Number)}
	}
	return s.Issued
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// carrying are the relations by which a document carries another out, in the order of pages.
func carrying() []corpus.Relation { return relationsAsked(corpus.TieQuery{Family: "carry"}) }

// join adds the link of a tie between two documents of the chain, once.
func (w *chainWalk) join(t tieRow) {
	key := [2]end{t.source, t.target}
	if l := w.link[key]; l != nil {
		if l.teller != t.teller && l.Relation == t.Relation {
			l.Tellers++
		}
		return
	}
	if back := w.link[[2]end{t.target, t.source}]; back != nil {
		return // a circle is cut where it was met last
	}
	l := &chainLink{ChainLink: corpus.ChainLink{Tie: t.Tie, Tellers: 1}, teller: t.teller}
	w.link[key] = l
	w.links = append(w.links, key)
}
