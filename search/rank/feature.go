package rank

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed features.tsv
var featureRows string

// The features of a candidate, in the order of features.tsv.
const (
	atFirstShare = iota
	atFirstBest
	atFirstOrder
	atHeadingWords
	atBodyWords
	atHeadingPairs
	atBodyPairs
	atEarlyWords
	atEarlyPairs
	atHeadingCover
	atBodyCover
	atCover
	atSubjectCover
	atHeadingPairCover
	atBodyPairCover
	atPairCover
	atHeadingTripleCover
	atBodyTripleCover
	atTripleCover
	atTitleCover
	atWholeCover
	atTellingCover
	atTellingHeading
	atHeld
	atMissingFirst
	atMissingSecond
	atFigures
	atOtherMarks
	atHeadingAsked
	atHeadingUnasked
	atHeadingPairsAsked
	atHeadingRun
	atHeadingRunOfHeading
	atHeadingRunWeight
	atHeadingExact
	atHeadingBegins
	atHeadingOrder
	atBodyRun
	atBodyRunWeight
	atWindowShort
	atWindowLong
	atSentenceScore
	atSentenceCover
	atSentencePairs
	atSentenceHeading
	atSentenceTwo
	atSentenceOrder
	atSentencePlace
	atDefines
	atLikelihood
	atBodyLength
	atHeadingLength
	atNumber
	atSameHeading
	atDocumentUnits
	atDocumentScore
	atDocumentBest
	atDocumentSum
	atDocumentCount
	atDocumentOrder
	atNext
	atPrevious
	atAspectHeading
	atAspectForeign
	atAspectSentence
	atFocusHeading
	atFocusBegins
	atSentenceBegins
	atEndHeading
	atClass
	atWeak
	atQueryTerms
	atQueryFirst
	atQueryGap
	atQueryAsks
	atQueryDefines
	featureCount
)

// feature is one row of features.tsv.
type feature struct {
	name, label string
	relative    bool
}

var features = sync.OnceValue(func() []feature {
	var out []feature
	for row := range table.Rows(featureRows, 3) {
		out = append(out, feature{row[0], row[2], row[1] == "1"})
	}
	return out
})

// Label is what the page says of a feature, in Vietnamese; "" for a name that is none. Example: Label("cover").
func Label(name string) string {
	for _, f := range features() {
		if f.name == strings.TrimSuffix(name, relativeMark) {
			return f.label
		}
	}
	return ""
}

// width is how many numbers stand for one candidate: each feature, and for each how far it lies below the best.
const width = 2 * featureCount

// relativeMark ends the name of a feature that is a distance to the best candidate.
const relativeMark = "~best"

// bodyLimit is how many words of a long unit are read.
const bodyLimit = 2000

// earlyWords is how many words are the beginning of a text.
const earlyWords = 40

// Features measures every candidate, in the order given, best of the first step first: width numbers for each.
func Features(q *Question, cs []Candidate) []float32 {
	if len(cs) == 0 {
		return nil
	}
	m := measures.Get().(*measure)
	defer measures.Put(m)
	m.reading = newReading(q)
	defer m.release()
	m.common = commonWords()
	out := make([]float32, len(cs)*width)
	m.fields = m.fields[:0]
	for i := range cs {
		m.one(&cs[i], out[i*width:][:featureCount])
	}
	m.together(cs, out)
	relative(out)
	return out
}

// measure keeps the room that measuring takes.
type measure struct {
	*reading
	common        map[wordKey]float32
	heading, body field
	early, title  field
	sentences     sentenceReader
	lengths       [2][2 * most]uint8
	counts        [most]uint16
	best          [2*most + 1]float32
	// fields holds for each candidate the words that its heading (1) and its text (2) hold.
	fields []byte
}

var measures = sync.Pool{New: func() any { return new(measure) }}

// one fills in what can be measured of a candidate alone.
func (m *measure) one(c *Candidate, x []float32) {
	h, b, e, t := &m.heading, &m.body, &m.early, &m.title
	h.read(m.reading, c.Heading, bodyLimit)
	b.read(m.reading, c.Body, bodyLimit)
	e.read(m.reading, c.Body, earlyWords)
	t.read(m.reading, c.Title, bodyLimit)
	for i := range m.terms {
		var held byte
		if h.terms[i] > 0 {
			held = 1
		}
		if b.terms[i] > 0 {
			held |= 2
		}
		m.fields = append(m.fields, held)
	}
	x[atFirstShare] = share(float32(c.First), m.sum+m.pairSum)
	m.words(x)
	m.runs(x)
	m.headingOf(x)
	m.sentencesOf(x)
	m.focusOf(x)
	x[atLikelihood] = m.likelihood(h, b)
	x[atBodyLength], x[atHeadingLength] = ln(b.words), ln(h.words)
	x[atNumber], x[atSameHeading], x[atDocumentUnits] = ln(c.Number), ln(c.SameHeading), ln(c.Units)
	x[atClass] = classOf(c.Heading)
	if c.Weak {
		x[atWeak] = 1
	}
	x[atQueryTerms] = float32(m.terms)
	x[atQueryAsks], x[atQueryDefines] = flag(m.Asks), flag(m.Defines)
}

func ln(n int) float32 { return float32(math.Log(1 + float64(max(0, n)))) }

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func share(a, b float32) float32 {
	if b == 0 {
		return 0
	}
	return a / b
}

