package rank

import "math"

// Lengths are the numbers of words in the two parts of a unit.
type Lengths struct{ Heading, Body int }

// The average lengths are constants of the grammar of official texts and not of a collection, so that a unit's terms do
// not depend on what else is indexed. Measured on 77,843 articles of laws.
const (
	averageHeading = 12
	averageBody    = 257
)

// bm25f are the weights of the joint BM25 of heading and body: k1 how soon repetition counts no more, heading how many
// times a word of the heading counts, bHeading and bBody how much length tells.
type bm25f struct{ k1, heading, bHeading, bBody float64 }

// Tuned on the development questions (ranking.md): words want little, pairs a heading that counts much.
var (
	wordWeights = bm25f{k1: 1.2, heading: 4, bHeading: .9, bBody: .9}
	pairWeights = bm25f{k1: .5, heading: 18, bHeading: .9, bBody: .6}
)

// saturated is what a term counts in a unit, between 0 and 1.
func (w bm25f) saturated(heading, body int, l Lengths) float64 {
	tf := w.heading*float64(heading)/(1-w.bHeading+w.bHeading*float64(l.Heading)/averageHeading) +
		float64(body)/(1-w.bBody+w.bBody*float64(l.Body)/averageBody)
	return tf / (w.k1 + tf)
}

// steps are the bounds between the levels of a saturated count; means holds what a term of each level counts.
type steps struct{ bounds, means []float64 }

var (
	wordSteps = steps{[]float64{.25, .4, .55, .7, .85}, []float64{.17, .33, .48, .63, .78, .92}}
	pairSteps = steps{[]float64{.55, .75, .92}, []float64{.42, .65, .85, .97}}
)

func (s steps) level(x float64) int {
	for i, b := range s.bounds {
		if x < b {
			return i
		}
	}
	return len(s.bounds)
}

// How many levels the index keeps of words and of pairs.
const (
	WordLevels = 6
	PairLevels = 4
)

// WordLevel is the level of a word that stands so often in the heading and in the body of a unit, from 0 to WordLevels-1.
func WordLevel(heading, body int, l Lengths) int {
	return wordSteps.level(wordWeights.saturated(heading, body, l))
}

// PairLevel is the level of a pair of neighbours, from 0 to PairLevels-1.
func PairLevel(heading, body int, l Lengths) int {
	return pairSteps.level(pairWeights.saturated(heading, body, l))
}

// WordScore is what a word of a level adds to the score of its unit, for a weight of 1.
func WordScore(level int) float64 { return (wordWeights.k1 + 1) * wordSteps.means[level] }

// PairScore is what a pair of a level adds.
func PairScore(level int) float64 { return (pairWeights.k1 + 1) * pairSteps.means[level] }

// idfPower flattens idf: rare words count less than by the book.
const idfPower = .8

// Weight is what a term tells that df of so many units hold.
func Weight(units, df int) float64 {
	return math.Pow(math.Log(1+(float64(max(units, df)-df)+.5)/(float64(df)+.5)), idfPower)
}

// What the document's own unit adds to the score of each of its units: DocumentShare of its words, of which a pair
// counts DocumentPair.
const (
	DocumentShare = .7
	DocumentPair  = .3
)
