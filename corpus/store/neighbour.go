package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"

	"vankho/corpus"
)

// hidden are the nodes that a list leaves out: lesser versions, and unless ?1 documents with a mark of secrecy. They are few, and asked for
// once, where each of the thousands that may cite a law would have to be looked up.
const hidden = `(SELECT n FROM nodes WHERE doc IN (SELECT id FROM documents WHERE version_of <> '' UNION ALL SELECT id FROM documents WHERE secrecy <> '' AND NOT ?1))`

// seen leaves out the ties of which an end or the teller is hidden; a document may be asked for that is hidden itself.
const seen = ` AND t.teller NOT IN ` + hidden + ` AND (t.teller = x.n OR t.source = x.n OR t.source NOT IN ` + hidden + `)`

// sides are the columns of the asked and of the other end of a tie.
func sides(in bool) (asked, other string) {
	if in {
		return "target", "source"
	}
	return "source", "target"
}

// Ties lists one page of the ties of a document, those of the newest documents first, and answers how many fit the question.
// The relations stand in the order of pages where all are asked for.
func (s *Store) Ties(ctx context.Context, q corpus.TieQuery) ([]corpus.Neighbour, int, error) {
	out, total, err := s.ties(ctx, q)
	if err != nil {
		return nil, 0, fmt.Errorf("ties of %s: %w", q.Document, err)
	}
	return out, total, nil
}

func (s *Store) ties(ctx context.Context, q corpus.TieQuery) ([]corpus.Neighbour, int, error) {
	asked, other := sides(q.In)
	relations := relationsAsked(q)
	if len(relations) == 0 {
		return nil, 0, nil
	}
	var node int64
	if err := s.reader.QueryRowContext(ctx, "SELECT n FROM nodes WHERE doc = ?", q.Document).Scan(&node); errors.Is(err, sql.ErrNoRows) {
		return nil, 0, nil
	} else if err != nil {
		return nil, 0, err
	}
	if len(relations) > 1 { // most documents have few of the many
		ask, err := list(relations)
		if err != nil {
			return nil, 0, err
		}
		met, err := texts(ctx, s.reader, "SELECT a.value FROM json_each(?1) a WHERE EXISTS (SELECT 1 FROM ties t WHERE t."+asked+" = ?2 AND t.relation = a.value)", ask, node)
		if err != nil {
			return nil, 0, err
		}
		relations = slices.DeleteFunc(relations, func(r corpus.Relation) bool { return !slices.Contains(met, string(r)) })
	}
	t := tieSQL{from: " FROM ties t", where: " WHERE t." + asked + " = ?2 AND t.relation = ?3" + strings.ReplaceAll(seen, "x.n", "?2") + " AND t." + other + " NOT IN " + hidden,
		args: []any{q.Secret, node}}
	t.narrow(q, other)
	total, skip := 0, q.Offset
	var out []corpus.Neighbour
	for _, r := range relations {
		n := 0
		if !q.Uncounted || skip > 0 {
			var err error
			if n, err = t.count(ctx, s, r); err != nil {
				return nil, 0, err
			}
			total += n
		}
		if skip > 0 && n <= skip {
			skip -= n
			continue
		}
		if len(out) == q.N {
			if q.Uncounted {
				break
			}
			continue
		}
		page, err := t.page(ctx, s, r, q.In, q.N-len(out), skip)
		if err != nil {
			return nil, 0, err
		}
		out, skip = append(out, page...), 0
	}
	if q.Uncounted {
		total = 0
	}
	return out, total, s.fillTies(ctx, out, q.Evidence)
}

// tieSQL is a question for ties of one relation, the third argument: what it reads from and on which conditions.
type tieSQL struct {
	from, where string
	args        []any
	// joined is true where the documents at the other end are read too.
	joined bool
}

// narrow adds what a question wants of the documents at the other end.
func (t *tieSQL) narrow(q corpus.TieQuery, other string) {
	add := func(condition string, values ...any) {
		if !t.joined {
			t.from += " CROSS JOIN nodes o ON o.n = t." + other + " CROSS JOIN documents d ON d.id = o.doc"
			t.joined = true
		}
		for _, v := range values {
			t.args = append(t.args, v)
			condition = strings.Replace(condition, "??", fmt.Sprintf("?%d", len(t.args)+1), 1) // the third is the relation
		}
		t.where += " AND " + condition
	}
	if q.Type != "" {
		add("d.type = ??", q.Type)
	}
	if q.Issuer != "" {
		add("d.issuer = ??", q.Issuer)
	}
	if q.Year != 0 {
		if q.In {
			// The day of the teller stands in the table; it is that of the other end where that one says so itself.
			t.where += fmt.Sprintf(" AND (t.teller <> t.source OR t.issued >= '%04d' AND t.issued < '%04d')", q.Year, q.Year+1)
		}
		add("substr(d.issued, 1, 4) = ??", fmt.Sprintf("%04d", q.Year))
	}
	if q.Held {
		add("d.stub = 0")
	}
	if q.Standing != "" {
		add("standing(d.timeline, ??, ??) = ??", q.Day.String(), q.Today.String(), string(q.Standing))
	}
}

