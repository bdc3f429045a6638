package query

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// piece is a word of the question, or one half of a word in which letters and digits are glued: kh154.
type piece struct {
	viet.Word
	role role
	// codes are what the piece, or the type that it begins to name, has for codes.
	codes []string
	// slug is the type's, where the piece begins the name of a type; pieces is how many it takes.
	slug   string
	pieces int
	// ordinary is true for a code that is also a Vietnamese syllable: tu, da, ba.
	ordinary bool
}

type role byte

const (
	roleWord role = iota
	roleDigits
	roleCode  // a code of a type or an issuer
	roleType  // the first word of a type's name
	roleSo    // số
	roleNam   // năm
	roleNgay  // ngày
	roleThang // tháng
)

// piecesOf cuts text into pieces and says what each can be.
func piecesOf(text string) []piece {
	var out []piece
	for w := range viet.Words(text) {
		if _, known := codeOf(w.Text); known || !mixed(w.Text) {
			out = append(out, piece{Word: w})
			continue
		}
		out = append(out, split(w)...)
	}
	for i := range out {
		out[i].label()
	}
	for i := range out {
		nameType(out, i)
	}
	return out
}

// mixed reports whether letters and digits are glued in a word.
func mixed(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && strings.ContainsFunc(s, unicode.IsLetter)
}

// split parts a glued word where letters and digits meet: 154khubnd is 154 and khubnd.
func split(w viet.Word) []piece {
	var out []piece
	start := 0
	var last bool
	for i, r := range w.Text {
		digit := unicode.IsDigit(r)
		if i > 0 && digit != last {
			out = append(out, piece{Word: viet.Word{Start: w.Start + start, End: w.Start + i, Text: w.Text[start:i]}})
			start = i
		}
		last = digit
	}
	return append(out, piece{Word: viet.Word{Start: w.Start + start, End: w.End, Text: w.Text[start:]}})
}

// label says what one piece is by itself.
func (p *piece) label() {
	if isDigits(p.Text) {
		p.role = roleDigits
		return
	}
	switch lower := strings.ToLower(p.Text); lower {
	case "số", "so":
		p.role = roleSo
		return
	case "năm", "nam":
		p.role = roleNam
		return
	case "ngày", "ngay":
		p.role = roleNgay
		return
	case "tháng", "thang":
		p.role = roleThang
		return
	}
	if codes, ok := codeOf(p.Text); ok {
		p.role, p.codes = roleCode, codes
		p.ordinary = strings.ToUpper(p.Text) != p.Text && viet.ValidSyllable(p.Text)
	}
}

// nameType marks the piece at i where the longest name of a type begins with it.
func nameType(pieces []piece, i int) {
	if pieces[i].role == roleDigits {
		return
	}
	var name []string
	for n := 0; n < maxTypeWords && i+n < len(pieces); n++ {
		if n > 0 && pieces[i+n].Start-pieces[i+n-1].End != 1 {
			return
		}
		name = append(name, pieces[i+n].Text)
		t, ok := typeNamed(strings.Join(name, " "))
		if !ok {
			continue
		}
		p := &pieces[i]
		p.role, p.slug, p.pieces, p.codes = roleType, t.Slug, n+1, nil
		if t.Code != "" {
			p.codes = []string{foldCode(t.Code)}
		}
	}
}

// codeOf finds the codes that a word is: one of the tables, or a type and an issuer that are glued (khubnd).
func codeOf(word string) ([]string, bool) {
	if len(word) > 24 || isDigits(word) {
		return nil, false
	}
	if codeLike(word) {
		return []string{foldCode(word)}, true
	}
	var found []string
	for i := range word {
		if i < 2 || i+2 > len(word) {
			continue
		}
		_, head := typeCoded(word[:i])
		_, tail := issuerCoded(word[i:])
		if head && tail {
			found = []string{foldCode(word[:i]), foldCode(word[i:])}
		}
	}
	return found, found != nil
}

// codeLike reports whether the tables know word as a code of a type or of a body.
func codeLike(word string) bool {
	if _, ok := typeCoded(word); ok {
		return true
	}
	_, ok := issuerCoded(word)
	return ok
}

func typeCoded(code string) (corpus.DocType, bool) { return corpus.TypeByCode(code, "") }

func issuerCoded(code string) (string, bool) {
	if isDigits(code) || len(code) < 2 {
		return "", false
	}
	i, ok := corpus.IssuerByCode(code)
	return i.Name, ok
}

// typeNamed finds a type by its name; abbreviations are codes, not names.
func typeNamed(name string) (corpus.DocType, bool) {
	if len(name) < 3 {
		return corpus.DocType{}, false
	}
	return corpus.TypeByName(name)
}
