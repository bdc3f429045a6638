// Package spell reads words as they were meant: marks that were not typed, keys of Telex and VNI that were left over,
// letters that slipped. It knows only the words of the corpus, through Corpus, and proposes nothing else.
package spell

// Corpus is what is known of the words of the collection. The index implements it over its own dictionary, so that it
// follows every change.
type Corpus interface {
	// Spellings are the norms that a fold has in the collection, the most frequent first: "quyet" → "quyết", "quyệt".
	Spellings(fold string) []string
	// Frequency is how many units hold a norm; 0 for what the collection lacks.
	Frequency(norm string) int
	// Pair is how many units hold two norms as neighbours. A question of twenty words without marks asks it about a
	// thousand times, so it takes well under a microsecond: out of memory, not out of a dictionary on disk.
	Pair(first, second string) int
}
