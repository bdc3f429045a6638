package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"sync"
	"time"

	"vankho/corpus"
)

// Bases lists one page of the legal bases that are amiss, those that were no more in force for most documents on their own day first, and counts what
// the question finds in all. Documents with a mark of secrecy and lesser versions are not looked at.
func (s *Store) Bases(ctx context.Context, q corpus.BasisQuery) ([]corpus.Basis, corpus.BasisCount, error) {
	found, counts, err := s.basesFound(ctx, q)
	if err != nil {
		return nil, counts, wrapped("legal bases", err)
	}
	from := min(q.Offset, len(found))
	out, err := s.tellBases(ctx, found[from:from+min(q.N, len(found)-from)], q)
	return out, counts, wrapped("legal bases", err)
}

// EachBasis hands on all bases of a question in its order, each with all that rest on it; Offset, N, By and Skip do not count.
func (s *Store) EachBasis(ctx context.Context, q corpus.BasisQuery, yield func(corpus.Basis) error) error {
	found, _, err := s.basesFound(ctx, q)
	if err != nil {
		return wrapped("legal bases", err)
	}
	for _, b := range found {
		// A law on which thousands rest is handed on in pieces.
		q.By = batch
		for q.Skip = 0; q.Skip < len(b.by); q.Skip += batch {
			some, err := s.tellBases(ctx, []amiss{b}, q)
			if err != nil {
				return wrapped("legal bases", err)
			}
			if err := handOn(some, yield); err != nil {
				return err
			}
		}
	}
	return nil
}

// amiss is a legal basis that was not in force for some that rest on it.
type amiss struct {
	basis    end
	standing corpus.Standing
	// already counts those for which it was amiss on their own day, over those for which it was no more in force then.
	already, over int
	by            []rest
}

// rest is one document that rests on a basis.
type rest struct {
	source       end
	then         corpus.Standing
	issued       string
	kind, issuer string // as addresses spell them
	year         int
}

// bases are all that are amiss, worked out for one day and one state of the store.
type bases struct {
	writes uint64
	today  corpus.Date
	at     time.Time
	list   []amiss
	// read counts the ties that were looked at.
	read int
}

// basesKept holds the last look through the store.
type basesKept struct {
	mu      sync.Mutex
	last    *bases
	looking sync.WaitGroup
	busy    bool
}

// keptFrom is the number of ties from which a look is shown on though the store has changed, until the next one is done.
const keptFrom = 20_000

// lookAtBases looks through the store, or answers the last look where nothing changed since. In a large store nobody waits for another
// look but the first who asks on a day: the last one is answered while the next is taken.
func (s *Store) lookAtBases(ctx context.Context, today corpus.Date) (*bases, error) {
	s.bases.mu.Lock()
	defer s.bases.mu.Unlock()
	had, writes := s.bases.last, s.writes.Load()
	if had == nil || had.today != today || had.writes != writes && had.read < keptFrom {
		now, err := s.basesAmiss(ctx, today)
		if err == nil {
			s.bases.last = now
		}
		return now, err
	}
	if had.writes != writes && !s.bases.busy {
		s.bases.busy = true
		s.bases.looking.Go(func() {
			now, err := s.basesAmiss(context.WithoutCancel(ctx), today)
			s.bases.mu.Lock()
			defer s.bases.mu.Unlock()
			if s.bases.busy = false; err == nil { // else the next who asks tries again
				s.bases.last = now
			}
		})
	}
	return had, nil
}

// basesAmiss reads the ties to the documents whose timeline says that they may have been amiss: all of those to documents that ended or
// were suspended, else those of documents issued before the first day of effect.
func (s *Store) basesAmiss(ctx context.Context, today corpus.Date) (*bases, error) {
	look := bases{writes: s.writes.Load(), today: today, at: time.Now()}
	var out []amiss
	var basis end
	var line corpus.Timeline
	var now corpus.Standing
	days := map[string]corpus.Standing{} // of the basis at hand
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x rest
		var target end
		var told string
		if err := r.Scan(&target, &told, &x.source, &x.issued, &x.kind, &x.issuer, &x.year); err != nil {
			return err
		}
		look.read++
		if target != basis {
			basis, line = target, corpus.ParseTimeline(told)
			now = line.At(today, today)
			clear(days)
		}
		then, known := days[x.issued]
		if !known {
			then = corpus.StandingUnknown
			if day, _ := corpus.ParseISODate(x.issued); day.Day > 0 {
				then = line.At(day, today)
			}
			days[x.issued] = then
		}
		if !then.Amiss() && !now.Amiss() {
			return nil
		}
		if len(out) == 0 || out[len(out)-1].basis != basis {
			out = append(out, amiss{basis: basis, standing: now})
		}
		x.then = then
		b := &out[len(out)-1]
		b.by = append(b.by, x)
		return nil
	}, `SELECT t.target, d.timeline, t.source, t.issued, s.type, s.issuer, s.year
		FROM documents d INDEXED BY documents_telling CROSS JOIN nodes x ON x.doc = d.id AND x.kind > 0
		CROSS JOIN ties t ON t.target = x.n AND t.relation = 'legal_basis' AND t.issued < CASE
			WHEN instr(d.timeline, 'het') + instr(d.timeline, 'ngung') + instr(d.timeline, 'chua') > 0 THEN '~'
			WHEN instr(d.timeline, '!') > 0 THEN substr(d.timeline, instr(d.timeline, '!') + 1, 10) ELSE '' END
		CROSS JOIN nodes s ON s.n = t.source AND s.kind = 1 WHERE d.timeline <> '' AND t.teller = t.source AND t.source <> t.target`)
	look.list = out
	return &look, err
}

