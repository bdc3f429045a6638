package query

import (
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// maxTypeWords is how many words the name of a type may have: "Nghị quyết liên tịch".
const maxTypeWords = 5

// numberIn finds the document number that people may have meant in text; nil where there is none. Every run of digits is
// tried as the serial, and the reading that takes in most of the question wins: "2019 qd 889" is number 889 of 2019.
//
// A run of digits is a serial if codes follow it (154 kh ubnd, 30 2020 nd cp), if codes or the name of a type
// stand before it (nq57, qd-ubnd 889, nghị quyết số 57), if "số" begins the question (số 154), or if it is the whole
// question (1283). It is none before a counted noun (báo cáo 6 tháng) and where it looks like a year or begins a date.
func numberIn(text string, pieces []piece) *NumberAsked {
	var best *NumberAsked
	most := 0
	for at := range pieces {
		if pieces[at].role != roleDigits {
			continue
		}
		r := reading{text: text, pieces: pieces, at: at}
		n := r.number()
		if n == nil {
			continue
		}
		took := 2 * (r.end - r.from)
		if isYear(n.Serial) {
			took--
		}
		if took > most {
			best, most = n, took
			best.Words, best.Rest = r.words()
		}
	}
	return best
}

// reading tries one run of digits as a serial.
type reading struct {
	text   string
	pieces []piece
	at     int
	from   int // first piece that belongs to the number
	end    int // piece after the last
	lead   int // pieces at the beginning that name its type, where they stand apart
	// late is the first piece of a date that stands apart, behind the body, lateEnd the piece after it.
	late, lateEnd int
}

// named is how a number is introduced.
type named byte

const (
	namedNot   named = iota
	namedSo          // số 154
	namedBody        // ubnd 154
	namedType        // kế hoạch 154, kh 154, kh-ubnd 154
	namedApart       // kế hoạch của ubnd tỉnh số 154
)

func (r *reading) number() *NumberAsked {
	n := &NumberAsked{}
	if !r.serial(n) {
		return nil
	}
	next := r.end
	how := r.before(n)
	inside := r.yearInside(n)
	coded := r.after(n)
	typed := false
	if !coded && how != namedType {
		typed = r.typeAfter(n)
	}
	if how != namedNot || coded {
		r.issuedBefore(n)
	}
	date := r.issued(n)
	whole := r.from == 0 && r.end == len(r.pieces)
	said := r.at > 0 && r.pieces[r.at-1].role == roleSo
	year := isYear(r.pieces[r.at].Text)
	switch {
	case coded:
		if !whole && !r.tied(next) && (year || how == namedNot && r.ordered()) {
			return nil // "2021 - 2025 ubnd tỉnh", "thứ 17 hđnd tỉnh"
		}
	case how == namedType || how == namedApart:
		// "quyết định 1998" may be of that year, "quyết định 1998 năm 2019" is not.
		if !said && (r.counted(next) || year && !inside && (date == 0 || date == 1 && len(n.Codes) < 2)) || r.dated(next) {
			return nil
		}
	case typed:
		if !whole || year {
			return nil
		}
	case how == namedSo:
		if r.from > 0 || r.counted(next) {
			return nil
		}
	case how == namedBody:
		if !whole || year && date < 2 || r.counted(next) {
			return nil
		}
	case whole && inside:
		// 45/2019 is a number, 1/2024 a month.
		if serial := n.Serial; len(serial) < 2 || len(serial) == 2 && serial <= "12" || !strings.Contains(r.gap(next), "/") {
			return nil
		}
	case whole && len(n.Serial) > 2 && !year && len(n.Codes) == 0:
	default:
		return nil
	}
	return n
}

// serial reads the digits with what belongs to them: a letter (28a), a decimal (66.1 before a year), thousands (1.283), a year
// that is glued to it (302020ndcp).
func (r *reading) serial(n *NumberAsked) bool {
	p := r.pieces[r.at]
	r.from, r.end = r.at, r.at+1
	written := p.Text
	if len(written) > 5 {
		written = strings.TrimLeft(written, "0")
	}
	if cut := len(written) - 4; cut > 0 && len(written) > 5 && isYear(written[cut:]) && cut <= 4 && r.codeAt(r.end) && r.near(r.end) {
		n.Year = atoi(written[cut:])
		written = written[:cut]
	}
	if len(written) > 5 {
		return false
	}
	if r.end < len(r.pieces) && n.Year == 0 {
		q := r.pieces[r.end]
		dotted := q.role == roleDigits && r.text[p.End:q.Start] == "."
		switch {
		case q.Start == p.End && len(q.Text) == 1 && q.role == roleWord:
			written += strings.ToLower(q.Text)
			r.end++
		case dotted && len(q.Text) <= 2 && strings.HasPrefix(r.text[q.End:], "/"):
			written += "." + q.Text
			r.end++
		case dotted && len(q.Text) == 3 && len(p.Text) <= 2 && !strings.HasPrefix(r.text[q.End:], "."):
			written += q.Text
			r.end++
		}
	}
	n.Written, n.Serial = written, strings.TrimLeft(written, "0")
	return n.Serial != "" && n.Serial[0] >= '0' && n.Serial[0] <= '9'
}

// before takes in what stands in front of the serial: "số", codes, the name of a type, and the date before all that.
func (r *reading) before(n *NumberAsked) named {
	how := namedNot
	at := r.at - 1
	if at >= 0 && r.pieces[at].role == roleSo {
		how, r.from = namedSo, at
		at--
	}
	var types, bodies []string
	for at >= 0 && r.near(at+1) {
		if start, ok := r.typeEnding(at); ok {
			p := r.pieces[start]
			types = append(slices.Clone(p.codes), types...)
			n.Type, r.from, how = p.slug, start, namedType
			break
		}
		p := r.pieces[at]
		behind := r.codeAt(at-1) && (r.tied(at) || r.pieces[at-1].typed)
		if p.role != roleCode || p.ordinary && !behind && (at > 0 || how == namedSo || r.ordered()) {
			break
		}
		if p.unit && at == 0 {
			break
		}
		if p.typed {
			types, how = append(slices.Clone(p.codes), types...), namedType
		} else {
			bodies = append(slices.Clone(p.codes), bodies...)
			if how != namedType {
				how = namedBody
			}
		}
		r.from = at
		at--
	}
	n.add(types...)
	n.add(bodies...)
	r.called()
	if how == namedSo && r.from > 0 {
		if start, ok := r.typeFirst(); ok {
			n.add(r.pieces[start].codes...)
			n.Type = r.pieces[start].slug
			how, r.lead = namedApart, max(1, r.pieces[start].pieces)
		}
	}
	return how
}

// called takes in the words that call what follows a document's number without saying its type: "văn bản số 889".
func (r *reading) called() {
	at := r.from
	for size := 2; size > 0; size-- {
		if start := at - size; start >= 0 && r.near(at) {
			words := r.pieces[start].Text
			if size == 2 {
				words += " " + r.pieces[start+1].Text
			}
			if callings().has(words, true) {
				r.from = start
				return
			}
		}
	}
}

// typeEnding finds the name of a type that ends with a piece.
func (r *reading) typeEnding(at int) (int, bool) {
	for start := max(0, at-maxTypeWords+1); start <= at; start++ {
		if p := r.pieces[start]; p.role == roleType && start+p.pieces == at+1 {
			return start, true
		}
	}
	return 0, false
}

// typeFirst reports whether the question begins with the name of a type, and the serial with its "số" ends it.
func (r *reading) typeFirst() (int, bool) {
	left := *r
	left.end = r.at + 1
	left.issued(&NumberAsked{})
	p := r.pieces[0]
	return 0, left.end == len(r.pieces) && (p.role == roleType || p.role == roleCode && p.typed && !p.ordinary)
}

// yearInside reads a year right behind the serial: 30/2020.
func (r *reading) yearInside(n *NumberAsked) bool {
	if n.Year != 0 {
		return true
	}
	if r.end >= len(r.pieces) || !isYear(r.pieces[r.end].Text) {
		return false
	}
	gap := r.gap(r.end)
	if isYear(n.Serial) && !strings.Contains(gap, "/") {
		return false // "2021 - 2025" are years
	}
	if strings.TrimSpace(gap) != "" && !strings.ContainsAny(gap, "/-._\\") || !r.near(r.end) {
		return false
	}
	n.Year = atoi(r.pieces[r.end].Text)
	r.end++
	return true
}

// after takes in the codes behind the serial and reports whether they make it a number.
func (r *reading) after(n *NumberAsked) bool {
	strong := false
	first := r.end
	for r.end < len(r.pieces) {
		p := r.pieces[r.end]
		tied := r.tied(r.end)
		if !r.near(r.end) {
			break
		}
		switch {
		case p.role == roleCode && (!p.ordinary || tied || (strong || r.from == 0) && r.endsAt(r.end+1)):
			n.add(p.codes...)
		case p.role == roleDigits && tied && strong && n.Year == 0 && isYear(p.Text) && r.codeAt(r.end+1):
			n.Year = atoi(p.Text)
		case p.role == roleDigits && len(p.Text) <= 2 && len(n.Codes) > 0 && isAssembly(n.Codes[len(n.Codes)-1]):
			n.Codes[len(n.Codes)-1] += p.Text
		case p.role != roleDigits && (r.end > first || tied) && symbolic(p.Text, tied):
			n.add(foldCode(p.Text))
		default:
			return strong
		}
		strong = strong || p.role == roleCode && (tied || !p.unit)
		r.end++
	}
	return strong
}

// endsAt reports whether the question ends before a piece, or goes on with a date there.
func (r *reading) endsAt(i int) bool {
	if i >= len(r.pieces) {
		return true
	}
	_, size := r.dateAt(i)
	return size > 0 && r.near(i)
}

// ordered reports whether the word before the digits makes them an ordinal or a quantity: "thứ 17", "từ 3000".
func (r *reading) ordered() bool {
	return r.at > 0 && strings.TrimSpace(r.gap(r.at)) == "" && ordinals().has(r.pieces[r.at-1].Text, true)
}

// tied reports whether a piece is bound to the one before by a sign of numbers, or glued to it.
func (r *reading) tied(i int) bool {
	return i > 0 && i < len(r.pieces) && (strings.ContainsAny(r.gap(i), "-/&._\\") || r.pieces[i].Start == r.pieces[i-1].End)
}

// isAssembly reports whether a code is followed by a term: QH 14.
func isAssembly(code string) bool { return code == "QH" || code == "UBTVQH" || code == "HDNN" }

func (r *reading) codeAt(i int) bool {
	return i >= 0 && i < len(r.pieces) && r.pieces[i].role == roleCode
}

// typeAfter takes in the name of a type behind the serial, and codes behind that: "154 kế hoạch ubnd".
func (r *reading) typeAfter(n *NumberAsked) bool {
	if r.end >= len(r.pieces) || r.pieces[r.end].role != roleType || !r.near(r.end) {
		return false
	}
	p := r.pieces[r.end]
	n.add(p.codes...)
	n.Type = p.slug
	r.end += p.pieces
	r.after(n)
	return true
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

// counted reports whether a counted noun follows the serial: 6 tháng. "nghị quyết 57 năm 2025" counts nothing.
func (r *reading) counted(next int) bool {
	after := strings.TrimLeft(r.text[r.pieces[next-1].End:], " ")
	if strings.HasPrefix(after, "%") {
		return true
	}
	if next >= len(r.pieces) {
		return false
	}
	p := r.pieces[next]
	if !r.near(next) || strings.TrimSpace(r.gap(next)) != "" {
		return false
	}
	if (p.role == roleNam || p.role == roleNgay || p.role == roleThang) && next+1 < len(r.pieces) && r.pieces[next+1].role == roleDigits {
		// "kế hoạch 5 năm 2021 - 2025" counts years.
		return p.role != roleThang && next+2 < len(r.pieces) && isYear(r.pieces[next+2].Text)
	}
	left := len(r.pieces) - next
	return units().has(p.Text, left == 1) || left > 1 && units().has(p.Text+" "+r.pieces[next+1].Text, left == 2)
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
	lead := 0
	if r.lead > 0 {
		lead = r.pieces[r.lead-1].End
	}
	for w := range viet.Words(r.text) {
		if w.Start < to && from < w.End || w.Start < lead || r.lateEnd > 0 && w.Start >= r.pieces[r.late].Start && w.End <= r.pieces[r.lateEnd-1].End {
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
	return len(gap) <= 8 && strings.Trim(gap, " -/&.,:_\\()‐‑–—−") == ""
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