// words measures which words, pairs and triples of the question stand where.
func (m *measure) words(x []float32) {
	h, b, e, t := &m.heading, &m.body, &m.early, &m.title
	x[atHeadingWords] = bm(m.weight, m.sum, h.terms[:], h.words, usualHeading, headingLength)
	x[atBodyWords] = bm(m.weight, m.sum, b.terms[:], b.words, usualBody, bodyLength)
	x[atHeadingPairs] = bm(m.pairWeight, m.pairSum, h.pairs[:], h.words, usualHeading, headingLength)
	x[atBodyPairs] = bm(m.pairWeight, m.pairSum, b.pairs[:], b.words, usualBody, bodyLength)
	x[atEarlyWords] = bm(m.weight, m.sum, e.terms[:], e.words, earlyWords, 0)
	x[atEarlyPairs] = bm(m.pairWeight, m.pairSum, e.pairs[:], e.words, earlyWords, 0)
	x[atHeadingCover] = cover(m.weight, m.sum, h.terms[:], h.terms[:])
	x[atBodyCover] = cover(m.weight, m.sum, b.terms[:], b.terms[:])
	x[atCover] = cover(m.weight, m.sum, h.terms[:], b.terms[:])
	x[atHeadingPairCover] = cover(m.pairWeight, m.pairSum, h.pairs[:], h.pairs[:])
	x[atBodyPairCover] = cover(m.pairWeight, m.pairSum, b.pairs[:], b.pairs[:])
	x[atPairCover] = cover(m.pairWeight, m.pairSum, h.pairs[:], b.pairs[:])
	x[atHeadingTripleCover] = cover(m.tripleWeight, m.tripleSum, h.triples[:], h.triples[:])
	x[atBodyTripleCover] = cover(m.tripleWeight, m.tripleSum, b.triples[:], b.triples[:])
	x[atTripleCover] = cover(m.tripleWeight, m.tripleSum, h.triples[:], b.triples[:])
	var subject, whole, title float32
	for i, w := range m.weight {
		held := h.terms[i] > 0 || b.terms[i] > 0
		if m.subject[i] && held {
			subject += w
		}
		if t.terms[i] > 0 {
			title += w
		}
		if held || t.terms[i] > 0 {
			whole += w
		}
	}
	x[atSubjectCover], x[atTitleCover], x[atWholeCover] = share(subject, m.subjectSum), share(title, m.sum), share(whole, m.sum)
	x[atMissingFirst], x[atMissingSecond], x[atHeld], x[atFigures] = m.missing(h.terms[:], b.terms[:])
	x[atOtherMarks] = m.otherMarks(h, b)
}

// runs measures what of the question stands together.
func (m *measure) runs(x []float32) {
	h, b := &m.heading, &m.body
	r := m.longestRun(h.ids, &m.lengths)
	n := float32(len(m.sequence))
	x[atHeadingRun] = share(float32(r.length), n)
	x[atHeadingRunOfHeading] = share(float32(r.length), float32(h.words))
	x[atHeadingRunWeight] = r.weight
	x[atHeadingExact] = share(float32(r.length), float32(max(h.words, m.subjects)))
	if r.length > 0 && r.at == 0 {
		x[atHeadingBegins] = share(float32(r.length), float32(h.words))
	}
	x[atHeadingOrder] = m.inOrder(h.ids, &m.best)
	r = m.longestRun(b.ids, &m.lengths)
	x[atBodyRun], x[atBodyRunWeight] = share(float32(r.length), n), r.weight
	x[atWindowShort] = m.window(b, 20, &m.counts)
	x[atWindowLong] = m.window(b, 60, &m.counts)
}

// headingOf measures what the heading says beside the question.
func (m *measure) headingOf(x []float32) {
	var asked, all float32
	pairs, askedPairs := 0, 0
	last := int16(sentenceEnd)
	for i, id := range m.heading.ids {
		if id != sentenceEnd {
			w := tells(m.common, m.heading.keys[i])
			all += w
			if id >= 0 {
				asked += w
			}
			if last != sentenceEnd {
				pairs++
				if id >= 0 && last >= 0 && m.pairAt[int(last)*most+int(id)] > 0 {
					askedPairs++
				}
			}
		}
		last = id
	}
	x[atHeadingAsked] = share(asked, all)
	x[atHeadingUnasked] = all - asked
	x[atHeadingPairsAsked] = share(float32(askedPairs), float32(pairs))
}

// sentencesOf measures what single sentences say.
func (m *measure) sentencesOf(x []float32) {
	s := m.sentences.read(m.reading, &m.heading, &m.body)
	x[atSentenceScore], x[atSentenceCover], x[atSentencePairs] = s.score, s.cover, s.pairs
	x[atSentenceHeading], x[atSentenceTwo], x[atSentencePlace] = s.withHeading, s.two, s.place
	x[atDefines] = s.defines
	x[atSentenceBegins] = s.begins
	if s.end > s.first {
		same, _ := sameAspects(m.aspects, aspectsIn(m.body.keys[s.first:s.end]))
		x[atAspectSentence] = same
		x[atSentenceOrder] = m.inOrder(m.body.ids[s.first:s.end], &m.best)
	}
}

// relative appends to each feature that asks for it how far it lies below the best.
func relative(out []float32) {
	for f, d := range features() {
		if !d.relative {
			continue
		}
		best := out[f]
		for i := f; i < len(out); i += width {
			best = max(best, out[i])
		}
		for i := f; i < len(out); i += width {
			out[i+featureCount] = out[i] - best
		}
	}
}
