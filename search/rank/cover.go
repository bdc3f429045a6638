package rank

import "math"

// Lengths that a heading and a text usually have, in words, and how much length counts against them.
const (
	usualHeading, usualBody   = 12, 257
	headingLength, bodyLength = .5, .6
)

// bm is BM25 of a field, as a share of the most that it could be.
func bm(weights []float32, sum float32, counts []uint16, words int, usual, length float32) float32 {
	if sum == 0 {
		return 0
	}
	k := 1.2 * (1 - length + length*float32(words)/usual)
	var s float32
	for i, w := range weights {
		if tf := float32(counts[i]); tf > 0 {
			s += w * tf / (tf + k)
		}
	}
	return s / sum
}

// cover is the share of the weights that stand in a or b.
func cover(weights []float32, sum float32, a, b []uint16) float32 {
	if sum == 0 {
		return 0
	}
	var s float32
	for i, w := range weights {
		if a[i] > 0 || b[i] > 0 {
			s += w
		}
	}
	return s / sum
}

// missing are the two heaviest words that neither field holds, as shares of the heaviest of all, and the shares of all
// words and of figures that are held; figures is -1 where the question names none.
func (r *reading) missing(a, b []uint16) (first, second, held, figures float32) {
	var most float32
	n, d := 0, 0
	for i, w := range r.weight {
		most = max(most, w)
		if a[i] > 0 || b[i] > 0 {
			n++
			if r.digits[i] {
				d++
			}
			continue
		}
		if w > first {
			first, second = w, first
		} else if w > second {
			second = w
		}
	}
	figures = -1
	if r.digitTerms > 0 {
		figures = float32(d) / float32(r.digitTerms)
	}
	if most == 0 {
		return 0, 0, 0, figures
	}
	return first / most, second / most, float32(n) / float32(r.terms), figures
}

// otherMarks is the share of the subject that a text holds only with marks other than those typed.
func (r *reading) otherMarks(h, b *field) float32 {
	if r.subjectSum == 0 {
		return 0
	}
	var s float32
	for i, w := range r.weight {
		if r.subject[i] && h.terms[i] == 0 && b.terms[i] == 0 && (h.near[i] || b.near[i]) {
			s += w
		}
	}
	return s / r.subjectSum
}

// likelihood is that of the question under a language model of heading (twice) and text, smoothed by how common its
// words are in the collection.
func (r *reading) likelihood(h, b *field) float32 {
	if r.terms == 0 {
		return 0
	}
	const smoothing, unitWords = 500, 120
	length := float64(2*h.words + b.words)
	s := float64(r.terms) * math.Log(smoothing/(smoothing+length))
	for i, t := range r.Terms[:r.terms] {
		if tf := float64(2*h.terms[i] + b.terms[i]); tf > 0 {
			p := float64(max(1, t.DF)) / float64(max(1, r.Units)) / unitWords
			s += t.Attention * math.Log(1+tf/(smoothing*p))
		}
	}
	return float32(s / float64(r.terms+1))
}
