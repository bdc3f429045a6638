package corpus

import "strings"

// Span is a half-open range of byte offsets into the frozen text of one document: text[Start:End].
// Example: in "số 57-NQ/TW" the number has the Span {4 13}, "số" being three bytes in UTF-8.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the bytes of text that the span covers, or "" where the span does not fit the text.
func (s Span) In(text string) string {
	if !s.Fits(text) {
		return ""
	}
	return text[s.Start:s.End]
}

// Fits reports whether the span lies within text.
func (s Span) Fits(text string) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Holds reports whether other lies wholly within s.
func (s Span) Holds(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Meets reports whether the two spans share at least one byte.
func (s Span) Meets(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Trim returns the span without the characters at its ends that are blank.
// Example: Span{0, 5} of " ab \n" is {1 3} for unicode.IsSpace.
func (s Span) Trim(text string, blank func(rune) bool) Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeftFunc(in, blank))
	s.End = s.Start + len(strings.TrimFunc(in, blank))
	return s
}

// Shift returns the span moved by n bytes, as when a part is put back into the whole it was cut from.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
