package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
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

// proposedToo reports whether a further body proposes with the document at an offset: "Xét đề nghị của A tại Tờ trình số D và đề nghị của B tại Tờ
// trình số E".
func (c *clause) proposedToo(at int) bool {
	if c.top[0].relation != corpus.RelationProposal || at-c.end > c.top[0].reach {
		return false
	}
	gap := low(c.Text[min(c.end, at):at])
	k := strings.Index(gap, "đề nghị của ")
	return k >= 0 && joiner("x "+gap[:k])
}

// longestGap is how far, in bytes, words that join stand apart at most.
const longestGap = 40

// directly reports whether nothing but what joins stands between the last reference and a place.
func (c *clause) directly(at int) bool {
	if at-c.end > longestGap {
		return false
	}
	gap := strings.Trim(low(c.Text[min(c.end, at):at]), " ,\n\u00a0")
	return gap == "" || slices.ContainsFunc(rows("joiners"), func(row []string) bool { return row[0] == gap })
}
