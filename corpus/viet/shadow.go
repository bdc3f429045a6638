package viet

import "unicode/utf8"

// Shadow is the fold of a text that remembers where each byte came from, so that a recogniser can match on the fold
// and answer with spans of the original. Example: in NewShadow("Số: 5"), Text is "so: 5" and Span(0, 2) is (0, 4),
// the bytes of "Số". The zero Shadow is that of the empty text.
type Shadow struct {
	text string
	// at[i] is the original offset of the rune that gave shadow byte i; at[len(text)] is the length of the original.
	at []int32
}

// NewShadow folds s, as Fold does. s is shorter than 2 GiB.
func NewShadow(s string) Shadow {
	t := foldTable()
	text := make([]byte, 0, len(s))
	at := make([]int32, 0, len(s)+1)
	for i, r := range s {
		f := foldRune(t, r)
		if f == dropped {
			continue
		}
		text = utf8.AppendRune(text, f)
		for len(at) < len(text) {
			at = append(at, int32(i))
		}
	}
	return Shadow{string(text), append(at, int32(len(s)))}
}

// Text is the folded text.
func (s Shadow) Text() string { return s.text }

// Span turns a range of shadow bytes into the range of the original that it was folded from, whole characters with
// their combining marks. Offsets outside the shadow are brought to its ends.
func (s Shadow) Span(start, end int) (int, int) {
	if len(s.at) == 0 {
		return 0, 0
	}
	n := len(s.text)
	start = min(max(start, 0), n)
	end = min(max(end, start), n)
	from := int(s.at[start])
	if start == end {
		return from, from
	}
	for end < n && s.at[end] == s.at[end-1] {
		end++
	}
	return from, int(s.at[end])
}
