package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"vankho/corpus"
)

// unsettled lists what citations name without telling one document: those with a number by their number, those without by their words.
func (s *Store) unsettled(ctx context.Context, q corpus.WantedQuery) ([]corpus.Wanted, corpus.Found, error) {
	groups, found, err := s.unsettledGroups(ctx, q)
	if err != nil {
		return nil, found, wrapped("wanted without a document", err)
	}
	from := min(q.Offset, len(groups))
	some := groups[from : from+min(q.N, len(groups)-from)]
	var asked []corpus.ID
	for _, g := range some {
		if len(g.candidates) == 0 && g.Kind == corpus.WantedSeveral {
			if err := s.namesakes(ctx, g); err != nil {
				return nil, found, wrapped("wanted without a document", err)
			}
		}
		asked = append(asked, g.first(fewCiting)...)
		asked = append(asked, g.candidates...)
	}
	known, err := s.Summaries(ctx, asked)
	if err != nil {
		return nil, found, wrapped("wanted without a document", err)
	}
	if err := s.unsettledUses(ctx, some); err != nil {
		return nil, found, wrapped("wanted without a document", err)
	}
	out := make([]corpus.Wanted, len(some))
	for i, g := range some {
		out[i] = g.Wanted
		out[i].Citing = summed(g.first(fewCiting), known)
		for _, c := range summed(g.candidates, known) {
			if c.Secrecy == "" || q.Secret {
				out[i].Candidates = append(out[i].Candidates, c)
			}
		}
	}
	return out, found, nil
}

// namesakes makes candidates of the documents that other citations tell of under the number of a group.
func (s *Store) namesakes(ctx context.Context, g *group) error {
	ids, err := texts(ctx, s.reader, "SELECT id FROM documents WHERE number_key = ? AND number_key <> '' AND stub = 2 ORDER BY issued, id", g.key)
	for _, id := range ids {
		g.candidates = append(g.candidates, corpus.ID(id))
	}
	return err
}

// group gathers the citations that may mean one document.
type group struct {
	corpus.Wanted
	key        string
	said       map[string]map[string]int // fact → what is said of it → how often
	places     []place
	docs       []corpus.ID
	candidates []corpus.ID
}

// place is one citation: a document and which of its references.
type place struct {
	Group int
	Doc   corpus.ID
	Ref   int
}

// first are the first n documents of a group.
func (g *group) first(n int) []corpus.ID { return g.docs[:min(n, len(g.docs))] }

// take counts what one citation says of a fact.
func (g *group) take(fact, value string) {
	if value == "" {
		return
	}
	if g.said[fact] == nil {
		g.said[fact] = map[string]int{}
	}
	g.said[fact][value]++
}

// most is what most citations say of a fact; of two said as often the longer, then the first by its letters.
func (g *group) most(fact string) string {
	best, times := "", 0
	for v, n := range g.said[fact] {
		if n > times || n == times && (len(v) > len(best) || len(v) == len(best) && v < best) {
			best, times = v, n
		}
	}
	return best
}

// openLinks are the citations that lead to no certain document, with what they say; ?1 lets secret documents be seen.
const openLinks = `SELECT l.doc, l.ref, l.state, l.candidates, l.reason, r.key, r.type, coalesce(nullif(r.canonical, ''), r.resolves_to), r.issuer, r.date, r.title
	FROM links l INDEXED BY `

const openWhere = ` AND r.key <> '' AND l.doc NOT IN (SELECT id FROM documents WHERE version_of <> '' UNION ALL SELECT id FROM documents WHERE secrecy <> '' AND NOT ?1)`

