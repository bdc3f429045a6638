package query

import (
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus/viet"
)

// Field is one operator of the query language, as the help page shows it.
type Field struct {
	// Name is what is typed before the colon: "loai".
	Name string
	// Meaning is one official Vietnamese sentence.
	Meaning string
	// Example is a question that runs.
	Example string
	// also are other spellings of the name, folded, without spaces and hyphens.
	also []string
	// read takes the value into the query; false where it is not understood.
	read func(q *Query, value string) bool
	// reach tells how many bytes of what follows the colon are the value; nil for the value up to a space.
	reach func(rest string) int
}

// Fields are the operators, in the order of the help page. Parse reads them by this very table.
func Fields() []Field {
	return []Field{
		{Name: "loai", Meaning: "Chỉ tìm trong một loại văn bản.", Example: "loai:nghị-quyết chuyển đổi số",
			also: []string{"loaivanban", "type"}, read: readType, reach: reachType},
		{Name: "coquan", Meaning: "Chỉ tìm văn bản của một cơ quan ban hành; tên có thể viết tắt hoặc viết một phần.", Example: "coquan:ubnd-tỉnh-lào-cai kế hoạch",
			also: []string{"coquanbanhanh", "issuer"}, read: readIssuer},
		{Name: "nam", Meaning: "Năm ban hành, hoặc khoảng năm; bỏ trống một đầu để không giới hạn.", Example: "nam:2020..2025 bảo hiểm",
			also: []string{"nambanhanh", "year"}, read: readYears, reach: reachYears},
		{Name: "noi", Meaning: "Địa danh ghi ở đầu văn bản.", Example: "noi:lào-cai báo cáo",
			also: []string{"diadanh", "place"}, read: readPlace},
		{Name: "so", Meaning: "Số, ký hiệu của văn bản, viết đủ hoặc viết một phần.", Example: "so:154/KH-UBND",
			also: []string{"sokyhieu", "kyhieu", "number"}, read: readNumber, reach: reachNumber},
	}
}

// fieldByName finds the operator that a word before a colon names; the word may have marks, case and hyphens.
func fieldByName(fields []Field, name string) (Field, bool) {
	key := strings.ReplaceAll(viet.Slug(name), "-", "")
	for _, f := range fields {
		if f.Name == key {
			return f, true
		}
		for _, a := range f.also {
			if a == key {
				return f, true
			}
		}
	}
	return Field{}, false
}

func readType(q *Query, value string) bool {
	slug := viet.Slug(value)
	if slug == "" {
		return false
	}
	if t, ok := typeNamed(strings.ReplaceAll(slug, "-", " ")); ok {
		slug = viet.Slug(t.Name)
	} else if t, ok := typeCoded(value); ok {
		slug = viet.Slug(t.Name)
	}
	q.Types = append(q.Types, slug)
	return true
}

// reachType lets the name of a type be typed with spaces: "loai: nghị quyết lào cai" has the value "nghị quyết".
func reachType(rest string) int {
	var words []string
	best := 0
	for w := range viet.Words(rest) {
		if len(words) == maxTypeWords {
			break
		}
		words = append(words, viet.Fold(w.Text))
		if _, ok := typeNamed(strings.Join(words, " ")); ok {
			best = w.End
		}
	}
	return best
}

// readIssuer keeps a part of the issuer's slug: "ubnd-tinh-lao-cai" becomes "uy-ban-nhan-dan-tinh-lao-cai".
func readIssuer(q *Query, value string) bool {
	slug := viet.Slug(value)
	if slug == "" {
		return false
	}
	if slug == None {
		q.Issuers = append(q.Issuers, None)
		return true
	}
	head, tail, _ := strings.Cut(slug, "-")
	if name, ok := issuerCoded(head); ok {
		slug = strings.Trim(viet.Slug(name)+"-"+tail, "-")
	}
	q.Issuers = append(q.Issuers, slug)
	return true
}

func readPlace(q *Query, value string) bool {
	slug := viet.Slug(value)
	if slug != "" {
		q.Places = append(q.Places, slug)
	}
	return slug != ""
}

func readYears(q *Query, value string) bool {
	r, ok := ParseYears(value)
	if ok {
		q.Years = append(q.Years, r)
	}
	return ok
}

func readNumber(q *Query, value string) bool {
	n := numberIn(value, piecesOf(value))
	if n == nil || len(n.Rest) > 0 {
		serial := strings.TrimLeft(strings.TrimSpace(value), "0")
		if !isSerial(serial) {
			return false
		}
		n = &NumberAsked{Serial: serial}
	}
	q.Number = n
	return true
}

// reachNumber lets a number be typed with spaces: "số: 154 kh ubnd".
func reachNumber(rest string) int {
	if i := strings.IndexAny(rest, "\n\"“"); i >= 0 {
		rest = rest[:i]
	}
	pieces := piecesOf(rest)
	if len(pieces) == 0 || pieces[0].role != roleDigits {
		return 0
	}
	r := reading{text: rest, pieces: pieces}
	if r.number() == nil {
		return 0
	}
	return pieces[r.end-1].End
}

// yearsTyped is a year or a range with spaces in it: "2020 - 2025".
var yearsTyped = regexp.MustCompile(`^(?:\d{4} *(?:\.\.|[-–—]) *\d{4}|\.\. *\d{4})\b`)

func reachYears(rest string) int { return len(yearsTyped.FindString(rest)) }

// ParseYears reads a year or a range of years: "2020", "2020..2025", "2020-2025", "2020..", "..2020". A range typed
// backwards is turned round. Years lie between 1900 and 2100.
func ParseYears(s string) (YearRange, bool) {
	s = strings.TrimSpace(s)
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		from, to, ranged = strings.Cut(strings.NewReplacer("–", "-", "—", "-").Replace(s), "-")
	}
	if !ranged {
		to = from
	}
	a, ok1 := year(from)
	b, ok2 := year(to)
	if !ok1 || !ok2 || a == 0 && b == 0 {
		return YearRange{}, false
	}
	if a != 0 && b != 0 && b < a {
		a, b = b, a
	}
	return YearRange{a, b}, true
}

// year reads one end of a range; empty is an open end.
func year(s string) (int, bool) {
	s = strings.Trim(s, " .")
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1900 || n > 2100 || len(s) != 4 {
		return 0, false
	}
	return n, true
}
