package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed number_misreads.tsv
var misreadRows string

// misreads maps codes as text recognition misreads them to the codes that are meant.
var misreads = sync.OnceValue(func() map[string]string {
	t := map[string]string{}
	for c := range table.Rows(misreadRows, 2) {
		t[c[0]] = c[1]
	}
	return t
})

// misread reports whether a code that no table knows may be one that text recognition misreads.
func (s *scanner) misread() bool {
	return slices.ContainsFunc(s.codes, func(c code) bool { return !c.known() && misreads()[c.text] != "" })
}

// mend puts the codes that are meant in their place.
func (s *scanner) mend() {
	for i, c := range s.codes {
		if meant := misreads()[c.text]; meant != "" && !c.known() {
			s.codes[i] = lookUp(meant)
			s.codes[i].end = c.end
		}
	}
}

// figureLetters are the letters that figures are misread for, each with its figure; one byte stands for one, so that offsets stay.
var figureLetters = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")

// longestHead is how long serial and year of a number may be: "12345/2025".
const longestHead = 10

// misreadAt reads a number whose serial or year has letters for figures ("l5/2O20/NĐ-CP"), where the name of a type stands before it. The
// serial begins at byte i. Source: handbook §1.5.
func misreadAt(text string, i int) (FoundNumber, bool) {
	end, letters, figures := i, 0, 0
	for end < len(text) && end-i < longestHead {
		c := text[end]
		if isDigit(c) {
			figures++
		} else if strings.IndexByte("OolI", c) >= 0 {
			letters++
		} else if c != '/' || end == i {
			break
		}
		end++
	}
	if letters == 0 || figures+letters == letters && end-i < 2 || end >= len(text) || !strings.ContainsAny(text[i:min(len(text), end+1)], "/-") {
		return FoundNumber{}, false
	}
	if s := (scanner{text: text, start: i}); s.anchor() != anchorType {
		return FoundNumber{}, false
	}
	from, to := max(0, i-lookBack), min(len(text), end+lookBack*2)
	mended := text[from:i] + figureLetters.Replace(text[i:end]) + text[end:to]
	serial := i - from
	digits := serial
	for digits < len(mended) && isDigit(mended[digits]) {
		digits++
	}
	f, ok := scanAt(mended, serial, digits)
	if !ok || f.End <= end-from || len(f.Number.Issuers) == 0 {
		return FoundNumber{}, false
	}
	return FoundNumber{f.Span.Shift(from), f.Number}, true
}
