// Package resolve decides which things are one document: the typed file, the signed copy and the scan (versions.go, judge.go), a row of a
// register and the text that it lists (join.go), a citation and the document that it means, or the stub that stands for it (ledger.go). It is
// sure or it leaves them apart: two hits for one document are a nuisance, one document hidden behind another is a loss. What is found in a
// text the stages before it say; it keeps nothing, the store does.
package resolve

import (
	"cmp"
	"context"
	"math"
	"slices"

	"vankho/corpus"
)

// Lookup finds documents worth comparing; the store is one.
type Lookup interface {
	// Near lists the documents that may be versions of c, and those that are held to be at present. It may list c itself.
	Near(ctx context.Context, c corpus.Candidate) ([]corpus.Candidate, error)
}

// Around gathers what must be decided together with a document: what is a version of it, of one of those, and so on, and what is held
// to be one at present. The document comes first.
func Around(ctx context.Context, l Lookup, c corpus.Candidate) ([]corpus.Candidate, error) {
	met := map[corpus.ID]bool{c.ID: true}
	out := []corpus.Candidate{c}
	for i := 0; i < len(out); i++ {
		near, err := l.Near(ctx, out[i])
		if err != nil {
			return nil, err
		}
		f := newFact(out[i])
		for _, n := range near {
			if met[n.ID] || !held(out[i], n) && judge(f, newFact(n)) < alike {
				continue
			}
			met[n.ID] = true
			out = append(out, n)
		}
	}
	return out, nil
}

// held reports whether two documents are held to be versions of one at present.
func held(a, b corpus.Candidate) bool {
	return cmp.Or(a.VersionOf, a.ID) == cmp.Or(b.VersionOf, b.ID)
}

// Versions decides which of the candidates are versions of one document, and answers for each that is not to be shown the one that is
// shown in its place. The order of the candidates does not matter.
//
// No two documents of a group contradict each other. Where a document could belong to two that do (a copy without its number, of a text
// that was issued under two), the weaker bonds are not trusted: it stays alone.
// Example: a typed file and a scan of 154/KH-UBND give {scan: typed file}.
func Versions(candidates []corpus.Candidate) map[corpus.ID]corpus.ID {
	facts := make([]*fact, len(candidates))
	for i, c := range candidates {
		facts[i] = newFact(c)
	}
	shown := map[corpus.ID]corpus.ID{}
	group(facts, alike, shown)
	return shown
}

// group joins what bonds of at least that strength join, and asks for stronger ones where that joins what contradicts each other.
func group(facts []*fact, least bond, shown map[corpus.ID]corpus.ID) {
	for _, g := range joined(facts, least) {
		switch {
		case len(g) == 1:
		case agree(g):
			slices.SortFunc(g, better)
			for _, f := range g[1:] {
				shown[f.ID] = g[0].ID
			}
		case least < same:
			group(g, least+1, shown)
		}
	}
}

// joined parts the documents into groups within which bonds of at least that strength lead from each to each.
func joined(facts []*fact, least bond) [][]*fact {
	var out [][]*fact
	left := slices.Clone(facts)
	for len(left) > 0 {
		g := left[:1:1]
		left = left[1:]
		for i := 0; i < len(g); i++ {
			var apart []*fact
			for _, f := range left {
				if judge(g[i], f) >= least {
					g = append(g, f)
				} else {
					apart = append(apart, f)
				}
			}
			left = apart
		}
		out = append(out, g)
	}
	return out
}

// agree reports whether no two documents of a group contradict each other.
func agree(g []*fact) bool {
	for i, a := range g {
		for _, b := range g[i+1:] {
			if judge(a, b) == apart {
				return false
			}
		}
	}
	return true
}

// better orders versions by how well they read: how the text was obtained, how many of its words are words, how long it is; then the
// older one, so that nothing changes without a reason.
func better(a, b *fact) int {
	return cmp.Or(
		cmp.Compare(b.Method.Rank(), a.Method.Rank()),
		cmp.Compare(percent(b.Quality), percent(a.Quality)),
		cmp.Compare(b.Length, a.Length),
		a.Added.Compare(b.Added),
		cmp.Compare(a.ID, b.ID),
	)
}

// percent keeps a difference that nobody sees from deciding.
func percent(quality float64) int { return int(math.Round(100 * quality)) }
