package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"vankho/corpus"
	"vankho/corpus/chain"
)

// above are the ties by which a document carries others out; where it has none, those by which it rests on others, without what gives it its
// power alone.
func (w *chainWalk) above(ctx context.Context, n end) (ties []tieRow, power []end, err error) {
	ask, err := list(carrying())
	if err != nil {
		return nil, nil, err
	}
	ties, err = w.tiesOf(ctx, n, ask)
	if err != nil || len(ties) > 0 {
		return ties, nil, err
	}
	all, err := w.tiesOf(ctx, n, `["legal_basis"]`)
	for _, t := range all {
		if chain.Competence(w.docs[t.target].Title) {
			power = append(power, t.target)
			continue
		}
		ties = append(ties, t)
	}
	// What stands nearest above is what is carried out; those above it follow from there.
	slices.SortStableFunc(ties, func(a, b tieRow) int { return cmp.Compare(w.docs[b.target].level.Rank, w.docs[a.target].level.Rank) })
	return ties, power, err
}

// tiesOf are the ties that a document has to others in some relations: what it says itself, and some of what thousands may say of it.
func (w *chainWalk) tiesOf(ctx context.Context, n end, relations string) ([]tieRow, error) {
	const where = "WHERE t.source = ?1 AND t.relation IN (SELECT value FROM json_each(?2)) AND t.teller "
	own, err := w.ties(ctx, where+"= ?1", n, relations)
	if err != nil {
		return nil, err
	}
	others, err := w.ties(ctx, where+"<> ?1 LIMIT ?3", n, relations, chainTold)
	return append(own, others...), err
}

// up follows the chain to its roots.
func (w *chainWalk) up(ctx context.Context) error {
	front := slices.Clone(w.order)
	for depth := 1; depth <= corpus.DeepestChain && len(front) > 0; depth++ {
		var next []end
		for _, n := range front {
			ties, power, err := w.above(ctx, n)
			if err != nil {
				return err
			}
			if n == w.me {
				w.competence = power
			}
			taken, left := map[end]bool{}, map[end]bool{}
			for _, t := range ties {
				known := w.step[t.target] != nil
				if !known && (len(taken) >= chainUp || len(w.order) >= chainAbove || !w.add(t.target, w.step[n].Distance-1)) {
					if !w.asked.Held || !w.docs[t.target].Stub {
						left[t.target] = true
					}
					continue
				}
				taken[t.target] = true
				if !known {
					next = append(next, t.target)
				}
				w.join(t)
			}
			w.step[n].Above = len(left)
		}
		front = next
	}
	return nil
}

// below are the documents that carry one out; where there is room, those that rest on it and carry out nothing that they name. One tie of each
// source and relation stands first, those of other tellers behind it.
func (w *chainWalk) below(ctx context.Context, n end, room int) ([]tieRow, error) {
	var out []tieRow
	most := max(chainEach*room, 4*chainEach)
	for _, relation := range carrying() {
		ties, err := w.ties(ctx, "WHERE t.target = ?1 AND t.relation = ?2 ORDER BY t.issued DESC LIMIT ?3", n, relation, most)
		if err != nil {
			return nil, err
		}
		out = append(out, ties...)
	}
	if len(sourcesOf(out)) >= room || chain.Competence(w.docs[n].Title) {
		return out, nil
	}
	resting, err := w.ties(ctx, "WHERE t.target = ?1 AND t.relation = ?2 ORDER BY t.issued DESC LIMIT ?3", n, corpus.RelationLegalBasis, most)
	if err != nil || len(resting) == 0 {
		return out, err
	}
	sources, err := list(sourcesOf(resting))
	if err != nil {
		return nil, err
	}
	relations, err := list(carrying())
	if err != nil {
		return nil, err
	}
	carry := map[end]bool{}
	err = rows(ctx, w.q, func(r *sql.Rows) error {
		var source end
		err := r.Scan(&source)
		carry[source] = true
		return err
	}, "SELECT DISTINCT t.source FROM json_each(?1) a CROSS JOIN ties t ON t.source = a.value WHERE t.relation IN (SELECT value FROM json_each(?2))", sources, relations)
	for _, t := range resting {
		if !carry[t.source] {
			out = append(out, t)
		}
	}
	return out, err
}

// sourcesOf are the acting documents of ties, each once.
func sourcesOf(ties []tieRow) []end {
	var out []end
	seen := map[end]bool{}
	for _, t := range ties {
		if !seen[t.source] {
			seen[t.source] = true
			out = append(out, t.source)
		}
	}
	return out
}

// down follows the chain from the asked document to those that carry it out.
func (w *chainWalk) down(ctx context.Context) error {
	front := []end{w.me}
	for depth := range w.asked.Depth {
		var next []end
		for _, n := range front {
			more, err := w.descend(ctx, n, depth)
			if err != nil {
				return err
			}
			next = append(next, more...)
		}
		front = next
	}
	return nil
}

// descend adds what carries out one document, so many as its distance leaves room for, and answers those that are new.
func (w *chainWalk) descend(ctx context.Context, n end, distance int) ([]end, error) {
	room := chainDown[min(distance, len(chainDown)-1)]
	ties, err := w.below(ctx, n, room)
	if err != nil {
		return nil, err
	}
	var next []end
	taken := map[end]bool{}
	for _, t := range ties {
		known := w.step[t.source] != nil
		if w.link[[2]end{n, t.source}] != nil || !known && (len(taken) >= room || !w.add(t.source, w.step[n].Distance+1)) {
			continue
		}
		if !known {
			taken[t.source] = true
		}
		if !known {
			next = append(next, t.source)
		}
		w.join(t)
	}
	return next, nil
}
