package engine

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
	"vankho/search/vi"
)

// The length of an excerpt in bytes: whole sentences up to excerptSize, a longer sentence is cut.
const excerptSize = 420

// marker finds what a question matches in a text.
type marker struct {
	number *query.NumberAsked
	exact  bool
	// words are all words typed alone, rest those outside the number, by fold; the value is the norm.
	words, rest map[string][]string
	phrases     []query.Phrase
	weights     map[string]float64
	// marked are the folds of words typed with marks.
	marked map[string]bool
	// next are the pairs of folds typed one after the other.
	next map[[2]string]bool
	// tokens are those of the text read last.
	tokens []vi.Word
}

func newMarker(q *question, rs rankers) *marker {
	m := &marker{number: q.number, exact: q.Exact, words: wordSet(q.Query.Words), phrases: slices.Clone(q.Query.Phrases), weights: map[string]float64{}, marked: map[string]bool{}, next: map[[2]string]bool{}}
	for _, p := range q.Query.Sought()[len(q.Query.Phrases):] {
		if len(p.Words) > 1 {
			m.phrases = append(m.phrases, p)
		}
		for _, w := range p.Words {
			m.words[w.Fold] = append(m.words[w.Fold], vi.Norm(w.Text))
		}
	}
	m.rest = m.words
	if q.number != nil {
		m.rest = wordSet(q.number.Rest)
	}
	for i, w := range q.Query.Words {
		m.marked[w.Fold] = m.marked[w.Fold] || w.Marked
		if i > 0 {
			m.next[[2]string{q.Query.Words[i-1].Fold, w.Fold}] = true
		}
	}
	for _, r := range rs {
		for _, t := range r.terms {
			m.weights[t.Fold] = t.weight
		}
	}
	for _, s := range q.synonyms {
		for _, o := range s.others {
			m.phrases = append(m.phrases, query.Phrase{Words: o})
		}
	}
	return m
}

func wordSet(ws []query.Word) map[string][]string {
	set := map[string][]string{}
	for _, w := range ws {
		set[w.Fold] = append(set[w.Fold], vi.Norm(w.Text))
	}
	return set
}

// mark is a match: its span in a text, and what it counts for the choice of an excerpt.
type mark struct {
	corpus.Span
	// key tells different matches apart.
	key    string
	weight float64
}

// numberWeight lets a sentence with the number asked for win over one with words.
const numberWeight = 100

