package query

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/viet"
)

// Field is one operator of the query language. Those that narrow the documents are parameters of an address as well,
// with the same name and the same values. The help page is made from this table.
type Field struct {
	// Name is what is typed before the colon, and the name of the parameter: "loai".
	Name string
	// Title says what it is, as a heading: "Loại văn bản"; Short is that of a chip: "Loại".
	Title, Short string
	// Meaning is one official Vietnamese sentence.
	Meaning string
	// Example is a question that runs.
	Example string
	// Want says in Vietnamese what a right value is; empty for operators that are no parameter.
	Want string
	// also are other spellings of the name, folded, without spaces and hyphens.
	also []string
	// value reads what was typed into the value of an address; nil where the operator is none of an address.
	value func(typed string) (string, bool)
	// read takes the value into the query where value is nil; false where it is not understood.
	read func(q *Query, value string) bool
	// reach tells how many bytes of what follows the colon are the value; nil for the value up to a space.
	reach func(rest string) int
}

// Parameter reports whether the field is a parameter of an address too.
func (f Field) Parameter() bool { return f.value != nil }

// canonical reads a typed value into that of an address, which is read as itself.
func (f Field) canonical(typed string) (string, bool) {
	v, ok := f.value(typed)
	if again, fine := f.value(v); ok && fine {
		return again, true
	}
	return "", false
}

// Fields are the operators, in the order of the help page and of addresses. Parse reads them by this very table.
func Fields() []Field { return slices.Clone(fields()) }

var fields = sync.OnceValue(func() []Field {
	return []Field{
		{Name: "loai", Title: "Loại văn bản", Short: "Loại", Meaning: "Chỉ tìm trong một loại văn bản.", Example: "loai:nghị-quyết chuyển đổi số",
			Want: "tên loại không dấu nối bằng gạch ngang, như nghi-quyet", also: []string{"loaivanban", "type"}, value: readType, reach: reachType},
		{Name: "coquan", Title: "Cơ quan ban hành", Short: "Cơ quan",
			Meaning: "Chỉ tìm văn bản của một cơ quan ban hành; tên có thể viết tắt hoặc viết một phần.", Example: "coquan:ubnd-tỉnh-lào-cai kế hoạch",
			Want: "tên cơ quan không dấu nối bằng gạch ngang, như bo-noi-vu", also: []string{"coquanbanhanh", "issuer"}, value: readIssuer},
		{Name: "noi", Title: "Nơi", Short: "Nơi", Meaning: "Địa danh ghi ở đầu văn bản.", Example: "noi:lào-cai báo cáo",
			Want: "tên nơi không dấu nối bằng gạch ngang, như lao-cai", also: []string{"diadanh", "place"}, value: readPlace},
		{Name: "nam", Title: "Năm ban hành", Short: "Năm", Meaning: "Năm ban hành, hoặc khoảng năm; bỏ trống một đầu để không giới hạn.",
			Example: "nam:2020..2025 bảo hiểm", Want: "một năm như 2025, một khoảng như 2020..2025, hoặc " + None,
			also: []string{"nambanhanh", "year"}, value: readYears, reach: reachYears},
		{Name: "so", Title: "Số, ký hiệu", Short: "Số", Meaning: "Số, ký hiệu của văn bản, viết đủ hoặc viết một phần.", Example: "so:154/KH-UBND",
			also: []string{"sokyhieu", "kyhieu", "number"}, read: readNumber, reach: reachNumber},
	}
})

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

// slugged reads a name into the form of addresses. Longer ones are no name.
func slugged(value string) (string, bool) {
	slug := viet.Slug(value)
	return slug, slug != "" && len(slug) <= maxSlug
}

// maxSlug is how many letters the name of a body may have.
const maxSlug = 300

func readType(value string) (string, bool) {
	slug, ok := slugged(value)
	if !ok {
		return "", false
	}
	if t, ok := typeNamed(strings.ReplaceAll(slug, "-", " ")); ok {
		slug = viet.Slug(t.Name)
	} else if t, ok := typeCoded(value); ok {
		slug = viet.Slug(t.Name)
	}
	return slug, true
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

// readIssuer writes a code out: "ubnd-tinh-lao-cai" becomes "uy-ban-nhan-dan-tinh-lao-cai".
func readIssuer(value string) (string, bool) {
	slug, ok := slugged(value)
	if !ok || slug == None {
		return slug, ok
	}
	head, tail, _ := strings.Cut(slug, "-")
	// "thu" is the code of a town's committee, and the first word of "Thủ tướng".
	shouted := len(value) >= len(head) && strings.ToUpper(value[:len(head)]) == value[:len(head)]
	if name, ok := issuerCoded(head); ok && (shouted || tail == "" || !viet.ValidSyllable(head)) {
		slug = strings.Trim(viet.Slug(name)+"-"+tail, "-")
	}
	return slug, true
}

func readPlace(value string) (string, bool) { return slugged(value) }

func readYears(value string) (string, bool) {
	if viet.Slug(value) == None {
		return None, true
	}
	r, ok := ParseYears(value)
	return r.String(), ok
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

// String is the range as addresses carry it: "2020", "2020..2025", "2020..", "..2020".
func (r YearRange) String() string {
	if r.From == r.To {
		return strconv.Itoa(r.From)
	}
	end := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	return end(r.From) + ".." + end(r.To)
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
