package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/table"
)

//go:embed oldnumbers.tsv
var oldNumberRows string

// oldNumber is a row of oldnumbers.tsv.
type oldNumber struct {
	mark     string
	anchored bool
	with     string
}

var oldNumbers = sync.OnceValue(func() map[string]oldNumber {
	t := map[string]oldNumber{}
	for c := range table.Rows(oldNumberRows, 5) {
		t[c[0]] = oldNumber{mark: c[1], anchored: c[2] == "anchored", with: c[4]}
	}
	return t
})

// code is one code of a symbol, read and looked up.
type code struct {
	// text is as written, with look-alike letters made Latin; digits after the letters included.
	text string
	end  int
	// docType and issuer are the table's spellings, empty where the table lacks it. The issuer keeps its digits.
	docType, issuer string
	// exact is true where the table has the letters as they are, case aside; false where only the fold does.
	exactType, exactIssuer bool
	// unit is true where the issuer table has it as a unit alone.
	unit bool
	// lower is true where no letter is upper case.
	lower bool
}

func (c code) known() bool { return c.docType != "" || c.issuer != "" }

// body reports whether the code is that of an issuing body, not merely of a unit.
func (c code) body() bool { return c.issuer != "" && !c.unit }

// asIssuer is the spelling that a number keeps where the code stands for a body or unit.
func (c code) asIssuer() string {
	switch {
	case c.issuer != "":
		return c.issuer
	case c.docType != "" && c.exactType:
		return c.docType
	}
	return strings.ToUpper(c.text)
}

// lookUp finds a code in the tables; ok is false where the letters cannot be a code at all.
func lookUp(text string) code {
	c := code{text: text, lower: strings.IndexFunc(text, unicode.IsUpper) < 0}
	letters := strings.TrimRight(text, "0123456789")
	digits := text[len(letters):]
	types, bodies := docTypes(), issuers()
	find := func(loose bool) {
		if digits == "" && c.docType == "" {
			if t, ok := types.codes.find(letters, loose); ok {
				c.docType, c.exactType = t, !loose
			}
		}
		if c.issuer == "" {
			if i, ok := bodies.codes.find(letters, loose); ok {
				c.issuer, c.exactIssuer = i+digits, !loose
				c.unit = bodies.rows[bodies.byCode[bodies.codes.code(i)][0]].Level == LevelUnit
			}
		}
	}
	find(false)
	if !c.known() {
		find(true)
	}
	if !c.known() {
		for part := range strings.SplitSeq(letters, "&") {
			if _, ok := bodies.codes.find(part, false); ok && part != letters {
				c.issuer, c.exactIssuer, c.unit = strings.ToUpper(letters)+digits, true, true
			}
		}
	}
	return c
}

// unglue splits a code whose hyphen was lost: TTBTNMT is TT and BTNMT. Only a single way to split counts.
// Source: handbook §1.5, glued codes.
func unglue(c code) (code, code, bool) {
	var first, second code
	found := 0
	for i := range c.text {
		if i == 0 {
			continue
		}
		t, b := lookUp(c.text[:i]), lookUp(c.text[i:])
		if t.docType != "" && t.exactType && b.body() && b.exactIssuer {
			first, second = t, b
			found++
		}
	}
	second.end = c.end
	return first, second, found == 1
}

// codeLetter gives the Latin letter that may stand in a code, 0 for others. Eth and Cyrillic look-alikes come from bad
// fonts and keyboards: TT-BTС with a Cyrillic С is TT-BTC.
func codeLetter(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z':
		return r
	case r < utf8.RuneSelf:
		return 0
	}
	switch r {
	case 'Đ', 'đ', 'Ư', 'ư', 'Â', 'â', 'Ô', 'ô', 'Ê', 'ê', 'Ơ', 'ơ', 'Ă', 'ă':
		return r
	case 'Ð', 'Ɖ':
		return 'Đ'
	case 'ð':
		return 'đ'
	}
	const cyrillic, latin = "АВЕКМНОРСТХ", "ABEKMHOPCTX"
	if 'А' <= r && r <= 'Х' {
		for i, c := range []rune(cyrillic) {
			if c == r {
				return rune(latin[i])
			}
		}
	}
	return 0
}