// find returns the matches in text, ascending, not overlapping.
func (m *marker) find(text string, tokens []vi.Word) []mark {
	var found []mark
	words := m.words
	if m.number != nil {
		for _, n := range corpus.ScanNumbers(text) {
			if numberFrom(n.Number, "").answers(m.number) {
				found = append(found, mark{n.Span, "#", numberWeight})
			}
		}
		if len(found) > 0 {
			words = m.rest
		}
	}
	meant := m.readings(tokens, words)
	for i, t := range tokens {
		if _, ok := words[t.Fold]; ok && meant(t) {
			found = append(found, mark{corpus.Span{Start: t.Start, End: t.End}, t.Fold, m.weights[t.Fold]})
		}
		for _, p := range m.phrases {
			if n := len(p.Words); m.stands(p, tokens[i:]) {
				w := mark{corpus.Span{Start: t.Start, End: tokens[i+n-1].End}, "“" + t.Fold, 0}
				for _, word := range p.Words {
					w.weight += 2 * m.weights[word.Fold]
				}
				found = append(found, w)
			}
		}
	}
	// The longer of two that overlap wins.
	slices.SortStableFunc(found, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := found[:0]
	for _, f := range found {
		if len(out) == 0 || f.Start >= out[len(out)-1].End {
			out = append(out, f)
		}
	}
	return out
}

// readings tells which tokens of a text are the words that were typed. Where a word typed with marks stands as it was typed,
// those with other marks are other words (nhân, nhận); where words typed without marks stand side by side as they were
// typed, they tell the marks that are meant: "chuyen doi so" beside "chuyển đổi số" is not "Sở".
func (m *marker) readings(tokens []vi.Word, words map[string][]string) func(vi.Word) bool {
	typed := map[string]bool{}
	beside := map[string]map[string]bool{} // fold → norms that stand in a typed neighbourhood
	for i, t := range tokens {
		norms, ok := words[t.Fold]
		if !ok {
			continue
		}
		typed[t.Fold] = typed[t.Fold] || slices.Contains(norms, t.Norm)
		if i > 0 && m.next[[2]string{tokens[i-1].Fold, t.Fold}] {
			for _, w := range tokens[i-1 : i+1] {
				if beside[w.Fold] == nil {
					beside[w.Fold] = map[string]bool{}
				}
				beside[w.Fold][w.Norm] = true
			}
		}
	}
	return func(t vi.Word) bool {
		if m.exact || m.marked[t.Fold] {
			return slices.Contains(words[t.Fold], t.Norm) || !m.exact && !typed[t.Fold]
		}
		return beside[t.Fold] == nil || beside[t.Fold][t.Norm]
	}
}

// stands reports whether a phrase begins at the first token.
func (m *marker) stands(p query.Phrase, tokens []vi.Word) bool {
	if len(tokens) < len(p.Words) {
		return false
	}
	for i, w := range p.Words {
		t := tokens[i]
		if t.Fold != w.Fold || i > 0 && t.First || m.exact && t.Norm != vi.Norm(w.Text) {
			return false
		}
	}
	return true
}

// spans joins matches that only a space parts.
func spans(text string, marks []mark) []corpus.Span {
	out := []corpus.Span{}
	for _, f := range marks {
		if n := len(out); n > 0 && text[out[n-1].End:f.Start] == " " {
			out[n-1].End = f.End
			continue
		}
		out = append(out, f.Span)
	}
	return out
}

// title marks the matches in a title.
func (m *marker) title(title string) []corpus.Span {
	return spans(title, m.find(title, m.read(title)))
}

// read are the words of a text, good until the next one is read: a page has many passages of many words.
func (m *marker) read(text string) []vi.Word {
	m.tokens = slices.AppendSeq(m.tokens[:0], vi.Words(text))
	return m.tokens
}

// excerpt cuts the best piece out of a passage: the sentences with the most of the question, or a part of a long one.
func (m *marker) excerpt(p passage, text string) search.Passage {
	tokens := m.read(text)
	marks := m.find(text, tokens)
	at := m.best(text, tokens, marks)
	var inside []mark
	for _, f := range marks {
		if at.Holds(f.Span) {
			inside = append(inside, f)
		}
	}
	out := search.Passage{Span: at.Shift(p.Start), Text: at.In(text), Section: p.section, Place: p.place}
	out.Marks = spans(text, inside)
	for i := range out.Marks {
		out.Marks[i] = out.Marks[i].Shift(p.Start)
	}
	return out
}

func (m *marker) best(text string, tokens []vi.Word, marks []mark) corpus.Span {
	if len(text) <= excerptSize {
		return corpus.Span{Start: 0, End: len(text)}
	}
	at := corpus.Span{Start: 0, End: len(text)}
	// First whole sentences, then the clauses of a long one, which end with a semicolon or colon.
	for _, ends := range []string{".?!\n", ".?!\n;:|"} {
		parts := partsOf(text, tokens, at, ends)
		top, score := 0, -1.0
		for i, s := range parts {
			if w := weigh(marks, s); w > score {
				top, score = i, w
			}
		}
		if at = parts[top]; at.Len() <= excerptSize {
			return widen(parts, top)
		}
	}
	return window(at, tokens, marks)
}

// widen takes in as many neighbours as there is room for; what follows explains more than what went before.
func widen(parts []corpus.Span, top int) corpus.Span {
	from, to := top, top
	for {
		switch {
		case to+1 < len(parts) && parts[to+1].End-parts[from].Start <= excerptSize:
			to++
		case from > 0 && parts[to].End-parts[from-1].Start <= excerptSize:
			from--
		default:
			return corpus.Span{Start: parts[from].Start, End: parts[to].End}
		}
	}
}

// weigh sums the different matches within a span.
func weigh(marks []mark, s corpus.Span) float64 {
	sum := 0.0
	seen := map[string]bool{}
	for _, f := range marks {
		if s.Holds(f.Span) && !seen[f.key] {
			seen[f.key] = true
			sum += f.weight
		}
	}
	return sum
}

// partsOf cuts a span of a text where sentences end with one of the marks in ends.
func partsOf(text string, tokens []vi.Word, in corpus.Span, ends string) []corpus.Span {
	var out []corpus.Span
	start, last := in.Start, -1
	for _, t := range tokens {
		if t.Start < in.Start || t.End > in.End {
			continue
		}
		if t.First && last >= 0 && strings.ContainsAny(text[last:t.Start], ends) {
			out = append(out, corpus.Span{Start: start, End: closing(text, start, t.Start)})
			start = t.Start
		}
		last = t.End
	}
	return append(out, corpus.Span{Start: start, End: closing(text, start, in.End)})
}

// closing is the end of the sentence from start, before the bullet of the next at end.
func closing(text string, start, end int) int {
	return start + len(strings.TrimRight(text[start:end], " \t\n\u00a0-–—+*•|(“\""))
}

// window is the part of a long sentence with the most of the question, from word to word.
func window(s corpus.Span, tokens []vi.Word, marks []mark) corpus.Span {
	var in []vi.Word
	for _, t := range tokens {
		if s.Start <= t.Start && t.End <= s.End {
			in = append(in, t)
		}
	}
	if len(in) == 0 {
		return s
	}
	best, score := corpus.Span{Start: in[0].Start, End: in[0].End}, -1.0
	end := 0
	for i, t := range in {
		for end+1 < len(in) && in[end+1].End-t.Start <= excerptSize {
			end++
		}
		end = max(end, i)
		at := corpus.Span{Start: t.Start, End: in[end].End}
		if w := weigh(marks, at); w > score {
			best, score = at, w
		}
	}
	// The first window that holds all begins with the last place possible for its last match; move it on so that the
	// matches stand in its middle.
	first, last := -1, -1
	for _, f := range marks {
		if best.Holds(f.Span) {
			if first < 0 {
				first = f.Start
			}
			last = f.End
		}
	}
	if first < 0 {
		return best
	}
	lead := max(0, (excerptSize-(last-first))/2)
	for i, t := range in {
		if t.Start < first-lead {
			continue
		}
		end := i
		for end+1 < len(in) && in[end+1].End-t.Start <= excerptSize {
			end++
		}
		return corpus.Span{Start: t.Start, End: max(in[end].End, in[i].End)}
	}
	return best
}
