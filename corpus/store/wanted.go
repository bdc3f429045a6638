package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"vankho/corpus"
)

// Wanted lists one page of the documents that are cited and whose text is not held, and answers how many there are: most citing documents
// first, then what they are needed for, then the places.
func (s *Store) Wanted(ctx context.Context, q corpus.WantedQuery) ([]corpus.Wanted, corpus.Found, error) {
	if q.Kind != corpus.WantedNumbered {
		return s.unsettled(ctx, q)
	}
	found, err := s.countShelf(ctx, wantedWhere, q.Shelf)
	if err != nil || found.Total == 0 || q.N == 0 {
		return nil, found, wrapped("wanted", err)
	}
	where, args := narrowed(q.Shelf)
	nodes, err := s.numbers(ctx, "SELECT n"+wantedWhere+where+wantedOrder+" LIMIT ? OFFSET ?", append(args, q.N, q.Offset)...)
	if err != nil {
		return nil, found, wrapped("wanted", err)
	}
	out, err := s.wantedStubs(ctx, nodes, q.Secret)
	return out, found, wrapped("wanted", err)
}

const (
	wantedWhere = " FROM nodes INDEXED BY nodes_wanted WHERE kind = 2 AND cited > 0"
	wantedOrder = " ORDER BY cited DESC, authority DESC, mentions DESC, n"
)

// countShelf counts the nodes of a list by type, in one walk over its index.
func (s *Store) countShelf(ctx context.Context, where string, shelf corpus.Shelf) (corpus.Found, error) {
	chosen := shelf.Type
	shelf.Type = ""
	more, args := narrowed(shelf)
	types := map[string]int{}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var name string
		var n int
		err := r.Scan(&name, &n)
		types[name] = n
		return err
	}, "SELECT type, count(*)"+where+more+" GROUP BY type", args...)
	return corpus.NewFound(types, chosen), err
}

// batch is how many documents a list that is streamed reads at a time.
const batch = 200

// EachWanted hands on all documents of a question in its order; Offset and N do not count. Nothing of the store is held meanwhile.
func (s *Store) EachWanted(ctx context.Context, q corpus.WantedQuery, yield func(corpus.Wanted) error) error {
	if q.Kind != corpus.WantedNumbered {
		q.Offset, q.N = 0, int(^uint(0)>>1)
		list, _, err := s.unsettled(ctx, q)
		if err != nil {
			return err
		}
		return handOn(list, yield)
	}
	where, args := narrowed(q.Shelf)
	all, err := s.numbers(ctx, "SELECT n"+wantedWhere+where+wantedOrder, args...)
	if err != nil {
		return wrapped("wanted", err)
	}
	for some := range slices.Chunk(all, batch) {
		list, err := s.wantedStubs(ctx, some, q.Secret)
		if err != nil {
			return wrapped("wanted", err)
		}
		if err := handOn(list, yield); err != nil {
			return err
		}
	}
	return nil
}

func handOn[T any](list []T, yield func(T) error) error {
	for _, x := range list {
		if err := yield(x); err != nil {
			return err
		}
	}
	return nil
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// narrowed are the conditions of a shelf on nodes, each with " AND " before it, and their arguments.
func narrowed(s corpus.Shelf) (where string, args []any) {
	add := func(condition string, value any) {
		where += " AND " + condition
		args = append(args, value)
	}
	if s.Type != "" {
		add("type = ?", s.Type)
	}
	if s.Issuer != "" {
		add("instr('-' || issuer || '-', '-' || ? || '-') > 0", s.Issuer)
	}
	if s.First > 0 {
		add("year >= ?", s.First)
	}
	if s.Last > 0 {
		add("year BETWEEN 1 AND ?", s.Last)
	}
	return where, args
}

// numbers are the nodes that a query answers.
func (s *Store) numbers(ctx context.Context, query string, args ...any) ([]end, error) {
	var out []end
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var n end
		err := r.Scan(&n)
		out = append(out, n)
		return err
	}, query, args...)
	return out, err
}

