package corpus

// IndicatorID names an indicator of one store. All phrasings of one indicator that are known to be one share it.
type IndicatorID int64

// Indicator (chỉ tiêu) is what figures of several documents are of: one name for its phrasings.
// Example: {ID:12, Name:"tỷ lệ hồ sơ tiếp nhận trực tuyến", Figures:9, Documents:5}.
type Indicator struct {
	ID   IndicatorID `json:"id"`
	Name string      `json:"name"`
	// Figures and Documents count what is of it.
	Figures   int `json:"figures"`
	Documents int `json:"documents"`
	// Phrasings are the other ways in which it is written, those most used first.
	Phrasings []string `json:"phrasings,omitempty"`
	// Match is how well it fits the words asked for, 0 to 1; 1 where every word that tells indicators apart is in it and nothing else.
	Match float64 `json:"match,omitempty"`
	// Whole is true where every asked word that tells indicators apart is in it.
	Whole bool `json:"whole,omitempty"`
}

// FigureOrder is the order of a list of figures.
type FigureOrder string

// The orders. The zero value is by match of the indicator, then what was counted before targets and these before comparisons, then the newest
// period, then the place in the document.
const (
	FigureByMatch  FigureOrder = ""
	FigureByValue  FigureOrder = "gia-tri"
	FigureByPeriod FigureOrder = "ky"
	FigureByGap    FigureOrder = "chenh-lech"
	FigureByPlace  FigureOrder = "noi"
)

// FigureQuery (câu hỏi số liệu) says which figures are asked for. All that is set must hold.
type FigureQuery struct {
	// Words are those of the indicator, with or without marks; "" = any.
	Words string
	// Indicator is one indicator, whatever it is called; 0 = any.
	Indicator IndicatorID
	// Place is the slug of a place ("lao-cai", "nam-suong"), Issuer that of an issuer, Doc one document.
	Place, Issuer string
	Doc           ID
	// Period is the period, or one that holds it; At asks for the very period only.
	Period Period
	At     bool
	// Unit is a base unit of units.tsv ("VND", "%", "người"), or a unit as written; Class a class of units.
	Unit, Class string
	Kinds       []FigureKind
	// Least and Most bound the value in the base unit; nil = open.
	Least, Most *float64
	// Targeted leaves those with a target, Doubtful those that are to be looked at.
	Targeted, Doubtful bool
	Order              FigureOrder
	Offset, N          int
	// Secret includes documents with a mark of secrecy.
	Secret bool
}

// FigureRow (dòng số liệu) is a figure in a list, with the document that states it.
type FigureRow struct {
	Figure
	// N counts the figures of the document from 1: its address there is "#so-N".
	N        int     `json:"n"`
	Document Summary `json:"document"`
	// Of is the indicator that it was grouped under.
	Of   IndicatorID `json:"indicator_id"`
	Name string      `json:"indicator_name"`
	// Section is the innermost section, Page the page where it stands.
	Section SectionID `json:"section,omitempty"`
	Page    int       `json:"page,omitempty"`
	// Sentence is the sentence or the row of the table that says so, SentenceAt where it stands.
	Sentence   string `json:"sentence"`
	SentenceAt Span   `json:"sentence_span"`
	// Method is how the page was read, Quality how well: Page.Method, Page.Quality.
	Method  Method  `json:"method,omitempty"`
	Quality float64 `json:"quality,omitempty"`
}

// FiguresFound is a page of figures, and what else was found.
type FiguresFound struct {
	Rows []FigureRow `json:"rows"`
	// Found, Documents and Periods count all that match.
	Found     int `json:"found"`
	Documents int `json:"documents"`
	Periods   int `json:"periods"`
	// Indicators are those that the words mean, the best first; Near those that come close but lack a word that tells them apart.
	Indicators []Indicator `json:"indicators,omitempty"`
	Near       []Indicator `json:"near,omitempty"`
	// Places, Units, Kinds and PeriodsOf say how many figures there are of each, the most first: what filters offer.
	Places    []FigureCount `json:"places,omitempty"`
	Units     []FigureCount `json:"units,omitempty"`
	Kinds     []FigureCount `json:"kinds,omitempty"`
	PeriodsOf []FigureCount `json:"period_counts,omitempty"`
}

// FigureCount says how many figures have one value of a filter. Example: {Value:"lao-cai", Label:"tỉnh Lào Cai", Count:33}.
type FigureCount struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// Series (chuỗi số liệu) is one indicator of one place in one unit over time.
type Series struct {
	Indicator Indicator `json:"indicator"`
	// Place and Code are the canonical name and code of the place in one version: an old and a new province are two series.
	Place string `json:"place,omitempty"`
	Code  string `json:"code,omitempty"`
	// Level is what all points are narrowed to: "cấp tỉnh"; "" for none.
	Level string `json:"level,omitempty"`
	// Cumulative is true where each point counts from the beginning of its year (lũy kế).
	Cumulative bool `json:"cumulative,omitempty"`
	// Unit is the base unit of all points.
	Unit   string      `json:"unit"`
	Kind   FigureKind  `json:"kind"`
	Points []FigureRow `json:"points"`
	// Note says in Vietnamese what a reader must know: that a province was merged, that periods of several lengths stand side by side.
	Note string `json:"note,omitempty"`
}

// Conflict (số liệu mâu thuẫn) is two figures of one indicator, place, period and kind that differ.
type Conflict struct {
	A FigureRow `json:"a"`
	B FigureRow `json:"b"`
	// Difference is B less A in the base unit.
	Difference float64 `json:"difference"`
	// Reasons are facts that may explain it: "sơ bộ và chính thức", "khác cấp", "bản đọc kém"; never a verdict.
	Reasons []string `json:"reasons,omitempty"`
}