// basesFound are the bases that fit a question, in its order, each with those that rest on it, the newest first.
func (s *Store) basesFound(ctx context.Context, q corpus.BasisQuery) ([]amiss, corpus.BasisCount, error) {
	look, err := s.lookAtBases(ctx, q.Today)
	if err != nil {
		return nil, corpus.BasisCount{}, err
	}
	counts := corpus.BasisCount{At: look.at}
	only, err := s.nodesNamed(ctx, q.Document, q.Of)
	if err != nil {
		return nil, counts, err
	}
	var found []amiss
	types := map[string]int{}
	anyType := q.Shelf
	anyType.Type = ""
	for _, b := range look.list {
		if q.Document != "" && b.basis != only[0] {
			continue
		}
		kept := amiss{basis: b.basis, standing: b.standing}
		for _, x := range b.by {
			then := x.then.Amiss()
			if q.Moment == corpus.BasisThen && !then || q.Moment == corpus.BasisNow && then || q.Of != "" && x.source != only[1] || !anyType.Holds(x.kind, x.issuer, x.year) {
				continue
			}
			if types[x.kind]++; q.Type != "" && q.Type != x.kind {
				continue
			}
			kept.by = append(kept.by, x)
			if then {
				kept.already++
			}
			if then && x.then != corpus.StandingNotYet {
				kept.over++
			}
		}
		if len(kept.by) == 0 {
			continue
		}
		slices.SortFunc(kept.by, func(a, b rest) int { return cmp.Or(cmp.Compare(b.issued, a.issued), cmp.Compare(a.source, b.source)) })
		found = append(found, kept)
		counts.Bases++
		counts.Resting += len(kept.by)
		counts.Already += kept.already
	}
	counts.Types = corpus.NewFound(types, q.Type).Types
	slices.SortFunc(found, func(a, b amiss) int {
		return cmp.Or(cmp.Compare(b.over, a.over), cmp.Compare(b.already, a.already), cmp.Compare(len(b.by), len(a.by)), cmp.Compare(a.basis, b.basis))
	})
	return found, counts, nil
}

// nodesNamed are the nodes of documents, -1 for one that has none.
func (s *Store) nodesNamed(ctx context.Context, ids ...corpus.ID) ([]end, error) {
	out := make([]end, len(ids))
	for i, id := range ids {
		found, err := s.numbers(ctx, "SELECT n FROM nodes WHERE doc = ?", id)
		if err != nil {
			return nil, err
		}
		if out[i] = -1; len(found) > 0 {
			out[i] = found[0]
		}
	}
	return out, nil
}

// tellBases fills in the documents and the words.
func (s *Store) tellBases(ctx context.Context, found []amiss, q corpus.BasisQuery) ([]corpus.Basis, error) {
	var nodes []end
	shown := make([][]rest, len(found))
	for i, b := range found {
		from := min(q.Skip, len(b.by))
		shown[i] = b.by[from : from+min(q.By, len(b.by)-from)]
		nodes = append(nodes, b.basis)
		for _, x := range shown[i] {
			nodes = append(nodes, x.source)
		}
	}
	ids, err := s.documentsOf(ctx, nodes)
	if err != nil {
		return nil, err
	}
	all := make([]corpus.ID, 0, len(ids))
	for _, id := range ids {
		all = append(all, id)
	}
	known, err := s.Summaries(ctx, all)
	if err != nil {
		return nil, err
	}
	var out []corpus.Basis
	for i, b := range found {
		document, ok := known[ids[b.basis]]
		if !ok {
			continue // it went since the store was looked through
		}
		basis := corpus.Basis{Document: document, Standing: b.standing, Resting: len(b.by), Already: b.already}
		for _, x := range shown[i] {
			by, ok := known[ids[x.source]]
			if !ok {
				continue
			}
			resting := corpus.Resting{Document: by, Then: x.then}
			words, err := evidenceOf(ctx, s.reader, corpus.Tie{From: by.ID, Relation: corpus.RelationLegalBasis, To: document.ID, By: by.ID}, 1)
			if err != nil {
				return nil, err
			}
			if len(words) > 0 {
				resting.Span, resting.Quote = words[0].Span, words[0].Quote
			}
			basis.By = append(basis.By, resting)
		}
		out = append(out, basis)
	}
	return out, nil
}

// documentsOf are the documents of nodes.
func (s *Store) documentsOf(ctx context.Context, nodes []end) (map[end]corpus.ID, error) {
	out := make(map[end]corpus.ID, len(nodes))
	ask, err := list(nodes)
	if err != nil || ask == "" {
		return out, err
	}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n end
		var id corpus.ID
		err := r.Scan(&n, &id)
		out[n] = id
		return err
	}, "SELECT n, doc FROM nodes WHERE n IN (SELECT value FROM json_each(?))", ask)
	return out, err
}