// wantedStubs tells of the documents of nodes, in their order.
func (s *Store) wantedStubs(ctx context.Context, nodes []end, secret bool) ([]corpus.Wanted, error) {
	ask, err := list(nodes)
	if err != nil || ask == "" {
		return nil, err
	}
	told := map[end]corpus.Wanted{}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n end
		w := corpus.Wanted{Kind: corpus.WantedNumbered}
		var issued, abstract string
		err := r.Scan(&n, &w.ID, &w.Canonical, &w.Title, &abstract, &w.Type, &w.Issuer, &issued, &w.Listed, &w.Documents, &w.Mentions)
		w.Date, _ = corpus.ParseISODate(issued)
		if w.Canonical != "" {
			w.Title = abstract
		}
		told[n] = w
		return err
	}, `SELECT x.n, d.id, d.number, d.title, d.abstract, d.type, d.issuer, d.issued, d.stub = 1, x.cited, x.mentions
		FROM nodes x JOIN documents d ON d.id = x.doc WHERE x.n IN (SELECT value FROM json_each(?))`, ask)
	if err != nil {
		return nil, err
	}
	uses, err := s.uses(ctx, nodes, secret)
	if err != nil {
		return nil, err
	}
	citing, err := s.citing(ctx, nodes, uses, secret)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Wanted, 0, len(nodes))
	for _, n := range nodes {
		if w, ok := told[n]; ok {
			w.Uses, w.Citing = uses[n], citing[n]
			out = append(out, w)
		}
	}
	return out, nil
}

// uses tell for each node in which relations others say that they stand to it, the weightiest first, with how many do.
func (s *Store) uses(ctx context.Context, nodes []end, secret bool) (map[end][]corpus.TieCount, error) {
	out := map[end][]corpus.TieCount{}
	ask, err := list(nodes)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n end
		var c corpus.TieCount
		err := r.Scan(&n, &c.Relation, &c.Documents)
		out[n] = append(out[n], c)
		return err
	}, `SELECT t.target, t.relation, count(*) FROM ties t WHERE t.target IN (SELECT value FROM json_each(?2))
		AND t.teller = t.source AND t.source <> t.target AND t.teller NOT IN `+hidden+` GROUP BY 1, 2`, secret, ask)
	for _, c := range out {
		weightiest(c)
	}
	return out, err
}

// weightiest puts relations in order: by weight, then by how many documents, then as pages list them.
func weightiest(c []corpus.TieCount) {
	place, weight := map[corpus.Relation]int{}, map[corpus.Relation]int{}
	for i, n := range corpus.RelationNames() {
		place[n.Relation], weight[n.Relation] = i, n.Weight
	}
	slices.SortFunc(c, func(a, b corpus.TieCount) int {
		return cmp.Or(weight[b.Relation]-weight[a.Relation], b.Documents-a.Documents, place[a.Relation]-place[b.Relation])
	})
}

// fewCiting is how many of the documents that cite one are told with it.
const fewCiting = 3

// citing are the first documents that cite each node: those that need it most, of them the newest.
func (s *Store) citing(ctx context.Context, nodes []end, uses map[end][]corpus.TieCount, secret bool) (map[end][]corpus.Summary, error) {
	chosen := map[end][]corpus.ID{}
	var all []corpus.ID
	for _, n := range nodes {
		for _, u := range uses[n] {
			left := fewCiting - len(chosen[n])
			if left <= 0 {
				break
			}
			ids, err := texts(ctx, s.reader, `SELECT (SELECT doc FROM nodes WHERE n = t.source) FROM ties t WHERE t.target = ?2 AND t.relation = ?3
				AND t.teller = t.source AND t.source <> t.target AND t.teller NOT IN `+hidden+" ORDER BY t.issued DESC, t.source DESC LIMIT ?4", secret, n, u.Relation, left+len(chosen[n]))
			if err != nil {
				return nil, err
			}
			for _, id := range ids {
				if !slices.Contains(chosen[n], corpus.ID(id)) && len(chosen[n]) < fewCiting {
					chosen[n] = append(chosen[n], corpus.ID(id))
				}
			}
		}
		all = append(all, chosen[n]...)
	}
	known, err := s.Summaries(ctx, all)
	if err != nil {
		return nil, err
	}
	out := map[end][]corpus.Summary{}
	for n, ids := range chosen {
		out[n] = summed(ids, known)
	}
	return out, nil
}

// summed are those of the documents that are known, in their order.
func summed(ids []corpus.ID, known map[corpus.ID]corpus.Summary) []corpus.Summary {
	var out []corpus.Summary
	for _, id := range ids {
		if s, ok := known[id]; ok {
			out = append(out, s)
		}
	}
	return out
}
