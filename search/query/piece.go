package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	// typed is true for a code of a type.
	typed bool
	// unit is true for a code of a unit alone, which only stands behind that of a body.
	unit bool
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
	var words []viet.Word
	for w := range viet.Words(text) {
		words = append(words, w)
	}
	var out []piece
	numbered := false
	for i := 0; i < len(words); {
		w := words[i]
		switch p, n := keyedType(text, words[i:]); {
		case n > 0:
			out = append(out, p)
			i += n
			continue
		case mixed(w.Text) && !(numbered && isCode(w.Text)):
			// QH14 is a code behind a number alone; ubnd889 holds one.
			out = append(out, split(w)...)
			numbered = true
		default:
			out = append(out, piece{Word: w})
			numbered = numbered || isDigits(w.Text)
		}
		i++
	}
	out = mend(text, out)
	for i := range out {
		if out[i].role == roleWord {
			out[i].label()
		}
	}
	for i := range out {
		nameType(out, i)
	}
	return out
}

func isCode(word string) bool {
	_, ok := codeOf(word)
	return ok
}

// maxMended is the most parts that a code may have been typed in: U.B.N.D.
const maxMended = 5

// mend joins codes that were typed in parts: "Q.Đ", "q\d", "U.B.N.D", "ub nd". Parts with a space between them must be none of
// the codes themselves.
func mend(text string, pieces []piece) []piece {
	out := pieces[:0:0]
	for i := 0; i < len(pieces); {
		n := min(maxMended, len(pieces)-i)
		for n > 1 && !mendable(text, pieces[i:i+n]) {
			n--
		}
		p := pieces[i]
		if n > 1 {
			p.Word = joined(pieces[i : i+n])
		}
		out = append(out, p)
		i += n
	}
	return out
}

func mendable(text string, parts []piece) bool {
	for i, p := range parts {
		if p.role != roleWord || len(p.Text) > len("ƯƯ") || isDigits(p.Text) {
			return false
		}
		if i == 0 {
			continue
		}
		switch text[parts[i-1].End:p.Start] {
		case ".", "\\":
		case " ":
			if len(parts) > 2 || isCode(p.Text) || isCode(parts[0].Text) || strings.ContainsAny(viet.Fold(p.Text), "aeioy") {
				return false
			}
		default:
			return false
		}
	}
	return codeLike(joined(parts).Text)
}

// joined is the word that parts make.
func joined(parts []piece) viet.Word {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return viet.Word{Start: parts[0].Start, End: parts[len(parts)-1].End, Text: b.String()}
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
	switch withoutKeys(p.Text) {
	case "số", "so", "sô":
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
		_, p.typed = typeCoded(codes[0])
		p.unit = !p.typed && isUnit(codes)
		p.ordinary = strings.ToUpper(p.Text) != p.Text && viet.ValidSyllable(p.Text)
	}
}

// nameType marks the piece at i where the longest name of a type begins with it.
func nameType(pieces []piece, i int) {
	if pieces[i].role == roleDigits || pieces[i].role == roleType {
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

// codeOf finds the codes that a word is: one of the tables, or a type and an issuer (khubnd), an issuer and its unit (ubndvx), or
// all three (qdubndvx) that are glued. The keys of a Đ may have stayed in it: qdd, hd9nd.
func codeOf(word string) ([]string, bool) {
	if len(word) > 24 || isDigits(word) {
		return nil, false
	}
	if codeLike(word) {
		return []string{foldCode(word)}, true
	}
	if undone := undoneD(word); undone != word && codeLike(undone) {
		return []string{foldCode(undone)}, true
	}
	if codes := unglue(word); codes != nil {
		return codes, true
	}
	return nil, false
}

// unglue parts a word into codes that the tables know; nil where it is none.
func unglue(word string) []string {
	var found []string
	for i := range word {
		if i < 2 || i+2 > len(word) {
			continue
		}
		head, tail := word[:i], word[i:]
		_, typed := typeCoded(head)
		_, issuer := issuerCoded(tail)
		switch {
		case typed && issuer:
			found = []string{foldCode(head), foldCode(tail)}
		case typed && found == nil && len(tail) > len("ubnd"):
			if more := issuerWithUnit(tail); more != nil {
				found = append([]string{foldCode(head)}, more...)
			}
		}
	}
	if found == nil {
		found = issuerWithUnit(word)
	}
	return found
}

// issuerWithUnit parts ubndvx: a body with the longest code, and behind it the code of a unit.
func issuerWithUnit(word string) []string {
	if viet.ValidSyllable(word) {
		return nil
	}
	const leastIssuer = 4 // shorter ones begin too many words
	for i := len(word) - 2; i >= leastIssuer; i-- {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		if _, ok := issuerCoded(word[:i]); !ok {
			continue
		}
		if _, ok := issuerCoded(word[i:]); ok {
			return []string{foldCode(word[:i]), foldCode(word[i:])}
		}
	}
	return nil
}

// codeLike reports whether the tables know word as a code of a type or of a body.
func codeLike(word string) bool {
	if _, ok := typeCoded(word); ok {
		return true
	}
	_, ok := issuerCoded(word)
	return ok
}

// isUnit reports whether all codes are those of units.
func isUnit(codes []string) bool {
	for _, c := range codes {
		if i, ok := corpus.IssuerByCode(c); !ok || i.Level != corpus.LevelUnit {
			return false
		}
	}
	return true
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
