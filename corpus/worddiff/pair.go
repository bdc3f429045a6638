package worddiff

import (
	"slices"
	"strings"
)

// Pair are paragraphs that stand beside each other, by their index from 0 in the first and the second text; -1 where one side has none.
type Pair struct{ A, B int }

const (
	// alike is from which share of common words on two paragraphs are wordings of one.
	alike = .4
	// mostPairs bounds the paragraphs between two equal ones that are compared each with each, of one text by those of the other; beyond it
	// those that begin with the same two words stand beside each other.
	mostPairs = 40_000
)

// Paragraphs tells which paragraphs of two texts stand beside each other: the equal ones, then between them those that share most words, in
// the order of both texts. What only one text has stands alone.
// Example: of {"Điều 1. A b", "Điều 2. C d"} and {"Điều 1. A b", "Điều 2. X y z", "Điều 3. C d e"} the pairs are {0 0}, {-1 1}, {1 2}.
func Paragraphs(a, b []string) []Pair {
	ids := map[string]int{}
	from, to := bagsOf(a, ids), bagsOf(b, ids)
	var out []Pair
	x, y := 0, 0 // what is paired
	gap := func(endX, endY int) {
		out = append(out, between(from[x:endX], to[y:endY], x, y)...)
		x, y = endX, endY
	}
	if tooMuch(len(a), len(b)) {
		gap(len(a), len(b))
		return out
	}
	atX, atY := 0, 0
	for _, run := range compared(lines(from), lines(to), false) {
		if run.kind == Same {
			gap(atX, atY)
			for range run.from {
				out = append(out, Pair{x, y})
				x, y = x+1, y+1
			}
		}
		atX, atY = atX+run.from, atY+run.to
	}
	gap(len(a), len(b))
	return out
}

// bag is a paragraph as the numbers of its words, ascending; line is the paragraph with its words as they are compared, head its first two.
type bag struct {
	words      []int
	line, head string
}

func bagsOf(paragraphs []string, ids map[string]int) []bag {
	out := make([]bag, len(paragraphs))
	for i, p := range paragraphs {
		keys := keysOf(wordsOf(p))
		out[i].line, out[i].head = strings.Join(keys, " "), strings.Join(keys[:min(2, len(keys))], " ")
		for _, key := range keys {
			id, ok := ids[key]
			if !ok {
				id = len(ids)
				ids[key] = id
			}
			out[i].words = append(out[i].words, id)
		}
		slices.Sort(out[i].words)
	}
	return out
}

func lines(bags []bag) []string {
	out := make([]string, len(bags))
	for i, b := range bags {
		out[i] = b.line
	}
	return out
}

// likeness is the share of words that two paragraphs have in common, from 0 to 1.
func (b bag) likeness(o bag) float64 {
	if len(b.words)+len(o.words) == 0 {
		return 1
	}
	common := 0
	for i, j := 0, 0; i < len(b.words) && j < len(o.words); {
		switch {
		case b.words[i] < o.words[j]:
			i++
		case b.words[i] > o.words[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return 2 * float64(common) / float64(len(b.words)+len(o.words))
}

// between pairs the paragraphs between two equal ones; x and y are the indexes of the first.
func between(from, to []bag, x, y int) []Pair {
	var out []Pair
	i, j := 0, 0
	upTo := func(endI, endJ int) {
		for ; i < endI; i++ {
			out = append(out, Pair{x + i, -1})
		}
		for ; j < endJ; j++ {
			out = append(out, Pair{-1, y + j})
		}
	}
	for _, p := range chain(from, to) {
		upTo(p.A, p.B)
		out = append(out, Pair{x + p.A, y + p.B})
		i, j = p.A+1, p.B+1
	}
	upTo(len(from), len(to))
	return out
}

// chain are the pairs of the best likeness in all that keep the order of both sides.
func chain(from, to []bag) []Pair {
	n, m := len(from), len(to)
	if n == 0 || m == 0 {
		return nil
	}
	if n*m > mostPairs {
		return heads(from, to)
	}
	best := make([]float64, (n+1)*(m+1)) // of the paragraphs from i and j on
	like := make([]float64, n*m)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			here := max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
			if l := from[i].likeness(to[j]); l >= alike {
				like[i*m+j] = l
				here = max(here, l+best[(i+1)*(m+1)+j+1])
			}
			best[i*(m+1)+j] = here
		}
	}
	var out []Pair
	for i, j := 0, 0; i < n && j < m; {
		switch here := best[i*(m+1)+j]; {
		case like[i*m+j] > 0 && here == like[i*m+j]+best[(i+1)*(m+1)+j+1]:
			out = append(out, Pair{i, j})
			i, j = i+1, j+1
		case here == best[(i+1)*(m+1)+j]:
			i++
		default:
			j++
		}
	}
	return out
}

// heads are the pairs that begin with the same words, in the order of both sides.
func heads(from, to []bag) []Pair {
	if tooMuch(len(from), len(to)) {
		return nil
	}
	keys := func(bags []bag) []string {
		out := make([]string, len(bags))
		for i, b := range bags {
			out[i] = b.head
		}
		return out
	}
	var out []Pair
	i, j := 0, 0
	for _, run := range compared(keys(from), keys(to), false) {
		if run.kind == Same {
			for k := range run.from {
				out = append(out, Pair{i + k, j + k})
			}
		}
		i, j = i+run.from, j+run.to
	}
	return out
}
