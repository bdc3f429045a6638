package corpus

// Chain (chuỗi thực hiện) is how a document came down from those above it and who carries it out: law → decree → circular → plan → report.
// Example: the report on 57-NQ/TW stands in 57-NQ/TW → 414-CTr/TU → 154/KH-UBND and the report itself.
type Chain struct {
	// Document is the one that was asked for.
	Document ID `json:"document"`
	// Steps are its documents, from the highest level to the lowest, the oldest of a level first; the asked one is among them.
	Steps []ChainStep `json:"steps"`
	// Links lead from a document to one that it carries out or rests on; both are among the steps.
	Links []ChainLink `json:"links"`
	// Gaps are what the texts lead one to expect and the store does not hold, in the order of the steps.
	Gaps []ChainGap `json:"gaps"`
	// Competence are the laws from which the document has its power alone, not its matter; they are no steps.
	Competence []Summary `json:"competence,omitempty"`
}

// ChainLevel (bậc) is one level of a chain, the highest has the lowest rank. Source: data/levels.tsv of corpus/chain.
// Example: {Rank:2, Key:"luat", Label:"Luật, nghị quyết của Quốc hội"}.
type ChainLevel struct {
	Rank  int    `json:"rank"`
	Key   string `json:"key"`
	Label string `json:"label"`
}

// ChainStep (văn bản trong chuỗi) is one document of a chain.
type ChainStep struct {
	Document Summary    `json:"document"`
	Level    ChainLevel `json:"level"`
	// Distance counts the links to the asked document: below 0 above it, above 0 below it.
	Distance int `json:"distance"`
	// Carrying counts the further documents that carry it out and are not shown; the chain was cut there. CarryingMore says that there are more than
	// were counted.
	Carrying     int  `json:"carrying_left,omitempty"`
	CarryingMore bool `json:"carrying_more,omitempty"`
	// Resting counts the documents that name it as a legal basis and are not shown; known of the asked document alone. RestingMore as CarryingMore.
	Resting     int  `json:"resting_left,omitempty"`
	RestingMore bool `json:"resting_more,omitempty"`
	// Above counts the documents that it carries out or rests on and that are not shown.
	Above int `json:"above_left,omitempty"`
}

// ChainLink (mắt nối) is one link of a chain: From carries out, guides, reports on or rests on To.
type ChainLink struct {
	Tie
	// Object is what From made, where it is no document: "Ban Chỉ đạo …". Only in a link that is Reported.
	Object string `json:"object,omitempty"`
	// Reported is true where the report By on To names From among what was done; Relation is then what From did.
	Reported bool `json:"reported,omitempty"`
	// Stater is the document By, where that is neither end.
	Stater *Summary `json:"stated_by,omitempty"`
	// Tellers counts the documents that say the same, of those that were looked at.
	Tellers int `json:"tellers"`
	// Evidence is the first place of By that says so.
	Evidence Edge `json:"evidence"`
}

// GapKind says what is missing in a chain. The list is closed.
type GapKind string

// The kinds.
const (
	GapUnheld     GapKind = "unheld"     // a document of the chain whose text the store does not hold
	GapAnnounced  GapKind = "announced"  // the text charges a body with a further document, and the store knows of none of that body
	GapUnreported GapKind = "unreported" // a plan whose period has ended, and the store knows of no report on it
)

// ChainGap (chỗ còn thiếu) is something that the texts of a chain lead one to expect and that the store does not hold.
// Example: {Kind:GapAnnounced, Of:"47-2024-qh15-…", Body:"Chính phủ", Evidence:{Quote:"Chính phủ quy định chi tiết Điều này."}}.
type ChainGap struct {
	Kind GapKind `json:"kind"`
	// Of is the step that it is about: the document whose text is not held, or the one that is to be carried out.
	Of ID `json:"of"`
	// Level is where the missing document would stand.
	Level ChainLevel `json:"level"`
	// Body is who is to issue it, as bodies are called, and Wanted what: "quy định chi tiết", "kế hoạch"; of GapAnnounced.
	Body   string `json:"body,omitempty"`
	Wanted string `json:"wanted,omitempty"`
	// Period is the one that ended; of GapUnreported.
	Period Period `json:"period,omitzero"`
	// Count is how many places of the text say so, for GapUnheld how many documents cite the missing one.
	Count int `json:"count"`
	// Evidence is the first place of the text of Of that makes one expect it; empty for GapUnheld.
	Evidence Excerpt `json:"evidence,omitzero"`
}

// ChainQuery asks for the chain of a document.
type ChainQuery struct {
	Document ID
	// Depth is how many links downward are followed, 1 to DeepestChain; 0 stands for the deepest.
	Depth int
	// Held leaves out documents whose text the store does not hold.
	Held bool
	// Uncounted leaves out how many more there are of each step: Carrying and Resting stay 0.
	Uncounted bool
	// Today is the day on which periods are over or not.
	Today Date
	// Secret lets documents with a mark of secrecy be seen.
	Secret bool
}

// DeepestChain is how many links a chain follows in each direction at most.
const DeepestChain = 4

// Untimely reports whether another text has a document, issued on a day, act on one that was issued later: it cannot.
func (t Tie) Untimely(acting, acted Date) bool {
	return t.By != t.From && !acting.IsZero() && !acted.IsZero() && acting.Before(acted)
}
