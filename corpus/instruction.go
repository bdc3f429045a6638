package corpus

// Operation is what an amending instruction does to the text of another document. The list is closed. Source: Luật Ban hành văn bản quy phạm
// pháp luật and the drafting rules of decrees on it; phrases in indexer/amend/data.
type Operation string

// The operations, each with a phrase that gives it.
const (
	OperationReplace   Operation = "replace"    // Sửa đổi, bổ sung khoản 2 Điều 5 như sau: “…”
	OperationInsert    Operation = "insert"     // Bổ sung Điều 5a vào sau Điều 5 như sau: “…”
	OperationRepeal    Operation = "repeal"     // Bãi bỏ khoản 3 Điều 7
	OperationReword    Operation = "reword"     // Thay thế cụm từ “A” bằng cụm từ “B” tại khoản 1 Điều 9
	OperationAddWords  Operation = "add_words"  // Bổ sung cụm từ “B” vào sau cụm từ “A” tại khoản 1 Điều 9
	OperationDropWords Operation = "drop_words" // Bỏ cụm từ “A” tại khoản 1 Điều 9
	OperationRetitle   Operation = "retitle"    // Sửa đổi tên Điều 5 như sau: “…”
	OperationRenumber  Operation = "renumber"   // Chuyển khoản 3 Điều 5 thành khoản 4
	OperationTouch     Operation = "touch"      // names the place, but what becomes of its words cannot be told from the sentence
)

// Side is where new text stands beside its anchor.
type Side string

// The sides; SideEnd is the end of what the anchor names.
const (
	SideAfter  Side = "after"  // vào sau khoản 5
	SideBefore Side = "before" // vào trước khoản 5
	SideEnd    Side = "end"    // vào cuối khoản 5
)

// Instruction (lời sửa đổi) is one step that a text tells to be done to the text of another document, at one place; a sentence that names
// several places, or several words, gives several.
// Example: “Sửa đổi khoản 2 Điều 5 như sau: “2. …”” is {Operation:OperationReplace, Provision:{Dieu:"5", Khoan:"2"}, Wording: the span of
// “2. …” without its marks}.
type Instruction struct {
	// Edge counts the edges of the document whose text tells it, the first is 1: which document is changed, and since when, stands there.
	Edge      int       `json:"edge"`
	Operation Operation `json:"operation"`
	// Provision is the place that is changed, of an insertion the place that comes; the zero value is the whole text.
	Provision Provision `json:"provision,omitzero"`
	// Heading is true where words are changed in the heading of the place alone: "Bỏ cụm từ “A” tại tên Chương VIII".
	Heading bool `json:"heading,omitempty"`
	// Opening is true where only the words of the place are changed that stand before the first part it holds: "đoạn mở đầu khoản 2".
	Opening bool `json:"opening,omitempty"`
	// Except are places that it leaves out: "trừ Điều 3 và Điều 7".
	Except []Provision `json:"except,omitempty"`
	// Anchor and Side tell where an insertion stands, zero where the sentence does not; its number then says so.
	Anchor Provision `json:"anchor,omitzero"`
	Side   Side      `json:"side,omitempty"`
	// Beside are words within the text that tells it: Old is meant only where it stands on that Side of them, "Bỏ từ “A” trước cụm từ “B”".
	Beside Span `json:"beside,omitzero"`
	// Becomes is the new number of a place that is renumbered.
	Becomes Provision `json:"becomes,omitzero"`
	// Old are the words that go, or beside which new ones are put; Wording the new words, or the whole new text of the place. Both are spans
	// within the text that tells it, without quotation marks, empty where there are none.
	Old     Span `json:"old,omitzero"`
	Wording Span `json:"wording,omitzero"`
	// Doubt is one official Vietnamese phrase that says why it cannot be carried out by machine, "" where it can.
	Doubt string `json:"doubt,omitempty"`
	// The span is the evidence: the sentence from its verb to its end, without the new text behind its colon; Quote is text[Start:End].
	Span
	Quote string `json:"quote"`
}