func (s *Store) unsettledGroups(ctx context.Context, q corpus.WantedQuery) ([]*group, corpus.Found, error) {
	at := map[string]*group{}
	var groups []*group
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var p place
		var state corpus.LinkState
		var candidates, reason, key, docType, canonical, issuer, date, title string
		if err := r.Scan(&p.Doc, &p.Ref, &state, &candidates, &reason, &key, &docType, &canonical, &issuer, &date, &title); err != nil {
			return err
		}
		kind := corpus.WantedSeveral
		if key[0] == '~' && state == corpus.LinkAbsent {
			kind, key = corpus.WantedUnnamed, corpus.Spelled(docType+" "+title)
		}
		var err error
		meant := unlist[corpus.ID](candidates, &err)
		if kind != q.Kind || slices.Contains(meant, p.Doc) { // a text may mean its own number
			return err
		}
		g := at[key]
		if g == nil {
			g = &group{Wanted: corpus.Wanted{Kind: kind, Reason: reason}, key: key, said: map[string]map[string]int{}}
			at[key], groups = g, append(groups, g)
		}
		g.take("number", canonical)
		g.take("type", docType)
		g.take("issuer", issuer)
		g.take("date", date)
		g.take("title", title)
		g.places = append(g.places, p)
		if len(g.docs) == 0 || g.docs[len(g.docs)-1] != p.Doc {
			g.docs = append(g.docs, p.Doc)
		}
		if state == corpus.LinkAmbiguous {
			g.Reason = reason
		}
		for _, c := range meant {
			if !slices.Contains(g.candidates, c) {
				g.candidates = append(g.candidates, c)
			}
		}
		return nil
	}, openLinks+"links_ambiguous CROSS JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1 WHERE l.state = 'ambiguous'"+openWhere+
		" UNION ALL "+openLinks+"links_unnamed CROSS JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1 WHERE l.state = 'absent' AND l.target = ''"+openWhere, q.Secret)
	if err != nil {
		return nil, corpus.Found{}, err
	}
	types := map[string]int{}
	anyType := q.Shelf
	anyType.Type = ""
	kept := groups[:0]
	for _, g := range groups {
		slices.Sort(g.docs)
		g.docs = slices.Compact(g.docs) // a number may be ambiguous in one place of a text and unknown in another
		g.Canonical, g.Type, g.Issuer, g.Title = g.most("number"), g.most("type"), g.most("issuer"), g.most("title")
		g.Date, _ = corpus.ParseISODate(g.most("date"))
		g.Documents, g.Mentions = len(g.docs), len(g.places)
		docType := corpus.Spelled(g.Type)
		if !anyType.Holds(docType, corpus.Spelled(g.Issuer), corpus.YearOf(g.Date, g.Canonical)) {
			continue
		}
		types[docType]++
		if q.Type == "" || q.Type == docType {
			kept = append(kept, g)
		}
	}
	slices.SortFunc(kept, func(a, b *group) int {
		return cmp.Or(b.Documents-a.Documents, b.Mentions-a.Mentions, strings.Compare(a.Canonical, b.Canonical), strings.Compare(a.Title, b.Title))
	})
	return kept, corpus.NewFound(types, q.Type), nil
}

// unsettledUses fills in what the documents of groups are needed for: the edges that lead to their citations, else they are mentioned.
func (s *Store) unsettledUses(ctx context.Context, groups []*group) error {
	var places []place
	counted := make([]map[corpus.Relation]map[corpus.ID]bool, len(groups))
	for i, g := range groups {
		counted[i] = map[corpus.Relation]map[corpus.ID]bool{}
		for _, p := range g.places {
			p.Group = i
			places = append(places, p)
		}
	}
	for some := range slices.Chunk(places, 1000) {
		ask, err := list(some)
		if err != nil {
			return err
		}
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var i int
			var doc corpus.ID
			var relation corpus.Relation
			err := r.Scan(&i, &doc, &relation)
			if counted[i][relation] == nil {
				counted[i][relation] = map[corpus.ID]bool{}
			}
			counted[i][relation][doc] = true
			return err
		}, `SELECT p.value ->> 'Group', e.doc, e.relation FROM json_each(?) p CROSS JOIN edges e INDEXED BY edges_target
			ON e.doc = p.value ->> 'Doc' AND e.target_ref = p.value ->> 'Ref' AND e.target_ref > 0 AND e.origin = 'SELF'`, ask)
		if err != nil {
			return err
		}
	}
	for i, g := range groups {
		used := map[corpus.ID]bool{}
		for relation, docs := range counted[i] {
			g.Uses = append(g.Uses, corpus.TieCount{Relation: relation, Documents: len(docs)})
			for doc := range docs {
				used[doc] = true
			}
		}
		if left := g.Documents - len(used); left > 0 {
			at := slices.IndexFunc(g.Uses, func(c corpus.TieCount) bool { return c.Relation == corpus.RelationRefers })
			if at < 0 {
				at = len(g.Uses)
				g.Uses = append(g.Uses, corpus.TieCount{Relation: corpus.RelationRefers})
			}
			g.Uses[at].Documents += left
		}
		weightiest(g.Uses)
	}
	return nil
}
