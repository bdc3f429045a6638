package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ScanNumbers finds every document number standing in a text, ascending and not overlapping, each with its span. A
// candidate must hold a code of the type or issuer table; dates, shares, standards, forms and the like are passed over.
// One space or line break after a hyphen or slash is bridged. The text is taken as it is (normalise it before); time
// grows with its length alone. Example: in "Nghị quyết số 57-NQ/TW, ngày 22/12/2024" it finds 57-NQ/TW.
// Source: handbook §1.5, §1.8.
func ScanNumbers(text string) []FoundNumber {
	var found []FoundNumber
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			if strings.IndexByte("OlI", text[i]) >= 0 && i > 0 && strings.IndexByte(" :\n", text[i-1]) >= 0 {
				if f, ok := misreadAt(text, i); ok {
					found = append(found, f)
					i = f.End
					continue
				}
			}
			i++
			continue
		}
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		f, ok := scanAt(text, i, end)
		if m, misread := misreadAt(text, i); misread && freeBefore(text, i) {
			f, ok = m, true
		}
		if !ok {
			f, ok = typeFirst(text, i, end)
			ok = ok && (len(found) == 0 || found[len(found)-1].End <= f.Start)
		}
		if ok {
			found = append(found, f)
			i = f.End
			continue
		}
		i = end
	}
	return found
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// scanner reads one candidate.
type scanner struct {
	text string
	pieces
	start, end int
	// suffixed is true where a letter follows the serial: 28a.
	dotted, suffixed bool
	// spaced is true where blanks stand on both sides of a hyphen after the serial.
	spaced bool
}

// scanAt reads the number whose serial begins at start and has its digits up to end.
func scanAt(text string, start, end int) (FoundNumber, bool) {
	if end-start > 5 || !freeBefore(text, start) {
		return FoundNumber{}, false
	}
	s := scanner{text: text, start: start}
	after, ok := s.readHead(end)
	if !ok || !s.readCodes(after) {
		return FoundNumber{}, false
	}
	n, ok := s.assemble()
	if s.misread() && s.anchor() == anchorType {
		s.mend()
		n, ok = s.assemble()
	}
	if !ok || !s.accept(n) {
		return FoundNumber{}, false
	}
	return FoundNumber{Span{start, s.end}, n}, true
}

// typeFirst reads a Party number whose type stands before the serial that begins at start: NQ/57-TW is 57-NQ/TW.
func typeFirst(text string, start, end int) (FoundNumber, bool) {
	before, ok := strings.CutSuffix(text[:start], "/")
	if !ok || end-start > 5 || end >= len(text) || separator(rune(text[end])) != '-' {
		return FoundNumber{}, false
	}
	from := len(before)
	for n := 0; from > 0 && n < longestCode; n++ {
		r, w := utf8.DecodeLastRuneInString(before[:from])
		if codeLetter(r) == 0 {
			break
		}
		from -= w
	}
	head, body := lookUp(before[from:]), code{}
	if head.docType != "" && head.docType == before[from:] && wordStart(text, from) && !strings.HasSuffix(before[:from], "/") {
		body, _ = readCode(text, end+1)
	}
	if !body.body() || body.issuer != body.text {
		return FoundNumber{}, false
	}
	n, ok := pieces{serial: text[start:end], codes: []code{head, body}, first: '-', second: '/'}.assemble()
	return FoundNumber{Span{from, body.end}, n}, ok && n.Family == FamilyParty
}

// freeBefore reports whether a serial may begin at i: not within a word, a figure, a date or a code, nor after the slash
// that follows a serial left blank (Số:    /2025/QĐ-UBND).
func freeBefore(text string, i int) bool {
	if i == 0 {
		return true
	}
	r, w := utf8.DecodeLastRuneInString(text[:i])
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return glueable(text, i)
	}
	if i == w {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i-w])
	switch r {
	case '.':
		return !unicode.IsDigit(before) && !unicode.IsUpper(before)
	case ',', ':':
		return !unicode.IsDigit(before)
	case '/':
		return false
	case '-', '–', '‑', '_', '+', '&':
		return !unicode.IsDigit(before) && !unicode.IsLetter(before)
	case ' ', '\t':
		return !strings.HasSuffix(strings.TrimRight(text[max(0, i-8):i], " \t"), "/")
	}
	return true
}

