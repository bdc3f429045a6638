package rank

// Question is what ranking knows of a question: its words with their statistics over the units of the index.
type Question struct {
	// Terms are its different words, in the order typed.
	Terms []Term
	// Pairs are the different pairs of neighbours.
	Pairs []Pair
	// Sequence is the whole question as indexes into Terms; -1 is the end of a sentence.
	Sequence []int
	// Units is how many units the index holds.
	Units int
	// Asks is true for a sentence that asks: "… được quy định như thế nào".
	Asks bool
	// Defines is true for one that asks what a thing is: "… là gì", "… được hiểu như thế nào".
	Defines bool
	// Wordings are runs of the question that may be written otherwise.
	Wordings []Wording
}

// Wording is a run of the question and another way to write it: a text that holds the other holds the run.
// Example: for the question "thẻ BHYT" {Typed: {1}, Other: "bảo hiểm y tế"}.
type Wording struct {
	// Typed are the words of the run, indexes into Terms.
	Typed []int
	Other Tokens
}

// Term is one word of a question.
type Term struct {
	Norm, Fold string
	// Marked is true where the marks are sure: typed, or restored. An unmarked term matches every spelling of its fold.
	Marked bool
	// Attention is what the word counts beside others: 1, less for words with which a question is put.
	Attention float64
	// DF is how many units hold it.
	DF int
}

// Pair is two neighbours of a question, indexes into Terms.
type Pair struct {
	First, Second int
	Attention     float64
	DF            int
}

// Candidate is a unit that the first step found.
type Candidate struct {
	// Heading is the unit's heading without its label ("Điều 5."), Body its text without the heading, Title the document's title.
	Heading, Body, Title Tokens
	// First is its score of the first step; Previous and Next are those of its neighbours in the document.
	First, Previous, Next float64
	// Document tells candidates of one document, and DocumentScore is the first step's score of the document's own unit.
	Document      int
	DocumentScore float64
	// Units is how many units the document has, Number the number of the article or heading (0 = none).
	Units, Number int
	// SameHeading is how many units of the index bear the same heading.
	SameHeading int
	// Weak is true for what no one searches for: recipients, clauses on entry into force.
	Weak bool
	// Own is true for the unit of the document itself.
	Own bool
}
