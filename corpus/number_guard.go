package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed number_guards.tsv
var guardRows string

// guardTable is number_guards.tsv in memory.
type guardTable struct {
	words []string
	codes map[string]bool
}

var guards = sync.OnceValue(func() guardTable {
	t := guardTable{codes: map[string]bool{}}
	for c := range table.Rows(guardRows, 2) {
		if c[1] == "code" {
			t.codes[c[0]] = true
		} else {
			t.words = append(t.words, c[0])
		}
	}
	return t
})

// anchor says what the words before a candidate promise.
type anchor int

const (
	anchorNone  anchor = iota
	anchorSo           // "số"
	anchorLine         // "Số" at the beginning of a line, as in a letterhead
	anchorType         // the name or code of a type, with or without "số"
	anchorGuard        // a word after which no document number stands
)

// accept is the test that a candidate must pass, by how much its own codes say. Source: handbook §1.5, §1.8.
func (s *scanner) accept(n Number) bool {
	if s.dotted && (n.Type != "NQ" || len(n.Issuers) != 1 || n.Issuers[0] != "CP" || n.Year == 0) {
		return false
	}
	a := s.anchor()
	if a == anchorGuard {
		return false
	}
	head := s.codes[0]
	bodies, exact := 0, 0
	for _, c := range s.codes {
		if c.body() && (!c.lower || c.exactIssuer) {
			bodies++
		}
		if c.docType == c.text || c.issuer == c.text {
			exact++
		}
	}
	switch {
	case head.lower:
		return n.Type != "" && bodies > 0 && len(n.Issuers) > 0 && len(s.codes) > 1 ||
			n.Type == "" && head.body() && len(s.codes) > 1 && s.codes[1].known() || n.Family == FamilyLaw
	case s.first == ' ':
		// "Số: 95 TC/CĐKT": ministries numbered so before 2000.
		old := a != anchorNone && exact > 0 && len(s.codes) > 1 && s.second == '/'
		return (exact > 1 && n.Type != "" && bodies > 0 || old) && !s.afterYearWord()
	case n.Year != 0 && len(n.Issuers)+len(n.Units) > 0:
		return true
	case n.Year != 0:
		return a != anchorNone && !s.goesOn()
	case s.first == '-' && len(s.codes) > 1 && head.docType == "" && n.Family != FamilyParty && s.codes[1].docType == "":
		return false // 06-ĐCSDTK/KBNN, 18-TT45-BNN.doc: forms and files are named so
	case s.spaced:
		return n.Family == FamilyParty && n.Type != "" && len(n.Issuers) > 0
	case len(s.codes) > 1:
		return n.Type != "" || bodies > 0 || a >= anchorLine && s.plain() && len(s.codes) == 2 || a == anchorType && len(s.codes) == 2
	case n.Type != "" && len(n.Issuers) > 0:
		return true // glued
	case n.Family == FamilyOld:
		return a != anchorNone || !oldNumbers()[n.first()].anchored && !s.suffixed
	case n.Type != "" || s.first == '-':
		return a == anchorType || a != anchorNone && s.first == '/'
	}
	return a != anchorNone || head.issuer == head.text && (upperLetters(head.text) > 2 || n.Family == FamilyParty && n.Issuers[0] != "CB" && n.Issuers[0] != "ĐH" && n.Issuers[0] != "ĐB")
}

// goesOn reports a separator right behind the number: what follows could not be read, so neither can the whole.
func (s *scanner) goesOn() bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.end:])
	kind := separator(r)
	return kind == '-' || kind == '/'
}

// lookBack is how many bytes before a candidate are read for what they promise.
const lookBack = 64

// anchor reads the words before the candidate.
func (s *scanner) anchor() anchor {
	from := max(0, s.start-lookBack)
	for from < s.start && !utf8.RuneStart(s.text[from]) {
		from++
	}
	before := s.text[from:s.start]
	if standardBefore(before) {
		return anchorGuard
	}
	before = strings.TrimRight(before, anchorGap)
	found, apart := anchorNone, false
	for _, word := range []string{"số", "sô", "so", "no."} {
		if cut, ok := cutWord(before, word); ok {
			// A line that begins with "Số" is a new one; one that begins with "số" goes on with the line above.
			apart = from == 0 && cut == "" || strings.Contains(before[len(cut):], "\n") && strings.HasPrefix(strings.TrimLeft(before[len(cut):], anchorGap), "S")
			found, before = anchorSo, cut
			break
		}
	}
	if endsInType(viet.Fold(before), before) {
		return anchorType
	}
	if apart {
		return anchorLine
	}
	for _, w := range guards().words {
		if _, ok := cutWord(before, w); ok {
			return anchorGuard
		}
	}
	return found
}

// anchorGap is what may stand between the words before a number and the number.
const anchorGap = " \t\n\u00A0:(“\""

// cutWord takes a word in any case from the end of a text; the text before it must not run into it. Marks count: the
// fold of "bão" is that of the last syllable of "thông báo".
func cutWord(text, word string) (string, bool) {
	end := len(text)
	for n := utf8.RuneCountInString(word); n > 0 && end > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(text[:end])
		end -= w
	}
	if !strings.EqualFold(text[end:], word) {
		return text, false
	}
	rest := text[:end]
	if r, _ := utf8.DecodeLastRuneInString(rest); rest != "" && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return text, false
	}
	return strings.TrimRight(rest, anchorGap), true
}

// endsInType reports whether the folded text ends in the name of a type, or the text in a type's code.
func endsInType(fold, text string) bool {
	t := docTypes()
	words := strings.Fields(fold)
	for n := min(t.longest, len(words)); n > 0; n-- {
		if _, ok := t.folded[strings.Join(words[len(words)-n:], " ")]; ok {
			return true
		}
	}
	written := strings.Fields(text)
	if len(written) == 0 {
		return false
	}
	last := strings.TrimRight(written[len(written)-1], ":")
	c := lookUp(last)
	return c.docType == last && upperLetters(last) > 1
}

// standardBefore reports whether the code of a standard stands before, with nothing but figures, capitals and signs
// between: "QCVN 41:" before 2019/BGTVT, "QCVN 61-MT:" before 2016/BTNMT.
func standardBefore(before string) bool {
	for end := len(before); end > 0; {
		r, w := utf8.DecodeLastRuneInString(before[:end])
		switch {
		case unicode.IsUpper(r):
			start := end
			for start > 0 {
				r, w := utf8.DecodeLastRuneInString(before[:start])
				if !unicode.IsUpper(r) {
					break
				}
				start -= w
			}
			if guards().codes[before[start:end]] {
				return true
			}
			end = start
		case unicode.IsDigit(r), strings.ContainsRune(" \t\n\u00A0:.-–/", r):
			end -= w
		default:
			return false
		}
	}
	return false
}

// afterYearWord reports "năm" before the candidate: in "năm 2025 KH-UBND" the figure is a year.
func (s *scanner) afterYearWord() bool {
	return isYear(s.serial) && strings.HasSuffix(strings.TrimRight(s.text[:s.start], " \n"), "năm")
}
