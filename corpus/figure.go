package corpus

import (
	"encoding/json"
	"fmt"
)

// FigureKind says what a figure tells.
type FigureKind string

// The kinds of figure. An estimate, a limit or an approximation is no kind but a Qualifier. Source: handbook §5.3.
const (
	FigureActual     FigureKind = "actual"     // đạt 51,69%: what was counted or measured
	FigureTarget     FigureKind = "target"     // phấn đấu đến năm 2030 đạt 85%
	FigureComparison FigureKind = "comparison" // tăng 17,7% so với cùng kỳ; đạt 58% dự toán
	FigureShare      FigureKind = "share"      // 145/152 xã
	FigureBaseline   FigureKind = "baseline"   // từ 3,5% lên 4,1%: the 3,5%
	FigureRank       FigureKind = "rank"       // xếp thứ 7/63
	FigureEquivalent FigureKind = "equivalent" // (tương đương 30 triệu cây): the same thing in another unit
)

// Qualifier is how exactly a value is meant.
type Qualifier string

// The qualifiers. Where several stand together the first of this order that applies is taken: range, gte and lte, gt and lt, approx,
// estimate, eq; Figure.Words keeps all. Source: handbook §5.2.
const (
	QualifierEq       Qualifier = "eq"       // đạt, là, có
	QualifierGt       Qualifier = "gt"       // trên, hơn
	QualifierGte      Qualifier = "gte"      // ít nhất, không dưới, trở lên
	QualifierLt       Qualifier = "lt"       // gần, dưới
	QualifierLte      Qualifier = "lte"      // không quá, tối đa
	QualifierApprox   Qualifier = "approx"   // khoảng, xấp xỉ
	QualifierEstimate Qualifier = "estimate" // ước đạt, dự kiến
	QualifierRange    Qualifier = "range"    // 12 - 15
)

// Direction is which way a comparison goes.
type Direction string

// The directions of a comparison.
const (
	DirectionUp    Direction = "up"    // tăng, vượt, cao hơn, gấp
	DirectionDown  Direction = "down"  // giảm, hụt, thấp hơn
	DirectionRatio Direction = "ratio" // đạt, bằng 58% dự toán: the part of the whole that was reached
)

// Amount (trị số) is a number, or the two ends of a range.
// Example: {3370, 3370} is 3370 in JSON, {30, 35} is [30, 35].
type Amount struct{ Low, High float64 }

// One is an amount of a single number.
func One(v float64) Amount { return Amount{v, v} }

// Ranged reports whether the amount has two ends.
func (a Amount) Ranged() bool { return a.Low != a.High }

// Times is the amount in a unit of which f make one.
func (a Amount) Times(f float64) Amount { return Amount{a.Low * f, a.High * f} }

// MarshalJSON writes a number, or two in brackets for a range.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.Ranged() {
		return json.Marshal([2]float64{a.Low, a.High})
	}
	return json.Marshal(a.Low)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Amount) UnmarshalJSON(data []byte) error {
	var ends [2]float64
	if json.Unmarshal(data, &ends) == nil {
		*a = Amount{ends[0], ends[1]}
		return nil
	}
	if err := json.Unmarshal(data, &ends[0]); err != nil {
		return fmt.Errorf("amount %q: %w", data, err)
	}
	*a = One(ends[0])
	return nil
}

// Origin says where an attribute of a figure was read: beside the number, or further away, from where the figure inherits it.
type Origin string

// The origins, nearest first.
const (
	OriginClause    Origin = "clause"    // in the words around the number
	OriginList      Origin = "list"      // carried on from the figure before it
	OriginSentence  Origin = "sentence"  // elsewhere in the sentence
	OriginParagraph Origin = "paragraph" // an earlier sentence of the paragraph
	OriginHeading   Origin = "heading"   // the heading or the line above
	OriginRow       Origin = "row"       // the head of the table's row
	OriginColumn    Origin = "column"    // the head of the table's column
	OriginCaption   Origin = "caption"   // the lines above the table
	OriginDocument  Origin = "document"  // title, letterhead or day of issue
)

// Bound (điều gắn với số liệu) is something that a figure is about, with where the text says so.
// Example: {Text:"tỷ lệ hồ sơ tiếp nhận trực tuyến", Span:{…}, Origin:"clause"}.
type Bound struct {
	Text string `json:"text"`
	// Span is where it stands, zero where it was put together or comes from a fact of the document.
	Span   Span   `json:"span,omitzero"`
	Origin Origin `json:"origin,omitempty"`
}

// FigurePlace (nơi) is the place that a figure is of.
// Example: {Text:"toàn tỉnh", Name:"tỉnh Lào Cai", Code:"10", Origin:"sentence"}: the Lào Cai of before 1 July 2025.
type FigurePlace struct {
	Bound
	// Name is the canonical name, Code that of the statistics office in the version of the place that is meant; "" = not known.
	Name string `json:"name,omitempty"`
	Code string `json:"code,omitempty"`
}

// FigurePeriod (kỳ) is the time that a figure is of.
// Example: {Text:"Quý 1 năm 2025", Period:{2025-01-01 … 2025-03-31}, Origin:"document"}; {Text:"đến ngày 25/6", Period:{To:2022-06-25}}.
type FigurePeriod struct {
	Bound
	// Period has both ends; From is zero for a state of things on a day (đến ngày …, đến hết tháng …).
	Period Period `json:"period,omitzero"`
}

