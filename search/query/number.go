package query

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus/viet"
)

// maxTypeWords is how many words the name of a type may have: "Nghị quyết liên tịch".
const maxTypeWords = 5

// numberIn finds the first document number that people may have meant in text; nil where there is none.
//
// A run of digits is a serial if codes follow it (154 kh ubnd, 30 2020 nd cp), if the code or the name of a type
// stands before it (nq57, nghị quyết số 57), if "số" begins the question (số 154), or if it is the whole question
// (1283). It is none before a counted noun (báo cáo 6 tháng) and where it looks like a year or begins a date.
func numberIn(text string, pieces []piece) *NumberAsked {
	for at := range pieces {
		if pieces[at].role != roleDigits {
			continue
		}
		r := reading{text: text, pieces: pieces, at: at}
		if n := r.number(); n != nil {
			return n
		}
	}
	return nil
}

// reading tries one run of digits as a serial.
type reading struct {
	text   string
	pieces []piece
	at     int
	from   int // first piece that belongs to the number
	end    int // piece after the last
}

func (r *reading) number() *NumberAsked {
	serial, next := r.serial()
	if serial == "" {
		return nil
	}
	n := &NumberAsked{Serial: serial}
	r.from, r.end = r.at, next
	named := r.before(n)
	yearInside := r.yearInside(n)
	coded := r.after(n)
	whole := r.from == 0 && r.end == len(r.pieces)
	switch {
	case coded:
	case named == roleType || named == roleCode:
		said := r.at > 0 && r.pieces[r.at-1].role == roleSo
		if !said && (r.counted() || n.Year == 0 && isYear(r.pieces[r.at].Text)) {
			return nil
		}
		if r.dated(next) {
			return nil
		}
	case named == roleSo:
		if r.from > 0 || r.counted() {
			return nil
		}
	case whole && !yearInside && len(serial) > 2 && !isYear(serial):
	default:
		return nil
	}
	r.issued(n)
	n.Words, n.Rest = r.words()
	return n
}

// serial reads the digits with what belongs to them: a letter (28a), a decimal (66.1 before a year).
func (r *reading) serial() (string, int) {
	p := r.pieces[r.at]
	next := r.at + 1
	if len(p.Text) > 5 {
		return "", 0
	}
	serial := strings.TrimLeft(p.Text, "0")
	if serial == "" {
		return "", 0
	}
	if next < len(r.pieces) {
		q := r.pieces[next]
		switch {
		case q.Start == p.End && len(q.Text) == 1 && q.role == roleWord:
			serial += strings.ToLower(q.Text)
			next++
		case q.role == roleDigits && r.text[p.End:q.Start] == "." && len(q.Text) <= 2 &&
			strings.HasPrefix(r.text[q.End:], "/"):
			serial += "." + q.Text
			next++
		}
	}
	return serial, next
}

// before takes in what names the type in front of the serial, and says how it was named.
func (r *reading) before(n *NumberAsked) role {
	at := r.at - 1
	found := roleWord
	if at >= 0 && r.pieces[at].role == roleSo {
		found, r.from = roleSo, at
		at--
	}
	if at < 0 {
		return found
	}
	if p := r.pieces[at]; p.role == roleCode && r.joined(at, at+1) {
		if _, ok := typeCoded(p.Text); ok && (!p.ordinary || at == 0) {
			n.add(p.codes...)
			r.from = at
			return roleCode
		}
		return found
	}
	for start := max(0, at-maxTypeWords+1); start <= at; start++ {
		if p := r.pieces[start]; p.role == roleType && start+p.pieces == at+1 {
			n.add(p.codes...)
			n.Type = p.slug
			r.from = start
			return roleType
		}
	}
	return found
}

// yearInside reads a year right behind the serial: 30/2020.
func (r *reading) yearInside(n *NumberAsked) bool {
	if r.end >= len(r.pieces) || !isYear(r.pieces[r.end].Text) {
		return false
	}
	gap := r.gap(r.end)
	if strings.TrimSpace(gap) != "" && !strings.ContainsAny(gap, "/-") {
		return false
	}
	n.Year, _ = strconv.Atoi(r.pieces[r.end].Text)
	r.end++
	return true
}

// after takes in the codes behind the serial and reports whether they make it a number.
func (r *reading) after(n *NumberAsked) bool {
	strong := false
	first := r.end
	for r.end < len(r.pieces) {
		p := r.pieces[r.end]
		tied := strings.ContainsAny(r.gap(r.end), "-/&.") || p.Start == r.pieces[r.end-1].End
		if !r.near(r.end) {
			break
		}
		switch {
		case p.role == roleCode && (!p.ordinary || tied || r.end+1 == len(r.pieces) && r.from == 0):
			n.add(p.codes...)
		case p.role != roleDigits && (r.end > first || tied) && symbolic(p.Text, tied):
			n.add(foldCode(p.Text))
		default:
			return strong
		}
		strong = strong || p.role == roleCode
		r.end++
	}
	return strong
}

