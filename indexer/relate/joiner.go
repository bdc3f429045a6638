package relate

import (
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// shares reports whether two verbs have one object: nothing stands between them but what joins them, or "một số điều" between verbs
// that change it.
func (c *clause) shares(a, b governor) bool {
	gap := low(c.Text[min(a.at.End, b.at.Start):b.at.Start])
	for _, row := range rows("joiners") {
		gap = strings.ReplaceAll(gap, " "+row[0]+" ", " ")
	}
	if gap = strings.Trim(gap, " ,;\n\u00a0"); gap == "" {
		return true
	}
	return len(gap) < 80 && a.trigger.strong() && b.trigger.strong() && partly(gap)
}

// joins reports whether what begins at is joined to what stands before: by a comma, "và", "hoặc".
func (c *clause) joins(at int) bool {
	return at > c.sentence.body && joiner(c.Text[max(c.sentence.body, at-16):at])
}

// joiner reports whether a piece of text ends in a mark or word that joins what follows to a list.
func joiner(s string) bool {
	s = strings.TrimRight(s, " \n\u00a0\t")
	for {
		cut := s
		for _, row := range rows("plurals") {
			cut = strings.TrimRight(trimWord(cut, row[0]), " \n\u00a0")
		}
		if cut == s {
			break
		}
		s = cut
	}
	if s == "" {
		return true
	}
	for _, mark := range []string{",", ";", ":", "-", "+", "•"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	for _, row := range rows("joiners") {
		if t := trimWord(s, row[0]); t != s {
			return true
		}
	}
	return false
}

// trimWord cuts a word of its own from the end, in any case.
func trimWord(s, word string) string {
	if k := len(s) - len(word); k >= 0 && strings.EqualFold(s[k:], word) && (k == 0 || s[k-1] == ' ' || s[k-1] == '\n' || s[k-1] == '(') {
		return s[:k]
	}
	return s
}

// plural reports whether the words before a document announce several: "một số điều của các Nghị định".
func plural(s string) bool {
	return slices.Contains(strings.Fields(viet.Fold(s)), "cac")
}

// partly reports whether the words between a verb and its document say that a part alone is meant: "một số điều của".
func partly(s string) bool {
	return hasAny(s[:min(len(s), 200)], "parts")
}
