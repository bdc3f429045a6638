package corpus

import (
	"slices"
	"strings"
	"time"
)

// FindingState says how a citation of a draft compares with the store. Source: pages.md §5.6.
type FindingState string

// The states. Unverified and absent are never one: the first could not be checked, the second was looked for everywhere.
const (
	FindingMatch     FindingState = "match"                  // Khớp
	FindingUnknown   FindingState = "match_unknown_validity" // Khớp, chưa rõ hiệu lực
	FindingExpired   FindingState = "expired"                // Hết hiệu lực
	FindingPartly    FindingState = "partly_expired"         // Hết hiệu lực một phần
	FindingSuspended FindingState = "suspended"              // Ngưng hiệu lực
	FindingNotYet    FindingState = "not_yet"                // Chưa có hiệu lực
	FindingDiffers   FindingState = "differs"                // Lệch ngày, tên, ký hiệu, cơ quan
	FindingNoSection FindingState = "no_such_provision"      // Không có điều khoản này
	FindingAmbiguous FindingState = "ambiguous"              // Cần chọn văn bản
	FindingNotSure   FindingState = "unverified"             // Chưa xác minh được
	FindingAbsent    FindingState = "absent"                 // Không có trong kho
	FindingMalformed FindingState = "malformed"              // Sai thể thức
)

// Finding (kết quả đối chiếu) is what the store says of one citation of a draft.
type Finding struct {
	// Reference is the citation as the draft writes it; its span is of Review.Text.
	Reference
	State FindingState `json:"state"`
	// Sentence is one official Vietnamese sentence that says why.
	Sentence string `json:"sentence"`
	// Document is the one that is meant, nil where none is certain; Candidates are those that may be.
	Document   *Summary  `json:"document,omitempty"`
	Candidates []Summary `json:"candidates,omitempty"`
	// Section is the cited provision in the document, "" where the whole is meant or it has none such.
	Section SectionID `json:"section,omitempty"`
	// Standing is the validity on the day of the check, StandingUnknown where no document is certain.
	Standing Standing `json:"standing"`
	// Differences are the parts that the store writes otherwise.
	Differences []Difference `json:"differences,omitempty"`
	// Grounds are the words that the finding rests on, the deciding ones first.
	Grounds []Ground `json:"grounds,omitempty"`
	// Correct is how the citation is to be written, "" where the draft writes it so.
	Correct string `json:"correct,omitempty"`
	// Mend is true where a person has to look at the place before the draft is signed.
	Mend bool `json:"mend,omitempty"`
}

// Label is what a page calls the finding: "Khớp", "Lệch ngày".
func (f Finding) Label() string {
	if f.State != FindingDiffers || len(f.Differences) == 0 {
		return f.State.Label()
	}
	var parts []string
	for _, d := range f.Differences {
		if word := differing(d.Field); word != "" && !slices.Contains(parts, word) {
			parts = append(parts, word)
		}
	}
	return "Lệch " + strings.Join(parts, ", ")
}

// differing is the word for the part of a citation that differs. Source: pages.md §5.6.
func differing(f Field) string {
	switch f {
	case FieldNumber:
		return "ký hiệu"
	case FieldIssued:
		return "ngày"
	case FieldAbstract:
		return "tên"
	case FieldIssuer:
		return "cơ quan"
	case FieldType:
		return "loại"
	}
	return ""
}

// FindingStates are all states in the order in which pages list them.
func FindingStates() []FindingState {
	out := make([]FindingState, len(findingLabels))
	for i, l := range findingLabels {
		out[i] = l.state
	}
	return out
}

// Label is what a page calls the state. Example: "Không có trong kho" for FindingAbsent.
func (s FindingState) Label() string {
	for _, l := range findingLabels {
		if l.state == s {
			return l.label
		}
	}
	return string(s)
}

var findingLabels = [...]struct {
	state FindingState
	label string
}{
	{FindingMatch, "Khớp"},
	{FindingUnknown, "Khớp, chưa rõ hiệu lực"},
	{FindingExpired, "Hết hiệu lực"},
	{FindingPartly, "Hết hiệu lực một phần"},
	{FindingSuspended, "Ngưng hiệu lực"},
	{FindingNotYet, "Chưa có hiệu lực"},
	{FindingDiffers, "Lệch ngày, tên, ký hiệu, cơ quan"},
	{FindingNoSection, "Không có điều khoản này"},
	{FindingMalformed, "Sai thể thức"},
	{FindingAmbiguous, "Cần chọn văn bản"},
	{FindingNotSure, "Chưa xác minh được"},
	{FindingAbsent, "Không có trong kho"},
}

// Difference is one part of a citation that the store writes otherwise.
// Example: {Field:FieldIssued, Draft:"25/3/2025", Held:"27/3/2025"}.
type Difference struct {
	Field Field  `json:"field"`
	Draft string `json:"draft"`
	Held  string `json:"held"`
}

// Ground (câu căn cứ) is a place of a document of the store that says something.
type Ground struct {
	// Words say what it tells: "Được thay thế bởi 1876/QĐ-UBND từ 12/8/2024".
	Words    string  `json:"words"`
	Document Summary `json:"document"`
	Span
	Quote string `json:"quote"`
}

// Review (phiếu rà soát) is the check of all citations of one draft. It is kept in memory alone.
type Review struct {
	// Name is what the draft was called, "" where it was pasted.
	Name string `json:"name,omitempty"`
	// Text is the draft as it was read; the spans of findings are of it.
	Text string `json:"text"`
	// Day is the day on which validity was judged.
	Day Date `json:"day"`
	// At is when it was checked, Documents and References are how much the store held, Seq its last change.
	At         time.Time `json:"at"`
	Documents  int       `json:"documents"`
	References int       `json:"references"`
	Seq        Seq       `json:"seq"`
	Findings   []Finding `json:"findings"`
	// Problems are what could not be read of the draft.
	Problems []Problem `json:"problems,omitempty"`
	// Partial is true where the check could not look everywhere (pages that wait, time that ran out): then nothing is said to be absent.
	Partial bool `json:"partial,omitempty"`
}

// StateCount is how many citations of a draft are in one state, and how many of them a person has to look at.
type StateCount struct {
	State     FindingState `json:"state"`
	Label     string       `json:"label"`
	Citations int          `json:"citations"`
	Mend      int          `json:"mend"`
}

// States counts the findings of each state that there is, in the order in which pages list them.
func (r *Review) States() []StateCount {
	per := map[FindingState]*StateCount{}
	for i := range r.Findings {
		f := &r.Findings[i]
		c := per[f.State]
		if c == nil {
			c = &StateCount{State: f.State, Label: f.State.Label()}
			per[f.State] = c
		}
		c.Citations++
		if f.Mend {
			c.Mend++
		}
	}
	var out []StateCount
	for _, s := range FindingStates() {
		if c := per[s]; c != nil {
			out = append(out, *c)
		}
	}
	return out
}

// Mend counts the findings that a person has to look at.
func (r *Review) Mend() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Mend {
			n++
		}
	}
	return n
}
