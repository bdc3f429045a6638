package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// atom is what binding reads of a line: a word or mark, a figure, or a name (place, time, body) as one.
type atom struct {
	corpus.Span
	word string
	// fig is the index of the figure from 1, name that of the entity from 1; 0 = none.
	fig, name int
	// pair is the atom of the other bracket of a pair, -1 = none.
	pair int
	// within is the opening bracket that holds it, -1 = none.
	within  int
	capital bool
	// extent is the name of a place that words for the whole of one stand for; whole says that the atom is such words.
	extent string
	whole  bool
}

// passage is a paragraph that holds figures, as atoms; sentences are ranges of it.
type passage struct {
	corpus.Span
	atoms []atom
	// ends are the atoms at which sentences end, ascending; the last is len(atoms).
	ends []int
	// of is the atom of each figure of the passage, first the index of the first figure.
	of    []int
	first int
}

// passage reads the paragraph [span) that holds figures[first:last].
func (b *binder) passage(span corpus.Span, first, last int) passage {
	p := passage{Span: span, first: first}
	var open []int
	next := first
	names := b.names(span)
	b.buffer = b.tokens(span, b.buffer[:0])
	p.atoms, p.of = b.atoms[:0], make([]int, 0, last-first)
	for i := 0; i < len(b.buffer); {
		t := b.buffer[i]
		for next < last && b.figures[next].End <= t.Start {
			next++
		}
		for len(names) > 0 && b.entity(names[0]).End <= t.Start {
			names = names[1:]
		}
		a := atom{Span: t.Span, word: t.word, capital: t.capital, pair: -1, within: -1}
		if len(open) > 0 {
			a.within = open[len(open)-1]
		}
		switch {
		case next < last && b.figures[next].Start <= t.Start:
			a.fig, a.Span, a.word = next+1, b.figures[next].Span, ""
			p.of = append(p.of, len(p.atoms))
		case len(names) > 0 && b.entity(names[0]).Start <= t.Start && !(next < last && b.entity(names[0]).End > b.figures[next].Start):
			a.name, a.Span, a.word = names[0]+1, corpus.Span{Start: t.Start, End: b.entity(names[0]).End}, ""
		case b.extent(b.beforeName(b.buffer[i:], names), &a):
		case t.kind == numberToken:
			a.word = t.In(b.text)
		case t.word == "(" || t.word == "[":
			open = append(open, len(p.atoms))
		case (t.word == ")" || t.word == "]") && len(open) > 0:
			a.pair = open[len(open)-1]
			p.atoms[a.pair].pair = len(p.atoms)
			open = open[:len(open)-1]
		}
		p.atoms = append(p.atoms, a)
		for i < len(b.buffer) && b.buffer[i].Start < a.End {
			i++
		}
	}
	for i, a := range p.atoms {
		if i+1 < len(p.atoms) && (a.word == "." || a.word == "?" || a.word == "!" || a.word == "…") && b.endsSentence(p.atoms, i) {
			p.ends = append(p.ends, i)
		}
	}
	p.ends = append(p.ends, len(p.atoms))
	b.atoms = p.atoms
	return p
}

// beforeName are the tokens before the name of a place that goes on with them: "trên địa bàn tỉnh Yên Bái" is no whole of the document's place.
func (b *binder) beforeName(tokens []token, names []int) []token {
	if len(names) == 0 || len(b.book.extents[tokens[0].word]) == 0 {
		return tokens
	}
	e := b.entity(names[0])
	if e.Kind != corpus.EntityPlace || !e.Specific {
		return tokens
	}
	for i, t := range tokens[:min(len(tokens), longestName)] {
		if t.Start >= e.Start {
			return tokens[:i]
		}
	}
	return tokens
}