// glueable reports whether the letters right before i are "số" or a type's code, so that a number may follow unspaced:
// "số31-QĐ/TW", "NĐ30/2020/NĐ-CP".
func glueable(text string, i int) bool {
	start := i
	for n := 0; start > 0 && n < 6; n++ {
		r, w := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) {
			break
		}
		start -= w
	}
	word := text[start:i]
	switch strings.ToLower(word) {
	case "số", "sô", "so":
		return true
	}
	c := lookUp(word)
	return c.docType == word
}

// readHead reads what follows the digits of the serial: its letter, the first separator, the year. It answers where the
// first code must begin.
func (s *scanner) readHead(i int) (int, bool) {
	text := s.text
	if strings.HasPrefix(text[i:], ".") {
		end := i + 1
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if n := end - i - 1; n < 1 || n > 2 || end >= len(text) || text[end] != '/' {
			return 0, false
		}
		s.dotted, i = true, end
	}
	if end, ok := letterSuffix(text, i); ok && !s.dotted {
		s.suffixed, i = true, end
	}
	s.serial = strings.ReplaceAll(text[s.start:i], " ", "") // 5 bis
	g := readGap(text, i)
	switch {
	case g.kind == 0 && !s.dotted && !g.newline && g.end < len(text):
		s.first = ' '
		return g.end, g.end-i <= 2
	case g.kind == 0 || g.newline && g.blankBefore:
		return 0, false
	}
	s.first = g.kind
	s.spaced = g.kind == '-' && g.blankBefore && (g.blankAfter || g.newline)
	year := g.end + 4
	if year > len(text) || !isYear(text[g.end:year]) {
		return g.end, !s.dotted
	}
	next := readGap(text, year)
	if next.kind == 0 || g.kind == '-' && (next.kind != '-' || isYear(s.serial)) {
		return 0, false
	}
	s.year, _ = strconv.Atoi(text[g.end:year])
	return next.end, true
}

