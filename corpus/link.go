package corpus

import (
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// LinkState says what the store holds of a reference.
type LinkState string

// The states.
const (
	LinkResolved  LinkState = "resolved"  // one document fits, and nothing speaks against it
	LinkAmbiguous LinkState = "ambiguous" // several fit, or nothing confirms the one: all stand in Candidates
	LinkAbsent    LinkState = "absent"    // no document fits; a stub was made where the reference says enough to name one
	LinkMalformed LinkState = "malformed" // what is written cannot be a document's number or a day
	LinkSelf      LinkState = "self"      // the document itself, or a place in it
)

// ReasonDiffers is the reason of a link that leads nowhere because what has the number is another document.
const ReasonDiffers = "văn bản cùng số trong kho khác ngày, loại hoặc cơ quan"

// Link (kết nối) is what the store holds of one reference of a document: one line of the document's ledger (sổ dẫn chiếu).
// Example: {Ref:3, State:LinkResolved, To:"57-nq-tw-2024-12-22-bo-chinh-tri", Reason:"cùng số, cùng ngày"}.
type Link struct {
	// Ref counts the references of the document, the first is 1.
	Ref   int       `json:"ref"`
	State LinkState `json:"state"`
	// To is the document, a stub where its text is absent and it could be named; "" where it is not certain.
	To ID `json:"to,omitempty"`
	// Section is the provision within the target, "" where the whole is meant or the target has no such section.
	Section SectionID `json:"section,omitempty"`
	// Candidates are all documents that may be meant, where State is LinkAmbiguous.
	Candidates []ID `json:"candidates,omitempty"`
	// Reason is one official Vietnamese phrase: what confirmed the document, or why it stays open.
	Reason string `json:"reason"`
}

// SubjectKey is what finds a document for a citation that bears no number: its type and the first words of what it is about, folded.
// Several documents may share it. Example: "~quyet dinh|phe duyet de an" for a decision "về việc phê duyệt Đề án X"; "" where it is not
// said what the document is about.
func SubjectKey(docType, abstract string) string {
	words := SubjectWords(docType, abstract)
	if docType == "" || len(words) == 0 {
		return ""
	}
	return "~" + viet.Fold(strings.TrimSpace(docType)) + "|" + strings.Join(words[:min(len(words), subjectKeyWords)], " ")
}

// subjectKeyWords is how many words of a subject are in its key.
const subjectKeyWords = 4

// SubjectWords are the folded words of an abstract without what leads it in: the type, "về", "v/v", "về việc".
// Example: "Về việc phê duyệt Đề án X" is [phe duyet de an x], and so is "Quyết định phê duyệt Đề án X" of a Quyết định.
func SubjectWords(docType, abstract string) []string {
	var out []string
	for w := range viet.Words(viet.Fold(abstract)) {
		out = append(out, w.Text)
	}
	if lead := strings.Fields(viet.Fold(docType)); len(lead) > 0 && len(out) > len(lead) && slices.Equal(out[:len(lead)], lead) {
		out = out[len(lead):]
	}
	for len(out) > 0 && slices.Contains(leadWords[:], out[0]) {
		out = out[1:]
	}
	return out
}

// leadWords lead an abstract in without saying what it is about.
var leadWords = [...]string{"ve", "v", "viec"}