// symbolic reports whether an unknown word behind a code is a code as well, that of a unit: vx, ktn, kgvx.
func symbolic(word string, tied bool) bool {
	if viet.HasMarks(word) && strings.ToUpper(word) != word || len(word) > 12 {
		return false
	}
	if tied {
		return true
	}
	return len(word) <= 5 && !strings.ContainsAny(viet.Fold(word), "aeiouy0123456789")
}

// issued takes in the year or date behind the number: "năm 2019", "2019", "ngày 27/3/2025".
func (r *reading) issued(n *NumberAsked) {
	role := func(i int) role {
		if r.end+i < len(r.pieces) && r.near(r.end+i) {
			return r.pieces[r.end+i].role
		}
		return roleWord
	}
	is := func(i int) bool { return role(i) == roleDigits && isYear(r.pieces[r.end+i].Text) }
	size := 0
	switch {
	case role(0) == roleNgay && role(1) == roleDigits && role(2) == roleDigits && is(3):
		size = 4
	case role(0) == roleNgay && role(1) == roleDigits && role(2) == roleThang && role(3) == roleDigits && role(4) == roleNam && is(5):
		size = 6
	case role(0) == roleNam && is(1):
		size = 2
	case is(0):
		size = 1
	default:
		return
	}
	if n.Year == 0 {
		n.Year, _ = strconv.Atoi(r.pieces[r.end+size-1].Text)
	}
	r.end += size
}

// counted reports whether a counted noun follows the serial: 6 tháng. "nghị quyết 57 năm 2025" counts nothing.
func (r *reading) counted() bool {
	if r.end >= len(r.pieces) {
		return strings.HasPrefix(r.text[r.pieces[r.end-1].End:], "%")
	}
	if strings.HasPrefix(strings.TrimLeft(r.text[r.pieces[r.end-1].End:], " "), "%") {
		return true
	}
	p := r.pieces[r.end]
	if !r.near(r.end) || strings.TrimSpace(r.gap(r.end)) != "" {
		return false
	}
	if (p.role == roleNam || p.role == roleNgay) && r.end+1 < len(r.pieces) && r.pieces[r.end+1].role == roleDigits {
		// "kế hoạch 5 năm 2021 - 2025" counts years.
		return r.end+2 < len(r.pieces) && isYear(r.pieces[r.end+2].Text)
	}
	left := len(r.pieces) - r.end
	return units().has(p.Text, left == 1) || left > 1 && units().has(p.Text+" "+r.pieces[r.end+1].Text, left == 2)
}

// dated reports whether the digits begin a date: 27/3/2025, or a fraction: 28/34.
func (r *reading) dated(next int) bool {
	if next >= len(r.pieces) || next != r.at+1 {
		return false
	}
	p := r.pieces[next]
	return p.role == roleDigits && strings.Trim(r.text[r.pieces[r.at].End:p.Start], " ") == "/" && !isYear(p.Text)
}

// words are those of the number and those outside it; a glued word that is partly in it belongs to it.
func (r *reading) words() (in, rest []Word) {
	from, to := r.pieces[r.from].Start, r.pieces[r.end-1].End
	for w := range viet.Words(r.text) {
		if w.Start < to && from < w.End {
			in = append(in, NewWord(w.Text))
			continue
		}
		rest = append(rest, NewWord(w.Text))
	}
	return in, rest
}

func (r *reading) gap(i int) string {
	if i == 0 {
		return ""
	}
	return r.text[r.pieces[i-1].End:r.pieces[i].Start]
}

// near reports whether nothing but separators of numbers stands before a piece, so that one number may go on in it.
func (r *reading) near(i int) bool {
	gap := r.gap(i)
	return len(gap) <= 5 && strings.Trim(gap, " -/&.,‐‑–") == ""
}

func (r *reading) joined(i, j int) bool {
	return i >= 0 && j < len(r.pieces) && r.near(j)
}

// add takes codes in; "thông báo 248/TB-UBND" says TB twice.
func (n *NumberAsked) add(codes ...string) {
	for _, c := range codes {
		if !slices.Contains(n.Codes, c) {
			n.Codes = append(n.Codes, c)
		}
	}
}

// foldCode spells a code as NumberAsked holds it: "NĐ" → "ND".
func foldCode(code string) string { return strings.ToUpper(viet.Fold(code)) }

func isDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func isSerial(s string) bool { return isDigits(s) && len(s) <= 5 }

func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && (s[:2] == "19" || s[:2] == "20")
}
