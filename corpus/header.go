package corpus

import "strings"

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
	// OnBehalf is the body or office in whose place the person signs, as written: "BAN THƯỜNG VỤ"; the last where two stack, "CHỦ TỊCH".
	OnBehalf string `json:"on_behalf_of,omitempty"`
}

// Field names one header fact, as the JSON contract spells it.
type Field string

// The header facts.
const (
	FieldSystem     Field = "system"
	FieldNumber     Field = "number"
	FieldType       Field = "doc_type"
	FieldIssuer     Field = "issuer"
	FieldIssued     Field = "issue_date"
	FieldPlace      Field = "place"
	FieldAbstract   Field = "abstract"
	FieldSigners    Field = "signers"
	FieldSecrecy    Field = "secrecy"
	FieldDraft      Field = "draft"
	FieldAdopter    Field = "adopter"
	FieldUrgency    Field = "urgency"
	FieldEffective  Field = "effective"
	FieldCopy       Field = "copy"
	FieldAddressees Field = "addressees"
	FieldRecipients Field = "recipients"
	FieldArchive    Field = "archive"
)

// Evidence says where a header fact was read and how. A fact inferred from no single place has an empty span.
type Evidence struct {
	Span
	// Quote is text[Start:End].
	Quote string `json:"quote,omitempty"`
	// Method is one official Vietnamese phrase: "dòng số, ký hiệu", "suy từ ký hiệu".
	Method string `json:"method"`
	// Confidence is how often facts read by this method were right on the measured collections, 0 to 1; 0 where it is not known.
	Confidence float64 `json:"confidence,omitempty"`
}

// Excerpt (đoạn trích) is a piece of the text that a fact was read from, whole.
// Example: a line of the preamble, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;".
type Excerpt struct {
	Span
	Quote string `json:"quote"`
}

// Effect (hiệu lực thi hành) is what the text itself says of when it applies. Source: handbook §4.4.
// Example: {Date:{2025,7,1}, Rule:EffectDated}.
type Effect struct {
	// Date is the first day, zero where Rule leaves it open.
	Date Date `json:"date,omitzero"`
	// Until is the last day, where the text gives one.
	Until Date       `json:"until,omitzero"`
	Rule  EffectRule `json:"rule"`
	// Days counts the days after signing, adoption or publication that EffectAfter and EffectPublished speak of.
	Days int `json:"days,omitempty"`
	// Partial is true where the text gives other days for some of its provisions.
	Partial bool `json:"partial,omitempty"`
	// Parts are those provisions with their days, where both could be read; there may be more where Partial is true.
	Parts []EffectPart `json:"parts,omitempty"`
}

// EffectPart is what a text says of when some of its own provisions apply.
// Example: "Quy định tại Điều 14 Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2026" is {Provisions:[{Dieu:"14"}], Date:{2026,1,1}}.
type EffectPart struct {
	Provisions []Provision `json:"provisions"`
	// Date is the first day, Until the last one where the text gives it.
	Date  Date `json:"date"`
	Until Date `json:"until,omitzero"`
	// The span is that of the words, from the first provision to the day.
	Span
}

// DayOf is the first day that the text gives the provisions that hold one of its sections, false where it gives them none of their own.
// Example: of {Parts:[{Provisions:[{Dieu:"14"}], Date:{2026,1,1}}]} DayOf("dieu-14.khoan-2") is 01/01/2026.
func (e *Effect) DayOf(section SectionID) (Date, bool) {
	if e == nil {
		return Date{}, false
	}
	for _, part := range e.Parts {
		for _, p := range part.Provisions {
			path := p.Path()
			if rest, ok := strings.CutPrefix(string(section), string(path)); ok && path != "" && !p.Relative() && (rest == "" || rest[0] == '.') && part.Date.Day > 0 {
				return part.Date, true
			}
		}
	}
	return Date{}, false
}

// EffectRule says how the first day of effect is given.
type EffectRule string

// The rules.
const (
	EffectDated     EffectRule = "dated"     // có hiệu lực kể từ ngày 01 tháng 7 năm 2025
	EffectSigned    EffectRule = "signed"    // có hiệu lực kể từ ngày ký
	EffectAfter     EffectRule = "after"     // sau 45 ngày kể từ ngày ký
	EffectPublished EffectRule = "published" // sau 15 ngày kể từ ngày đăng Công báo: pending
	EffectIssued    EffectRule = "issued"    // an administrative document without a clause: its day of issue
)

// Component (văn bản kèm theo) is a regulation, plan or list that a document issues and that stands in the same text.
// Example: {Type:"Quy chế", Title:"Quy chế làm việc của …", Section:"kem-theo"}.
type Component struct {
	Type    string    `json:"doc_type,omitempty"`
	Title   string    `json:"title,omitempty"`
	Section SectionID `json:"section"`
	Span
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
	// Secrecy is "Mật", "Tối mật" or "Tuyệt mật" where the letterhead bears the mark.
	Secrecy string `json:"secrecy,omitempty"`
	// Draft is true where the number is blank or the letterhead says DỰ THẢO.
	Draft bool `json:"draft,omitempty"`
	// Adopter (người, cơ quan quyết định) is the body or person that decides, named before the preamble or before "QUYẾT ĐỊNH:":
	// "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long" where the letterhead says "Ủy ban nhân dân".
	Adopter string `json:"adopter,omitempty"`
	// Urgency is "Khẩn", "Thượng khẩn", "Hỏa tốc" or "Hỏa tốc hẹn giờ" where the letterhead bears the mark.
	Urgency string `json:"urgency,omitempty"`
	// Effective is nil where the text says nothing of its effect and its kind does not tell.
	Effective *Effect `json:"effective,omitempty"`
	// Copy is the number that a copy (sao y, trích sao, sao lục) bears: "15/SY-UBND". It is never the document's.
	Copy string `json:"copy,omitempty"`
	// LegalBases are the lines of the preamble that the document rests on.
	LegalBases []Excerpt `json:"legal_bases,omitempty"`
	// Addressees stand behind "Kính gửi", Recipients behind "Nơi nhận", without notes such as "(để b/c)".
	Addressees []string `json:"addressees,omitempty"`
	Recipients []string `json:"recipients,omitempty"`
	// Archive is the last item of Nơi nhận: "VT, KGVX".
	Archive string `json:"archive,omitempty"`
	// Components are the regulations that the document issues and that stand in its text.
	Components []Component        `json:"components,omitempty"`
	Evidence   map[Field]Evidence `json:"evidence,omitempty"`
}
