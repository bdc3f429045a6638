package web

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// term is one word to look for. Marks count only where they were typed.
type term struct {
	fold   string
	marked bool
	// norm is the form in which its spellings meet (viet.Norm); only for marked words.
	norm string
}

func newTerm(word string) term {
	norm := viet.Norm(word)
	t := term{fold: viet.Fold(norm), marked: viet.HasMarks(word)}
	if t.marked {
		t.norm = norm
	}
	return t
}

func (t term) matches(w token) bool {
	return t.fold == w.fold && (!t.marked || t.norm == viet.Norm(w.Text))
}

// token is a word of the text.
type token struct {
	viet.Word
	fold string
}

// find marks the places of a text that a question means: quoted phrases as they stand; the free words where they
// follow one another, all of them if anywhere, else as many as stand together, else each alone. Ascending, not
// overlapping. A "số" between type and number may be there or not: "nghị quyết 57" finds "Nghị quyết số 57".
func find(text, question string) []corpus.Span { return terms(question).find(text) }

// find is the function find for a question that was taken apart before.
func (w wanted) find(text string) []corpus.Span {
	free, phrases := w.free, w.phrases
	if len(free) == 0 && len(phrases) == 0 {
		return nil
	}
	tokens := tokensOf(text, free, phrases)
	var out []corpus.Span
	for _, p := range phrases {
		out = append(out, sequences(text, tokens, p)...)
	}
	if len(free) > 0 {
		whole := sequences(text, tokens, free)
		if len(whole) == 0 && len(free) > 1 {
			whole = runs(text, tokens, free)
		}
		out = append(out, whole...)
	}
	return disjoint(out)
}

// wanted is a question taken apart, to look for in several texts.
type wanted struct {
	free    []term
	phrases [][]term
}

// terms takes a question apart into free words and phrases, each phrase and each number as its parts.
func terms(question string) (out wanted) {
	q := query.Parse(question)
	split := func(words []query.Word) []term {
		var out []term
		for _, w := range words {
			for v := range viet.Words(w.Text) {
				out = append(out, newTerm(v.Text))
			}
		}
		return out
	}
	out.free = split(q.Words)
	for _, p := range q.Sought() {
		if t := split(p.Words); len(t) > 0 {
			out.phrases = append(out.phrases, t)
		}
	}
	if len(out.free) == 0 && q.Number != nil {
		for v := range viet.Words(q.Number.Serial + " " + strings.Join(q.Number.Codes, " ")) {
			out.free = append(out.free, newTerm(v.Text))
		}
	}
	return out
}

// sought are the words of a question that a text can hold: without what says which documents are meant (loai:, nam:,
// -từ). A question without such parts stays as it is. Example: `nam:2020.. "đất đai" giá` gives `"đất đai" giá`.
func sought(question string) string {
	q := query.Parse(question)
	worded := len(q.Words)+len(q.Sought()) > 0
	if len(q.Filters)+len(q.Not)+len(q.Any)+len(q.Near) == 0 && (worded || q.Number == nil) {
		return question
	}
	var parts []string
	for _, p := range q.Sought() {
		parts = append(parts, `"`+joinWords(p.Words)+`"`)
	}
	if n := q.Number; n != nil && !slices.ContainsFunc(q.Words, func(w query.Word) bool { return w.Text == n.Serial }) {
		parts = append(parts, n.Serial)
		parts = append(parts, n.Codes...)
	}
	return strings.TrimSpace(strings.Join(append(parts, joinWords(q.Words)), " "))
}

func joinWords(words []query.Word) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Text
	}
	return strings.Join(out, " ")
}

// tokensOf are the words of the text that could matter: those of the question, with "số".
func tokensOf(text string, free []term, phrases [][]term) []token {
	wanted := map[string]bool{filler: true}
	for _, t := range free {
		wanted[t.fold] = true
	}
	for _, p := range phrases {
		for _, t := range p {
			wanted[t.fold] = true
		}
	}
	var out []token
	folds := map[string]string{}
	for w := range viet.Words(text) {
		if len(w.Text) > 64 {
			continue
		}
		f, known := folds[w.Text]
		if !known {
			f = viet.Fold(viet.Norm(w.Text))
			folds[w.Text] = f
		}
		if wanted[f] {
			out = append(out, token{w, f})
		}
	}
	return out
}

// filler is "số", folded.
const filler = "so"

// sequences finds the terms standing one after another.
func sequences(text string, tokens []token, terms []term) []corpus.Span {
	var out []corpus.Span
	for i := 0; i < len(tokens); i++ {
		if !terms[0].matches(tokens[i]) {
			continue
		}
		j, k := i, 1
		for k < len(terms) {
			next := j + 1
			if next < len(tokens) && adjacent(text, tokens[j], tokens[next]) && !terms[k].matches(tokens[next]) && tokens[next].fold == filler {
				if next+1 < len(tokens) && adjacent(text, tokens[next], tokens[next+1]) {
					next++
				}
			}
			if next >= len(tokens) || !adjacent(text, tokens[next-1], tokens[next]) || !terms[k].matches(tokens[next]) {
				break
			}
			j = next
			k++
		}
		if k == len(terms) {
			out = append(out, corpus.Span{Start: tokens[i].Start, End: tokens[j].End})
			i = j
		}
	}
	return out
}

// runs finds the longest stretches made of the terms in any order. Stretches of two or more different terms drive out
// single words, which would mark half the page.
func runs(text string, tokens []token, terms []term) []corpus.Span {
	type run struct {
		corpus.Span
		distinct int
	}
	var all []run
	best := 0
	for i := 0; i < len(tokens); i++ {
		if !anyMatches(terms, tokens[i]) {
			continue
		}
		seen := map[string]bool{tokens[i].fold: true}
		j := i
		for {
			next := j + 1
			if next+1 < len(tokens) && adjacent(text, tokens[j], tokens[next]) && !anyMatches(terms, tokens[next]) && tokens[next].fold == filler {
				next++
			}
			if next >= len(tokens) || !adjacent(text, tokens[next-1], tokens[next]) || !anyMatches(terms, tokens[next]) {
				break
			}
			seen[tokens[next].fold] = true
			j = next
		}
		all = append(all, run{corpus.Span{Start: tokens[i].Start, End: tokens[j].End}, len(seen)})
		best = max(best, len(seen))
		i = j
	}
	var out []corpus.Span
	for _, r := range all {
		if r.distinct >= min(best, 2) {
			out = append(out, r.Span)
		}
	}
	return out
}

func anyMatches(terms []term, w token) bool {
	for _, t := range terms {
		if t.matches(w) {
			return true
		}
	}
	return false
}

// adjacent reports whether nothing but spaces and punctuation on one line stands between two tokens.
func adjacent(text string, a, b token) bool {
	gap := text[a.End:b.Start]
	if len(gap) > 8 || strings.ContainsAny(gap, "\n;") {
		return false
	}
	for range viet.Words(gap) {
		return false
	}
	return true
}

// disjoint sorts spans and drops those that meet an earlier one.
func disjoint(list []corpus.Span) []corpus.Span {
	sortSpans(list)
	var out []corpus.Span
	for _, s := range list {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			continue
		}
		out = append(out, s)
	}
	return out
}
