package spell

// Kind says in what way words were read otherwise than typed.
type Kind string

// The kinds, as search.Correction spells them.
const (
	// Marks were not typed and are restored: "nghi quyet" → "nghị quyết".
	Marks Kind = "marks"
	// Keys of Telex or VNI were left over: "quyeets" → "quyết", "nghi5" → "nghị".
	Keys Kind = "keys"
	// Letters slipped: "chuyenr ddoi" is Keys, "chuyne" → "chuyên" is Letters.
	Letters Kind = "letters"
	// Name is a body or a place that is called otherwise now: "Sở TTTT" → "Sở Khoa học và Công nghệ" (Successors).
	Name Kind = "name"
)

// Word is one word of a question.
type Word struct {
	// Text is the word as typed, NFC.
	Text string
	// First is true where it begins a run: no pair of words reaches over it from the word before.
	First bool
	// Fixed is true for what is not to be read otherwise: part of a number, of a phrase in quotes, of an operator.
	Fixed bool
}

// Reading is another reading of words[From:To]. Readings of one question are in order and do not overlap.
// Example: of "nghi quyet so 57", {Marks, 0, 3, ["nghị", "quyết", "số"], .99, true}.
type Reading struct {
	Kind     Kind
	From, To int
	// Norms are the words that are meant, in their norm; as many as typed, but for Name. One of them may be what was typed:
	// "ban hanh" → "ban", "hành".
	Norms []string
	// Sure is how likely the reading is, from 0 to 1, among those that the corpus knows: that of its least sure word.
	Sure float64
	// Apply is true where the question may be answered by the reading at once (and the page says so); else it is only proposed.
	Apply bool
}

// Read finds the words of a question that were meant otherwise than typed. A word that it is not sure of gets no reading
// and stands for all spellings of its fold. It never changes a tone or a digit that was typed.
func Read(words []Word, c Corpus) []Reading {
	return nil
}
