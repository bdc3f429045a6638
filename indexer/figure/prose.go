package figure

import (
	"math"
	"slices"

	"vankho/corpus"
)

// scan reads the figures of one line of prose.
type scan struct {
	r      *reading
	tokens []token
	out    []corpus.Figure
	// sentence is where in out the figures of the sentence begin, ends the token behind each figure of out from sentence on.
	sentence int
	ends     []int
	words    []string
	// marked says whether the line has Vietnamese letters: 1 yes, -1 no, 0 not looked at.
	marked int
	// inherited is how many figures there were when the last one took its unit from another, whole which other.
	inherited, whole int
	// list is the token of the last number of a list of articles.
	list int
}

// prose finds the figures of the lines that are no rows of tables, in the order of the text.
func (r *reading) prose() []corpus.Figure {
	s := &scan{r: r}
	for line := range r.lines {
		s.tokens = r.tokens(line, s.tokens[:0])
		s.spellOut()
		s.line()
	}
	return s.out
}

// word is the word or mark at token i, "" for a number and outside the line.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].word
}

func (s *scan) line() {
	s.sentence, s.ends, s.marked = len(s.out), s.ends[:0], 0
	s.inherited, s.list = -1, -1
	for i := 0; i < len(s.tokens); {
		t := s.tokens[i]
		switch {
		case t.kind == markToken && s.stops(i):
			s.compareAll()
			s.sentence, s.ends = len(s.out), s.ends[:0]
			i++
		case t.kind == numberToken && !t.masked:
			i = max(s.figure(i), i+1)
		default:
			i++
		}
	}
	s.compareAll()
}

// stops reports whether the mark at token i ends a sentence.
func (s *scan) stops(i int) bool {
	switch s.tokens[i].word {
	case ".", "!", "?":
		return i+1 == len(s.tokens) || s.tokens[i+1].gap && (s.tokens[i+1].capital || s.tokens[i+1].kind != wordToken)
	}
	return false
}

// figure reads the figure at the number of token i, and says where to go on.
func (s *scan) figure(i int) int {
	t := s.tokens[i]
	if !t.number.OK && !s.measures(i) || s.glued(i) || s.label(i) {
		return i + 1
	}
	q := s.qualify(i)
	a, ok := s.join(i, q.lower)
	if s.ranked(i, &a) {
		return a.to
	}
	if !ok || s.named(i, a) || a.to < len(s.tokens) && s.tokens[a.to].kind == numberToken && !s.tokens[a.to].gap && s.word(a.to-1) != "%" { // 1m58
		return a.to
	}
	if a.kind != ranged && a.kind != slashed && a.kind != fraction {
		a.amount = s.settled(a.amount)
	}
	if !a.known && a.kind == single && q.lower {
		s.levelUnit(&a.amount)
	}
	if !a.known && a.kind == single && !s.inherits(i, &a.amount) && !s.bare(q, &a.amount) || !a.known && a.kind == slashed {
		return a.to
	}
	if next := s.word(a.to); next == "tuổi" || next == "tháng" && s.word(a.to+1) == "tuổi" {
		return a.to
	}
	f := corpus.Figure{Digits: a.digits, Kind: corpus.FigureActual, Value: a.value, Qualifier: q.qualifier, Words: q.said, Doubts: a.doubts}
	u := a.whole()
	if u.Class == corpus.UnitDuration && !s.duration(q, a, &f) {
		return a.to
	}
	negative := s.negative(i)
	from, to := q.from, a.to
	switch a.kind {
	case ranged:
		f.Qualifier = corpus.QualifierRange
		if q.lower && q.from > q.left && s.word(q.from-1) == "từ" {
			from = q.from - 1
		}
	case slashed:
		s.paired(&f, &a)
	case fraction:
		f.Kind = corpus.FigureShare
	}
	to = q.after(s, to)
	if a.kind != ranged {
		f.Qualifier = q.qualifier
	}
	f.Words = q.said
	if negative {
		from = i
		f.Value = corpus.One(-f.Value.Low)
	}
	if a.kind == single || a.kind == ranged {
		if s.leaves(q, a) {
			f.Kind = corpus.FigureBaseline
		} else if c, ok := s.compare(q, u, f.Value, to); ok {
			from, to = c.from, c.to
			f.Kind, f.Direction, f.Versus = corpus.FigureComparison, c.direction, c.versus
			if c.plan && u.Name == "%" && s.nextToPercent() {
				u, _ = corpus.UnitOf("điểm %")
			}
			if c.versus == "" {
				f.Versus = s.versusSaid(c.direction)
			}
		} else if u.Name == "%" && s.elided(q, to) {
			from = q.ratio
			f.Kind, f.Direction, f.Versus = corpus.FigureComparison, corpus.DirectionRatio, "kế hoạch"
		} else if q.equivalent && !s.told(u) {
			f.Kind = corpus.FigureEquivalent
		}
		if f.Kind == corpus.FigureActual {
			s.bracketed(q, &f, u)
		}
	}
	s.goesOn(i, to, &f)
	if f.Qualifier == corpus.QualifierEq && s.estimated(min(from, q.left)) {
		f.Qualifier = corpus.QualifierEstimate
	}
	if f.Kind != corpus.FigureComparison && u.Name == "%" && f.Value.High > 100 {
		f.Doubts = append(f.Doubts, corpus.DoubtOverHundred)
	}
	f.Unit, f.BaseUnit, f.Class = u.Name, u.Base, u.Class
	f.Base = inBase(f.Value, u)
	f.Span = corpus.Span{Start: s.tokens[from].Start, End: s.tokens[to-1].End}
	if negative {
		f.Start = s.tokens[i-1].Start
		f.Digits.Start = f.Start
	}
	f.Quote = f.In(s.r.text)
	if s.threshold(q, u, to) || s.repeats(f, i, to) {
		return to
	}
	s.emit(f, to)
	return to
}

