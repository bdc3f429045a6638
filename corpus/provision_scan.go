package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// mostProvisions is how many provisions one list gives at most; what is longer is cut.
const mostProvisions = 200

// provisionUnits are the words that name a provision, smallest first: a unit belongs to the larger one that follows it.
var provisionUnits = []struct {
	words string
	field func(*Provision) *string
	fits  func(string) bool
}{
	{"điểm", func(p *Provision) *string { return &p.Diem }, isPoint},
	{"khoản", func(p *Provision) *string { return &p.Khoan }, isCounted},
	{"điều", func(p *Provision) *string { return &p.Dieu }, isCounted},
	{"mẫu", func(p *Provision) *string { return &p.Mau }, isMark},
	{"mục", func(p *Provision) *string { return &p.Muc }, isMark},
	{"chương", func(p *Provision) *string { return &p.Chuong }, isMark},
	{"phần", func(p *Provision) *string { return &p.Phan }, isMark},
	{"phụ lục", func(p *Provision) *string { return &p.PhuLuc }, isMark},
}

// ScanProvisions reads the provisions that a piece of text lists, in the order of the text, those of the smallest unit alone where several are
// named. It is for lists that stand alone, as in the cell of a table; which document holds them the text around it must tell.
// Example: "điểm a, b khoản 2 và khoản 4 Điều 5; Phụ lục II" gives 5.2.a, 5.2.b, 5.4 and Phụ lục II. Source: handbook §3.3.
func ScanProvisions(s string) []Provision {
	l := provisionList{words: provisionWords(s)}
	for l.at < len(l.words) && len(l.all) < mostProvisions {
		if !l.unit() {
			l.apart = l.apart || !linking(l.words[l.at])
			if w := l.words[l.at]; w == "đến" && l.rank >= 0 {
				l.upTo = true
			} else if !linking(w) {
				l.upTo = false
			}
			l.at++
		}
	}
	out := make([]Provision, 0, len(l.all))
	for _, p := range l.all {
		out = append(out, p.Provision)
	}
	return out
}

// linking reports whether a word leaves a unit beside the larger one behind it: "khoản 2 của Điều 5".
func linking(word string) bool {
	switch word {
	case "của", "tại", "thuộc", "các":
		return true
	}
	return false
}

// provisionList is a list while it is read.
type provisionList struct {
	words []string
	at    int
	all   []ranked
	// rank is that of the last unit, -1 before the first; apart is true where something stands behind it, upTo where that is "đến".
	rank  int
	apart bool
	upTo  bool
}

type ranked struct {
	Provision
	rank int
}

// unit reads a unit with its marks at the present word.
func (l *provisionList) unit() bool {
	for rank, u := range provisionUnits {
		n := l.named(u.words)
		if n == 0 {
			continue
		}
		at := l.at + n
		if at < len(l.words) && l.words[at] == "số" {
			at++
		}
		marks, at := l.marks(at, u.fits)
		if len(marks) == 0 {
			return false
		}
		l.put(rank, marks, u.field)
		l.at, l.rank, l.apart, l.upTo = at, rank, false, false
		return true
	}
	return false
}

// named is how many of the next words are those of a unit, 0 where they are not.
func (l *provisionList) named(words string) int {
	n := 0
	for w := range strings.SplitSeq(words, " ") {
		if l.at+n >= len(l.words) || strings.ToLower(l.words[l.at+n]) != w {
			return 0
		}
		n++
	}
	return n
}

// marks reads "a, b và c".
func (l *provisionList) marks(at int, fits func(string) bool) ([]string, int) {
	var out []string
	for at < len(l.words) && fits(l.words[at]) {
		out = append(out, l.words[at])
		at++
		next := at
		for next < len(l.words) && (l.words[next] == "," || l.words[next] == "và" || l.words[next] == "hoặc") {
			next++
		}
		if next == at || next >= len(l.words) || !fits(l.words[next]) || next+1 < len(l.words) && strings.ToLower(l.words[next+1]) == l.words[next+1] && isWord(l.words[next+1]) && !l.unitAt(next+1) && l.words[next+1] != "và" && !linking(l.words[next+1]) {
			break // "điểm a và b" goes on, "điểm a, i tờ" does not
		}
		at = next
	}
	return out, at
}

