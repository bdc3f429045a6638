package web

import (
	"math"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// figureKinds are the kinds of figures with their value in addresses and their word on pages (pages.md §3.7: thực hiện is the actual,
// mục tiêu the target, and neither is called chỉ tiêu).
var figureKinds = [...]struct {
	kind       corpus.FigureKind
	slug, word string
}{
	{corpus.FigureActual, "thuc-hien", "thực hiện"},
	{corpus.FigureTarget, "muc-tieu", "mục tiêu"},
	{corpus.FigureShare, "ty-phan", "phần trên tổng số"},
	{corpus.FigureComparison, "so-sanh", "so sánh"},
	{corpus.FigureBaseline, "ky-truoc", "kỳ trước"},
	{corpus.FigureRank, "xep-hang", "xếp hạng"},
	{corpus.FigureEquivalent, "quy-doi", "quy đổi"},
}

// kindWord is what pages call a kind of figure.
func kindWord(k corpus.FigureKind) string {
	for _, x := range figureKinds {
		if x.kind == k {
			return x.word
		}
	}
	return string(k)
}

// doubtWords say what is to be looked at.
var doubtWords = map[corpus.Doubt]string{
	corpus.DoubtDotDecimal:  "dấu chấm được hiểu là dấu thập phân",
	corpus.DoubtSeparators:  "dấu phân cách không rõ là phần nghìn hay thập phân",
	corpus.DoubtOverHundred: "tỷ lệ lớn hơn 100%",
	corpus.DoubtParts:       "các phần không khớp với tổng",
	corpus.DoubtGlued:       "có thể dính dấu chú thích vào số",
	corpus.DoubtUnit:        "văn bản không nêu đơn vị",
	corpus.DoubtColumn:      "cột của bảng lệch hoặc không rõ tên",
	corpus.DoubtTotal:       "dòng hoặc cột tổng của bảng không khớp",
	corpus.DoubtReading:     "chữ số nhận dạng chưa chắc chắn",
}

// originWords say from where an inherited attribute comes; what stands beside the number needs no word.
var originWords = map[corpus.Origin]string{
	corpus.OriginParagraph: "theo câu trước",
	corpus.OriginHeading:   "theo đề mục",
	corpus.OriginCaption:   "theo đầu bảng",
	corpus.OriginDocument:  "theo tên văn bản",
}

// exactNumber writes a number the Vietnamese way, every digit of it: 1234567.5 is "1.234.567,5", −3 has the sign U+2212. Values are never rounded;
// what binary fractions add behind the ninth decimal is none of the value.
func exactNumber(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "không rõ"
	}
	if third := math.Round(v * 3); math.Abs(v) < 1 && math.Abs(third-v*3) < 1e-9 && math.Mod(third, 3) != 0 {
		return strconv.FormatFloat(third, 'f', -1, 64) + "/3" // hai phần ba has no end as a decimal
	}
	if r := math.Round(v*1e9) / 1e9; math.Abs(v) < 1e6 {
		v = r
	}
	whole, rest, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".")
	var b strings.Builder
	if v < 0 {
		b.WriteString("−")
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(whole[i])
	}
	if rest != "" {
		b.WriteString("," + rest)
	}
	return b.String()
}

// amountWords writes an amount: "51,69", "12–15".
func amountWords(a corpus.Amount) string {
	if a.Ranged() {
		return exactNumber(a.Low) + "–" + exactNumber(a.High)
	}
	return exactNumber(a.Low)
}

// withUnit joins a number and its unit: "51,69%", "3 điểm %", "168 điểm cầu".
func withUnit(number, unit string) string {
	switch {
	case unit == "":
		return number
	case strings.HasPrefix(unit, "%"):
		return number + unit
	}
	return number + " " + unit
}

// unitName is what pages call a base unit: money is counted in đồng.
func unitName(unit string) string {
	if rest, ok := strings.CutPrefix(unit, "VND"); ok {
		return "đồng" + rest
	}
	return unit
}