// Doubt (điều nghi ngờ) is a reason not to trust a figure as it was read. The value as written is kept.
type Doubt string

// The doubts. Source: handbook §5.1, §5.3.
const (
	DoubtDotDecimal  Doubt = "dot_decimal"  // 99.8%: a point before decimals, against the rule
	DoubtSeparators  Doubt = "separators"   // 1,000.50 or 1.2.3.4: what parts thousands is not told
	DoubtOverHundred Doubt = "over_hundred" // a share of more than 100 %
	DoubtParts       Doubt = "parts"        // a part is more than its total, or the parts do not make the total
	DoubtGlued       Doubt = "glued"        // a footnote mark may be glued to the number
	DoubtUnit        Doubt = "unit"         // no unit is told
	DoubtColumn      Doubt = "column"       // the columns of the table shift, or its heads do not tell what this one is
	DoubtTotal       Doubt = "total"        // the table's total row or column does not agree
	DoubtReading     Doubt = "reading"      // text recognition was not sure of the digits
)

// Cell (ô) is where a figure stands in a table.
// Example: {Table:2, Row:7, Column:3} is the third cell of the seventh row of the document's second table, all counted from 1.
type Cell struct {
	Table  int `json:"table"`
	Row    int `json:"row"`
	Column int `json:"column"`
	// Sheet and Address are those of a workbook: "Sheet1", "C12"; empty elsewhere.
	Sheet   string `json:"sheet,omitempty"`
	Address string `json:"address,omitempty"`
}

// Sum (kiểm tổng) compares a figure with one way to divide it: 377 = 190 + 187.
type Sum struct {
	// Parts are indexes into the document's figures. Total is what they come to, in the base unit.
	Parts []int   `json:"parts"`
	Total float64 `json:"total"`
	// OK is true where that is the figure; Exhaustive where the text says that these are all parts.
	OK         bool `json:"ok"`
	Exhaustive bool `json:"exhaustive,omitempty"`
}

// Figure (số liệu) is one number of a text that counts or measures something, with all that it is bound to.
// Example: "51,69/85%" is {Kind:"actual", Value:51.69, Unit:"%", Target:85, Indicator:"tỷ lệ hồ sơ tiếp nhận trực tuyến"}.
// Source: handbook §5, §10.1.
type Figure struct {
	// Span runs from the qualifier to the last word of the unit and what belongs to it.
	Span
	// Quote is the bytes of the span, always text[Start:End].
	Quote string `json:"quote"`
	// Digits is where the number itself stands, within Span: "51,69" of "51,69/85%".
	Digits Span       `json:"digits"`
	Kind   FigureKind `json:"kind"`
	// Value is in Unit, as written: {439.2, 439.2} and "triệu đồng/tháng"; Base is the same in BaseUnit: 439200000 and "VND/tháng".
	Value    Amount `json:"value"`
	Unit     string `json:"unit,omitempty"`
	Base     Amount `json:"base_value"`
	BaseUnit string `json:"base_unit,omitempty"`
	// Class is the class of the unit in units.tsv: money, people, ratio …; count for a noun that is in no class.
	Class string `json:"unit_class,omitempty"`
	// Target is what was to be reached, Total the whole of a share, or of how many a rank is; in Unit, nil where not told.
	Target *Amount `json:"target,omitempty"`
	Total  *Amount `json:"total,omitempty"`
	// Qualifier is how exactly the value is meant, Words all qualifying words before it: "ước", "đạt", "khoảng".
	Qualifier  Qualifier `json:"qualifier"`
	Words      []string  `json:"qualifier_words,omitempty"`
	Cumulative bool      `json:"cumulative,omitempty"` // lũy kế
	// Direction and Versus are those of a comparison: up, "cùng kỳ năm 2023".
	Direction Direction `json:"direction,omitempty"`
	Versus    string    `json:"versus,omitempty"`
	// Indicator (chỉ tiêu) is what is counted, the shortest whole phrase; Parent the indicator that a line above names for several.
	Indicator Bound        `json:"indicator,omitzero"`
	Parent    Bound        `json:"parent_indicator,omitzero"`
	Subject   Bound        `json:"subject,omitzero"`
	Level     Bound        `json:"level,omitzero"` // cấp tỉnh, toàn trình
	Place     FigurePlace  `json:"place,omitzero"`
	Period    FigurePeriod `json:"period,omitzero"`
	// PartOf is the index, from 1, of the figure that this one is a part of or compares; 0 = none.
	PartOf int     `json:"part_of,omitempty"`
	Sums   []Sum   `json:"sums,omitempty"`
	Cell   *Cell   `json:"cell,omitempty"`
	Doubts []Doubt `json:"doubts,omitempty"`
}

// Gap is how far the value lies from the target, in Unit; false where there is none. Example: 98/95% is +3.
func (f Figure) Gap() (float64, bool) {
	if f.Target == nil || f.Value.Ranged() || f.Target.Ranged() {
		return 0, false
	}
	return f.Value.Low - f.Target.Low, true
}
