package store

import (
	"context"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/census"
)

// Targets lists one page of the targets that a question means, each with what later documents state of it, and counts all.
func (s *Store) Targets(ctx context.Context, q corpus.TargetQuery) (corpus.TargetsFound, error) {
	t, release, err := s.census(ctx)
	if err != nil {
		return corpus.TargetsFound{}, err
	}
	found := t.Targets(q)
	of := t.NamedOf(figuresOf(found.Rows), q.Secret)
	release()
	out := corpus.TargetsFound{Found: found.Found, Documents: found.Documents, Verdicts: found.Verdicts, Refused: found.Refused,
		Places: found.Places, Units: found.Units, PeriodsOf: found.Time}
	if out.Rows, err = s.tellTargets(ctx, found.Rows, of); err != nil {
		return corpus.TargetsFound{}, fmt.Errorf("targets: %w", err)
	}
	return out, nil
}

// EachTarget hands on all targets that a question means, in its order; Offset and N do not count. Nothing of the store is held meanwhile.
func (s *Store) EachTarget(ctx context.Context, q corpus.TargetQuery, yield func(corpus.Attainment) error) error {
	t, release, err := s.census(ctx)
	if err != nil {
		return err
	}
	q.Offset, q.N = 0, int(^uint(0)>>1)
	all := t.Targets(q).Rows
	of := t.NamedOf(figuresOf(all), q.Secret)
	release()
	for some := range slices.Chunk(all, targetsTold) {
		list, err := s.tellTargets(ctx, some, of)
		if err != nil {
			return fmt.Errorf("targets: %w", err)
		}
		if err := handOn(list, yield); err != nil {
			return err
		}
	}
	return nil
}

// targetsTold is how many targets are read from the store at once.
const targetsTold = 50

// figuresOf are all figures that stand in a list of targets.
func figuresOf(list []census.Attained) []census.Figure {
	var out []census.Figure
	for _, x := range list {
		out = append(append(out, x.Target), x.Quoted...)
		for _, y := range x.Results {
			out = append(out, y.Figure)
		}
	}
	return out
}

// furtherSaid is how many figures behind a result are looked at for one that compares it with its plan: "108,3 tỷ đồng, bằng 93,0% kế hoạch".
const furtherSaid = 3

// tellTargets reads what targets and their results say. A target that went meanwhile is left out, and so is a result.
func (s *Store) tellTargets(ctx context.Context, list []census.Attained, of census.Named) ([]corpus.Attainment, error) {
	ask := figuresOf(list)
	for _, x := range list {
		for _, y := range x.Results {
			for n := range furtherSaid {
				ask = append(ask, census.Figure{Doc: y.Doc, N: y.N + 1 + n})
			}
		}
	}
	slices.SortStableFunc(ask, census.Figure.Compare) // a figure of the list stays before the same as a neighbour, which has no indicator
	ask = slices.CompactFunc(ask, func(a, b census.Figure) bool { return a.Doc == b.Doc && a.N == b.N })
	told, err := s.tellFigures(ctx, ask, of)
	if err != nil {
		return nil, err
	}
	rows := make(map[figureKey]corpus.FigureRow, len(told))
	for _, r := range told {
		rows[figureKey{r.Document.ID, r.N}] = r
	}
	var out []corpus.Attainment
	for _, x := range list {
		target, ok := rows[figureKey{x.Target.Doc, x.Target.N}]
		if !ok {
			continue
		}
		a := corpus.Attainment{Target: target, Due: x.Due, Until: x.Until, Aim: x.Aim, Verdict: x.Verdict, Gap: x.Gap, More: x.More, Results: []corpus.TargetResult{}}
		for _, y := range x.Results {
			row, ok := rows[figureKey{y.Doc, y.N}]
			if !ok {
				continue
			}
			r := corpus.TargetResult{FigureRow: row, Fit: y.Fit, Preliminary: y.Preliminary, Gap: y.Gap}
			for n := range furtherSaid {
				if next, ok := rows[figureKey{y.Doc, y.N + 1 + n}]; ok && next.PartOf == y.N && corpus.ComparesWithPlan(next.Figure) {
					r.Said = append(r.Said, next)
				}
			}
			a.Results = append(a.Results, r)
		}
		for _, y := range x.Quoted {
			if row, ok := rows[figureKey{y.Doc, y.N}]; ok {
				a.Quoted = append(a.Quoted, row)
			}
		}
		out = append(out, a)
	}
	return out, nil
}