// pointsOf is the unit of the difference of two values: of percentages it is điểm %.
func pointsOf(unit string) string {
	if strings.HasPrefix(unit, "%") {
		return "điểm " + unit
	}
	return unit
}

// valueWords is the value as pages write it, without its unit: "51,69", "> 1", "ước 12–15", "145/152", "tăng 6", "thứ 7/63".
func valueWords(f corpus.Figure) string {
	out := amountWords(f.Value)
	switch f.Kind {
	case corpus.FigureComparison:
		out = map[corpus.Direction]string{corpus.DirectionUp: "tăng ", corpus.DirectionDown: "giảm ", corpus.DirectionRatio: "bằng "}[f.Direction] + out
	case corpus.FigureRank:
		out = "thứ " + out
	}
	if f.Total != nil {
		out += "/" + amountWords(*f.Total)
	}
	return qualifierSign[f.Qualifier] + out
}

// qualifierSign stands before a value that is not meant exactly.
var qualifierSign = map[corpus.Qualifier]string{
	corpus.QualifierGt: "> ", corpus.QualifierGte: "≥ ", corpus.QualifierLt: "< ", corpus.QualifierLte: "≤ ",
	corpus.QualifierApprox: "khoảng ", corpus.QualifierEstimate: "ước ",
}

// baseWords is the value in its base unit, "" where that is how it is written: "= 439.200.000 đồng/tháng".
func baseWords(f corpus.Figure) string {
	if f.BaseUnit == "" || f.Base == f.Value || viet.Slug(f.BaseUnit) == viet.Slug(f.Unit) {
		return ""
	}
	return "= " + withUnit(amountWords(f.Base), unitName(f.BaseUnit))
}

// gapWords compare a value with its target: "thiếu 33,31 điểm %", "vượt 3 điểm %", "bằng mục tiêu"; "" without a target. number is the
// difference with its sign.
func gapWords(f corpus.Figure) (words, number string) {
	gap, ok := f.Gap()
	if !ok {
		return "", ""
	}
	size := exactNumber(math.Abs(gap))
	switch {
	case size == "0":
		return "bằng mục tiêu", "0"
	case gap < 0:
		return "thiếu " + withUnit(size, pointsOf(f.Unit)), "−" + size
	}
	return "vượt " + withUnit(size, pointsOf(f.Unit)), "+" + size
}

// periodWords is the time that a figure is of: "quý I/2025", "đến 25/6/2022", "từ 1/3/2025 đến 15/3/2025"; what the text says where that is no
// calendar time.
func periodWords(p corpus.FigurePeriod) string {
	span := p.Period
	switch {
	case span.IsZero():
		return viet.Squeeze(p.Text)
	case span.From.IsZero():
		return "đến " + span.To.Short()
	case span.To.IsZero():
		return "từ " + span.From.Short()
	}
	if same, ok := corpus.ParsePeriod(span.String()); ok && same == span {
		return uncapital(span.Label())
	}
	if span.From == span.To {
		return "ngày " + span.From.Short()
	}
	return "từ " + span.From.Short() + " đến " + span.To.Short()
}

// uncapital makes the first letter of a label lower case, for the middle of a line: "quý I/2025".
func uncapital(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToLower(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToLower(s)
}

// placeWords is the place of a figure: its canonical name, else what the text calls it.
func placeWords(p corpus.FigurePlace) string {
	if p.Name != "" {
		return p.Name
	}
	return viet.Squeeze(p.Text)
}

// inherited adds to some words from where they come, where that is not beside the number.
func inherited(words string, from corpus.Origin) string {
	if o := originWords[from]; o != "" && words != "" {
		return words + " (" + o + ")"
	}
	return words
}

// indicatorWords names what a figure counts, with a capital: "Tỷ lệ hồ sơ tiếp nhận trực tuyến".
func indicatorWords(f corpus.Figure) string {
	if name := viet.Squeeze(f.Indicator.Text); name != "" {
		return viet.Capitalise(name)
	}
	return "Không rõ chỉ tiêu"
}