// with are the arguments for one relation.
func (t *tieSQL) with(relation corpus.Relation, more ...any) []any {
	args := append([]any{}, t.args[:2]...)
	args = append(append(args, relation), t.args[2:]...)
	return append(args, more...)
}

func (t *tieSQL) count(ctx context.Context, s *Store, relation corpus.Relation) (n int, err error) {
	err = s.reader.QueryRowContext(ctx, "SELECT count(*)"+t.from+t.where, t.with(relation)...).Scan(&n)
	return n, err
}

// page reads some ties of a relation, the newest documents first; what leads to a document stands in that order in its table.
func (t *tieSQL) page(ctx context.Context, s *Store, relation corpus.Relation, in bool, n, offset int) ([]corpus.Neighbour, error) {
	from, order := t.from, " ORDER BY t.issued DESC, t.source DESC, t.teller DESC"
	if !in {
		if !t.joined {
			from += " CROSS JOIN nodes o ON o.n = t.target CROSS JOIN documents d ON d.id = o.doc"
		}
		order = " ORDER BY d.issued DESC, o.n DESC, t.teller DESC"
	}
	args := t.with(relation, n, offset)
	var out []corpus.Neighbour
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var n corpus.Neighbour
		var since, until string
		err := r.Scan(&n.Relation, &n.From, &n.To, &n.By, &n.Scope, &n.Strong, &since, &until, &n.Places)
		n.Since, _ = corpus.ParseISODate(since)
		n.Until, _ = corpus.ParseISODate(until)
		n.Document.ID = n.To
		if in {
			n.Document.ID = n.From
		}
		out = append(out, n)
		return err
	}, `SELECT t.relation, (SELECT doc FROM nodes WHERE n = t.source), (SELECT doc FROM nodes WHERE n = t.target), (SELECT doc FROM nodes WHERE n = t.teller),
		t.scope, t.strong, t.since, t.until, t.places`+from+t.where+order+fmt.Sprintf(" LIMIT ?%d OFFSET ?%d", len(args)-1, len(args)), args...)
	return out, err
}

// fillTies adds the documents at the other ends and who else says so, and the words.
func (s *Store) fillTies(ctx context.Context, ties []corpus.Neighbour, evidence int) error {
	var ends []corpus.ID
	for _, n := range ties {
		ends = append(ends, n.Document.ID, n.By)
	}
	known, err := s.Summaries(ctx, ends)
	if err != nil {
		return err
	}
	for i := range ties {
		n := &ties[i]
		n.Document = known[n.Document.ID]
		if n.By != n.From && n.By != n.To {
			by := known[n.By]
			n.Stater = &by
		}
		if evidence > 0 {
			if n.Evidence, err = evidenceOf(ctx, s.reader, n.Tie, evidence); err != nil {
				return err
			}
		}
	}
	return nil
}

// relationsAsked are the relations that a question asks for, in the order of pages.
func relationsAsked(q corpus.TieQuery) []corpus.Relation {
	var out []corpus.Relation
	for _, n := range corpus.RelationNames() {
		if (q.Relation == "" || q.Relation == n.Relation) && (q.Family == "" || q.Family == n.Family) {
			out = append(out, n.Relation)
		}
	}
	return out
}

