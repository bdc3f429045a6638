package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
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
	relations, err := list(relationsAsked(q))
	if err != nil || relations == "" {
		return nil, 0, err
	}
	where := ` FROM nodes x CROSS JOIN json_each(?3) a CROSS JOIN ties t ON t.` + asked + ` = x.n AND t.relation = a.value
		CROSS JOIN nodes o ON o.n = t.` + other + ` CROSS JOIN documents d ON d.id = o.doc
		WHERE x.doc = ?2` + seen + ` AND o.n NOT IN ` + hidden
	args := []any{q.Secret, q.Document, relations}
	add := func(condition string, values ...any) {
		for _, v := range values {
			args = append(args, v)
			condition = strings.Replace(condition, "??", fmt.Sprintf("?%d", len(args)), 1)
		}
		where += " AND " + condition
	}
	filtered := true
	switch {
	case q.Type != "":
		add("d.type = ??", q.Type)
	case q.Issuer == "" && q.Year == 0 && q.Standing == "" && !q.Held:
		filtered = false
	}
	if q.Issuer != "" {
		add("d.issuer = ??", q.Issuer)
	}
	if q.Year != 0 {
		add("substr(d.issued, 1, 4) = ??", fmt.Sprintf("%04d", q.Year))
	}
	if q.Held {
		add("d.stub = 0")
	}
	if q.Standing != "" {
		add("standing(d.timeline, ??, ??) = ??", q.Day.String(), q.Today.String(), string(q.Standing))
	}
	total := 0
	if filtered {
		err = s.reader.QueryRowContext(ctx, "SELECT count(*)"+where, args...).Scan(&total)
	} else { // the other ends are hidden where they are secret alone, so that their documents need not be read to be counted
		err = s.reader.QueryRowContext(ctx, "SELECT count(*) FROM nodes x CROSS JOIN json_each(?3) a CROSS JOIN ties t ON t."+asked+` = x.n AND t.relation = a.value
			WHERE x.doc = ?2`+seen+" AND t."+other+" NOT IN "+hidden, args...).Scan(&total)
	}
	if err != nil || total == 0 || q.N == 0 {
		return nil, total, err
	}
	var out []corpus.Neighbour
	var ends []corpus.ID
	args = append(args, q.N, q.Offset)
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n corpus.Neighbour
		var since, until string
		var far corpus.ID
		err := r.Scan(&n.Relation, &n.From, &n.To, &n.By, &n.Scope, &n.Strong, &since, &until, &n.Places, &far)
		n.Since, _ = corpus.ParseISODate(since)
		n.Until, _ = corpus.ParseISODate(until)
		n.Document.ID = far
		out = append(out, n)
		ends = append(ends, far, n.By)
		return err
	}, `SELECT t.relation, (SELECT doc FROM nodes WHERE n = t.source), (SELECT doc FROM nodes WHERE n = t.target), (SELECT doc FROM nodes WHERE n = t.teller),
		t.scope, t.strong, t.since, t.until, t.places, o.doc`+where+tieOrder(q.In)+fmt.Sprintf(" LIMIT ?%d OFFSET ?%d", len(args)-1, len(args)), args...)
	if err != nil {
		return nil, 0, err
	}
	known, err := s.Summaries(ctx, ends)
	if err != nil {
		return nil, 0, err
	}
	for i := range out {
		n := &out[i]
		n.Document = known[n.Document.ID]
		if n.By != n.From && n.By != n.To {
			by := known[n.By]
			n.Stater = &by
		}
		if q.Evidence > 0 {
			if n.Evidence, err = s.evidence(ctx, n.Tie, q.Evidence); err != nil {
				return nil, 0, err
			}
		}
	}
	return out, total, nil
}

// tieOrder lists the newest of a relation first; what leads to a document stands in that order in its table.
func tieOrder(in bool) string {
	if in {
		return " ORDER BY a.key, t.issued DESC, t.source DESC, t.teller DESC"
	}
	return " ORDER BY a.key, d.issued DESC, o.n DESC, t.teller DESC"
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

// evidence lists the first places of a text that state a tie, the strong ones first.
func (s *Store) evidence(ctx context.Context, t corpus.Tie, n int) ([]corpus.Edge, error) {
	var out []corpus.Edge
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
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
	counts := map[corpus.Relation]int{}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var relation corpus.Relation
		var n int
		err := r.Scan(&relation, &n)
		counts[relation] = n
		return err
	}, "SELECT t.relation, count(DISTINCT t."+other+") FROM nodes x CROSS JOIN ties t ON t."+asked+" = x.n WHERE x.doc = ?2"+seen+" AND t."+other+" NOT IN "+hidden+" GROUP BY 1",
		secret, id)
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
