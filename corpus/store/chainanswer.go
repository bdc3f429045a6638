package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/chain"
)

// count tells of each step how many documents carry it out that are not shown, of the asked one also how many more rest on it.
func (w *chainWalk) count(ctx context.Context) error {
	shown := map[end]int{}
	for _, key := range w.links {
		if l := w.link[key]; !l.Reported && l.Relation != corpus.RelationLegalBasis {
			shown[key[1]]++
		}
	}
	for _, n := range w.order {
		s := w.step[n]
		met, most, err := w.countBelow(ctx, n, carrying())
		if err != nil {
			return err
		}
		s.Carrying, s.CarryingMore = max(0, met-shown[n]), met == most
		if n != w.me {
			continue
		}
		if met, most, err = w.countBelow(ctx, n, []corpus.Relation{corpus.RelationLegalBasis}); err != nil {
			return err
		}
		for _, key := range w.links {
			if key[1] == n && w.link[key].Relation == corpus.RelationLegalBasis {
				met--
			}
		}
		s.Resting, s.RestingMore = max(0, met), met == most
	}
	return nil
}

// countBelow counts the documents that stand in some relations to one, no further than is worth the time, and answers how far that is. Where they
// are few, those of which it cannot be do not count.
func (w *chainWalk) countBelow(ctx context.Context, n end, relations []corpus.Relation) (met, most int, err error) {
	ask, err := list(relations)
	if err != nil {
		return 0, 0, err
	}
	most = chainFew
	if n == w.me {
		most = chainCounted
	}
	some, err := count(ctx, w.q, "SELECT count(*) FROM (SELECT 1 FROM ties WHERE target = ?1 AND relation IN (SELECT value FROM json_each(?2)) LIMIT ?3)", n, ask, chainTold+1)
	if err != nil || some == 0 {
		return 0, most, err
	}
	if some <= 2*chainEach || some <= chainTold && n == w.me {
		ties, err := w.ties(ctx, "WHERE t.target = ?1 AND t.relation IN (SELECT value FROM json_each(?2)) LIMIT ?3", n, ask, chainTold)
		return len(slices.DeleteFunc(sourcesOf(ties), func(source end) bool { return w.asked.Held && w.docs[source].Stub })), most, err
	}
	kind := 0
	if w.asked.Held {
		kind = nodeHeld
	}
	if len(relations) == 1 { // where each speaks for itself alone, none can be counted twice
		var others int
		err = w.q.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(t.teller <> t.source), 0) FROM (SELECT source, teller FROM ties WHERE target = ?2 AND relation = ?3 AND source <> ?2 LIMIT ?4) t
			WHERE (?5 = 0 OR (SELECT kind FROM nodes WHERE n = t.source) = ?5) AND t.source NOT IN `+hidden+" AND t.teller NOT IN "+hidden, w.asked.Secret, n, relations[0], most, kind).Scan(&met, &others)
		if err != nil || others == 0 {
			return met, most, err
		}
	}
	met, err = count(ctx, w.q, `SELECT count(*) FROM (SELECT DISTINCT t.source FROM ties t CROSS JOIN nodes x ON x.n = t.source
		WHERE t.target = ?2 AND t.relation IN (SELECT value FROM json_each(?3)) AND t.source <> ?2 AND (?5 = 0 OR x.kind = ?5)
		AND t.source NOT IN `+hidden+" AND t.teller NOT IN "+hidden+" LIMIT ?4)", w.asked.Secret, n, ask, most, kind)
	return met, most, err
}

// answer puts the steps in order, leaves out links that follow from others, and adds words and gaps.
func (w *chainWalk) answer(ctx context.Context) (corpus.Chain, error) {
	out := corpus.Chain{Document: w.asked.Document, Steps: []corpus.ChainStep{}, Links: []corpus.ChainLink{}, Gaps: []corpus.ChainGap{}}
	for _, n := range w.order {
		s := w.step[n]
		if s.Document.Type == "" && slices.ContainsFunc(w.links, func(key [2]end) bool { return key[0] == n && w.link[key].Relation == corpus.RelationReportsOn }) {
			s.Level = chain.Level("Báo cáo", "", "") // its words say what it is
		}
		out.Steps = append(out.Steps, *s)
	}
	at := map[corpus.ID]int{}
	slices.SortStableFunc(out.Steps, func(a, b corpus.ChainStep) int {
		return cmp.Or(cmp.Compare(a.Level.Rank, b.Level.Rank), strings.Compare(a.Document.Issued.String(), b.Document.Issued.String()), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	for i, s := range out.Steps {
		at[s.Document.ID] = i
	}
	for _, key := range w.links {
		l := w.link[key]
		if l.Relation == corpus.RelationLegalBasis && w.follows(key) {
			continue
		}
		if l.teller != key[0] && l.teller != key[1] {
			by := w.docs[l.teller].Summary
			l.Stater = &by
		}
		var places []corpus.Edge
		var err error
		if l.told {
			places, err = edgeAt(ctx, w.q, l.By, l.at)
		} else {
			places, err = evidenceOf(ctx, w.q, l.Tie, 1)
		}
		if err != nil {
			return out, err
		}
		if len(places) > 0 {
			l.Evidence = places[0]
		}
		out.Links = append(out.Links, l.ChainLink)
	}
	slices.SortStableFunc(out.Links, func(a, b corpus.ChainLink) int { return cmp.Or(at[a.From]-at[b.From], at[a.To]-at[b.To]) })
	for _, n := range w.competence {
		if d := w.docs[n]; d != nil && !slices.ContainsFunc(out.Competence, func(s corpus.Summary) bool { return s.ID == d.ID }) {
			out.Competence = append(out.Competence, d.Summary)
		}
	}
	var err error
	out.Gaps, err = w.gaps(ctx, out)
	return out, err
}

// follows reports whether a link says no more than others do together: a circular rests on the law that its decree carries out.
func (w *chainWalk) follows(key [2]end) bool {
	seen := map[end]bool{key[0]: true}
	front := []end{key[0]}
	for len(front) > 0 {
		n := front[0]
		front = front[1:]
		for _, k := range w.links {
			if k[0] != n || k == key || seen[k[1]] || w.link[k].Reported {
				continue
			}
			if k[1] == key[1] {
				return true
			}
			seen[k[1]] = true
			front = append(front, k[1])
		}
	}
	return false
}

// edgeAt is one edge of a text with its words.
func edgeAt(ctx context.Context, q querier, doc corpus.ID, position int) ([]corpus.Edge, error) {
	var e corpus.Edge
	err := q.QueryRowContext(ctx, `SELECT origin, relation, target, origin_ref, target_ref, scope, strong, start, "end",
		coalesce(CAST(substr(CAST((SELECT body FROM texts WHERE doc = ?1) AS BLOB), start + 1, "end" - start) AS TEXT), '') FROM edges WHERE doc = ?1 AND position = ?2`, doc, position).
		Scan(&e.From, &e.Relation, &e.To, &e.FromRef, &e.ToRef, &e.Scope, &e.Strong, &e.Start, &e.End, &e.Quote)
	return []corpus.Edge{e}, err
}
