package census

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// most is how many words a question may have; what comes behind is passed over.
const most = 64

// asked are the words of a question. A figure is meant where each of them is in its indicator or in what narrows it: level, subject, place.
type asked struct {
	t *Table
	// bits are the words of the vocabulary that each word of the question may be, weights how well each tells indicators apart.
	bits    [][]uint32
	weights []float64
	weight  float64 // of all
	full    uint64
	// Which words stand in each phrasing, scope, place and unit.
	phrases, scopes, places, units []uint64
	touched                        []uint32  // the phrasings with a word
	may                            []bool    // of phrasings: with what narrows it a figure may have all words
	extras, beside                 []float32 // the weight of other words of phrasings and scopes, -1 = not worked out yet
	meant                          []uint64  // of the vocabulary: which words of the question each word is
	// within says that no word stands in what narrows an indicator: the phrasing alone tells what is meant.
	within bool
}

// ask looks the words of a question up; open says that the last one may be the beginning of a word. Nil where there are none.
func (t *Table) ask(words string, open bool) *asked {
	a := &asked{t: t}
	marked, mixed := marks(words)
	var seen []string
	for _, w := range corpus.IndicatorWords(words) {
		if len(seen) == most || slices.Contains(seen, w) {
			continue
		}
		seen = append(seen, w)
	}
	if len(seen) == 0 {
		return nil
	}
	// Without marks "tu" may be the "từ" that tells nothing or the "tư" of "đầu tư".
	weak := func(w string) bool {
		return corpus.WeakWord(w) && (marked || !slices.ContainsFunc(t.folded[viet.Fold(w)], func(n uint32) bool { return !t.vocabulary.of[n].weak }))
	}
	if telling := slices.DeleteFunc(slices.Clone(seen), weak); len(telling) > 0 {
		seen = telling
	}
	for i, w := range seen {
		a.bits = append(a.bits, t.meant(w, marked, mixed, open && i == len(seen)-1))
		weight := 0.0 // of the likeliest word
		for _, n := range a.bits[i] {
			weight = max(weight, t.weigh(n))
		}
		if len(a.bits[i]) == 0 {
			weight = t.rarest()
		}
		a.weights = append(a.weights, weight)
		a.weight += weight
	}
	a.full = 1<<len(seen) - 1
	if len(seen) == most {
		a.full = math.MaxUint64
	}
	a.mark(seen)
	return a
}

// marks reports whether words bear marks, and whether half of them or more have none: somebody typed half a question without. Of what is typed with
// marks about one syllable in four has none, and stands for itself: "con" is not "còn".
func marks(words string) (marked, mixed bool) {
	n, with := 0, 0
	for w := range viet.Words(words) {
		n++
		if viet.HasMarks(w.Text) {
			with++
		}
	}
	return with > 0, 2*with <= n
}

