package spell

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// maxSpellings is how many spellings of one fold are weighed against each other.
const maxSpellings = 16

// How likely it is that a word is typed as it was, against how it was meant. The shares of marks are relative to how the rest of the
// question is typed; those of slips tell which comes first, since they are asked only where the corpus lacks what was typed.
const (
	typingHalf    = .001 // some marks of a word are typed and others not, though what was typed is a word
	typingGarbled = 1e-6 // what is no syllable, nor a word of the corpus, is meant as it stands
)

// typed is a word of a question with its forms.
type typed struct {
	Word
	norm, fold string
	marked     bool
	// letters is true for a word that may be read otherwise: letters alone, not too many.
	letters bool
	// digits is true for letters with digits between and behind: VNI, perhaps.
	digits bool
	// unknown is true for what the corpus lacks.
	unknown bool
}

// maxLetters is how long a word may be to be read otherwise: seven letters of the longest syllable, each with its keys.
const maxLetters = 12

func newTyped(w Word) typed {
	t := typed{Word: w, norm: viet.Norm(w.Text), marked: viet.HasMarks(w.Text)}
	t.fold = viet.Fold(t.norm)
	if w.Fixed || t.fold == "" || utf8.RuneCountInString(t.norm) > maxLetters {
		return t
	}
	t.letters = true
	for i, r := range t.norm {
		switch {
		case unicode.IsLetter(r):
		case unicode.IsDigit(r) && i > 0:
			t.digits, t.letters = true, false
		default:
			t.digits, t.letters = false, false
			return t
		}
	}
	return t
}

// typist is how likely the one who typed a question leaves marks away, by the words that would have some.
func typist(words []typed, c Corpus) float64 {
	with, expected := 0.0, 0.0
	for _, w := range words {
		if !w.letters {
			continue
		}
		if w.marked {
			with++
			expected++
		} else if s := c.Spellings(w.fold); len(s) > 0 && s[0] != w.fold {
			expected++
		}
	}
	return 1 - (with+.5)/(expected+1)
}

// options are the ways in which a word can be read, as typed first; slips are only looked for where asked.
func options(w typed, leaves float64, slips bool, c Corpus) []option {
	as := option{norm: w.norm, typing: 1, units: float64(c.Frequency(w.norm))}
	if as.units == 0 && slices.Contains(asked().words[w.fold], w.norm) {
		as.units = askedUnits
	}
	switch {
	case as.units > 0:
	case !viet.ValidSyllable(w.norm):
		as.typing = typingGarbled
	case !w.marked:
		as.typing = max(1-leaves, typingGarbled)
	}
	out := []option{as}
	if !w.letters && !w.digits {
		return out
	}
	share := leaves
	if w.marked && as.units > 0 {
		share *= typingHalf
	}
	if w.letters {
		for _, norm := range spellings(w.fold, c) {
			if norm != w.norm && keeps(w.norm, norm) {
				out = append(out, option{norm, Marks, share, float64(c.Frequency(norm))})
			}
		}
		for _, norm := range asked().words[w.fold] {
			if norm != w.norm && c.Frequency(norm) == 0 && keeps(w.norm, norm) {
				out = append(out, option{norm, Marks, share, askedUnits})
			}
		}
	}
	if len(out) == 1 && as.units == 0 {
		out = append(out, keyOptions(w, c)...)
	}
	if len(out) == 1 && as.units == 0 && w.letters && slips {
		out = append(out, slipOptions(w, leaves, c)...)
	}
	return out
}

// spellings are the norms of a fold, and those of its other spelling with i or y: a norm has only one, but typed without
// marks "ky" and "ki" are both "kỹ".
func spellings(fold string, c Corpus) []string {
	all := c.Spellings(fold)
	all = all[:min(len(all), maxSpellings)]
	stem, end := fold[:len(fold)-1], fold[len(fold)-1]
	if len(stem) == 0 || len(stem) > 2 || strings.ContainsAny(stem, "aeiouy") && stem != "qu" {
		return all
	}
	var other []string
	switch end {
	case 'i':
		other = c.Spellings(stem + "y")
	case 'y':
		other = c.Spellings(stem + "i")
	}
	if len(other) == 0 {
		return all
	}
	return slices.Concat(all, other[:min(len(other), maxSpellings)])
}

// keeps reports whether a spelling has every mark that was typed: it may add marks, not change any. Both are norms of about one fold.
// Example: "quyêt" is kept by "quyết", "quyét" is not kept by "quyệt".
func keeps(typed, spelling string) bool {
	was, tone := viet.Untone(typed)
	is, other := viet.Untone(spelling)
	if tone != 0 && tone != other {
		return false
	}
	a, b := []rune(was), []rune(is)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && a[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
