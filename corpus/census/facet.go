package census

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// shownCounts is how many values of a filter are offered.
const shownCounts = 200

// counted lists the names that were counted, the most first; tell says what a name is called in addresses and on the page.
func counted(counts []int, tell func(i int) (value, label string)) []corpus.FigureCount {
	var out []corpus.FigureCount
	at := map[string]int{}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		value, label := tell(i)
		if value == "" {
			continue
		}
		if j, ok := at[value]; ok {
			out[j].Count += n
			continue
		}
		at[value] = len(out)
		out = append(out, corpus.FigureCount{Value: value, Label: label, Count: n})
	}
	slices.SortStableFunc(out, func(a, b corpus.FigureCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return out[:min(shownCounts, len(out))]
}

// placeCounts calls a place by its name alone, with its level where another place of the list has that name.
func (t *Table) placeCounts(counts []int) []corpus.FigureCount {
	called := map[string]string{}
	for i, n := range counts {
		p := t.places.of[i]
		if other, ok := called[p.slug]; n > 0 && ok && other != p.whole {
			called[p.slug] = sep
		} else if n > 0 {
			called[p.slug] = p.whole
		}
	}
	return counted(counts, func(i int) (string, string) {
		p := t.places.of[i]
		if called[p.slug] == sep {
			return p.whole, p.name
		}
		return p.slug, p.name
	})
}

func (t *Table) unitCounts(counts []int) []corpus.FigureCount {
	return counted(counts, func(i int) (string, string) { return t.units.of[i].name, t.units.of[i].name })
}

func kindCounts(counts [len(kinds)]int) []corpus.FigureCount {
	return counted(counts[:], func(i int) (string, string) { return string(kinds[i]), string(kinds[i]) })
}

// periodCounts lists the newest period first. A state of things on a day stands with the day.
func (t *Table) periodCounts(counts []int) []corpus.FigureCount {
	rank := map[string]int64{}
	out := counted(counts, func(i int) (string, string) {
		p := t.periods.of[i]
		if p.IsZero() || p.From.IsZero() {
			return "", ""
		}
		value := p.Period.String()
		rank[value] = p.rank
		return value, p.Label()
	})
	slices.SortStableFunc(out, func(a, b corpus.FigureCount) int { return cmp.Compare(rank[b.Value], rank[a.Value]) })
	return out
}
