// Package worddiff compares two texts of one thing word by word: two wordings of an article, a draft and what was issued. It tells which
// words went, which came and which stayed, each with its place in both texts. Pure; it knows neither documents nor pages.
//
// What stands elsewhere in the other text counts as gone there and come here: texts of law are compared place by place, and a move is a
// change. Blanks do not count, and a tone mark on the other vowel of a syllable (hoà, hòa) is no other word.
package worddiff

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"vankho/corpus"
)

// Kind is what became of words.
type Kind string

// The kinds.
const (
	Same    Kind = "same"    // stands in both texts
	Removed Kind = "removed" // stands in the first text alone
	Added   Kind = "added"   // stands in the second text alone
)

// Edit is a run of words of one kind. A lies in the first text, empty for what was added; B in the second one, empty for what was removed.
// Blanks after a word belong to it.
type Edit struct {
	Kind Kind        `json:"kind"`
	A    corpus.Span `json:"a,omitzero"`
	B    corpus.Span `json:"b,omitzero"`
}

// mostWork bounds the words of the first text by those of the second one that are compared, without what both begin and end with: beyond
// it all of them count as replaced. It is 4,000 words by 4,000, .2 s of one core.
const mostWork = 16_000_000

// Words compares two texts. The spans A of all edits make up the first text, the spans B the second one, both without a gap. Few words that
// both texts share between changes larger than they are count as changed, so that a reader sees one change and not a flicker.
// Example: of "trong thời hạn 10 ngày" and "trong thời hạn 15 ngày làm việc" the edits are same "trong thời hạn ", removed "10 ", added "15 ",
// same "ngày", added "làm việc".
func Words(a, b string) []Edit {
	x, y := wordsOf(a), wordsOf(b)
	var out []Edit
	if before := (Edit{Same, corpus.Span{End: opening(a, x)}, corpus.Span{End: opening(b, y)}}); before.A.Len()+before.B.Len() > 0 {
		out = append(out, before)
	}
	add := func(kind Kind, from, to []word) {
		e := Edit{Kind: kind}
		if len(from) > 0 {
			e.A = corpus.Span{Start: from[0].Start, End: from[len(from)-1].End}
		}
		if len(to) > 0 {
			e.B = corpus.Span{Start: to[0].Start, End: to[len(to)-1].End}
		}
		if len(from)+len(to) > 0 {
			out = append(out, e)
		}
	}
	same := 0
	for same < len(x) && same < len(y) && x[same].key == y[same].key {
		same++
	}
	end := 0
	for end < len(x)-same && end < len(y)-same && x[len(x)-1-end].key == y[len(y)-1-end].key {
		end++
	}
	add(Same, x[:same], y[:same])
	from, to := x[same:len(x)-end], y[same:len(y)-end]
	if tooMuch(len(from), len(to)) {
		add(Removed, from, nil)
		add(Added, nil, to)
	} else {
		for _, run := range compared(keysOf(from), keysOf(to), true) {
			add(run.kind, from[:run.from], to[:run.to])
			from, to = from[run.from:], to[run.to:]
		}
	}
	add(Same, x[len(x)-end:], y[len(y)-end:])
	return out
}

// opening is where the first word of a text begins, its length where it has none.
func opening(text string, words []word) int {
	if len(words) == 0 {
		return len(text)
	}
	return words[0].Start
}

// run is a number of words of one kind: from the first text, to the second one.
type run struct {
	kind     Kind
	from, to int
}

// compared tells of two lists of keys which went, came and stayed, in the order of the lists. A tidy one counts a few that stayed between more
// that did not as gone and come.
func compared(from, to []string, tidy bool) []run {
	// The library compares characters: each key is one, of the planes for private use, so that none is a half or a blank.
	letters := map[string]rune{}
	spell := func(keys []string) []rune {
		out := make([]rune, len(keys))
		for i, key := range keys {
			letter, ok := letters[key]
			if !ok {
				letter = firstLetter + rune(len(letters))
				letters[key] = letter
			}
			out[i] = letter
		}
		return out
	}
	compare := diffmatchpatch.New()
	compare.DiffTimeout = 0 // the same texts give the same edits on every machine
	edits := compare.DiffMainRunes(spell(from), spell(to), false)
	if tidy {
		edits = compare.DiffCleanupSemantic(edits)
	}
	var out []run
	for _, e := range edits {
		n := utf8.RuneCountInString(e.Text)
		switch e.Type {
		case diffmatchpatch.DiffEqual:
			out = append(out, run{Same, n, n})
		case diffmatchpatch.DiffDelete:
			out = append(out, run{Removed, n, 0})
		case diffmatchpatch.DiffInsert:
			out = append(out, run{Added, 0, n})
		}
	}
	return out
}

// tooMuch reports whether two lists are too long to be compared.
func tooMuch(from, to int) bool { return from*to > mostWork || from+to > mostLetters }

// keysOf are the keys of words.
func keysOf(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.key
	}
	return out
}

// The characters for private use of planes 15 and 16.
const (
	firstLetter = 0xF0000
	mostLetters = unicode.MaxRune - firstLetter
)

// Alike reports whether two texts have the same words.
// Example: "hoà giải ở  cơ sở" and "hòa giải ở cơ sở" are alike.
func Alike(a, b string) bool {
	return a == b || slices.Equal(keysOf(wordsOf(a)), keysOf(wordsOf(b)))
}
