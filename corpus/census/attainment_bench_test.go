package census

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"vankho/corpus"
)

// How many documents, figures of each, and indicators the bench holds: a million figures, two fifths of them targets.
const (
	benchDocuments  = 20_000
	benchFigures    = 50
	benchIndicators = 45_000
)

// madeTable is a table of plans and reports of the provinces over eight years.
func madeTable(documents int) *Table {
	r := rand.New(rand.NewPCG(7, 8))
	t := New()
	for id := range benchIndicators {
		t.Name(Phrase{ID: corpus.IndicatorID(id + 1), Key: fmt.Sprintf("tỷ lệ hồ sơ loại %d nhóm %d", id%211, id)})
	}
	provinces := corpus.Provinces()
	for n := range documents {
		place, year, plan := provinces[r.IntN(len(provinces))], 2018+r.IntN(8), r.IntN(5) < 2
		d := Document{ID: corpus.ID(fmt.Sprintf("%d", n)), Type: "Báo cáo", Issued: corpus.Date{Year: year + 1, Month: 1, Day: 6}}
		if plan {
			d.Type, d.Issued = "Kế hoạch", corpus.Date{Year: year, Month: 1, Day: 19}
		}
		figures, ids := make([]corpus.Figure, benchFigures), make([]corpus.IndicatorID, benchFigures)
		for i := range figures {
			v := float64(r.IntN(1000)) / 10
			period := corpus.Months(year, 1, 12)
			if !plan && r.IntN(3) == 0 {
				period = corpus.Months(year, 10, 12)
			}
			figures[i] = corpus.Figure{Kind: corpus.FigureActual, Value: corpus.One(v), Base: corpus.One(v), Unit: "%", BaseUnit: "%", Class: "ratio", Qualifier: corpus.QualifierEq,
				Place: corpus.FigurePlace{Name: place.FullName(), Code: place.Code}, Period: corpus.FigurePeriod{Period: period}}
			if plan {
				figures[i].Kind, figures[i].Qualifier, figures[i].Words = corpus.FigureTarget, corpus.QualifierGte, []string{"tối thiểu"}
			}
			ids[i] = corpus.IndicatorID(1 + r.IntN(benchIndicators))
			if r.IntN(3) == 0 {
				ids[i] = corpus.IndicatorID(1 + r.IntN(300))
			}
		}
		d.Columns = NewColumns(figures, ids, "")
		t.Put(d)
	}
	return t
}

// BenchmarkTargets asks a table of a million figures for targets with their results; "cold" works the pairs out anew. Nothing is decided by it.
func BenchmarkTargets(b *testing.B) {
	documents := benchDocuments
	if testing.Short() {
		documents /= 40
	}
	t := madeTable(documents)
	ask := func(change func(*corpus.TargetQuery)) TargetsFound {
		q := corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: 12}, On: corpus.Date{Year: 2025, Month: 3, Day: 31}}
		change(&q)
		return t.Targets(q)
	}
	began := time.Now()
	found := ask(func(*corpus.TargetQuery) {})
	b.Logf("%d figures, %d targets with a result, first question after %v", len(t.rows.doc), found.Found, time.Since(began).Round(time.Millisecond))
	for _, c := range []struct {
		name   string
		change func(*corpus.TargetQuery)
	}{
		{"everything", func(*corpus.TargetQuery) {}},
		{"by-day", func(q *corpus.TargetQuery) { q.Order = corpus.TargetByDue }},
		{"newest", func(q *corpus.TargetQuery) { q.Order = corpus.TargetByNewest }},
		{"words-place", func(q *corpus.TargetQuery) { q.Words, q.Place = "nhóm 12", "lao-cai" }},
		{"document", func(q *corpus.TargetQuery) { q.Doc = "17" }},
		{"without-result", func(q *corpus.TargetQuery) { q.Verdicts = []corpus.TargetVerdict{corpus.TargetNone} }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				ask(c.change)
			}
		})
	}
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			t.paired = [2]*paired{}
			ask(func(*corpus.TargetQuery) {})
		}
	})
}
