package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// ParseNumber reads a string that is one document number and nothing else, in any usual spelling: with spaces, any
// dash, in lower or upper case, with swapped separators (154-KH/UBND), with one separator throughout (12-2014-TT-BYT),
// glued (09/2016/TTBTTTT), with Ð for Đ, without marks where that is unique (ND-CP). "số", "Số:" and the name of a type
// may stand before it, and the type then fills a number that lacks it (Nghị quyết 06/TU). A serial alone is no number.
// Example: "154 kh ubnd" is 154/KH-UBND. Source: handbook §1.5.
func ParseNumber(s string) (Number, bool) {
	if len(s) > 200 {
		return Number{}, false
	}
	s, docType := stripLead(strings.TrimSpace(viet.Normalise(s)))
	words, ok := numberWords(s)
	if !ok {
		return Number{}, false
	}
	n, ok := words.number()
	return n.WithType(docType.Code), ok
}

// numberWord is a run of letters and digits with the separator before it.
type numberWord struct {
	text string
	sep  byte
}

type numberWordList []numberWord

// numberWords splits s at its separators; false where a character belongs into no number.
func numberWords(s string) (numberWordList, bool) {
	var words numberWordList
	sep := byte(0)
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch kind := separator(r); {
		case kind == ' ' && sep == 0:
			sep = ' '
		case kind != 0 && kind != ' ':
			if len(words) == 0 || sep == '-' || sep == '/' {
				return nil, false
			}
			sep = kind
		case kind == 0:
			end := i
			for end < len(s) {
				r, w := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && !(r == '.' && dotInside(s, i, end)) {
					break
				}
				end += w
			}
			if end == i {
				return nil, false
			}
			words = append(words, numberWord{s[i:end], sep})
			sep, w = 0, end-i
		}
		i += w
	}
	return words, len(words) > 0 && sep != '-' && sep != '/' && len(words) <= 16
}

// separator says what a character separates as: '-', '/', ' ' or 0 for none.
func separator(r rune) byte {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '−', '_', 0x1E:
		return '-'
	case '/', '⁄', '∕', '／':
		return '/'
	case ' ', '\t', '\n', '\u00A0', '\u202F', '\u200B', '\uFEFF', '(', ')':
		return ' '
	}
	return 0
}

// dotInside reports the dot of 66.1, of T.Ư, and of QĐ-UBND.VX, with a letter or digit on both sides.
func dotInside(s string, start, dot int) bool {
	r, _ := utf8.DecodeRuneInString(s[dot+1:])
	return dot > start && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// number reads the words as serial, year and codes.
func (w numberWordList) number() (Number, bool) {
	w = w.serialFirst()
	serial, glued, ok := cutSerial(w[0].text)
	if !ok {
		return Number{}, false
	}
	p := pieces{serial: serial}
	w = w[1:]
	if len(w) > 1 && w[0] == (numberWord{"bis", ' '}) {
		p.serial, w = serial+"bis", w[1:] // 5 bis/QĐ-UBND
	}
	if glued != "" {
		w = append(numberWordList{{glued, ' '}}, w...)
	}
	if len(w) > 1 && isYear(w[0].text) && w[0].sep != ' ' {
		p.year, _ = strconv.Atoi(w[0].text)
		w = w[1:]
	}
	sure := true
	for i, word := range w {
		if unicode.IsDigit(rune(word.text[0])) {
			if last := len(p.codes) - 1; last >= 0 && word.sep == ' ' && len(word.text) <= 3 && p.codes[last].body() {
				p.codes[last] = lookUp(p.codes[last].text + word.text)
				continue
			}
			return Number{}, false
		}
		sep := word.sep
		for _, text := range codeTexts(word.text) {
			c, ok := readCode(text, 0)
			if !ok || c.end != len(text) {
				return Number{}, false
			}
			if last := len(p.codes) - 1; last > 0 && sep == ' ' {
				if whole := lookUp(p.codes[last].text + c.text); whole.body() && whole.exactIssuer {
					p.codes[last] = whole // BNN PTNT
					continue
				}
			}
			p.codes = append(p.codes, c)
			sure = sure && (c.known() || !c.lower && sep != ' ')
		}
		switch {
		case i == 0:
			p.first = sep
		case len(p.codes) == 2:
			p.second = sep
		case len(p.codes) == 3:
			p.third = sep
		}
	}
	// A space parts words as well as codes: then every code must be known, and there must be two.
	if !sure && !p.spelledOut(w) || len(p.codes) < 2 && p.first == ' ' {
		return Number{}, false
	}
	return p.assemble()
}

// spelledOut reports a number whose separators are plain before its first two codes, so that what follows a space is
// the rest of an issuer's abbreviation: 90/TB-BCH PCTT-TKCN.
func (p pieces) spelledOut(w numberWordList) bool {
	for i, word := range w {
		if strings.IndexFunc(word.text, unicode.IsUpper) < 0 || i < 1 && word.sep == ' ' {
			return false
		}
	}
	return true
}

// serialFirst mends NQ/57-TW, where the type stands before the serial, and leaves it out of "KH 88/KH-UBND", which has it in its place.
func (w numberWordList) serialFirst() numberWordList {
	if len(w) < 3 || !isDigits(w[1].text) || isDigits(w[0].text) {
		return w
	}
	lead := lookUp(w[0].text)
	if lead.docType == "" {
		return w
	}
	for _, word := range w[2:min(len(w), 4)] {
		if lookUp(word.text).docType == lead.docType {
			return append(numberWordList{{w[1].text, 0}}, w[2:]...)
		}
	}
	return append(numberWordList{{w[1].text, 0}, {w[0].text, w[1].sep}}, w[2:]...)
}

// cutSerial takes the serial from the first word, with what is glued to it: "58NQ" is 58 and NQ, "28a" is 28a.
func cutSerial(s string) (serial, glued string, ok bool) {
	rest := strings.TrimLeft(s, "0123456789")
	serial = s[:len(s)-len(rest)]
	if len(serial) == 0 || len(serial) > 5 {
		return "", "", false
	}
	if strings.HasPrefix(rest, ".") {
		after := strings.TrimLeft(rest[1:], "0123456789")
		if n := len(rest) - 1 - len(after); n < 1 || n > 2 || after != "" {
			return "", "", false
		}
		return s, "", true
	}
	if r, n := utf8.DecodeRuneInString(rest); n == len(rest) && n > 0 && codeLetter(r) != 0 || rest == "bis" {
		return s, "", true
	}
	return serial, rest, true
}

// codeTexts parts a word at its dots, but for T.Ư and other codes that have one.
func codeTexts(s string) []string {
	if !strings.Contains(s, ".") || lookUp(s).known() {
		return []string{s}
	}
	return strings.Split(s, ".")
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isYear reports a year that a number may bear, 1900 to 2099.
func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && (s[:2] == "19" || s[:2] == "20")
}

// stripLead takes the name of a type and "số" from the front.
func stripLead(s string) (string, DocType) {
	digit := strings.IndexAny(s, "0123456789")
	if digit <= 0 {
		return s, DocType{}
	}
	lead := strings.Fields(strings.ToLower(strings.TrimRight(s[:digit], " :.(")))
	if n := len(lead); n > 0 && viet.Fold(lead[n-1]) == "so" {
		lead = lead[:n-1]
	}
	if len(lead) == 0 {
		return s[digit:], DocType{}
	}
	d, ok := TypeByName(strings.Join(lead, " "))
	if !ok {
		return s, DocType{}
	}
	return s[digit:], d
}