func (s *scan) emit(f corpus.Figure, to int) {
	if s.r.doubtful(f.Digits) {
		f.Doubts = append(f.Doubts, corpus.DoubtReading)
	}
	slices.Sort(f.Doubts)
	f.Doubts = slices.Compact(f.Doubts)
	s.out = append(s.out, f)
	s.ends = append(s.ends, to)
}

// paired says what the second number of A/B is for the first: a target, or the whole of a share.
func (s *scan) paired(f *corpus.Figure, a *joined) {
	other := a.other.value
	plan, n := words().bases.at(s.tokens, a.to)
	switch {
	case n > 0 && plan == "plan":
		f.Target = &other
		if s.word(a.to) == "kh" {
			a.to += n
		}
	case a.unit.Class == "score":
		f.Total = &other // 40,62/80 điểm
	case a.unit.Countable() && a.many == "" && a.other.number.Whole && a.other.value.Low >= a.value.Low || a.unit.Countable() && a.other.number.Grouped && a.other.value.Low >= a.value.Low:
		f.Kind, f.Total = corpus.FigureShare, &other
	default:
		f.Target = &other
	}
}

// negative reports whether a minus stands before the number at token i.
func (s *scan) negative(i int) bool {
	if i == 0 || s.tokens[i].gap {
		return i > 0 && s.word(i-1) == "âm"
	}
	w := s.word(i - 1)
	return (w == "-" || w == "−" || w == "–") && (s.tokens[i-1].gap || s.word(i-2) == "(") && !s.tokens[i-1].line
}

// inBase is a value in the base unit, without the dust that multiplying decimals leaves.
func inBase(v corpus.Amount, u corpus.Unit) corpus.Amount {
	return corpus.Amount{Low: round(v.Low * u.Factor), High: round(v.High * u.Factor)}
}

// round takes away what multiplying decimals leaves behind the ninth decimal.
func round(x float64) float64 {
	if y := math.Round(x*1e9) / 1e9; !math.IsInf(y, 0) && !math.IsNaN(y) {
		return y
	}
	return x
}
