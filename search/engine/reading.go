package engine

import (
	"fmt"
	"slices"
	"strings"

	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/spell"
	"vankho/search/vi"
)

// collection is what the index knows of the words of its texts (spell.Corpus). What cannot be read is not known, and
// failed says so.
type collection struct {
	*snapshot
	// pairs are looked up once something asks for them.
	pairs  *spell.Pairs
	failed error
}

// Spellings implements spell.Corpus.
func (c *collection) Spellings(fold string) []string {
	var out []string
	for i := range c.segments {
		v, err := c.segments[i].words()
		if err != nil {
			c.failed = err
			return nil
		}
		for _, norm := range v.folds[fold] {
			if !slices.Contains(out, norm) && (!c.hides || c.Frequency(norm) > 0) {
				out = append(out, norm)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return c.Frequency(b) - c.Frequency(a) })
	return out
}

// Frequency implements spell.Corpus; units that are deleted count until their segment is merged, those hidden never.
func (c *collection) Frequency(norm string) int {
	if c.hides {
		n, err := c.frequency(norm)
		if err != nil {
			c.failed = err
		}
		return n
	}
	n := 0
	for i := range c.segments {
		v, err := c.segments[i].words()
		if err != nil {
			c.failed = err
			return 0
		}
		n += int(v.words[norm].df)
	}
	return n
}

// Pair implements spell.Corpus.
func (c *collection) Pair(first, second string) int {
	if c.pairs == nil {
		var err error
		if c.pairs, err = c.neighbours.of(c.snapshot); err != nil {
			c.failed, c.pairs = err, new(spell.Pairs)
		}
	}
	return c.pairs.Units(spell.PairKey(first, second))
}

// understood is a question with its words as they were meant, and what was read into them.
type understood struct {
	search.Request
	corrections []search.Correction
}

// understand reads the words of a question as they were meant. The words of a number, of a place within a document and of
// abbreviations stay as they are.
func (s *snapshot) understand(r search.Request) (understood, error) {
	out := understood{Request: r}
	if r.Exact || r.AsTyped || len(r.Query.Words) == 0 {
		return out, nil
	}
	words := r.Query.Words
	typed := make([]spell.Word, len(words))
	for i, w := range words {
		typed[i] = spell.Word{Text: w.Text, First: i == 0}
	}
	free := freeWords(r.Query)
	for i := range typed {
		typed[i].Fixed = !free[i]
	}
	// What puts the question and has its marks is meant so, whatever the texts hold.
	for i, puts := range rank.Attend(words).Puts {
		typed[i].Fixed = typed[i].Fixed || puts && words[i].Marked
		if count, ok := recounted(words, i); ok {
			typed[count.to-1].Fixed = true // XVII is no slip of XVI
		}
	}
	for _, a := range synonymsIn(words) {
		for i := a.from; a.long && i < a.to; i++ {
			typed[i].Fixed = true
		}
	}
	c := &collection{snapshot: s}
	readings := spell.Read(typed, c)
	if c.failed != nil {
		return out, fmt.Errorf("read words: %w", c.failed)
	}
	meant := slices.Clone(words)
	var applied []spell.Reading
	for _, rd := range readings {
		switch {
		case rd.Kind == spell.Leaning:
			for i, norm := range rd.Norms {
				meant[rd.From+i].Leaning = norm
			}
		case rd.Apply:
			applied = append(applied, rd)
			put(meant, rd)
		}
	}
	out.Query = r.Query.Reword(meant)
	text := reworded(r.Query.Text, words, applied)
	for _, rd := range readings {
		if rd.Kind == spell.Leaning {
			continue
		}
		c := search.Correction{Kind: string(rd.Kind), Applied: rd.Apply, Typed: textOf(words[rd.From:rd.To]), Read: strings.Join(rd.Norms, " "), Query: text}
		if !rd.Apply {
			c.Query = reworded(r.Query.Text, words, append(slices.Clone(applied), rd))
		}
		out.corrections = append(out.corrections, c)
	}
	if r.Query.Number != nil {
		return out, nil
	}
	for _, name := range successionsIn(meant) {
		out.corrections = append(out.corrections, search.Correction{Kind: "name", Applied: true, Query: text,
			Typed: textOf(words[name.from:name.to]), Read: strings.Join(name.names, "; ") + " (từ " + name.until.Plus(1).Short() + ")"})
	}
	return out, nil
}

// put writes a reading over the words that it reads; their marks are sure then, even where there are none.
func put(words []query.Word, r spell.Reading) {
	for i, norm := range r.Norms {
		if w := &words[r.From+i]; vi.Norm(w.Text) != norm {
			*w = query.NewWord(norm)
		}
		words[r.From+i].Marked = true
	}
}

// freeWords tells which words of a question belong neither to a number nor to a place within a document.
func freeWords(q query.Query) []bool {
	free := make([]bool, len(q.Words))
	rest := q.Words
	if q.Number != nil {
		rest = q.Number.Rest
	}
	var place []query.Word
	if q.Provision != nil {
		place = q.Provision.Words
	}
	for i, w := range q.Words {
		switch {
		case len(place) > 0 && place[0] == w && (len(rest) == 0 || rest[0] != w || q.Number == nil):
			place = place[1:]
			if q.Number == nil {
				rest = rest[1:]
			}
		case len(rest) > 0 && rest[0] == w:
			rest = rest[1:]
			free[i] = true
		}
	}
	return free
}

// reworded is the text of a question with readings in it. The words are looked for in their order.
func reworded(text string, words []query.Word, readings []spell.Reading) string {
	meant := map[int]string{}
	for _, r := range readings {
		for i, norm := range r.Norms {
			if vi.Norm(words[r.From+i].Text) != norm {
				meant[r.From+i] = norm
			}
		}
	}
	var b strings.Builder
	at, next := 0, 0
	for w := range viet.Words(text) {
		if next == len(words) || w.Text != words[next].Text {
			continue
		}
		if norm, ok := meant[next]; ok {
			b.WriteString(text[at:w.Start])
			b.WriteString(norm)
			at = w.End
		}
		next++
	}
	b.WriteString(text[at:])
	return b.String()
}
