package figure

import (
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// headWord is a word of the head of a row or a column, folded.
type headWord struct {
	fold string
	corpus.Span
	// norm is the word in the form in which its spellings meet, with its marks.
	norm string
	// before is the mark between the word before and this one, without blanks.
	before string
	// used says that something has read it already.
	used bool
}

// maxHead bounds the words of a head that are looked at.
const maxHead = 60

// headWordsOf cuts text[at] into words; "TH2019" is two.
func headWordsOf(text string, at corpus.Span) []headWord {
	var words []headWord
	done := at.Start
	add := func(start, end int) {
		words = append(words, headWord{fold: viet.Fold(text[start:end]), norm: viet.Norm(text[start:end]), Span: corpus.Span{Start: start, End: end},
			before: strings.Trim(text[done:start], " \u00a0")})
		done = end
	}
	for w := range viet.Words(at.In(text)) {
		start, end := at.Start+w.Start, at.Start+w.End
		if n := len(w.Text) - 4; n > 0 && yearAt(w.Text[n:]) > 0 && !strings.ContainsAny(w.Text[:n], "0123456789") {
			add(start, start+n)
			start += n
		}
		add(start, end)
		if len(words) >= maxHead {
			break
		}
	}
	return words
}

// yearAt is the year that a word is, 0 where it is none.
func yearAt(word string) int {
	if len(word) != 4 {
		return 0
	}
	n, err := strconv.Atoi(word)
	if err != nil || !yearLike(n) {
		return 0
	}
	return n
}

// foldedWords joins words with blanks.
func foldedWords(words []headWord) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.fold)
	}
	return b.String()
}

// headPhraseTable finds the longest phrase of a table at a word. Where marked, the words must have the marks of the table, if they have any.
type headPhraseTable[T any] struct {
	rows    map[string]T
	longest int
	marked  bool
}

func (p *headPhraseTable[T]) add(phrase string, value T) {
	if p.rows == nil {
		p.rows = map[string]T{}
	}
	words := headWordsOf(phrase, corpus.Span{End: len(phrase)})
	p.rows[foldedWords(words)] = value
	if p.marked {
		norms := make([]string, len(words))
		for i, w := range words {
			norms[i] = w.norm
		}
		p.rows[strings.Join(norms, " ")] = value
	}
	p.longest = max(p.longest, len(words))
}

// at gives the value of the longest phrase that words begin with, and how many words it has. A phrase does not reach over a word that
// was read, nor over a bracket.
func (p *headPhraseTable[T]) at(words []headWord) (value T, n int) {
	var b strings.Builder
	for i, w := range words[:min(len(words), p.longest)] {
		if w.used || i > 0 && strings.ContainsAny(w.before, "():;") {
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		if p.marked {
			b.WriteString(w.norm)
		} else {
			b.WriteString(w.fold)
		}
		if v, ok := p.rows[b.String()]; ok {
			value, n = v, i+1
		}
	}
	return value, n
}

// headRole is what a head says of its numbers; several may hold.
type headRole uint32

const (
	rolePlan headRole = 1 << iota
	roleActual
	roleEstimate
	roleCompare
	roleChange
	roleUp
	roleDown
	roleRatio
	roleLast
	rolePrevious
	roleCumulative
	rolePlain
	roleAgain
	roleRank
	roleOrder
	roleLabel
	rolePlace
	roleBody
	roleUnit
	roleNote
	roleCode

	// wholeRoles are those that take a head as a whole, comparing those that make its numbers comparisons.
	wholeRoles = roleOrder | roleLabel | rolePlace | roleBody | roleUnit | roleNote | roleCode
	comparing  = roleCompare | roleChange | roleUp | roleDown | roleRatio
)

var headRoleNames = map[string]headRole{"plan": rolePlan, "actual": roleActual, "estimate": roleEstimate, "compare": roleCompare, "change": roleChange,
	"up": roleUp, "down": roleDown, "ratio": roleRatio, "last": roleLast, "previous": rolePrevious, "cumulative": roleCumulative, "plain": rolePlain,
	"again": roleAgain, "rank": roleRank, "order": roleOrder, "label": roleLabel, "place": rolePlace, "body": roleBody, "unit": roleUnit, "note": roleNote, "code": roleCode}

// headPhrase is a row of columns.tsv.
type headPhrase struct {
	role  headRole
	alone bool
}

// columnWords are the phrases of columns.tsv: those of whole heads, those that begin them, and those within.
type columnWords struct {
	whole, begin map[string]headRole
	within       headPhraseTable[headPhrase]
}

var headPhrases = sync.OnceValue(func() *columnWords {
	t := &columnWords{whole: map[string]headRole{}, begin: map[string]headRole{}}
	for _, row := range tableWords()["columns"] {
		role := headRoleNames[row[0]]
		if role&wholeRoles == 0 {
			t.within.add(row[1], headPhrase{role, len(row) > 2 && row[2] == "alone"})
			continue
		}
		if phrase, ok := strings.CutSuffix(row[1], "…"); ok {
			t.begin[foldedWords(headWordsOf(phrase, corpus.Span{End: len(phrase)}))] = role
		} else {
			t.whole[foldedWords(headWordsOf(phrase, corpus.Span{End: len(phrase)}))] = role
		}
	}
	return t
})

// wholeRole is the role that a head has as a whole.
func wholeRole(words []headWord) headRole {
	t := headPhrases()
	if role, ok := t.whole[foldedWords(words)]; ok {
		return role
	}
	for n := range min(len(words), 4) {
		if role, ok := t.begin[foldedWords(words[:n+1])]; ok {
			return role
		}
	}
	return 0
}
