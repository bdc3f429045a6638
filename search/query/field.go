package query

import (
	"slices"
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
	// Want says in Vietnamese what a right value is; empty for operators that are no parameter, and for those with Values.
	Want string
	// Values are all values of an operator that has few, with what they are called.
	Values []Choice
	// also are other spellings of the name, folded, without spaces and hyphens.
	also []string
	// value reads what was typed into the value of an address; nil where the operator is none of an address.
	value func(typed string) (string, bool)
	// label is what a value is called, nil or "" where it stands for itself.
	label func(value string) string
	// read takes the value into the query where value is nil; false where it is not understood.
	read func(q *Query, value string) bool
	// reach tells how many bytes of what follows the colon are the value; nil for the value up to a space.
	reach func(rest string) int
}

// Parameter reports whether the field is a parameter of an address too.
func (f Field) Parameter() bool { return f.value != nil || f.Values != nil }

// canonical reads a typed value into that of an address, which is read as itself.
func (f Field) canonical(typed string) (string, bool) {
	if f.Values != nil {
		return f.choose(typed)
	}
	v, ok := f.value(typed)
	if again, fine := f.value(v); ok && fine {
		return again, true
	}
	return "", false
}

// Wanted says in Vietnamese what a right value is: Want, or all values.
func (f Field) Wanted() string {
	if f.Values == nil {
		return f.Want
	}
	names := make([]string, len(f.Values))
	for i, c := range f.Values {
		names[i] = c.Value
	}
	return strings.Join(names, ", ")
}

// Fields are the operators, in the order of the help page and of addresses. Parse reads them by this very table.
func Fields() []Field { return slices.Clone(fields()) }

var fields = sync.OnceValue(func() []Field {
	return []Field{
		{Name: "loai", Title: "Loại văn bản", Short: "Loại", Meaning: "Chỉ tìm trong một loại văn bản.", Example: "loai:nghị-quyết chuyển đổi số",
			Want: "tên loại không dấu nối bằng gạch ngang, như nghi-quyet", also: []string{"loaivanban", "type"}, value: readType, reach: reachType, label: labelType},
		{Name: "coquan", Title: "Cơ quan ban hành", Short: "Cơ quan",
			Meaning: "Chỉ tìm văn bản của một cơ quan ban hành; tên có thể viết tắt hoặc viết một phần.", Example: "coquan:ubnd-tỉnh-lào-cai kế hoạch",
			Want: "tên cơ quan không dấu nối bằng gạch ngang, như bo-noi-vu", also: []string{"coquanbanhanh", "issuer"}, value: readIssuer},
		{Name: "noi", Title: "Nơi", Short: "Nơi", Meaning: "Văn bản của một nơi hoặc nhắc tới nơi ấy; tên tỉnh trước hay sau ngày 01/7/2025 đều được.",
			Example: "noi:lào-cai báo cáo", Want: "tên nơi không dấu nối bằng gạch ngang, như lao-cai", also: []string{"diadanh", "place"}, value: readPlace, reach: reachName},
		{Name: "nam", Title: "Năm ban hành", Short: "Năm", Meaning: "Năm ban hành, hoặc khoảng năm; bỏ trống một đầu để không giới hạn.",
			Example: "nam:2020..2025 bảo hiểm", Want: "một năm như 2025, một khoảng như 2020..2025, hoặc " + None,
			also: []string{"nambanhanh", "year"}, value: readYears, reach: reachYears, label: labelYears},
		{Name: "ky", Title: "Kỳ báo cáo", Short: "Kỳ", Meaning: "Kỳ ghi trong tên văn bản: tháng, quý, 6 tháng, 9 tháng, năm, giai đoạn.", Example: "ky:2025-q1",
			Want: "một kỳ như 2025, 2025-q1, 2025-03, 2025-6-thang, 2021-2025", also: []string{"kybaocao", "period"}, value: readPeriod, reach: reachPeriod, label: labelPeriod},
		{Name: "hieuluc", Title: "Hiệu lực", Short: "Hiệu lực", Meaning: "Theo danh mục đã nạp và theo văn bản khác trong kho; còn lại là chưa rõ.", Example: "hieuluc:chưa-rõ",
			also: []string{"tinhtrang", "status"}, Values: []Choice{
				{"con", "Còn hiệu lực"}, {"het", "Hết hiệu lực toàn bộ"}, {"mot-phan", "Hết hiệu lực một phần"}, {"ngung", "Ngưng hiệu lực"}, {"chua", "Chưa có hiệu lực"},
				{"khong-ro", "Chưa rõ hiệu lực"}, {"khong-xet", "Không xét hiệu lực"}}},
		{Name: "toanvan", Title: "Toàn văn", Short: "Toàn văn", Meaning: "Văn bản có toàn văn, hay chỉ biết qua danh mục và dẫn chiếu.", Example: "toanvan:có",
			also: []string{"fulltext"}, Values: []Choice{{"co", "Có toàn văn"}, {"khong", "Chưa có toàn văn"}, {"cho", "Đang chờ nhận dạng chữ"}}},
		{Name: "chatluong", Title: "Chất lượng đọc", Short: "Chất lượng đọc", Meaning: "Chữ đọc được từ tệp tốt hay kém; bản quét được nhận dạng bằng máy.",
			Example: "chatluong:kém", also: []string{"chatluongdoc", "quality"}, Values: []Choice{{"tot", "Đọc tốt"}, {"kem", "Đọc kém"}, {"quet", "Bản quét"}}},
		{Name: "nguoiky", Title: "Người ký", Short: "Người ký", Meaning: "Họ tên người ký, viết đủ hoặc viết một phần.", Example: `nguoiky:"nguyễn văn"`,
			Want: "họ tên không dấu nối bằng gạch ngang", also: []string{"signer"}, value: slugged, reach: reachName},
		{Name: "dan", Title: "Dẫn chiếu tới", Short: "Dẫn chiếu", Meaning: "Văn bản nhắc tới một số, ký hiệu, hoặc một luật theo tên.", Example: "dan:57-NQ/TW",
			Want: "số, ký hiệu như 57-NQ/TW, hoặc tên luật", also: []string{"danchieu", "cites"}, value: readCited, reach: reachNumber},
		{Name: "cancu", Title: "Căn cứ", Short: "Căn cứ", Meaning: "Văn bản lấy một số, ký hiệu, hoặc một luật theo tên, làm căn cứ ban hành.", Example: `cancu:"luật ban hành văn bản quy phạm pháp luật 2015"`,
			Want: "số, ký hiệu như 30/2020/NĐ-CP, hoặc tên luật", also: []string{"basis"}, value: readCited, reach: reachNumber},
		{Name: "giatri", Title: "Giá trị", Short: "Giá trị", Meaning: "Văn bản nêu một giá trị, hoặc giá trị trong khoảng, kèm đơn vị.", Example: "giatri:>80%",
			Want: "một giá trị như 51,69%, >80%, 5..10%, >=2-ty-dong", also: []string{"sotien", "value"}, value: readValues, reach: reachValues},
		{Name: "tai", Title: "Tính tại ngày", Short: "Tại ngày", Meaning: "Chỉ văn bản đã ban hành tới ngày ấy; hiệu lực được xét tại ngày ấy.", Example: "tai:31/3/2025",
			Want: "một ngày như 31/3/2025 hoặc 2025-03-31", also: []string{"taingay", "at"}, value: readDay, reach: reachDay, label: labelDay},
		{Name: "so", Title: "Số, ký hiệu", Short: "Số", Meaning: "Số, ký hiệu của văn bản, viết đủ hoặc viết một phần.", Example: "so:154/KH-UBND",
			also: []string{"sokyhieu", "kyhieu", "number"}, read: readNumber, reach: reachNumber},
		{Name: "gan", Title: "Gần nhau", Short: "Gần", Meaning: "Các từ hoặc cụm từ (cách nhau bằng dấu chấm phẩy) đứng gần nhau, trong khoảng 10 từ, thứ tự nào cũng được.",
			Example: `gan:"chuyển đổi số; cấp xã"`, also: []string{"ganhau", "near"}, read: readNear},
	}
})

