package structure

import (
	"strings"

	"vankho/corpus"
)

// roll is a list of names that is being read from pieces of lines.
type roll struct {
	text  string
	names []string
	at    corpus.Span
	// open is the item that has not ended.
	open string
}

// add takes a piece in: as an item of its own, or as what an item goes on with.
func (l *roll) add(at corpus.Span, fresh bool) {
	s := at.In(l.text)
	if fresh {
		l.end()
	}
	if l.at.End == 0 {
		l.at.Start = at.Start
	}
	l.at.End = at.End
	for {
		k := semicolon(s)
		if k < 0 {
			break
		}
		l.open = strings.TrimSpace(l.open + " " + s[:k])
		l.end()
		s = s[k+1:]
	}
	l.open = strings.TrimSpace(l.open + " " + strings.TrimSpace(s))
}

// end closes the item that is open.
func (l *roll) end() {
	if name := recipientName(l.open); name != "" {
		l.names = append(l.names, name)
	}
	l.open = ""
}

// semicolon is where the first semicolon outside brackets stands.
func semicolon(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ';':
			if depth <= 0 {
				return i
			}
		}
	}
	return -1
}
