// Package figure reads the numbers of a text that count or measure something, and binds each to what it is of: indicator, place, period,
// target, the total that it is a part of. It reads prose and tables. It *finds*: which indicators of several documents are one, the store
// tells.
//
// Recognition comes first (which numbers, which unit, which kind), then binding (which words say what was counted). What is not told is
// left empty; what is inherited from further away says from where. Source: handbook §5.
package figure

import "vankho/corpus"

// Input is what figures are read from: the frozen text and what the stages before found in it.
type Input struct {
	Text       string
	Header     corpus.Header
	Title      string
	Sections   []corpus.Section
	Blocks     []corpus.Block
	References []corpus.Reference
	Entities   []corpus.Entity
	// Doubtful are the words whose digits text recognition was not sure of.
	Doubtful []corpus.Span
}

// Figures finds the figures of a document, in the order of the text. It never fails and takes time that grows with the text alone.
// Example: Figures(Input{Text: "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 51,69/85%."}) is one figure of 51.69 % with the target 85.
func Figures(in Input) []corpus.Figure {
	r := newReading(in)
	found := r.prose()
	r.bind(found)
	rows := r.tables()
	if len(rows) == 0 {
		return found
	}
	return merged(found, rows)
}
