package corpus

// DueKind says how a text gives the day by which something is to be done. The list is closed.
type DueKind string

// The kinds, each with a phrase that gives it.
const (
	DueNone      DueKind = ""          // no day is given
	DueDate      DueKind = "date"      // trước ngày 30/6/2025; trong tháng 6 năm 2025; trong quý II; trong năm 2025
	DueWithin    DueKind = "within"    // trong thời hạn 15 ngày kể từ ngày nhận được …
	DueRecurring DueKind = "recurring" // định kỳ hằng quý; trước ngày 25 hằng tháng
	DueOngoing   DueKind = "ongoing"   // thường xuyên; giai đoạn 2025 - 2030
)

// Due (thời hạn) is by when something is to be done.
// Example: "hoàn thành trước ngày 30/6/2025" is {Kind:DueDate, Last:Date{2025, 6, 29}}; "trong quý II năm 2025" has First 2025-04-01 and
// Last 2025-06-30.
type Due struct {
	Kind DueKind `json:"kind,omitempty"`
	// First and Last bound the time in which it is to be done, both included; zero where the text does not settle them.
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
	// Origin says where the year, or the whole of it, was read when it does not stand in the words: "clause", "column", "heading", "document".
	Origin string `json:"origin,omitempty"`
	Span
	Quote string `json:"quote,omitempty"`
}

// Assignee (cơ quan thực hiện) is a body or an office that is to do something.
type Assignee struct {
	// Name is the canonical name, as entities have it: "Sở Nội vụ tỉnh Lào Cai"; as written where no entity was read there.
	Name string `json:"name"`
	// Partner is true for one that works with the leading one: "phối hợp với Sở Tài chính".
	Partner bool `json:"partner,omitempty"`
	// Collective is true for what names no one body: "các sở, ban, ngành".
	Collective bool `json:"collective,omitempty"`
	// Origin is empty where it stands in the sentence, else "column", "heading" or "list".
	Origin string `json:"origin,omitempty"`
	Span
	Quote string `json:"quote"`
}

// Task (nhiệm vụ) is one thing that a text orders a body to do. Example: "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát …, hoàn
// thành trước ngày 30/6/2025." Its spans are of the frozen text.
type Task struct {
	// Assignees are those who are to do it, the leading ones first; never empty.
	Assignees []Assignee `json:"assignees"`
	// Action is what is to be done, from its verb on, without the words of assignment and the day.
	Action Span `json:"action"`
	Due    Due  `json:"due,omitzero"`
	// Section is where it stands.
	Section SectionID `json:"section,omitempty"`
	// Cell is the row and column of a table that it was read from, zero in prose.
	Cell Cell `json:"cell,omitzero"`
	// The span is the evidence, the whole sentence or row; Quote is text[Start:End].
	Span
	Quote string `json:"quote"`
}