// evidenceOf lists the first places of a text that state a tie, the strong ones first.
func evidenceOf(ctx context.Context, q querier, t corpus.Tie, n int) ([]corpus.Edge, error) {
	var out []corpus.Edge
	err := rows(ctx, q, func(r *sql.Rows) error {
		var e corpus.Edge
		var provisions, since, until string
		err := r.Scan(&e.From, &e.Relation, &e.To, &e.FromRef, &e.ToRef, &e.Scope, &provisions, &e.Strong, &since, &until, &e.Start, &e.End, &e.Quote)
		e.Since, _ = corpus.ParseISODate(since)
		e.Until, _ = corpus.ParseISODate(until)
		e.Provisions = unlist[corpus.Provision](provisions, &err)
		out = append(out, e)
		return err
	}, `WITH places AS (
			SELECT e.position, e.origin, e.relation, e.target, e.origin_ref, e.target_ref, e.scope, e.provisions, e.strong, e.since, e.until, e.start, e."end" AS stop
			FROM (SELECT e.* FROM links l CROSS JOIN edges e INDEXED BY edges_target ON e.doc = l.doc AND e.target_ref = l.ref AND e.target_ref > 0 WHERE l.target = ?4 AND l.target <> '' AND l.doc = ?1
				UNION ALL SELECT e.* FROM edges e LEFT JOIN links l ON l.doc = e.doc AND l.ref = e.target_ref WHERE ?4 = ?1 AND e.doc = ?1 AND (e.target = 'SELF' OR l.state = 'self')) e
			LEFT JOIN links o ON o.doc = e.doc AND o.ref = e.origin_ref
			WHERE e.relation = ?2 AND CASE WHEN e.origin = 'SELF' OR o.state = 'self' THEN ?1 ELSE o.target END = ?3
			UNION ALL
			SELECT r.position, 'SELF', ?2, coalesce(nullif(r.canonical, ''), r.resolves_to), 0, r.position + 1, 'whole', r.provisions, 0, '', '', r.start, r."end"
			FROM links l CROSS JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1
			WHERE ?2 = 'refers' AND l.doc = ?1 AND l.target = ?4 AND l.target <> '' AND ?3 = ?1 AND NOT EXISTS (
				SELECT 1 FROM edges e WHERE e.doc = ?1 AND e.target_ref = l.ref AND e.target_ref > 0 AND e.relation = 'refers' AND e.origin = 'SELF'))
		SELECT origin, relation, target, origin_ref, target_ref, scope, provisions, strong, since, until, start, stop,
			coalesce(CAST(substr(CAST((SELECT body FROM texts WHERE doc = ?1) AS BLOB), start + 1, stop - start) AS TEXT), '')
		FROM places ORDER BY strong DESC, position LIMIT ?5`, t.By, t.Relation, t.From, t.To, n)
	return out, err
}

// TieCounts tells for each relation how many documents stand in it to one, in the order of pages; relations without any are left out.
func (s *Store) TieCounts(ctx context.Context, id corpus.ID, in, secret bool) ([]corpus.TieCount, error) {
	asked, other := sides(in)
	counts, told := map[corpus.Relation]int{}, false
	condition := " FROM nodes x CROSS JOIN ties t ON t." + asked + " = x.n WHERE x.doc = ?2" + seen + " AND t." + other + " NOT IN " + hidden
	// A document says a thing of another once; that several third ones do is seldom, so that theirs alone are told apart.
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var relation corpus.Relation
		var own, all int
		err := r.Scan(&relation, &own, &all)
		counts[relation], told = own, told || all > own
		return err
	}, "SELECT t.relation, sum(t.teller = t.source), count(*)"+condition+" GROUP BY 1", secret, id)
	if err == nil && told {
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var relation corpus.Relation
			var n int
			err := r.Scan(&relation, &n)
			counts[relation] += n
			return err
		}, "SELECT t.relation, count(DISTINCT t."+other+")"+condition+` AND t.teller <> t.source
			AND NOT EXISTS (SELECT 1 FROM ties o INDEXED BY ties_source WHERE o.target = t.target AND o.relation = t.relation AND o.source = t.source AND o.teller = o.source) GROUP BY 1`, secret, id)
	}
	if err != nil {
		return nil, fmt.Errorf("tie counts of %s: %w", id, err)
	}
	var out []corpus.TieCount
	for _, n := range corpus.RelationNames() {
		if counts[n.Relation] > 0 {
			out = append(out, corpus.TieCount{Relation: n.Relation, Documents: counts[n.Relation]})
		}
	}
	return out, nil
}

// registered makes the functions known that queries use: standing(timeline, day, today), the standing on a day as corpus.Timeline tells it.
var registered = sync.OnceValue(func() error {
	return sqlite.RegisterDeterministicScalarFunction("standing", 3, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		var words [3]string
		for i, a := range args {
			words[i], _ = a.(string)
		}
		day, fine := corpus.ParseISODate(words[1])
		today, ok := corpus.ParseISODate(words[2])
		if !ok || !fine {
			return nil, fmt.Errorf("standing(%s): want days", strings.Join(slices.Clone(words[1:]), ", "))
		}
		return string(corpus.ParseTimeline(words[0]).At(day, today)), nil
	})
})