// longestCode bounds how many characters a code may have, and so the work at one place of a text.
const longestCode = 24

// readCode reads the code that begins at byte i of s: letters, then digits (QH15), an ampersand between letters
// (CCHC&PC), a dot within T.Ư. Where a word is glued behind a known code (TTgngày) it reads the code alone.
func readCode(s string, i int) (code, bool) {
	var b strings.Builder
	end, runes, plain := i, 0, true
	for end < len(s) && runes <= longestCode {
		r, w := utf8.DecodeRuneInString(s[end:])
		if unicode.IsDigit(r) && r < utf8.RuneSelf && runes > 0 {
			b.WriteByte(byte(r))
		} else if l := codeLetter(r); l != 0 {
			b.WriteRune(l)
		} else if r == '&' && runes > 0 && startsCode(s[end+1:]) {
			b.WriteByte('&')
		} else if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			plain = false
			break
		} else {
			break
		}
		end += w
		runes++
	}
	text := b.String()
	if runes == 1 {
		if c, ok := readDotted(s, i, end, text); ok {
			return c, true
		}
	}
	if plain && runes > 0 && runes <= longestCode && shaped(text) {
		c := lookUp(text)
		c.end = end
		if !c.known() {
			if cut, ok := cutGlued(s, i, end, text); ok {
				return cut, true
			}
		}
		return c, true
	}
	return cutGlued(s, i, end, text)
}

func startsCode(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return codeLetter(r) != 0
}

// shaped reports whether digits stand at the end of a code alone, four at most.
func shaped(text string) bool {
	letters := strings.TrimRight(text, "0123456789")
	return len(letters) > 0 && len(text)-len(letters) <= 4 && !strings.ContainsAny(letters, "0123456789")
}

// readDotted reads T.Ư and the like: two single letters with a dot that the table has.
func readDotted(s string, i, end int, first string) (code, bool) {
	if !strings.HasPrefix(s[end:], ".") {
		return code{}, false
	}
	r, w := utf8.DecodeRuneInString(s[end+1:])
	l := codeLetter(r)
	if l == 0 {
		return code{}, false
	}
	if next, _ := utf8.DecodeRuneInString(s[end+1+w:]); unicode.IsLetter(next) {
		return code{}, false
	}
	c := lookUp(first + "." + string(l))
	c.end = end + 1 + w
	return c, c.issuer != ""
}

func notLower(r rune) bool { return !unicode.IsLower(r) }

// cutGlued reads the known code that a word glued to it hides: "CPngày", "UBNDtỉnh", "BTCHà". What follows must be in
// lower case but for its first letter. end is where reading stopped, text what had been read until there.
func cutGlued(s string, i, end int, text string) (code, bool) {
	if len(text) != end-i {
		return code{}, false // look-alike letters and glue together are too little to go by
	}
	stop := end
	for n := 0; stop < len(s) && n < 8; n++ {
		r, w := utf8.DecodeRuneInString(s[stop:])
		if !unicode.IsLetter(r) {
			break
		}
		stop += w
	}
	for cut := end; cut > i+1; {
		rest := s[cut:stop]
		_, first := utf8.DecodeRuneInString(rest)
		if len(rest) > 1 && first < len(rest) && strings.IndexFunc(rest[first:], notLower) < 0 {
			c := lookUp(s[i:cut])
			if !c.lower && (c.exactType && c.docType == c.text || c.exactIssuer && c.issuer == c.text) {
				c.end = cut
				return c, true
			}
		}
		_, w := utf8.DecodeLastRuneInString(s[i:cut])
		cut -= w
	}
	return code{}, false
}
