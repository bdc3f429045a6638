package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// body is a name of the left column, its lines joined.
type body struct {
	corpus.Span
	text string
}

// bodies are the names in capitals before the type line, the lines of one name joined.
func (r *reading) bodies() []body {
	var out []body
	for i, p := range r.pieces {
		if r.typeAt >= 0 && i >= r.typeAt || isAbout(p.text) {
			break
		}
		if n := len(out); n > 0 && p.role == rolePlain && !allCaps(out[n-1].text) && isPlaceLine(p.text) && !r.between(out[n-1].End, p.Start) {
			out[n-1].text += " " + p.text // "Ủy ban nhân dân ⏎ huyện Mẫu", both in small letters
			out[n-1].End = p.End
			continue
		}
		if p.role != rolePlain || !allCaps(p.text) && !r.plainBody(p) || r.beside(p) {
			if p.role == roleNumber && len(out) > 0 {
				break
			}
			continue
		}
		text := strings.TrimRight(p.text, " -*_.")
		if r.recognised {
			text = placeRestored(text)
			if name := r.symbolBody(); name != "" && viet.Fold(name) == viet.Fold(text) {
				text = strings.ToUpper(name) // "CHÍNH PHÙ" over a number of the Government
			}
		}
		switch {
		case isBody(text) && !continues(out, text):
			if isRole(text) && r.adopter(i) && len(out) > 0 {
				continue
			}
			out = append(out, body{p.Span, text})
		case len(out) > 0 && !isRole(text) && (out[len(out)-1].End == p.Start || !r.between(out[len(out)-1].End, p.Start)):
			b := &out[len(out)-1]
			b.text += " " + text
			b.End = p.End
		}
	}
	return out
}

// isPlaceLine reports whether a line in small letters is the place of the body above it: "huyện Mẫu".
func isPlaceLine(s string) bool {
	for _, w := range []string{"tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường"} {
		rest, ok := strings.CutPrefix(s, w+" ")
		c, _ := utf8.DecodeRuneInString(rest)
		if ok && unicode.IsUpper(c) && len(strings.Fields(rest)) <= 4 {
			return true
		}
	}
	return false
}

// plainBody reports whether a line in small letters is the whole name of a body of the table, above the number.
func (r *reading) plainBody(p piece) bool {
	i, ok := corpus.IssuerByName(p.text)
	return ok && i.Level != corpus.LevelUnit && r.numberAt > p.Start && !startsSmall(p.text) && i.Name == r.symbolBody()
}

// beside reports whether a piece is a mark of secrecy, urgency or draft and no name.
func (r *reading) beside(p piece) bool {
	switch viet.Fold(p.text) {
	case "cong van den", "den", "van ban den", "mat", "toi mat", "tuyet mat", "hoa toc", "thuong khan", "khan", "du thao", "hoa toc hen gio":
		return true
	}
	return strings.HasPrefix(p.text, "DỰ THẢO")
}

// between reports whether another fact or a rule lies between two offsets.
func (r *reading) between(from, to int) bool {
	for _, p := range r.pieces {
		if p.Start >= from && p.End <= to && p.role != rolePlain && p.text != bar && p.role != roleMotto && p.role != roleStamp {
			return true
		}
	}
	return false
}

// continues reports whether a line that could begin a name goes on with the one above: "ỦY BAN THƯỜNG VỤ ⏎ QUỐC HỘI",
// "BỘ CHỈ HUY ⏎ BỘ ĐỘI BIÊN PHÒNG".
func continues(above []body, text string) bool {
	if len(above) == 0 {
		return false
	}
	last := above[len(above)-1].text
	if hanging(last) {
		return true
	}
	if _, ok := corpus.IssuerByName(last + " " + text); ok {
		return true
	}
	return false
}

// hanging reports whether a line cannot be the end of a name.
func hanging(s string) bool {
	for _, w := range []string{"VÀ", ",", "-", "CỦA", "CÁC"} {
		if strings.HasSuffix(s, " "+w) || strings.HasSuffix(s, ",") {
			return true
		}
	}
	return false
}
