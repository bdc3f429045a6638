package revision

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// reading is a text as words are compared in it: blanks, dashes and quotation marks each as one, tones in their new place. at tells for each
// byte of it where it stands in the text; the last stands for the end.
type reading struct {
	words string
	at    []int
}

// plain are the signs that are one when words are compared.
var plain = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'")

// read makes the reading of a text.
func read(text string) reading {
	r := reading{at: make([]int, 0, len(text)+1)}
	var b strings.Builder
	b.Grow(len(text))
	put := func(s string, at, width int) {
		b.WriteString(s)
		for i := range len(s) {
			r.at = append(r.at, at+min(i, width-1))
		}
	}
	other := func(from, to int) {
		for from < to {
			c, w := utf8.DecodeRuneInString(text[from:to])
			if unicode.IsSpace(c) {
				end := from + w
				for end < to {
					next, more := utf8.DecodeRuneInString(text[end:to])
					if !unicode.IsSpace(next) {
						break
					}
					end += more
				}
				put(" ", from, 1)
				from = end
				continue
			}
			put(plain.Replace(text[from:from+w]), from, w)
			from += w
		}
	}
	done := 0
	for w := range viet.Words(text) {
		other(done, w.Start)
		put(viet.Tone(w.Text), w.Start, len(w.Text))
		done = w.End
	}
	other(done, len(text))
	r.at = append(r.at, len(text))
	r.words = b.String()
	return r
}

// wordsAlone is a phrase as it is looked for, without blanks around it.
func wordsAlone(s string) string { return strings.TrimSpace(read(s).words) }

// find lists where a phrase stands in the text, as spans of it; phrase is as wordsAlone has it. A phrase that begins with a small letter is
// found with a capital too where a sentence begins. Words that go on left or right of it are other words.
func (r reading) find(phrase string) []corpus.Span {
	if phrase == "" {
		return nil
	}
	var out []corpus.Span
	first, width := utf8.DecodeRuneInString(phrase)
	raised := ""
	if unicode.IsLower(first) {
		raised = string(unicode.ToUpper(first)) + phrase[width:]
	}
	next, up := -1, -1 // where both stand next, looked for again only once one was passed: else a text of many is read as often as there are
	for from := 0; from < len(r.words); {
		next = r.next(phrase, next, from)
		if raised != "" {
			up = r.next(raised, up, from)
		}
		at, capital := next, raised != "" && up < next
		if capital {
			at = up
		}
		if at == len(r.words) {
			break
		}
		end := at + len(phrase)
		if capital {
			end = at + len(raised)
		}
		if r.alone(at, end) && (!capital || r.begins(at)) {
			out = append(out, corpus.Span{Start: r.at[at], End: r.at[end]})
			from = end
			continue
		}
		_, w := utf8.DecodeRuneInString(r.words[at:])
		from = at + w
	}
	return out
}

// next is where a phrase stands from a place on, its end where it stands nowhere; known is what was answered before.
func (r reading) next(phrase string, known, from int) int {
	if known >= from {
		return known
	}
	if at := strings.Index(r.words[from:], phrase); at >= 0 {
		return from + at
	}
	return len(r.words)
}

// alone reports whether no letter or digit touches what stands at a place, as far as that has one at its edge.
func (r reading) alone(from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.words[:from])
	first, _ := utf8.DecodeRuneInString(r.words[from:])
	last, _ := utf8.DecodeLastRuneInString(r.words[:to])
	after, _ := utf8.DecodeRuneInString(r.words[to:])
	return !(from > 0 && inWord(before) && inWord(first)) && !(to < len(r.words) && inWord(after) && inWord(last))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// begins reports whether a sentence, a clause or a paragraph begins at a place.
func (r reading) begins(at int) bool {
	before := strings.TrimRight(r.words[:at], ` "'(-+*`)
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".:;)?!")
}