// letterSuffix reads the letter or the "bis" of 28a, 30A, 5 bis.
func letterSuffix(text string, i int) (int, bool) {
	end := i
	if spaced := strings.TrimPrefix(text[i:], " "); strings.HasPrefix(spaced, "bis") {
		end = len(text) - len(spaced) + 3
	} else if r, w := utf8.DecodeRuneInString(text[i:]); codeLetter(r) != 0 {
		end = i + w
	}
	if end == i || end >= len(text) {
		return i, false
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	return end, !unicode.IsLetter(next) && !unicode.IsDigit(next) && !unicode.IsMark(next)
}

// gap is what stands between two parts of a number: blanks, a separator, blanks.
type gap struct {
	kind                    byte
	blankBefore, blankAfter bool
	newline                 bool
	end                     int
}

// readGap reads blanks and at most one separator and one line break, which stands after the separator, from byte i.
// kind is 0 where there is no separator.
func readGap(text string, i int) gap {
	g := gap{}
	for n := 0; i < len(text) && n < 6; n++ {
		r, w := utf8.DecodeRuneInString(text[i:])
		switch kind := separator(r); {
		case kind == 0 || r == '(' || r == ')':
			g.end = i
			return g
		case r == '\n' && g.newline:
			g.end = i
			return g
		case r == '\n':
			g.newline = true
			g.blankBefore = g.blankBefore || g.kind == 0
		case kind == ' ' && g.kind == 0:
			g.blankBefore = true
		case kind == ' ':
			g.blankAfter = true
		case g.kind != 0:
			g.end = i
			return g
		default:
			g.kind = kind
		}
		i += w
	}
	g.end = i
	return g
}

// mostCodes is how many codes a number has at most: joint circulars have up to seven.
const mostCodes = 10

// readCodes reads the symbol from byte i on and leaves the end of the number in s.end.
func (s *scanner) readCodes(i int) bool {
	c, ok := readCode(s.text, i)
	if !ok || !s.mayBegin(c) {
		return false
	}
	c = s.readTerm(c)
	s.codes = append(s.codes, c)
	s.end = c.end
	for len(s.codes) < mostCodes {
		g := readGap(s.text, s.end)
		if g.kind == 0 {
			g = s.dotGap(g)
		}
		next, ok := readCode(s.text, g.end)
		if !ok || !s.mayFollow(g, next) {
			break
		}
		if g.kind == 0 && !s.lostHyphen(next) {
			last := &s.codes[len(s.codes)-1]
			*last = lookUp(last.text + next.text)
			last.end = next.end
		} else {
			switch len(s.codes) {
			case 1:
				s.second = g.kind
			case 2:
				s.third = g.kind
			}
			s.codes = append(s.codes, next)
		}
		s.end = next.end
	}
	return true
}

// readTerm takes in the number of a term that a blank parts from its assembly: 36/2005/QH 11.
func (s *scanner) readTerm(c code) code {
	if s.year == 0 || !isAssemblyCode(c.issuer) {
		return c
	}
	i := c.end
	for i < len(s.text) && s.text[i] == ' ' && i < c.end+2 {
		i++
	}
	if _, end, ok := figure(s.text, i, 1, 2); ok && i > c.end {
		c = lookUp(c.text + s.text[i:end])
		c.end = end
	}
	return c
}

// dotGap takes a dot right after a code for a separator: QĐ-UBND.VX, TTLT.BTC.BYT.
func (s *scanner) dotGap(g gap) gap {
	if strings.HasPrefix(s.text[s.end:], ".") {
		return gap{kind: '.', end: s.end + 1}
	}
	return g
}

// mayBegin reports whether a code can be the first of the symbol, given what stands before it.
func (s *scanner) mayBegin(c code) bool {
	if s.first == ' ' {
		return c.exactType && c.docType == c.text || c.exactIssuer && c.issuer == c.text && s.followedBySlash(c.end)
	}
	return c.known() || upperLetters(c.text) >= 2
}

func (s *scanner) followedBySlash(i int) bool { return i < len(s.text) && s.text[i] == '/' }

// mayFollow reports whether the number goes on with a code after a gap. What is written without blanks goes on freely;
// over blanks only known codes that the number still lacks are taken, since a dash between blanks ends a phrase too.
func (s *scanner) mayFollow(g gap, c code) bool {
	lone := len(s.codes) == 1
	head := s.codes[0]
	complete := !lone || head.docType == "" && head.body() && isAssembly(head)
	last := s.codes[len(s.codes)-1]
	switch {
	case head.lower && !c.known(), c.lower && !head.lower:
		return false
	case g.kind == '.':
		return c.unit && c.issuer == c.text && !lone || c.body() && c.issuer == c.text && joint(head)
	case g.kind == 0 && (g.end == s.end || g.newline && !s.lostHyphen(c)):
		return false
	case g.kind == 0:
		return s.lostHyphen(c) || s.splitIssuer(last, c)
	case isAssembly(last) && !joint(head) && (g.blankBefore || g.blankAfter || g.newline):
		return false
	case !g.blankBefore && !g.blankAfter && !g.newline:
		if g.kind == '-' && (last.body() || lone && head.docType == head.text) && numberedUnit(c.text) {
			return true
		}
		if g.kind == '/' && !lone && last.docType == "" {
			return c.known()
		}
		return c.known() || upperLetters(c.text) >= 2
	case joint(head) && c.body() && c.exactIssuer:
		return true
	case g.blankBefore && (g.blankAfter || g.newline):
		return !complete && c.exactIssuer && c.issuer == c.text && (head.docType != "" && c.body() || head.docType == "" && head.body() && c.unit)
	case complete:
		return c.unit && c.exactIssuer && c.issuer == c.text
	}
	return c.known() || upperLetters(c.text) >= 2
}

// numberedUnit reports a unit that is named by a letter and a figure, as those of the police are: C08 in 1234/BCA-C08.
func numberedUnit(code string) bool {
	letters := strings.TrimRight(code, "0123456789")
	return len(letters) == 1 && upperLetters(letters) == 1 && len(code) > 1 && len(code) <= 3
}

// lostHyphen reports a type and an issuer that stand apart where a hyphen was dropped: "30/2020/NĐ⏎CP". Only numbers
// with a year are so plain that this is safe.
func (s *scanner) lostHyphen(c code) bool {
	head := s.codes[0]
	return len(s.codes) == 1 && s.year != 0 && head.docType == head.text && c.body() && c.issuer == c.text
}

// splitIssuer reports an issuer's code broken by a blank: "BNN PTNT", where the whole is in the table.
func (s *scanner) splitIssuer(last, c code) bool {
	if len(s.codes) < 2 || c.lower {
		return false
	}
	whole := lookUp(last.text + c.text)
	return whole.body() && whole.exactIssuer && whole.issuer == whole.text
}

func joint(c code) bool {
	if c.docType == "" {
		return false
	}
	t, ok := TypeByCode(c.docType, SystemState)
	return ok && t.Joint
}

func upperLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}