func (l *provisionList) unitAt(at int) bool {
	was := l.at
	l.at = at
	defer func() { l.at = was }()
	for _, u := range provisionUnits {
		if l.named(u.words) > 0 {
			return true
		}
	}
	return false
}

func isWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) && utf8.RuneCountInString(s) > 2
}

// put adds the marks of a unit: to the smaller ones before it, to the larger one that it follows, or as provisions of their own.
func (l *provisionList) put(rank int, marks []string, field func(*Provision) *string) {
	n := len(l.all)
	switch {
	case n > 0 && !l.apart && l.rank < rank:
		var out []ranked
		for i, p := range l.all {
			if p.rank >= rank {
				out = append(out, l.all[i])
				continue
			}
			for _, m := range marks {
				q := p
				*field(&q.Provision), q.rank = m, rank
				out = append(out, q)
			}
		}
		l.all = out
	case n > 0 && !l.apart && l.rank > rank && l.all[n-1].Muc != "" && l.all[n-1].Dieu == "": // "mục số 7 điểm a khoản 3 Điều 1": a line of a list there
		l.all = l.all[:n-1]
		l.own(rank, marks[0], field)
	case n > 0 && !l.apart && l.rank > rank && len(marks) == 1: // "Điều 4 khoản 2"
		*field(&l.all[n-1].Provision) = marks[0]
		return
	case n > 0 && l.upTo && l.rank == rank && len(marks) == 1:
		from, a := strconv.Atoi(*field(&l.all[n-1].Provision))
		to, b := strconv.Atoi(marks[0])
		if a != nil || b != nil {
			from, to = 0, 0
		}
		for k := from + 1; k < to && k < from+mostProvisions; k++ {
			l.own(rank, strconv.Itoa(k), field)
		}
		l.own(rank, marks[0], field)
	default:
		for _, m := range marks {
			l.own(rank, m, field)
		}
	}
	l.all = l.all[:min(len(l.all), mostProvisions)]
}

func (l *provisionList) own(rank int, mark string, field func(*Provision) *string) {
	var p ranked
	*field(&p.Provision), p.rank = mark, rank
	l.all = append(l.all, p)
}

// isPoint reports a mark of điểm: "a", "đ", "aa", "m1", "4.2".
func isPoint(s string) bool {
	c, w := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(c) {
		return isCounted(s)
	}
	rest := strings.TrimLeft(s[w:], "0123456789")
	r, n := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(c) && viet.Fold(string(c)) == strings.Replace(string(c), "đ", "d", 1) && (rest == "" || rest == s[w:] && n == len(rest) && r == c)
}

// isCounted reports a mark of khoản or Điều: "5", "12a", "4.2".
func isCounted(s string) bool {
	rest := strings.TrimLeft(s, "0123456789.")
	_, n := utf8.DecodeRuneInString(rest)
	return rest != s && s[0] != '.' && (rest == "" || n == len(rest) && strings.ToLower(rest) == rest)
}

// isMark reports a mark of the other units: "II", "3", "A", "01/KK", "II-A".
func isMark(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsDigit(c) || unicode.IsUpper(c) && c < 'Z') && strings.ToUpper(s) == s || isCounted(s)
}

// provisionWords cuts a text into words and the marks that part lists.
func provisionWords(s string) []string {
	var out []string
	start := -1
	end := func(at int) {
		if start >= 0 {
			out = append(out, strings.TrimRight(s[start:at], ".-/"))
			start = -1
		}
	}
	for i, c := range s {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || start >= 0 && (c == '.' || c == '/' || c == '-'):
			if start < 0 {
				start = i
			}
		default:
			end(i)
			if !unicode.IsSpace(c) {
				out = append(out, string(c))
			}
		}
	}
	end(len(s))
	return out
}
