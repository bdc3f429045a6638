package web

import (
	"context"
	"slices"

	"vankho/corpus"
)

// GoalLine is a target of a table with what came of it.
type GoalLine struct {
	// Name is the indicator, Facts are place, level and period.
	Name, Facts string
	Target      FigureLine
	// Result is the one that the verdict is of, nil where there is none; Fit says which period it is of.
	Result *GoalTold
	// Others are further results, the latest first; More counts what is left out.
	Others []GoalTold
	More   int
	// Outcome is what comes of the target.
	Outcome GoalOutcome
	// Quoted are later documents that state another target.
	Quoted []GoalQuote
	// Due is the end of its period: "hết năm 2025".
	Due string
}

// GoalQuote is another target that a later document states: {"80%", "/van-ban/…", "Báo cáo số 3/BC-UBND"}.
type GoalQuote struct{ Words, URL, Source string }

// GoalTold is one result of a target.
type GoalTold struct {
	FigureLine
	// Period is of when it is: "quý IV/2024".
	Period string
	// Preliminary marks an estimate.
	Preliminary bool
	// Said is what the report says of it itself: "tự đặt cạnh mục tiêu 85% (vượt 1,1 điểm %)", "ghi “vượt 1,1% so với kế hoạch”".
	Said []string
}

// otherResults is how many further results of a target a row shows.
const otherResults = 5

// goalLines show targets of several documents.
func (s *site) goalLines(ctx context.Context, list []corpus.Attainment) ([]GoalLine, error) {
	var rows []corpus.FigureRow
	for _, a := range list {
		rows = append(append(rows, a.Target), a.Quoted...)
		for _, r := range a.Results {
			rows = append(rows, r.FigureRow)
		}
	}
	lines, err := s.figureLines(ctx, rows)
	if err != nil {
		return nil, err
	}
	next := func() FigureLine {
		l := lines[0]
		lines = lines[1:]
		return l
	}
	var out []GoalLine
	for _, a := range list {
		l := GoalLine{Name: indicatorWords(a.Target.Figure), Facts: goalFacts(a), Target: next(), Outcome: newGoalOutcome(a), Due: goalDue(a)}
		for range a.Quoted {
			q := next()
			words := q.Full()
			if q.Target != "" {
				words = withUnit(q.Target, q.Unit)
			}
			l.Quoted = append(l.Quoted, GoalQuote{words, q.URL, q.Source})
		}
		for i, r := range a.Results {
			told := newGoalTold(next(), r)
			switch {
			case i == 0:
				l.Result = &told
			case l.repeats(told):
			case len(l.Others) < otherResults:
				l.Others = append(l.Others, told)
			default:
				l.More++
			}
		}
		l.More += a.More
		out = append(out, l)
	}
	return out, nil
}

// repeats reports whether a result says what another document has said of the same period.
func (l GoalLine) repeats(told GoalTold) bool {
	same := func(o GoalTold) bool { return o.Period == told.Period && o.Full() == told.Full() }
	return l.Result != nil && same(*l.Result) || slices.ContainsFunc(l.Others, same)
}

// goalFacts are place, level and period of a target in one line.
func goalFacts(a corpus.Attainment) string {
	f := a.Target.Figure
	f.Kind = corpus.FigureActual // the column says that it is a target
	if a.Until && !f.Period.Period.From.IsZero() {
		f.Period.Text, f.Period.Period = "đến "+periodWords(f.Period), corpus.Period{}
	}
	return figureFacts(f)
}

// newGoalTold shows a result with what its report says of it.
func newGoalTold(l FigureLine, r corpus.TargetResult) GoalTold {
	t := GoalTold{FigureLine: l, Period: periodWords(r.Period), Preliminary: r.Preliminary}
	if l.Target != "" {
		t.Said = append(t.Said, "tự đặt cạnh mục tiêu "+withUnit(l.Target, l.Unit)+" ("+l.Words+")")
	}
	for _, x := range r.Said {
		t.Said = append(t.Said, "ghi “"+shorten(x.Quote, longestEvidence)+"”")
	}
	return t
}

// longestBarName is how many bytes of an indicator stand before what else a bar's label says.
const longestBarName = 80

// goalBars draws results against their targets where more is better: bars from zero say that. Results of another period are not drawn.
func goalBars(list []corpus.Attainment) *BarChart {
	var rows []corpus.FigureRow
	for _, a := range list {
		if a.Aim != corpus.AimMore || a.Gap == nil || a.Target.Value.Ranged() {
			continue
		}
		row := a.Results[0].FigureRow
		goal := a.Target.Base
		if row.Value.Low != 0 && row.Base.Low != 0 {
			goal = goal.Times(row.Value.Low / row.Base.Low)
		} else if row.Unit != a.Target.Unit {
			continue
		} else {
			goal = a.Target.Value
		}
		row.Target = &goal
		if a.Results[0].Fit != corpus.FitWhole {
			row.Indicator.Text = shorten(indicatorWords(row.Figure), longestBarName) + ", mục tiêu đến " + goalDue(a)
		}
		rows = append(rows, row)
	}
	return newBarChart(rows, true, mostBars)
}