// meant are the words of the vocabulary that a typed word may be: with its marks where the question has some.
func (t *Table) meant(w string, marked, mixed, open bool) []uint32 {
	fold := viet.Fold(w)
	var out []uint32
	if marked {
		if n, ok := t.vocabulary.at[w]; ok {
			out = append(out, n)
		}
	}
	if len(out) == 0 && (!marked || mixed && fold == w) {
		out = slices.Clone(t.folded[fold])
	}
	if open {
		for i, x := range t.vocabulary.all {
			if n := uint32(i); strings.HasPrefix(x, w) || (!marked || fold == w) && strings.HasPrefix(t.vocabulary.of[i].fold, fold) {
				if !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// weigh says how well a word tells indicators apart: the rarer among those of public documents the better.
func (t *Table) weigh(n uint32) float64 {
	switch {
	case t.vocabulary.of[n].weak:
		return weakWeight
	case int(n) >= len(t.public):
		return t.rarest()
	}
	return math.Log1p(float64(1+t.public[0]) / float64(1+t.public[n]))
}

// weakWeight is that of a word that an indicator need not have.
const weakWeight = 0.05

// rarest is the weight of a word that no indicator has.
func (t *Table) rarest() float64 { return math.Log1p(float64(1 + t.public[0])) }

// mark notes where each word stands.
func (a *asked) mark(words []string) {
	t := a.t
	a.phrases = make([]uint64, len(t.phrases))
	a.scopes, a.places, a.units = make([]uint64, len(t.scopes.of)), make([]uint64, len(t.places.of)), make([]uint64, len(t.units.of))
	bit := make([]uint64, len(t.vocabulary.of))
	a.meant = bit
	for i, meant := range a.bits {
		for _, n := range meant {
			bit[n] |= 1 << i
			if int(n) >= len(t.holding) {
				continue
			}
			for _, id := range t.holding[n] {
				if a.phrases[id] == 0 {
					a.touched = append(a.touched, id)
				}
				a.phrases[id] |= 1 << i
			}
		}
	}
	for i, s := range t.scopes.of {
		for _, n := range s.words {
			a.scopes[i] |= bit[n]
		}
	}
	for i, p := range t.places.of {
		for _, n := range p.words {
			a.places[i] |= bit[n]
		}
	}
	// A figure in percent is a rate, whether or not its phrase says so.
	if rate := rateAt(words); rate > 0 {
		for i, u := range t.units.of {
			if u.class == "ratio" || u.name == "%" {
				a.units[i] = rate
			}
		}
	}
	var around uint64
	for _, masks := range [...][]uint64{a.scopes, a.places, a.units} {
		for _, m := range masks {
			around |= m
		}
	}
	a.within = around == 0
	a.may, a.extras, a.beside = make([]bool, len(t.phrases)), make([]float32, len(t.phrases)), slices.Repeat([]float32{-1}, len(t.scopes.of))
	for i := range a.extras {
		a.extras[i], a.may[i] = -1, a.phrases[i]|around == a.full
	}
}

// rateAt are the bits of the words "tỷ lệ".
func rateAt(words []string) uint64 {
	for i := range len(words) - 1 {
		if viet.Fold(words[i]) == "ty" && viet.Fold(words[i+1]) == "le" {
			return 3 << i
		}
	}
	return 0
}

// mask are the words that a figure has.
func (a *asked) mask(row int) uint64 {
	r := &a.t.rows
	return a.phrases[r.indicator[row]] | a.scopes[r.scope[row]] | a.places[r.place[row]] | a.units[r.unit[row]]
}

// Words beyond those asked for count less in what narrows an indicator, and words of the question that only stand there do not count whole.
const (
	scopeWeight = 0.3
	borrowed    = 0.2
)

// score says how well a figure fits that has all words: 1 where its indicator has them and nothing else.
func (a *asked) score(row int) float64 {
	r := &a.t.rows
	id := r.indicator[row]
	if a.extras[id] < 0 {
		a.extras[id] = float32(a.extra(a.t.phrases[id].words))
	}
	beyond := float64(a.extras[id])
	if s := r.scope[row]; s > 0 {
		if a.beside[s] < 0 {
			a.beside[s] = float32(scopeWeight * min(a.extra(a.t.scopes.of[s].words), a.weight))
		}
		beyond += float64(a.beside[s])
	}
	if a.within {
		return a.weight / (a.weight + beyond)
	}
	if missing := a.full &^ (a.phrases[id] | a.units[r.unit[row]]); missing != 0 {
		beyond += borrowed * a.sum(missing)
	}
	return a.weight / (a.weight + beyond)
}

// extra is the weight of words that were not asked for.
func (a *asked) extra(words []uint32) float64 {
	sum := 0.0
	for _, n := range words {
		if a.meant[n] == 0 {
			sum += a.t.weigh(n)
		}
	}
	return sum
}

func (a *asked) sum(mask uint64) float64 {
	sum := 0.0
	for i, w := range a.weights {
		if mask&(1<<i) != 0 {
			sum += w
		}
	}
	return sum
}

// nearEnough is the part of the weight of a question that an indicator must have to be called near.
const nearEnough = 0.5

// near lists the groups that lack a word but come close, the closest first; without are left out.
func (a *asked) near(n int, secret bool, without func(group uint32) bool) []Group {
	var out []Group // the best n so far, each group once
	for _, id := range a.touched {
		p, mask := &a.t.phrases[id], a.phrases[id]
		if p.figures[0] == 0 && (!secret || p.figures[1] == 0) || without(p.group) {
			continue
		}
		has := a.sum(mask)
		if has < nearEnough*a.weight || len(out) == n && has/a.weight < out[n-1].Match {
			continue
		}
		g := Group{ID: corpus.IndicatorID(p.group), Match: has / (a.weight + a.extra(p.words)/2)}
		if i := slices.IndexFunc(out, func(o Group) bool { return o.ID == g.ID }); i >= 0 {
			if out[i].Match >= g.Match {
				continue
			}
			out = slices.Delete(out, i, i+1)
		}
		at, _ := slices.BinarySearchFunc(out, g, func(x, y Group) int {
			return cmp.Or(cmp.Compare(y.Match, x.Match), cmp.Compare(x.ID, y.ID))
		})
		if at < n {
			out = slices.Insert(out, at, g)
			out = out[:min(n, len(out))]
		}
	}
	return out
}