// Choice is one value of an operator that has few.
type Choice struct{ Value, Label string }

// Label is what a value is called in lists: "Quý I/2025" for "2025-q1"; the value itself where nothing better is known.
func (f Field) Label(value string) string {
	if value == None {
		return "Không ghi"
	}
	for _, c := range f.Values {
		if c.Value == value {
			return c.Label
		}
	}
	if f.label != nil {
		if l := f.label(value); l != "" {
			return l
		}
	}
	return value
}

// choose reads a value of a field that has few, by its name or by what it is called: "con", "còn hiệu lực", "chưa rõ".
func (f Field) choose(typed string) (string, bool) {
	slug := viet.Slug(typed)
	for _, c := range f.Values {
		if called := viet.Slug(c.Label); slug == c.Value || slug == called || slug+"-hieu-luc" == called {
			return c.Value, true
		}
	}
	return "", false
}

// extent is how many bytes of what follows the colon are the value; 0 for the value up to a space.
func (f Field) extent(rest string) int {
	if f.Values == nil {
		return f.reach(rest)
	}
	best, words := 0, 0
	for w := range viet.Words(rest) {
		if words++; words > maxTypeWords {
			break
		}
		if _, ok := f.choose(rest[:w.End]); ok {
			best = w.End
		}
	}
	return best
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

func labelType(value string) string {
	t, ok := typeNamed(strings.ReplaceAll(value, "-", " "))
	if !ok {
		return ""
	}
	return t.Name
}

// readCited reads the number of a document that others name: "57-NQ/TW", "57 nq tw"; it stays as typed. A law is named by its title too:
// "luật đất đai 2024", with hyphens where it is not in quotes.
func readCited(value string) (string, bool) {
	n := NumberIn(value)
	if n == nil || len(n.Rest) > 0 {
		_, ok := LawIn(value)
		return strings.Join(strings.Fields(strings.ReplaceAll(value, "-", " ")), " "), ok
	}
	return strings.Join(strings.Fields(value), " "), n != nil && len(n.Rest) == 0 && !strings.HasPrefix(value, "-")
}

// NumberIn reads a text that may be a document number as people type it; nil where it is none.
func NumberIn(text string) *NumberAsked { return numberIn(text, piecesOf(text)) }

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
