package vi

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// Word is one word of a text in the two forms that are indexed. Start and End are byte offsets into the text as it
// was given, so that what matched can be shown with its own marks and case.
// Example: in "Tỉnh UỶ" the second word is {Start:7, End:11, Norm:"ủy", Fold:"uy"}.
type Word struct {
	Start, End int
	// Norm is the form in which its spellings meet: lower case, hoà as hòa, kĩ as kỹ.
	Norm string
	// Fold is Norm without marks.
	Fold string
	// First is true where the word begins a sentence, so that no pair of words reaches over it.
	First bool
}

type forms struct{ norm, fold string }

// memo holds the forms of words met before: texts have millions of words and a few thousand different ones.
type memo map[string]forms

// maxMemo and maxMemoWord bound a memo, in words and in bytes of one: numbers and misread words go on being new.
const (
	maxMemo     = 1 << 14
	maxMemoWord = 64
)

var memos = sync.Pool{New: func() any { return memo{} }}

func (m memo) forms(word string) forms {
	if f, ok := m[word]; ok {
		return f
	}
	// A part of the text would keep the whole text alive.
	word = strings.Clone(word)
	norm := Norm(word)
	f := forms{norm, viet.Fold(norm)}
	if len(word) <= maxMemoWord {
		if len(m) >= maxMemo {
			clear(m)
		}
		m[word] = f
	}
	return f
}

// Words yields the words of text in order.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		known := memos.Get().(memo)
		defer memos.Put(known)
		last := -1
		for w := range viet.Words(text) {
			f := known.forms(w.Text)
			if f.fold == "" {
				continue
			}
			first := last < 0 || breaks(text, last, w.Start, w.End)
			last = w.End
			if !yield(Word{w.Start, w.End, f.norm, f.fold, first}) {
				return
			}
		}
	}
}

// Norm brings one word to the form in which its spellings meet, viet.Norm. Example: "HOÀ" → "hòa", "kĩ" → "kỹ".
func Norm(word string) string { return viet.Norm(word) }

// breaks reports whether a sentence ends between two words: the bytes from last to start lie between them, the next
// word runs from start to end.
func breaks(text string, last, start, end int) bool {
	gap := text[last:start]
	if gap == " " {
		return false
	}
	for i := range len(gap) {
		switch gap[i] {
		case ';', ':', '?', '!', '|':
			return true
		case '.':
			// 1.204 and T.Ư are no ends of sentences.
			if i+1 < len(gap) && unicode.IsSpace(rune(gap[i+1])) {
				return true
			}
		}
	}
	if !strings.Contains(gap, "\n") {
		return false
	}
	// A line of a PDF may end within a sentence, which then goes on in lower case; "a)" begins a point.
	if strings.TrimSpace(gap) != "" || strings.HasPrefix(text[end:], ")") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[start:])
	return !unicode.IsLower(r)
}
