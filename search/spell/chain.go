package spell

// option is one reading of one word.
type option struct {
	norm string
	kind Kind // empty: as typed
	// typing is how likely this word, being meant, is typed so; relative to the other options.
	typing float64
	// units is how many units hold the norm.
	units float64
}

// backMost is how many units' worth of evidence the frequency of a word alone has beside its pairs, chosen on the
// development questions; in a small collection it is backShare of the most frequent word's units, since a pair there is
// rarely seen twice.
const (
	backMost  = 6.0
	backShare = .1
)

// weigh gives for each option of each word how likely it is, among the options of its word, by all its neighbours: the
// forward-backward sums over a chain of pairs.
func weigh(chain [][]option, c Corpus) [][]float64 {
	if len(chain) == 0 {
		return nil
	}
	pairs := asked().pairs
	most := 1.0
	for _, options := range chain {
		for _, o := range options {
			most = max(most, o.units)
		}
	}
	back := min(backMost, backShare*most)
	alone := func(o option) float64 {
		if o.units == 0 {
			return unheard
		}
		return o.units / most
	}
	forward := make([][]float64, len(chain))
	steps := make([][][]float64, len(chain)) // steps[i][a][b]: from option a of word i-1 to b of word i
	for i, options := range chain {
		forward[i] = make([]float64, len(options))
		if i == 0 {
			for b, o := range options {
				forward[0][b] = o.typing * alone(o)
			}
			scale(forward[0])
			continue
		}
		steps[i] = make([][]float64, len(chain[i-1]))
		for a, from := range chain[i-1] {
			steps[i][a] = make([]float64, len(options))
			for b, to := range options {
				pair := 0.0
				if from.units > 0 && to.units > 0 {
					pair = float64(c.Pair(from.norm, to.norm))
					if pairs[[2]string{from.norm, to.norm}] {
						pair += askedShare * from.units
					}
				}
				steps[i][a][b] = to.typing * (pair + back*alone(to)) / (from.units + back)
				forward[i][b] += forward[i-1][a] * steps[i][a][b]
			}
		}
		scale(forward[i])
	}
	backward := make([]float64, len(chain[len(chain)-1]))
	for b := range backward {
		backward[b] = 1
	}
	for i := len(chain) - 1; i >= 0; i-- {
		var before []float64
		if i > 0 {
			before = make([]float64, len(chain[i-1]))
			for a := range before {
				for b := range backward {
					before[a] += steps[i][a][b] * backward[b]
				}
			}
			scale(before)
		}
		for b := range forward[i] {
			forward[i][b] *= backward[b]
		}
		scale(forward[i])
		backward = before
	}
	return forward
}

// unheard is what a word that the corpus lacks weighs by itself, beside the most frequent one of the question.
const unheard = .001

// scale makes the parts of a sum of one.
func scale(parts []float64) {
	sum := 0.0
	for _, p := range parts {
		sum += p
	}
	if sum == 0 {
		return
	}
	for i := range parts {
		parts[i] /= sum
	}
}
