package corpus

// Tie (liên hệ) is what one document of the store does to another: all edges of one text that say so, merged. Where an edge joins numbers,
// a tie joins documents. Example: {From:"30-2020-nd-cp-…", Relation:RelationReplaces, To:"110-2004-nd-cp-…", By: the same as From,
// Scope:ScopeWhole, Strong:true, Places:2}.
type Tie struct {
	From     ID       `json:"from"`
	Relation Relation `json:"relation"`
	To       ID       `json:"to"`
	// By is the document whose text says it: From itself, or a third one.
	By ID `json:"by"`
	// Scope is the widest of its edges.
	Scope Scope `json:"scope"`
	// Strong is true where the title, the preamble, the lead or the closing article says so.
	Strong bool `json:"strong,omitempty"`
	// Since and Until are the days that a sentence gives for the effect, zero where none does.
	Since Date `json:"since,omitzero"`
	Until Date `json:"until,omitzero"`
	// Places counts the places of the text that say so.
	Places int `json:"places"`
}

// Neighbour (văn bản liên hệ) is a tie as seen from one of its documents.
type Neighbour struct {
	Tie
	// Document is the other end.
	Document Summary `json:"document"`
	// Stater is the document By where it is neither end.
	Stater *Summary `json:"stated_by,omitempty"`
	// Evidence are the first places that say so, with their quotes; the span of each is of the text of By.
	Evidence []Edge `json:"evidence,omitempty"`
}

// TieQuery asks for the ties of one document, the strong ones and the newest documents first.
type TieQuery struct {
	Document ID
	// In asks for the ties that lead to the document, else those that it has to others.
	In bool
	// Relation narrows to one relation, Family to those of one nature ("change"); "" means all.
	Relation Relation
	Family   string
	// Type and Issuer narrow to documents of a type or body as written in lists, Year to those issued in it; "" and 0 mean all.
	Type, Issuer string
	Year         int
	// Standing narrows to documents of that standing on Day, a day taken with Today.
	Standing   Standing
	Day, Today Date
	// Held leaves out documents whose text the store does not hold.
	Held      bool
	Offset, N int
	// Secret lets documents with a mark of secrecy be seen.
	Secret bool
	// Evidence is how many places to answer with each tie.
	Evidence int
	// Uncounted leaves the count of all that fit at 0, for who does not need it: a law may have tens of thousands.
	Uncounted bool
}

// TieCount is how many documents stand in a relation to one.
type TieCount struct {
	Relation  Relation `json:"relation"`
	Documents int      `json:"documents"`
}
