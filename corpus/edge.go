package corpus

// Relation names what one document does to another. The list is closed. Source: handbook §4.1.
type Relation string

// The relations, each with a phrase that states it.
const (
	RelationLegalBasis   Relation = "legal_basis"  // Căn cứ D;
	RelationProposal     Relation = "proposal"     // Theo đề nghị của X tại Tờ trình số D
	RelationImplements   Relation = "implements"   // thực hiện D
	RelationGuides       Relation = "guides"       // quy định chi tiết, hướng dẫn thi hành D
	RelationReportsOn    Relation = "reports_on"   // báo cáo kết quả thực hiện D
	RelationAmends       Relation = "amends"       // sửa đổi, bổ sung một số điều của D
	RelationReplaces     Relation = "replaces"     // thay thế D
	RelationRepeals      Relation = "repeals"      // bãi bỏ D
	RelationCeases       Relation = "ceases"       // D hết hiệu lực
	RelationSuspends     Relation = "suspends"     // đình chỉ việc thi hành D
	RelationExtends      Relation = "extends"      // kéo dài thời gian áp dụng D
	RelationCorrects     Relation = "corrects"     // đính chính D
	RelationConsolidates Relation = "consolidates" // hợp nhất D
	RelationApproves     Relation = "approves"     // phê duyệt Đề án T
	RelationIssues       Relation = "issues"       // ban hành kèm theo Quyết định này Quy chế T
	RelationPublishes    Relation = "publishes"    // công bố D
	RelationEstablishes  Relation = "establishes"  // thành lập Ban Chỉ đạo X
	RelationSetsTarget   Relation = "sets_target"  // so với chỉ tiêu giao tại D
	RelationRefers       Relation = "refers"       // theo quy định tại D
	RelationAffirms      Relation = "affirms"      // công bố danh mục văn bản còn hiệu lực: D
	RelationReplies      Relation = "replies"      // Phúc đáp Công văn số D
)

// Scope is how much of its target an edge reaches.
type Scope string

// The scopes.
const (
	ScopeWhole      Scope = "whole"      // thay thế Nghị định số D
	ScopeProvisions Scope = "provisions" // bãi bỏ khoản 2 Điều 5 D; sửa đổi một số điều của D, which names none
	ScopeWords      Scope = "words"      // thay cụm từ “A” bằng cụm từ “B” tại D
)

// Self stands for the document itself where a reference or an edge names it: "Nghị định này", the subject of
// "thay thế Nghị định số D".
const Self = "SELF"

// Edge (quan hệ giữa hai văn bản) is one thing that a text says one document does to another, with the words that say so.
// Example: the text of 30/2020/NĐ-CP that says "Nghị định này thay thế Nghị định số 110/2004/NĐ-CP" has
// {From:Self, Relation:RelationReplaces, To:"110/2004/NĐ-CP", Scope:ScopeWhole, Strong:true}. The document that is read need not take
// part: "Nghị định A được sửa đổi bởi Nghị định B" is {From:"B", Relation:RelationAmends, To:"A"}. Source: handbook §4.
type Edge struct {
	// From and To are canonical numbers, Self, "org:" and the name of a body, or the title of a document without a number.
	From     string   `json:"from"`
	Relation Relation `json:"relation"`
	To       string   `json:"to"`
	// FromRef and ToRef count the references that From and To were read from, the first is 1; 0 where there is none.
	FromRef int   `json:"from_ref,omitempty"`
	ToRef   int   `json:"to_ref,omitempty"`
	Scope   Scope `json:"scope"`
	// Provisions are those of the target that the edge reaches; none where Scope is ScopeProvisions means that the text does not name them.
	Provisions []Provision `json:"provisions,omitempty"`
	// Strong is true where the title, the preamble, the lead or the closing article says so; a mention in the body is weak.
	Strong bool `json:"strong,omitempty"`
	// Since and Until are the days that the sentence gives for the effect, zero where it gives none.
	Since Date `json:"since,omitzero"`
	Until Date `json:"until,omitzero"`
	// The span is the evidence: from the verb to the target, both within; Quote is text[Start:End].
	Span
	Quote string `json:"quote"`
}
