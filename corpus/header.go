package corpus

// System is the body of rules that a letterhead follows.
type System string

// The systems of documents.
const (
	SystemState      System = "state"       // Quốc hiệu, Nghị định 30/2020/NĐ-CP
	SystemParty      System = "party"       // ĐẢNG CỘNG SẢN VIỆT NAM
	SystemYouthUnion System = "youth_union" // ĐOÀN TNCS HỒ CHÍ MINH
	SystemUnknown    System = "unknown"     // no letterhead
)

// Signer (người ký) is one person who signed and in what capacity.
// Example: {Name:"Trần Văn A", Title:"Phó Chủ tịch", Capacity:"KT."}
type Signer struct {
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
	// Capacity is TM., KT., TL., TUQ. or Q. as the rules write it, "TM. KT." where two stack, or empty.
	Capacity string `json:"capacity,omitempty"`
}

// Field names one header fact, as the JSON contract spells it.
type Field string

// The header facts.
const (
	FieldSystem   Field = "system"
	FieldNumber   Field = "number"
	FieldType     Field = "doc_type"
	FieldIssuer   Field = "issuer"
	FieldIssued   Field = "issue_date"
	FieldPlace    Field = "place"
	FieldAbstract Field = "abstract"
	FieldSigners  Field = "signers"
	FieldSecrecy  Field = "secrecy"
	FieldDraft    Field = "draft"
)

// Evidence says where a header fact was read and how. A fact inferred from no single place has an empty span.
type Evidence struct {
	Span
	// Quote is text[Start:End].
	Quote string `json:"quote,omitempty"`
	// Method is one official Vietnamese phrase: "dòng số, ký hiệu", "suy từ ký hiệu".
	Method string `json:"method"`
}

// Header (thể thức) holds the facts of a document's letterhead and signature. A fact that was not found is empty:
// unknown is never guessed. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
type Header struct {
	System System `json:"system"`
	// Number is the canonical form: "154/KH-UBND", "57-NQ/TW". Empty where none is written.
	Number string `json:"number,omitempty"`
	// Type is the name of the type: "Nghị quyết".
	Type string `json:"doc_type,omitempty"`
	// Issuer is the full name where it can be completed: "Ủy ban nhân dân tỉnh Lào Cai".
	Issuer string `json:"issuer,omitempty"`
	Issued Date   `json:"issue_date,omitzero"`
	Place  string `json:"place,omitempty"`
	// Abstract (trích yếu) is as written, lines joined with a space.
	Abstract string   `json:"abstract,omitempty"`
	Signers  []Signer `json:"signers,omitempty"`
	// Secrecy is "MẬT", "TỐI MẬT" or "TUYỆT MẬT" where the letterhead bears it.
	Secrecy string `json:"secrecy,omitempty"`
	// Draft is true where the number is blank or the letterhead says DỰ THẢO.
	Draft    bool               `json:"draft,omitempty"`
	Evidence map[Field]Evidence `json:"evidence,omitempty"`
}
