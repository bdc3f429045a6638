package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// tokenKind says what a token is.
type tokenKind uint8

const (
	markToken tokenKind = iota
	wordToken
	figureToken
	breakToken // one or more line breaks
)

// capitals says how a word is written.
type capitals uint8

const (
	small   capitals = iota
	capital          // the first letter, or the only one
	shouted          // all letters, two at least
)

// token is a word, a figure, a mark or a line break of the text.
type token struct {
	start, end int
	// word is its number in the lexicon, 0 where no table has it.
	word word
	kind tokenKind
	caps capitals
	// gap is true where something blank stands before it.
	gap bool
}

// longestWord bounds the bytes of a word that may stand in a table.
const longestWord = 40

// tokens cuts a text. Time is linear in the text.
func tokens(text string, lex *lexicon) []token {
	toks := make([]token, 0, len(text)/5+8)
	seen := map[string]word{}
	gap := true
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\f' || r == '\r':
			if n := len(toks); n > 0 && toks[n-1].kind == breakToken {
				toks[n-1].end = i + w
			} else {
				toks = append(toks, token{start: i, end: i + w, kind: breakToken, gap: true})
			}
			gap = true
			i += w
			continue
		case unicode.IsSpace(r):
			gap = true
			i += w
			continue
		case '0' <= r && r <= '9':
			j := i + 1
			for j < len(text) && '0' <= text[j] && text[j] <= '9' {
				j++
			}
			toks = append(toks, token{start: i, end: j, kind: figureToken, gap: gap, word: lex.wordOf(text[i:min(j, i+5)])})
			i = j
		case unicode.IsLetter(r):
			t := readWord(text, i)
			t.gap = gap
			if t.end-t.start <= longestWord {
				raw := text[t.start:t.end]
				id, ok := seen[raw]
				if !ok {
					id = lex.wordOf(wordKey(raw))
					seen[raw] = id
				}
				t.word = id
			}
			toks = append(toks, t)
			i = t.end
		default:
			toks = append(toks, token{start: i, end: i + w, gap: gap, word: lex.wordOf(markKey(text[i : i+w]))})
			i += w
		}
		gap = false
	}
	return toks
}

// readWord reads letters, the marks that combine with them, and figures and apostrophes within.
func readWord(text string, i int) token {
	t := token{start: i, kind: wordToken}
	letters, upper := 0, 0
	first := false
	for i < len(text) {
		r, w := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
				first = first || letters == 1
			}
		} else if !unicode.IsMark(r) && !('0' <= r && r <= '9') && !apostrophe(text, i, r, w) {
			break
		}
		i += w
	}
	t.end = i
	switch {
	case upper == letters && letters > 1:
		t.caps = shouted
	case first:
		t.caps = capital
	}
	return t
}

// apostrophe reports one within a word: "R'Lấp".
func apostrophe(text string, i int, r rune, w int) bool {
	if r != '\'' && r != '’' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+w:])
	return unicode.IsLetter(next)
}

// wordKey is the form in which words are compared: small letters, tones in the new style, marks kept.
func wordKey(s string) string { return viet.Tone(strings.ToLower(s)) }

// markKey makes all hyphens and dashes one.
func markKey(s string) string {
	switch s {
	case "–", "—", "−", "‑", "‐":
		return "-"
	}
	return s
}

// span is the range of the tokens [from, to), empty where there are none.
func (r *reader) span(from, to int) corpus.Span {
	if from < 0 || from >= to || to > len(r.toks) {
		return corpus.Span{}
	}
	return corpus.Span{Start: r.toks[from].start, End: r.toks[to-1].end}
}

// quote is the text of the tokens [from, to).
func (r *reader) quote(from, to int) string { return r.span(from, to).In(r.text) }

// is reports whether token i is a certain word.
func (r *reader) is(i int, w ...word) bool {
	if i < 0 || i >= len(r.toks) {
		return false
	}
	for _, x := range w {
		if r.toks[i].word == x {
			return true
		}
	}
	return false
}

// kindAt is the kind of token i; a line break stands before and behind the text.
func (r *reader) kindAt(i int) tokenKind {
	if i < 0 || i >= len(r.toks) {
		return breakToken
	}
	return r.toks[i].kind
}

// wordAt, capsAt, widthAt and gapAt answer for tokens outside the text too: no word stands there, and something blank before it.
func (r *reader) wordAt(i int) word {
	if i < 0 || i >= len(r.toks) {
		return 0
	}
	return r.toks[i].word
}

func (r *reader) capsAt(i int) capitals {
	if i < 0 || i >= len(r.toks) {
		return small
	}
	return r.toks[i].caps
}

// widthAt is the length of token i in bytes.
func (r *reader) widthAt(i int) int {
	if i < 0 || i >= len(r.toks) {
		return 0
	}
	return r.toks[i].end - r.toks[i].start
}

func (r *reader) gapAt(i int) bool { return i < 0 || i >= len(r.toks) || r.toks[i].gap }

// capitalAt reports whether token i is a word with a capital.
func (r *reader) capitalAt(i int) bool { return r.kindAt(i) == wordToken && r.toks[i].caps != small }

// smallAt reports whether token i is a word in small letters.
func (r *reader) smallAt(i int) bool { return r.kindAt(i) == wordToken && r.toks[i].caps == small }

// shoutedAt reports whether token i stands among words that are all capitals, so that capitals say nothing.
func (r *reader) shoutedAt(i int) bool {
	if r.kindAt(i) != wordToken || r.toks[i].caps == small {
		return false
	}
	if r.toks[i].caps == capital && r.toks[i].end-r.toks[i].start > 3 {
		return false
	}
	for _, near := range [...]int{i - 1, i + 1} {
		if r.kindAt(near) == wordToken && r.toks[near].caps == shouted && len(r.quote(near, near+1)) > 0 {
			return r.toks[i].caps == shouted || r.toks[i].end-r.toks[i].start <= 3
		}
	}
	return false
}

// capitalised writes words that are all in capitals as a name is written: Nguyễn Văn Mẫu.
func capitalised(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}