// extent reads words for the whole of a place at the first token: "toàn xã", "cả nước".
func (b *binder) extent(tokens []token, a *atom) bool {
	if len(tokens) == 0 {
		return false
	}
	length := 0
	for _, f := range b.book.extents[tokens[0].word] {
		if len(f.words) <= length || len(f.words) > len(tokens) {
			continue
		}
		same := true
		for k, w := range f.words {
			same = same && tokens[k].word == w
		}
		if !same {
			continue
		}
		length = len(f.words)
		if a.whole = f.role != "none"; !a.whole {
			a.extent = ""
			continue
		}
		name := f.role
		if name == "own" {
			name = ""
			if own := b.scope.place.Name; strings.HasPrefix(own, f.more+" ") {
				name = own
			}
		}
		a.extent = name
	}
	if a.whole {
		a.word, a.End = "", tokens[length-1].End
	}
	return a.whole
}

// endsSentence reports whether the point at atom i is the end of a sentence: a blank and a capital, a number or a figure follow, and no
// abbreviation stands before.
func (b *binder) endsSentence(atoms []atom, i int) bool {
	next := atoms[i+1]
	if next.Start == atoms[i].End {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.text[next.Start:])
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !strings.ContainsRune("-+“\"*•–", first) {
		return false
	}
	if i == 0 {
		return true
	}
	before := atoms[i-1]
	return before.fig != 0 || before.name != 0 || !before.capital || before.Len() > 3 || !unicode.IsUpper(first)
}

// tellingNames are the entities that binding looks at, the outermost of those that lie within each other, in the order of the text.
func tellingNames(entities []corpus.Entity) []int {
	var out []int
	end := 0
	order := make([]int, 0, len(entities))
	for i, e := range entities {
		switch e.Kind {
		case corpus.EntityDate, corpus.EntityPlace, corpus.EntityOrganisation, corpus.EntitySystem, corpus.EntityEvent, corpus.EntityProgramme:
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d := entities[a].Start - entities[b].Start; d != 0 {
			return d
		}
		return entities[b].End - entities[a].End
	})
	for _, i := range order {
		if e := entities[i]; e.Start >= end && e.End > e.Start {
			out = append(out, i)
			end = e.End
		}
	}
	return out
}

// names are the telling entities of a span.
func (b *binder) names(span corpus.Span) []int {
	from, _ := slices.BinarySearchFunc(b.telling, span.Start, func(i, at int) int { return b.entity(i).End - at - 1 })
	to := from
	for to < len(b.telling) && b.entity(b.telling[to]).Start < span.End {
		to++
	}
	return b.telling[from:to]
}

// sentence is the range of atoms of the sentence that holds atom i.
func (p *passage) sentence(i int) (from, to int) {
	k, found := slices.BinarySearch(p.ends, i)
	if found && k+1 < len(p.ends) && p.ends[k] == i {
		return i, i
	}
	if k > 0 {
		from = p.ends[k-1] + 1
	}
	if k == len(p.ends) {
		return from, len(p.atoms)
	}
	return from, p.ends[k]
}

// left is the range of atoms before the figure at atom i that may name it: back to the figure before at the same depth of brackets, the
// semicolon, or the bracket or sentence that holds it. Brackets that close before are passed over. bracketed says that a bracket ends it.
func (p *passage) left(i, from int) (start int, bracketed bool) {
	for k := i - 1; k >= from; k-- {
		a := &p.atoms[k]
		switch {
		case (a.word == ")" || a.word == "]") && a.pair >= from:
			k = a.pair
		case a.word == "(" || a.word == "[":
			return k + 1, true
		case a.fig != 0, a.word == ";":
			return k + 1, false
		}
	}
	return from, false
}

// right is the atom at which what stands behind atom i ends: the next figure, semicolon, or end of the bracket or sentence.
func (p *passage) right(i, to int) int {
	for k := i + 1; k < to; k++ {
		a := &p.atoms[k]
		switch {
		case a.fig != 0, a.word == ";", a.word == ")", a.word == "]":
			return k
		case a.word == "(" && a.pair > k:
			return k
		}
	}
	return to
}

// text of a range of atoms, with one space for what breaks lines; what the drop tells is left out.
func (b *binder) words(atoms []atom, drop func(atom) bool) string {
	var out strings.Builder
	end := -1
	for _, a := range atoms {
		if drop != nil && drop(a) {
			continue
		}
		if end >= 0 && end < a.Start {
			out.WriteByte(' ')
		}
		out.WriteString(strings.Join(strings.Fields(a.In(b.text)), " "))
		end = a.End
	}
	return out.String()
}
